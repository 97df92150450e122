"""One moment of the journal room as it is drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo

from returns_station.adapters.speech import Speech
from returns_station.phrase import Phrase
from ui.rooms.journal.state.acts import Do
from ui.rooms.journal.state.journal import Journal

Doing = Callable[[Do, str], object]
"""Says what was asked for by hand."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known, the language it is said in, and where the shop's clock stands."""

    state: Journal
    say: Speech
    zone: tzinfo | None

    def word(self, said: str | Phrase) -> str:
        """A name as it is, a phrase in this language."""
        return self.say.say(said) if isinstance(said, Phrase) else said
