"""The rows of the receipts: what each shows, and its own way where ways may differ."""

from dataclasses import dataclass

from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome
from returns_station.sale import SaleLine
from ui.rooms.counter.state import outcomes
from ui.rooms.counter.state.answers import chosen_in, seen_for
from ui.rooms.counter.state.counter import Counter
from ui.rooms.counter.state.visit import OnCounter, Piece, Spot, Taken, Visit
from ui.rooms.counter.state.words import heading

_MOST = 60  # rows; a receipt may have a thousand lines, and a scan finds each


@dataclass(frozen=True, slots=True)
class Row:
    """One row: where, of which line, what is ticked of it; `above` heads the first of a sale."""

    at: Spot
    line: SaleLine
    on: OnCounter
    taken: Taken | None
    above: Phrase | None = None

    @property
    def left(self) -> int:
        """How many units of the line have not come back."""
        return self.on.view.left(self.line.nr)

    @property
    def paid(self) -> Money:
        """What the line was paid with; once some of it is ticked, what that was."""
        if self.taken is None:
            return self.line.paid
        minor = self.line.paid.minor * self.taken.quantity // self.line.quantity
        return Money(minor, self.line.paid.currency)

    @property
    def splits(self) -> bool:
        """Whether what is ticked here can be parted."""
        return self.taken is not None and self.taken.quantity > 1


def lines(visit: Visit) -> tuple[Row, ...]:
    """The rows to be seen: all, or of very long receipts the first, and those that matter."""
    every = [row for on in visit.sales for row in _of(on, several=visit.several)]
    matter = {visit.in_hand, visit.just_read}
    return tuple(
        row
        for nr, row in enumerate(every)
        if nr < _MOST or row.taken is not None or row.at in matter
    )


def _of(on: OnCounter, *, several: bool) -> list[Row]:
    made: list[Row] = []
    sale = on.view.sale
    for line in sale.lines:
        held = tuple(one for one in on.taken if one.line == line.nr)
        for taken in held or (None,):
            at = Spot(sale.id, line.nr, taken.part if taken is not None else 0)
            above = heading(sale) if several and not made else None
            made.append(Row(at, line, on, taken, above))
    return made


def own_way(state: Counter, at: Spot) -> Phrase | None:
    """The way of a row in two words: of every row where they differ, else of the one in hand."""
    visit = state.visit
    piece = visit.piece(at) if visit else None
    if visit is None or piece is None or state.seen is None or len(visit.pieces) == 1:
        return None
    told = {one.at: _way(state, visit, one) for one in visit.pieces}
    differ = len({str(each) for each in told.values()}) > 1
    return told[at] if differ or visit.in_hand == at else None


def _way(state: Counter, visit: Visit, piece: Piece) -> Phrase | None:
    part = seen_for(state, piece)
    if visit.way(piece.taken) is Outcome.PRICE_REDUCTION:
        lower = piece.taken.reduction
        return (
            Phrase("counter.way.lower", {"amount": lower}) if lower else Phrase("counter.way.keeps")
        )
    if part is None:
        return None
    if not part.preview.decision.accepted:
        return Phrase("counter.way.asked")
    offer = chosen_in(part)
    if offer is None:
        return Phrase("counter.way.none")
    swap = piece.taken.swap
    if offer.outcome is Outcome.EXCHANGE and swap is not None:
        return Phrase("counter.way.swap_to", {"goods": outcomes.goods_of(piece.taken)})
    return Phrase(f"counter.way.{outcomes.name_of(offer, part.preview.decision)}")
