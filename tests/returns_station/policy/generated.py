"""Whole claims made by chance: sales, what came back before, claims; on the nastiest of days."""

from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final

from hypothesis import strategies as st

from returns_station.adapters.law.book import law_for
from returns_station.days import MARKETS, easter_sunday
from returns_station.money import Money, half_up
from returns_station.policy.claim import (
    Bringer,
    Claim,
    ClaimLine,
    Collection,
    Condition,
    Earlier,
    Fault,
    HandedIn,
    NewGoods,
    Outcome,
    Proof,
    Reason,
)
from returns_station.policy.decision import Decision, decide
from returns_station.policy.terms import Promise, Terms
from returns_station.sale import Channel, Delivery, Sale, SaleLine, Tender, TenderKind
from tests.returns_station.policy.generated_terms import CATEGORIES, TRAITS, Draw, any_of, terms


@dataclass(frozen=True, slots=True, repr=False)
class Situation:
    """One claim on one sale, with all that is promised for it and what came back before."""

    sale: Sale
    claim: Claim
    promise: Promise
    earlier: Earlier

    def by(self, at_sale: Terms, today: Terms | None = None) -> "Situation":
        """The same claim, where the shop promises something else."""
        other = Promise(at_sale, today or at_sale, self.promise.law)
        return replace(self, promise=other)

    def with_claim(self, **told: Any) -> "Situation":  # noqa: ANN401 - whatever a claim holds
        """The same, but for what the claim tells."""
        return replace(self, claim=replace(self.claim, **told))

    def __repr__(self) -> str:
        """Only what is not as it mostly is: a broken promise is read by people."""
        promise = self.promise
        terms = f"at_sale={brief(promise.at_sale)}, today={brief(promise.today)}"
        told = f"{brief(self.sale)}, {brief(self.claim)}, earlier={brief(self.earlier)}"
        return f"Situation({told}, {terms}, law={promise.law.version})"

    def _repr_pretty_(self, printer: Any, _cycle: object) -> None:  # noqa: ANN401 - Hypothesis's
        printer.text(repr(self))

    @property
    def decision(self) -> Decision:
        """The answer."""
        return decide(self.sale, self.claim, self.promise, self.earlier)


def brief(value: Any) -> str:  # noqa: ANN401 - any value of the policy
    """A frozen value without the fields that are as they mostly are."""
    if isinstance(value, tuple):
        return f"({', '.join(map(brief, value))})"
    if not is_dataclass(value) or isinstance(value, Money):
        return str(value)
    said = [
        f"{each.name}={brief(getattr(value, each.name))}"
        for each in fields(value)
        if each.default is MISSING or getattr(value, each.name) != each.default
    ]
    return f"{type(value).__name__}({', '.join(said)})"


# Leap days, ends of months and years, the days that clocks change, the day a law's version begins,
# days before closed ones; each year of the century has some of them.
_ODD_DAYS: Final = ((2, 28), (3, 1), (1, 31), (8, 31), (11, 30), (12, 10), (12, 17), (12, 31))
_LEAP_YEARS: Final = tuple(year for year in range(2016, 2100, 4))
_NASTY: Final = (
    *(date(2015 + nr * 7 % 86, month, day) for nr, (month, day) in enumerate(_ODD_DAYS)),
    *(date(year, 2, 29) for year in _LEAP_YEARS[::3]),
    *(easter_sunday(year) - timedelta(days=16) for year in (2024, 2025, 2038, 2076)),
    *(date(2025, 3, day) for day in (15, 16, 29, 30)),
    *(date(2026, 10, day) for day in (10, 11, 24, 25)),
    *(date(2022, 4, 30), date(2022, 5, 1), date(2021, 12, 31), date(2022, 1, 1)),
    *(date(2024, 6, 30), date(2024, 7, 1), date(2026, 7, 30), date(2026, 7, 31)),
    *(date(2015, 1, 1), date(2099, 12, 31)),
)
_FIRST: Final = date(2015, 1, 1)
_ANY_DAY: Final = st.integers(0, (date(2100, 1, 1) - _FIRST).days - 1)
_PRICE: Final = st.integers(0, 200_000)
_LATER: Final = (
    *(0, 0, 1, 1, 2, 5, 6, 7, 8, 10, 12, 13, 14, 15, 16, 17, 18, 29),
    *(30, 31, 44, 45, 46, 59, 60, 61, 62, 90, 100, 121, 180, 184, 185),
    *(364, 365, 366, 367, 379, 380, 381, 396, 729, 730, 731, 732, 760),
    *(852, 853, 1094, 1095, 1096, 1097, 1460, 1461, 1825, 1826, 1827, 2190, 2191, 2192, 2557),
)
_RECEIVED: Final = ((), (), (0,), (1,), (2,), (3,), (4,), (1, 9), (30, 29), (31,))
_TIMES: Final = (time(0, 0), time(0, 30), time(9, 0), time(12, 30), time(22, 30), time(23, 59, 59))
_PRICES: Final = (*(0, 0, 1, 3, 99, 100, 101, 999, 1_000), *(33_333, 49_900, 129_950, 999_999))
_CURRENCIES: Final = {"SE": "SEK", "NO": "NOK", "DK": "DKK", "UK": "GBP"}
_DAYS: Final = (1, 7, 13, 14, 15, 30, 45, 60, 90, 100, 365, 366, 730)
_REASONS: Final = (*[Reason.CHANGED_MIND] * 12, Reason.FAULTY, *Reason)


