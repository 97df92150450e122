"""A lower price for goods she keeps; only ever on her own wish."""

from dataclasses import replace

from returns_station.policy.claim import Outcome
from returns_station.resolution.refund import paid_out
from returns_station.resolution.settlement import LineShare, Settlement
from returns_station.resolution.value import vat_of
from returns_station.resolution.visit import Back, Visit, nothing_moves


def price_reduction(visit: Visit, back: tuple[Back, ...]) -> Settlement | None:
    """So much back for each line, None where she did not ask for it and say how much."""
    if visit.claim.wants is not Outcome.PRICE_REDUCTION:
        return None
    if not all(each.wish.price_reduction for each in back):
        return None
    open_ = nothing_moves(visit, Outcome.PRICE_REDUCTION, back, keeps=True)
    lines = tuple(_reduced(share, each) for share, each in zip(open_.lines, back, strict=True))
    settled = replace(open_, lines=lines, vat=vat_of(visit, lines), may_hold=False)
    return paid_out(visit, settled, sum(line.refund.minor for line in lines))


def _reduced(share: LineShare, back: Back) -> LineShare:
    reduction = back.wish.price_reduction
    assert reduction is not None, "asked of every line before"
    return replace(share, paid=reduction, refund=reduction)
