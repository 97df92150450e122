"""Who has to wait for a van that is behind: reckoned from what was said, and told in time."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from returns_station.desk.pickup.shelves import BookingShelf, NewMessage
from returns_station.pickup.booking import BookingState
from returns_station.pickup.outlook import outlook
from returns_station.pickup.run_events import VanLate
from returns_station.pickup.running import Place, Run, moment_of, seconds_on
from returns_station.pickup.telling import late as late_by

# A few minutes are the traffic; nobody wants to be told of each light.
_WORTH_MINUTES: Final = 5
# She is told once; again where it has become so much later than she was told.
_AGAIN_SECONDS: Final = 15 * 60
_ROUND_SECONDS: Final = 5 * 60


def foretold(
    run: Run, bookings: BookingShelf, *, now: datetime, market: str
) -> tuple[Run, tuple[VanLate, ...]]:
    """Tell everybody who will have to wait, in this transaction; gives the run that remembers it.

    Nobody is told of a moment that has passed: a van that was without a network has been there.
    """
    if run.out_at is None or run.closed_at is not None:
        return run, ()
    here = seconds_on(now, run.day, market)
    places, events, messages = [], [], []
    for door in outlook(run, market).doors:
        place = door.place
        booking = None if place.done else bookings.load(place.stop.id)
        tells = for_her(door.arrives)
        late = door.late_minutes >= _WORTH_MINUTES and tells > here
        if booking and booking.state is BookingState.BOOKED and late and _is_news(place, tells):
            at = moment_of(tells, run.day, market)
            minutes = (tells - place.stop.ends) // 60
            place = replace(place, told_at=now, told_for=tells)
            events.append(VanLate(booking.slip, booking.id, run.number, minutes))
            key = f"late:{booking.id}:{run.number}:{tells}"
            tell = late_by(booking, at)
            messages.append(NewMessage(key, booking.slip, booking.id, tell.says, tell.due))
        places.append(place)
    if messages:
        bookings.tell(messages, now)
    return replace(run, places=tuple(places)), tuple(events)


def for_her(arrives: float) -> int:
    """The moment she is told of: five minutes' steps, and never sooner than we are there."""
    steps = -(-int(arrives) // _ROUND_SECONDS)
    return steps * _ROUND_SECONDS


def _is_news(place: Place, tells: int) -> bool:
    return place.told_at is None or tells >= place.told_for + _AGAIN_SECONDS
