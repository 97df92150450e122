"""A whole visit weighed: its parts one after the other, the same for a look and for the deed."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from returns_station.desk.commands import Part
from returns_station.desk.errors import InputError
from returns_station.desk.on_her_word import HerWord, limited
from returns_station.desk.ruling.fitting import with_rulings
from returns_station.desk.ruling.kept import Ruled
from returns_station.desk.views import PartSeen, Preview, SaleView, VisitSeen
from returns_station.desk.weighing import nearest_to, weigh
from returns_station.phrase import Phrase
from returns_station.policy.claim import Bringer, Claim, ClaimLine, NewGoods, Outcome, Reason
from returns_station.policy.decision import Accepted
from returns_station.policy.terms import Promise
from returns_station.resolution.after import earlier_after, with_fee
from returns_station.resolution.offers import Offer
from returns_station.resolution.reckoning import Reckoned, Reckoning, reckon
from returns_station.resolution.settlement import Settlement
from returns_station.resolution.visit import cash_step
from returns_station.sale import Sale

# For these reasons nothing is replaced: the shelf is not looked at, for every scan would pay.
_NOTHING_GOES_OUT: Final = {Reason.CHANGED_MIND, Reason.WRONG_SIZE, Reason.UNWANTED_GIFT}


OnHand = Callable[[Sequence[str]], Mapping[str, int | None]]
"""How many of some goods can be promised now, by sku; None: the shop does not count them."""


class NotOneCurrencyError(InputError):
    """Sales or goods of a visit are in several currencies: each has its own sum."""


class NothingBroughtError(InputError):
    """A visit without any part."""


@dataclass(slots=True)
class World:
    """What a visit is weighed against; sales, stock and day's limits move on with every part.

    `rulings` are the yeses of persons that hold now, by the numbers that parts name.
    """

    views: dict[int, SaleView]
    promise_for: Callable[[Sale, Claim], Promise]
    on_hand: OnHand
    her_word: HerWord = field(default_factory=HerWord)
    rulings: Mapping[str, Ruled] = field(default_factory=dict)
    _settled: list[tuple[int, Settlement]] = field(default_factory=list)
    _stock: dict[str, int | None] = field(default_factory=dict)

    def view(self, sale_id: int) -> SaleView:
        """A sale as the parts before have left it."""
        view = self.views[sale_id]
        for settled_id, settled in self._settled:
            earlier = with_fee(view.earlier, settled)
            if settled_id == sale_id:
                earlier = earlier_after(view.earlier, settled)
            view = replace(view, earlier=earlier)
        return view

    def stock(self, sku: str) -> int | None:
        """How many of some goods can still be promised; None: they are not counted."""
        if sku not in self._stock:
            self._stock.update(self.on_hand((sku,)))
        return self._stock.get(sku)

    def settle(self, sale_id: int, settled: Settlement) -> None:
        """Take what a part takes from what the next one starts with."""
        self._settled.append((sale_id, settled))
        for goods in settled.goods_out:
            left = self._stock.get(goods.sku)
            if left is not None and goods.at_once:
                self._stock[goods.sku] = left - goods.quantity


def see(parts: Sequence[Part], world: World) -> VisitSeen:
    """Answer every part, money back last: by then it is known what she keeps of a sale.

    Raises NothingBroughtError, NotOneCurrencyError, ImpossibleClaimError.
    """
    if not parts:
        raise NothingBroughtError(Phrase("refused.nothing_asked"))
    if len({currency for part in parts for currency in _currencies(part, world)}) > 1:
        raise NotOneCurrencyError(Phrase("visit.not_one_currency"))
    ruled = with_rulings(parts, world.rulings)
    in_order = sorted(ruled, key=lambda part: part.outcome in (None, Outcome.REFUND))
    seen = tuple(one for part in in_order for one in _answered(part, world))
    return VisitSeen(tuple(parts), seen, _reckoned(seen))


def _currencies(part: Part, world: World) -> Iterator[str]:
    """What a part is reckoned in: her sale, and the goods that she points out."""
    yield world.views[part.sale_id].sale.currency
    for wish in part.claim.lines:
        if wish.new_goods:
            yield wish.new_goods.price.currency


def with_nearest(seen: VisitSeen) -> VisitSeen:
    """The visit with what would give her more, where she gets less than all her money."""
    told = tuple(nearest_to(one.preview) for one in seen.parts)
    if all(preview is one.preview for preview, one in zip(told, seen.parts, strict=True)):
        return seen
    parts = zip(seen.parts, told, strict=True)
    return replace(seen, parts=tuple(replace(one, preview=preview) for one, preview in parts))


def _answered(part: Part, world: World) -> Iterator[PartSeen]:
    """A part as it is answered: in one, or apart where its lines cannot be answered alike."""
    view = world.view(part.sale_id)
    outcome = part.outcome or part.claim.wants
    claim = _stocked(world.her_word.known(part.claim, view.sale), view.sale, world, outcome)
    preview = weigh(view, claim, world.promise_for(view.sale, claim))
    groups = limited(preview, outcome) or tuple(_apart(preview))
    if len(groups) > 1:
        for lines in groups:
            yield from _answered(replace(part, claim=replace(part.claim, lines=lines)), world)
        return
    offer = _chosen(preview, outcome)
    if outcome is None and offer is not None and _is_other_than_named(claim, offer):
        yield from _answered(replace(part, outcome=offer.outcome), world)
        return
    if offer is not None:
        world.settle(part.sale_id, offer.settlement)
        world.her_word.give(preview, offer.settlement)
    yield PartSeen(preview, offer)


def _apart(preview: Preview) -> Iterator[tuple[ClaimLine, ...]]:
    """The claim's lines in groups that can be answered alike: a yes and a question never can."""
    lines = preview.decision.lines
    asked = tuple(line.wish for line in lines if not isinstance(line.answer, Accepted))
    given = tuple(line.wish for line in lines if isinstance(line.answer, Accepted))
    if asked:
        yield asked
    if given and (asked or preview.offers):
        yield given
    elif given:
        # Nothing gives all of them one outcome: each for itself then.
        yield from ((wish,) for wish in given)


