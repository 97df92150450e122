"""The board is what the journal tells: reckoned again from its raw entries it is the same."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from returns_station.desk.commands import Part, TakeBack, UndoReturn
from returns_station.desk.paying import pay
from returns_station.desk.people.upkeep import by_itself
from returns_station.desk.rating import Rate
from returns_station.desk.service.board import BoardOf
from returns_station.desk.station import Station
from returns_station.desk.views import OpenVisit
from returns_station.payout import PayoutVia
from returns_station.sale import Channel
from tests.builders import NOW, a_claim, a_sale
from tests.payouts import FarEnd
from tests.returns_station.desk.counter import MAJA, a_station
from tests.returns_station.desk.service.promising import DUE, NO, PAID

SINCE, UNTIL = date(2026, 11, 1), date(2026, 12, 31)


def lived(folder: Path) -> BoardOf:
    """A shop in which one was paid, one missed and done, one undone, one foretold and one open."""
    moments = [NOW]
    sales = [a_sale(number=f"W{nr}", channel=Channel.DISTANCE) for nr in range(5)]
    station = a_station(folder, *sales, clock=lambda: moments[-1])
    station.house = replace(station.house, payers=frozenset({PayoutVia.GATEWAY}))
    station.payers = {PayoutVia.GATEWAY: FarEnd([PAID, NO, PAID, NO], name="bank")}
    slips = []
    for nr in range(5):
        who = replace(MAJA, desk=f"Disk {nr % 2}")
        part = Part(nr + 1, a_claim())
        done = station.perform(TakeBack(f"k{nr}", (part,), seconds=40 + nr, steps=3), who)
        slips.append(done.slip)
        moments.append(moments[-1] + timedelta(days=nr % 2))
    _pay(station, slips[0])
    _pay(station, slips[1])
    station.perform(Rate(slips[0], 5), MAJA)
    station.perform(Rate(slips[1], 2), MAJA)
    station.perform(Rate(slips[1], 3), MAJA)
    station.perform(UndoReturn("u", slips[3]), MAJA)
    upkeep = station.promises(by_itself("Disk 1"))
    moments.append(DUE - timedelta(hours=1))
    upkeep.foresee()
    moments.append(DUE + timedelta(hours=1))
    upkeep.judge()
    _pay(station, slips[1])
    return station.board(MAJA)


def _pay(station: Station, slip: str) -> None:
    with station.store.views() as views:
        (payout,) = views.payouts.of_slip(slip)
    pay(station.paying(MAJA), payout.operation)


def test_that_the_board_equals_what_the_journal_alone_comes_to(tmp_path: Path) -> None:
    kept = lived(tmp_path)

    shelves = [kept.board(SINCE, UNTIL, by) for by in ("week", "desk")]

    assert shelves == [kept.recomputed(SINCE, UNTIL, by) for by in ("week", "desk")]


def test_that_it_counts_what_was_lived(tmp_path: Path) -> None:
    whole = lived(tmp_path).board(SINCE, UNTIL, "desk").whole

    assert (whole.kept.held, whole.released, whole.late_done) == (1, 1, 1)
    assert (whole.felt.visits, whole.felt.grades, whole.felt.grade_sum) == (4, 2, 8)
    assert whole.told.held >= 1
    assert (whole.felt.seconds, whole.felt.steps) == (41, 3)


def test_that_the_counters_own_kept_steps_tell_what_a_visit_took(tmp_path: Path) -> None:
    moments = [NOW]
    station = a_station(tmp_path, a_sale(), clock=lambda: moments[-1])
    for minute in range(3):
        at = NOW + timedelta(minutes=minute)
        station.store.keep_visit(OpenVisit("k", "Disk 2", at.isoformat(), "{}"))
        moments.append(at)

    station.perform(TakeBack("k", (Part(1, a_claim()),)), MAJA)

    felt = station.board(MAJA).board(SINCE, UNTIL).whole.felt
    assert (felt.seconds, felt.steps) == (120, 3)


def test_that_a_time_outside_it_shows_nothing(tmp_path: Path) -> None:
    shown = lived(tmp_path).board(date(2026, 1, 1), date(2026, 1, 31))

    assert (shown.rows, shown.whole.kept.of, shown.gaps) == ((), 0, ())
