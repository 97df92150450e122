"""The checker: a stored return held against the journal, the law, the terms and its sale.

It shares with the counter what decides, and nothing of how a return came to be stored.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from returns_station import __version__
from returns_station.adapters.law.checking import LawNamed
from returns_station.canonical import dumps
from returns_station.canonical_reading import NotThisShapeError
from returns_station.desk.terms_views import KeptTerms
from returns_station.desk.views import KeptTrace
from returns_station.journal import Entry, chained
from returns_station.phrase import Phrase
from returns_station.sale import Sale
from returns_station.trace import (
    TermsRead,
    Trace,
    differs_at,
    first_difference,
    read_trace,
    text_digest,
    without_names,
)

UNREADABLE: Final = frozenset(("trace.older", "trace.unreadable"))
"""What cannot be decided again, and is not known to have been changed."""

_ANSWERS: Final = frozenset(("GoodsTakenBack", "CaseReferred"))
_TERMS_EVENTS: Final = frozenset(("TermsSaved", "TermsApproved", "TermsPublished"))


@dataclass(slots=True)
class Vouched:
    """What the journal vouches for as far as its chain holds: traces by case, terms by version."""

    traces: dict[str, str] = field(default_factory=dict)
    terms: dict[str, dict[str, str]] = field(default_factory=dict)
    broken_at: int = 0

    def about(self, kept: KeptTrace) -> Phrase | None:
        """Why a stored trace is not vouched for, None where it is."""
        digest = self.traces.get(kept.key)
        if digest is None and self.broken_at:
            return Phrase("trace.chain_broken", {"entry": self.broken_at})
        if digest is None:
            return Phrase("trace.no_entry")
        if not digest:
            return Phrase("trace.older")
        return None if digest == text_digest(kept.body) else Phrase("trace.body_changed")


def vouched(entries: Iterable[Entry]) -> Vouched:
    """What the journal's entries vouch for, up to the first that does not follow."""
    found, last = Vouched(), 0
    for entry, holds in chained(entries):
        if not holds:
            found.broken_at = last + 1
            break
        last = entry.seq
        for kind, event in json.loads(entry.body):
            if kind in _ANSWERS:
                found.traces[event["case"]] = event.get("trace", "")
            elif kind in _TERMS_EVENTS:
                known = found.terms.setdefault(event["version"], {})
                known |= _of_terms(kind, event, entry)
    return found


def _of_terms(kind: str, event: Mapping[str, Any], entry: Entry) -> dict[str, str]:
    """What an event says that the version's row must say too."""
    if kind == "TermsSaved":
        told = {name: event[name] for name in ("version", "digest", "author", "based_on", "note")}
        return told | {"saved_at": entry.at, "approved_by": "", "approved_at": ""}
    if kind == "TermsApproved":
        return {"approved_by": event["approved_by"], "approved_at": entry.at}
    return {
        "valid_from": event["valid_from"]["$day"],
        "published_by": entry.actor,
        "published_at": entry.at,
        "state": "published",
    }


def readable(body: str) -> Trace | None:
    """The trace of a text, None where it is no trace."""
    try:
        return read_trace(body)
    except NotThisShapeError:
        return None


def answer_problems(told: Trace | None, law_named: LawNamed) -> Iterator[Phrase]:
    """What does not hold of a trace by itself: it does not read, or comes out otherwise."""
    law = law_named(told.promise.law.version) if told else None
    if told is None or law is None:
        yield Phrase("trace.unreadable")
        return
    if isinstance(law, Phrase):
        yield law
        return
    key = differs_at(told, law)
    if key and told.engine == __version__:
        yield Phrase("trace.differs", {"key": key})
    elif key:
        versions = {"engine": told.engine, "now": __version__}
        yield Phrase("trace.differs_by_engine", {"key": key, **versions})


def document(body: str, digest: str) -> str:
    """A trace as a text of its own, with the digest that the journal keeps of it."""
    return f'{{"digest":"{digest}","trace":{body}}}'


def document_problems(text: str, law_named: LawNamed) -> Iterator[Phrase]:
    """What does not hold of a file of documents: their own digests, shapes and answers."""
    try:
        whole = json.loads(text)
        told = [(dumps(one["trace"]), one["digest"]) for one in _listed(whole)]
        own = [text_digest(body) for body, _ in told]
        written = dumps(whole)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        yield Phrase("trace.unreadable")
        return
    if own != [digest for _, digest in told]:
        yield Phrase("trace.own_digest")
    if text not in {written, f"{written}\n", f"{written}\r\n"}:
        yield Phrase("trace.not_canonical")
    for body, _ in told:
        yield from answer_problems(readable(body), law_named)


def _listed(whole: Any) -> list[Any]:  # noqa: ANN401 - whatever a file may hold
    """The documents of a file: one, or a list of several."""
    found = whole if isinstance(whole, list) else [whole]
    for one in found:
        # What stands beside a trace and its digest is vouched for by nothing.
        if one.keys() != {"digest", "trace"}:
            raise TypeError(one)
    if not found:
        raise TypeError(found)
    return found


def sale_problem(told: Trace, sale: Sale | None) -> Phrase | None:
    """Where the sale in the store-room says something else than the trace, None: nowhere."""
    now = without_names(sale) if sale else None
    key = first_difference(told.sale, now)
    return Phrase("trace.sale_differs", {"key": key or "sale"}) if key or not sale else None


def terms_problem(
    told: TermsRead, rows: Mapping[str, KeptTerms], journaled: Mapping[str, Mapping[str, str]]
) -> Phrase | None:
    """Where a version of the promise is not what was published, None: nowhere.

    A promise that came with the station has no row and no event; the trace holds all of it.
    """
    row, story = rows.get(told.version), journaled.get(told.version)
    if row is None and story is None:
        return None
    if row is None or story is None:
        return Phrase("trace.terms_gone", {"version": told.version})
    expected = dict(story)
    wrong = [name for name in expected if getattr(row, name) != expected[name]]
    if not told.digest == row.digest == text_digest(row.body):
        wrong.append("body")
    if not wrong:
        return None
    return Phrase("trace.terms_changed", {"version": told.version, "key": wrong[0]})
