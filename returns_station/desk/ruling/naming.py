"""The yeses that the policy itself names: what it gives now, and what it says is near."""

from returns_station.desk.views import VisitSeen
from returns_station.policy.claim import Outcome
from returns_station.policy.decision import Referred


def named(alone: VisitSeen, wish: Outcome) -> tuple[Outcome, ...]:
    """What may be offered in place of a wish: what all of the visit gives, then what is near."""
    given = [each for each in Outcome if is_given(alone, each)]
    near = [
        each
        for one in alone.parts
        for line in one.preview.decision.lines
        if isinstance(line.answer, Referred)
        for each in line.answer.nearest
    ]
    return tuple(each for each in dict.fromkeys((*given, *near)) if each is not wish)


def is_given(alone: VisitSeen, outcome: Outcome) -> bool:
    """Whether every part of the visit gives this outcome without anybody's yes."""
    return all(
        one.preview.decision.accepted
        and any(offer.outcome is outcome for offer in one.preview.offers)
        for one in alone.parts
    )
