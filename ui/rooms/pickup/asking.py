"""What the pickup room has done: times asked for, a pickup booked, moved, let go, and printed."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import SignalInstance

from returns_station.desk.errors import StationError
from returns_station.desk.pickup.commands import (
    BookPickup,
    CancelPickup,
    MovePickup,
    ResolvePickup,
)
from returns_station.desk.pickup.views import SlotsSeen
from returns_station.desk.pickup.wishing import SlotGoneError
from returns_station.phrase import Phrase
from returns_station.pickup.booking import Booking
from returns_station.pickup.choosing import opening, suggested
from returns_station.pickup.slot import Slot
from returns_station.policy.claim import Collection
from ui.rooms.pickup.errands import Errands, Fetching, Setting
from ui.rooms.pickup.state import address, questions
from ui.rooms.pickup.state import pickup as moves
from ui.rooms.pickup.state.pickup import Busy, Page, Pickup, Printing
from ui.rooms.pickup.state.shelf import LONGEST, WEEK

if TYPE_CHECKING:
    from returns_station.case import Who
    from returns_station.slip import Slip


class Paper(Protocol):
    """What sends a slip to paper."""

    def print_slip(self, number: str, target: str, who: "Who", *, once: bool = False) -> "Slip":
        """Send a slip to a printer or a file."""
        ...


class Hands(Protocol):
    """What the asking needs of its room."""

    state: Pickup
    setting: Setting
    errands: Errands

    @property
    def fetching(self) -> Fetching | None:
        """The station's pickups."""

    @property
    def happened(self) -> SignalInstance:
        """What was done, for the other rooms."""
        ...

    def move(self, new: Pickup) -> None:
        """Stand so, and show it."""
        ...

    def fetch(self, slip: str) -> None:
        """Open the pickup of a slip."""
        ...

    def refuse(self, error: StationError) -> None:
        """Something could not be done."""
        ...

    def read(self) -> None:
        """Read what waits."""
        ...

    def close(self) -> None:
        """What lay open is done."""
        ...


