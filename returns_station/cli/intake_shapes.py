"""A parcel of the bench as the command line tells it: as JSON, and as lines for people."""

from collections.abc import Iterator

from returns_station.adapters.plain import plain as plain_text
from returns_station.canonical import Plain
from returns_station.cli.context import Context
from returns_station.desk.bench.views import ParcelSeen, Row
from returns_station.label import Label
from returns_station.phrase import Argument, Phrase
from returns_station.scan import printed_slip_number


def parcel_shape(context: Context, parcel: ParcelSeen) -> dict[str, Plain]:
    """A parcel as JSON."""
    now = parcel.now
    return {
        "parcel": parcel.id,
        "slip": parcel.slip,
        "came_at": parcel.came_at.isoformat(),
        "closed": parcel.closed,
        "received": parcel.received,
        "money": context.say(parcel.money) if parcel.money else "",
        "photos": parcel.photos,
        "rows": [_row(context, row) for row in parcel.rows],
        "now": now.row if now else 0,
        "checks": [check.key for check in now.checks] if now else [],
        "suggested": now.suggested.value if now else "",
        "places": {place.grade.value: place.lane.value for place in now.places} if now else {},
    }


def _row(context: Context, row: Row) -> Plain:
    return {
        "row": row.nr,
        "title": row.title,
        "options": row.options,
        "sku": row.sku,
        "gtin": row.gtin,
        "standing": row.standing.value,
        "grade": row.grade.value if row.grade else "",
        "lane": row.lane.value if row.lane else "",
        "shelf": row.shelf,
        "note": plain_text(context.say(row.note)) if row.note else "",
    }


def label_shape(label: Label) -> Plain:
    """The label of a piece as JSON."""
    return {"large": label.large, "mark": label.mark, "code": label.codes[0].text}


def lines_of(context: Context, parcel: ParcelSeen) -> Iterator[str]:
    """A parcel for people: whose, each row, what she is paid."""
    number = printed_slip_number(parcel.id or parcel.slip)
    told: dict[str, Argument] = {"number": number, "name": plain_text(parcel.called)}
    yield context.say(Phrase("cli.intake.of" if parcel.called else "cli.intake.of_nobody", told))
    for row in parcel.rows:
        yield f"    {_line(context, row)}"
        if row.note:
            yield f"        {plain_text(context.say(row.note))}"
    if parcel.money:
        yield plain_text(context.say(parcel.money))


def _line(context: Context, row: Row) -> str:
    title = ", ".join(plain_text(part) for part in (row.title, row.options) if part)
    told: dict[str, Argument] = {"row": row.nr, "goods": title}
    if row.grade and row.lane:
        lane = Phrase(f"parcel.lane.{row.lane}")
        return context.say(Phrase("cli.intake.graded", {**told, "grade": row.grade, "lane": lane}))
    standing = Phrase(f"parcel.standing.{row.standing}")
    return context.say(Phrase("cli.intake.row", {**told, "standing": standing}))
