"""Two desks of one shop, each doing what is asked of it and looking whether it came out so."""

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from typing import ClassVar, Final

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from returns_station.desk.commands import Part, TakeBack
from returns_station.desk.credit_commands import RedeemCredit
from returns_station.desk.errors import StationError
from returns_station.desk.station import Station
from returns_station.desk.taking_back import Done, WorldChangedError
from returns_station.desk.views import VisitSeen
from tests.campaigns.machine_lots import Stock, a_part
from tests.campaigns.machine_model import Book, Visit
from tests.campaigns.machine_seen import not_as_seen, still_open, touched, units_taken
from tests.campaigns.machine_shop import DESKS, Rooms, Shop

# What a preview may refuse: claims that cannot be stored at all.
_IMPOSSIBLE: Final = frozenset(
    f"refused.{why}" for why in ("more_than_left", "more_than_paid", "nothing_paid")
) | {"visit.not_one_currency"}


@dataclass(slots=True)
class Count:
    """What was done so far, over all shops."""

    steps: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    shops: int = 0


@dataclass(frozen=True, slots=True)
class Look:
    """A preview that a desk still has before it."""

    parts: tuple[Part, ...]
    seen: VisitSeen


class Desks(RuleBasedStateMachine):
    """What both desks have before them, and a plain book of all that was done."""

    rooms: ClassVar[Rooms]
    count: ClassVar[Count] = Count()

    def __init__(self) -> None:
        """Open a new shop."""
        super().__init__()
        self._open = ExitStack()
        self.shop: Shop = self._open.enter_context(self.rooms.shop())
        self.book = Book()
        self.keys = 0
        self.looks: dict[int, Look] = {}
        self.done: list[tuple[TakeBack, Done]] = []
        self.undone: dict[str, str] = {}
        self.redeemed: list[RedeemCredit] = []
        self.count.shops += 1

    def teardown(self) -> None:
        """Leave the shop."""
        self._open.close()

    def _look(self, desk: int, data: st.DataObject, *, parts: int = 1) -> bool:
        """Look at some sales' parts; False: they cannot be stored at all."""
        ids = self.book.likely
        if data.draw(st.integers(0, 19)) != 13:
            # In two currencies there is no one sum; now and then it is tried all the same.
            first = self.book.currency[data.draw(st.sampled_from(ids))]
            ids = [each for each in ids if self.book.currency[each] == first]
        stocks = {
            sale_id: Stock(self.book.currency[sale_id], dict(self.book.left[sale_id]))
            for sale_id in {*ids}
        }
        asked = []
        for _ in range(parts):
            some = [each for each in ids if stocks[each].has_some] or ids
            chosen = data.draw(st.sampled_from(some))
            asked.append(data.draw(a_part(chosen, stocks[chosen])))
        return self._saw(desk, tuple(asked))

    def _saw(self, desk: int, asked: tuple[Part, ...]) -> bool:
        try:
            seen = self._station(desk).preview(asked)
        except StationError as error:
            self._refusal(error.advice.key)
            holds(error.advice.key in _IMPOSSIBLE, error)
            with self._refused_with(error.advice.key):
                self._station(desk).perform(TakeBack(self._key("bad"), asked), DESKS[desk])
            return False
        for one in seen.parts:
            told = one.chosen.outcome if one.chosen else "a person looks"
            self.count.kinds[f"seen: {told}"] += 1
        self.looks[desk] = Look(asked, seen)
        return True

    def _confirm(self, desk: int) -> None:
        """Take back what was seen; where the world has changed, what is offered instead."""
        look, key = self.looks.pop(desk), self._key("visit")
        asked, seen = look.parts, look.seen
        now = self._now(desk, asked)
        if now is None or now.digest != seen.digest:
            offered = self._changed(desk, TakeBack(key, asked, seen=seen.digest), now)
            if offered is None:
                return
            asked, seen = offered.asked, offered
        with self._refused_with(still_open(seen)):
            self._take(desk, TakeBack(key, asked, seen=seen.digest), seen)

    def _now(self, desk: int, asked: tuple[Part, ...]) -> VisitSeen | None:
        try:
            return self._station(1 - desk).preview(asked)
        except StationError as error:
            holds(error.advice.key in _IMPOSSIBLE, error)
            return None

    def _changed(self, desk: int, command: TakeBack, now: VisitSeen | None) -> VisitSeen | None:
        """A confirmation of what is no longer so is refused, with what is offered instead."""
        standing = self.shop.standing()
        try:
            self._station(desk).perform(command, DESKS[desk])
        except WorldChangedError as error:
            self._refusal(error.advice.key)
            holds(self.shop.standing() == standing, "what was refused changed nothing")
            told = error.seen.digest if error.seen else ""
            holds(now is None or told == now.digest, "what is offered is what is so now")
            self.count.kinds["offered anew" if error.seen else "nothing left to offer"] += 1
            return error.seen
        message = "a stale preview was stored"
        raise AssertionError(message)

    def _take(self, desk: int, command: TakeBack, seen: VisitSeen) -> None:
        done = self._station(desk).perform(command, DESKS[desk])
        assert not done.again
        self.done.append((command, done))
        with self._station(desk).store.views() as views:
            found = not_as_seen(command, done, seen, self.shop, views)
            holds(not found, found)
            if not done.slip:
                return
            visit = Visit(done.slip, units_taken(seen), touched(seen), self.shop.sale_id(done.slip))
            self.book.came_back(visit)
            if visit.made:
                out = views.sale(visit.made)
                assert out is not None
                units = {line.nr: line.quantity for line in out.sale.lines}
                self.book.sold(visit.made, out.sale.currency, units)
            for payout in views.payouts.of_slip(done.slip):
                if payout.via == "document":
                    credit = views.credit(payout.reference)
                    assert credit is not None
                    amount = credit.credit.amount.minor
                    if payout.reference not in self.book.credit:
                        self.book.given(done.slip, payout.reference, amount)
                else:
                    self.book.payouts[payout.operation] = "promised"
                    self.book.slip_of[payout.operation] = done.slip

    def _currency_of(self, number: str) -> str:
        with self._station(0).store.views() as views:
            credit = views.credit(number)
        assert credit is not None
        return credit.credit.amount.currency

    def _station(self, desk: int) -> Station:
        return self.shop.stations[desk]

    def _key(self, kind: str) -> str:
        self.keys += 1
        return f"{kind}-{self.keys}"

    def _step(self, kind: str) -> None:
        self.count.steps += 1
        self.count.kinds[kind] += 1

    def _refusal(self, why: str) -> None:
        self.count.refused[why] += 1

    @contextmanager
    def _refused_with(self, why: str) -> Iterator[None]:
        """Exactly this refusal comes, and nothing is stored by it; "": none does."""
        standing = self.shop.standing()
        try:
            yield
        except StationError as error:
            holds(error.advice.key == why, (error.advice.key, why))
            self._refusal(why)
            holds(self.shop.standing() == standing, "what was refused changed nothing")
        else:
            holds(not why, f"not refused: {why}")


def holds(fact: object, otherwise: object) -> None:
    """What must hold; else tell what came instead, also where nobody rewrites an assert."""
    if not fact:
        raise AssertionError(otherwise)


def one_of_each(part: Part) -> Part:
    """The same wish for one unit of each line."""
    lines = tuple(replace(wish, quantity=1, new_goods=None) for wish in part.claim.lines)
    return replace(part, claim=replace(part.claim, lines=lines))
