"""What the room is given, and what it asks of the station off the window's thread."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from returns_station.case import Who
from returns_station.desk.dialogue.ports import Rendered, Wording
from returns_station.desk.errors import StationError
from returns_station.phrase import Phrase
from ui.rooms.templates.state.words import Draft, Place

if TYPE_CHECKING:
    from returns_station.desk.station import Station


class Words(Protocol):
    """Wordings for who works here; each call may raise a StationError."""

    def all(self) -> tuple[Wording, ...]:
        """Every kind in every language, as it is worded now."""

    def as_shipped(self, kind: str, language: str) -> Wording:
        """How the house words it."""

    def preview(self, kind: str, language: str, subject: str, body: str) -> Rendered:
        """How words would be read."""

    def save(self, wording: Wording) -> Wording:
        """Word a kind so from now on."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Who looks, local time, the wordings of a station, and the shop's own language."""

    who: Who
    now: Callable[[], datetime]
    words: "Callable[[Station, Who], Words]"
    language: str = "sv"


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of words: how they are read, or why they cannot be used."""

    rendered: Rendered | None = None
    wrong: Phrase | None = None


def tried(words: Words, at: Place, draft: Draft) -> Tried:
    """Read words as she would."""
    try:
        return Tried(words.preview(*at, draft.subject, draft.body))
    except StationError as error:
        return Tried(wrong=error.advice)
