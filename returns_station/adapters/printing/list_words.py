"""Every word on a list, said and made plain."""

from dataclasses import dataclass

from returns_station.adapters.printing.label_words import all_said, said
from returns_station.adapters.printing.plain import plain
from returns_station.adapters.speech import Speech
from returns_station.label import Code
from returns_station.listing import Listing, Part, Row
from returns_station.phrase import Phrase
from returns_station.slip import SlipSum


@dataclass(frozen=True, slots=True)
class RowWords:
    """One row, ready to set; `counted` says how many of what, where there is no column for it."""

    at: str
    what: str
    counted: str
    details: tuple[str, ...]
    count: str
    amount: str
    box: bool
    code: Code | None


@dataclass(frozen=True, slots=True)
class PartWords:
    """Rows under their heading; `count` and `amount` head the columns that have something."""

    heading: str
    count: str
    amount: str
    rows: tuple[RowWords, ...]
    sums: tuple[tuple[str, str], ...]
    nothing: str


@dataclass(frozen=True, slots=True)
class ListWords:
    """All that a list says but its page numbers."""

    shop: str
    address: str
    made_at: str
    title: str
    number: str
    facts: tuple[str, ...]
    parts: tuple[PartWords, ...]
    signed_by: tuple[str, ...]
    copy_mark: str
    training_mark: str


def list_words(listing: Listing, speech: Speech) -> ListWords:
    """What the list says, in the voice given."""
    made_at = speech("slip.made_at", at=listing.made_at)
    return ListWords(
        shop=plain(listing.shop.name),
        address=plain(listing.shop.address),
        made_at=plain(", ".join(filter(None, (made_at, listing.desk)))),
        title=said(listing.title, speech),
        number=plain(listing.number),
        facts=all_said(listing.facts, speech),
        parts=tuple(_part(part, speech) for part in listing.parts),
        signed_by=all_said(listing.signed_by, speech),
        copy_mark=listing.copy_mark,
        training_mark=listing.training_mark,
    )


def _part(part: Part, speech: Speech) -> PartWords:
    counted = any(row.count is not None for row in part.rows)
    priced = any(row.amount is not None for row in part.rows)
    nothing = part.nothing or Phrase("listing.nothing")
    return PartWords(
        heading=said(part.heading, speech),
        count=plain(speech("slip.quantity")) if counted else "",
        amount=plain(speech("slip.amount")) if priced else "",
        rows=tuple(_row(row, speech) for row in part.rows),
        sums=tuple(_sum(one, speech) for one in part.sums),
        nothing="" if part.rows else said(nothing, speech),
    )


def _row(row: Row, speech: Speech) -> RowWords:
    what = said(row.what, speech)
    counted = Phrase("listing.counted", {"times": row.count or 0, "what": what})
    return RowWords(
        at=said(row.at, speech),
        what=what,
        counted=what if row.count is None else said(counted, speech),
        details=all_said(row.details, speech),
        count="" if row.count is None else speech.number(row.count),
        amount="" if row.amount is None else plain(speech.money(row.amount)),
        box=row.box,
        code=row.code,
    )


def _sum(one: SlipSum, speech: Speech) -> tuple[str, str]:
    what = Phrase("slip.on_net", {"what": one.what, "net": one.net}) if one.net else one.what
    return said(what, speech), plain(speech.money(one.amount))
