"""Public keys that the shop's desks leave for each other, on both databases."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlalchemy import text

from db import station_keys
from db.engine import reading
from db.schema import HEAD, migrate
from returns_station.__main__ import open_seals
from returns_station.adapters.printing.paper import SlipPaper
from returns_station.desk.sealing import Standing, StationKey
from returns_station.desk.station import Station
from returns_station.desk.views import SlipFound
from tests.db.word_shop import WordShop

KEY = StationKey("0a1b2c3d", "ab" * 32, "Disk 2", date(2026, 11, 26))
OLDER = StationKey("ffffffff", "cd" * 32, "", date(2026, 11, 20))


def test_that_every_desk_s_key_is_kept_once_and_found_by_its_id(shop: WordShop) -> None:
    with shop.engine.begin() as connection:
        for key in (KEY, OLDER, KEY):
            station_keys.put(connection, key)

    with shop.station.store.views() as views:
        assert views.station_keys() == (OLDER, KEY)
        assert views.station_key(KEY.id) == KEY
        assert views.station_key("00000000") is None


def test_that_nobody_takes_the_id_of_another_s_key(shop: WordShop) -> None:
    with shop.station.store.work() as work:
        work.put_station_key(KEY)
        work.put_station_key(StationKey(KEY.id, "ee" * 32, "Disk 3", KEY.since))
        work.commit()

    with shop.station.store.views() as views:
        assert views.station_key(KEY.id) == KEY


def test_that_a_slip_of_one_desk_is_true_at_another(shop: WordShop, tmp_path: Path) -> None:
    here, there = (_a_desk(shop, tmp_path / name, name) for name in ("Disk 2", "Disk 3"))
    shop.station = here
    number = shop.taken(shop.opened()).slip
    with here.store.views() as views:
        slip = views.slip(number)
    assert slip is not None

    found = there.find(slip.seal)

    assert isinstance(found, SlipFound)
    assert found.verdict is not None
    assert found.verdict.standing is Standing.GENUINE


def _a_desk(shop: WordShop, folder: Path, name: str) -> Station:
    """A desk with a key of its own, opened as the front door opens it."""
    seals = open_seals(shop.station.store, folder, name)
    house = replace(shop.station.house, seals=seals)
    return Station(shop.station.store, SlipPaper("roll80"), clock=lambda: shop.now, house=house)


def test_that_the_keys_come_and_go_with_their_step_and_nothing_else_does(shop: WordShop) -> None:
    with shop.engine.begin() as connection:
        migrate(connection, "0005")
        migrate(connection, HEAD)

    with reading(shop.engine) as connection:
        assert station_keys.every(connection) == ()
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    assert found == HEAD
