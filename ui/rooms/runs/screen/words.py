"""What the state says, in the clerk's language."""

from collections.abc import Iterable
from typing import Final

from returns_station.adapters.speech import Speech
from ui.rooms.runs.state.telling import Words

_DOT: Final = " · "


def said(words: Words, say: Speech) -> str:
    """A phrase spoken; what somebody wrote is what it is."""
    return words if isinstance(words, str) else say.say(words)


def dotted(words: Iterable[Words], say: Speech) -> str:
    """Several facts on one line."""
    return _DOT.join(said(each, say) for each in words)
