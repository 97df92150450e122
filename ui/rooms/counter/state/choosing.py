"""What she chooses: a way for all, a way for some pieces alone, or to keep them for less."""

from dataclasses import replace

from returns_station.money import Money
from returns_station.policy.claim import Outcome
from ui.rooms.counter.state.answers import (
    Given,
    can_keep,
    lower_price_for,
    seen_for,
    ways_given,
)
from ui.rooms.counter.state.counter import Counter, stepped
from ui.rooms.counter.state.counting import in_question
from ui.rooms.counter.state.swapping import pointing_out, pointing_out_for
from ui.rooms.counter.state.visit import Piece, Spot, Visit, changed, choose, choose_for


def chosen_by_key(state: Counter, what: str) -> Counter:
    """An offer by its key or its card, for all that can have it."""
    visit = state.visit
    if visit is None or not state.answered:
        return state
    given = ways_given(state)
    if what.isdecimal():
        return _chosen(state, visit, given[int(what) - 1]) if int(what) <= len(given) else state
    wanted = next((each for each in given if each.outcome == what), None)
    return _chosen(state, visit, wanted) if wanted else state


def _chosen(state: Counter, visit: Visit, given: Given) -> Counter:
    new = (
        choose(visit, given.outcome)
        if given.for_all
        else choose_for(visit, given.spots, given.outcome)
    )
    if given.outcome is Outcome.EXCHANGE:
        new = pointing_out(new)
    return state if new == visit else replace(stepped(state, new), why=False)


def pointed_at(state: Counter, what: str) -> Counter:
    """The next choice is for one row alone; asked twice it is for all again."""
    visit = state.visit
    piece = _meant(visit, what) if visit else None
    if visit is None or piece is None:
        return state
    again = visit.alone and visit.in_hand == piece.at
    return replace(state, visit=replace(visit, in_hand=piece.at, alone=not again))


def chosen_alone(state: Counter, what: str) -> Counter:
    """A way for the row in hand alone, by its key or its card."""
    visit = state.visit
    piece = in_question(visit) if visit else None
    part = seen_for(state, piece) if piece else None
    if visit is None or piece is None or part is None or not part.preview.decision.accepted:
        return state
    if not state.answered:
        return state
    offers = [offer.outcome for offer in part.preview.offers]
    outcome = _by_key(what, offers)
    if outcome is None:
        return state
    new = choose_for(visit, frozenset({piece.at}), outcome)
    if outcome is Outcome.EXCHANGE:
        new = pointing_out_for(new, piece.at)
    return state if new == visit else replace(stepped(state, new), why=False)


def _by_key(what: str, offers: list[Outcome]) -> Outcome | None:
    if what.isdecimal():
        return offers[int(what) - 1] if int(what) <= len(offers) else None
    return next((each for each in offers if each == what), None)


def _meant(visit: Visit, what: str) -> Piece | None:
    return visit.piece(Spot.read(what)) if what else in_question(visit)


def kept_or_not(state: Counter) -> Counter:
    """She would rather keep the goods for a lower price; said again, she would not."""
    visit = state.visit
    piece = in_question(visit) if visit else None
    if visit is None or piece is None:
        return state
    if visit.way(piece.taken) is Outcome.PRICE_REDUCTION:
        own = frozenset({piece.at})
        return stepped(
            state, changed(visit, lambda one: replace(one, outcome=None, reduction=None), own)
        )
    if not can_keep(state):
        return state
    new = choose_for(visit, frozenset({piece.at}), Outcome.PRICE_REDUCTION)
    return stepped(state, replace(new, in_hand=piece.at))


def lowered(state: Counter, what: str) -> Counter:
    """So much lower the price is to be; a text that is no sum in reach leaves it unsaid."""
    visit, piece = state.visit, lower_price_for(state)
    if visit is None or piece is None:
        return state
    amount = sum_in_reach(what, piece)
    own = frozenset({piece.at})
    new = changed(visit, lambda one: replace(one, reduction=amount), own)
    # Each letter is a change, but only one step: Esc takes back the wish, not a digit.
    return replace(state, visit=replace(new, in_hand=piece.at))


def sum_in_reach(text: str, piece: Piece) -> Money | None:
    """What a text says, more than nothing and at most what the units were paid with."""
    try:
        amount = Money.parse(text.strip().replace(" ", "").replace(",", "."), piece.sale.currency)
    except ValueError:
        return None
    return amount if 0 < amount.minor <= most_lower(piece).minor else None


def most_lower(piece: Piece) -> Money:
    """How much lower a price can be at most: what the units were paid with."""
    minor = piece.sold.paid.minor * piece.taken.quantity // piece.sold.quantity
    return Money(minor, piece.sale.currency)


def to_visit(state: Counter) -> Counter:
    """Back from the goods that go out to all that comes back; what was pointed out stays."""
    visit = state.visit
    if visit is None or visit.choosing is None:
        return state
    visit = replace(visit, choosing=None)
    return replace(state, visit=visit, trouble=None, hunt=None, hunted=())
