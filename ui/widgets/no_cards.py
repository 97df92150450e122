"""A payment card's number stays in no field, nor does a badge: each is wiped as it stands whole."""

import re
from typing import Final

from PySide6.QtWidgets import QLineEdit

from returns_station.scan import holds_card_number
from returns_station.scan.badges import badge_in, holds_badge

# Digits that are still being written may grow into a longer number that is no card's.
_GROWING: Final = re.compile(r"[\d .\-]+$")

# A stripe is looked at when it has come whole: wiped in part it leaves a name behind.
_STRIPE: Final = re.compile(r"(?:%[Bb]|;)\d")


def keep_cards_out(edit: QLineEdit) -> None:
    """Watch a field: what stands before its last digits at each key, all of it when one leaves."""
    edit.textEdited.connect(lambda text: _wipe(edit) if _holds_card(text) else None)
    edit.editingFinished.connect(lambda: wipe_card(edit))


def wipe_card(edit: QLineEdit) -> None:
    """Empty a field that holds a card's number or a badge, for good: nothing brings it back."""
    text = edit.text()
    # A badge comes as letters where a scanner types too slowly to be told from a person.
    if holds_card_number(text) or badge_in(text.strip()) or holds_badge(text):
        _wipe(edit)


def _holds_card(text: str) -> bool:
    """Whether a card's number was written to its end, while somebody or something writes on."""
    return not _STRIPE.search(text) and holds_card_number(_GROWING.sub("", text))


def _wipe(edit: QLineEdit) -> None:
    # Unlike clear(), this forgets what could be undone, too.
    edit.setText("")
    edit.textEdited.emit("")
