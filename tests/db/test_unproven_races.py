"""Two desks, one customer, one day without a receipt: the limit is given once."""

from collections import Counter

from tests.campaigns.racing import raced
from tests.db.conftest import Where

ROUNDS = 20


def test_that_one_desk_gives_what_is_left_and_the_other_is_told_what_remains(where: Where) -> None:
    """The same as `python -m tests.campaigns.unproven_races 1000`, shorter."""
    fought = raced("unproven_races", str(ROUNDS), *where)

    assert (fought["faults"], fought["won"]) == ([], ROUNDS)
    left: Counter[str] = Counter()
    for told, times in fought["kindly"].items():
        left[told.partition(",")[0]] += times
    assert left == {"left 12000": ROUNDS // 2, "left 0": ROUNDS // 2}
