"""What settling one claim starts from: the visit, and the accepted lines on their way back."""

from dataclasses import dataclass
from datetime import date

from returns_station.days import add_days, local_day
from returns_station.money import Money, decimals
from returns_station.policy.claim import Claim, ClaimLine, Collection, Earlier, Outcome
from returns_station.policy.clock import received_on
from returns_station.policy.entitlement import Entitlement, Valued
from returns_station.policy.extras import keep_up_to, trust_days
from returns_station.policy.law import Law
from returns_station.policy.terms import Promise
from returns_station.resolution.settlement import Drawn, LineShare, Settlement
from returns_station.resolution.ways import ComesBack, way_for
from returns_station.sale import Sale, SaleLine


@dataclass(frozen=True, slots=True)
class Back:
    """One accepted line on its way back, and what gives the outcome.

    `paid` is what its units were paid with, `worth` what they are worth to her by the entitlement;
    `held` is what other lines' paid sums bear of it, where a discount is recounted.
    """

    wish: ClaimLine
    sold: SaleLine
    paid: int
    worth: int
    entitlement: Entitlement
    held: tuple[tuple[str, int], ...] = ()

    @property
    def uses(self) -> int:
        """What is used up of the line's paid sum; what a discount took stays for what she keeps."""
        if self.entitlement.valued is not Valued.REPRICED:
            return self.paid
        return self.worth - sum(amount for _, amount in self.drawn)

    @property
    def drawn(self) -> tuple[tuple[str, int], ...]:
        """What of the worth other lines' paid sums bear, by line."""
        return self.held if self.entitlement.valued is Valued.REPRICED else ()


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
    promise: Promise
    refund_by: date
    may_hold: bool

    def money(self, minor: int) -> Money:
        """Minor units as money of the sale."""
        return Money(minor, self.sale.currency)

    @property
    def cash_step(self) -> int:
        """The market's smallest coin in minor units of the sale's currency."""
        return cash_step(self.promise.law, self.sale.currency)


def cash_step(law: Law, currency: str) -> int:
    """A market's smallest coin in minor units of a currency."""
    return max(1, int(law.cash_step.scaleb(decimals(currency))))


def visit_of(sale: Sale, claim: Claim, earlier: Earlier, promise: Promise, day: date) -> Visit:
    """The visit of a claim told on a local day, with the days that bind the shop."""
    notified_on = claim.notice_received_on or day
    due = add_days(notified_on, promise.law.refund_days)
    may_hold = _may_hold(sale, claim)
    seen = (claim.goods_back_on, claim.sent_proof_on)
    released = min((each for each in seen if each is not None), default=due)
    return Visit(sale, claim, earlier, promise, max(due, released) if may_hold else due, may_hold)


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
    comes_back = _comes_back(visit, outcome, back)
    return Settlement(
        outcome=outcome,
        lines=tuple(_unpaid(visit, each, keeps=keeps) for each in back),
        refund=nothing,
        delivery=nothing,
        deduction=nothing,
        fees=(),
        tenders=(),
        vat=(),
        cash=None,
        store_credit=nothing,
        bonus=nothing,
        to_pay=nothing,
        goods_out=(),
        refund_by=visit.refund_by,
        may_hold=visit.may_hold,
        way=way_for(outcome, comes_back),
        due_on=_due_on(visit) if comes_back is ComesBack.LATER else None,
    )


def _unpaid(visit: Visit, back: Back, *, keeps: bool) -> LineShare:
    nothing = visit.money(0)
    return LineShare(
        line=back.wish.line,
        quantity=back.wish.quantity,
        paid=nothing if keeps else visit.money(back.uses),
        deduction=nothing,
        refund=nothing,
        vat_percent=back.sold.vat_percent,
        keeps=keeps,
        drawn=() if keeps else drawn(visit, back),
    )


def drawn(visit: Visit, back: Back) -> tuple[Drawn, ...]:
    """What other lines bear of a line's worth, as money."""
    return tuple(Drawn(line, visit.money(amount)) for line, amount in back.drawn)


def _comes_back(visit: Visit, outcome: Outcome, back: tuple[Back, ...]) -> ComesBack:
    """Goods at home come later; what is worth less than the trip may stay with her."""
    if not visit.claim.goods_at_home:
        return ComesBack.NOW
    most = keep_up_to(visit.promise)
    worth = visit.money(sum(each.worth for each in back)).decimal
    small = most is not None and worth <= most
    may_stay = small and outcome in (Outcome.REFUND, Outcome.REPLACEMENT)
    return ComesBack.KEPT if may_stay else ComesBack.LATER


def _due_on(visit: Visit) -> date:
    """The day that goods at home are to be here: when she said, else after the days of trust."""
    told_on = local_day(visit.claim.told_at, visit.sale.market)
    return visit.claim.goods_back_on or add_days(told_on, trust_days(visit.promise))
