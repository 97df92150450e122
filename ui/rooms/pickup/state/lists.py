"""What waits: goods at home, bookings to look at, and what somebody is to be told."""

from dataclasses import dataclass
from enum import StrEnum

from returns_station.desk.pickup.shelves import HerMessage
from returns_station.desk.pickup.views import ToFetch
from returns_station.pickup.booking import Booking


class Kind(StrEnum):
    """What a row of the list is."""

    FETCH = "fetch"
    QUESTION = "question"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class Lists:
    """All that waits: goods at home, bookings to look at, what she is to be told."""

    fetch: tuple[ToFetch, ...] = ()
    questions: tuple[Booking, ...] = ()
    messages: tuple[HerMessage, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the list, and whom it is about where that is known."""

    kind: Kind
    id: str
    one: ToFetch | None = None
    booking: Booking | None = None
    message: HerMessage | None = None

    @property
    def key(self) -> str:
        """What tells it from every other row."""
        return f"{self.kind}:{self.id}"


def rows_of(lists: Lists | None, typed: str) -> tuple[Row, ...]:
    """What waits: goods at home, then what nobody knows the end of, then what she is to be told.

    What is typed narrows it, by name or number. What is booked comes after what is not.
    """
    if lists is None:
        return ()
    known = {one.slip: one for one in lists.fetch}
    said = (
        Row(Kind.MESSAGE, str(each.id), known.get(each.slip), message=each)
        for each in lists.messages
    )
    asked = (
        Row(Kind.QUESTION, each.id, known.get(each.slip), booking=each) for each in lists.questions
    )
    fetched = (Row(Kind.FETCH, one.slip, one, one.booking) for one in _by_need(lists.fetch))
    return tuple(row for row in (*fetched, *asked, *said) if _means(typed, row))


def _by_need(fetch: tuple[ToFetch, ...]) -> tuple[ToFetch, ...]:
    return tuple(sorted(fetch, key=lambda one: one.booking is not None and one.booking.is_live))


def _means(typed: str, row: Row) -> bool:
    name = row.one.contact.name if row.one else row.booking.contact.name if row.booking else ""
    slip = row.message.slip if row.message else row.booking.slip if row.booking else row.id
    told = f"{name} {slip}".casefold()
    bare = "".join(each for each in typed.casefold() if each.isalnum())
    return all(word in told for word in typed.casefold().split()) or (bool(bare) and bare in told)
