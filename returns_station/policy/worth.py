"""What the units that come back were paid with, and what an entitlement gives of it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from returns_station.money import half_up, shares
from returns_station.policy.claim import Claim, ClaimLine, Earlier, Outcome
from returns_station.policy.entitlement import Entitlement, Ground, Payer, Valued
from returns_station.policy.terms import PartDelivery
from returns_station.sale import Delivery, Sale, SaleLine

_PAYERS: Final = {Payer.NOBODY: 0, Payer.SHOP: 0, Payer.CUSTOMER: 1}
_GROUNDS: Final = {ground: place for place, ground in enumerate(Ground)}
# What is hers by law is told before a promise; of promises the one that runs longest.
_FAMILIES: Final = {
    ground: 0 if ground.is_ours or ground is Ground.WITHDRAWAL else 1 for ground in Ground
} | {Ground.GOODWILL: 2}


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


def repriced(sale: Sale, claim: Claim, earlier: Earlier) -> tuple[int, ...]:
    """The same where a discount on the order falls away for what she keeps, never below nothing.

    What is kept is worth what it costs without the discount; the rest of what she paid comes back.
    """
    taken = paid_for(sale, claim, earlier)
    back = dict(earlier.units)
    for wish in claim.lines:
        back[wish.line] = back.get(wish.line, 0) + wish.quantity
    left = sum(line.paid.minor for line in sale.lines)
    left -= sum(money.minor for money in earlier.refunded.values())
    left -= sum(_kept(line, line.quantity - back.get(line.nr, 0)) for line in sale.lines)
    return shares(min(max(left, 0), sum(taken)), taken)


def _kept(line: SaleLine, units: int) -> int:
    """What so many units of a line cost without the order's discount."""
    promotion = line.promotion.minor if line.promotion else 0
    return half_up((line.paid.minor + promotion) * units, line.quantity)


def worth_today(line: SaleLine, valued: Valued, units: int) -> int:
    """What so many units cost in the shop today, or the lowest price that is known."""
    paid = half_up(line.paid.minor * units, line.quantity)
    prices = [line.price_today, line.list_price] if valued is Valued.LOWEST else [line.price_today]
    return min((price.minor * units for price in prices if price is not None), default=paid)


def deduction(worth: int, entitlement: Entitlement, wish: ClaimLine) -> int:
    """What is kept back for wear, and of a promise below 100 percent; rounded down, her way."""
    kept = _part_of(worth, 100 - entitlement.percent)
    if entitlement.may_deduct_wear:
        kept += _part_of(worth, wish.wear_percent)
    return min(kept, worth)


def restocking(left: int, entitlement: Entitlement, outcome: Outcome) -> int:
    """What is taken for putting the goods back on the shelf; rounded down, her way.

    It is a part of what is left for her: of a half of the price, not of the whole.
    """
    fees = entitlement.fees
    return 0 if outcome in fees.waived_for else _part_of(left, fees.restocking_percent)


def is_even(wish: ClaimLine) -> bool:
    """Whether as many of the same goods go out, in another size perhaps."""
    goods = wish.new_goods
    return goods is not None and goods.same_item and goods.quantity == wish.quantity


def fee_once(entitlement: Entitlement, outcome: Outcome) -> int:
    """What the promise takes once for the return, whatever it brings."""
    fees = entitlement.fees
    return 0 if outcome in fees.waived_for else fees.once_minor


@dataclass(frozen=True, slots=True)
class Scales:
    """Weighs the entitlements of one line of a claim.

    `paid` is what its units were paid with, `repriced` what of it comes back where the order's
    discount falls away.
    """

    sale: Sale
    claim: Claim
    earlier: Earlier
    line: SaleLine
    wish: ClaimLine
    paid: int
    repriced: int

    def rank(self, entitlement: Entitlement, outcome: Outcome) -> tuple[int, ...]:
        """The best for her sorts first: our own mistake, then the money, the trip, the time."""
        ground, last_day = entitlement.ground, entitlement.last_day
        return (
            not ground.is_ours,
            outcome not in entitlement.gives,
            -self._brings(entitlement, outcome),
            _PAYERS[entitlement.return_paid_by],
            _FAMILIES[ground],
            -(last_day or date.max).toordinal(),
            _GROUNDS[ground],
        )

    def worth(self, entitlement: Entitlement) -> int:
        """What the goods are worth to her by an entitlement, never more than was paid for them."""
        match entitlement.valued:
            case Valued.AS_PAID:
                return self.paid
            case Valued.REPRICED:
                return self.repriced
            case Valued.TODAY | Valued.LOWEST as valued:
                return min(self.paid, worth_today(self.line, valued, self.wish.quantity))

    def nets(self, entitlement: Entitlement, outcome: Outcome) -> int:
        """What the goods bring by an entitlement, but for delivery and what is taken once."""
        left = self._left(entitlement)
        return left - restocking(left, entitlement, outcome) - self.price(entitlement, outcome)

    def bears_fee(self, entitlement: Entitlement, outcome: Outcome) -> bool:
        """Whether any fee is taken of the goods; a part of next to nothing is none."""
        shelf = restocking(self._left(entitlement), entitlement, outcome)
        return bool(shelf or fee_once(entitlement, outcome))

    def _left(self, entitlement: Entitlement) -> int:
        worth = self.worth(entitlement)
        return worth - deduction(worth, entitlement, self.wish)

    def price(self, entitlement: Entitlement, outcome: Outcome) -> int:
        """What the same goods cost that go out for hers: as much as hers are worth."""
        even = outcome is Outcome.EXCHANGE and is_even(self.wish)
        return self.worth(entitlement) if even else 0

    def _brings(self, entitlement: Entitlement, outcome: Outcome) -> int:
        money = self.nets(entitlement, outcome) - fee_once(entitlement, outcome)
        if self.sale.delivery and entitlement.delivery and outcome is Outcome.REFUND:
            money += delivery_back(
                self.sale.delivery,
                entitlement.delivery,
                sale=self.sale,
                claim=self.claim,
                earlier=self.earlier,
            )
        return money


def scales_of(sale: Sale, claim: Claim, earlier: Earlier) -> tuple[Scales, ...]:
    """The scales for each line of a claim, in its order."""
    paid = paid_for(sale, claim, earlier)
    promotion = any(line.promotion for line in sale.lines)
    anew = repriced(sale, claim, earlier) if promotion else paid
    weighed = []
    for wish, as_paid, at_list in zip(claim.lines, paid, anew, strict=True):
        sold = sale.line(wish.line)
        assert sold is not None, "what is impossible is told before"
        weighed.append(Scales(sale, claim, earlier, sold, wish, as_paid, at_list))
    return tuple(weighed)


def _part_of(worth: int, percent: Decimal) -> int:
    return int(worth * percent // 100) if percent else 0


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
