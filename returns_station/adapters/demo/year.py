"""A made-up year of sales: seasons, weekdays, customers who come back; the same for a given day."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from returns_station.adapters.demo.goods import CURRENCY, Ware, wares
from returns_station.adapters.demo.people import people
from returns_station.adapters.demo.situations import MARKET, named_sales, reserved, sold
from returns_station.customer import Customer
from returns_station.money import Money
from returns_station.sale import Channel, Delivery, Sale, SaleLine, Tender, TenderKind

_SEED: Final = 1187
_DAYS: Final = 365
_CUSTOMERS: Final = 330
# The till counts its days; the common sale, 12 days old, was made on its day 2041.
_TODAY_ON_THE_TILL: Final = 2053
_ORDERS_TODAY: Final = 20540
_ORDERS_A_DAY: Final = 20
# Sales in the shop on a Monday ... Sunday, and orders from home on any day.
_IN_STORE: Final = (4, 4, 4, 5, 6, 7, 3)
_ORDERS: Final = 1.4
_KNOWN: Final = 0.72
_NEVER_SOLD_BEFORE: Final = 0.4
_BUSY: Final = {11: 1.3, 12: 1.8, 6: 1.1, 1: 0.8, 2: 0.8}
_IN_SEASON: Final = 6
_FREE_DELIVERY: Final = 50000
_SMALL: Final = 20000
_LARGE: Final = 60000
_STORE_TENDERS: Final = {"card": 60, "swish": 24, "cash": 8, "gift_card": 3, "two": 5}
_ORDER_TENDERS: Final = {"card": 50, "swish": 28, "invoice": 22}


@dataclass(frozen=True, slots=True)
class _Shop:
    """What the year is drawn from; `unsold` holds goods until each has been sold once."""

    chance: random.Random
    day: date
    customers: tuple[Customer, ...]
    goods: tuple[Ware, ...]
    unsold: list[Ware]
    taken: set[str]


def year_of_sales(day: date) -> tuple[Sale, ...]:
    """Every sale of the year that ends on this day, the named ones among them, oldest first."""
    # Made-up sales are no secret, and must be the same again.
    chance = random.Random(f"{_SEED} {day}")  # noqa: S311
    goods = tuple(ware for ware in wares() if ware.sku not in reserved() and not ware.made_to_order)
    unsold = list(goods)
    chance.shuffle(unsold)
    named = named_sales(day)
    taken = {sale.number for sale in named}
    shop = _Shop(chance, day, people(chance, _CUSTOMERS), goods, unsold, taken)
    drawn = [sale for ago in range(_DAYS, -1, -1) for sale in _sales_of(shop, ago)]
    return tuple(sorted((*drawn, *named), key=lambda sale: (sale.agreed_on, sale.number)))


def _sales_of(shop: _Shop, ago: int) -> Iterator[Sale]:
    """The sales of one day: in the shop, and orders from home."""
    day = shop.day - timedelta(days=ago)
    busy, serial = _BUSY.get(day.month, 1), 0
    for _ in range(_about(shop.chance, _IN_STORE[day.weekday()] * busy)):
        serial += shop.chance.randint(3, 40)
        yield _store_sale(shop, day, _free(shop, f"{_TODAY_ON_THE_TILL - ago}-", serial))
    first = _ORDERS_TODAY - _ORDERS_A_DAY * ago
    for nr in range(_about(shop.chance, _ORDERS * busy)):
        yield _order(shop, day, _free(shop, "88-", first + nr, width=5))


def _about(chance: random.Random, mean: float) -> int:
    return round(mean * chance.uniform(0.6, 1.4))


def _free(shop: _Shop, begins: str, number: int, *, width: int = 4) -> str:
    while (text := f"{begins}{number:0{width}}") in shop.taken:
        number += 1
    shop.taken.add(text)
    return text


def _store_sale(shop: _Shop, day: date, number: str) -> Sale:
    chance = shop.chance
    lines = tuple(_lines(shop, day, ()))
    known = chance.choice(shop.customers) if chance.random() < _KNOWN else None
    total = sum(line.paid.minor for line in lines)
    return Sale(
        number=number,
        market=MARKET,
        channel=Channel.STORE,
        currency=CURRENCY,
        agreed_on=day,
        lines=lines,
        tenders=_tenders(chance, _STORE_TENDERS, total),
        sold_on=day,
        informed_on=day,
        customer=known,
    )


def _order(shop: _Shop, day: date, number: str) -> Sale:
    chance = shop.chance
    shipped = day + timedelta(days=chance.randint(1, 2))
    received = shipped + timedelta(days=chance.randint(1, 3))
    lines = tuple(_lines(shop, day, (received,) if received <= shop.day else ()))
    total = sum(line.paid.minor for line in lines)
    fee = Money(0 if total >= _FREE_DELIVERY else 4900, CURRENCY)
    return Sale(
        number=number,
        market=MARKET,
        channel=Channel.DISTANCE,
        currency=CURRENCY,
        agreed_on=day,
        lines=lines,
        tenders=_tenders(chance, _ORDER_TENDERS, total + fee.minor),
        delivery=Delivery(fee, fee) if fee else None,
        sold_on=day,
        shipped_on=shipped if shipped <= shop.day else None,
        informed_on=day,
        customer=chance.choice(shop.customers),
    )


def _lines(shop: _Shop, day: date, received: tuple[date, ...]) -> Iterator[SaleLine]:
    chance, had = shop.chance, set[str]()
    for _ in range(chance.choices((1, 2, 3, 4), (46, 31, 16, 7))[0]):
        ware = _pick(shop, day.month)
        if ware.sku in had:
            continue
        had.add(ware.sku)
        how_often = (60, 26, 8, 6) if ware.price.minor < _SMALL else (96, 4, 0, 0)
        quantity = chance.choices((1, 2, 3, 6), how_often)[0]
        paid = _paid(chance, ware, quantity)
        yield sold(ware, str(len(had)), quantity, paid=paid, received=received)


def _pick(shop: _Shop, month: int) -> Ware:
    """Now and then what was never sold before; else by the season."""
    if shop.unsold and shop.chance.random() < _NEVER_SOLD_BEFORE:
        return shop.unsold.pop()
    weights = [_IN_SEASON if month in ware.months else 1 for ware in shop.goods]
    return shop.chance.choices(shop.goods, weights)[0]


def _paid(chance: random.Random, ware: Ware, quantity: int) -> Money | None:
    """Every tenth line is sold for less, out of season or at the sale, in whole kronor."""
    percent = chance.choices((None, 80, 70, 50), (90, 5, 3, 2))[0]
    full = ware.price.minor * quantity
    return Money(full * percent // 10000 * 100, CURRENCY) if percent else None


def _tenders(chance: random.Random, kinds: dict[str, int], total: int) -> tuple[Tender, ...]:
    kind = chance.choices(list(kinds), list(kinds.values()))[0]
    label = f"{chance.randint(1000, 9999)}"
    if kind == "two" and total > _LARGE:
        gift = Money(chance.choice((10000, 20000, 50000)), CURRENCY)
        card = Money(total - gift.minor, CURRENCY)
        return (
            Tender(1, TenderKind.GIFT_CARD, gift),
            Tender(2, TenderKind.CARD, card, label),
        )
    # Coins are whole kronor: what ends in öre is paid by card.
    if kind == "two" or (kind == "cash" and total % 100):
        kind = "card"
    paid = Money(total, CURRENCY)
    return (Tender(1, TenderKind(kind), paid, label if kind == "card" else ""),)
