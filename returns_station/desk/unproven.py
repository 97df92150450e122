"""Goods that nothing shows were bought here are given a sale that stands in for theirs."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final

from returns_station.case import Who
from returns_station.customer import Customer
from returns_station.days import local_day
from returns_station.desk.errors import InputError
from returns_station.desk.house import House
from returns_station.desk.ports import UnitOfWork
from returns_station.desk.seeing import NothingBroughtError, NotOneCurrencyError
from returns_station.desk.unproven_commands import Brought, OpenUnproven
from returns_station.desk.unproven_views import OnShelf, Opened, StandInOpened
from returns_station.desk.views import SaleView
from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.policy.terms import ValuedAt
from returns_station.sale import STAND_IN, Channel, Sale, SaleLine

_SERIES: Final = "unproven"


class GoodsUnknownError(InputError):
    """The shop never sold goods with this number; the advice says how they may be found."""


def open_unproven(
    command: OpenUnproven, work: UnitOfWork, *, house: House, now: datetime, who: Who
) -> Opened:
    """Write the sale that stands in; the same key a second time gives the one there is.

    Raises NothingBroughtError, GoodsUnknownError, NotOneCurrencyError.
    """
    before = _opened(command, work)
    if before is not None:
        return before
    goods = tuple(_on_shelf(work, command.goods))
    number = f"U{work.next_number(_SERIES):06}"
    # The series was waited for: the same press sent twice at once finds what the other wrote.
    before = _opened(command, work)
    if before is not None:
        return before
    made = _priced(_stand_in(goods, number, house, now, command), goods, work, house, now)
    sale_id = work.put_stand_in(made, command, at=now, who=who)
    events = (StandInOpened(number, tuple((line.sku, line.quantity) for line in made.lines)),)
    work.journal(events, at=now, who=who)
    return Opened(_view(work, sale_id), events)


def _opened(command: OpenUnproven, work: UnitOfWork) -> Opened | None:
    sale_id = work.opened(command.key)
    return None if sale_id is None else Opened(_view(work, sale_id), again=True)


def _view(work: UnitOfWork, sale_id: int) -> SaleView:
    sale = work.sale(sale_id)
    assert sale is not None, "a sale is never taken away"
    return SaleView(sale, work.earlier(sale))


def _on_shelf(work: UnitOfWork, goods: Iterable[Brought]) -> Iterator[tuple[OnShelf, int]]:
    """What was brought as the shop sells it, each article once."""
    together: dict[str, int] = {}
    for each in goods:
        together[each.sku] = together.get(each.sku, 0) + each.quantity
    if not together:
        raise NothingBroughtError(Phrase("refused.nothing_asked"))
    for sku, quantity in together.items():
        known = work.on_shelf(sku)
        if known is None:
            raise GoodsUnknownError(Phrase("unproven.goods_unknown", {"code": sku}))
        yield known, quantity


def _stand_in(
    goods: tuple[tuple[OnShelf, int], ...],
    number: str,
    house: House,
    now: datetime,
    command: OpenUnproven,
) -> Sale:
    """The goods as if they had been bought over the counter today, for what they cost today."""
    currencies = {known.line.paid.currency for known, _ in goods}
    if len(currencies) > 1:
        raise NotOneCurrencyError(Phrase("visit.not_one_currency"))
    market = house.shop.market
    day = local_day(now, market)
    lines = (_line(nr, *each) for nr, each in enumerate(goods, start=1))
    return Sale(
        number=number,
        market=market,
        channel=Channel.STORE,
        currency=currencies.pop(),
        agreed_on=day,
        sold_on=day,
        informed_on=day,
        lines=tuple(lines),
        customer=Customer(id=command.customer_id) if command.customer_id else None,
        source=STAND_IN,
    )


def _line(nr: int, known: OnShelf, quantity: int) -> SaleLine:
    return replace(
        known.line, nr=str(nr), quantity=quantity, paid=_times(known.line.paid, quantity)
    )


def _priced(
    made: Sale,
    goods: tuple[tuple[OnShelf, int], ...],
    work: UnitOfWork,
    house: House,
    now: datetime,
) -> Sale:
    """The stand-in at the price that the promise counts with."""
    word = house.promise_on(made, now, work.terms_book()).today.without_proof
    if word is None or word.at is not ValuedAt.LOWEST_PRICE:
        return made
    lines = zip(made.lines, goods, strict=True)
    lowest = (replace(line, paid=_times(known.lowest, many)) for line, (known, many) in lines)
    return replace(made, lines=tuple(lowest))


def _times(price: Money, quantity: int) -> Money:
    return Money(price.minor * quantity, price.currency)
