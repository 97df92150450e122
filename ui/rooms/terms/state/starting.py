"""From which day a draft holds, and why it was written."""

from dataclasses import replace
from datetime import date
from typing import Final

from returns_station.phrase import Phrase
from ui.rooms.terms.state.chip import Chip, Day, Draft
from ui.rooms.terms.state.values import words_chip

KEY: Final = "valid_from"
NOTE: Final = "note"


def starts_chip(draft: Draft, today: date) -> Chip:
    """The day it takes effect, never one before today."""

    def put(day: date) -> Draft:
        return replace(draft, valid_from=day)

    said = Phrase("terms_room.starts_day", {"day": draft.valid_from})
    return Chip(KEY, Phrase("terms_room.starts"), said, Day(draft.valid_from, put, least=today))


def note_chip(draft: Draft) -> Chip:
    """Why it was written, for those who read it later."""
    return words_chip(
        NOTE, Phrase("terms_room.value.note"), draft.note, lambda note: replace(draft, note=note)
    )
