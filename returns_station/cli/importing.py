"""`import FILE...`: sales from files, what came of each, and every row that could not go in."""

from argparse import Namespace
from collections.abc import Iterator
from typing import Final

from returns_station.adapters.orders.intake import FileBrought, Summary, bring_in
from returns_station.adapters.orders.wishes import defaults_for
from returns_station.canonical import Plain, plain
from returns_station.cli.context import DONE, NOT_AS_ASKED, UNREADABLE, Context
from returns_station.phrase import Argument, Phrase

_TOLD: Final = 20
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
    summary = bring_in(
        context.open_inbox(), asked.files, defaults, remembered=context.folder / "columns"
    )
    context.answer(_shape(context, summary), "\n".join(_lines(context, summary)))
    for one in summary.files:
        if one.trouble is not None:
            print(context.say(one.trouble), file=context.err)
    if any(one.trouble for one in summary.files):
        return UNREADABLE
    return NOT_AS_ASKED if _anything_listed(summary) else DONE


def _anything_listed(summary: Summary) -> bool:
    rows = any(one.bad_rows or one.differing for one in summary.files)
    return rows or bool(summary.matched.listed)


def _counts(summary: Summary) -> dict[str, int]:
    return {name: sum(getattr(one, name) for one in summary.files) for name in _COUNTS}


def _lines(context: Context, summary: Summary) -> Iterator[str]:
    for one in summary.files:
        counts = {name: getattr(one, name) for name in _COUNTS}
        yield f"{one.file}: {_said(context, counts)}"
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


def _shape(context: Context, summary: Summary) -> Plain:
    matched = summary.matched
    listed: list[Plain] = [plain(one._asdict()) for one in matched.first]
    return {
        "files": [_file_shape(context, one) for one in summary.files],
        "in_all": plain(_counts(summary)),
        "returns": {
            "found": plain(matched.found),
            "listed": plain(matched.listed),
            "first_listed": listed,
        },
    }


def _file_shape(context: Context, one: FileBrought) -> Plain:
    counts = {name: plain(getattr(one, name)) for name in _COUNTS}
    bad: list[Plain] = [plain(row._asdict()) for row in one.bad]
    trouble = context.say(one.trouble) if one.trouble else ""
    changed: list[Plain] = list(one.changed)
    return {"file": one.file} | counts | {"bad": bad, "changed": changed, "trouble": trouble}
