"""What is in the way, said where it is: what was read or happened, and what to do."""

from dataclasses import replace
from typing import Final

from returns_station.phrase import Phrase
from ui.rooms.counter.state.counter import Counter, Trouble

_DOUBTS: Final = frozenset(
    f"seal.{why}" for why in ("torn", "altered", "unknown_key", "unknown_number", "practice")
)
"""Why nobody here vouches for a paper."""


def troubled(state: Counter, raw: str, words: Phrase) -> Counter:
    """What was read leads nowhere here; a search may."""
    key = "counter.trouble.unknown" if raw else "counter.trouble.unread"
    trouble = Trouble(Phrase(key), words, seekable=True, amber=words.key in _DOUBTS)
    return replace(state, asks=None, done=None, trouble=trouble)


def said(state: Counter, title: Phrase, words: Phrase) -> Counter:
    """Something is said about what was read; nothing waits for an answer."""
    return replace(state, asks=None, done=None, trouble=Trouble(title, words))
