"""The sums of a slip: one in large, what it is the rest of, and each amount with its name."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from returns_station.money import Money, zero
from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome
from returns_station.resolution.taxed import taxed_delivery
from returns_station.slip import SlipSum
from returns_station.slip_writing.names import deduction_name, tender_name
from returns_station.slip_writing.told import Told, Whole

_PAYS_BACK = frozenset({Outcome.REFUND, Outcome.PRICE_REDUCTION})


def total_of(whole: Whole, outcomes: set[Outcome]) -> tuple[Money, Phrase | None]:
    """The sum, and what it is called where the outcome alone does not tell."""
    if whole.to_pay:
        return whole.to_pay, Phrase("slip.total.to_pay")
    if whole.refund:
        named = len(outcomes) == 1 and outcomes <= _PAYS_BACK
        return whole.refund, None if named else Phrase("slip.total.refund")
    if whole.store_credit:
        return whole.store_credit, Phrase("slip.total.store_credit")
    return whole.refund, None if len(outcomes) == 1 else Phrase("slip.total.replacement")


def set_off(told: Sequence[Told]) -> tuple[SlipSum, ...]:
    """Where new goods are paid with what comes back: both sums, that the total is the rest of."""
    uneven = [one for one in told if one.is_hers and _is_uneven(one)]
    if not uneven:
        return ()
    nothing = zero(told[0].part.sale.currency)
    new = sum((paid for one in uneven for paid in one.settled.goods_paid), nothing)
    back = new
    for one in uneven:
        back += one.settled.refund + one.settled.store_credit - one.settled.to_pay
    for one in told:
        if one.is_hers and one.settled.outcome in _PAYS_BACK:
            back += one.settled.refund
    return (
        SlipSum(Phrase("slip.set_off.back"), back),
        SlipSum(Phrase("slip.set_off.new"), new),
    )


def _is_uneven(one: Told) -> bool:
    settled = one.settled
    return bool(settled.goods_out) and any((settled.refund, settled.store_credit, settled.to_pay))


def small_sums(told: Sequence[Told], whole: Whole, *, with_net: bool) -> Iterator[SlipSum]:
    """Each tender, and what of the sum is delivery, deduction, a fee, our thanks or credit."""
    for tender in whole.tenders:
        yield SlipSum(tender_name(tender), tender.amount)
    if whole.store_credit and (whole.to_pay or whole.refund):
        yield SlipSum(Phrase("slip.total.store_credit"), whole.store_credit)
    if whole.delivery:
        yield _delivery(told, whole, with_net=with_net)
    if whole.deduction:
        yield SlipSum(_deduction_name(told), whole.deduction)
    for fee in whole.fees:
        yield SlipSum(Phrase(f"slip.of_it.fee.{fee.kind}"), fee.amount)
    if whole.bonus:
        yield SlipSum(Phrase("slip.of_it.bonus"), whole.bonus)


def _delivery(told: Sequence[Told], whole: Whole, *, with_net: bool) -> SlipSum:
    taxed = (
        each
        for one in told
        if one.is_hers and with_net
        for each in taxed_delivery(one.part.sale, one.settled.delivery)
    )
    return SlipSum(Phrase("slip.of_it.delivery"), whole.delivery, taxed=tuple(taxed))


def _deduction_name(told: Sequence[Told]) -> Phrase:
    """For wear where all of it is, else in general."""
    names = [
        deduction_name(one.part.decision, one.settled)
        for one in told
        if one.is_hers and one.settled.deduction
    ]
    return (
        names[0] if len({name.key for name in names}) == 1 else Phrase("slip.of_it.deduction_part")
    )


def rates(whole: Whole) -> tuple[SlipSum, ...]:
    """The VAT of each rate, with the net that it is on."""
    return tuple(
        SlipSum(Phrase("slip.vat", {"percent": Decimal(one.percent)}), one.vat, net=one.net)
        for one in whole.vat
    )
