"""Two desks and one day's budget, in processes of their own."""

from tests.campaigns.racing import raced
from tests.db.conftest import Where

ROUNDS = 12


def test_that_a_day_gives_what_it_has_and_not_a_voucher_more(where: Where) -> None:
    """The same as `python -m tests.campaigns.surprise_races 1000`, shorter."""
    fought = raced("surprise_races", str(ROUNDS), *where)

    assert (fought["faults"], fought["won"]) == ([], ROUNDS)
    assert set(fought["kindly"]) == {"surprise.not_now.lately", "surprise.not_now.used_up"}


def test_that_one_press_that_comes_twice_at_once_gives_once(where: Where) -> None:
    """The same with `--same-press`: both are told that it is given."""
    fought = raced("surprise_races", "6", "--same-press", *where)

    assert (fought["faults"], fought["won"], fought["kindly"]) == ([], 12, {})
