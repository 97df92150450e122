"""Two desks, one place in a van: it is given once, and the other desk is told."""

from tests.campaigns.racing import raced
from tests.db.conftest import Where

ROUNDS = 20


def test_that_the_last_place_of_a_van_is_given_once(where: Where) -> None:
    """The same as `python -m tests.campaigns.van_races 1000`, shorter."""
    fought = raced("van_races", str(ROUNDS), *where)

    assert (fought["faults"], fought["won"]) == ([], ROUNDS)
    assert fought["kindly"] == {"pickup.slot_gone": ROUNDS}


def test_that_desks_that_book_bring_in_and_plan_at_once_lose_nothing(where: Where) -> None:
    """The same as `python -m tests.campaigns.van_days 40`, shorter."""
    fought = raced("van_days", "6", *where)

    assert (fought["faults"], fought["kindly"]) == ([], {})
