"""Papers judged on the command line: with the store, without it, from a picture, from elsewhere."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from returns_station.__main__ import main, open_seals, open_station
from returns_station.adapters import key_files
from returns_station.adapters.key_files import OWN
from returns_station.adapters.settings import load
from returns_station.adapters.signing import StationSeals
from returns_station.desk.commands import UndoReturn
from returns_station.desk.errors import StationError
from returns_station.desk.ports import Store
from returns_station.desk.station import Station
from returns_station.phrase import Phrase
from tests.builders import a_claim, a_sale, taking
from tests.db.shelf import a_store
from tests.returns_station.desk.counter import MAJA


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A data folder with a sale."""
    folder = tmp_path / "shop"
    a_store(folder, a_sale()).engine.dispose()
    return folder


def a_desk(folder: Path) -> Station:
    """The station of a data folder, as the front door wires it."""
    return open_station(f"sqlite:///{folder / 'station.db'}", load(folder), folder=folder)


@pytest.fixture
def seal(shop: Path) -> str:
    """The square code of a return made there."""
    station = a_desk(shop)
    done = station.perform(taking("press-1", 1, a_claim()), MAJA)
    with station.store.views() as views:
        slip = views.slip(done.slip)
    assert slip is not None
    return slip.seal


def told(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, Any]:
    """The exit code and the JSON answer; on an error the JSON of standard error."""
    code = main([*(str(one) for one in arguments), "--json"])
    said = capsys.readouterr()
    return code, json.loads(said.out or said.err)


def changed(text: str) -> str:
    """The same with another letter in its signature."""
    return text[:80] + ("B" if text[80] == "A" else "A") + text[81:]


