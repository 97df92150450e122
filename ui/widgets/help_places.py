"""Where keys work on a screen: found in the tree of its widgets, whatever room it is."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QWidget

from ui.widgets.field import Field
from ui.widgets.keycap import KeyCap
from ui.widgets.pressable import Pressable, Shape

_PROPERTY: Final = "keys"
_LEAST: Final = 24  # px: of what is nearly scrolled away no key is shown


@dataclass(frozen=True, slots=True)
class Host:
    """A thing that is seen, the keys that work on it, and what it calls itself."""

    names: tuple[str, ...]
    place: QRect
    called: str
    kind: type[QWidget]
    primary: bool = False


def works_here(widget: QWidget, *names: str) -> None:
    """These keys work on the widget though it wears no cap for them: arrows, signs, Space."""
    widget.setProperty(_PROPERTY, list(names))


def hosts(room: QWidget, over: QWidget) -> tuple[Host, ...]:
    """All that keys work on in a room, where they are seen from `over`."""
    found: dict[QWidget, tuple[str, ...]] = {}
    for cap in room.findChildren(KeyCap):
        owner = cap.parentWidget()
        if cap.key and isinstance(owner, (QAbstractButton, Field)):
            found[owner] = (cap.key,)
    for widget in (room, *room.findChildren(QWidget)):
        names = widget.property(_PROPERTY)
        if isinstance(names, list):
            found[widget] = (*found.get(widget, ()), *names)
    seen = ((widget, names, _seen(widget, room, over)) for widget, names in found.items())
    return tuple(
        Host(names, place, _called(widget), type(widget), _is_primary(widget))
        for widget, names, place in seen
        if min(place.width(), place.height()) >= _LEAST
    )


def _seen(widget: QWidget, room: QWidget, over: QWidget) -> QRect:
    """What of it is not scrolled away."""
    if not widget.isVisibleTo(room.window()):
        return QRect()
    place = _on(widget, over)
    outer = widget.parentWidget()
    while outer is not None and outer is not room.window():
        if isinstance(outer, QAbstractScrollArea):
            place &= _on(outer.viewport(), over)
        outer = outer.parentWidget()
    return place & _on(room, over)


def _on(widget: QWidget, over: QWidget) -> QRect:
    return QRect(over.mapFromGlobal(widget.mapToGlobal(QPoint(0, 0))), widget.size())


def _called(widget: QWidget) -> str:
    return widget.called if isinstance(widget, Pressable) else widget.accessibleName()


def _is_primary(widget: QWidget) -> bool:
    return isinstance(widget, Pressable) and widget.shape is Shape.PRIMARY
