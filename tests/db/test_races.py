"""Two desks, one unit: it comes back once, whatever the moment and whatever the database."""

from pathlib import Path

import pytest

from tests.campaigns.naive import doubled
from tests.campaigns.racing import raced
from tests.db.conftest import Where

UNITS = 30


@pytest.mark.parametrize("desks", (2, 4))
def test_that_each_unit_comes_back_once_however_many_desks_take_it(
    where: Where, desks: int
) -> None:
    fought = raced("races", str(UNITS), "--desks", str(desks), *where)

    assert fought["faults"] == []
    assert fought["won"] == UNITS
    assert sum(fought["kindly"].values()) == UNITS * (desks - 1)
    assert set(fought["kindly"]) <= {"refused.more_than_left", "sale.already_returned"}


def test_that_the_slower_desk_is_told_what_it_can_say_yes_to_instead(where: Where) -> None:
    fought = raced("races", str(UNITS), "--look", *where)

    assert fought["faults"] == []
    assert fought["won"] == UNITS
    assert sum(fought["kindly"].values()) == UNITS
    assert set(fought["kindly"]) <= {
        "visit.world_changed: another offer",
        "visit.world_changed: nothing left",
        "refused.more_than_left",
    }
    assert any(told.startswith("visit.world_changed") for told in fought["kindly"])


def test_that_one_press_sent_twice_at_once_is_one_return(where: Where) -> None:
    fought = raced("races", str(UNITS), "--same-press", *where)

    assert fought["faults"] == []
    assert (fought["won"], fought["kindly"]) == (UNITS, {"again": UNITS})


def test_that_looking_first_and_writing_then_refunds_twice(tmp_path: Path) -> None:
    """The control: a shop without our guards doubles every unit that two desks look at at once."""
    assert doubled(f"sqlite:///{tmp_path / 'naive.db'}", 20) == 20


def test_that_looking_first_and_writing_then_refunds_twice_on_postgres(postgres: str) -> None:
    """The control once more, where a transaction by itself is often taken for a guard."""
    assert doubled(postgres.replace("postgresql:", "postgresql+psycopg:"), 20) == 20
