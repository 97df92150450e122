"""The situations a clerk meets, each by what is scanned or typed to meet it, and its sale."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from returns_station.adapters.demo.goods import CURRENCY, Ware, by_sku, read_asset
from returns_station.adapters.demo.people import address, phones
from returns_station.customer import Customer
from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.sale import Channel, Delivery, Sale, SaleLine, Tender, TenderKind, Trait
from returns_station.scan import Announced, announcement, slip_number
from returns_station.scan.slips import SLIP, TRAINING_SLIP

MARKET: Final = "SE"
_PAGE: Final = "https://granlov.example/retur"


@dataclass(frozen=True, slots=True)
class Situation:
    """One situation: the number or the words to begin with, if any, and the goods to scan.

    `told` is the QR code of a return told of before, which needs nothing else.
    """

    key: str
    number: str
    typed: str
    gtins: tuple[str, ...]
    customer: str = ""
    told: str = ""

    @property
    def says(self) -> Phrase:
        """What happens here, in a sentence for the clerk."""
        return Phrase(f"demo.situation.{self.key}")


def situations(*, training: bool = False) -> tuple[Situation, ...]:
    """Every situation in the order of its file, sales first; our own slip is one of `training`."""
    asset = read_asset("situations.toml")
    told = [one for one in asset["sale"] if one.get("scan") or one.get("typed")]
    series = TRAINING_SLIP if training else SLIP
    return tuple(_situation(one, series) for one in (*told, *asset["other"]))


def named_sales(day: date) -> tuple[Sale, ...]:
    """The sales of the situations, as they lie on the day the demo is made."""
    numbers = list(phones())
    return tuple(
        _sale(one, day, phone=numbers[nr], nr=nr)
        for nr, one in enumerate(read_asset("situations.toml")["sale"])
    )


def reserved() -> frozenset[str]:
    """Goods that no other sale may hold: the only candidate must stay the only one."""
    alone = [one for one in read_asset("situations.toml")["sale"] if one.get("goods_first")]
    return frozenset(sku for one in alone for sku in one["scan"])


def _situation(one: dict[str, Any], series: str) -> Situation:
    gtins = [by_sku()[sku].gtin for sku in one.get("scan", ())]
    if "gtin" in one:
        gtins.append(one["gtin"])
    begins = slip_number(one["slip"], series) if "slip" in one else one.get("number", "")
    # What is found by its goods or by words is found without its receipt.
    number = "" if one.get("goods_first") or one.get("typed") else begins
    name = one.get("customer", "")
    told = _told(one, tuple(gtins)) if "announced" in one else ""
    return Situation(one["key"], number, one.get("typed", ""), tuple(gtins), name, told)


def _told(one: dict[str, Any], gtins: tuple[str, ...]) -> str:
    goods = tuple(gtin.zfill(14) for gtin in gtins)
    why, wish = one["announced"]["why"], one["announced"]["wish"]
    return announcement(Announced(one["number"], goods, (), why, wish), _PAGE)


def _sale(one: dict[str, Any], day: date, *, phone: str, nr: int) -> Sale:
    agreed_on = day - timedelta(days=one["days_ago"])
    lines = tuple(_lines(one, day))
    delivery = Money.parse(one["delivery"], CURRENCY) if "delivery" in one else None
    total = sum(line.paid.minor for line in lines) + (delivery.minor if delivery else 0)
    name = one.get("customer", "")
    known = Customer(name, phone, address(name, nr), one.get("language", "sv"), f"K{nr + 1:04}")
    return Sale(
        number=one["number"],
        market=MARKET,
        channel=Channel.DISTANCE if "shipped" in one else Channel.STORE,
        currency=CURRENCY,
        agreed_on=agreed_on,
        lines=lines,
        tenders=_tenders(one["tenders"], total),
        delivery=Delivery(delivery, delivery) if delivery else None,
        buyer=one.get("buyer", "consumer"),
        sold_on=agreed_on,
        shipped_on=day - timedelta(days=one["shipped"]) if "shipped" in one else None,
        informed_on=agreed_on,
        customer=known if name else None,
    )


def _lines(one: dict[str, Any], day: date) -> Iterator[SaleLine]:
    received = (day - timedelta(days=one["received"]),) if "received" in one else ()
    for nr, line in enumerate(one["lines"], start=1):
        ware, quantity = by_sku()[line["sku"]], line.get("quantity", 1)
        paid = Money.parse(line["paid"], CURRENCY) if "paid" in line else None
        traits = frozenset(Trait(trait) for trait in line.get("traits", ()))
        yield sold(ware, str(nr), quantity, paid=paid, received=received, traits=traits)


def sold(
    ware: Ware,
    nr: str,
    quantity: int,
    *,
    paid: Money | None = None,
    received: tuple[date, ...] = (),
    traits: frozenset[Trait] = frozenset(),
) -> SaleLine:
    """A line of these goods; paid in full unless it says what was paid."""
    full = Money(ware.price.minor * quantity, CURRENCY)
    return SaleLine(
        nr=nr,
        sku=ware.sku,
        title=ware.title,
        quantity=quantity,
        paid=full if paid is None else paid,
        gtin=ware.gtin.zfill(14),
        options=ware.options,
        category=ware.kind,
        list_price=ware.price,
        received_on=received,
        traits=traits,
        price_today=ware.price,
    )


def _tenders(asked: list[dict[str, str]], total: int) -> tuple[Tender, ...]:
    tenders, left = [], total
    for nr, one in enumerate(asked, start=1):
        said = Money.parse(one["amount"], CURRENCY).minor if "amount" in one else left
        left -= said
        tenders.append(
            Tender(nr, TenderKind(one["kind"]), Money(said, CURRENCY), one.get("label", ""))
        )
    assert left == 0, asked
    return tuple(tenders)
