"""A pickup and a carrier's word as rows, and back."""

from datetime import date, datetime
from typing import Any

from returns_station.canonical import dumps
from returns_station.canonical_reading import loads
from returns_station.money import Money
from returns_station.pickup.booking import Booking, BookingState, Failure, Word
from returns_station.pickup.door import Contact, Door, Load
from returns_station.pickup.place import Point
from returns_station.pickup.slot import Span, Where
from returns_station.policy.claim import Collection

_MOMENTS = ("at", "made_at", "booked_at", "heard_at", "moved_at", "fetched_at", "wait_until")
_TEXTS = ("id", "slip", "carrier", "van", "ref", "reference", "reason", "replaces", "paper")


def booking_row(each: Booking) -> dict[str, object]:
    """A booking as its row; its case is not known here."""
    moments: dict[str, datetime | None] = {name: getattr(each, name) for name in _MOMENTS}
    return {
        **{name: getattr(each, name) for name in _TEXTS},
        **{name: moment.isoformat() if moment else "" for name, moment in moments.items()},
        "state": each.state.value,
        "failure": each.failure.value if each.failure else "",
        "collection": each.collection.value,
        "hands_over": each.where.value,
        "door": dumps(each.door),
        "contact": dumps(each.contact),
        "load": dumps(each.load),
        "point": f"{each.point.lat!r} {each.point.lon!r}" if each.point else "",
        "currency": each.price.currency,
        "price": each.price.minor,
        "day": each.span.day.isoformat(),
        "begins": each.span.begins,
        "ends": each.span.ends,
        "first_day": each.first_span.day.isoformat(),
        "first_begins": each.first_span.begins,
        "first_ends": each.first_span.ends,
        "tries": each.tries,
        "turn": each.turn,
        "final": int(each.final),
        "letting_go": int(each.letting_go),
        "paid_back": int(each.paid_back),
        "holds": int(each.holds),
    }


def booking_from_row(row: Any) -> Booking:  # noqa: ANN401 - a row by its names
    """A row of the table back to the frozen booking."""
    # Which name is of which kind is known by the two lists alone.
    told: dict[str, Any] = {name: getattr(row, name) for name in _TEXTS}
    told |= {name: _moment(getattr(row, name)) for name in _MOMENTS}
    return Booking(
        span=Span(date.fromisoformat(row.day), row.begins, row.ends),
        first_span=Span(date.fromisoformat(row.first_day), row.first_begins, row.first_ends),
        where=Where(row.hands_over),
        door=loads(Door, row.door),
        contact=loads(Contact, row.contact),
        load=loads(Load, row.load),
        price=Money(row.price, row.currency),
        collection=Collection(row.collection),
        point=Point(*map(float, row.point.split())) if row.point else None,
        state=BookingState(row.state),
        failure=Failure(row.failure) if row.failure else None,
        tries=row.tries,
        turn=row.turn,
        final=bool(row.final),
        letting_go=bool(row.letting_go),
        paid_back=bool(row.paid_back),
        **told,
    )


def word_row(word: Word, booking: str, at: datetime) -> dict[str, object]:
    """A carrier's word as its row."""
    return {
        "carrier": word.carrier,
        "id": word.id,
        "booking": booking,
        "reference": word.reference,
        "told": word.told.value,
        "at": word.at.isoformat(),
        "heard_at": at.isoformat(),
        "body": dumps(word),
    }


def word_from_row(row: Any) -> Word:  # noqa: ANN401 - a row by its names
    """The word that a row was written from."""
    return loads(Word, row.body)


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
