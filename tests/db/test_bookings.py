"""Pickups on the shelf of both stores: put once, moved by one desk, one that holds for a slip."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Barrier

import pytest

from db.engine import open_engine
from db.unit_of_work import StoreRoom, Work
from returns_station.adapters.law.book import promise_for
from returns_station.adapters.printing.paper import SlipPaper
from returns_station.case import Who
from returns_station.desk.commands import Part, TakeBack
from returns_station.desk.house import House
from returns_station.desk.pickup.fetching import Fetching
from returns_station.desk.pickup.house import PickupHouse
from returns_station.desk.pickup.shelves import NewMessage
from returns_station.desk.pickup.wishing import BookedAlreadyError
from returns_station.desk.station import Station
from returns_station.phrase import Phrase
from returns_station.pickup.booking import Booking, BookingState, Failure, Told, Word
from tests.bookings import AT_HOME, NEAR, Courier, a_booking, asking
from tests.builders import NOW, SHOP, a_sale, kronor
from tests.db.made_ready import made_ready
from tests.db.shelf import put_sale
from tests.returns_station.desk.counter import MAJA


class Shelf:
    """A store-room with one return whose goods are at her home."""

    def __init__(self, room: StoreRoom) -> None:
        """Take one return."""
        self.room = room
        with room.engine.begin() as connection:
            sale = put_sale(connection, a_sale())
        house = House(SHOP, "sv", promise_for)
        station = Station(room, SlipPaper("roll80"), clock=lambda: NOW, house=house)
        self.slip = station.perform(TakeBack("home", (Part(sale, AT_HOME),)), MAJA).slip

    def a_booking(self, booking: str = "b1", state: BookingState = BookingState.BOOKED) -> Booking:
        """One of its slip."""
        return replace(a_booking(state), id=booking, slip=self.slip)

    @contextmanager
    def work(self) -> Iterator[Work]:
        """A transaction that is made durable."""
        with self.room.work() as work:
            yield work
            work.commit()

    def put(self, booking: Booking) -> bool:
        """Store a booking."""
        with self.room.work() as work:
            done = work.bookings.put(booking)
            if done:
                work.commit()
        return done

    def load(self, booking: str = "b1") -> Booking:
        """A booking as it stands."""
        with self.room.views() as views:
            found = views.bookings.load(booking)
        assert found is not None
        return found


@pytest.fixture(params=("sqlite", "postgresql"))
def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shelf]:
    """A shelf on each database."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'station.db'}"
    else:
        url = request.getfixturevalue("postgres")
    engine = open_engine(url)
    made_ready(engine)
    yield Shelf(StoreRoom(engine))
    engine.dispose()


def test_that_a_booking_reads_back_as_it_was_put(shelf: Shelf) -> None:
    full = replace(
        shelf.a_booking(),
        failure=Failure.NOBODY_HOME,
        point=NEAR,
        van="Vita",
        ref="R-00001",
        reason="busy",
        wait_until=NOW + timedelta(minutes=1),
        heard_at=NOW,
        moved_at=NOW,
        fetched_at=NOW,
        final=True,
        paid_back=True,
        paper="RS000000026",
    )

    assert shelf.put(full)

    assert shelf.load() == full


def test_that_only_what_still_stands_so_is_moved(shelf: Shelf) -> None:
    shelf.put(shelf.a_booking())
    before = shelf.load()
    after = replace(before, state=BookingState.FETCHED, turn=1)

    moved = []
    for _ in range(2):
        with shelf.work() as work:
            moved.append(work.bookings.move(before, after))

    assert moved == [True, False]
    assert shelf.load() == after


def test_that_a_slip_has_one_that_holds(shelf: Shelf) -> None:
    assert shelf.put(shelf.a_booking("b1"))

    assert not shelf.put(shelf.a_booking("b2"))
    assert shelf.put(replace(shelf.a_booking("b3"), replaces="b1"))
    assert shelf.put(replace(shelf.a_booking("b4"), letting_go=True))
    assert shelf.put(shelf.a_booking("b5", BookingState.FAILED))

    with shelf.room.work() as work:
        held = replace(work.bookings.of_slip(shelf.slip)[1], replaces="", turn=1)
        assert not work.bookings.move(shelf.load("b3"), held)


