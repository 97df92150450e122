"""The label as it will print, before the piece is graded."""

from datetime import datetime

from returns_station.case import Who
from returns_station.desk.house import House
from returns_station.label import Label
from returns_station.papers import Goods, put_away_label
from returns_station.phrase import Phrase
from ui.rooms.intake.state.intake import Intake, grade_of, in_hand, last_label, place_of


def preview(state: Intake, house: House, now: datetime, who: Who) -> Label | None:
    """What Enter would print; with nothing in hand what was printed last."""
    parcel, row = state.parcel, in_hand(state)
    grade, place = grade_of(state), place_of(state)
    if parcel is None:
        return None
    if row is None or grade is None or place is None:
        return last_label(state)
    return put_away_label(
        house.shop,
        house.language,
        Goods(row.title, row.options),
        shelf=place.shelf or row.sku or row.gtin or row.title,
        code=f"{parcel.slip or parcel.id}/{row.nr}",
        # To the minute: it is drawn anew only when something of it is another.
        received_at=now.replace(second=0, microsecond=0),
        received_by=who.actor,
        gtin=row.gtin,
        grade=grade.value,
        grade_says=Phrase(f"parcel.grade.{grade.lower()}"),
    )
