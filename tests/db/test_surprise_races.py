"""Two desks and one day's budget, in processes of their own."""

import pytest

from tests.campaigns.house import campaign
from tests.marks import no_postgres

ROUNDS = 12


@pytest.mark.parametrize(
    "where", ("", pytest.param("--postgres", marks=no_postgres)), ids=("sqlite", "postgres")
)
def test_that_a_day_gives_what_it_has_and_not_a_voucher_more(where: str) -> None:
    """The same as `python -m tests.campaigns.surprise_races 1000`, shorter."""
    fought = campaign("surprise_races", str(ROUNDS), *where.split())

    assert (fought["faults"], fought["won"]) == ([], ROUNDS)
    assert set(fought["kindly"]) == {"surprise.not_now.lately", "surprise.not_now.used_up"}


@pytest.mark.parametrize(
    "where", ("", pytest.param("--postgres", marks=no_postgres)), ids=("sqlite", "postgres")
)
def test_that_one_press_that_comes_twice_at_once_gives_once(where: str) -> None:
    """The same with `--same-press`: both are told that it is given."""
    fought = campaign("surprise_races", "6", "--same-press", *where.split())

    assert (fought["faults"], fought["won"], fought["kindly"]) == ([], 12, {})
