"""Whose door it is, as it is typed: kindly checked, and turned into a door that can be found."""

import re
from dataclasses import dataclass, replace
from typing import Final

from returns_station.desk.pickup.views import ToFetch
from returns_station.phrase import Phrase
from returns_station.pickup.booking import Booking
from returns_station.pickup.door import Contact, Door, Load
from returns_station.policy.claim import Collection

_DIGITS: Final = {"SE": 5, "FI": 5, "NO": 4, "DK": 4}
_GAP: Final = {"SE": 3}  # 753 27
_LEAST_PHONE: Final = 6
_HIGHEST: Final = 60
MOST_PARCELS: Final = 9


@dataclass(frozen=True, slots=True)
class Form:
    """What is written of a door, as it is written; `tried` is whether it was sent once."""

    market: str = "SE"
    street: str = ""
    postal_code: str = ""
    town: str = ""
    code: str = ""
    floor: str = ""
    note: str = ""
    phone: str = ""
    has_lift: bool = False
    two: bool = False
    parcels: int = 1
    collection: Collection = Collection.ORDERED_BY_CUSTOMER
    tried: bool = False


WRITTEN: Final = ("street", "postal_code", "town", "code", "floor", "note", "phone")
"""What is typed, in the order in which one says it."""


def form_for(one: ToFetch, collection: Collection) -> Form:
    """As it was the last time, and else empty; our own mistake is fetched by us, at our cost."""
    booking, door = one.booking, one.door
    if booking is not None:
        return _as_booked(booking)
    ours = Collection.OFFERED_BY_SHOP if one.our_fault else collection
    form = Form(one.market, phone=one.contact.phone, collection=ours)
    return form if door is None else _at(form, door)


def _as_booked(booking: Booking) -> Form:
    form = Form(
        booking.door.market,
        phone=booking.contact.phone,
        two=booking.load.two,
        parcels=booking.load.parcels,
        collection=booking.collection,
    )
    return _at(form, booking.door)


def _at(form: Form, door: Door) -> Form:
    return replace(
        form,
        market=door.market,
        street=door.street,
        postal_code=_spaced(door.postal_code, door.market),
        town=door.town,
        code=door.code,
        floor=str(door.floor) if door.floor else "",
        has_lift=door.has_lift and bool(door.floor),
        note=door.note,
    )


def faults(form: Form) -> dict[str, Phrase]:
    """What is still needed before somebody can come, by the field where it is written."""
    found: dict[str, Phrase] = {}
    if not form.street.strip():
        found["street"] = Phrase("pickup_room.fault.street")
    digits = _code(form.postal_code, form.market)
    if len(digits) != _DIGITS.get(form.market, len(digits)) or not digits:
        known = form.market if form.market in _DIGITS else "other"
        found["postal_code"] = Phrase(f"pickup_room.fault.postal_code.{known.lower()}")
    if not form.town.strip():
        found["town"] = Phrase("pickup_room.fault.town")
    if form.floor.strip() and _floor(form.floor) is None:
        found["floor"] = Phrase("pickup_room.fault.floor")
    phone = [each for each in form.phone if each.isdigit()]
    if form.phone.strip() and len(phone) < _LEAST_PHONE:
        found["phone"] = Phrase("pickup_room.fault.phone")
    return found


def door_of(form: Form) -> Door:
    """The door; only what has no faults is one."""
    assert not faults(form), "a door is made of what is complete"
    floor = _floor(form.floor) or 0
    return Door(
        street=" ".join(form.street.split()),
        postal_code=_spaced(form.postal_code, form.market),
        town=" ".join(form.town.split()),
        market=form.market,
        code=form.code.strip(),
        floor=floor,
        has_lift=form.has_lift or not floor,
        note=" ".join(form.note.split()),
    )


def contact_of(one: ToFetch, form: Form) -> Contact:
    """Whom we meet, by the number that was written."""
    return replace(one.contact, phone=form.phone.strip())


def load_of(one: ToFetch, form: Form) -> Load:
    """What is carried; new goods go in at the same door where she gets some."""
    return Load(parcels=form.parcels, two=form.two, swap=bool(one.swap))


def written(form: Form, field: str, text: str) -> Form:
    """Something was typed in a field."""
    assert field in WRITTEN, field
    return replace(form, **{field: text})  # type: ignore[arg-type]  # a field of words, as asserted


def _code(text: str, market: str) -> str:
    """A postal code's own letters and digits, without the country before it."""
    bare = re.sub(r"[\s-]", "", text).upper().removeprefix(market)
    return bare if bare.isdecimal() or market not in _DIGITS else ""


def _spaced(text: str, market: str) -> str:
    code, gap = _code(text, market), _GAP.get(market, 0)
    return f"{code[:gap]} {code[gap:]}" if gap and len(code) > gap else code or text.strip()


def _floor(text: str) -> int | None:
    digits = text.strip()
    if not digits.isdecimal() or int(digits) > _HIGHEST:
        return None
    return int(digits)
