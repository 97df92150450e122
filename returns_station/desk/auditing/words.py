"""An entry of the journal in words: what happened, one phrase an event."""

import json
from collections.abc import Iterator
from typing import Any, Final

from returns_station.desk.journal_words import kind_words
from returns_station.desk.story import story
from returns_station.desk.story_views import Kept
from returns_station.journal import SUBJECTS, Entry
from returns_station.phrase import Phrase

_OF_GOODS: Final = ("GoodsTakenBack", "CaseReferred")
"""They name lines, and what those are called stands in the visit alone."""


def kinds_of(entry: Entry) -> tuple[str, ...]:
    """The names of an entry's events, in order; none where the body was damaged."""
    return tuple(str(kind) for kind, _ in _events(entry))


def about_of(entry: Entry) -> tuple[str, ...]:
    """The slips, payouts and credits that it tells of, each once."""
    told = (event for _, event in _events(entry) if isinstance(event, dict))
    named = (next(filter(None, (str(one.get(name, "")) for name in SUBJECTS)), "") for one in told)
    return tuple(dict.fromkeys(filter(None, named)))


def in_words(entry: Entry) -> tuple[Phrase, ...]:
    """Its events in words; what no words are known for is named as the journal names it."""
    return tuple(_said(entry, kind, event) for kind, event in _events(entry))


def _said(entry: Entry, kind: str, event: Any) -> Phrase:  # noqa: ANN401 - an event of any release
    if kind in _OF_GOODS:
        return kind_words(kind)
    slip = event.get("slip", "") if isinstance(event, dict) else ""
    alone = Entry(entry.seq, entry.at, entry.actor, entry.desk, json.dumps([[kind, event]]), "", "")
    told = story(Kept(str(slip), (alone,), ()))
    return told[0].what if told else kind_words(kind)


def _events(entry: Entry) -> Iterator[tuple[str, Any]]:
    try:
        yield from json.loads(entry.body)
    except (ValueError, TypeError):
        return
