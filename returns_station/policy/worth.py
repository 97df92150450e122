"""What the units that come back were paid with, and what an entitlement gives of it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from returns_station.money import half_up
from returns_station.policy.claim import Claim, ClaimLine, Earlier, Outcome
from returns_station.policy.entitlement import Entitlement, Ground, Payer
from returns_station.policy.terms import PartDelivery
from returns_station.sale import Delivery, Sale

_PAYERS: Final = {Payer.NOBODY: 0, Payer.SHOP: 0, Payer.CUSTOMER: 1}
_GROUNDS: Final = {ground: place for place, ground in enumerate(Ground)}


def paid_for(sale: Sale, claim: Claim, earlier: Earlier) -> tuple[int, ...]:
    """What each line of the claim takes of its sale line's paid sum, in minor units.

    After k of n units have come back, paid x k / n rounded half up has been used in all; each
    return takes the difference. So no order of part returns drifts.
    """
    units = dict(earlier.units)
    used = {line: money.minor for line, money in earlier.refunded.items()}
    taken = []
    for wish in claim.lines:
        sold = sale.line(wish.line)
        assert sold is not None, wish
        back = units[wish.line] = units.get(wish.line, 0) + wish.quantity
        before = used.get(wish.line, 0)
        after = max(before, half_up(sold.paid.minor * back, sold.quantity))
        used[wish.line] = after
        taken.append(after - before)
    return tuple(taken)


def deduction(paid: int, entitlement: Entitlement, wish: ClaimLine) -> int:
    """What is kept back for wear, and of a promise below 100 percent; rounded down, her way."""
    kept = _part_of(paid, 100 - entitlement.percent)
    if entitlement.may_deduct_wear:
        kept += _part_of(paid, wish.wear_percent)
    return min(kept, paid)


@dataclass(frozen=True, slots=True)
class Scales:
    """Weighs the entitlements of one line of a claim: `paid` is what its units were paid with."""

    sale: Sale
    claim: Claim
    earlier: Earlier
    wish: ClaimLine
    paid: int

    def rank(self, entitlement: Entitlement) -> tuple[int, ...]:
        """The best for her sorts first: our own mistake, then the money, the trip, the time."""
        last_day = entitlement.last_day
        return (
            entitlement.ground is not Ground.WRONG_ITEM,
            Outcome.REFUND not in entitlement.gives,
            -self._money(entitlement),
            _PAYERS[entitlement.return_paid_by],
            _GROUNDS[entitlement.ground],
            -(last_day or date.max).toordinal(),
        )

    def _money(self, entitlement: Entitlement) -> int:
        money = self.paid - deduction(self.paid, entitlement, self.wish) - entitlement.fee_minor
        if self.sale.delivery and entitlement.delivery:
            money += delivery_back(
                self.sale.delivery,
                entitlement.delivery,
                sale=self.sale,
                claim=self.claim,
                earlier=self.earlier,
            )
        return money


def _part_of(paid: int, percent: Decimal) -> int:
    return int(paid * percent // 100) if percent else 0


def delivery_back(
    delivery: Delivery, rule: PartDelivery, *, sale: Sale, claim: Claim, earlier: Earlier
) -> int:
    """What of the delivery comes back with this claim: standard at most, and once in all."""
    given = earlier.delivery.minor if earlier.delivery else 0
    whole = min(delivery.paid.minor, delivery.standard.minor)
    return max(0, _delivery_share(whole, rule, sale, claim, earlier) - given)


def _delivery_share(
    whole: int, rule: PartDelivery, sale: Sale, claim: Claim, earlier: Earlier
) -> int:
    bought = sum(line.quantity for line in sale.lines)
    asked = sum(wish.quantity for wish in claim.lines)
    if asked + sum(earlier.units.values()) >= bought:
        # Nothing is kept, so no delivery was needed; a shop with no part rule gives it in one go.
        return whole if rule is not PartDelivery.NONE or asked >= bought else 0
    match rule:
        case PartDelivery.FULL:
            return whole
        case PartDelivery.PROPORTIONAL:
            used = sum(money.minor for money in earlier.refunded.values())
            used += sum(paid_for(sale, claim, earlier))
            total = sum(line.paid.minor for line in sale.lines)
            return half_up(whole * used, total) if total else 0
        case PartDelivery.DIFFERENCE | PartDelivery.NONE:
            # What is kept had to be delivered at the same price.
            return 0
