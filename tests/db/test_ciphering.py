"""A database that nobody reads without its key, with the real library."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from subprocess import PIPE

import pytest
from sqlalchemy import Engine, text

from db.ciphering import CipherError, begins_with, turned
from db.engine import open_engine
from db.turning import turn
from db.wiping import wipe
from returns_station.adapters.store_keys import StoreKeys
from returns_station.desk.errors import StationError
from returns_station.desk.privacy.views import Wiped
from tests.campaigns.house import WHO
from tests.db.word_shop import WordShop, open_shop
from tests.returns_station.adapters.vaults import Ring, no_ring

HOUSE = Path(__file__).parents[2]
KEY = StoreKeys.make()
NAME = b"Sandberg"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop's database as it is by itself: plain."""
    path: Path = tmp_path_factory.mktemp("plain") / "station.db"
    shop = open_shop(f"sqlite:///{path}")
    shop.engine.dispose()
    return path


@pytest.fixture
def path(template: Path, tmp_path: Path) -> Path:
    """One of one's own."""
    return Path(shutil.copy(template, tmp_path / "station.db"))


def ciphered(path: Path) -> dict[str, str]:
    """Encrypt a database, and give the key that was kept of it."""
    kept: dict[str, str] = {}

    def keep(begins: str) -> bool:
        kept[begins] = KEY
        return True

    turned(path, old="", new=KEY, keep=keep)
    return kept


def opened(path: Path, kept: dict[str, str]) -> Engine:
    return open_engine(f"sqlite:///{path}", lambda begins: kept.get(begins, ""))


@pytest.fixture
def shop(path: Path) -> Iterator[WordShop]:
    """The same shop, encrypted and open."""
    engine = opened(path, ciphered(path))
    yield WordShop(engine)
    engine.dispose()


def test_that_an_encrypted_shop_works_as_before(shop: WordShop, path: Path) -> None:
    shop.taken(shop.opened(1, contact="elin@example.com"))

    assert shop.credit() > 0
    with shop.engine.connect().execution_options(reading=True) as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
    files = [one for one in path.parent.iterdir() if one.is_file()]
    assert not any(NAME in one.read_bytes() for one in files)


def test_that_it_opens_with_its_key_alone(path: Path) -> None:
    kept = ciphered(path)

    with pytest.raises(CipherError) as refused:
        opened(path, {})
    assert refused.value.advice.key == "cipher.no_key"
    wrong = opened(path, dict.fromkeys(kept, StoreKeys.make()))
    with pytest.raises(StationError), wrong.connect() as connection:
        connection.execute(text("SELECT count(*) FROM sale"))
    wrong.dispose()
    with closing(opened(path, kept).connect()) as connection:
        assert connection.execute(text("SELECT count(*) FROM sale")).scalar() == 3


def test_that_it_is_plain_again_when_it_is_wanted(path: Path) -> None:
    kept = ciphered(path)
    assert begins_with(path) in kept

    turned(path, old=KEY, new="", keep=lambda _: True)

    assert begins_with(path) == ""
    engine = opened(path, {})
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM sale")).scalar() == 3
    engine.dispose()


def test_that_nothing_is_changed_where_no_keyring_keeps_the_key(path: Path) -> None:
    before, keys = path.read_bytes(), StoreKeys(no_ring())

    with pytest.raises(CipherError) as refused:
        turned(path, old="", new=KEY, keep=lambda begins: keys.keep(begins, KEY))

    assert refused.value.advice.key == "cipher.no_keyring"
    assert path.read_bytes()[100:] == before[100:]
    assert [one.name for one in path.parent.iterdir()] == ["station.db"]


HOLDS = """
import sys
from sqlalchemy import text
from db.engine import open_engine
with open_engine(sys.argv[1]).connect().execution_options(reading=True) as reader:
    reader.execute(text("SELECT count(*) FROM sale")).scalar()
    print("open", flush=True)
    sys.stdin.read()
"""


def test_that_nothing_is_changed_while_another_desk_is_open(path: Path) -> None:
    holder = [sys.executable, "-c", HOLDS, f"sqlite:///{path}"]
    with subprocess.Popen(holder, stdin=PIPE, stdout=PIPE, cwd=HOUSE) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"

        with pytest.raises(CipherError) as refused:
            ciphered(path)
        other.stdin.close()

    assert refused.value.advice.key == "cipher.in_use"
    assert begins_with(path) == ""


def test_that_a_key_is_found_again_in_the_keyring(path: Path) -> None:
    keys = StoreKeys(Ring())

    turned(path, old="", new=KEY, keep=lambda begins: keys.keep(begins, KEY))

    engine = open_engine(f"sqlite:///{path}", keys.get)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM sale")).scalar() == 3
    engine.dispose()


def test_that_an_encrypted_file_is_wiped_too(shop: WordShop) -> None:
    assert wipe(shop.engine, ["elin@example.com"]) is Wiped.CLEAN
    assert shop.credit() == 0


def test_that_without_the_library_it_says_what_is_missing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = ciphered(path)
    monkeypatch.setitem(sys.modules, "sqlcipher3.dbapi2", None)

    with pytest.raises(CipherError) as refused:
        opened(path, kept)

    assert refused.value.advice.key == "cipher.no_library"


def test_that_the_front_door_changes_it_over_once(path: Path) -> None:
    keys, url = StoreKeys(Ring()), f"sqlite:///{path}"
    broken: list[str] = []

    assert turn(url, keys, lambda: broken.append("the seal"), encrypted=True)
    assert not turn(url, keys, lambda: broken.append("again"), encrypted=True)
    with pytest.raises(CipherError):
        turn(url, StoreKeys(Ring()), lambda: None, encrypted=False)
    assert turn(url, keys, lambda: None, encrypted=False)
    assert not turn(url, keys, lambda: None, encrypted=False)

    assert broken == ["the seal"]
    with pytest.raises(CipherError):
        turn("postgresql://nowhere/shop", keys, lambda: None, encrypted=True)


def test_that_the_journal_holds_in_an_encrypted_file(shop: WordShop) -> None:
    shop.taken(shop.opened(1, contact="elin@example.com"))

    assert shop.station.auditing(WHO).verify().findings == ()
