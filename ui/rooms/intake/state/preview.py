"""The label as it will print, before the piece is graded: made by what makes it then."""

from datetime import datetime

from returns_station.case import Who
from returns_station.desk.bench.labels import label_of
from returns_station.desk.bench.stored import KeptParcel, KeptPiece
from returns_station.desk.bench.views import ParcelSeen, Place, Row
from returns_station.desk.house import House
from returns_station.goods.disposition import Facts, shelf_for
from returns_station.goods.grade import Lane
from returns_station.label import Label
from ui.rooms.intake.state.intake import Intake, in_hand, last_label, place_of


def preview(state: Intake, house: House, now: datetime, who: Who) -> Label | None:
    """What Enter would print; with nothing in hand what was printed last."""
    parcel, row, place = state.parcel, in_hand(state), place_of(state)
    if parcel is None:
        return None
    if row is None or place is None:
        return last_label(state)
    # To the minute: it is drawn anew only when something of it is another.
    minute = now.replace(second=0, microsecond=0)
    return label_of(_kept(parcel), _graded(row, place, house), house, minute, who)


def _kept(parcel: ParcelSeen) -> KeptParcel:
    return KeptParcel(
        id=parcel.id,
        slip=parcel.slip,
        sale_id=0,
        code="",
        called=parcel.called,
        came_at=parcel.came_at,
        announced_on=parcel.announced_on,
        closed=parcel.closed,
        pieces=(),
    )


def _graded(row: Row, place: Place, house: House) -> KeptPiece:
    locked = place.lane is Lane.QUARANTINE
    rules = house.bench.rules
    return KeptPiece(
        id=0,
        nr=row.nr,
        title=row.title,
        options=row.options,
        sku=row.sku,
        gtin=row.gtin,
        standing=row.standing,
        grade=place.grade,
        lane=place.lane,
        shelf=shelf_for(place.lane, Facts(row.sku), rules) if locked else place.shelf,
    )
