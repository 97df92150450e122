"""What has the focus is seen: it is scrolled to, wherever the keyboard leads."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.tokens import HALO

_BY_KEYS: Final = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


def come_into_sight(thing: QWidget, reason: Qt.FocusReason) -> None:
    """Scroll to where it lies with its ring, if keys led here; a pointer is there already."""
    if reason not in _BY_KEYS:
        return
    outer = thing.parentWidget()
    while outer is not None:
        if isinstance(outer, QScrollArea):
            outer.ensureWidgetVisible(thing, 0, 2 * HALO)
        outer = outer.parentWidget()
