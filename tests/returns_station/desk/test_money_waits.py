"""Money that waits for goods: where the shop wants it and the law lets it, never for ever."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from returns_station.desk.commands import GoodsCame, UndoReturn
from returns_station.desk.paying import pay_all
from returns_station.desk.releasing import release_due
from returns_station.desk.station import Station
from returns_station.payout import PayoutReleased, PayoutState
from returns_station.policy.claim import Claim, Collection, Reason
from tests.builders import a_claim, a_sale, taking
from tests.returns_station.desk.counter import MAJA, a_station

AT_HOME = replace(a_claim(), goods_at_home=True)


def waiting_station(folder: Path) -> Station:
    station = a_station(folder, a_sale())
    station.house = replace(station.house, money_waits=True)
    return station


def states(station: Station, slip: str) -> list[PayoutState]:
    with station.store.views() as views:
        return [payout.state for payout in views.payouts.of_slip(slip)]


def steps(station: Station, slip: str) -> set[str]:
    with station.store.views() as views:
        kept = views.slip(slip)
    assert kept is not None
    return {step.what.key for step in kept.next_steps}


def faulty() -> Claim:
    wish = replace(a_claim().lines[0], reason=Reason.FAULTY)
    return replace(AT_HOME, lines=(wish,))


def test_that_a_shop_that_trusts_pays_at_once(tmp_path: Path) -> None:
    station = a_station(tmp_path, a_sale())

    done = station.perform(taking("home", 1, AT_HOME), MAJA)

    assert states(station, done.slip) == [PayoutState.PROMISED]
    assert "slip.next.money_waits" not in steps(station, done.slip)


def test_that_money_waits_where_the_shop_wants_it_and_leaves_when_the_goods_came(
    tmp_path: Path,
) -> None:
    station = waiting_station(tmp_path)
    done = station.perform(taking("home", 1, AT_HOME), MAJA)
    assert states(station, done.slip) == [PayoutState.WAITING]
    assert "slip.next.money_waits" in steps(station, done.slip)

    with station.store.views() as views:
        assert views.payouts.waiting() == ()
        pay_all(station.paying(MAJA), views.payouts.of_slip(done.slip))
    assert states(station, done.slip) == [PayoutState.WAITING]

    station.perform(GoodsCame("came", done.slip), MAJA)
    station.perform(GoodsCame("again", done.slip), MAJA)

    assert states(station, done.slip) == [PayoutState.PROMISED]
    told = [one.what.key for one in station.story(done.slip)]
    assert told.count("story.paid.released") == 1


def test_that_goods_that_are_here_let_nothing_wait(tmp_path: Path) -> None:
    station = waiting_station(tmp_path)

    done = station.perform(taking("here", 1, a_claim()), MAJA)

    assert states(station, done.slip) == [PayoutState.PROMISED]


def test_that_an_offer_to_collect_never_holds_the_money_se_dal_2_14_st2(tmp_path: Path) -> None:
    station = waiting_station(tmp_path)
    offered = replace(AT_HOME, collection=Collection.OFFERED_BY_SHOP)

    done = station.perform(taking("offered", 1, offered), MAJA)

    assert states(station, done.slip) == [PayoutState.PROMISED]


def test_that_our_mistake_never_waits(tmp_path: Path) -> None:
    station = waiting_station(tmp_path)

    done = station.perform(taking("ours", 1, faulty()), MAJA)

    assert PayoutState.WAITING not in states(station, done.slip)


def test_that_money_leaves_on_the_day_of_the_slip_goods_or_not(tmp_path: Path) -> None:
    station = waiting_station(tmp_path)
    done = station.perform(taking("home", 1, AT_HOME), MAJA)
    now = station.clock()

    def let_go(days: int) -> tuple[PayoutReleased, ...]:
        with station.store.work() as work:
            events = release_due(work, market="SE", now=now + timedelta(days=days), who=MAJA)
            work.commit()
        return events

    assert let_go(13) == ()
    assert len(let_go(14)) == 1
    assert let_go(14) == ()
    assert states(station, done.slip) == [PayoutState.PROMISED]


def test_that_money_that_waits_is_let_go_of_with_an_undone_visit(tmp_path: Path) -> None:
    station = waiting_station(tmp_path)
    done = station.perform(taking("home", 1, AT_HOME), MAJA)

    station.perform(UndoReturn("undo", done.slip), MAJA)

    assert states(station, done.slip) == [PayoutState.CANCELLED]
