"""Goods for goods: which piece waits for what goes out, and what goes out for it."""

from dataclasses import replace

from returns_station.desk.views import Article
from returns_station.policy.claim import Outcome
from ui.rooms.counter.state.visit import Piece, Spot, Taken, Visit, changed


def to_swap(visit: Visit) -> tuple[Piece, ...]:
    """All that other goods are to go out for."""
    return tuple(piece for piece in visit.pieces if visit.way(piece.taken) is Outcome.EXCHANGE)


def waiting(visit: Visit) -> Piece | None:
    """The first that waits for the goods it is swapped for."""
    return next((piece for piece in to_swap(visit) if piece.taken.swap is None), None)


def pointing_out(visit: Visit) -> Visit:
    """The page for goods lies open: for the first that waits, else the first of all."""
    piece = waiting(visit) or next(iter(to_swap(visit)), None)
    return replace(visit, choosing=piece.at if piece else None, alone=False)


def pointing_out_for(visit: Visit, at: Spot) -> Visit:
    """The page for goods lies open for one piece."""
    return replace(visit, choosing=at, in_hand=at, alone=False)


def swap(visit: Visit, at: Spot, article: Article, *, same_item: bool = False) -> Visit:
    """These goods go out for those at a spot, and the next that waits is asked for."""

    def swapped(one: Taken) -> Taken:
        own = one.outcome if visit.way(one) is Outcome.EXCHANGE else Outcome.EXCHANGE
        return replace(one, swap=article, same_item=same_item, outcome=own)

    new = changed(visit, swapped, frozenset({at}))
    still = waiting(new)
    return replace(new, choosing=still.at if still else at)


def without(visit: Visit, skus: frozenset[str]) -> Visit:
    """Goods that are gone go out no longer; for the first of them others are asked for."""

    def put_back(one: Taken) -> Taken:
        gone = one.swap is not None and one.swap.sku in skus
        return replace(one, swap=None, same_item=False) if gone else one

    return pointing_out(changed(visit, put_back))
