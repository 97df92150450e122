"""The law files looked at before they are trusted: each version is what was once published."""

import tomllib
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Final, TypeAlias

from returns_station.adapters.law.book import laws_from
from returns_station.adapters.law.files import fingerprint, versions_from
from returns_station.days import MARKETS
from returns_station.phrase import Phrase
from returns_station.policy.law import Law

LawNamed: TypeAlias = Callable[[str], Law | Phrase]
"""Gives the law of a name, or says why it cannot be trusted."""

# What a file that was not written by us may come to, whatever is read out of it.
_NOT_OURS: Final = (ValueError, TypeError, LookupError, ArithmeticError, AssertionError, OSError)
_HEAD: Final = {"market", "version"}


def checked_laws(read: Callable[[str], str]) -> LawNamed:
    """The law by its name out of files that `read` gives by theirs; each file is read once."""

    @cache
    def of_market(market: str) -> dict[str, Law] | Phrase:
        try:
            laws, changed = _laws(read(f"{market}.toml"), read("published.toml"), market)
        except _NOT_OURS:
            return Phrase("trace.law_unreadable", {"market": market})
        if changed:
            return Phrase("trace.law_changed", {"law": changed})
        return laws

    def named(version: str) -> Law | Phrase:
        market, _, _ = version.partition("-")
        laws = of_market(market) if market in MARKETS else {}
        if isinstance(laws, Phrase):
            return laws
        return laws.get(version) or Phrase("trace.law_unknown", {"law": version})

    return named


def shipped(name: str) -> str:
    """A law file as it came with the station."""
    return files("assets").joinpath("law", name).read_text(encoding="utf-8")


def _laws(text: str, published: str, market: str) -> tuple[dict[str, Law], str]:
    """The laws of a file by name, and the first that is not what was published; "": none."""
    whole, prints = tomllib.loads(text), tomllib.loads(published)
    assert whole.keys() == _HEAD, whole.keys()
    assert whole["market"] == market, whole["market"]
    told = {version.name: version for version in versions_from(text, market)}
    of_market = {name for name in prints if name.partition("-")[0] == market}
    for name in sorted(told.keys() | of_market):
        if name not in told or prints.get(name) != fingerprint(told[name]):
            return {}, name
    return {law.version: law for law in laws_from(text, market)}, ""
