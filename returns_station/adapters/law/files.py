"""The files of assets/law as they are written: each version, and what it is with all it follows."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any, TypeAlias

from returns_station.canonical import dumps

Table: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class WrittenVersion:
    """One version of a market's law: what it says itself, and the whole of it."""

    name: str
    market: str
    valid_from: date
    follows: str
    own: Table
    whole: Table


@cache
def written_versions(market: str) -> tuple[WrittenVersion, ...]:
    """All versions of a market's law, the oldest first."""
    text = files("assets").joinpath("law", f"{market}.toml").read_text(encoding="utf-8")
    return versions_from(text, market)


@cache
def written_credit(market: str) -> tuple[WrittenVersion, ...]:
    """What a market's law says of store credit, the oldest first; nothing was found in most.

    These are chosen by the day that the credit is given, so they are no versions of the law that
    is chosen by the day of the contract.
    """
    found = files("assets").joinpath("law", "credit", f"{market}.toml")
    return versions_from(found.read_text(encoding="utf-8"), market) if found.is_file() else ()


def versions_from(text: str, market: str) -> tuple[WrittenVersion, ...]:
    """The versions of a file in the order of their days; a version follows only ones above it.

    Of two with the same day the one written later puts the other right, and comes after it.
    """
    found: dict[str, WrittenVersion] = {}
    for table in tomllib.loads(text)["version"]:
        version = _version(market, table, found)
        assert version.name not in found, version.name
        found[version.name] = version
    return tuple(sorted(found.values(), key=lambda version: version.valid_from))


def fingerprint(version: WrittenVersion) -> str:
    """The sha256 of all a version says, with its sources and with what it follows."""
    said = (version.name, version.market, version.valid_from, version.whole)
    return sha256(dumps(said).encode()).hexdigest()


def _version(market: str, table: Table, earlier: Mapping[str, WrittenVersion]) -> WrittenVersion:
    own = {key: value for key, value in table.items() if isinstance(value, Mapping)}
    follows = table.get("follows", "")
    return WrittenVersion(
        name=table["name"],
        market=market,
        valid_from=table["valid_from"],
        follows=follows,
        own=own,
        whole=_laid_over(earlier[follows].whole, own) if follows else own,
    )


def _laid_over(below: Table, above: Table) -> Table:
    """What stands above replaces the figure of its name below; all else of both stays."""
    laid = dict(below)
    for key, value in above.items():
        under = below.get(key)
        laid[key] = value if under is None or is_figure(value) else _laid_over(under, value)
    return laid


def is_figure(table: Table) -> bool:
    """Whether a table is one figure with its source, or a group of them."""
    return "is" in table
