"""A queue that never loses: retried, moved, asked about, and never doubled without a word."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from returns_station.adapters.law.book import promise_for
from returns_station.case import Who
from returns_station.desk.commands import UndoReturn
from returns_station.desk.errors import PrintUnknownError, StationError
from returns_station.desk.house import House
from returns_station.desk.ports import Printed
from returns_station.desk.printing import (
    NotAskedError,
    UnderWayError,
    ask_about_lost,
    came_out,
    put_aside,
)
from returns_station.desk.prints import BACK_OFF, LEASE, Print, PrintState, target_for, waiting
from returns_station.desk.station import Station
from returns_station.phrase import Phrase
from returns_station.slip import Slip
from tests.builders import NOW, SHOP, a_claim, a_sale, taking
from tests.db.shelf import a_store
from tests.returns_station.desk.counter import MAJA

OTTO = Who("Otto", "Disk 3")
OUT_OF_PAPER = StationError(Phrase("print.not_ready", {"printer": "kassa", "why": "-"}))
UNKNOWN = PrintUnknownError(Phrase("print.unknown", {"printer": "kassa"}))
MAIN, SPARE = "printer:kassa", "printer:kontor"


class Shop:
    """A station with a clock that is moved by hand, and a printer that ends as it is told."""

    def __init__(self, folder: Path) -> None:
        """One return was taken back a moment ago."""
        self.now = NOW
        self.ends: list[StationError] = []
        self.out: list[Slip] = []
        self.store = a_store(folder, a_sale())
        house = House(SHOP, "sv", promise_for)
        self.station = Station(self.store, self, clock=lambda: self.now, house=house)
        self.number = self.station.perform(taking("press-1", 1, a_claim()), MAJA).slip

    def deliver(self, slip: Printed, target: str) -> None:  # noqa: ARG002 - it has one place
        """Print, or fail as it was told."""
        if self.ends:
            raise self.ends.pop(0)
        assert isinstance(slip, Slip)
        self.out.append(slip)

    def print(self, *, once: bool = True) -> Slip:
        """Send the slip."""
        return self.station.print_slip(self.number, MAIN, MAJA, once=once)

    def fails(self, error: StationError) -> None:
        """The next print ends so."""
        self.ends = [error]
        with pytest.raises(type(error)):
            self.print()

    def listed(self, desk: str | None = None) -> tuple[Print, ...]:
        """What is not surely out."""
        with self.store.views() as views:
            return views.prints(desk)

    def dies(self) -> None:
        """The station is killed while the slip is on its way."""
        with self.store.work() as work:
            work.send(self.number, MAIN, self.now, MAJA.desk)
            work.commit()


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop(tmp_path)


def test_that_a_new_slip_waits_at_the_desk_that_wrote_it(shop: Shop) -> None:
    (one,) = shop.listed()

    assert (one.slip, one.state, one.desk, one.tries) == (shop.number, PrintState.NEW, "Disk 2", 0)
    assert (shop.listed("Disk 2"), shop.listed("Disk 3")) == ((one,), ())


def test_that_it_is_tried_again_later_each_time_it_fails(shop: Shop) -> None:
    pauses: list[timedelta] = []
    for _ in range(5):
        shop.fails(OUT_OF_PAPER)
        (one,) = waiting(shop.listed())
        assert one.due is not None
        pauses.append(one.due - shop.now)
        shop.now = one.due

    assert [pause.total_seconds() for pause in pauses] == [*BACK_OFF, BACK_OFF[-1]]
    assert [(one.why, one.tries) for one in shop.listed()] == [(OUT_OF_PAPER.advice, 5)]


def test_that_what_failed_comes_as_the_original(shop: Shop) -> None:
    shop.fails(OUT_OF_PAPER)

    shop.print()

    assert [slip.copy_mark for slip in shop.out] == [""]
    assert shop.listed() == ()


def test_that_what_came_out_is_not_sent_again_however_often_it_is_asked(shop: Shop) -> None:
    for _ in range(3):
        shop.print()

    assert len(shop.out) == 1
    assert shop.print(once=False).copy_mark == "KOPIA"


def test_that_what_may_have_come_out_is_not_sent_before_a_person_has_looked(shop: Shop) -> None:
    shop.fails(UNKNOWN)

    with pytest.raises(PrintUnknownError):
        shop.print()

    assert (shop.out, [one.state for one in shop.listed()]) == ([], [PrintState.UNKNOWN])


def test_that_what_a_person_saw_is_out(shop: Shop) -> None:
    shop.fails(UNKNOWN)

    came_out(shop.station.printer(MAJA), shop.number, out=True)
    came_out(shop.station.printer(MAJA), shop.number, out=True)

    assert shop.listed() == ()
    assert shop.print() is not None
    assert shop.out == []


def test_that_what_nobody_saw_is_sent_again_and_marked(shop: Shop) -> None:
    shop.fails(UNKNOWN)

    came_out(shop.station.printer(MAJA), shop.number, out=False)
    (again,) = waiting(shop.listed())
    shop.print()

    assert again.due_at <= shop.now
    assert [slip.copy_mark for slip in shop.out] == ["ANDRA UTSKRIFT?"]
    assert shop.out[0].copy == 0


def test_that_it_stays_marked_when_that_print_fails_too(shop: Shop) -> None:
    shop.fails(UNKNOWN)
    came_out(shop.station.printer(MAJA), shop.number, out=False)
    shop.fails(OUT_OF_PAPER)

    shop.print()

    assert shop.out[0].second


def test_that_nobody_answers_what_was_not_asked(shop: Shop) -> None:
    shop.print()

    with pytest.raises(NotAskedError):
        came_out(shop.station.printer(MAJA), shop.number, out=False)


def test_that_a_print_whose_station_died_becomes_a_question(shop: Shop) -> None:
    shop.dies()

    asked = ask_about_lost(shop.station.printer(MAJA), at_start=True)

    assert asked == (shop.number,)
    assert [one.state for one in shop.listed()] == [PrintState.UNKNOWN]


def test_that_another_desk_s_print_is_left_alone(shop: Shop) -> None:
    shop.dies()

    asked = ask_about_lost(shop.station.printer(OTTO), at_start=True)

    assert asked == ()
    assert [one.state for one in shop.listed()] == [PrintState.SENDING]


def test_that_a_command_beside_the_window_asks_about_nothing_that_may_still_run(shop: Shop) -> None:
    shop.dies()

    at_once = ask_about_lost(shop.station.printer(MAJA), at_start=False)
    shop.now += LEASE + timedelta(seconds=1)

    assert at_once == ()
    assert ask_about_lost(shop.station.printer(MAJA), at_start=False) == (shop.number,)


def test_that_a_print_that_ends_after_all_is_believed(shop: Shop) -> None:
    with shop.store.work() as work:
        job = work.send(shop.number, MAIN, shop.now, MAJA.desk)
        work.commit()
    ask_about_lost(shop.station.printer(MAJA), at_start=True)

    with shop.store.work() as work:
        work.settle(job, PrintState.DONE)
        work.commit()

    assert shop.listed() == ()


def test_that_the_late_end_of_an_earlier_try_changes_nothing(shop: Shop) -> None:
    with shop.store.work() as work:
        early = work.send(shop.number, MAIN, shop.now, MAJA.desk)
        work.commit()
    ask_about_lost(shop.station.printer(MAJA), at_start=True)
    came_out(shop.station.printer(MAJA), shop.number, out=False)
    shop.dies()  # the second try is on its way

    with shop.store.work() as work:
        work.settle(early, PrintState.NEW)
        work.commit()

    assert [one.state for one in shop.listed()] == [PrintState.SENDING]


def test_that_two_who_send_it_at_once_send_it_once(shop: Shop) -> None:
    shop.dies()

    with pytest.raises(UnderWayError):
        shop.print()

    assert shop.out == []


def test_that_what_was_put_aside_waits_no_longer(shop: Shop) -> None:
    shop.fails(OUT_OF_PAPER)

    put_aside(shop.station.printer(MAJA), shop.number)

    assert shop.listed() == ()
    assert shop.print(once=False).copy_mark == "KOPIA"


def test_that_no_paper_comes_of_a_visit_that_was_undone_before_it_was_printed(shop: Shop) -> None:
    shop.fails(OUT_OF_PAPER)
    shop.station.perform(UndoReturn("undo", shop.number), MAJA)

    shop.print()

    assert (shop.out, shop.listed()) == ([], ())


PLACES = (
    ("", None, MAIN),
    (MAIN, OUT_OF_PAPER.advice, SPARE),
    (SPARE, OUT_OF_PAPER.advice, MAIN),
    (MAIN, None, MAIN),
)


@pytest.mark.parametrize(("was", "why", "goes"), PLACES)
def test_that_after_a_failure_it_goes_to_the_spare_printer_and_back(
    was: str, why: Phrase | None, goes: str
) -> None:
    one = Print(1, "RS000000013", 0, PrintState.NEW, NOW, was, why=why)

    assert target_for(one, MAIN, SPARE) == goes
    assert target_for(one, MAIN, "") == MAIN


def test_that_the_first_due_is_tried_first() -> None:
    def at(nr: int, due: datetime) -> Print:
        return Print(nr, f"RS{nr}", 0, PrintState.NEW, NOW, due=due)

    late, early = at(1, NOW + timedelta(minutes=5)), at(2, NOW + timedelta(seconds=5))

    assert waiting((late, replace(late, state=PrintState.UNKNOWN), early)) == (early, late)
