"""Tab goes as one reads: in the order in which things are laid out, however late they were made."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLayout, QScrollArea, QWidget


@runtime_checkable
class Ordered(Protocol):
    """A room whose rows come and go: the way of Tab is laid anew before it is walked."""

    def lay_order(self) -> None:
        """Lay it."""
        ...


def read_in_order(page: QWidget) -> None:
    """Lay the way of Tab through a page; rows that came later are else behind all others."""
    for one, next_ in pairwise(_stops(page)):
        QWidget.setTabOrder(one, next_)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    """The widget where Tab stops at it, and then all that lies in it.

    Tab passes what is hidden; once it is shown, the next Tab lays the way anew.
    """
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    layout = widget.layout()
    held = widget.widget() if isinstance(widget, QScrollArea) else None
    if held is not None:
        yield from _stops(held)
    elif layout is not None:
        yield from _laid(layout)
    elif not isinstance(widget, QAbstractScrollArea):
        # What is placed by hand is read by its place.
        here = (each for each in widget.children() if isinstance(each, QWidget))
        shown = (each for each in here if not each.isHidden())
        for child in sorted(shown, key=lambda each: (each.y(), each.x())):
            yield from _stops(child)


def _laid(layout: QLayout) -> Iterator[QWidget]:
    for nr in range(layout.count()):
        item = layout.itemAt(nr)
        inner = item.layout() if item is not None else None
        widget = item.widget() if item is not None else None
        if widget is not None and not widget.isHidden():
            yield from _stops(widget)
        elif inner is not None:
            yield from _laid(inner)
