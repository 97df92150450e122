"""`postal-codes [FILE]`: where postal codes are, read in once, and whose data that is."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from returns_station.adapters.postal_codes import CodesRead, bring_in
from returns_station.canonical import Plain, plain
from returns_station.cli.context import DONE, NOT_AS_ASKED, Context
from returns_station.desk.pickup.van_shelves import PostalSource
from returns_station.phrase import Argument, Phrase

_TOLD: Final = 20


def run(context: Context, asked: Namespace) -> int:
    """Read a file, and end with 1 when lines were left out; or list, with 1 when there is none."""
    vans = context.open_station().vans(context.who)
    if asked.file is None:
        sources = vans.sources()
        lines = [_source(one) for one in sources] or [Phrase("cli.postal.none")]
        context.answer([_shape(one) for one in sources], "\n".join(map(context.say, lines)))
        return DONE if sources else NOT_AS_ASKED
    came = bring_in(asked.file, vans.clock(), vans.keep_codes)
    bad: list[Plain] = [plain(row._asdict()) for row in came.bad]
    facts: Plain = {"markets": [_shape(source) for source, _ in came.markets], "bad": bad}
    context.answer(facts, "\n".join(map(context.say, _told(asked.file, came))))
    return NOT_AS_ASKED if came.bad else DONE


def _told(file: Path, came: CodesRead) -> Iterator[Phrase]:
    yield from (_source(source) for source, _ in came.markets)
    for row in came.bad[:_TOLD]:
        told: dict[str, Argument] = {"file": file.name, "row": row.row, "read": row.read}
        yield Phrase("cli.postal.bad", told | {"why": Phrase(row.why)})
    more = len(came.bad) - _TOLD
    if more > 0:
        yield Phrase("cli.import.more_rows", {"count": more})


def _source(one: PostalSource) -> Phrase:
    told: dict[str, Argument] = {"market": one.market, "count": one.codes, "file": one.file}
    return Phrase("cli.postal.source", told | {"whose": one.attribution})


def _shape(one: PostalSource) -> Plain:
    return {
        "market": one.market,
        "codes": one.codes,
        "file": one.file,
        "attribution": one.attribution,
        "at": one.at.isoformat(),
    }
