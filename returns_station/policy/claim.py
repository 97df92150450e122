"""What she wants to hand back, and why, in her words."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final

from returns_station.money import Money, zero
from returns_station.sale import Sale, SaleLine, TenderKind


class Reason(StrEnum):
    """Why she hands it back; never required where the ground does not need it."""

    CHANGED_MIND = "changed_mind"
    WRONG_SIZE = "wrong_size"
    WRONG_ITEM = "wrong_item"
    DAMAGED_IN_TRANSIT = "damaged_in_transit"
    FAULTY = "faulty"
    MISSING_PART = "missing_part"
    NOT_AS_DESCRIBED = "not_as_described"
    LATE = "late"
    UNWANTED_GIFT = "unwanted_gift"
    RECALL = "recall"


class Condition(StrEnum):
    """The goods as they are handed in."""

    UNUSED = "unused"
    OPENED = "opened"
    ASSEMBLED = "assembled"
    USED = "used"
    DAMAGED = "damaged"


class Bringer(StrEnum):
    """Who stands here with the goods."""

    BUYER = "buyer"
    GIFT_RECEIVER = "gift_receiver"
    SOMEONE_ELSE = "someone_else"


class Proof(StrEnum):
    """What shows that the goods were bought here."""

    RECEIPT = "receipt"
    ORDER = "order"
    CARD = "card"
    MEMBER = "member"
    GIFT_RECEIPT = "gift_receipt"
    NONE = "none"


class Collection(StrEnum):
    """Who asked for the goods to be fetched; a shop that offered it pays, and pays back at once."""

    NONE = "none"
    OFFERED_BY_SHOP = "offered_by_shop"
    ORDERED_BY_CUSTOMER = "ordered_by_customer"


class HandedIn(StrEnum):
    """Where the goods come in."""

    COUNTER = "counter"
    POST = "post"
    LOCKER = "locker"
    PICKUP = "pickup"


class Outcome(StrEnum):
    """A way of making it good."""

    REFUND = "refund"
    EXCHANGE = "exchange"
    REPLACEMENT = "replacement"
    STORE_CREDIT = "store_credit"
    PRICE_REDUCTION = "price_reduction"
    REPAIR = "repair"


@dataclass(frozen=True, slots=True)
class NewGoods:
    """What goes out in an exchange: `price` for one unit today.

    `at_once` is whether the shop has it here: what it has not, it orders for her.
    """

    sku: str
    price: Money
    quantity: int = 1
    same_item: bool = False
    title: str = ""
    at_once: bool = True


@dataclass(frozen=True, slots=True)
class Fault:
    """When a fault showed and what was done about it before."""

    shown_on: date | None = None
    noticed_on: date | None = None
    replaced_on: date | None = None
    repaired_on: date | None = None


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """So many units of one sale line, and the reason.

    `in_stock` is whether what she may get instead is here; what is not is ordered for her.
    """

    line: str
    quantity: int = 1
    reason: Reason = Reason.CHANGED_MIND
    condition: Condition = Condition.UNUSED
    seal_broken: bool = False
    wear_percent: Decimal = Decimal(0)
    fault: Fault = Fault()
    price_reduction: Money | None = None
    new_goods: NewGoods | None = None
    in_stock: bool = True


@dataclass(frozen=True, slots=True)
class Ruling:
    """A yes of a person for the lines of one part: what she may choose, in this order.

    `whole` gives all that was paid: nothing is kept for wear, fees or a lower price. `ask` is the
    number of the question it answers.
    """

    ask: str
    gives: tuple[Outcome, ...]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """One visit's wish about one sale; `told_at` is when she told us, with its offset.

    `notice_received_on` None is the day she told us. `goods_at_home` says that the goods are not
    here; `goods_back_on` is the day they come, where it is known. `turned_down` is what she was
    offered and did not want. `unproven_today` is what who brings the goods has been given without
    a proof today, before this claim; None where nobody counted. `ruling` is what a person said
    yes to where the policy asked; it is looked up, never told.
    """

    told_at: datetime
    lines: tuple[ClaimLine, ...]
    notice_received_on: date | None = None
    goods_back_on: date | None = None
    goods_at_home: bool = False
    sent_proof_on: date | None = None
    by: Bringer = Bringer.BUYER
    proof: Proof = Proof.RECEIPT
    collection: Collection = Collection.NONE
    wants: Outcome | None = None
    agrees_other_tender: bool = False
    handed_in: HandedIn = HandedIn.COUNTER
    pays_with: TenderKind = TenderKind.CARD
    cash_back: bool = False
    turned_down: frozenset[Outcome] = frozenset()
    unproven_today: Money | None = None
    ruling: Ruling | None = None


@dataclass(frozen=True, slots=True)
class Earlier:
    """What has come back of a sale before, and what that used up, by line number or tender number.

    `refunded` is what the units that came back took of a line's paid sum, whatever was given for
    them (LineShare.paid): a deduction or an exchange is not paid out again with the next unit.
    `in_visit` and `fee` are of this very visit: the units that came with its parts before this one,
    and what was taken once for the return.
    """

    units: dict[str, int] = field(default_factory=dict)
    refunded: dict[str, Money] = field(default_factory=dict)
    tenders: dict[int, Money] = field(default_factory=dict)
    delivery: Money | None = None
    in_visit: int = 0
    fee: Money | None = None


# A gift card that was sold is money already; it is cashed at the till, not returned.
_GIFT_CARD: Final = "gift_card"


class Impossible(StrEnum):
    """A wish that cannot be stored at all, whatever the terms say."""

    UNKNOWN_LINE = "unknown_line"
    MORE_THAN_LEFT = "more_than_left"
    MORE_THAN_PAID = "more_than_paid"
    NOTHING_ASKED = "nothing_asked"
    NOT_POSITIVE = "not_positive"
    NOTHING_PAID = "nothing_paid"
    GIFT_CARD_LINE = "gift_card_line"


def impossible(sale: Sale, claim: Claim, earlier: Earlier) -> Impossible | None:
    """Why this claim cannot be made on this sale, or None when it can."""
    if not claim.lines:
        return Impossible.NOTHING_ASKED
    if sale.tenders and _charged(sale) and not any(paid.amount for paid in sale.tenders):
        return Impossible.NOTHING_PAID
    asked: dict[str, int] = {}
    reduced: dict[str, int] = {}
    for wish in claim.lines:
        asked[wish.line] = asked.get(wish.line, 0) + wish.quantity
        lower = wish.price_reduction.minor if wish.price_reduction else 0
        reduced[wish.line] = reduced.get(wish.line, 0) + lower
        line = sale.line(wish.line)
        problem = _problem(line, wish, asked[wish.line], reduced[wish.line], earlier)
        if problem is not None:
            return problem
    return None


def _problem(
    line: SaleLine | None, wish: ClaimLine, asked: int, reduced: int, earlier: Earlier
) -> Impossible | None:
    """What is wrong with one line, so much of its sale line being asked with those before it."""
    if line is None:
        return Impossible.UNKNOWN_LINE
    if wish.quantity < 1:
        return Impossible.NOT_POSITIVE
    if asked + earlier.units.get(line.nr, 0) > line.quantity:
        return Impossible.MORE_THAN_LEFT
    if line.category == _GIFT_CARD:
        return Impossible.GIFT_CARD_LINE
    if reduced and line.paid.minor < reduced + _given(earlier, line):
        return Impossible.MORE_THAN_PAID
    return None


def _charged(sale: Sale) -> bool:
    return any(line.paid for line in sale.lines)


def _given(earlier: Earlier, line: SaleLine) -> int:
    return earlier.refunded.get(line.nr, zero(line.paid.currency)).minor
