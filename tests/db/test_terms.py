"""Versions of the promise on their shelf: kept once published, and read once for all."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from db.engine import open_engine
from db.schema import HEAD, migrate, prepare
from db.unit_of_work import StoreRoom
from returns_station.desk.promising import TermsPublishedError, digest_of
from returns_station.desk.terms_views import TermsRow, TermsState
from returns_station.policy.terms import Terms
from tests.builders import NOW
from tests.db.shelf import a_store
from tests.returns_station.desk.promises import TODAY, days


def a_row(name: str, *, state: TermsState = TermsState.PUBLISHED, count: int = 60) -> TermsRow:
    """A version as it is put."""
    terms = replace(days(count), version=name)
    at = NOW.isoformat()
    return TermsRow(name, terms, digest_of(terms), "Maja", at, state=state, valid_from=TODAY)


def put(store: StoreRoom, row: TermsRow, *, key: str = "k") -> None:
    """Store a version durably."""
    with store.work() as work:
        work.put_terms(row, key)
        work.commit()


def in_force(store: StoreRoom, day: date = TODAY) -> Terms | None:
    """The terms of a day, as any desk reads them."""
    with store.views() as views:
        return views.terms_book().in_force(day)


def test_that_a_version_comes_back_as_it_was_put(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    row = replace(a_row("2026-1"), note="Jul", approved_by="Anders", based_on="2025-3")

    put(store, row)

    with store.views() as views, store.work() as work:
        assert views.terms_versions() == (row,)
        assert work.terms("2026-1") == work.terms_done("k") == row
        assert (work.terms("2026-2"), work.terms_done("K")) == (None, None)


def test_that_the_draft_of_an_author_is_found_until_it_is_published(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    draft = a_row("2026-1", state=TermsState.DRAFT)

    put(store, draft)
    with store.work() as work:
        found, nobodys = work.terms_draft("Maja"), work.terms_draft("Anders")
    put(store, a_row("2026-1"), key="l")

    assert (found, nobodys) == (draft, None)
    with store.work() as work:
        assert work.terms_draft("Maja") is None
        assert work.terms_done("k") == work.terms_done("l")


@pytest.mark.parametrize(
    "attempt",
    (
        "UPDATE terms_version SET valid_from = '2020-01-01'",
        "UPDATE terms_version SET state = 'draft', nth = NULL",
        "DELETE FROM terms_version",
    ),
)
def test_that_the_database_keeps_what_is_promised(tmp_path: Path, attempt: str) -> None:
    store = a_store(tmp_path)
    put(store, a_row("2026-1"))

    with pytest.raises(DBAPIError, match="kept once"), store.engine.begin() as connection:
        connection.execute(text(attempt))
    with pytest.raises(TermsPublishedError):
        put(store, a_row("2026-1", state=TermsState.DRAFT, count=10))
    assert in_force(store) == a_row("2026-1").terms


def test_that_every_desk_sees_a_new_promise_at_once(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    other = StoreRoom(open_engine(f"sqlite:///{tmp_path / 'station.db'}"))
    seen = [in_force(other)]
    for name in ("2026-1", "2026-2"):
        put(store, a_row(name), key=name)
        seen.append(in_force(other))

    assert seen == [None, a_row("2026-1").terms, a_row("2026-2").terms]


def test_that_a_promise_that_was_undone_was_never_made(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    with store.work() as work:
        work.put_terms(a_row("2026-1", count=10), "k")
        inside = work.terms_book().in_force(TODAY)
    outside = in_force(store)
    put(store, a_row("2026-1", count=90))

    assert (inside, outside) == (a_row("2026-1", count=10).terms, None)
    assert in_force(store) == a_row("2026-1", count=90).terms


def test_that_a_changed_letter_of_a_stored_promise_is_noticed(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    put(store, a_row("2026-1"))
    with store.engine.begin() as connection:
        connection.execute(text("DROP TRIGGER terms_version_no_update"))
        connection.execute(text("UPDATE terms_version SET body = replace(body, '60', '61')"))

    with store.views() as views:
        (row,) = views.terms_versions()

    assert (row.whole, row.terms) == (False, replace(days(61), version="2026-1"))


_OLD_SALE = (
    (
        "INSERT INTO sale (id, number, market, channel, buyer, currency, agreed_on) "
        "VALUES (1, '2041-1187', 'SE', 'store', 'consumer', 'SEK', '2026-11-12')"
    ),
    "INSERT INTO sale_line (id, sale_id, nr, sku, quantity, paid) VALUES (1, 1, '1', 'A', 1, 100)",
)


def test_that_a_store_of_the_first_shape_gets_both_tables_and_keeps_its_sales(
    tmp_path: Path,
) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'station.db'}")
    with engine.begin() as connection:
        migrate(connection, "0001")
        for row in _OLD_SALE:
            connection.execute(text(row))
    assert not inspect(engine).has_table("terms_version")

    prepare(engine)

    with StoreRoom(engine).views() as views:
        assert views.sale(1) is not None
        assert views.terms_book().versions == ()
    with engine.begin() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == HEAD
        migrate(connection, "0001")
    tables = inspect(engine).get_table_names()
    assert {"terms_version", "refused_wish"} & set(tables) == set()
