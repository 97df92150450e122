"""A machine plays shop at two desks' doors, by lot; after every step every ledger must add up."""

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from typing import ClassVar, Final

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from returns_station.desk.commands import Part, TakeBack, UndoReturn
from returns_station.desk.credit_commands import RedeemCredit
from returns_station.desk.errors import StationError
from returns_station.desk.payout_commands import ConfirmPayout, ConfirmTill, FailPayout
from returns_station.desk.station import Station
from returns_station.desk.taking_back import Done, WorldChangedError
from returns_station.desk.views import VisitSeen
from returns_station.money import Money
from tests.campaigns.machine_lots import Stock, a_part, sales
from tests.campaigns.machine_model import Book, Visit
from tests.campaigns.machine_seen import is_open, not_as_seen, touched, units_taken
from tests.campaigns.machine_shop import DESKS, Rooms, Shop

_DESK: Final = st.integers(0, len(DESKS) - 1)
_PLACE: Final = st.integers(0, 50)
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


class MoneyMachine(RuleBasedStateMachine):
    """Two desks of one shop; each looks, confirms, undoes, pays and redeems as it comes."""

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

    # What is done

    @initialize(data=st.data())
    def open_with_a_sale(self, data: st.DataObject) -> None:
        """There is something to bring back."""
        self.sell(data)

    @precondition(lambda self: self.book.has_little)
    @rule(data=st.data())
    def sell(self, data: st.DataObject) -> None:
        """A sale comes in from the till or the web shop."""
        self._step("sale")
        made = data.draw(sales(len(self.book.left) + 1))
        units = {line.nr: line.quantity for line in made.lines}
        self.book.sold(self.shop.sell(made), made.currency, units)

    @rule(desk=_DESK, data=st.data())
    def look(self, desk: int, data: st.DataObject) -> None:
        """A desk looks at a visit, and leaves it before it."""
        self._step("look")
        self._look(desk, data)

    @rule(desk=_DESK, data=st.data())
    def take_back(self, desk: int, data: st.DataObject) -> None:
        """A desk looks, and takes back what it saw at once."""
        self._step("look and take back")
        if self._look(desk, data):
            self._confirm(desk)

    @rule(desk=_DESK, data=st.data())
    def take_back_much(self, desk: int, data: st.DataObject) -> None:
        """One visit with several parts, of several sales perhaps."""
        self._step("take back in several parts")
        if self._look(desk, data, parts=data.draw(st.integers(2, 4))):
            self._confirm(desk)

    @rule(desk=_DESK, data=st.data())
    def be_slower(self, desk: int, data: st.DataObject) -> None:
        """Both desks look at the same; the other takes it back, or some of it, a moment before."""
        self._step("be slower than the other desk")
        if self._look(desk, data):
            look = self.looks[desk]
            asked = look.parts if data.draw(st.booleans()) else (_one_of_each(look.parts[0]),)
            if self._saw(1 - desk, asked):
                self._confirm(1 - desk)
            self.looks[desk] = look
            self._confirm(desk)

    @precondition(lambda self: self.looks)
    @rule(place=_PLACE)
    def confirm(self, place: int) -> None:
        """A desk takes back what it saw a while ago, whatever the other has done since."""
        self._step("take back what was seen before")
        self._confirm(sorted(self.looks)[place % len(self.looks)])

    @precondition(lambda self: self.done)
    @rule(desk=_DESK, place=_PLACE)
    def press_again(self, desk: int, place: int) -> None:
        """The same press arrives once more, at any desk."""
        self._step("press again")
        command, before = self.done[place % len(self.done)]
        standing = self.shop.standing()
        again = self._station(desk).perform(command, DESKS[desk])
        assert (again.again, again.slip, again.said) == (True, before.slip, before.said)
        assert self.shop.standing() == standing

    @precondition(lambda self: self.book.visits)
    @rule(desk=_DESK, place=_PLACE)
    def undo(self, desk: int, place: int) -> None:
        """A visit is undone, or the desk is told what has left the house."""
        self._step("undo")
        slip = sorted(self.book.visits)[place % len(self.book.visits)]
        key, why = self._key("undo"), self.book.why_not_undone(slip)
        with self._refused_with(why):
            self._station(desk).perform(UndoReturn(key, slip), DESKS[desk])
            self.book.undone(slip)
            self.undone[slip] = key

    @precondition(lambda self: self.undone)
    @rule(desk=_DESK, place=_PLACE)
    def undo_again(self, desk: int, place: int) -> None:
        """The same press of an undo arrives once more."""
        self._step("undo again")
        slip = sorted(self.undone)[place % len(self.undone)]
        standing = self.shop.standing()
        command = UndoReturn(self.undone[slip], slip)
        assert self._station(desk).perform(command, DESKS[desk]).again
        assert self.shop.standing() == standing

    @precondition(lambda self: self.book.credit)
    @rule(desk=_DESK, place=_PLACE, share=st.sampled_from((1, 50, 100, 101)))
    def redeem(self, desk: int, place: int, share: int) -> None:
        """A credit is used at a till: some of it, all of it, or more than is left."""
        self._step("redeem")
        number = sorted(self.book.credit)[place % len(self.book.credit)]
        left = self.book.credit[number]
        wanted = max(1, left * share // 100 + (share > 100))
        amount = Money(wanted, self._currency_of(number))
        command = RedeemCredit(self._key("redeem"), number, amount, "K-77")
        voided = any(v.undone and number in v.credits for v in self.book.visits.values())
        why = "credit.voided" if voided else "credit.spent" if left else "credit.empty"
        with self._refused_with(why if wanted > left else ""):
            view = self._station(desk).perform(command, DESKS[desk])
            self.book.credit[number] -= wanted
            self.redeemed.append(command)
            assert view.credit.remaining.minor == self.book.credit[number]

    @precondition(lambda self: self.redeemed)
    @rule(desk=_DESK, place=_PLACE)
    def redeem_again(self, desk: int, place: int) -> None:
        """The same press of a till arrives once more."""
        self._step("redeem again")
        standing = self.shop.standing()
        command = self.redeemed[place % len(self.redeemed)]
        assert self._station(desk).perform(command, DESKS[desk]).again
        assert self.shop.standing() == standing

    @precondition(lambda self: self.book.payouts)
    @rule(desk=_DESK, place=_PLACE, paid=st.booleans())
    def pay_by_hand(self, desk: int, place: int, *, paid: bool) -> None:
        """A person says that a payout was paid, or was not."""
        self._step("say of a payout")
        name = sorted(self.book.payouts)[place % len(self.book.payouts)]
        state, key = self.book.payouts[name], self._key("payout")
        why = f"payout.stands.{state}" if state not in {"promised", "failed"} else ""
        again = (paid, state) in {(True, "confirmed"), (False, "failed")}
        with self._refused_with("" if again else why):
            if paid:
                told = self._station(desk).perform(ConfirmPayout(key, name, "K-78"), DESKS[desk])
            else:
                told = self._station(desk).perform(FailPayout(key, name, "Låst"), DESKS[desk])
            self.book.payouts[name] = "confirmed" if paid else "failed"
            assert told.again == again

    @precondition(lambda self: self.book.visits)
    @rule(desk=_DESK, place=_PLACE)
    def pay_at_the_till(self, desk: int, place: int) -> None:
        """The till has paid all that a slip sends to it."""
        self._step("say of a slip")
        slip = sorted(self.book.visits)[place % len(self.book.visits)]
        mine = [name for name, of in self.book.slip_of.items() if of == slip]
        waiting = [name for name in mine if self.book.payouts[name] != "cancelled"]
        with self._refused_with("" if waiting else "payout.none_by_till"):
            command = ConfirmTill(self._key("till"), slip, "K-78")
            self._station(desk).perform(command, DESKS[desk])
            self.book.payouts |= dict.fromkeys(waiting, "confirmed")

    # What must hold after each

    @invariant()
    def every_ledger_adds_up(self) -> None:
        """The tables agree with each other and with the journal."""
        _none(self.shop.faults())

    @invariant()
    def the_book_keeper_agrees(self) -> None:
        """Units, credit and payouts stand as a plain count says."""
        with self._station(0).store.views() as views:
            assert views.journal_break() is None
            for sale_id, left in self.book.left.items():
                view = views.sale(sale_id)
                assert view is not None
                assert {line.nr: view.left(line.nr) for line in view.sale.lines} == left
            for number, remaining in self.book.credit.items():
                credit = views.credit(number)
                assert credit is not None
                assert credit.credit.remaining.minor == remaining
            for name, state in self.book.payouts.items():
                payout = views.payouts.load(name)
                assert payout is not None
                assert payout.state == state

    # How it is done

    def _look(self, desk: int, data: st.DataObject, *, parts: int = 1) -> bool:
        """Look at some sales' parts; False: they cannot be stored at all."""
        ids = self.book.likely
        if data.draw(st.integers(0, 19)):
            # In two currencies there is no one sum; now and then it is tried all the same.
            first = self.book.currency[data.draw(st.sampled_from(ids))]
            ids = [each for each in ids if self.book.currency[each] == first]
        stocks = {
            sale_id: Stock(self.book.currency[sale_id], dict(self.book.left[sale_id]))
            for sale_id in {*ids}
        }
        chosen = [data.draw(st.sampled_from(ids)) for _ in range(parts)]
        asked = tuple(data.draw(a_part(each, stocks[each])) for each in chosen)
        return self._saw(desk, asked)

    def _saw(self, desk: int, asked: tuple[Part, ...]) -> bool:
        try:
            seen = self._station(desk).preview(asked)
        except StationError as error:
            self._refusal(error.advice.key)
            assert error.advice.key in _IMPOSSIBLE, error
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
        with self._refused_with("choice.not_offered" if is_open(seen) else ""):
            self._take(desk, TakeBack(key, asked, seen=seen.digest), seen)

    def _now(self, desk: int, asked: tuple[Part, ...]) -> VisitSeen | None:
        try:
            return self._station(1 - desk).preview(asked)
        except StationError as error:
            assert error.advice.key in _IMPOSSIBLE, error
            return None

    def _changed(self, desk: int, command: TakeBack, now: VisitSeen | None) -> VisitSeen | None:
        """A confirmation of what is no longer so is refused, with what is offered instead."""
        standing = self.shop.standing()
        try:
            self._station(desk).perform(command, DESKS[desk])
        except WorldChangedError as error:
            self._refusal(error.advice.key)
            assert self.shop.standing() == standing
            if now is not None:
                assert error.seen is not None
                assert error.seen.digest == now.digest
            self.count.kinds["offered anew" if error.seen else "nothing left to offer"] += 1
            return error.seen
        message = "a stale preview was stored"
        raise AssertionError(message)

    def _take(self, desk: int, command: TakeBack, seen: VisitSeen) -> None:
        done = self._station(desk).perform(command, DESKS[desk])
        assert not done.again
        self.done.append((command, done))
        with self._station(desk).store.views() as views:
            _none(not_as_seen(command, done, seen, self.shop, views))
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
            if error.advice.key == "stock.gone":
                self._refusal("stock.gone")
                return
            assert error.advice.key == why, (error.advice.key, why)
            self._refusal(why)
            assert self.shop.standing() == standing
        else:
            assert not why, f"not refused: {why}"


def _none(found: list[str]) -> None:
    """Nothing was found that does not hold; without pytest an assert would not say what was."""
    assert not found, found


def _one_of_each(part: Part) -> Part:
    lines = tuple(replace(wish, quantity=1, new_goods=None) for wish in part.claim.lines)
    return replace(part, claim=replace(part.claim, lines=lines))
