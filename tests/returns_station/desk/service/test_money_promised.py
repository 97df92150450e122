"""Money promised by its day: made with the return, kept by what pays, judged once by the clock."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from returns_station.desk.commands import UndoReturn
from returns_station.desk.dialogue.house import SlowerTime
from returns_station.money import Money
from returns_station.payout import PayoutState
from returns_station.policy.claim import Bringer
from returns_station.sale import TenderKind
from returns_station.service.promise import PromiseKind, PromiseState
from tests.builders import NOW, a_claim, a_sale, taking
from tests.returns_station.desk.counter import MAJA, a_station
from tests.returns_station.desk.service.promising import DUE, NO, PAID, Shop


def test_that_a_refund_is_promised_with_the_return_by_the_day_on_its_slip(tmp_path: Path) -> None:
    shop = Shop(tmp_path)

    slip = shop.takes_back()

    stands = shop.one(slip)
    assert (stands.state, stands.promise.kind) == (PromiseState.OPEN, PromiseKind.REFUND)
    assert (stands.promise.due, stands.promise.made_at, stands.desk) == (DUE, NOW, "Disk 2")
    assert stands.promise.subject == shop.payout(slip).operation
    assert shop.told() == ["PromiseMade"]


def test_that_the_same_press_twice_promises_once(tmp_path: Path) -> None:
    shop = Shop(tmp_path)

    slip = shop.takes_back()
    shop.takes_back()

    assert len(shop.station.promises(MAJA).of_slip(slip)) == 1
    assert shop.told() == ["PromiseMade"]


def test_that_money_paid_in_time_keeps_it(tmp_path: Path) -> None:
    shop = Shop(tmp_path, PAID)
    slip = shop.takes_back()

    shop.pays(slip)

    stands = shop.one(slip)
    assert (stands.state, stands.ended_at, stands.fulfilled_at) == (PromiseState.KEPT, NOW, NOW)
    assert shop.told() == ["PromiseMade", "PromiseEnded"]


def test_that_what_is_missed_stays_missed_and_is_done_all_the_same(tmp_path: Path) -> None:
    shop = Shop(tmp_path, NO, PAID)
    slip = shop.takes_back()
    shop.pays(slip)
    shop.now = DUE + timedelta(seconds=1)

    judged = [shop.upkeep.judge(), shop.upkeep.judge()]
    shop.now = DUE + timedelta(days=1)
    shop.pays(slip)

    stands = shop.one(slip)
    assert judged == [1, 0]
    assert (stands.state, stands.why, stands.fulfilled_at) == (
        PromiseState.MISSED,
        "overdue",
        shop.now,
    )
    assert shop.told() == ["PromiseMade", "PromiseEnded", "PromiseFulfilled"]


def test_that_money_a_moment_late_that_no_clock_has_seen_was_late(tmp_path: Path) -> None:
    shop = Shop(tmp_path, PAID)
    slip = shop.takes_back()
    shop.now = DUE + timedelta(seconds=1)

    shop.pays(slip)

    assert (shop.one(slip).state, shop.one(slip).why) == (PromiseState.MISSED, "late")
    assert shop.told() == ["PromiseMade", "PromiseEnded", "PromiseFulfilled"]


def test_that_the_last_moment_of_the_day_is_in_time(tmp_path: Path) -> None:
    shop = Shop(tmp_path, PAID)
    slip = shop.takes_back()
    shop.now = DUE

    assert shop.upkeep.judge() == 0
    shop.pays(slip)

    assert shop.one(slip).state is PromiseState.KEPT


def test_that_an_undone_visit_owes_nothing(tmp_path: Path) -> None:
    shop = Shop(tmp_path)
    slip = shop.takes_back()

    shop.station.perform(UndoReturn("u", slip), MAJA)
    shop.now = DUE + timedelta(days=1)

    assert shop.upkeep.judge() == 0
    assert (shop.one(slip).state, shop.one(slip).why) == (PromiseState.RELEASED, "undone")


def test_that_what_the_till_is_silent_about_is_neither_kept_nor_missed(tmp_path: Path) -> None:
    shop = Shop(tmp_path, far_end=False)
    slip = shop.takes_back()
    shop.now = DUE - timedelta(hours=1)

    foretold = shop.upkeep.foresee()
    shop.now = DUE + timedelta(seconds=1)
    shop.upkeep.judge()

    assert foretold == 0
    assert (shop.one(slip).state, shop.one(slip).why) == (PromiseState.RELEASED, "unsaid")


def test_that_coins_counted_out_at_once_are_no_promise(tmp_path: Path) -> None:
    station = a_station(tmp_path, a_sale(tender=TenderKind.CASH))

    slip = station.perform(taking("k", 1, a_claim()), MAJA).slip

    assert station.promises(MAJA).of_slip(slip) == ()


def test_that_who_brings_a_gift_is_promised_no_sum(tmp_path: Path) -> None:
    shop = Shop(tmp_path)

    slip = shop.takes_back(replace(a_claim(), by=Bringer.SOMEONE_ELSE))

    said = [one.promise.says for one in shop.station.promises(MAJA).of_slip(slip)]
    assert not any(isinstance(arg, Money) for says in said for arg in says.args.values())


def test_that_a_declined_payout_is_told_of_before_its_day_once(tmp_path: Path) -> None:
    shop = Shop(tmp_path, NO)
    slip = shop.takes_back()
    shop.pays(slip)

    # Thursday morning it can still be mended; once the shop has closed it cannot.
    shop.now = DUE - timedelta(hours=13)
    early = shop.upkeep.foresee()
    shop.now = DUE - timedelta(hours=5)
    told = [shop.upkeep.foresee(), shop.upkeep.foresee()]

    stands = shop.one(slip)
    assert (shop.payout(slip).state, early, told) == (PayoutState.FAILED, 0, [1, 0])
    assert (stands.foretold_at, stands.foretold_why) == (shop.now, "payer")
    assert stands.expected is not None
    assert stands.expected.date() == date(2026, 12, 11)


def test_that_slower_days_are_foreseen_so_much_earlier_and_never_move_the_laws_day(
    tmp_path: Path,
) -> None:
    shop = Shop(tmp_path, NO)
    summer = SlowerTime(date(2026, 11, 1), date(2026, 12, 31), 2)
    dialogue = replace(shop.station.house.dialogue, slower=(summer,))
    shop.station.house = replace(shop.station.house, dialogue=dialogue)
    slip = shop.takes_back()
    shop.pays(slip)
    shop.now = DUE - timedelta(days=1, hours=5)

    assert shop.upkeep.foresee() == 1
    assert shop.one(slip).promise.due == DUE


def test_that_today_shows_what_is_due_today_and_what_is_late(tmp_path: Path) -> None:
    shop = Shop(tmp_path)
    slip = shop.takes_back()

    shop.now = DUE - timedelta(hours=3)
    today = shop.station.promises(MAJA).today()
    shop.now = DUE - timedelta(days=2)
    before = shop.station.promises(MAJA).today()

    assert [one.promise.slip for one in today] == [slip]
    assert before == ()
