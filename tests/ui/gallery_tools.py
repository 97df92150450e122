"""How a gallery is laid out, and how a thing is shown in a state it has only under a hand."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.tokens import Role
from ui.widgets.label import PlainLabel
from ui.widgets.pressable import Pressable
from ui.widgets.sheet import Sheet


def room(build: Callable[[QVBoxLayout], None], width: int) -> QWidget:
    """A ground of the room's paper with the things that `build` adds."""
    ground = Sheet("paper", "", 0)
    column = QVBoxLayout(ground)
    column.setContentsMargins(40, 32, 40, 32)
    column.setSpacing(16)
    build(column)
    column.addStretch(1)
    ground.setFixedWidth(width)
    return ground


def row(*things: QWidget, spacing: int = 8) -> QHBoxLayout:
    """Things beside each other."""
    line = QHBoxLayout()
    line.setSpacing(spacing)
    for thing in things:
        line.addWidget(thing)
    line.addStretch(1)
    return line


def caption(text: str) -> PlainLabel:
    """A section's label."""
    return PlainLabel(text, Role.SMALL_STRONG, "ink_soft")


def hover(thing: Pressable) -> Pressable:
    """The thing as under a pointer."""
    thing.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    return thing


def focused(thing: Pressable) -> Pressable:
    """The thing as with the focus."""
    FOCUSED.append(thing)
    return thing


FOCUSED: list[Pressable] = []


def pressed(thing: Pressable) -> Pressable:
    """The thing as held down."""
    thing.setDown(True)
    return thing
