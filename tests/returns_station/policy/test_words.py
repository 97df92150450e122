"""How long, what the trace says, why a person looks: each in one phrase with what it names."""

from datetime import date
from typing import Final

import pytest

from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome
from returns_station.policy.entitlement import Basis, Entitlement, Ground
from returns_station.policy.words import how_long, runs, why_ended, why_never

DAY: Final = date(2026, 11, 26)


def until(day: date | None, ground: Ground = Ground.OPEN_PURCHASE) -> Entitlement:
    """An entitlement with a last day."""
    return Entitlement(ground, Basis.LAW, day, (Outcome.REFUND,))


@pytest.mark.parametrize(
    ("given", "said"),
    (
        (until(None), Phrase("until.no_end.open_purchase")),
        (until(None, Ground.RECALL), Phrase("until.no_end.recall")),
        (until(DAY), Phrase("until.today.open_purchase")),
        (
            until(date(2026, 12, 6), Ground.WITHDRAWAL),
            Phrase("until.day.withdrawal", {"day": date(2026, 12, 6), "count": 10}),
        ),
    ),
)
def test_that_a_yes_is_told_with_its_ground_and_the_days_that_are_left(
    given: Entitlement, said: Phrase
) -> None:
    assert how_long(given, DAY) == said


@pytest.mark.parametrize(
    ("given", "said"),
    (
        (until(None), Phrase("asked.no_end")),
        (until(DAY), Phrase("asked.until", {"day": DAY})),
        (until(date(2026, 11, 25)), Phrase("asked.ended", {"day": date(2026, 11, 25)})),
    ),
)
def test_that_the_trace_says_whether_a_ground_still_runs(given: Entitlement, said: Phrase) -> None:
    assert runs(given, DAY) == said


def test_that_what_ended_is_told_by_its_ground_and_the_days_since() -> None:
    ended = why_ended(until(date(2026, 11, 16), Ground.GIFT), DAY)

    assert ended == Phrase("refer.ended.gift", {"count": 10})


WORN: Final = Phrase("silent.worn")
LATE: Final = Phrase("silent.late")
NOTHING: Final = Phrase("silent.not_promised")


@pytest.mark.parametrize(
    ("silences", "reason"),
    (
        ((), NOTHING),
        (((Ground.OPEN_PURCHASE, NOTHING),), NOTHING),
        (((Ground.OPEN_PURCHASE, WORN),), WORN),
        # The complaint says most of all, wherever it was asked.
        (((Ground.OPEN_PURCHASE, WORN), (Ground.COMPLAINT, LATE)), LATE),
        (((Ground.COMPLAINT, LATE), (Ground.OPEN_PURCHASE, WORN)), LATE),
        # A question that did not arise says nothing.
        (((Ground.COMPLAINT, Phrase("silent.no_fault")), (Ground.WITHDRAWAL, WORN)), WORN),
        (((Ground.COMPLAINT, Phrase("silent.no_fault")),), NOTHING),
        (((Ground.WITHDRAWAL, WORN), (Ground.WITHDRAWAL, LATE)), WORN),
        # What a season or a member is not given is not why.
        (((Ground.SEASON, WORN), (Ground.MEMBER, LATE)), NOTHING),
    ),
)
def test_that_the_most_telling_silence_is_why_a_person_looks(
    silences: tuple[tuple[Ground, Phrase], ...], reason: Phrase
) -> None:
    assert why_never(iter(silences)) == Phrase("refer.because", {"reason": reason})
