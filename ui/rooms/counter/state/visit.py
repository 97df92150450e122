"""A visit: one receipt on the counter, what comes back of it, why, and what she chose."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from returns_station.desk.commands import TakeBack
from returns_station.desk.views import Article, SaleView
from returns_station.policy.claim import Bringer, Claim, ClaimLine, NewGoods, Outcome, Reason
from returns_station.sale import SaleLine


@dataclass(frozen=True, slots=True)
class Taken:
    """So many units of one line, and the goods they are swapped for; the same in another size."""

    line: str
    quantity: int = 1
    swap: Article | None = None
    same_item: bool = False


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit as far as it has come; `key` was made when it began and goes with the command."""

    key: str
    told_at: datetime
    view: SaleView
    taken: tuple[Taken, ...] = ()
    reason: Reason | None = None
    outcome: Outcome | None = None
    in_hand: str = ""
    just_read: str = ""

    def of(self, line: str) -> Taken | None:
        """What comes back of this line, if anything does."""
        return next((one for one in self.taken if one.line == line), None)

    @property
    def name(self) -> str:
        """Whose visit this is, in full; empty when the sale does not tell."""
        customer = self.view.sale.customer
        return customer.name if customer else ""

    @property
    def first_name(self) -> str:
        """What to call who stands here; who got a gift is not who bought it."""
        return self.view.sale.called if self.by is Bringer.BUYER else ""

    @property
    def by(self) -> Bringer:
        """Who stands here with the goods."""
        gift = self.reason is Reason.UNWANTED_GIFT
        return Bringer.GIFT_RECEIVER if gift else Bringer.BUYER

    @property
    def all_back(self) -> bool:
        """Whether nothing of this receipt is left to come back."""
        return not any(self.view.left(line.nr) for line in self.view.sale.lines)

    @property
    def to_swap(self) -> Taken | None:
        """The first line that waits for the goods it is swapped for."""
        return next((one for one in self.taken if one.swap is None), None)

    @property
    def swapping(self) -> bool:
        """Whether other goods are to go out, and which is asked."""
        return self.outcome is Outcome.EXCHANGE and bool(self.taken)


def count(visit: Visit, line: str, quantity: int) -> Visit:
    """Take back so many units of a line: at least none, at most what is left of it."""
    units = max(0, min(quantity, visit.view.left(line)))
    held = visit.of(line)
    others = tuple(one for one in visit.taken if one.line != line)
    new = replace(held or Taken(line), quantity=units)
    taken = (*others, new) if units else others
    order = [each.nr for each in visit.view.sale.lines]
    ordered = sorted(taken, key=lambda one: order.index(one.line))
    return replace(visit, taken=tuple(ordered), in_hand=line, just_read="")


def on_sale(visit: Visit, view: SaleView) -> Visit:
    """The visit on its sale as it stands now; what is gone since is ticked no longer."""
    new = replace(visit, view=view)
    for one in visit.taken:
        new = count(new, one.line, one.quantity)
    return replace(new, in_hand="")


def tick(visit: Visit, line: str) -> Visit:
    """Tick a line with all that is left of it, or take the tick away."""
    held = visit.of(line)
    return count(visit, line, 0 if held else visit.view.left(line))


def read_goods(visit: Visit, line: str) -> Visit:
    """One unit of a line was scanned: the first ticks it, each next one adds to it."""
    held = visit.of(line)
    return replace(count(visit, line, held.quantity + 1 if held else 1), just_read=line)


def line_of(visit: Visit, gtin: str, sku: str = "") -> SaleLine | None:
    """The line that these goods are on; one with units still out goes first."""
    fitting = [
        line
        for line in visit.view.sale.lines
        if (gtin and line.gtin == gtin) or (sku and line.sku.casefold() == sku.casefold())
    ]
    return next((line for line in fitting if _room(visit, line) > 0), next(iter(fitting), None))


def _room(visit: Visit, line: SaleLine) -> int:
    held = visit.of(line.nr)
    return visit.view.left(line.nr) - (held.quantity if held else 0)


def because(visit: Visit, reason: Reason) -> Visit:
    """She said why; the same reason again takes it back, for nobody has to say."""
    said = None if visit.reason is reason else reason
    # What she may choose from follows the reason: what is suggested then is shown first.
    return replace(visit, reason=said, outcome=None)


def choose(visit: Visit, outcome: Outcome) -> Visit:
    """She chose this way of making it good."""
    return replace(visit, outcome=outcome)


def swap(visit: Visit, line: str, article: Article, *, same_item: bool = False) -> Visit:
    """These goods go out for those of a line; `same_item`: the same in another size or colour."""
    taken = (
        replace(one, swap=article, same_item=same_item) if one.line == line else one
        for one in visit.taken
    )
    return replace(visit, taken=tuple(taken), outcome=Outcome.EXCHANGE)


def walk(visit: Visit, steps: int) -> Visit:
    """Take the next line in hand, up or down, without ticking it."""
    rows = [line.nr for line in visit.view.sale.lines]
    if visit.in_hand not in rows:
        return replace(visit, in_hand=rows[0 if steps > 0 else -1])
    place = max(0, min(rows.index(visit.in_hand) + steps, len(rows) - 1))
    return replace(visit, in_hand=rows[place])


def claim_of(visit: Visit) -> Claim | None:
    """The wish as the policy reads it; None while nothing is ticked."""
    if not visit.taken:
        return None
    lines = tuple(_wish(visit, one) for one in visit.taken)
    return Claim(told_at=visit.told_at, lines=lines, by=visit.by, wants=visit.outcome)


def command_of(visit: Visit, outcome: Outcome | None) -> TakeBack:
    """What the station is asked to do; the same key however often it is asked."""
    claim = claim_of(visit)
    assert claim is not None, "nothing is ticked"
    return TakeBack(visit.key, visit.view.sale.id, claim, outcome)


def _wish(visit: Visit, one: Taken) -> ClaimLine:
    new = _goods_out(visit, one)
    reason = visit.reason or Reason.CHANGED_MIND
    return ClaimLine(line=one.line, quantity=one.quantity, reason=reason, new_goods=new)


def _goods_out(visit: Visit, one: Taken) -> NewGoods | None:
    if visit.outcome is not Outcome.EXCHANGE or one.swap is None:
        return None
    goods = one.swap
    title = ", ".join(part for part in (goods.title, goods.options) if part)
    return NewGoods(goods.sku, goods.price, one.quantity, same_item=one.same_item, title=title)


def goods_of(visit: Visit) -> Iterable[SaleLine]:
    """The ticked lines, as they were bought."""
    return (line for line in visit.view.sale.lines if visit.of(line.nr))