def _chosen(preview: Preview, outcome: Outcome | None) -> Offer | None:
    """The offer that was chosen, else the suggested one; None where none is given so."""
    if not preview.decision.accepted:
        return None
    wanted = (offer for offer in preview.offers if outcome in (None, offer.outcome))
    return next(wanted, None)


def _stocked(claim: Claim, sale: Sale, world: World, outcome: Outcome | None) -> Claim:
    """The claim with what is known of the shelf: the goods she may get, for each line.

    What one line takes is not there for the next.
    """
    taken: Counter[str] = Counter()
    lines = []
    for wish in claim.lines:
        goods, here = _may_go_out(wish, sale, outcome), wish.in_stock
        if goods is not None:
            left = world.stock(goods.sku)
            here = left is None or left >= taken[goods.sku] + goods.quantity
            taken[goods.sku] += goods.quantity if here else 0
        lines.append(wish if wish.in_stock is here else replace(wish, in_stock=here))
    return claim if tuple(lines) == claim.lines else replace(claim, lines=tuple(lines))


def _is_other_than_named(claim: Claim, offer: Offer) -> bool:
    """Whether one like hers goes out, not the goods that the shelf was looked at for."""
    named = any(wish.new_goods for wish in claim.lines)
    return named and offer.outcome is Outcome.REPLACEMENT


def _may_go_out(wish: ClaimLine, sale: Sale, outcome: Outcome | None) -> NewGoods | None:
    """What goes out for a line: what she pointed out, or one like hers."""
    replaced = outcome is Outcome.REPLACEMENT
    if wish.new_goods and not replaced:
        return wish.new_goods
    if wish.reason in _NOTHING_GOES_OUT and not replaced:
        return None
    sold = sale.line(wish.line)
    return NewGoods(sold.sku, sold.paid, wish.quantity) if sold else None


def _reckoned(seen: tuple[PartSeen, ...]) -> Reckoning | None:
    given = [_settled(one.preview, one.chosen) for one in seen if one.chosen]
    if not given:
        return None
    first = seen[0].preview
    step = cash_step(first.promise.law, first.view.sale.currency)
    return reckon(given, cash_step=step)


def _settled(preview: Preview, chosen: Offer) -> Reckoned:
    is_hers = preview.claim.by is Bringer.BUYER
    return Reckoned(preview.view.sale, chosen.settlement, is_hers)