def _day(draw: Draw[Any]) -> date:
    """A day of the century, more often than not an odd one."""
    if draw(any_of(False, True)):
        return _FIRST + timedelta(days=draw(_ANY_DAY))
    odd: date = draw(any_of(*_NASTY))
    return odd


@st.composite
def situations(draw: Draw[Any]) -> Situation:
    """A claim on a sale that can be made, with the law of its day and terms of two days."""
    sale = _sale(draw)
    earlier = _earlier(draw, sale)
    claim = _claim(draw, sale, earlier)
    at_sale = terms(draw, sale)
    today = terms(draw, sale) if draw(any_of(False, True)) else at_sale
    return Situation(sale, claim, Promise(at_sale, today, law_for(sale)), earlier)


def _sale(draw: Draw[Any]) -> Sale:
    market = draw(any_of(*MARKETS))
    agreed = _day(draw)
    channel = draw(any_of(Channel.STORE, Channel.DISTANCE, Channel.DISTANCE, Channel.OFF_PREMISES))
    currency = _CURRENCIES.get(market, "EUR")
    count = draw(any_of(1, 1, 2, 3))
    lines = tuple(_line(draw, str(nr + 1), agreed, currency) for nr in range(count))
    delivery = draw(_deliveries(currency))
    informed = draw(any_of(0, 0, 0, -1, 3, 40, 400, None))
    return Sale(
        number="W-1",
        market=market,
        channel=channel,
        currency=currency,
        agreed_on=agreed,
        sold_on=agreed,
        lines=lines,
        tenders=_tenders(draw, lines, delivery, currency),
        delivery=delivery,
        buyer=draw(any_of("consumer", "consumer", "consumer", "consumer", "business")),
        shipped_on=draw(any_of(agreed, None)),
        informed_on=None if informed is None else agreed + timedelta(days=informed),
        told_return_cost=draw(any_of(True, True, False)),
        regular_delivery=draw(any_of(False, False, False, True)),
        member=draw(any_of("", "", "gold", "silver")),
    )


def _line(draw: Draw[Any], nr: str, agreed: date, currency: str) -> SaleLine:
    quantity = draw(any_of(1, 1, 2, 3, 7))
    paid = draw(any_of(*_PRICES)) or draw(_PRICE)
    received = draw(any_of(*_RECEIVED))
    list_price = draw(any_of(None, 1, 100, 49_900))
    today = draw(any_of(None, None, 0, 1, 25_000, 60_000))
    promotion = draw(any_of(None, None, 1, 100, 10_001))
    traits = draw(any_of((), (), TRAITS[:1], TRAITS[1:3], TRAITS[3:]))
    return SaleLine(
        nr=nr,
        sku=f"SKU-{nr}",
        title="Goods",
        quantity=quantity,
        paid=Money(paid, currency),
        vat_percent=draw(any_of("25", "12", "0", "25.5")),
        category=draw(any_of("", *CATEGORIES[:2])),
        list_price=None if list_price is None else Money(list_price, currency),
        received_on=tuple(agreed + timedelta(days=count) for count in received),
        traits=frozenset(traits),
        price_today=None if today is None else Money(today, currency),
        promotion=None if promotion is None else Money(promotion, currency),
    )


def _deliveries(currency: str) -> st.SearchStrategy[Delivery | None]:
    listed = ((0, 0), (4_900, 4_900), (9_900, 4_900), (1, 1))
    made = [Delivery(Money(paid, currency), Money(least, currency)) for paid, least in listed]
    return any_of(None, None, *made)


