"""`law [MARKET]`: each figure of the law with its paragraph and how sure it is, by version."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from returns_station.adapters.law.figures import Figure, Value, figures
from returns_station.adapters.law.files import WrittenVersion, written_credit, written_versions
from returns_station.canonical import Plain, plain
from returns_station.cli.context import DONE, Context
from returns_station.days import MARKETS
from returns_station.desk.errors import InputError
from returns_station.phrase import Phrase

# A longer value pushes the rest of its row to the next line, so that the columns stay narrow.
_WIDEST_VALUE: Final = 28


def run(context: Context, asked: Namespace) -> int:
    """Tell the figures of one market, or of all; raises InputError for a market unknown."""
    market = asked.market.upper()
    if market and market not in MARKETS:
        names = Phrase("cli.law_no_market", {"market": asked.market, "known": ", ".join(MARKETS)})
        raise InputError(names)
    markets = (market,) if market else MARKETS
    facts: Plain = [_shape(figure) for each in markets for figure in figures(each)]
    context.answer(facts, "" if context.as_json else "\n".join(_lines(context, markets)))
    return DONE


def _shape(figure: Figure) -> Plain:
    last = figure.valid_until
    return {
        "version": figure.version,
        "path": figure.path,
        "value": plain(figure.value),
        "source": figure.source,
        "confidence": figure.confidence,
        "valid_from": figure.valid_from.isoformat(),
        "valid_until": last.isoformat() if last else None,
    }


def _lines(context: Context, markets: Sequence[str]) -> Iterator[str]:
    for market in markets:
        written = (*written_versions(market), *written_credit(market))
        versions = {version.name: version for version in written}
        found = figures(market)
        width = max(len(figure.path) for figure in found)
        for name, told in groupby(found, lambda figure: figure.version):
            yield from (_head(context, versions[name]), "")
            for figure in told:
                yield from _row(context, figure, versions[name], width)
            yield ""
    yield context.say(Phrase("cli.law_confidence"))


def _head(context: Context, version: WrittenVersion) -> str:
    told: dict[str, str] = {"version": version.name, "day": version.valid_from.isoformat()}
    if version in written_credit(version.market):
        return context.say(Phrase("cli.law_credit", told))
    if version.follows:
        return context.say(Phrase("cli.law_follows", told | {"follows": version.follows}))
    return context.say(Phrase("cli.law_version", told))


def _row(context: Context, figure: Figure, version: WrittenVersion, width: int) -> Iterator[str]:
    value = _value(context, figure.value)
    start = f"  {figure.path:{width}}  "
    rest = f"  {figure.confidence}  {figure.source}{_when(context, figure, version)}"
    if len(value) <= _WIDEST_VALUE:
        yield f"{start}{value:{_WIDEST_VALUE}}{rest}"
    else:
        yield start + value
        yield " " * (len(start) + _WIDEST_VALUE) + rest


def _value(context: Context, value: Value) -> str:
    match value:
        case bool():
            return context.say(Phrase("cli.law_yes") if value else Phrase("cli.law_no"))
        case tuple():
            return ", ".join(value)
        case _:
            return str(value)


def _when(context: Context, figure: Figure, version: WrittenVersion) -> str:
    """The figure's own days, where they are not simply those of its version."""
    first, last = figure.valid_from, figure.valid_until
    said = []
    if first != version.valid_from:
        said.append(context.say(Phrase("cli.law_from", {"day": first.isoformat()})))
    if last:
        said.append(context.say(Phrase("cli.law_until", {"day": last.isoformat()})))
    return f" ({', '.join(said)})" if said else ""
