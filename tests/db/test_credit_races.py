"""Two tills, one krona: it is spent once, and the other till is told what is left."""

import pytest

from tests.campaigns.house import campaign
from tests.marks import no_postgres

ROUNDS = 60


@pytest.mark.parametrize(
    ("where", "desks"),
    (("", 2), ("", 3), pytest.param("--postgres", 2, marks=no_postgres)),
    ids=("sqlite", "three on sqlite", "postgres"),
)
def test_that_each_krona_is_spent_once_and_the_others_are_offered_what_is_left(
    where: str, desks: int
) -> None:
    """The same as `python -m tests.campaigns.credit_races 1000`, shorter."""
    fought = campaign("credit_races", str(ROUNDS), "--desks", str(desks), *where.split())

    others = (desks - 1) * ROUNDS // 2
    assert (fought["faults"], fought["won"]) == ([], ROUNDS)
    assert fought["kindly"] == {"credit.spent 38.00": others, "credit.empty": others}


@pytest.mark.parametrize(
    "where", ("", pytest.param("--postgres", marks=no_postgres)), ids=("sqlite", "postgres")
)
def test_that_one_press_sent_twice_at_once_takes_once(where: str) -> None:
    fought = campaign("credit_races", str(ROUNDS), "--same-press", *where.split())

    assert (fought["faults"], fought["won"], fought["kindly"]) == ([], ROUNDS, {"again": ROUNDS})
