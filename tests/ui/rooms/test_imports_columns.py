"""How the columns of a file are corrected: rows, free columns, and what is remembered of them."""

from pathlib import Path

import pytest

from returns_station.adapters.orders.columns import Taken
from returns_station.adapters.orders.headings import corrected as reread
from returns_station.adapters.orders.headings import proposed
from ui.rooms.imports import columns as table
from ui.rooms.imports import state as moves
from ui.rooms.imports.columns import Columns
from ui.rooms.imports.state import Brought, Imports, Stage

HEADINGS = ("Verifikat", "Datum", "Artikelnr", "Antal", "Belopp", "Kommentar")
DAY, NIGHT = Path("day.csv"), Path("night.csv")


def taken(*headings: str) -> Taken:
    return Taken(headings, proposed(headings))


def odd() -> Columns:
    """A file whose receipt number is called what no till calls it."""
    return table.shown(HEADINGS, proposed(HEADINGS))


def keyed(columns: Columns, *names: str) -> Columns:
    for name in names:
        changed = table.keyed(columns, name, name if len(name) == 1 else "")
        assert changed is not None
        columns = changed
    return columns


def test_that_the_first_missing_column_is_asked_for() -> None:
    columns = odd()

    assert columns.lacking == ("sale",)
    assert columns.meaning == "sale"
    assert columns.heading("quantity") == "Antal"


def test_that_right_takes_the_next_column_that_is_free() -> None:
    once = keyed(odd(), "Right")
    twice = keyed(once, "Right")

    assert (once.heading("sale"), once.lacking) == ("Verifikat", ())
    assert twice.heading("sale") == "Kommentar"
    assert twice.heading("sold_on") == "Datum"


def test_that_left_past_the_first_column_is_none() -> None:
    assert keyed(odd(), "Right", "Left") == odd()


def test_that_a_number_takes_its_column_also_from_another_row() -> None:
    columns = keyed(odd(), "2")

    assert columns.heading("sale") == "Datum"
    assert columns.lacking == ("sold_on",)


@pytest.mark.parametrize("number", ("7", "9"))
def test_that_a_number_without_a_column_changes_nothing(number: str) -> None:
    assert keyed(odd(), number) == odd()


def test_that_a_letter_takes_the_next_free_column_that_begins_so() -> None:
    assert keyed(odd(), "k").heading("sale") == "Kommentar"
    assert keyed(odd(), "d") == odd()


def test_that_headings_that_mean_nothing_are_named() -> None:
    assert odd().unused == ("Verifikat", "Kommentar")
    assert keyed(odd(), "Right").unused == ("Kommentar",)


def test_that_rows_end_at_the_first_and_the_last() -> None:
    assert keyed(odd(), "Up").row == 0
    assert keyed(odd(), *["Down"] * 20).row == len(table.ROWS) - 1


def test_that_only_the_first_of_two_columns_alike_can_be_told() -> None:
    columns = table.shown(("A", "a ", "", "B"), {})

    reached = {keyed(columns, *["Right"] * turns).heading("sale") for turns in range(4)}

    assert reached == {"", "A", "B"}


@pytest.mark.parametrize("keys", (("Right",), ("2",), ("Right", "Down", "0"), ("3", "Down", "1")))
def test_that_what_is_remembered_is_read_as_it_was_shown(keys: tuple[str, ...]) -> None:
    columns = keyed(odd(), *keys)

    places, wrong = reread(proposed(HEADINGS), HEADINGS, table.said(columns))

    assert (places, wrong) == (dict(columns.places), "")


def test_that_a_file_alone_shows_its_columns_and_one_enter_brings_it_in() -> None:
    state = moves.offered(Imports(), (DAY,))
    shown = moves.looked(state, DAY, taken("sale", "sold_on", "sku", "quantity", "paid"))

    assert shown.stage is Stage.COLUMNS
    assert moves.confirmed(shown).stage is Stage.READING


def test_that_a_file_that_needs_no_guessing_is_read_at_once() -> None:
    state = moves.offered(Imports(), (DAY,))

    assert moves.looked(state, DAY, None).stage is Stage.READING


def test_that_enter_with_a_column_missing_goes_to_it() -> None:
    state = moves.looked(moves.offered(Imports(), (DAY,)), DAY, taken(*HEADINGS))
    assert state.columns is not None
    elsewhere = moves.corrected(state, table.chosen(state.columns, 5))

    asked = moves.confirmed(elsewhere)

    assert asked.stage is Stage.COLUMNS
    assert asked.columns is not None
    assert asked.columns.meaning == "sale"


def test_that_of_several_files_only_those_that_lack_something_ask() -> None:
    state = moves.offered(Imports(), (DAY, NIGHT))
    read = moves.looked(state, DAY, taken("sale", "sold_on", "sku", "quantity", "paid"))
    after = moves.looked(moves.brought(read, Brought(1, 1)), NIGHT, taken(*HEADINGS))

    assert read.stage is Stage.READING
    assert (after.stage, after.file) == (Stage.COLUMNS, NIGHT)


def test_that_esc_on_the_columns_goes_back_and_keeps_what_came_in() -> None:
    alone = moves.looked(moves.offered(Imports(), (DAY,)), DAY, taken(*HEADINGS))
    first = moves.brought(
        moves.looked(moves.offered(Imports(), (DAY, NIGHT)), DAY, None), Brought(1, 1)
    )

    assert moves.stopped(alone) == Imports()
    assert moves.stopped(moves.looked(first, NIGHT, taken(*HEADINGS))).stage is Stage.DONE


def test_that_an_answer_that_comes_late_changes_nothing() -> None:
    left = moves.stopped(moves.offered(Imports(), (DAY,)))

    assert moves.looked(left, DAY, taken(*HEADINGS)) == left
