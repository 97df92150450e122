"""What a key says, by its place: a scanner types as if every board were American."""

import sys
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

# Linux numbers the keys as the first PC did (scan code set 1); X11 and Wayland add 8. Windows hands
# out set 1 itself, says its documentation; untried. macOS has other numbers: there we trust text().
_FIRST: Final = 0 if sys.platform == "win32" else 8
_ROWS: Final = (
    (2, "1234567890-=", "!@#$%^&*()_+"),
    (16, "qwertyuiop[]", "QWERTYUIOP{}"),
    (30, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
    (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
    (57, " ", " "),
)
_US: Final = {
    _FIRST + code + place: pair
    for code, plain, shifted in _ROWS
    for place, pair in enumerate(zip(plain, shifted, strict=True))
}
_BY_PLACE: Final = sys.platform != "darwin"

_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_ALT: Final = Qt.KeyboardModifier.AltModifier
_META: Final = Qt.KeyboardModifier.MetaModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_HELD_KEYS: Final = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
    }
)


def is_modifier(event: QKeyEvent) -> bool:
    """Whether the key only changes what others mean."""
    return event.key() in _HELD_KEYS


def commands(event: QKeyEvent) -> bool:
    """Whether the key is an order to the program: Ctrl, Alt or Meta with it, F1 to F35, Esc."""
    if _chord(event) and not (_both(event) and event.text().isprintable() and event.text()):
        return True
    return event.key() == Qt.Key.Key_Escape or Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35


def character(event: QKeyEvent, *, us_keys: bool) -> str:
    """What a scanner meant by the key: a character, a control character by Ctrl, or ""."""
    pair = _US.get(event.nativeScanCode()) if us_keys and _BY_PLACE else None
    if not pair:
        return event.text() if event.text().isprintable() or _ctrl_alone(event) else ""
    meant = pair[bool(event.modifiers() & _SHIFT)]
    if _ctrl_alone(event):
        control = ord(meant.upper()) ^ 0x40
        return chr(control) if control < ord(" ") else ""
    return "" if _chord(event) and not _both(event) else meant


def place(event: QKeyEvent) -> int:
    """Which key on the board it is, whatever Shift makes of it."""
    return event.nativeScanCode() or event.key()


def _chord(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & (_CTRL | _ALT | _META))


def _both(event: QKeyEvent) -> bool:
    # Windows tells AltGr as Ctrl and Alt together.
    return event.modifiers() & (_CTRL | _ALT | _META) == _CTRL | _ALT


def _ctrl_alone(event: QKeyEvent) -> bool:
    return event.modifiers() & (_CTRL | _ALT | _META) == _CTRL