def test_that_a_word_is_heard_once(shelf: Shelf) -> None:
    word = Word("courier", "w1", "C1", Told.FETCHED, NOW)
    shelf.put(shelf.a_booking())

    with shelf.work() as work:
        heard = [work.bookings.hear(word, "", NOW), work.bookings.hear(word, "", NOW)]

    assert heard == [True, False]
    with shelf.work() as work:
        assert work.bookings.unmatched() == (word,)
        assert work.bookings.unheard(shelf.load()) == (word,)
        assert work.bookings.unmatched() == ()


def test_that_a_booking_is_known_by_their_number_and_ours(shelf: Shelf) -> None:
    shelf.put(shelf.a_booking())

    with shelf.room.work() as work:
        found = [work.bookings.by_reference("courier", name) for name in ("C1", "b1", "", "x")]
        assert work.bookings.by_reference("other", "C1") is None

    assert found == [shelf.load(), shelf.load(), None, None]


def test_that_she_is_told_a_thing_once(shelf: Shelf) -> None:
    new = NewMessage("b1:1:booked", shelf.slip, "b1", Phrase("pickup.tell.fetched"), NOW)

    for _ in range(2):
        with shelf.work() as work:
            work.bookings.tell([new], NOW)

    with shelf.work() as work:
        (message,) = work.bookings.messages()
        assert (message.phrase, message.due, message.told_at) == (new.phrase, NOW, None)
        told = [work.bookings.told(message.id, NOW, "Maja") for _ in range(2)]
    assert told == [True, False]


def test_that_what_is_paid_back_is_a_payout_of_the_visit_once(shelf: Shelf) -> None:
    shelf.put(shelf.a_booking())

    with shelf.work() as work:
        operation = work.bookings.put_back(shelf.load(), kronor(49), NOW)

    with shelf.room.views() as views:
        (back,) = (one for one in views.payouts.of_slip(shelf.slip) if one.operation == operation)
    assert (back.amount, back.tender_nr, back.via.value) == (kronor(49), 0, "till")


def test_that_what_is_open_comes_in_the_order_it_was_made(shelf: Shelf) -> None:
    later = replace(shelf.a_booking("b1"), made_at=NOW + timedelta(seconds=1))
    shelf.put(later)
    shelf.put(replace(shelf.a_booking("b2", BookingState.UNKNOWN), letting_go=True))
    shelf.put(shelf.a_booking("b3", BookingState.DECLINED))

    with shelf.room.views() as views:
        assert [one.id for one in views.bookings.open()] == ["b2", "b1"]
        assert [one.id for one in views.bookings.in_question()] == ["b2"]
        assert [one.id for one in views.bookings.of_day(later.span.day, "courier")] == ["b1"]


def test_that_of_two_desks_at_once_one_books(shelf: Shelf) -> None:
    courier, gate = Courier(), Barrier(2)
    house = House(SHOP, "sv", promise_for, pickups=PickupHouse(carriers={"courier": courier}))

    def book(nr: int) -> str:
        fetching = Fetching(shelf.room, house, lambda: NOW, Who("Maja", f"Disk {nr}"))
        gate.wait()
        try:
            return fetching.book(asking(shelf.slip, f"b{nr}")).state.value
        except BookedAlreadyError:
            return "had by another"

    with ThreadPoolExecutor(2) as desks:
        came = sorted(desks.map(book, (1, 2)))

    assert came == ["booked", "had by another"]
    assert len(courier.booked) == 1


def test_that_of_one_press_that_arrives_twice_one_is_sent(shelf: Shelf) -> None:
    courier, gate = Courier(), Barrier(2)
    house = House(SHOP, "sv", promise_for, pickups=PickupHouse(carriers={"courier": courier}))

    def book(nr: int) -> str:
        fetching = Fetching(shelf.room, house, lambda: NOW, Who("Maja", f"Disk {nr}"))
        gate.wait()
        return fetching.book(asking(shelf.slip)).id

    with ThreadPoolExecutor(2) as desks:
        assert set(desks.map(book, (1, 2))) == {"b1"}

    assert len(courier.booked) == 1
    assert shelf.load().state is BookingState.BOOKED
