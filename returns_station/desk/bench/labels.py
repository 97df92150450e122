"""The label that goes on a piece: where to, of which grade, and the code that finds it again."""

from dataclasses import replace
from datetime import datetime

from returns_station.case import Who
from returns_station.days import zone_of
from returns_station.desk.bench.stored import KeptParcel, KeptPiece
from returns_station.desk.house import House
from returns_station.goods.grade import Lane
from returns_station.label import Label
from returns_station.papers import Goods, put_away_label
from returns_station.phrase import Phrase


def label_of(kept: KeptParcel, piece: KeptPiece, house: House, now: datetime, who: Who) -> Label:
    """What goes on a piece; where no shelf is known its article number says where it belongs."""
    label = put_away_label(
        house.shop,
        house.language,
        Goods(piece.title, piece.options),
        shelf=piece.shelf or piece.sku or piece.gtin or piece.title,
        code=code_of(kept, piece),
        received_at=now.astimezone(zone_of(house.shop.market)),
        received_by=who.actor,
        gtin=piece.gtin.removeprefix("0"),
        grade=piece.grade.value if piece.grade else "",
        grade_says=_says(piece),
    )
    on_shelf = piece.lane is None or piece.lane is Lane.SHELF
    return label if on_shelf else replace(label, head=Phrase("parcel.to_lane"))


def code_of(kept: KeptParcel, piece: KeptPiece) -> str:
    """What is scanned on a piece: her slip, or the parcel where nobody knows whose, and the row."""
    return f"{kept.slip or kept.id}/{piece.nr}"


def _says(piece: KeptPiece) -> Phrase | None:
    if piece.grade is None:
        return Phrase(f"parcel.lane.{piece.lane}") if piece.lane else None
    return Phrase(f"parcel.grade.{piece.grade.lower()}")
