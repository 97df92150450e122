"""What the law files hold, figure by figure, for people to look up: each with its source."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from returns_station.adapters.law.files import (
    Table,
    WrittenVersion,
    is_figure,
    written_credit,
    written_versions,
)

Value: TypeAlias = bool | int | str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of one version, as written there; `valid_until` only where its end is known."""

    version: str
    path: str
    value: Value
    source: str
    confidence: str
    valid_from: date
    valid_until: date | None = None


def figures(market: str) -> tuple[Figure, ...]:
    """Every figure of a market's law, version by version, the oldest first.

    A version tells what it says itself; all else of it stands in the version that it follows.
    """
    return tuple(
        _figure(version, path, table)
        for version in (*written_versions(market), *written_credit(market))
        for path, table in _tables(version.own)
    )


def _tables(table: Table, above: str = "") -> Iterator[tuple[str, Table]]:
    for name, inner in table.items():
        if is_figure(inner):
            yield above + name, inner
        else:
            yield from _tables(inner, f"{above}{name}.")


def _figure(version: WrittenVersion, path: str, table: Table) -> Figure:
    value = table["is"]
    return Figure(
        version=version.name,
        path=path,
        value=tuple(value) if isinstance(value, list) else value,
        source=table["source"],
        confidence=table["confidence"],
        valid_from=table.get("from", version.valid_from),
        valid_until=table.get("until"),
    )
