"""The labels of parcels on their way to us: numbered once, printed until the goods are here."""

from datetime import datetime
from typing import Final, Protocol

from returns_station.case import Who
from returns_station.desk.errors import InputError, StationError
from returns_station.desk.house import House
from returns_station.desk.pickup.shelves import BookingWork
from returns_station.desk.pickup.van_shelves import HoldWork, Parcel
from returns_station.desk.pickup.views import ToFetch
from returns_station.label import Label
from returns_station.papers import parcel_label
from returns_station.phrase import Phrase
from returns_station.pickup.identifiers import NumbersUsedUpError, sscc
from returns_station.pickup.run_events import ParcelsNumbered
from returns_station.slip import Shop

_SERIES: Final = "sscc"
_MOST_PARCELS: Final = 99


class LabelWork(HoldWork, BookingWork, Protocol):
    """What labels ask of a unit of work."""


class NothingToLabelError(InputError):
    """Nothing of this slip is on its way to us: it came, or nobody knows the slip."""


class PrefixUsedUpError(StationError):
    """Every number of the shop's prefix is given; it needs another one."""


def labels(
    slip: str, parcels: int, work: LabelWork, *, house: House, now: datetime, who: Who
) -> tuple[Label, ...]:
    """The labels of a slip's parcels, the same numbers again for as long as she may hand in.

    That is until all of it is here: a day that has passed takes nobody's label away. `parcels` 0 is
    as many as were booked.
    """
    seen = work.bookings.one(slip)
    if seen is None:
        raise NothingToLabelError(Phrase("parcel_label.nothing"))
    many = parcels or (seen.booking.load.parcels if seen.booking else 1)
    many = min(max(many, 1), _MOST_PARCELS)
    numbered = _numbered(slip, many, work, house.pickups.gs1_prefix, now, who)
    return tuple(_label(seen, one, len(numbered), house) for one in numbered)


def _numbered(
    slip: str, many: int, work: LabelWork, prefix: str, now: datetime, who: Who
) -> tuple[Parcel, ...]:
    """The slip's parcels with their numbers; those that have none yet get theirs now."""
    known = work.runs.parcels(slip)
    try:
        new = tuple(
            Parcel(sscc(prefix, work.next_number(f"{_SERIES}:{prefix}")), slip, nr)
            for nr in range(len(known) + 1, many + 1)
        )
    except NumbersUsedUpError as error:
        raise PrefixUsedUpError(Phrase("parcel_label.used_up")) from error
    if new:
        work.runs.put_parcels(new)
        work.journal((ParcelsNumbered(slip, len(new)),), at=now, who=who)
    return (*known, *new)


def _label(seen: ToFetch, parcel: Parcel, of: int, house: House) -> Label:
    shop, contact, booking, door = house.shop, seen.contact, seen.booking, seen.door
    street = (door.street, f"{door.postal_code} {door.town}".strip()) if door else ()
    is_live = booking is not None and booking.is_live
    return parcel_label(
        shop,
        contact.language or house.language,
        to=(shop.name, *_address(shop)),
        sender=tuple(filter(None, (contact.name, *street))),
        route=(booking.ref or booking.carrier) if booking and is_live else parcel.slip,
        town=_address(shop)[-1] if _address(shop) else shop.name,
        sscc=parcel.sscc,
        number=parcel.slip,
        parcel=parcel.nr,
        of=of,
    )


def _address(shop: Shop) -> tuple[str, ...]:
    return tuple(part.strip() for part in shop.address.split(",") if part.strip())