class Asking:
    """Sends what the state asks for; an answer that nobody waits for any longer is dropped."""

    def __init__(self, room: Hands) -> None:
        self._room = room
        self.paper: Paper | None = None
        self.collection: Callable[[], Collection] = lambda: Collection.ORDERED_BY_CUSTOMER
        self.number = 0
        self._key: tuple[object, str] | None = None

    def forget(self) -> None:
        """Whatever was asked, nobody waits for it."""
        self.number += 1

    def times(self, days: int = WEEK) -> None:
        """Ask all who fetch for their times at the door that is written."""
        state, fetching = self._room.state, self._room.fetching
        one = state.one
        if fetching is None or one is None:
            return
        door, load = address.door_of(state.form), address.load_of(one, state.form)
        collection = state.form.collection
        self.number += 1
        number = self.number
        self._room.move(moves.asked(state))

        def seen(slots: SlotsSeen) -> None:
            if number == self.number:
                self.show(slots)

        def refused(error: StationError) -> None:
            if number == self.number:
                title = Phrase("pickup_room.no_times")
                self._room.move(moves.refused(self._room.state, title, error.advice))

        self._room.errands.read(
            lambda: fetching.slots(one.slip, door, load, collection, days=days),
            seen,
            refused,
            lambda: number == self.number,
        )

    def more_times(self) -> None:
        """Two weeks, where one was asked for."""
        shelf = self._room.state.shelf
        if shelf is not None and shelf.seen.question.days < LONGEST:
            self.times(LONGEST)

    def show(self, slots: SlotsSeen) -> None:
        """The times are here; what was wished for stays wished for."""
        state = self._room.state
        wish = state.shelf.wish if state.shelf else opening(slots)
        self._room.move(moves.seen(state, slots, wish, suggested(slots, wish)))

    def book(self, slot: Slot) -> None:
        """Book what is in hand, or move what was booked to it."""
        room, state, fetching = self._room, self._room.state, self._room.fetching
        one, shelf = state.one, state.shelf
        if fetching is None or one is None or shelf is None:
            return
        key, old = self._key_for((one.slip, slot)), state.moving
        if old is not None:
            moved = MovePickup(key, old.id, slot)
            call: Callable[[], Booking] = lambda: fetching.move(moved)  # noqa: E731 - one of two
        else:
            command = BookPickup(
                key,
                one.slip,
                slot,
                address.door_of(state.form),
                address.contact_of(one, state.form),
                address.load_of(one, state.form),
                state.form.collection,
                shelf.seen.question.point,
            )
            call = lambda: fetching.book(command)  # noqa: E731 - the other
        room.move(moves.booking(state))
        room.errands.write(call, self._booked, self._not_booked)

    def let_go(self) -> None:
        """Let the booking go that lies open."""
        room, booking, fetching = self._room, self._room.state.booking, self._room.fetching
        if fetching is None or booking is None or room.state.busy is not None:
            return
        command = CancelPickup(self._key_for(("cancel", booking.id)), booking.id)
        room.move(replace(room.state, busy=Busy.LETTING_GO))

        def gone(now: Booking) -> None:
            if self._is_open(now):
                room.move(moves.let_go(room.state, now))
            self._tell_house(now)

        room.errands.write(lambda: fetching.cancel(command), gone, room.refuse)

    def answer(self) -> None:
        """A person has found out what became of a booking."""
        room, state, fetching = self._room, self._room.state, self._room.fetching
        booking = state.booking
        if fetching is None or booking is None or state.busy is not None:
            return
        way = questions.way(booking, state.answer)
        if way is None:
            return
        if way.told is None:
            room.fetch(booking.slip)
            return
        key = self._key_for((booking.id, booking.turn, way.told))
        command = ResolvePickup(key, booking.id, way.told, state.reference.strip())
        room.move(replace(state, busy=Busy.ANSWERING))

        def known(now: Booking) -> None:
            if self._is_open(now):
                room.close()
            self._tell_house(now)

        room.errands.write(lambda: fetching.resolve(command), known, room.refuse)

    def tell(self, message: int) -> None:
        """She was told."""
        room, fetching = self._room, self._room.fetching
        if fetching is None:
            return
        room.errands.write(lambda: fetching.told(message), lambda _: room.read(), room.refuse)

    def settle(self) -> None:
        """Ask about what nobody knows the end of; what came of it is seen when it is read."""
        fetching = self._room.fetching
        if fetching is not None:
            self._room.errands.write(fetching.settle, lambda _: None, lambda _: None)

    def print(self, *, once: bool) -> None:
        """Send the pickup's slip to paper."""
        booking = self._room.state.booking
        if booking is not None and booking.paper:
            self._room.move(replace(self._room.state, printing=Printing.SENT, print_advice=None))
            self._send(booking.paper, once=once)

    def _send(self, number: str, *, once: bool) -> None:
        room, paper, setting = self._room, self.paper, self._room.setting
        if paper is None:
            return

        def done(_: object) -> None:
            self._printed(number, Printing.PRINTED, None)

        def waits(error: StationError) -> None:
            self._printed(number, Printing.WAITS, error.advice)

        room.errands.print(
            lambda: paper.print_slip(number, setting.target(number), setting.who, once=once),
            done,
            waits,
        )

    def _printed(self, number: str, how: Printing, advice: Phrase | None) -> None:
        state = self._room.state
        if state.booking is not None and state.booking.paper == number:
            self._room.move(replace(state, printing=how, print_advice=advice))

    def _booked(self, made: Booking) -> None:
        room = self._room
        self._key = None
        one = room.state.one
        if one is None or one.slip != made.slip:
            # Another return was scanned meanwhile: hers is booked and printed behind it.
            if made.paper:
                self._send(made.paper, once=True)
            self._tell_house(made)
            return
        room.move(moves.booked(room.state, made))
        if room.state.page is Page.BOOKED and made.paper:
            self.print(once=True)
        self._tell_house(made)
        if made.is_live:
            room.read()
        else:
            self.times()

    def _not_booked(self, error: StationError) -> None:
        room = self._room
        if not isinstance(error, SlotGoneError) or room.state.page is not Page.SHELF:
            room.refuse(error)
            return
        self._key = None
        room.move(moves.gone(room.state, error.advice))
        if error.seen is not None:
            self.show(error.seen)
        else:
            self.times()

    def _is_open(self, booking: Booking) -> bool:
        """Whether it is this one that lies open still."""
        here = self._room.state.booking
        return here is not None and here.id == booking.id

    def _tell_house(self, booking: Booking) -> None:
        self._room.happened.emit((booking,))

    def _key_for(self, deed: object) -> str:
        """One key for one deed, however often it is tried."""
        if self._key is None or self._key[0] != deed:
            self._key = (deed, self._room.setting.new_key())
        return self._key[1]
