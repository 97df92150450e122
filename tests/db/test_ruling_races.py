"""Two people and one question, two desks and one yes, in processes of their own."""

from tests.campaigns.racing import raced
from tests.db.conftest import Where

ROUNDS = 20


def test_that_one_answers_and_one_desk_uses_it(where: Where) -> None:
    """The same as `python -m tests.campaigns.ruling_races 1000`, shorter."""
    fought = raced("ruling_races", str(ROUNDS), *where)

    assert (fought["faults"], fought["won"]) == ([], ROUNDS)
    assert sum(fought["kindly"].values()) == ROUNDS
    assert set(fought["kindly"]) <= {
        *("ruling.said_yes", "ruling.said_no", "ruling.stands.yes", "ruling.stands.no"),
        *("RulingGoneError", "WorldChangedError"),
    }
