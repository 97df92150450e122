"""What a key is called, and whether it was pressed twice by one hand that trembled."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

TWICE_MS: Final = 250
"""The same key again within so long is the same wish."""
_NAMES: Final = {
    Qt.Key.Key_Return: "Enter",
    Qt.Key.Key_Enter: "Enter",
    Qt.Key.Key_Escape: "Esc",
    Qt.Key.Key_Up: "Up",
    Qt.Key.Key_Down: "Down",
    Qt.Key.Key_Space: "Space",
}
_FUNCTIONS: Final = 12
_AGAIN: Final = frozenset(("Up", "Down", "+", "-"))


def name_of(event: QKeyEvent) -> str:
    """The name a key has in the rooms' tables; a letter is told as a capital."""
    number = event.key() - int(Qt.Key.Key_F1) + 1
    if 1 <= number <= _FUNCTIONS:
        return f"F{number}"
    return _NAMES.get(Qt.Key(event.key()), "") or event.text().upper()


class Once:
    """Tells a key that a person pressed once and the board, or a trembling hand, told twice.

    What one walks and counts with is pressed fast on purpose. Enter held down is one wish, too.
    """

    def __init__(self) -> None:
        self._name, self._at = "", 0

    def again(self, name: str, event: QKeyEvent) -> bool:
        """Whether this is the press before, told again."""
        at = event.timestamp()
        last, since = self._name, at - self._at
        self._name, self._at = name, at
        if event.isAutoRepeat():
            return name == "Enter"
        # Events without a time of their own are nobody's trembling hand.
        return name == last and name not in _AGAIN and bool(at) and 0 < since < TWICE_MS
