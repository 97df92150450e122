"""Two desks, one place in a van: it is given once, and the other desk is told."""

import pytest

from tests.campaigns.house import campaign
from tests.marks import no_postgres

ROUNDS = 40


@pytest.mark.parametrize(
    "where", ("", pytest.param("--postgres", marks=no_postgres)), ids=("sqlite", "postgres")
)
def test_that_the_last_place_of_a_van_is_given_once(where: str) -> None:
    """The same as `python -m tests.campaigns.van_races 1000`, shorter."""
    fought = campaign("van_races", str(ROUNDS), *where.split())

    assert (fought["faults"], fought["won"]) == ([], ROUNDS)
    assert fought["kindly"] == {"pickup.slot_gone": ROUNDS}


@pytest.mark.parametrize(
    "where", ("", pytest.param("--postgres", marks=no_postgres)), ids=("sqlite", "postgres")
)
def test_that_desks_that_book_bring_in_and_plan_at_once_lose_nothing(where: str) -> None:
    """The same as `python -m tests.campaigns.van_days 40`, shorter."""
    fought = campaign("van_days", "10", *where.split())

    assert (fought["faults"], fought["kindly"]) == ([], {})
