"""What settling one claim starts from: the visit, and the accepted lines on their way back."""

from dataclasses import dataclass
from datetime import date

from returns_station.days import add_days, local_day
from returns_station.money import Money, decimals
from returns_station.policy.claim import Claim, ClaimLine, Collection, Earlier, NewGoods, Outcome
from returns_station.policy.clock import received_on
from returns_station.policy.entitlement import Entitlement
from returns_station.policy.law import Law
from returns_station.resolution.settlement import LineShare, Settlement
from returns_station.sale import Sale, SaleLine


@dataclass(frozen=True, slots=True)
class Back:
    """One accepted line on its way back: what it was paid with, and what gives the outcome."""

    wish: ClaimLine
    sold: SaleLine
    paid: int
    entitlement: Entitlement


@dataclass(frozen=True, slots=True)
class Visit:
    """All that settling needs of one claim."""

    sale: Sale
    claim: Claim
    earlier: Earlier
    law: Law

    def money(self, minor: int) -> Money:
        """Minor units as money of the sale."""
        return Money(minor, self.sale.currency)

    @property
    def cash_step(self) -> int:
        """The market's smallest coin in minor units of the sale's currency."""
        return max(1, int(self.law.cash_step.scaleb(decimals(self.sale.currency))))

    @property
    def notified_on(self) -> date:
        """The day her notice reached the shop; its own time to pay runs from there."""
        told_on = local_day(self.claim.told_at, self.sale.market)
        return self.claim.notice_received_on or told_on

    @property
    def may_hold(self) -> bool:
        """Whether the shop may wait for the goods: not if it fetches them or never sent them."""
        if self.claim.collection is Collection.OFFERED_BY_SHOP:
            return False
        wishes = (self.sale.line(wish.line) for wish in self.claim.lines)
        return any(sold and received_on(self.sale, sold, self.claim) for sold in wishes)

    @property
    def refund_by(self) -> date:
        """The last day to pay: so many days from the notice, or when the wait for goods ends.

        The shop's own deadline is never moved by a weekend.
        """
        due = add_days(self.notified_on, self.law.refund_days)
        seen = (self.claim.goods_back_on, self.claim.sent_proof_on)
        released = min((day for day in seen if day is not None), default=due)
        return max(due, released) if self.may_hold else due


def goods_instead(
    visit: Visit, outcome: Outcome, back: tuple[Back, ...], goods_out: tuple[NewGoods, ...]
) -> Settlement:
    """An even outcome: goods against goods, no money either way."""
    nothing = visit.money(0)
    lines = tuple(
        LineShare(
            line=each.wish.line,
            quantity=each.wish.quantity,
            paid=visit.money(each.paid),
            deduction=nothing,
            refund=nothing,
            vat_percent=each.sold.vat_percent,
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
        goods_out=goods_out,
        refund_by=visit.refund_by,
        may_hold=visit.may_hold,
    )
