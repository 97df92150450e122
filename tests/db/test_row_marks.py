"""Whatever is written through the station is marked; what was written past it is found."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from db.engine import sqlite_library
from db.mark_forgetting import forget_before
from db.row_marks import mark_hash, row_digest
from db.schema import migrate, prepare
from db.unit_of_work import StoreRoom
from returns_station.desk.auditing.views import Finding
from returns_station.desk.errors import StationError
from returns_station.desk.station import Station
from tests.builders import NOW, a_claim, a_sale, taking
from tests.returns_station.desk.counter import MAJA, a_station


@pytest.fixture
def station(tmp_path: Path) -> Iterator[Station]:
    """A counter that has taken one return back."""
    opened = a_station(tmp_path, a_sale(), a_sale(number="S2"))
    opened.perform(taking("a", 1, a_claim()), MAJA)
    yield opened
    store(opened).close()


def store(station: Station) -> StoreRoom:
    assert isinstance(station.store, StoreRoom)
    return station.store


def past(station: Station, statement: str, *values: object) -> None:
    """Write past the station, as anybody with the file can."""
    driver: Any = sqlite_library().connect(store(station).engine.url.database, isolation_level=None)
    driver.execute(statement, values)
    driver.close()


def found(station: Station) -> list[tuple[str, dict[str, object]]]:
    return [told(one) for one in station.auditing(MAJA).verify().findings]


def told(one: Finding) -> tuple[str, dict[str, object]]:
    return one.what.key, dict(one.where.args)


def marks(station: Station) -> list[Any]:
    with store(station).engine.connect() as connection:
        return list(connection.execute(text("SELECT seq, salt, body FROM row_mark ORDER BY seq")))


def test_that_a_mark_and_a_digest_never_change() -> None:
    row = row_digest("00" * 16, "unit", ("line_id", "nth", "case_id"), (7, 1, None))

    assert row == "65017c95e6eb9e3c425d691ee0628671"
    assert mark_hash(3, 2, '{"unit":{"[7,1]":""}}', "f" * 64) == (
        "cf0e992d70af5f949d20f1cbb159987574396b5907dc56acabc54e23f7c4126a"
    )


def test_that_what_the_station_writes_holds(station: Station) -> None:
    assert found(station) == []
    assert station.auditing(MAJA).verify().rows > 5


def test_that_a_changed_row_is_found_where_it_is(station: Station) -> None:
    past(station, "UPDATE payout SET amount = amount + 1")

    row = {"table": "payout", "row": "a:1:card", "entry": 1}
    assert found(station) == [("audit.row_changed", row)]


def test_that_a_row_taken_out_or_put_in_is_found_where_it_is(station: Station) -> None:
    past(station, "DELETE FROM balance WHERE kind = 'units'")
    past(station, "INSERT INTO series (name, last) VALUES ('hidden', 1)")

    keys = {(what, at["table"], at["row"]) for what, at in found(station)}
    assert ("audit.row_missing", "balance", '[1,"units",1]') in keys
    assert ("audit.row_added", "series", "hidden") in keys


def test_that_what_was_undone_leaves_no_mark(station: Station) -> None:
    before = len(marks(station))

    with pytest.raises(StationError):
        station.perform(taking("b", 1, a_claim()), MAJA)
    with store(station).work() as work:
        work.next_number("slip")

    assert len(marks(station)) == before
    assert found(station) == []


def test_that_a_column_that_says_nothing_changes_no_digest() -> None:
    old = row_digest("s", "payout", ("operation", "amount"), ("a", 5))
    new = row_digest("s", "payout", ("operation", "amount", "later"), ("a", 5, ""))

    assert old == new


def test_that_a_store_without_marks_gets_them_when_it_is_brought_up(station: Station) -> None:
    engine = store(station).engine
    with engine.begin() as connection:
        migrate(connection, "0012")
    prepare(engine)

    assert found(station) == []
    past(station, "UPDATE return_case SET refund = 1")
    assert [what for what, _ in found(station)] == ["audit.row_changed"]


def test_that_a_forgotten_row_leaves_nothing_to_guess_by(station: Station) -> None:
    with store(station).work() as work:
        connection = work._connection  # noqa: SLF001 - the transaction itself is what is asked
        connection.execute(text("UPDATE return_case SET desk = ''"))
        forgotten = forget_before(connection)
        work.commit()

    named = [salt for _, salt, body in marks(station) if "return_case" in body]
    assert forgotten == 1
    assert (named[0], bool(named[-1])) == ("", True)
    assert found(station) == []


def test_that_forgetting_makes_nothing_good_that_was_changed(station: Station) -> None:
    past(station, "UPDATE payout SET amount = amount + 1")
    with store(station).work() as work:
        connection = work._connection  # noqa: SLF001 - as above
        connection.execute(text("UPDATE return_case SET desk = ''"))
        forget_before(connection)
        work.commit()

    assert [what for what, _ in found(station)] == ["audit.row_changed"]


def test_that_details_stand_beside_the_chain_and_may_go(station: Station) -> None:
    with store(station).work() as work:
        work.journal((), at=NOW, who=MAJA, details={"note": "Elin ringde"})
        work.commit()
    told_of = station.auditing(MAJA).entries()[0]

    assert (told_of.had_details, told_of.details) == (True, (("note", "Elin ringde"),))
    assert found(station) == []
    with store(station).work() as work:
        work._connection.execute(text("DELETE FROM journal_detail"))  # noqa: SLF001 - as above
        work.commit()
    assert found(station) == []
    assert station.auditing(MAJA).entries()[0].details == ()


def test_that_changed_details_are_found(station: Station) -> None:
    with store(station).work() as work:
        work.journal((), at=NOW, who=MAJA, details={"note": "Elin ringde"})
        work.commit()

    past(station, "UPDATE journal_detail SET body = '{}'")

    assert ("audit.details_changed", {"entry": 2}) in found(station)
