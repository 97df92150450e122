"""How many come back: ticking, counting, scanning, and one line split into parts."""

from dataclasses import replace

from returns_station.sale import SaleLine
from ui.rooms.counter.state.visit import OnCounter, Piece, Spot, Taken, Visit


def count(visit: Visit, at: Spot, quantity: int) -> Visit:
    """Take back so many units at a spot: at least none, at most what is left of the line.

    What other parts of a split line have is taken from them when nothing else is left.
    """
    sales = (_counted(on, at, quantity) if on.view.sale.id == at.sale else on for on in visit.sales)
    return replace(visit, sales=tuple(sales), in_hand=at, just_read=None, alone=False)


def _counted(on: OnCounter, at: Spot, quantity: int) -> OnCounter:
    units = max(0, min(quantity, on.view.left(at.line)))
    held = on.of(at.line, at.part) or Taken(at.line, part=at.part)
    others = tuple(one for one in on.taken if (one.line, one.part) != (at.line, at.part))
    over = sum(one.quantity for one in others if one.line == at.line)
    others = _less(others, at.line, units + over - on.view.left(at.line))
    taken = (*others, replace(held, quantity=units)) if units else others
    order = [line.nr for line in on.view.sale.lines]
    return replace(
        on, taken=tuple(sorted(taken, key=lambda one: (order.index(one.line), one.part)))
    )


def _less(taken: tuple[Taken, ...], line: str, less: int) -> tuple[Taken, ...]:
    """The parts of a line with so many units less, the last part first."""
    kept: list[Taken] = []
    for one in reversed(taken):
        cut = min(one.quantity, max(0, less)) if one.line == line else 0
        less -= cut
        if one.quantity > cut:
            kept.append(replace(one, quantity=one.quantity - cut))
    return tuple(reversed(kept))


def tick(visit: Visit, at: Spot) -> Visit:
    """Tick a row with all that is left of its line, or take the tick away."""
    on = visit.on(at.sale)
    if on is None:
        return visit
    return count(visit, at, 0 if on.of(at.line, at.part) else on.spare(at.line))


def read_goods(visit: Visit, sale: int, line: str) -> Visit:
    """One unit of a line was scanned: the first ticks it, each next one adds to it."""
    on = visit.on(sale)
    held = on.of(line) if on else None
    in_hand = visit.piece(visit.in_hand)
    if in_hand is not None and (in_hand.at.sale, in_hand.at.line) == (sale, line):
        held = in_hand.taken
    at = Spot(sale, line, held.part if held else 0)
    return replace(count(visit, at, held.quantity + 1 if held else 1), just_read=at)


def line_of(visit: Visit, gtin: str) -> tuple[OnCounter, SaleLine] | None:
    """The line that these goods are on, and its sale; one with units still out goes first."""
    fitting = [
        (on, line)
        for on in visit.sales
        for line in on.view.sale.lines
        if gtin and line.gtin == gtin
    ]
    out = (each for each in fitting if each[0].spare(each[1].nr) > 0)
    return next(out, next(iter(fitting), None))


def in_question(visit: Visit) -> Piece | None:
    """What a key for one row means: what is in hand, else the only one that is ticked."""
    pieces = visit.pieces
    only = pieces[0] if len(pieces) == 1 else None
    return visit.piece(visit.in_hand) or only


def split(visit: Visit, at: Spot) -> Visit:
    """One unit of what is ticked at a spot becomes a part of its own, and comes in hand."""
    on, piece = visit.on(at.sale), visit.piece(at)
    if on is None or piece is None or piece.taken.quantity < 2:  # noqa: PLR2004 - one cannot be parted
        return visit
    nr = 1 + max(one.part for one in on.taken if one.line == at.line)
    new = replace(piece.taken, quantity=1, part=nr, swap=None, same_item=False)
    visit = count(visit, at, piece.taken.quantity - 1)
    sales = tuple(_with(one, new) if one.view.sale.id == at.sale else one for one in visit.sales)
    return replace(visit, sales=sales, in_hand=Spot(at.sale, at.line, nr))


def _with(on: OnCounter, new: Taken) -> OnCounter:
    """The sale with one part more, behind the other parts of its line."""
    place = max(nr for nr, one in enumerate(on.taken) if one.line == new.line) + 1
    return replace(on, taken=(*on.taken[:place], new, *on.taken[place:]))
