"""What settling one claim starts from: the visit, and the accepted lines on their way back."""

from dataclasses import dataclass
from datetime import date

from returns_station.days import add_days
from returns_station.money import Money, decimals
from returns_station.policy.claim import Claim, ClaimLine, Collection, Earlier, Outcome
from returns_station.policy.clock import received_on
from returns_station.policy.entitlement import Entitlement, Valued
from returns_station.policy.law import Law
from returns_station.resolution.settlement import LineShare, Settlement
from returns_station.sale import Sale, SaleLine


@dataclass(frozen=True, slots=True)
class Back:
    """One accepted line on its way back, and what gives the outcome.

    `paid` is what its units were paid with, `worth` what they are worth to her by the entitlement.
    """

    wish: ClaimLine
    sold: SaleLine
    paid: int
    worth: int
    entitlement: Entitlement

    @property
    def uses(self) -> int:
        """What is used up of the line's paid sum; what a discount took stays for what she keeps."""
        return self.worth if self.entitlement.valued is Valued.REPRICED else self.paid


@dataclass(frozen=True, slots=True)
class Visit:
    """All that settling needs of one claim.

    `refund_by` is the last day to pay: so many days from the notice, never moved by a weekend, or
    the day when the wait for the goods ends. `may_hold` is whether the shop may wait for them: not
    if it fetches them itself or never sent them.
    """

    sale: Sale
    claim: Claim
    earlier: Earlier
    law: Law
    refund_by: date
    may_hold: bool

    def money(self, minor: int) -> Money:
        """Minor units as money of the sale."""
        return Money(minor, self.sale.currency)

    @property
    def cash_step(self) -> int:
        """The market's smallest coin in minor units of the sale's currency."""
        return max(1, int(self.law.cash_step.scaleb(decimals(self.sale.currency))))


def visit_of(sale: Sale, claim: Claim, earlier: Earlier, law: Law, day: date) -> Visit:
    """The visit of a claim told on a local day, with the days that bind the shop."""
    notified_on = claim.notice_received_on or day
    due = add_days(notified_on, law.refund_days)
    may_hold = _may_hold(sale, claim)
    seen = (claim.goods_back_on, claim.sent_proof_on)
    released = min((each for each in seen if each is not None), default=due)
    return Visit(sale, claim, earlier, law, max(due, released) if may_hold else due, may_hold)


def _may_hold(sale: Sale, claim: Claim) -> bool:
    if claim.collection is Collection.OFFERED_BY_SHOP:
        return False
    wishes = (sale.line(wish.line) for wish in claim.lines)
    return any(sold and received_on(sale, sold, claim) for sold in wishes)


def nothing_moves(
    visit: Visit, outcome: Outcome, back: tuple[Back, ...], *, keeps: bool = False
) -> Settlement:
    """An even outcome: goods against goods, no money either way; the others start from it."""
    nothing = visit.money(0)
    lines = tuple(
        LineShare(
            line=each.wish.line,
            quantity=each.wish.quantity,
            paid=visit.money(0 if keeps else each.uses),
            deduction=nothing,
            refund=nothing,
            vat_percent=each.sold.vat_percent,
            keeps=keeps,
        )
        for each in back
    )
    return Settlement(
        outcome=outcome,
        lines=lines,
        refund=nothing,
        delivery=nothing,
        deduction=nothing,
        fee=nothing,
        tenders=(),
        vat=(),
        cash=None,
        store_credit=nothing,
        to_pay=nothing,
        goods_out=(),
        refund_by=visit.refund_by,
        may_hold=visit.may_hold,
    )
