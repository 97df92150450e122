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


@dataclass(frozen=True, slots=True)
class Repriced:
    """What comes back of a line where a discount is recounted, in minor units.

    `own` is borne by the line's own paid sum, `drawn` by that of other lines whose units are back.
    """

    own: int
    drawn: tuple[tuple[str, int], ...] = ()

    @property
    def all(self) -> int:
        """Both together."""
        return self.own + sum(amount for _, amount in self.drawn)


def repriced(sale: Sale, claim: Claim, earlier: Earlier) -> tuple[Repriced, ...]:
    """What comes back where a discount on the order falls away for what she keeps, never below 0.

    What is kept is worth what it costs without the discount; the rest of what she paid comes back.
    When the last goods come back so does all that recounting held back before, of any line.
    """
    taken = paid_for(sale, claim, earlier)
    back = _back_after(claim, earlier)
    left = sum(line.paid.minor for line in sale.lines)
    left -= sum(money.minor for money in earlier.refunded.values())
    left -= sum(_kept(line, line.quantity - back.get(line.nr, 0)) for line in sale.lines)
    left = max(left, 0)
    own = shares(min(left, sum(taken)), taken)
    drawn = _drawn(sale, claim, earlier, back, left - sum(own))
    return tuple(Repriced(amount, () if nr else drawn) for nr, amount in enumerate(own))


def _back_after(claim: Claim, earlier: Earlier) -> dict[str, int]:
    back = dict(earlier.units)
    for wish in claim.lines:
        back[wish.line] = back.get(wish.line, 0) + wish.quantity
    return back


def _drawn(
    sale: Sale, claim: Claim, earlier: Earlier, back: dict[str, int], amount: int
) -> tuple[tuple[str, int], ...]:
    """So much of what recounting held back of other lines, the first of them first."""
    claimed = {wish.line for wish in claim.lines}
    drawn = []
    for line in sale.lines:
        used = earlier.refunded.get(line.nr)
        held = half_up(line.paid.minor * back.get(line.nr, 0), line.quantity)
        part = 0 if line.nr in claimed else min(amount, held - (used.minor if used else 0))
        if part > 0:
            drawn.append((line.nr, part))
            amount -= part
    return tuple(drawn)


def _kept(line: SaleLine, units: int) -> int:
    """What so many units of a line cost without the order's discount."""
    promotion = line.promotion.minor if line.promotion else 0
    return half_up((line.paid.minor + promotion) * units, line.quantity)


def worth_today(line: SaleLine, valued: Valued, units: int) -> int:
    """What so many units cost in the shop today, or the lowest price that is known."""
    paid = half_up(line.paid.minor * units, line.quantity)
    prices = [line.price_today, line.list_price] if valued is Valued.LOWEST else [line.price_today]
    return min((price.minor * units for price in prices if price is not None), default=paid)


def on_her_word(line: SaleLine, entitlement: Entitlement, wish: ClaimLine) -> int:
    """What a day's limit counts for goods without a proof: what they are worth less what is kept.

    It is the same whatever way she chooses, so that the answer and the deed agree.
    """
    paid = half_up(line.paid.minor * wish.quantity, line.quantity)
    worth = min(paid, worth_today(line, entitlement.valued, wish.quantity))
    return worth - deduction(worth, entitlement, wish)


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


def fee_once(entitlement: Entitlement, outcome: Outcome, earlier: Earlier) -> int:
    """What the promise still takes once for the return, whatever it brings."""
    fees = entitlement.fees
    taken = earlier.fee.minor if earlier.fee else 0
    return 0 if outcome in fees.waived_for else max(0, fees.once_minor - taken)


@dataclass(frozen=True, slots=True)
class Scales:
    """Weighs the entitlements of one line of a claim.

    `paid` is what its units were paid with, `repriced` what comes back where the order's discount
    falls away.
    """

    sale: Sale
    claim: Claim
    earlier: Earlier
    line: SaleLine
    wish: ClaimLine
    paid: int
    repriced: Repriced

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
                return self.repriced.all
            case Valued.TODAY | Valued.LOWEST as valued:
                return min(self.paid, worth_today(self.line, valued, self.wish.quantity))

    def nets(self, entitlement: Entitlement, outcome: Outcome) -> int:
        """What the goods bring by an entitlement, but for delivery and what is taken once."""
        left = self._left(entitlement)
        return left - restocking(left, entitlement, outcome) - self.price(entitlement, outcome)

    def bears_fee(self, entitlement: Entitlement, outcome: Outcome) -> bool:
        """Whether any fee is taken of the goods; a part of next to nothing is none."""
        shelf = restocking(self._left(entitlement), entitlement, outcome)
        return bool(shelf or self.fee_once(entitlement, outcome))

    def fee_once(self, entitlement: Entitlement, outcome: Outcome) -> int:
        """What is still taken once for the return."""
        return fee_once(entitlement, outcome, self.earlier)

    def _left(self, entitlement: Entitlement) -> int:
        worth = self.worth(entitlement)
        return worth - deduction(worth, entitlement, self.wish)

    def price(self, entitlement: Entitlement, outcome: Outcome) -> int:
        """What the same goods cost that go out for hers: as much as hers are worth."""
        even = outcome is Outcome.EXCHANGE and is_even(self.wish)
        return self.worth(entitlement) if even else 0

    def _brings(self, entitlement: Entitlement, outcome: Outcome) -> int:
        money = self.nets(entitlement, outcome) - self.fee_once(entitlement, outcome)
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
    as_paid = tuple(Repriced(amount) for amount in paid)
    anew = repriced(sale, claim, earlier) if promotion else as_paid
    weighed = []
    for wish, at_price, at_list in zip(claim.lines, paid, anew, strict=True):
        sold = sale.line(wish.line)
        assert sold is not None, "what is impossible is told before"
        weighed.append(Scales(sale, claim, earlier, sold, wish, at_price, at_list))
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
        at_once = asked + earlier.in_visit >= bought
        return whole if rule is not PartDelivery.NONE or at_once else 0
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
