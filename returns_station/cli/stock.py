"""`stock [FILE]`: goods counted from a file, or all that are counted and can be promised."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from returns_station.adapters.orders.intake import bad_row_told
from returns_station.adapters.orders.stocktaking import FileCounted, count_in
from returns_station.canonical import Plain, plain
from returns_station.cli.context import DONE, NOT_AS_ASKED, Context
from returns_station.desk.stock import Counted
from returns_station.phrase import Argument, Phrase

_TOLD: Final = 20


def run(context: Context, asked: Namespace) -> int:
    """Count, and end with 1 when rows are listed; or list, and end with 1 when there is nothing."""
    return _list(context) if asked.file is None else _count(context, asked.file)


def _count(context: Context, file: Path) -> int:
    came = count_in(context.open_inbox(context.who), file)
    bad: list[Plain] = [plain(row._asdict()) for row in came.bad]
    facts: Plain = {"file": came.file, "counted": came.counted, "bad": bad}
    context.answer(facts, "\n".join(_told(context, came)))
    return NOT_AS_ASKED if came.bad else DONE


def _told(context: Context, came: FileCounted) -> Iterator[str]:
    told: dict[str, Argument] = {"file": came.file, "count": came.counted}
    yield context.say(Phrase("cli.stock.counted", told))
    if came.bad:
        yield context.say(Phrase("cli.stock.bad_rows", {"count": len(came.bad)}))
    for row in came.bad[:_TOLD]:
        yield context.say(bad_row_told(came.file, row))
    more = len(came.bad) - _TOLD
    if more > 0:
        yield context.say(Phrase("cli.import.more_rows", {"count": more}))


def _list(context: Context) -> int:
    with context.open_station().store.views() as views:
        counted = views.stock()
    facts: list[Plain] = [_shape(one) for one in counted]
    lines = "\n".join(context.say(_row(one)) for one in counted)
    context.answer(facts, lines or context.say(Phrase("cli.stock.none")))
    return DONE if counted else NOT_AS_ASKED


def _shape(one: Counted) -> Plain:
    return {
        "sku": one.sku,
        "title": one.title,
        "options": one.options,
        "on_hand": one.on_hand,
        "held": one.held,
        "free": one.free,
    }


def _row(one: Counted) -> Phrase:
    told: dict[str, Argument] = {"sku": one.sku, "free": one.free, "held": one.held}
    goods = ", ".join(part for part in (one.title, one.options) if part)
    if goods:
        return Phrase("cli.stock.row_named", told | {"goods": goods})
    return Phrase("cli.stock.row", told)
