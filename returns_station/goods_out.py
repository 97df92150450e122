"""Goods that went out, as a sale of their own: they can be returned in turn."""

from collections.abc import Iterator

from returns_station.case import CasePart, ReturnCase
from returns_station.days import local_day
from returns_station.money import Money
from returns_station.policy.claim import Bringer, NewGoods, Outcome
from returns_station.resolution.settlement import Settlement
from returns_station.sale import Sale, SaleLine, Tender, TenderKind

SOURCE = "station"


def sale_of_goods_out(case: ReturnCase, slip: str) -> Sale | None:
    """The sale that a visit's goods out make, by the number of its slip; None: no goods went out.

    A line is paid with what her own goods were worth and what she paid on top. Its tenders are
    those that hers had been paid with; for who got a gift they are store credit. What neither
    claim nor sale tells of other goods (VAT, category) is left open.
    """
    out = [part for part in case.given if part.settlement and part.settlement.goods_out]
    if not out:
        return None
    first, day = out[0], local_day(case.opened_at, out[0].sale.market)
    is_buyer = all(part.claim.by is Bringer.BUYER for part in out)
    return Sale(
        number=slip,
        market=first.sale.market,
        channel=first.sale.channel,
        currency=first.sale.currency,
        agreed_on=day,
        sold_on=day,
        informed_on=day,
        lines=tuple(_lines(out)),
        tenders=_numbered(_paid_with(case, out)),
        buyer=first.sale.buyer,
        member=first.sale.member if is_buyer else "",
        customer=first.sale.customer if is_buyer else None,
        source=SOURCE,
    )


def _lines(parts: list[CasePart]) -> Iterator[SaleLine]:
    nr = 0
    for part in parts:
        settled = part.settlement
        assert settled is not None, "goods only go out of what was settled"
        chosen = settled.outcome is Outcome.EXCHANGE
        hers_for = [wish.line for wish in part.claim.lines if wish.new_goods or not chosen]
        together = zip(settled.goods_out, settled.goods_paid, hers_for, strict=True)
        for goods, paid, hers in together:
            nr += 1
            yield _line(str(nr), goods, paid, part, hers)


def _line(nr: str, goods: NewGoods, paid: Money, part: CasePart, hers: str) -> SaleLine:
    sold = part.sale.line(hers)
    assert sold is not None, hers
    day = local_day(part.claim.told_at, part.sale.market)
    same = goods.same_item
    return SaleLine(
        nr=nr,
        sku=goods.sku,
        title=goods.title or goods.sku,
        quantity=goods.quantity,
        paid=paid,
        vat_percent=sold.vat_percent if same else "",
        gtin=sold.gtin if goods.sku == sold.sku else "",
        category=sold.category if same else "",
        list_price=goods.price,
        received_on=(day,) if goods.at_once else (),
        traits=sold.traits if same else frozenset(),
    )


def _paid_with(case: ReturnCase, parts: list[CasePart]) -> Iterator[Tender]:
    """Hers as they were paid, then what she was owed and set off, then what she pays on top."""
    reckoning = case.reckoning
    assert reckoning is not None, "goods only go out of what was settled"
    for part in parts:
        settled = part.settlement
        assert settled is not None, "goods only go out of what was settled"
        worth = sum(paid.minor for paid in settled.goods_paid) - settled.to_pay.minor
        yield from _hers(part, settled, worth)
    for leg in reckoning.legs:
        yield Tender(0, leg.share.kind, leg.set_off, leg.share.label)
    yield Tender(0, parts[0].claim.pays_with, reckoning.to_pay)


def _hers(part: CasePart, settled: Settlement, worth: int) -> Iterator[Tender]:
    """What her goods were worth, by what they had been paid with and is not paid back."""
    currency = part.sale.currency
    if part.claim.by is not Bringer.BUYER:
        yield Tender(0, TenderKind.STORE_CREDIT, Money(worth, currency))
        return
    for moved in settled.moved:
        yield Tender(0, moved.kind, moved.amount, moved.label)
    rest = worth - sum(moved.amount.minor for moved in settled.moved)
    yield Tender(0, part.claim.pays_with, Money(rest, currency))


def _numbered(tenders: Iterator[Tender]) -> tuple[Tender, ...]:
    """One tender of a kind and label, numbered from 1; what paid nothing is none."""
    sums: dict[tuple[TenderKind, str], Money] = {}
    for paid in tenders:
        if paid.amount:
            before = sums.get((paid.kind, paid.label))
            sums[paid.kind, paid.label] = before + paid.amount if before else paid.amount
    return tuple(
        Tender(nr, kind, amount, label)
        for nr, ((kind, label), amount) in enumerate(sums.items(), 1)
    )
