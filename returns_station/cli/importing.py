"""`import FILE...`: sales from files, what came of each, and every row that could not go in."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from returns_station.adapters.orders.columns import Taken, columns_of
from returns_station.adapters.orders.intake import FileBrought, Summary, bring_in
from returns_station.adapters.orders.wishes import defaults_for
from returns_station.canonical import Plain, plain
from returns_station.cli.context import DONE, NOT_AS_ASKED, UNREADABLE, Context
from returns_station.phrase import Argument, Phrase

_TOLD: Final = 20
_HEAD: Final = 1 << 16
_COUNTS: Final = ("lines", "new", "same", "differing", "held", "returns", "bad_rows")
_ALWAYS: Final = frozenset(("lines", "new"))


def run(context: Context, asked: Namespace) -> int:
    """Bring the files in: 0 when all is in, 1 when rows are listed, 2 when a file is unreadable."""
    defaults = defaults_for(
        context.settings.shop,
        market=asked.market,
        currency=asked.currency,
        channel=asked.channel,
        dates=asked.dates,
        columns=asked.map,
    )
    # The file's columns as corrected by hand are kept with the shop's data.
    remembered = context.folder / "columns"
    summary = bring_in(
        context.open_inbox(context.who), asked.files, defaults, remembered=remembered
    )
    taken = _columns(asked.files, summary, remembered)
    told = "\n".join(_lines(context, summary, taken))
    context.answer(_shape(context, summary, taken), told)
    for one in summary.files:
        if one.trouble is not None:
            print(context.say(one.trouble), file=context.err)
    if any(one.trouble for one in summary.files):
        return UNREADABLE
    return NOT_AS_ASKED if _anything_listed(summary) else DONE


def _anything_listed(summary: Summary) -> bool:
    rows = any(one.bad_rows or one.differing for one in summary.files)
    return rows or bool(summary.matched.listed)


def _columns(
    files: Sequence[Path], summary: Summary, remembered: Path
) -> tuple[dict[str, str], ...]:
    """Which heading was taken for what, in each file that could be read; others have none."""
    known: dict[bytes, dict[str, str]] = {}
    told: list[dict[str, str]] = []
    for file, one in zip(files, summary.files, strict=False):
        if one.trouble:
            told.append({})
            continue
        head = _first_line(file)
        # Files of one kind begin alike: only the first of them is looked at by a child again.
        if head not in known or not head:
            known[head] = _by_meaning(columns_of(file, remembered))
        told.append(known[head])
    return tuple(told)


def _first_line(file: Path) -> bytes:
    """The headings of a text file as they stand; nothing for a spreadsheet, which is packed."""
    with file.open("rb") as opened:
        line = opened.readline(_HEAD)
    return b"" if line.startswith(b"PK") else line


def _by_meaning(taken: Taken | None) -> dict[str, str]:
    if taken is None:
        return {}
    return {meaning: taken.headings[place] for meaning, place in taken.places.items()}


def _counts(summary: Summary) -> dict[str, int]:
    return {name: sum(getattr(one, name) for one in summary.files) for name in _COUNTS}


def _lines(context: Context, summary: Summary, taken: Sequence[dict[str, str]]) -> Iterator[str]:
    for one, columns in zip(summary.files, taken, strict=True):
        counts = {name: getattr(one, name) for name in _COUNTS}
        yield f"{one.file}: {_said(context, counts)}"
        if columns:
            # As --map takes it, so that what is wrong can be corrected by its own words.
            pairs = ", ".join(f"{meaning}={heading}" for meaning, heading in columns.items())
            yield context.say(Phrase("cli.import.columns", {"file": one.file, "taken": pairs}))
    if len(summary.files) > 1:
        yield context.say(Phrase("cli.import.all", {"facts": _said(context, _counts(summary))}))
    matched = summary.matched
    for key, by_why in (("found", matched.found), ("listed", matched.listed)):
        for why, number in sorted(by_why.items()):
            told: dict[str, Argument] = {"number": number, "why": Phrase(why)}
            yield context.say(Phrase(f"cli.import.returns_{key}", told))
    yield from _bad_rows(context, summary)


def _said(context: Context, counts: dict[str, int]) -> str:
    """What there is any of; how many lines and new sales is always said."""
    facts = (
        Phrase(f"cli.import.{name}", {"count": count})
        for name, count in counts.items()
        if count or name in _ALWAYS
    )
    return " · ".join(context.say(fact) for fact in facts)


def _bad_rows(context: Context, summary: Summary) -> Iterator[str]:
    rows = [row for one in summary.files for row in one.bad_rows_told(_TOLD)]
    for told in rows[:_TOLD]:
        yield context.say(told)
    more = _counts(summary)["bad_rows"] - len(rows[:_TOLD])
    if more:
        yield context.say(Phrase("cli.import.more_rows", {"count": more}))


def _shape(context: Context, summary: Summary, taken: Sequence[dict[str, str]]) -> Plain:
    matched = summary.matched
    listed: list[Plain] = [plain(one._asdict()) for one in matched.first]
    return {
        "files": [
            _file_shape(context, one) | {"columns": plain(columns)}
            for one, columns in zip(summary.files, taken, strict=True)
        ],
        "in_all": plain(_counts(summary)),
        "returns": {
            "found": plain(matched.found),
            "listed": plain(matched.listed),
            "first_listed": listed,
        },
    }


def _file_shape(context: Context, one: FileBrought) -> dict[str, Plain]:
    counts = {name: plain(getattr(one, name)) for name in _COUNTS}
    bad: list[Plain] = [plain(row._asdict()) for row in one.bad]
    trouble = context.say(one.trouble) if one.trouble else ""
    changed: list[Plain] = list(one.changed)
    return {"file": one.file} | counts | {"bad": bad, "changed": changed, "trouble": trouble}
