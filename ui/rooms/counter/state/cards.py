"""The ways as cards: what each is called, what it comes to, and one quiet line of why."""

from dataclasses import dataclass

from returns_station.money import Money, zero
from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome
from returns_station.resolution.offers import Offer
from ui.rooms.counter.state import outcomes
from ui.rooms.counter.state.answers import Given, alone, ways_given
from ui.rooms.counter.state.counter import Counter
from ui.rooms.counter.state.visit import Piece


@dataclass(frozen=True, slots=True)
class Card:
    """One way that may be chosen; no amount is none to be seen."""

    outcome: Outcome
    name: str
    amount: Money | None
    means: Phrase
    suggested: bool
    chosen: bool


def cards(state: Counter) -> tuple[Card, ...]:
    """The ways, the easiest and best-liked first."""
    return tuple(_card(state, given) for given in ways_given(state))


def _card(state: Counter, given: Given) -> Card:
    part, offer = given.offers[0]
    return Card(
        given.outcome,
        outcomes.name_of(offer, part.preview.decision),
        _amount(state, given),
        _means(state, given),
        given.suggested,
        given.chosen,
    )


def _amount(state: Counter, given: Given) -> Money | None:
    """What it comes to: for the row alone its own share, for all the sum of what each brings."""
    visit, piece = state.visit, alone(state)
    assert visit is not None
    none = zero(visit.first.currency)
    if piece is not None:
        amount = _share(given.offers[0][1], piece)
    else:
        settled = tuple(offer.settlement for _, offer in given.offers)
        net = sum(_brings(offer) for _, offer in given.offers)
        amount = outcomes.worth(settled[0]) if len(settled) == 1 else Money(abs(net), none.currency)
    paid_back = any(offer.settlement.refund for _, offer in given.offers)
    return None if visit.hides_prices and paid_back else amount


def _brings(offer: Offer) -> int:
    settled = offer.settlement
    out = outcomes.paid_out(settled).minor + settled.store_credit.minor
    return out - settled.to_pay.minor


def _share(offer: Offer, piece: Piece) -> Money:
    """What an outcome brings for one row of those it is settled for."""
    settled = offer.settlement
    if len(settled.lines) == 1:
        return outcomes.worth(settled)
    own = (each for each in settled.lines if each.line == piece.at.line)
    share = next((each for each in own if each.quantity == piece.taken.quantity), None)
    if share is None:
        return zero(piece.sale.currency)
    own_credit = settled.store_credit.minor - settled.bonus.minor
    bonus = settled.bonus.minor * share.refund.minor // own_credit if own_credit else 0
    return Money(share.refund.minor + bonus, share.refund.currency)


def _means(state: Counter, given: Given) -> Phrase:
    """When and why; or for how many, where not all of them can have it."""
    if not given.for_all and alone(state) is None:
        pieces = state.visit.pieces if state.visit else ()
        units = sum(piece.taken.quantity for piece in pieces if piece.at in given.spots)
        return Phrase("counter.for_some", {"count": units})
    return outcomes.means(given.offers[0][1])
