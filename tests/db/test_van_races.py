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
