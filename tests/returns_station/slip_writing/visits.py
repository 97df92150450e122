"""Whole visits of a test, weighed as at the counter, and the slips that are written of them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from returns_station.adapters.law.book import promise_for
from returns_station.adapters.law.credit import credit_months_for
from returns_station.case import CasePart, ReturnCase
from returns_station.credit import Credit, CreditKind
from returns_station.credit_writing import credit_note
from returns_station.days import Days, zone_of
from returns_station.desk.commands import Part
from returns_station.desk.seeing import World, see
from returns_station.desk.views import PartSeen, SaleView
from returns_station.money import Money
from returns_station.owing import credits_of
from returns_station.policy.claim import (
    Bringer,
    Claim,
    ClaimLine,
    Earlier,
    NewGoods,
    Outcome,
    Proof,
    Reason,
)
from returns_station.policy.terms import Accepts, OpenPurchase, Promise, Stage, Terms
from returns_station.sale import Channel, Delivery, Sale, SaleLine, Tender, TenderKind
from returns_station.scan import credit_number
from returns_station.scan.credits import GIFT_CARD, STORE_CREDIT
from returns_station.slip import Slip
from returns_station.slip_writing import slip_for
from tests.builders import NOW, SHOP, a_claim, a_sale, kronor
from tests.returns_station.desk.counter import MAJA

OFFERS: Final = (Outcome.REFUND, Outcome.EXCHANGE, Outcome.STORE_CREDIT)
GENEROUS: Final = Terms(
    "test",
    OpenPurchase((Stage((Days(60),), OFFERS),), frozenset({Accepts.ANY})),
    gift=(Outcome.EXCHANGE, Outcome.STORE_CREDIT, Outcome.REFUND),
)
_SHELF: Final = {"KETTLE": 0}
_SERIES: Final = {CreditKind.STORE_CREDIT: STORE_CREDIT, CreditKind.GIFT_CARD: GIFT_CARD}

Asked = tuple[Sale, Claim, Outcome]


def jumper(nr: str = "1", *, quantity: int = 1, paid: int | str = 499) -> SaleLine:
    """Knitted jumpers."""
    worth = kronor(paid)
    return SaleLine(nr, "KNIT-M", "Stickad tröja Fjäll", quantity, worth, options="M, dimblå")


def kettle(nr: str = "1", *, paid: int | str = 399) -> SaleLine:
    """A kettle."""
    return SaleLine(nr, "KETTLE", "Vattenkokare Bris 1,7 l", 1, kronor(paid))


def swapped(title: str, price: int, *, line: str = "1") -> ClaimLine:
    """A wish to get other goods for a line."""
    goods = NewGoods(title.upper(), kronor(price), title=title)
    return ClaimLine(line, new_goods=goods)


def a_gift(*lines: ClaimLine) -> Claim:
    """A claim of who got the goods as a gift."""
    return replace(a_claim(*lines), by=Bringer.GIFT_RECEIVER, proof=Proof.GIFT_RECEIPT)


def papers_of(
    *asked: Asked, terms: Terms = GENEROUS, language: str = "sv"
) -> tuple[Slip, tuple[Slip, ...]]:
    """The slip of a visit, and the papers of the credit that it gives."""
    case = case_of(*asked, terms=terms)
    made_at = case.opened_at.astimezone(zone_of(case.given[0].sale.market))
    number = "RS000004273"
    documents = credits_of(case, number, number=_number, law_months=credit_months_for)
    slip = slip_for(case, documents, number=number, shop=SHOP, language=language, made_at=made_at)
    return slip, tuple(_paper(each, slip) for each in documents)


def slip_of(*asked: Asked, terms: Terms = GENEROUS, language: str = "sv") -> Slip:
    """The slip of a visit."""
    return papers_of(*asked, terms=terms, language=language)[0]


def case_of(*asked: Asked, terms: Terms = GENEROUS) -> ReturnCase:
    """A visit as the counter weighs it; a sale that is asked of twice is held once."""
    sales = {sale.number: sale for sale, _, _ in asked}
    ids = {number: nr for nr, number in enumerate(sales, start=1)}
    views = {ids[number]: SaleView(sale, Earlier()) for number, sale in sales.items()}
    world = World(views, lambda sale, _: _promise(sale, terms), lambda _: _SHELF)
    parts = tuple(Part(ids[sale.number], claim, outcome) for sale, claim, outcome in asked)
    seen = see(parts, world)
    given = tuple(_part(nr, one) for nr, one in enumerate(seen.parts, start=1))
    return ReturnCase("key", given, seen.reckoning, NOW, MAJA)


def _promise(sale: Sale, terms: Terms) -> Promise:
    return Promise(terms, terms, promise_for(sale).law)


def _part(nr: int, one: PartSeen) -> CasePart:
    preview = one.preview
    settled = one.chosen.settlement if one.chosen else None
    view = preview.view
    return CasePart(
        f"key/{nr}",
        view.sale,
        preview.claim,
        view.earlier,
        preview.promise,
        preview.decision,
        settled,
    )


def _number(kind: CreditKind) -> str:
    return credit_number(42, _SERIES[kind])


def _paper(credit: Credit, slip: Slip) -> Slip:
    return credit_note(
        credit,
        shop=slip.shop,
        language=slip.language,
        made_at=slip.made_at,
        desk=slip.desk,
        served_by=slip.served_by,
    )


def euros(amount: str) -> Money:
    """Money in EUR."""
    return Money.parse(amount, "EUR")


def peer_order() -> Sale:
    """Four of 10.00 net, 3.99 off the order, VAT on top; delivery at half its price."""
    line = SaleLine("1", "TEST", "Testivaahto", 4, euros("39.61"), vat_percent="10")
    return replace(
        a_sale(channel=Channel.DISTANCE),
        market="FI",
        currency="EUR",
        lines=(line,),
        tenders=(Tender(1, TenderKind.CARD, euros("45.36"), "4242"),),
        delivery=Delivery(euros("5.75"), euros("11.50"), vat_percent="15"),
    )


def peer_visit(language: str = "en") -> Slip:
    """All of it handed back."""
    claim = a_claim(ClaimLine("1", 4))
    return slip_of((peer_order(), claim, Outcome.REFUND), language=language)


def all_visits(language: str = "sv") -> dict[str, Slip]:
    """A slip of each kind that a counter writes, by its name."""
    autumn, winter = a_sale(jumper(), jumper("2")), a_sale(kettle(), number="2041-1201")
    winter = replace(winter, sold_on=date(2026, 11, 20), agreed_on=date(2026, 11, 20))
    ours = a_claim(reason=Reason.WRONG_ITEM)
    fee = replace(GENEROUS, return_fee=Decimal(49))
    reduced = replace(
        a_claim(ClaimLine("1", reason=Reason.FAULTY, price_reduction=kronor(100))),
        wants=Outcome.PRICE_REDUCTION,
    )
    said = {
        "refund": slip_of((autumn, a_claim(), Outcome.REFUND), language=language),
        "exchange_uneven": slip_of(
            (winter, a_claim(swapped("Kaffebryggare Älv", 499)), Outcome.EXCHANGE),
            language=language,
        ),
        "mixed": slip_of(
            (autumn, a_claim(), Outcome.STORE_CREDIT),
            (autumn, a_claim(ClaimLine("2")), Outcome.REFUND),
            (winter, a_claim(swapped("Kaffebryggare Älv", 499)), Outcome.EXCHANGE),
            language=language,
            terms=fee,
        ),
        "gift_exchange": slip_of(
            (winter, a_gift(swapped("Mugg", 99)), Outcome.EXCHANGE), language=language
        ),
        "gift_refund": slip_of((winter, a_gift(), Outcome.REFUND), language=language),
        "our_mistake": slip_of((winter, ours, Outcome.REPLACEMENT), language=language),
        "price_reduction": slip_of((winter, reduced, Outcome.PRICE_REDUCTION), language=language),
        "golden": peer_visit(language),
    }
    credit, (note,) = papers_of((autumn, a_claim(), Outcome.STORE_CREDIT), language=language)
    said |= {"store_credit": credit, "credit_note": note}
    said |= {
        "undone": replace(said["refund"], undone=True, copy=1),
        "credit_note_copy": replace(note, copy=1),
        "credit_note_undone": replace(note, copy=1, undone=True),
        "till": replace(said["refund"], till_return_number="0000 5518"),
    }
    return said
