"""Trust in words: facts, with how sure they are."""

from datetime import UTC, date, datetime

import pytest

from returns_station.adapters.catalogue import LANGUAGES
from returns_station.adapters.speech import speech
from returns_station.desk.trust.views import (
    Budget,
    Given,
    Honesty,
    OnTrust,
    Pattern,
    PatternKind,
    Verified,
)
from tests.builders import kronor

DAY = date(2026, 11, 26)


def given(verified: Verified) -> Given:
    """One case that was given on trust."""
    at = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    return Given("S1", at, kronor(120), OnTrust.AWAITED, verified, "K10", DAY)


@pytest.mark.parametrize(
    ("held", "not_held", "says"),
    (
        (97, 1, "97 of 98 held; between 94 % and 100 %."),
        (50, 50, "50 of 100 held; between 40 % and 60 %."),
        (10, 0, "10 of 10 held; between 72 % and 100 %."),
        (3, 0, "3 of 3 held. That is too few to say more."),
        (0, 0, "Nothing that was given on trust could be checked yet."),
    ),
)
def test_that_the_share_is_one_sentence_with_its_interval(
    held: int, not_held: int, says: str
) -> None:
    assert speech("en").say(Honesty(DAY, held, not_held).says) == says


def test_that_a_budget_tells_what_held_and_what_did_not_and_no_more() -> None:
    two, one = [given(Verified.GOODS_CAME), given(Verified.NOT_YET)], given(Verified.NOT_COME)
    say = speech("en").say

    assert say(Budget(1, "", tuple(two)).says) == ("2 times on trust: 1 shown right since, 1 open.")
    assert say(Budget(1, "", (*two, one)).says) == (
        "3 times on trust: 1 shown right since, 1 did not come, 1 open."
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_everything_can_be_said_in_every_language(language: str) -> None:
    say = speech(language).say
    facts = (
        *(given(one).says for one in Verified),
        *(
            told
            for kind in PatternKind
            for of in (0, 9)
            for one in (Pattern(kind, "", 4, 2, of or 1, "Tröja"),)
            for told in (one.says, one.usually, one.shown_from)
        ),
        Honesty(DAY, 9, 1, 3).rest,
        Honesty(DAY, 9, 1).rest,
    )

    assert all(say(one) for one in facts)
