"""What the policy says of its answer, in phrases: how long, why yes, why a person looks."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from returns_station.phrase import Phrase
from returns_station.policy.entitlement import Basis, Entitlement, Ground

# What says most about goods that nothing covers, first.
_TELLING: Final = (
    Ground.COMPLAINT,
    Ground.GIFT,
    Ground.GOODWILL,
    Ground.OPEN_PURCHASE,
    Ground.WITHDRAWAL,
    Ground.WRONG_ITEM,
)
# Silences that say only that a question did not arise.
_IDLE: Final = frozenset(
    f"silent.{why}"
    for why in (
        "not_promised",
        "no_fault",
        "no_gift",
        "no_member",
        "no_season",
        "not_our_mistake",
        "not_recalled",
        "shop_sale",
    )
)


_NOTHING_COVERS: Final = Phrase("silent.not_promised")


def how_long(entitlement: Entitlement, day: date) -> Phrase:
    """The line below a yes: on which ground, until when, and how many days are left."""
    ground, last = entitlement.ground, entitlement.last_day
    if entitlement.basis is Basis.RULING:
        return Phrase("until.ruled")
    if last is None:
        return Phrase(f"until.no_end.{ground}")
    if last == day:
        return Phrase(f"until.today.{ground}")
    return Phrase(f"until.day.{ground}", {"day": last, "count": (last - day).days})


def runs(entitlement: Entitlement, day: date) -> Phrase:
    """What the trace says of a ground that answered."""
    if entitlement.basis is Basis.RULING:
        return Phrase("asked.ruled")
    if entitlement.last_day is None:
        return Phrase("asked.no_end")
    key = "asked.until" if entitlement.in_time(day) else "asked.ended"
    return Phrase(key, {"day": entitlement.last_day})


def why_ended(lapsed: Entitlement, day: date) -> Phrase:
    """Why a person looks: what she had has ended, so many days ago."""
    assert lapsed.last_day is not None, "what has no end does not lapse"
    return Phrase(f"refer.ended.{lapsed.ground}", {"count": (day - lapsed.last_day).days})


def why_never(silences: Iterable[tuple[Ground, Phrase]]) -> Phrase:
    """Why a person looks: the most telling of the reasons why no ground answers."""
    said = tuple(silences)
    for wanted in _TELLING:
        for ground, because in said:
            if ground is wanted and because.key not in _IDLE:
                return Phrase("refer.because", {"reason": because})
    return Phrase("refer.because", {"reason": _NOTHING_COVERS})
