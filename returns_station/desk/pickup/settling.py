"""What is done about pickups now and then: sent, asked about, let go, judged."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from returns_station.desk.errors import InputError
from returns_station.desk.pickup.booking import (
    Booker,
    BookingBusyError,
    ask,
    doubting,
    send_now,
    taking,
)
from returns_station.desk.pickup.carriers import Carrier
from returns_station.desk.pickup.letting_go import cancel, follow, look_again
from returns_station.phrase import Phrase
from returns_station.pickup.booking import Answer, Booking, BookingState, Told, Word
from returns_station.pickup.bookings import Moved, declined, missed
from returns_station.pickup.waiting import is_missed
from returns_station.pickup.words import heard, moments, reported

# A second turn finds what the first lost to.
_MOST_TURNS: Final = 8
# So long before her window she is told that nobody could be asked to come.
_NOTICE: Final = timedelta(hours=1)


def settle(booker: Booker) -> None:
    """Bring each open booking as far as it comes without a person, in the order they were made.

    A carrier that is busy is asked no more in this turn, so that nobody overtakes another.
    """
    with booker.store.views() as views:
        waiting = views.bookings.open()
        here = {one.slip for one in waiting if not views.bookings.goods(one.slip)}
    busy: set[str] = set()
    for booking in waiting:
        try:
            stands = _needless(booker, booking) if booking.slip in here else booking
            stands = _settled(booker, stands, busy)
        except BookingBusyError:
            # Another desk is at it.
            continue
        if stands.state is BookingState.WISHED:
            busy.add(stands.carrier)


def heed(booker: Booker, words: Sequence[Word]) -> None:
    """Take what carriers say by themselves; a word that was heard before changes nothing.

    One of a booking that nobody knows here is kept, and taken when its booking is known.
    """
    for word in words:
        _heed(booker, word)


def _heed(booker: Booker, word: Word) -> None:
    for _ in range(_MOST_TURNS):
        with booker.store.work() as work:
            now = booker.clock()
            booking = work.bookings.by_reference(word.carrier, word.reference)
            if not work.bookings.hear(word, booking.id if booking else "", now):
                return
            moved = heard(booking, word) if booking else None
            is_new = booking and moved and moved[0] is not booking
            if booking and moved and is_new and not booker.write(work, booking, moved, now):
                continue
            work.commit()
            return
    raise BookingBusyError(Phrase("pickup.busy"))


def _settled(booker: Booker, booking: Booking, busy: set[str]) -> Booking:
    carrier = booker.house.pickups.carriers.get(booking.carrier)
    if booking.is_own:
        return _judged(booker, follow(booker, booking))
    if carrier is None:
        # Another desk has it; what nobody has, a person finds on the list.
        return booker.move(booking.id, doubting(booker))[1]
    if booking.state in {BookingState.SENT, BookingState.UNKNOWN}:
        booking = _found_out(booker, booking, carrier, busy)
    if booking.state is BookingState.WISHED and booking.carrier not in busy:
        booking = _sent(booker, booking)
    booking = follow(booker, booking)
    if booking.state is BookingState.BOOKED and booking.letting_go:
        return look_again(booker, booking)
    return _judged(booker, booking, carrier)


def _needless(booker: Booker, booking: Booking) -> Booking:
    """Its goods are here: nobody needs to come, or somebody has been there and did not say so."""
    if booking.state is not BookingState.BOOKED or booking.letting_go:
        return booking
    if booker.clock() >= moments(booking.span, booking.door.market)[0]:
        fetched = reported(booking, Answer(Told.FETCHED), booker.clock())
        return booker.move(booking.id, taking(fetched))[1]
    try:
        return cancel(booker, booking.id)
    except InputError:
        # It cannot be: a person is asked to call them.
        return booking


def _found_out(booker: Booker, booking: Booking, carrier: Carrier, busy: set[str]) -> Booking:
    """What became of it, as the carrier tells; what may be sent twice is, where it cannot tell."""
    stands = ask(booker, booking.id)
    if stands.state is BookingState.UNKNOWN and not carrier.can_ask and carrier.can_repeat:
        if stands.carrier in busy or _is_shut(stands, booker.clock()):
            return stands
        return send_now(booker, stands.id)
    return stands


def _sent(booker: Booker, booking: Booking) -> Booking:
    if _is_too_late(booking, booker.clock()):
        return booker.move(booking.id, _too_late)[1]
    if _is_shut(booking, booker.clock()):
        return booking
    return send_now(booker, booking.id)


def _is_too_late(booking: Booking, now: datetime) -> bool:
    """Whether no carrier has heard of it, and she would soon be waiting for one."""
    begins, _ = moments(booking.span, booking.door.market)
    return booking.state is BookingState.WISHED and now >= begins - _NOTICE


def _too_late(booking: Booking, now: datetime) -> Moved:
    late = _is_too_late(booking, now)
    return declined(booking, "too_late", now) if late else (booking, ())


def _is_shut(booking: Booking, now: datetime) -> bool:
    return booking.wait_until is not None and booking.wait_until > now


def _judged(booker: Booker, booking: Booking, carrier: Carrier | None = None) -> Booking:
    """One whose window is long over is asked about, and else was missed."""
    if not is_missed(booking, booker.clock()):
        return booking
    if carrier is not None and carrier.can_ask:
        # What it tells is as old as the question.
        asked_at = booker.clock()
        answer = carrier.ask(booking)
        word = reported(booking, answer, asked_at)
        if answer.told in {Told.FETCHED, Told.FAILED, Told.CANCELLED, Told.MOVED}:
            booking = booker.move(booking.id, taking(word))[1]
    return booker.move(booking.id, _missing)[1]


def _missing(booking: Booking, now: datetime) -> Moved:
    return missed(booking, now) if is_missed(booking, now) else (booking, ())