def test_that_a_true_paper_is_told_with_its_facts(
    shop: Path, seal: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, paper = told(capsys, "verify-slip", seal.lower(), "--data", shop)

    assert (code, paper["standing"], paper["asked_store"]) == (0, "genuine", True)
    assert (paper["number"], paper["total"], paper["currency"]) == ("RS000000013", "499.00", "SEK")


def test_that_an_altered_paper_is_told_and_so_is_a_bare_number(
    shop: Path, seal: str, capsys: pytest.CaptureFixture[str]
) -> None:
    altered = told(capsys, "verify-slip", changed(seal), "--data", shop)
    number = told(capsys, "verify-slip", "rs 0000-0001-3", "--data", shop)
    nothing = told(capsys, "verify-slip", "a cup of tea", "--data", shop)

    assert (altered[0], altered[1]["standing"]) == (1, "altered")
    assert (number[0], number[1]["standing"], number[1]["key"]) == (1, "unknown", None)
    assert (nothing[0], nothing[1]["error"]) == (2, "verify.no_number")


def test_that_an_undone_visit_s_paper_is_told_as_that(
    shop: Path, seal: str, capsys: pytest.CaptureFixture[str]
) -> None:
    a_desk(shop).perform(UndoReturn("undo", "RS000000013"), MAJA)

    code, paper = told(capsys, "verify-slip", seal, "--data", shop)

    assert (code, paper["standing"]) == (1, "undone")


def test_that_a_paper_is_judged_without_any_database(
    shop: Path, seal: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for kept in shop.glob("station.db*"):
        kept.unlink()

    genuine = told(capsys, "verify-slip", seal, "--data", shop)
    altered = told(capsys, "verify-slip", changed(seal), "--data", shop)

    assert (genuine[0], genuine[1]["standing"], genuine[1]["asked_store"]) == (0, "genuine", False)
    assert (altered[0], altered[1]["standing"]) == (1, "altered")
    assert not (shop / "station.db").exists(), "a look at a paper makes no database"


def test_that_a_database_that_does_not_answer_is_done_without(
    shop: Path, seal: str, capsys: pytest.CaptureFixture[str]
) -> None:
    away = ("--database", "postgresql://nobody@127.0.0.1:9/none")

    code, paper = told(capsys, "verify-slip", seal, "--data", shop, *away)

    assert (code, paper["standing"], paper["asked_store"]) == (0, "genuine", False)


def test_that_another_shop_is_trusted_by_its_exported_keys_and_forgotten_again(
    shop: Path, seal: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, here = tmp_path / "keys.json", tmp_path / "here"
    unknown = told(capsys, "verify-slip", seal, "--data", here)

    exported = told(capsys, "keys", "--export", file, "--data", shop)
    trusted = told(capsys, "keys", "--trust", file, "--data", here)
    known = told(capsys, "verify-slip", seal, "--data", here)
    key = known[1]["key"]
    forgotten = told(capsys, "keys", "--forget", key, "--data", here)
    after = told(capsys, "verify-slip", seal, "--data", here)

    assert (unknown[0], unknown[1]["standing"]) == (1, "unknown")
    assert exported[1]["station_keys"] == trusted[1]["trusted"]
    assert (known[0], known[1]["standing"]) == (0, "genuine")
    assert forgotten == (0, {"forgotten": key})
    assert after[1]["standing"] == "unknown"
    assert "secret" not in file.read_text()


def test_that_many_papers_are_judged_line_by_line(shop: Path, seal: str) -> None:
    asked = [sys.executable, "-m", "returns_station", "verify-slip", "-", "--data", str(shop)]
    lines = f"{seal}\n\n{changed(seal)}\n"

    done = subprocess.run(
        [*asked, "--json"], input=lines, capture_output=True, text=True, check=False
    )

    told = json.loads(done.stdout)
    assert [one["standing"] for one in told] == ["genuine", "altered"]
    assert done.returncode == 1


def test_that_a_find_says_whether_the_paper_is_true(
    shop: Path, seal: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["find", seal, "--data", str(shop), "--language", "en"]) == 0
    assert "Genuine." in capsys.readouterr().out


@pytest.mark.parametrize(
    "odd", ("", "[]", '{"station_keys": []}', '{"station_keys": [{"id": "00000000"}]}', "{" * 9999)
)
def test_that_a_file_that_holds_no_keys_is_refused_whole(
    odd: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "keys.json"
    file.write_text(odd)

    code, said = told(capsys, "keys", "--trust", file, "--data", tmp_path)

    assert (code, said["error"]) == (2, "keys.unreadable")
    assert key_files.known_keys(tmp_path) == ()


def test_that_a_new_key_leaves_old_papers_true(
    shop: Path, seal: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = told(capsys, "keys", "--data", shop)[1]["own"]

    after = told(capsys, "keys", "--new", "--data", shop)[1]

    assert after["own"] != before
    assert before in after["shop"]
    assert after["own"] in after["shop"]
    assert told(capsys, "verify-slip", seal, "--data", shop)[0] == 0


def test_that_a_picture_of_a_slip_is_judged(
    shop: Path, seal: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.ui.readers.printed import CODE128, QR, bars, photo

    picture = tmp_path / "slip.png"
    assert photo(bars("RS000000013", CODE128), bars(seal, QR)).save(str(picture))

    code, paper = told(capsys, "verify-slip", "--picture", picture, "--data", shop)
    none = told(capsys, "verify-slip", "--picture", tmp_path / "none.png", "--data", shop)

    assert (code, paper["standing"]) == (0, "genuine")
    assert (none[0], none[1]["error"]) == (2, "verify.no_picture")


def test_that_a_slip_of_training_is_not_taken_for_real(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = shop / "training"
    a_store(folder, a_sale()).engine.dispose()
    url = f"sqlite:///{folder / 'station.db'}"
    station = open_station(url, load(shop), folder=folder, training=True)
    done = station.perform(taking("press-1", 1, a_claim()), MAJA)
    with station.store.views() as views:
        slip = views.slip(done.slip)
    assert slip is not None

    for_real = told(capsys, "verify-slip", slip.seal, "--data", shop)
    there = told(capsys, "verify-slip", slip.seal, "--data", shop, "--training")

    assert (for_real[0], for_real[1]["standing"]) == (1, "unknown")
    assert (there[0], there[1]["standing"]) == (0, "genuine")


def test_that_a_key_whose_station_was_killed_before_it_told_is_told_at_the_next_start(
    shop: Path,
) -> None:
    program = (
        "import os, signal, sys; from pathlib import Path; from datetime import date\n"
        "from returns_station.adapters.signing import StationSeals\n"
        "StationSeals(Path(sys.argv[1]), 'Disk', lambda: date(2026, 11, 26))\n"
        "os.kill(os.getpid(), getattr(signal, 'SIGKILL', signal.SIGTERM))\n"
    )
    killed = subprocess.run([sys.executable, "-c", program, str(shop)], check=False)
    assert killed.returncode != 0
    own = key_files.own_key(shop)
    assert own is not None

    with a_desk(shop).store.views() as views:
        assert views.station_keys() == (own.key,)


def test_that_a_store_that_takes_nothing_now_hears_of_the_key_with_the_next_slip(
    shop: Path, tmp_path: Path
) -> None:
    class Full:
        """A store on a disk that is full for a moment."""

        def __init__(self, store: Store) -> None:
            self.views, self._store = store.views, store

        def work(self) -> object:
            raise StationError(Phrase("store.full"))

    station = a_desk(shop)
    full = cast("Store", Full(station.store))

    seals = open_seals(full, tmp_path / "new", "Disk 4")

    assert isinstance(seals, StationSeals)
    assert seals.own is not None
    station.house = replace(station.house, seals=seals)
    station.perform(taking("press-2", 1, a_claim()), MAJA)
    with station.store.views() as views:
        assert seals.own in views.station_keys()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes; a folder's rights hold")
def test_that_the_doctor_shuts_a_key_that_others_can_read_and_says_what_to_do(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_desk(shop)
    (shop / OWN).chmod(0o644)

    findings = {one["what"]: one for one in told(capsys, "doctor", "--data", shop)[1]}
    told(capsys, "keys", "--new", "--data", shop)
    after = {one["what"]: one for one in told(capsys, "doctor", "--data", shop)[1]}

    assert not findings["key"]["works"]
    assert "keys --new" in findings["key"]["says"]
    assert (shop / OWN).stat().st_mode & 0o777 == 0o600
    assert after["key"]["works"]