def _tenders(
    draw: Draw[Any], lines: tuple[SaleLine, ...], delivery: Delivery | None, currency: str
) -> tuple[Tender, ...]:
    """One tender, two, or an old sale that names none."""
    whole = sum(line.paid.minor for line in lines) + (delivery.paid.minor if delivery else 0)
    kinds = draw(
        any_of(
            (TenderKind.CARD,),
            (TenderKind.CASH,),
            (TenderKind.GIFT_CARD, TenderKind.CARD),
            (TenderKind.CASH, TenderKind.SWISH),
            (),
        )
    )
    first = whole if len(kinds) == 1 else draw(any_of(whole // 3, 0, whole, whole // 2))
    return tuple(
        Tender(nr, kind, Money(part, currency))
        for nr, (kind, part) in enumerate(zip(kinds, (first, whole - first), strict=False), start=1)
    )


def _earlier(draw: Draw[Any], sale: Sale) -> Earlier:
    """Nothing, or some units of some lines with what they took; the last unit is always left."""
    if draw(any_of(True, True, False)):
        return Earlier()
    units, refunded = {}, {}
    for line in sale.lines:
        units[line.nr] = draw(st.integers(0, line.quantity - 1))
        share = half_up(line.paid.minor * units[line.nr], line.quantity)
        more = draw(any_of(0, 0, 0, 1, line.paid.minor))
        refunded[line.nr] = Money(min(line.paid.minor, share + more), sale.currency)
    given = sale.delivery.standard if sale.delivery and draw(any_of(False, True)) else None
    if given and sale.delivery:
        given = min(given, sale.delivery.paid)
    return Earlier(units, refunded, {}, given)


def _claim(draw: Draw[Any], sale: Sale, earlier: Earlier) -> Claim:
    told = datetime.combine(
        sale.agreed_on + timedelta(days=1 + draw(any_of(*_LATER))), draw(any_of(*_TIMES)), UTC
    )
    day = told.date()
    wants = draw(any_of(None, None, None, Outcome.REFUND, Outcome.PRICE_REDUCTION))
    chosen = draw(st.sampled_from(sale.lines))
    asked = [line for line in sale.lines if line is chosen or draw(any_of(True, False))]
    reductions = wants is Outcome.PRICE_REDUCTION
    lines = tuple(_wish(draw, line, sale, earlier, day, reductions=reductions) for line in asked)
    at_home = draw(any_of(False, False, True))
    return Claim(
        told_at=told,
        lines=lines,
        goods_back_on=None if at_home else day,
        goods_at_home=at_home,
        by=draw(any_of(*Bringer, Bringer.BUYER, Bringer.BUYER)),
        proof=draw(any_of(*Proof, Proof.RECEIPT, Proof.RECEIPT)),
        collection=draw(any_of(Collection.NONE, Collection.NONE, *Collection)),
        wants=wants,
        agrees_other_tender=draw(any_of(False, True)),
        handed_in=draw(any_of(HandedIn.COUNTER, HandedIn.COUNTER, HandedIn.POST)),
        cash_back=draw(any_of(False, False, True)),
    )


def _wish(
    draw: Draw[Any], line: SaleLine, sale: Sale, earlier: Earlier, day: date, *, reductions: bool
) -> ClaimLine:
    left = line.quantity - earlier.units.get(line.nr, 0)
    unpaid = line.paid.minor - earlier.refunded.get(line.nr, Money(0, sale.currency)).minor
    reduction = draw(any_of(1, unpaid, unpaid // 2)) if reductions else 0
    quantity = draw(st.integers(1, left))
    return ClaimLine(
        line.nr,
        quantity,
        draw(any_of(*_REASONS)),
        draw(any_of(Condition.UNUSED, Condition.UNUSED, *Condition)),
        seal_broken=draw(any_of(False, False, True)),
        wear_percent=Decimal(draw(any_of("0", "0", "10", "33.333", "100"))),
        fault=_fault(draw, sale.agreed_on, day),
        price_reduction=Money(min(reduction, unpaid), sale.currency) if reduction else None,
        new_goods=draw(_new_goods(quantity, sale.currency)),
    )


def _new_goods(quantity: int, currency: str) -> st.SearchStrategy[NewGoods | None]:
    same = NewGoods("SKU-L", Money(49_900, currency), quantity, same_item=True)
    cheap, dear = (NewGoods("NEW", Money(price, currency)) for price in (100, 129_900))
    return any_of(None, None, None, same, cheap, dear)


def _fault(draw: Draw[Any], bought: date, day: date) -> Fault:
    """A fault's days lie between the sale and the day she tells us, in their order."""
    if draw(any_of(True, True, False)):
        return Fault()
    gap = max(0, (day - bought).days)
    shown = bought + timedelta(days=min(gap, draw(any_of(*_LATER))))
    noticed = min(day, shown + timedelta(days=draw(any_of(0, 0, 30, 61))))
    mended = min(day, bought + timedelta(days=draw(any_of(5, 40, 400, 800))))
    return Fault(
        draw(any_of(None, shown)),
        draw(any_of(None, noticed)),
        draw(any_of(None, None, mended)),
        draw(any_of(None, None, mended)),
    )
