"""The papers of goods and vans, written: a shelf's label, a parcel's label, the van's manifest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from returns_station.label import Code, Label, LabelKind, Symbology
from returns_station.listing import Listing, ListingKind, Part, Row
from returns_station.phrase import Phrase
from returns_station.scan.gtin import check_digit
from returns_station.scan.slips import printed_slip_number
from returns_station.slip import Shop

_SSCC_DIGITS: Final = 18


@dataclass(frozen=True, slots=True)
class Goods:
    """What lies before us: one kind of goods, and how many pieces."""

    title: str
    options: str = ""
    pieces: int = 1


@dataclass(frozen=True, slots=True)
class Stop:
    """One door of a van's round: when, whose, where, and what is fetched or left.

    `number` is the slip's or the booking's own, and scanned at the door. `extra` is how one gets
    in, and what is handed in.
    """

    starts_at: datetime
    ends_at: datetime
    name: str
    street: str
    goods: tuple[Goods, ...]
    number: str
    note: str = ""
    extra: tuple[Phrase, ...] = ()


def put_away_label(
    shop: Shop,
    language: str,
    goods: Goods,
    *,
    shelf: str,
    code: str,
    received_at: datetime,
    received_by: str,
    gtin: str = "",
    grade: str = "",
    grade_says: Phrase | None = None,
) -> Label:
    """Goods that go to a shelf; `code` is what is scanned there: the slip's number and the piece.

    `received_at` is local time with its zone.
    """
    number, slash, piece = code.partition("/")
    printed = printed_slip_number(number) + (f" / {piece}" if slash else "")
    told = Phrase("label.received", {"at": received_at, "day": received_at})
    by = Phrase("label.by", {"name": received_by})
    return Label(
        kind=LabelKind.PUT_AWAY,
        language=language,
        shop=shop,
        head=Phrase("label.to_shelf"),
        large=shelf,
        lines=_goods_lines(goods),
        codes=(Code(code, printed=printed),),
        notes=(told, by, *((Phrase("label.gtin", {"gtin": gtin}),) if gtin else ())),
        mark=grade,
        mark_says=grade_says,
    )


def parcel_label(
    shop: Shop,
    language: str,
    *,
    to: Sequence[str],
    sender: Sequence[str],
    route: str,
    town: str,
    sscc: str,
    number: str,
    parcel: int = 1,
    of: int = 1,
    notes: tuple[Phrase, ...] = (),
    service: str = "",
    service_says: Phrase | None = None,
) -> Label:
    """A parcel on its way; `sscc` is its eighteen digits, `number` what it is found by here."""
    assert len(sscc) == _SSCC_DIGITS, sscc
    assert check_digit(sscc[:-1]) == sscc[-1], sscc
    printed = f"(00) {sscc[0]} {sscc[1:8]} {sscc[8:17]} {sscc[17]}"
    bars = Code(f"00{sscc}", Symbology.GS1_128, printed)
    square = Code(number, Symbology.QR, printed_slip_number(number))
    return Label(
        kind=LabelKind.PARCEL,
        language=language,
        shop=shop,
        head=Phrase("label.route", {"route": route}),
        large=town,
        lines=(Phrase("label.parcel_of", {"parcel": parcel, "parcels": of}),),
        codes=(bars, square),
        notes=notes,
        mark=service,
        mark_says=service_says,
        to=tuple(to),
        sender=tuple(sender),
    )


def manifest(
    shop: Shop,
    language: str,
    stops: Sequence[Stop],
    *,
    number: str,
    made_at: datetime,
    van: str,
    driver: str,
    desk: str = "",
) -> Listing:
    """A van's round in the order it is driven, with a square to tick and a code at each door."""
    facts = [Phrase("manifest.van", {"van": van})] if van else []
    facts += [Phrase("manifest.driver", {"name": driver})] if driver else []
    pieces = sum(goods.pieces for stop in stops for goods in stop.goods)
    counted = Phrase("slip.pieces", {"count": pieces})
    stands = Phrase("manifest.stops", {"count": len(stops)})
    return Listing(
        kind=ListingKind.MANIFEST,
        number=number,
        language=language,
        shop=shop,
        made_at=made_at,
        title=Phrase("manifest.title", {"day": stops[0].starts_at if stops else made_at}),
        facts=(*facts, Phrase("manifest.in_all", {"stops": stands, "pieces": counted})),
        parts=(
            Part(
                Phrase("manifest.round"),
                tuple(_stop(stop) for stop in stops),
                nothing=Phrase("manifest.nothing"),
            ),
        ),
        code=Code(number, Symbology.QR, number) if number else None,
        signed_by=(Phrase("manifest.signed_driver"), Phrase("manifest.signed_shop")),
        desk=desk,
    )


def _goods_lines(goods: Goods) -> tuple[str | Phrase, ...]:
    pieces = Phrase("slip.pieces", {"count": goods.pieces})
    if not goods.options:
        return (goods.title, pieces)
    return (goods.title, Phrase("label.goods", {"options": goods.options, "pieces": pieces}))


def _stop(stop: Stop) -> Row:
    when = {"from": stop.starts_at, "to": stop.ends_at}
    details = [Phrase("manifest.line", {"text": text}) for text in (stop.street,) if text]
    for goods in stop.goods:
        named = ", ".join(filter(None, (goods.title, goods.options)))
        pieces = Phrase("slip.pieces", {"count": goods.pieces})
        details.append(Phrase("label.goods", {"options": named, "pieces": pieces}))
    details += stop.extra
    details += [Phrase("manifest.line", {"text": stop.note})] if stop.note else []
    printed = printed_slip_number(stop.number)
    return Row(
        at=Phrase("manifest.between", when),
        what=stop.name,
        details=tuple(details),
        box=True,
        code=Code(stop.number, printed=printed) if stop.number else None,
    )
