"""The slip of goods that were handed in and that nobody has looked at yet: it tells no sum."""

from datetime import date, datetime

from returns_station.money import zero
from returns_station.phrase import Phrase
from returns_station.slip import NextStep, Shop, Slip, SlipKind
from returns_station.slip_writing.pieces import Piece, piece_lines, thanks_to


def goods_received(
    *,
    number: str,
    shop: Shop,
    language: str,
    made_at: datetime,
    served_by: str,
    desk: str,
    pieces: tuple[Piece, ...] = (),
    look_by: date | None = None,
    name: str = "",
    sale_number: str = "",
    sale_says: Phrase | None = None,
    currency: str = "SEK",
) -> Slip:
    """What she has handed in, and by when she hears; `made_at` is local time.

    No pieces: a parcel that was not opened at the counter. No `look_by`: all is settled already.
    """
    nothing = zero(currency)
    by = () if look_by is None else (NextStep(Phrase("slip.next.look"), look_by),)
    return Slip(
        number=number,
        kind=SlipKind.GOODS_RECEIVED,
        language=language,
        shop=shop,
        made_at=made_at,
        sale_number=sale_number,
        thanks=thanks_to(name),
        lead=_lead(look_by, opened=bool(pieces)),
        lines=piece_lines(pieces, Phrase("slip.why.received"), nothing),
        goods_out=(),
        total=nothing,
        vat=(),
        tenders=(),
        next_steps=by,
        served_by=served_by,
        desk=desk,
        total_unsaid=True,
        sale_says=sale_says,
    )


def _lead(look_by: date | None, *, opened: bool) -> Phrase:
    if look_by is None:
        return Phrase("slip.lead.received_done")
    return Phrase("slip.lead.received" if opened else "slip.lead.received_parcel", {"day": look_by})
