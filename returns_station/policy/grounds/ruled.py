"""Where a person looked: what she said yes to is given, as it would have been in time."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from returns_station.phrase import Phrase
from returns_station.policy.claim import Ruling
from returns_station.policy.entitlement import Basis, Entitlement, Ground


def a_person_said_yes(ruling: Ruling, given: Iterable[Entitlement], day: date) -> Entitlement:
    """The yes, on the terms of what comes nearest to it; the whole price keeps nothing back.

    What she can have without it she has as well: a yes only ever adds.
    """
    nearest = max(given, key=lambda each: _nearness(each, ruling, day), default=None)
    fact = Phrase("fact.ruled", {"number": ruling.ask})
    yes = Entitlement(Ground.GOODWILL, Basis.RULING, None, ruling.gives, facts=(fact,))
    if nearest is None:
        return yes
    yes = replace(yes, return_paid_by=nearest.return_paid_by, delivery=nearest.delivery)
    if ruling.whole:
        return yes
    return replace(
        yes,
        percent=nearest.percent,
        may_deduct_wear=nearest.may_deduct_wear,
        fees=nearest.fees,
        valued=nearest.valued,
    )


def _nearness(each: Entitlement, ruling: Ruling, day: date) -> tuple[bool, bool, bool, int]:
    """What gives as much, runs still and needs nobody to look is nearest; then what ran longest."""
    gives = not set(ruling.gives).isdisjoint(each.gives)
    last = each.last_day or date.max
    return gives, each.in_time(day), each.review is None, last.toordinal()
