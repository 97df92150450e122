"""A visit as the station is asked about it: its parts, each one sale and one way."""

from typing import Final

from returns_station.desk.commands import Part, TakeBack
from returns_station.policy.claim import Claim, ClaimLine, NewGoods, Outcome, Reason
from ui.rooms.counter.state.visit import Piece, Visit

# Who keeps her goods for a lower price has said no to all that comes before it.
_BEFORE_A_LOWER_PRICE = frozenset({Outcome.REPLACEMENT, Outcome.REPAIR, Outcome.REFUND})
_LAST: Final[list[tuple[Visit, tuple[Part, ...]] | None]] = [None]


def parts_of(visit: Visit) -> tuple[Part, ...]:
    """The visit's parts: sale by sale as they lie here, each way where its first piece stands."""
    # A page asks some fifty times whether the answer is to this visit; a visit never changes.
    known = _LAST[0]
    if known is None or known[0] is not visit:
        known = _LAST[0] = (visit, _parted(visit))
    return known[1]


def _parted(visit: Visit) -> tuple[Part, ...]:
    groups: dict[tuple[int, Outcome | None], list[Piece]] = {}
    for piece in visit.pieces:
        groups.setdefault((piece.at.sale, visit.way(piece.taken)), []).append(piece)
    return tuple(
        Part(sale, _claim(visit, way, pieces), way, visit.ruling)
        for (sale, way), pieces in groups.items()
    )


def command_of(visit: Visit, seen: str) -> TakeBack:
    """What the station is asked to do; the same key however often it is asked."""
    parts = parts_of(visit)
    assert parts, "nothing is ticked"
    return TakeBack(visit.key, parts, language=visit.language, seen=seen)


def _claim(visit: Visit, way: Outcome | None, pieces: list[Piece]) -> Claim:
    keeps = way is Outcome.PRICE_REDUCTION
    return Claim(
        told_at=visit.told_at,
        lines=tuple(_wish(visit, way, piece) for piece in pieces),
        by=visit.by,
        wants=way,
        goods_at_home=visit.at_home,
        agrees_other_tender=visit.cash,
        cash_back=visit.cash,
        turned_down=_BEFORE_A_LOWER_PRICE if keeps else frozenset(),
    )


def _wish(visit: Visit, way: Outcome | None, piece: Piece) -> ClaimLine:
    return ClaimLine(
        line=piece.taken.line,
        quantity=piece.taken.quantity,
        reason=visit.reason or Reason.CHANGED_MIND,
        new_goods=_goods_out(piece) if way is Outcome.EXCHANGE else None,
        price_reduction=piece.taken.reduction if way is Outcome.PRICE_REDUCTION else None,
    )


def _goods_out(piece: Piece) -> NewGoods | None:
    goods, one = piece.taken.swap, piece.taken
    if goods is None:
        return None
    title = ", ".join(part for part in (goods.title, goods.options) if part)
    return NewGoods(goods.sku, goods.price, one.quantity, same_item=one.same_item, title=title)
