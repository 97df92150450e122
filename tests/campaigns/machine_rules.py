"""What a machine that plays shop may do next, and what must hold after each."""

from typing import Final

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from returns_station.desk.commands import UndoReturn
from returns_station.desk.credit_commands import RedeemCredit
from returns_station.desk.payout_commands import ConfirmPayout, ConfirmTill, FailPayout
from returns_station.money import Money
from tests.campaigns.machine_desks import Desks, holds, one_of_each
from tests.campaigns.machine_lots import sales
from tests.campaigns.machine_shop import DESKS

_DESK: Final = st.integers(0, len(DESKS) - 1)
_PLACE: Final = st.integers(0, 50)


class MoneyMachine(Desks):
    """Two desks of one shop; each looks, confirms, undoes, pays and redeems as it comes."""

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
            asked = look.parts if data.draw(st.booleans()) else (one_of_each(look.parts[0]),)
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
        found = self.shop.faults()
        holds(not found, found)

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
