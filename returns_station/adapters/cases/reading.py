"""Forms that were checked, read into the values that the engine decides on."""

from datetime import date
from decimal import Decimal

from returns_station.adapters.cases.form import (
    ClaimForm,
    ClaimLineForm,
    EarlierForm,
    SaleForm,
    SaleLineForm,
)
from returns_station.days import local_day
from returns_station.money import Money, shares
from returns_station.policy.claim import Claim, ClaimLine, Earlier, Fault, NewGoods
from returns_station.resolution.tenders import proportional
from returns_station.sale import Channel, Delivery, Sale, SaleLine, Tender, TenderKind


def sale_from(form: SaleForm) -> Sale:
    """The sale; lines without a sum paid share the order's discount."""
    currency = form.currency
    informed = form.informed_on if "informed_on" in form.model_fields_set else form.agreed_on
    return Sale(
        number=form.number,
        market=form.market,
        channel=form.channel,
        currency=currency,
        agreed_on=form.agreed_on,
        lines=tuple(
            _sale_line(line, paid, form) for line, paid in zip(form.lines, _paid(form), strict=True)
        ),
        tenders=_tenders(form),
        delivery=_delivery(form),
        buyer=form.buyer,
        sold_on=form.sold_on or form.agreed_on,
        shipped_on=form.shipped_on,
        informed_on=informed,
        told_return_cost=form.told_return_cost,
        regular_delivery=form.regular_delivery,
        member=form.member,
    )


def _tenders(form: SaleForm) -> tuple[Tender, ...]:
    """How it was paid; a case without tenders says that it was not, as an open invoice does."""
    if not form.tenders:
        return (Tender(1, TenderKind.INVOICE, Money(0, form.currency)),)
    return tuple(
        Tender(nr, tender.kind, Money.parse(tender.amount, form.currency))
        for nr, tender in enumerate(form.tenders, start=1)
    )


def _paid(form: SaleForm) -> tuple[Money, ...]:
    """What each line was charged: as told, else its share of what is left of the list prices."""
    currency = form.currency
    listed = {
        nr: Money.parse(line.list_price or "0", currency).minor * line.quantity
        for nr, line in enumerate(form.lines)
        if line.paid is None
    }
    discount = Money.parse(form.order_discount, currency).minor
    charged = max(0, sum(listed.values()) - discount)
    shared = dict(zip(listed, shares(charged, [*listed.values()]) if listed else (), strict=True))
    return tuple(
        Money(shared[nr], currency) if line.paid is None else Money.parse(line.paid, currency)
        for nr, line in enumerate(form.lines)
    )


def _sale_line(form: SaleLineForm, paid: Money, sale: SaleForm) -> SaleLine:
    received = form.received_on
    if received is None:
        received = (sale.agreed_on,) if sale.channel is Channel.STORE else ()
    return SaleLine(
        nr=form.line,
        sku=form.sku,
        title=form.title,
        quantity=form.quantity,
        paid=paid,
        vat_percent=form.vat_percent,
        gtin=form.gtin,
        category=form.category,
        list_price=_money(form.list_price, sale.currency),
        received_on=received,
        traits=frozenset(form.traits),
        price_today=_money(form.price_today, sale.currency),
        promotion=_promotion(form, paid),
        serials=tuple(form.serials),
    )


def _promotion(form: SaleLineForm, paid: Money) -> Money | None:
    """What the order's discount took of a line whose sum paid is not told."""
    if form.paid is not None or form.list_price is None:
        return None
    listed = Money.parse(form.list_price, paid.currency).minor * form.quantity
    return Money(listed - paid.minor, paid.currency) if listed > paid.minor else None


def _money(amount: str | None, currency: str) -> Money | None:
    return None if amount is None else Money.parse(amount, currency)


def _delivery(form: SaleForm) -> Delivery | None:
    if form.delivery is None:
        return None
    paid = Money.parse(form.delivery.paid, form.currency)
    standard = Money.parse(form.delivery.standard, form.currency)
    return Delivery(paid, standard, form.delivery.vat_percent)


def claim_from(form: ClaimForm, *, market: str, currency: str) -> Claim:
    """The claim on a sale of this market and currency."""
    told_on = local_day(form.told_at, market)
    back_on: date | None = told_on
    if "goods_back_on" in form.model_fields_set:
        back_on = form.goods_back_on
    return Claim(
        told_at=form.told_at,
        lines=tuple(_claim_line(line, currency) for line in form.lines),
        notice_received_on=form.notice_received_on,
        goods_back_on=back_on,
        goods_at_home=back_on is None or back_on > told_on,
        sent_proof_on=form.sent_proof_on,
        by=form.by,
        proof=form.proof,
        collection=form.collection,
        wants=form.wants,
        agrees_other_tender=form.agrees_other_tender,
        handed_in=form.handed_in,
        pays_with=form.pays_with,
        cash_back=form.cash_back,
    )


def _claim_line(form: ClaimLineForm, currency: str) -> ClaimLine:
    fault, goods = form.fault, form.new_goods
    reduction = Money.parse(form.price_reduction, currency)
    return ClaimLine(
        line=form.line,
        quantity=form.quantity,
        reason=form.reason,
        condition=form.condition,
        seal_broken=form.seal_broken,
        wear_percent=Decimal(form.wear_percent),
        fault=Fault(fault.shown_on, fault.noticed_on, fault.replaced_on, fault.repaired_on),
        price_reduction=reduction or None,
        new_goods=NewGoods(
            goods.sku, Money.parse(goods.price, currency), goods.quantity, goods.same_item
        )
        if goods
        else None,
    )


def earlier_from(forms: tuple[EarlierForm, ...], sale: Sale) -> Earlier:
    """What came back before; by which tenders is not told, so in proportion to what each took."""
    units: dict[str, int] = {}
    refunded: dict[str, Money] = {}
    delivery = Money(0, sale.currency)
    for form in forms:
        units[form.line] = units.get(form.line, 0) + form.quantity
        before = refunded.get(form.line, Money(0, sale.currency))
        refunded[form.line] = before + Money.parse(form.refunded, sale.currency)
        delivery += Money.parse(form.delivery_refunded, sale.currency)
    given = delivery.minor + sum(money.minor for money in refunded.values())
    taken = [tender.amount.minor for tender in sale.tenders]
    parts = proportional(min(given, sum(taken)), taken)
    tenders = {
        tender.nr: Money(part, sale.currency)
        for tender, part in zip(sale.tenders, parts, strict=True)
    }
    return Earlier(units, refunded, tenders, delivery)
