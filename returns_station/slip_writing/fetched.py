"""The slip that confirms a pickup: when we come, what we fetch, and what follows."""

from collections.abc import Iterator
from datetime import date, datetime

from returns_station.money import Money, zero
from returns_station.phrase import Phrase
from returns_station.slip import NextStep, Shop, Slip, SlipKind
from returns_station.slip_writing.pieces import Piece, piece_lines, thanks_to


def pickup_confirmation(
    *,
    number: str,
    shop: Shop,
    language: str,
    made_at: datetime,
    served_by: str,
    desk: str,
    begins: datetime,
    ends: datetime,
    pieces: tuple[Piece, ...],
    address: str = "",
    back: Money | None = None,
    back_by: date | None = None,
    name: str = "",
    sale_number: str = "",
    sale_says: Phrase | None = None,
    currency: str = "SEK",
) -> Slip:
    """When the van comes, in local time as all of it; `back` is what is paid once goods are here.

    The sum is a step and no total: nothing has been settled with this paper.
    """
    assert begins < ends, (begins, ends)
    nothing = zero(currency)
    told = {"day": begins.date(), "begins": begins, "ends": ends}
    return Slip(
        number=number,
        kind=SlipKind.PICKUP,
        language=language,
        shop=shop,
        made_at=made_at,
        sale_number=sale_number,
        thanks=thanks_to(name),
        lead=Phrase("slip.lead.pickup", told),
        lines=piece_lines(pieces, Phrase("slip.why.to_fetch"), nothing),
        goods_out=(),
        total=nothing,
        vat=(),
        tenders=(),
        next_steps=tuple(_steps(address, back, back_by)),
        served_by=served_by,
        desk=desk,
        total_unsaid=True,
        sale_says=sale_says,
    )


def _steps(address: str, back: Money | None, back_by: date | None) -> Iterator[NextStep]:
    if address:
        yield NextStep(Phrase("slip.next.fetch_at", {"address": address}))
    yield NextStep(Phrase("slip.next.fetch_ready"))
    if back is not None:
        yield NextStep(Phrase("slip.next.fetched_money", {"amount": back}), back_by)
    yield NextStep(Phrase("slip.next.change_pickup"))
