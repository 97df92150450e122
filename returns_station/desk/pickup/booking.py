"""A pickup on its way: written down before it is sent, asked about when nobody knows its end."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, TypeAlias

from returns_station.case import Who
from returns_station.desk.errors import InputError, StationError
from returns_station.desk.house import House
from returns_station.desk.pickup.carriers import Carrier
from returns_station.desk.pickup.consequences import completed
from returns_station.desk.pickup.holding import let_go as give_place_back
from returns_station.desk.pickup.shelves import BookingStore, BookingWork
from returns_station.desk.ports import Clock
from returns_station.phrase import Phrase
from returns_station.pickup.booking import Answer, Booking, BookingState, Told, Word
from returns_station.pickup.booking_events import BookingKept
from returns_station.pickup.bookings import (
    BookingMoveError,
    Moved,
    answered,
    beside,
    overdue,
    send,
    untouched,
)
from returns_station.pickup.words import heard

LONGEST_CALL: Final = timedelta(minutes=5)
"""After so long no call is under way, whoever made it; a wired carrier knows a shorter time."""

# A second turn finds what the first lost to; more than a few desks on one booking are our mistake.
_MOST_TURNS: Final = 8
_NOBODY_SAID: Final = Answer(Told.NO_WORD, reason="nobody_said")
_NOTHING_DONE: Final = frozenset((Told.NOT_SENT, Told.BUSY))

Verb: TypeAlias = Callable[[Booking, datetime], Moved]


class BookingMissingError(InputError):
    """No booking has this id, or nothing of this slip is to be fetched."""


class BookingStandsError(InputError):
    """A booking that stands so cannot be moved so; nothing was changed."""


class CarrierMissingError(InputError):
    """A carrier that is not set up at this desk: another desk may go on with its bookings."""


class BookingBusyError(StationError):
    """Other desks kept moving this booking; it stands as they left it."""


@dataclass(frozen=True, slots=True)
class Booker:
    """Who moves bookings: the store-room they stand in, the shop, the clock and a name."""

    store: BookingStore
    house: House
    clock: Clock
    who: Who

    def move(self, booking: str, verb: Verb) -> tuple[Booking, Booking]:
        """Let a verb meet a booking as it stands, durably; gives it as it stood and as it stands.

        A verb that changes nothing gives the booking itself back, and nothing is written.
        """
        for _ in range(_MOST_TURNS):
            with self.store.work() as work:
                before, now = known(work.bookings.load(booking)), self.clock()
                moved = verb(before, now)
                if moved[0] is before:
                    return before, before
                after = self.write(work, before, moved, now)
                if after is not None:
                    work.commit()
                    return before, after
        raise BookingBusyError(Phrase("pickup.busy"))

    def write(
        self, work: BookingWork, before: Booking, moved: Moved, now: datetime
    ) -> Booking | None:
        """Write a move with all that follows; None: it moved meanwhile, and all is to be undone."""
        after, events = moved
        after = _in_its_place(after, work)
        if after.letting_go and any(isinstance(event, BookingKept) for event in events):
            # It could not be let go, and another holds by now: it stays listed, as it was.
            return before
        if after.reference != before.reference:
            for word in work.bookings.unheard(after):
                after, more = heard(after, word)
                events = (*events, *more)
        if before.is_own and before.is_live and not after.is_live:
            give_place_back(work, before.id)
        moved = (after, events)
        after, told = completed(before, moved, work, house=self.house, now=now, who=self.who)
        if not work.bookings.move(before, after):
            return None
        if told:
            work.journal(told, at=now, who=self.who)
        return after

    def carrier(self, booking: Booking) -> Carrier:
        """Who is asked; raises CarrierMissingError where nobody at this desk can."""
        carrier = self.house.pickups.carriers.get(booking.carrier)
        if carrier is None:
            raise CarrierMissingError(Phrase("pickup.carrier_missing"))
        return carrier


def known(booking: Booking | None) -> Booking:
    """The booking; raises BookingMissingError where there is none."""
    if booking is None:
        raise BookingMissingError(Phrase("pickup.booking_missing"))
    return booking


def send_now(booker: Booker, booking: str) -> Booking:
    """Ask the carrier to come, at most once for each try; gives how the booking stands then.

    What is under way, known or over already is left as it stands.
    """
    before, sent = booker.move(booking, _sending(booker))
    if sent is before:
        return before
    # No transaction is open here: the carrier may take its time.
    answer = booker.carrier(sent).book(sent)
    return booker.move(booking, hearing(booker, sent, before, answer))[1]


def ask(booker: Booker, booking: str) -> Booking:
    """Find out what became of a booking that nobody knows the end of; nothing is booked by it.

    Where the carrier cannot tell, it stays unknown and listed for a person.
    """
    _, stands = booker.move(booking, doubting(booker))
    carrier = booker.house.pickups.carriers.get(stands.carrier)
    if stands.state is not BookingState.UNKNOWN or carrier is None or not carrier.can_ask:
        return stands
    asked_at = booker.clock()
    answer = carrier.ask(stands)
    return booker.move(booking, hearing(booker, stands, stands, answer, asked_at))[1]


def doubting(booker: Booker) -> Verb:
    """One that was sent and never heard of again stands as unknown; any other as it stands."""

    def doubt(booking: Booking, now: datetime) -> Moved:
        carrier = booker.house.pickups.carriers.get(booking.carrier)
        if not overdue(booking, now, carrier.deadline if carrier else LONGEST_CALL):
            return booking, ()
        return answered(booking, _NOBODY_SAID, tries=booking.tries, at=now, can_repeat=True)

    return doubt


def hearing(
    booker: Booker,
    sent: Booking,
    before: Booking,
    answer: Answer,
    asked_at: datetime | None = None,
) -> Verb:
    """Take an answer to what was sent; `before` is how the booking stood before it was."""

    def hear(booking: Booking, now: datetime) -> Moved:
        if answer.told in _NOTHING_DONE:
            if sent is before:
                return booking, ()
            return untouched(booking, before, answer, tries=sent.tries, at=now)
        carrier = booker.carrier(booking)
        told = answer
        if answer.told is Told.NOT_HEARD and not _is_past(booking, carrier, now):
            # What has not arrived may be on its way yet.
            told = replace(answer, told=Told.NO_WORD)
        return answered(
            booking,
            told,
            tries=sent.tries,
            at=now,
            can_repeat=carrier.can_repeat,
            asked_at=asked_at,
        )

    return hear


def taking(word: Word) -> Verb:
    """Take a word of the carrier's."""
    return lambda booking, _now: heard(booking, word)


def _is_past(booking: Booking, carrier: Carrier, now: datetime) -> bool:
    """Whether no call of it is under way; of what may be sent twice it does not matter."""
    return carrier.can_repeat or booking.at is None or now - booking.at > carrier.deadline


def _in_its_place(after: Booking, work: BookingWork) -> Booking:
    """One that holds beside another that does, late come true, is to be let go again."""
    if not after.holds:
        return after
    others = (one for one in work.bookings.of_slip(after.slip) if one.id != after.id)
    return beside(after) if any(one.holds for one in others) else after


def _sending(booker: Booker) -> Verb:
    def go(booking: Booking, now: datetime) -> Moved:
        if booking.state not in {BookingState.WISHED, BookingState.UNKNOWN}:
            return booking, ()
        carrier = booker.carrier(booking)
        try:
            return send(booking, now, can_repeat=carrier.can_repeat)
        except BookingMoveError:
            return booking, ()

    return go
