"""Whether a carrier still tells us what happens: looked at now and then, and mended at once.

A subscription that failed ten times is deleted at the carrier, without a word. Whoever finds it
gone subscribes anew, and then asks about every booking that is open: what was not told is found.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from returns_station.desk.pickup.carriers import Carrier
from returns_station.pickup.booking import Booking, Failure, Told, Word
from returns_station.pickup.slot import Span

_NEWS = frozenset((Told.BOOKED, Told.MOVED, Told.FETCHED, Told.FAILED, Told.CANCELLED))


class Tells(Carrier, Protocol):
    """A carrier that tells by itself what happens, where it was asked to."""

    def listening_at(self) -> str | None:
        """Where it tells; "" nowhere, None: it does not say just now."""

    def listen_at(self, url: str) -> bool:
        """Have it tell there; whether it said yes."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look found: it tells, it had stopped, and what was found by asking instead.

    `unsure` are the bookings that nobody can be asked about: a person looks.
    """

    tells: bool
    had_stopped: bool = False
    words: tuple[Word, ...] = ()
    unsure: tuple[str, ...] = ()


def look(carrier: Tells, url: str, bookings: Sequence[Booking], now: datetime) -> Looked:
    """See to it that a carrier tells us; `bookings` are those of it that are not over."""
    there = carrier.listening_at()
    if there is None:
        return Looked(tells=False)
    if there == url:
        return Looked(tells=True)
    tells = carrier.listen_at(url)
    if not carrier.can_ask:
        unsure = tuple(each.id for each in bookings)
        return Looked(tells, had_stopped=True, unsure=unsure)
    return Looked(tells, had_stopped=True, words=happened(carrier, bookings, now))


def happened(carrier: Carrier, bookings: Sequence[Booking], now: datetime) -> tuple[Word, ...]:
    """What became of bookings, by asking; what it says nothing of is left as it is.

    A word goes by what it says, so that asking again is not news.
    """
    if not carrier.can_ask:
        return ()
    asked = ((each, carrier.ask(each)) for each in bookings if each.carrier == carrier.name)
    return tuple(
        Word(
            carrier.name,
            f"asked:{booking.id}:{answer.told}:{_mark(answer.span)}",
            booking.id,
            answer.told,
            now,
            next((one for one in Failure if one.value == answer.reason), None),
            answer.span,
        )
        for booking, answer in asked
        if answer.told in _NEWS
    )


def _mark(span: Span | None) -> str:
    return f"{span.day}:{span.begins}:{span.ends}" if span else ""
