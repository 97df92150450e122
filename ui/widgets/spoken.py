"""What a screen reader is told of our things: the role, the state and the key of each.

Qt knows what its own widgets are, of ours only that they are widgets or buttons. A class that is
more says so by `spoken`, a role of Qt's; a thing one presses tells its keys in its description.
"""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from ui.widgets.keycap import KeyCap
from ui.widgets.label import PlainLabel
from ui.widgets.pressable import Pressable

_ROLE: Final = QAccessible.Role
_TICKED: Final = (_ROLE.CheckBox, _ROLE.RadioButton)
_TURNED_TO: Final = (_ROLE.PageTab, _ROLE.ListItem)
_PRESS: Final = "Press"  # as Qt names it; no user sees it
_LISTENING: list[bool] = []


class Spoken(QAccessibleWidget):
    """One of our things as a screen reader sees it."""

    def role(self) -> QAccessible.Role:
        """What it is now: what can be chosen is no mere button any more."""
        kind = getattr(self.widget(), "spoken", _ROLE.NoRole)
        return kind if isinstance(kind, QAccessible.Role) else _ROLE.NoRole

    def text(self, kind: QAccessible.Text) -> str:
        """Its name, its description with its keys, the rest as Qt has it."""
        told = super().text(kind)
        widget = self.widget()
        if kind is QAccessible.Text.Name and not told and isinstance(widget, PlainLabel):
            return widget.text()
        if kind is QAccessible.Text.Description and isinstance(widget, Pressable):
            return ", ".join(part for part in (told, *keys_on(widget)) if part)
        return told

    def state(self) -> QAccessible.State:
        """Ticked, turned to or busy, besides what Qt knows."""
        state, widget, role = super().state(), self.widget(), self.role()
        if not isinstance(widget, Pressable):
            return state
        chosen = int(widget.isChecked())
        if role in _TICKED:
            state.checkable, state.checked = 1, chosen
        elif role in _TURNED_TO:
            state.selectable, state.selected = 1, chosen
        state.busy = int(widget.busy)
        return state

    def childCount(self) -> int:
        """What is covered tells nothing of what is in it."""
        widget = self.widget()
        if getattr(widget, "told_when_seen", False) and not widget.isVisible():
            return 0
        return super().childCount()

    def actionNames(self) -> list[str]:
        """One presses it."""
        widget = self.widget()
        pressed = isinstance(widget, Pressable) and widget.isEnabled()
        return [_PRESS, *super().actionNames()] if pressed else super().actionNames()

    def doAction(self, name: str) -> None:
        """Press it, as a finger would."""
        widget = self.widget()
        if name == _PRESS and isinstance(widget, Pressable):
            # What is covered or put away in a window that is seen is pressed by nobody.
            if widget.isVisible() or not widget.window().isVisible():
                widget.press()
        else:
            super().doAction(name)


def keys_on(thing: Pressable) -> Iterator[str]:
    """The keys whose caps it wears; those of smaller things on it are theirs."""
    for cap in thing.findChildren(KeyCap):
        if cap.key and cap.parentWidget() is thing:
            yield cap.key


def listen() -> None:
    """Have Qt ask us first what our things are; once is enough for a process."""
    if not _LISTENING:
        _LISTENING.append(True)
        QAccessible.installFactory(_made)


def _made(_name: str, thing: QObject) -> QAccessibleInterface | None:
    role = getattr(thing, "spoken", None)
    if not isinstance(thing, QWidget) or not isinstance(role, QAccessible.Role):
        return None
    return Spoken(thing, role)
