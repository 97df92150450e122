"""What of a visit its slip may tell: to who brought a gift, no sum that is between others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from returns_station.case import CasePart, ReturnCase
from returns_station.money import Money, zero
from returns_station.policy.claim import Bringer
from returns_station.resolution.reckoning import Leg, Reckoning
from returns_station.resolution.settlement import Fee, Settlement, TenderShare
from returns_station.resolution.taxed import taxed_units
from returns_station.sale import TenderKind


@dataclass(frozen=True, slots=True)
class Told:
    """A settled part; `is_hers`: who holds the slip is who paid, and may see what."""

    part: CasePart
    settled: Settlement

    @property
    def is_hers(self) -> bool:
        """Whether she who stands here is the buyer."""
        return self.part.claim.by is Bringer.BUYER


@dataclass(frozen=True, slots=True)
class RateSum:
    """The VAT of one rate, and the net that it is on."""

    percent: str
    net: Money
    vat: Money


@dataclass(frozen=True, slots=True)
class Whole:
    """What a visit comes to in all, as far as she may know it.

    `to_payer`: money goes back to who paid, and its sum is not in any of the others.
    """

    refund: Money
    to_pay: Money
    store_credit: Money
    bonus: Money
    delivery: Money
    deduction: Money
    fees: tuple[Fee, ...]
    cash: Money | None
    tenders: tuple[TenderShare, ...]
    vat: tuple[RateSum, ...]
    refund_by: date
    to_payer: bool


def told_of(case: ReturnCase) -> tuple[Told, ...]:
    """The settled parts of a visit, in their order."""
    return tuple(Told(part, part.settlement) for part in case.given if part.settlement)


def whole_of(sums: Reckoning, told: Sequence[Told]) -> Whole:
    """The reckoning's sums without those that are between the payer and the shop."""
    hers = [one.settled for one in told if one.is_hers]
    legs = tuple(leg for leg in sums.legs if leg.hers and leg.share.amount)
    hidden = any(leg.share.amount for leg in sums.legs if not leg.hers)
    nothing = zero(sums.refund.currency)
    back = _sum((leg.share.amount for leg in legs), nothing)
    return Whole(
        refund=back if hidden else sums.refund,
        to_pay=sums.to_pay,
        store_credit=sums.store_credit,
        bonus=_sum((each.bonus for each in hers), nothing),
        delivery=_sum((each.delivery for each in hers), nothing),
        deduction=_sum((each.deduction for each in hers), nothing),
        fees=_fees(hers),
        cash=_cash(legs, nothing) if hidden else sums.cash,
        tenders=tuple(leg.share for leg in legs),
        vat=_vat(told),
        refund_by=max(one.settled.refund_by for one in told),
        to_payer=hidden,
    )


def _sum(amounts: Iterable[Money], nothing: Money) -> Money:
    return sum(amounts, nothing)


def _fees(settled: Sequence[Settlement]) -> tuple[Fee, ...]:
    """One fee of a kind, however many parts of the visit bear it."""
    kinds: dict[str, Fee] = {}
    for fee in (fee for each in settled for fee in each.fees):
        before = kinds.get(fee.kind)
        kinds[fee.kind] = Fee(fee.kind, before.amount + fee.amount) if before else fee
    return tuple(kinds.values())


def _cash(legs: Sequence[Leg], nothing: Money) -> Money | None:
    """Coins are rounded once for the visit; what of them is hers alone is told as it is."""
    coins = [leg.share.amount for leg in legs if leg.share.kind is TenderKind.CASH]
    return _sum(coins, nothing) if coins else None


def _vat(told: Sequence[Told]) -> tuple[RateSum, ...]:
    """By rate over all sales; the net is what the VAT leaves of all that comes back at the rate."""
    vat: dict[str, Money] = {}
    gross: dict[str, Money] = {}
    for one in (one for one in told if one.is_hers):
        for rate, amount in one.settled.vat:
            vat[rate] = vat.get(rate, zero(amount.currency)) + amount
        for units in taxed_units(one.part.sale, one.settled):
            before = gross.get(units.vat_percent, zero(units.net.currency))
            gross[units.vat_percent] = before + units.net + units.vat
    return tuple(RateSum(rate, gross[rate] - amount, amount) for rate, amount in vat.items())
