"""What the answer that stands gives: for each piece, for all, and whether it can be done."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from returns_station.desk.views import PartSeen, VisitSeen
from returns_station.policy.claim import Outcome
from returns_station.policy.decision import Accepted
from returns_station.resolution.offers import Offer
from ui.rooms.counter.state.counter import Counter, Page
from ui.rooms.counter.state.counting import in_question
from ui.rooms.counter.state.visit import Piece, Spot


@dataclass(frozen=True, slots=True)
class Given:
    """One way that may be chosen, in each part that gives it, and for which pieces."""

    outcome: Outcome
    offers: tuple[tuple[PartSeen, Offer], ...]
    spots: frozenset[Spot]
    suggested: bool
    chosen: bool
    for_all: bool


def parts_seen(state: Counter) -> tuple[PartSeen, ...]:
    """The parts of the answer to what is ticked; none while it is not known."""
    return state.seen.parts if state.seen is not None and state.answered else ()


def seen_for(state: Counter, piece: Piece) -> PartSeen | None:
    """The part of the answer that a piece is answered in."""
    if state.visit is None or state.seen is None:
        return None
    way = state.visit.way(piece.taken)
    for part in state.seen.parts:
        claim = part.preview.claim
        same = part.preview.view.sale.id == piece.at.sale and claim.wants is way
        if same and any(line.line == piece.at.line for line in claim.lines):
            return part
    return None


def pieces_in(state: Counter, part: PartSeen) -> tuple[Piece, ...]:
    """The pieces that are answered in a part."""
    pieces = state.visit.pieces if state.visit else ()
    return tuple(piece for piece in pieces if seen_for(state, piece) is part)


def chosen_offer(state: Counter) -> Offer | None:
    """The offer that stands chosen where there is one part; hers, else the suggested one."""
    parts = parts_seen(state)
    return chosen_in(parts[0]) if len(parts) == 1 else None


def chosen_in(part: PartSeen) -> Offer | None:
    """What stands chosen in a part; None while a person must look, or it is not offered."""
    return part.chosen if part.preview.decision.accepted else None


def not_offered(state: Counter) -> bool:
    """Whether something was chosen that she cannot have; it is said, never turned into another."""
    yes = (part for part in parts_seen(state) if part.preview.decision.accepted)
    return any(part.chosen is None for part in yes)


def accepted(state: Counter) -> bool:
    """Whether all that is ticked is a plain yes."""
    parts = parts_seen(state)
    return bool(parts) and all(part.preview.decision.accepted for part in parts)


def ways_given(state: Counter) -> tuple[Given, ...]:
    """What may be chosen: for the row in hand where it is for that alone, else for all.

    What every piece can have stands first, then what only some of them can.
    """
    parts = tuple(part for part in _in_question(state) if part.preview.decision.accepted)
    every = dict.fromkeys(offer.outcome for part in parts for offer in part.preview.offers)
    given = [_given(state, outcome, parts) for outcome in every]
    return tuple(sorted(given, key=lambda each: not each.for_all))


def _in_question(state: Counter) -> tuple[PartSeen, ...]:
    piece = alone(state)
    if piece is None:
        # While the next answer is under way the last one stays: nothing flickers.
        return tuple(sorted(state.seen.parts, key=_asked_at(state.seen))) if state.seen else ()
    part = seen_for(state, piece)
    return (part,) if part is not None else ()


def _asked_at(seen: VisitSeen) -> Callable[[PartSeen], int]:
    """Where a part stood when it was asked; they are settled in another order."""
    asked = [(part.sale_id, part.claim.wants) for part in seen.asked]
    return lambda part: asked.index((part.preview.view.sale.id, part.preview.claim.wants))


def alone(state: Counter) -> Piece | None:
    """The piece that the next choice is for alone; None: it is for all."""
    visit = state.visit
    return visit.piece(visit.in_hand) if visit is not None and visit.alone else None


def _given(state: Counter, outcome: Outcome, parts: tuple[PartSeen, ...]) -> Given:
    has = tuple(
        (part, offer) for part in parts for offer in part.preview.offers if offer.outcome is outcome
    )
    piece = alone(state)
    spots = (
        frozenset(each.at for part, _ in has for each in pieces_in(state, part))
        if piece is None
        else frozenset({piece.at})
    )
    return Given(
        outcome,
        has,
        spots,
        suggested=len(has) == len(parts) and all(offer.suggested for _, offer in has),
        chosen=bool(has) and all(_is_chosen(part, outcome) for part in parts),
        for_all=len(has) == len(parts),
    )


def _is_chosen(part: PartSeen, outcome: Outcome) -> bool:
    return part.chosen is not None and part.chosen.outcome is outcome


def can_keep(state: Counter) -> bool:
    """Whether goods may be kept for a lower price: a complaint gives it, once it is wished for."""
    piece = state.visit and in_question(state.visit)
    part = seen_for(state, piece) if piece else None
    if part is None or not part.preview.decision.accepted:
        return False
    return all(
        any(Outcome.PRICE_REDUCTION in each.gives for each in line.answer.entitlements)
        for line in part.preview.decision.lines
        if isinstance(line.answer, Accepted)
    )


def lower_price_for(state: Counter) -> Piece | None:
    """The piece whose lower price is being named; the one in hand, else the first without one."""
    visit = state.visit
    if visit is None:
        return None
    kept = [one for one in visit.pieces if visit.way(one.taken) is Outcome.PRICE_REDUCTION]
    held = next((one for one in kept if one.at == visit.in_hand), None)
    return held or next(
        (one for one in kept if one.taken.reduction is None), next(iter(kept), None)
    )


def lower_price_missing(state: Counter) -> bool:
    """Whether how much lower a price is to be is still to be said."""
    visit = state.visit
    return visit is not None and any(
        visit.way(one.taken) is Outcome.PRICE_REDUCTION and one.taken.reduction is None
        for one in visit.pieces
    )


def can_confirm(state: Counter) -> bool:
    """Whether the green button can be pressed: the answer is seen, and nothing is missing."""
    if state.asks is not None or not parts_seen(state):
        return False
    if not_offered(state) or lower_price_missing(state):
        return False
    return state.page is not Page.SWAP or not needs_goods(state)


def needs_goods(state: Counter) -> bool:
    """Whether she must still point out what she wants instead."""
    return any(offer.needs_goods for offer in _chosen(state))


def _chosen(state: Counter) -> Iterator[Offer]:
    return (offer for part in parts_seen(state) if (offer := chosen_in(part)) is not None)
