"""Two tills, one krona: it is spent once, and the other till is told what is left."""

import pytest

from tests.campaigns.racing import raced
from tests.db.conftest import Where

ROUNDS = 30


@pytest.mark.parametrize(
    ("where", "desks"),
    (("sqlite", 2), ("sqlite", 3), ("postgres", 2)),
    ids=("sqlite", "three on sqlite", "postgres"),
    indirect=("where",),
)
def test_that_each_krona_is_spent_once_and_the_others_are_offered_what_is_left(
    where: Where, desks: int
) -> None:
    """The same as `python -m tests.campaigns.credit_races 1000`, shorter."""
    fought = raced("credit_races", str(ROUNDS), "--desks", str(desks), *where)

    others = (desks - 1) * ROUNDS // 2
    assert (fought["faults"], fought["won"]) == ([], ROUNDS)
    assert fought["kindly"] == {"credit.spent 38.00": others, "credit.empty": others}


def test_that_one_press_sent_twice_at_once_takes_once(where: Where) -> None:
    fought = raced("credit_races", str(ROUNDS), "--same-press", *where)

    assert (fought["faults"], fought["won"], fought["kindly"]) == ([], ROUNDS, {"again": ROUNDS})
