"""What she may choose from: few and distinct ways, what each means to her in money and days."""

from typing import Final

from returns_station.desk.views import Article
from returns_station.phrase import Argument, Phrase
from returns_station.policy.claim import Outcome
from returns_station.resolution.offers import Offer
from returns_station.sale import TenderKind
from returns_station.slip_writing import tender_name
from ui.models.facing import Instead, Way
from ui.models.goods_picture import picture_of
from ui.rooms.counter.state import outcomes
from ui.rooms.counter.state.answers import Given, alone, lower_price_for, ways_given
from ui.rooms.counter.state.cards import Card, cards
from ui.rooms.counter.state.counter import Counter
from ui.rooms.counter.state.visit import Piece, Visit

_MOST: Final = 4
_MOST_GOODS: Final = 6
_TENDERS: Final = {TenderKind.CARD: "credit-card", TenderKind.CASH: "coins"}
_MONEY: Final = (Outcome.REFUND, Outcome.PRICE_REDUCTION)


def first_name(visit: Visit) -> str:
    """What to call her: a first name, never a whole one; a company has none."""
    name = visit.first_name
    return "" if len(name.split()) > 1 else name


def ways(state: Counter, visit: Visit) -> tuple[Way, ...]:
    """The ways, the easiest and best-liked first; none while a lower price is being named."""
    if lower_price_for(state) is not None:
        return ()
    every = tuple(
        _way(state, visit, card, given)
        for card, given in zip(cards(state), ways_given(state), strict=True)
    )
    shown = every[:_MOST]
    further = tuple(way for way in every[_MOST:] if way.chosen)
    return (*shown[: _MOST - len(further)], *further)


def asks_how(state: Counter, visit: Visit) -> Phrase | None:
    """The yes that leaves the choice to her; None once she has chosen, or has no choice."""
    shown = ways(state, visit)
    if len(shown) <= 1 or any(way.chosen for way in shown):
        return None
    if shown[0].key not in (Outcome.REPLACEMENT, Outcome.REPAIR):
        return Phrase("facing.how")
    ours = shown[0].what.key == "counter.offer.replacement"
    return Phrase("facing.how_sorry" if ours else "facing.how_trouble")


def _way(state: Counter, visit: Visit, card: Card, given: Given) -> Way:
    offer = given.offers[0][1]
    swap = _swap(state, visit, given)
    goods = outcomes.goods_of(swap.taken) if swap else ""
    what = Phrase(f"counter.offer.{card.name}")
    return Way(
        key=card.outcome.value,
        icon=_icon(given, visit),
        what=Phrase("facing.swap_to", {"goods": goods}) if goods else what,
        means=_means(state, visit, card, given),
        amount=None if offer.needs_goods else card.amount,
        suggested=card.suggested,
        chosen=card.chosen and _has_chosen(visit),
        drawing=picture_of(swap.taken.swap.title) if swap and swap.taken.swap else "",
    )


def _has_chosen(visit: Visit) -> bool:
    """Whether anything was chosen at all: what is suggested stands chosen before."""
    return visit.outcome is not None or any(piece.taken.outcome for piece in visit.pieces)


def _swap(state: Counter, visit: Visit, given: Given) -> Piece | None:
    """The one piece that goods are pointed out for, where the way is to exchange it."""
    piece = alone(state)
    pieces = (piece,) if piece is not None else visit.pieces
    if given.outcome is not Outcome.EXCHANGE or len(pieces) != 1:
        return None
    return pieces[0] if pieces[0].taken.swap is not None else None


def _icon(given: Given, visit: Visit) -> str:
    kinds = {each.kind for _, offer in given.offers for each in offer.settlement.tenders}
    if given.outcome in _MONEY and len(kinds) == 1 and not visit.hides_prices:
        return _TENDERS.get(kinds.pop(), outcomes.ICONS[given.outcome])
    return outcomes.ICONS[given.outcome]


def _means(state: Counter, visit: Visit, card: Card, given: Given) -> Phrase:
    """What it means: where the money goes and by when, that goods go along, that it is even."""
    if not given.for_all and alone(state) is None:
        return card.means
    offers = tuple(offer for _, offer in given.offers)
    if visit.hides_prices and any(offer.settlement.refund for offer in offers):
        return Phrase("counter.step.payer")
    if given.outcome in _MONEY:
        return _by_when(offers)
    if visit.hides_prices and given.outcome is Outcome.STORE_CREDIT:
        return Phrase("counter.means.store_credit")
    back = offers[0].settlement.refund
    if given.outcome is Outcome.EXCHANGE and back:
        return Phrase("facing.back_too", {"amount": back})
    return card.means


def _by_when(offers: tuple[Offer, ...]) -> Phrase:
    """By when, and to which tender where that is one."""
    tenders = {
        (each.kind, each.label): each for offer in offers for each in offer.settlement.tenders
    }
    if {kind for kind, _ in tenders} == {TenderKind.CASH}:
        return Phrase("counter.means.today")
    day = max(offer.settlement.refund_by for offer in offers)
    if len(tenders) != 1:
        return Phrase("when.by", {"day": day}) if tenders else offers[0].when
    (tender,) = tenders.values()
    told: dict[str, Argument] = {"tender": tender_name(tender), "day": day}
    return Phrase("facing.to_tender", told)


def instead(state: Counter, visit: Visit) -> tuple[Instead, ...]:
    """The same goods in other sizes and colours that are here; what was scanned stands first."""
    piece = visit.piece(visit.choosing)
    if piece is None:
        return ()
    known = state.siblings if state.siblings_of == piece.sold.sku else ()
    here = [
        each
        for each in known
        if each.sku != piece.sold.sku and (each.stock is None or each.stock >= piece.taken.quantity)
    ]
    swap = piece.taken.swap
    if swap is not None and all(each.sku != swap.sku for each in here[:_MOST_GOODS]):
        here.insert(0, swap)
    return tuple(
        Instead(
            each.sku,
            picture_of(each.title, piece.sold.category if each in known else ""),
            _called(each, like_hers=each in known),
            Phrase("counter.means.now"),
            chosen=swap is not None and swap.sku == each.sku,
        )
        for each in here[:_MOST_GOODS]
    )


def _called(goods: Article, *, like_hers: bool) -> str:
    """Goods of hers in another size or colour are called by those, others by all of it."""
    if like_hers and goods.options:
        return goods.options
    return ", ".join(part for part in (goods.title, goods.options) if part)
