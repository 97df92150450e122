"""A file brought in from the window is brought in as from the command line."""

from pathlib import Path

import pytest
from sqlalchemy import text

from returns_station.adapters.settings import ShopSettings
from returns_station.desk.errors import InputError
from tests.db.incoming import an_inbox
from ui.rooms.imports.bringing import Bringing
from ui.rooms.imports.state import Brought, Progress

HEAD = "Ordernr,Artikelnr,Artikelnamn,Antal,Datum,Pris,Kundnr\n"
SOLD = "1,MUG,Mugg,2,2027-01-11,99.00,7\n"
BACK = "C2,MUG,Mugg,-1,2027-01-12,99.00,7\n"
TORN = "3,MUG,Mugg,många,2027-01-11,99.00,7\n"


def brought(folder: Path, rows: str, *, go_on: bool = True) -> tuple[Brought, list[Progress]]:
    """Bring in a file of these rows."""
    file = folder / "day.csv"
    file.write_text(HEAD + rows, encoding="utf-8")
    heard: list[Progress] = []

    def told(progress: Progress) -> bool:
        heard.append(progress)
        return go_on

    bringing = Bringing(lambda: an_inbox(folder)[0], ShopSettings(), folder / "columns")
    return bringing(file, told), heard


def test_that_what_came_in_is_counted_and_told_on_the_way(tmp_path: Path) -> None:
    came, heard = brought(tmp_path, SOLD + BACK)

    assert came == Brought(sales=1, lines=1, returns=1)
    assert heard[-1] == Progress(2, 1.0)


def test_that_what_stayed_out_is_listed_with_its_reason(tmp_path: Path) -> None:
    came, _ = brought(tmp_path, TORN + BACK)

    assert (came.sales, came.bad) == (0, 1)
    assert [phrase.key for phrase in came.listed] == ["import.bad_row", "import.returns_listed"]


def test_that_a_stop_is_told(tmp_path: Path) -> None:
    came, _ = brought(tmp_path, SOLD, go_on=False)

    assert (came.sales, came.stopped) == (1, True)


def test_that_a_file_that_cannot_be_read_is_advised_on(tmp_path: Path) -> None:
    bringing = Bringing(lambda: an_inbox(tmp_path)[0], ShopSettings(), tmp_path)

    with pytest.raises(InputError):
        bringing(tmp_path / "none.csv", lambda _: True)


def test_that_a_shop_that_moved_brings_in_by_its_new_market(tmp_path: Path) -> None:
    file = tmp_path / "day.csv"
    file.write_text(HEAD + SOLD, encoding="utf-8")
    inbox, engine = an_inbox(tmp_path)
    bringing = Bringing(lambda: inbox, ShopSettings(channel="distance"), tmp_path / "columns")

    bringing.move_to(ShopSettings(market="NO", currency="NOK"))
    bringing(file, lambda _: True)

    with engine.connect() as connection:
        row = connection.execute(text("SELECT market, currency, channel FROM sale")).one()
    assert tuple(row) == ("NO", "NOK", "distance")
