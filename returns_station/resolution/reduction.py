"""A lower price for goods she keeps: her own wish, or when she has turned the rest down."""

from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Final

from returns_station.policy.claim import Claim, Outcome
from returns_station.resolution.refund import paid_out
from returns_station.resolution.settlement import LineShare, Settlement
from returns_station.resolution.value import vat_of
from returns_station.resolution.visit import Back, Visit, nothing_moves

# A lower price is never what our mistake costs us instead of the right goods or the money.
_BEFORE: Final = frozenset({Outcome.REPLACEMENT, Outcome.REFUND})


def price_reduction(visit: Visit, back: tuple[Back, ...]) -> Settlement | None:
    """So much back for each line; None until she wants it, or nothing else, and says how much."""
    if not may_be_shown(visit.claim, {each for one in back for each in one.entitlement.gives}):
        return None
    if not all(each.wish.price_reduction for each in back):
        return None
    open_ = nothing_moves(visit, Outcome.PRICE_REDUCTION, back, keeps=True)
    lines = tuple(_reduced(share, each) for share, each in zip(open_.lines, back, strict=True))
    settled = replace(open_, lines=lines, vat=vat_of(visit, lines), may_hold=False)
    return paid_out(visit, settled, sum(line.refund.minor for line in lines))


def may_be_shown(claim: Claim, given: AbstractSet[Outcome]) -> bool:
    """Whether a lower price may be named: she asked, or turned down the goods and the money."""
    return claim.wants is Outcome.PRICE_REDUCTION or claim.turned_down >= _BEFORE & given


def _reduced(share: LineShare, back: Back) -> LineShare:
    reduction = back.wish.price_reduction
    assert reduction is not None, "asked of every line before"
    return replace(share, paid=reduction, refund=reduction)
