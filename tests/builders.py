"""Builders that say only what matters to a test; everything else has a sensible default."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Final

from returns_station.customer import Customer
from returns_station.desk.commands import Part, TakeBack
from returns_station.desk.station import Station
from returns_station.desk.views import Preview
from returns_station.money import Money
from returns_station.policy.claim import Claim, ClaimLine, Outcome, Reason
from returns_station.sale import Channel, Delivery, Sale, SaleLine, Tender, TenderKind
from returns_station.slip import Shop

BOUGHT_ON: Final = date(2026, 11, 12)
NOW: Final = datetime(2026, 11, 26, 13, 32, tzinfo=UTC)
SHOP: Final = Shop("Granlöv", "Storgatan 12, Uppsala", "556000-0000", "SE")


def kronor(amount: int | str) -> Money:
    """Money in SEK from whole kronor or decimal text."""
    return Money.parse(str(amount), "SEK")


def a_line(
    nr: str = "1", *, sku: str = "KNIT-M", gtin: str = "", quantity: int = 1, paid: int | str = 499
) -> SaleLine:
    """A line of knitted jumpers."""
    return SaleLine(
        nr=nr,
        sku=sku,
        title=f"Stickad tröja {sku}",
        quantity=quantity,
        paid=kronor(paid),
        gtin=gtin,
        options="Storlek M, dimblå",
        category="clothing",
    )


def a_sale(
    *lines: SaleLine,
    number: str = "2041-1187",
    bought_on: date = BOUGHT_ON,
    customer: str = "Elin Sandberg",
    channel: Channel = Channel.STORE,
    delivery: int = 0,
    tender: TenderKind = TenderKind.CARD,
) -> Sale:
    """A sale of the given lines (one jumper by default), paid in full with one tender."""
    bought = lines or (a_line(),)
    total = sum(line.paid.minor for line in bought) + delivery * 100
    paid = Tender(1, tender, Money(total, "SEK"), "4242" if tender is TenderKind.CARD else "")
    known = Customer(name=customer, language="sv", key=customer.casefold()) if customer else None
    return Sale(
        number=number,
        market="SE",
        channel=channel,
        currency="SEK",
        agreed_on=bought_on,
        sold_on=bought_on,
        informed_on=bought_on,
        lines=bought,
        tenders=(paid,),
        delivery=Delivery(kronor(delivery), kronor(delivery)) if delivery else None,
        customer=known,
        source="test",
    )


def taking(key: str, sale_id: int, claim: Claim, outcome: Outcome | None = None) -> TakeBack:
    """A visit of one part."""
    return TakeBack(key, (Part(sale_id, claim, outcome),))


def looking(station: Station, sale_id: int, claim: Claim) -> Preview:
    """What a visit of one part would be answered."""
    (seen,) = station.preview((Part(sale_id, claim),)).parts
    return seen.preview


def a_claim(
    *lines: ClaimLine,
    days_old: int = 14,
    bought_on: date = BOUGHT_ON,
    reason: Reason = Reason.CHANGED_MIND,
) -> Claim:
    """A claim at the counter so many days after the purchase, on line 1 unless lines are given."""
    day = bought_on + timedelta(days=days_old)
    told_at = datetime(day.year, day.month, day.day, 13, 32, tzinfo=UTC)
    return Claim(told_at, lines or (ClaimLine("1", reason=reason),))


def with_ids(sale: Sale, first: int = 1) -> Sale:
    """The sale as the store-room would give it, with ids from `first` on."""
    lines = tuple(replace(line, id=first + n) for n, line in enumerate(sale.lines))
    return replace(sale, id=first, lines=lines)
