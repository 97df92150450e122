"""Whether all of a window is seen: no text cut, broken, squeezed, outside its place or behind."""

from collections.abc import Iterator, MutableSequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Final, Protocol, TypeVar, cast

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit, QScrollArea, QWidget

from tests.ui.hearing import reachable, unheard
from ui.rooms.terms.screen.panel import Panel
from ui.widgets.button import Button
from ui.widgets.camera_sheet import CameraSheet
from ui.widgets.chip import Chip
from ui.widgets.choice import Choice
from ui.widgets.drop_cue import DropCue
from ui.widgets.group_chip import GroupChip
from ui.widgets.help_over import HelpOver
from ui.widgets.keycap import KeyCap
from ui.widgets.label import PlainLabel
from ui.widgets.pressable import Pressable
from ui.widgets.toast import Toast
from ui.widgets.value_line import ValueLine

T = TypeVar("T", bound=QWidget)
C = TypeVar("C", bound="Closes")
SLACK: Final = 2  # px: what a rounded half is worth
_NEVER_CUT: Final = (Button, Chip, Choice, GroupChip)
_LAID_OVER: Final = (Toast, CameraSheet, DropCue, HelpOver, Panel)
_MAY_BREAK_AFTER: Final = frozenset(" -/\u2010\u2013\u2014\u00ad")


@dataclass(frozen=True, slots=True)
class Seen:
    """A text, where its letters are on the window, and over what it is laid."""

    label: PlainLabel
    place: QRect
    layer: QWidget | None


class Closes(Protocol):
    """A window of a room alone."""

    def close(self) -> None:
        """Close it and let it go."""
        ...


def close_all(windows: MutableSequence[C]) -> None:
    """Close those that were open: what still lives is laid out and dressed with all that follow."""
    while windows:
        windows.pop().close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def faults_of(window: QWidget, *, in_order: bool = True) -> list[str]:
    """What of a page is not seen, or not heard, as it should be."""
    found = misfits(window)
    stops = reachable(window)
    found += unheard(window, stops, in_order=in_order)
    return [*found, *map("not seen: {}".format, out_of_sight(stops))]


def misfits(window: QWidget) -> list[str]:
    """What of the window is not seen as it should be, each in words."""
    labels = [each for each in _shown(window, PlainLabel) if each.text()]
    faults = [f"{fault}: {_named(each)}" for each in labels for fault in _cut(each)]
    faults += [f"outside {_outside(each)}: {_named(each)}" for each in labels if _outside(each)]
    faults += [
        f"cap squeezed: {cap.key} on {type(cap.parentWidget()).__name__}"
        for cap in _shown(window, KeyCap)
        if cap.width() < cap.sizeHint().width() or cap.height() < cap.sizeHint().height()
    ]
    faults += [
        f"sentence squeezed: {line.accessibleName()}"
        for line in _shown(window, ValueLine)
        if line.height() + SLACK < line.heightForWidth(line.width())
        or any(chip.geometry().right() > line.width() + SLACK for chip in line.order)
    ]
    return faults + list(_behind(window, labels))


def _shown(window: QWidget, kind: type[T]) -> list[T]:
    """All of a kind that is shown; what lies under help is not."""
    over = next((each for each in window.findChildren(HelpOver) if each.isVisible()), None)
    return [
        each
        for each in window.findChildren(kind)
        if each.isVisible() and not each.size().isEmpty() and not _covered(each, over)
    ]


def _covered(thing: QWidget, over: HelpOver | None) -> bool:
    if over is None or over.isAncestorOf(thing):
        return False
    place = QRect(over.mapFromGlobal(thing.mapToGlobal(QPoint(0, 0))), thing.size())
    return over.rect().intersects(place)


def _cut(label: PlainLabel) -> Iterator[str]:
    """Shortened, too low, or broken within a word."""
    lines = label.shown.lines
    shortened = "".join(lines).split() != label.text().split()
    controls = isinstance(_owner(label), _NEVER_CUT)
    if shortened and (controls or not label.may_be_cut):
        yield "cut"
    elif label.shown.size.height() > label.height() + SLACK:
        yield f"too low by {round(label.shown.size.height() - label.height())}"
    for line, following in pairwise(lines):
        if line and line[-1] not in _MAY_BREAK_AFTER and following[:1].isalnum():
            yield "a word broken"
            return


def _owner(label: QWidget) -> QWidget | None:
    """The thing one presses that it stands on."""
    outer = label.parentWidget()
    while outer is not None and not isinstance(outer, Pressable):
        outer = outer.parentWidget()
    return outer


def _letters(label: PlainLabel) -> QRect:
    """Where its letters are, on the label."""
    size = label.shown.size
    wide, high = min(round(size.width()), label.width()), min(round(size.height()), label.height())
    align = label.leans
    left = label.width() - wide
    if align is Qt.AlignmentFlag.AlignLeft:
        left = 0
    elif align is Qt.AlignmentFlag.AlignHCenter:
        left //= 2
    top = 0 if label.hasHeightForWidth() else (label.height() - high) // 2
    return QRect(left, top, wide, high)


def _outside(label: PlainLabel) -> str:
    """The thing it stands on and reaches out of; what can be scrolled to is not out of it."""
    place, inner = _letters(label), cast("QWidget", label)
    for outer in _outwards(label):
        place = QRect(inner.mapTo(outer, place.topLeft()), place.size())
        inner = outer
        room = outer.rect()
        if place.left() < -SLACK or place.right() > room.right() + SLACK:
            return type(outer).__name__
        if _is_viewport(outer):
            place &= room
            if place.isEmpty():
                return ""
        elif place.top() < -SLACK or place.bottom() > room.bottom() + SLACK:
            return type(outer).__name__
    return ""


def _outwards(thing: QWidget) -> Iterator[QWidget]:
    outer = thing.parentWidget()
    while outer is not None:
        yield outer
        if outer.isWindow():
            return
        outer = outer.parentWidget()


def _is_viewport(widget: QWidget) -> bool:
    area = widget.parentWidget()
    return isinstance(area, QAbstractScrollArea) and area.viewport() is widget


def _behind(window: QWidget, labels: list[PlainLabel]) -> Iterator[str]:
    """Texts that lie on each other, or under a thing to press or to write in."""
    seen = [each for each in (_seen(label, window) for label in labels) if not each.place.isEmpty()]
    for one, other in combinations(seen, 2):
        if one.layer is other.layer and _overlap(one.place, other.place):
            yield f"on each other: {_named(one.label)} and {_named(other.label)}"
    for thing in (*_shown(window, Pressable), *_shown(window, QLineEdit)):
        place, layer = _visible(thing, thing.rect(), window), _layer(thing)
        for text in seen:
            related = thing.isAncestorOf(text.label) or text.label.isAncestorOf(thing)
            if not related and text.layer is layer and _overlap(place, text.place):
                under = thing.accessibleName() or type(thing).__name__
                if not any(one.isAncestorOf(thing) for one in _outwards(text.label)
                           if isinstance(one, Pressable)):  # fmt: skip
                    yield f"under {under}: {_named(text.label)}"


def _overlap(one: QRect, other: QRect) -> bool:
    common = one & other
    return common.width() > SLACK and common.height() > 2 * SLACK


def _seen(label: PlainLabel, window: QWidget) -> Seen:
    return Seen(label, _visible(label, _letters(label), window), _layer(label))


def _visible(thing: QWidget, place: QRect, window: QWidget) -> QRect:
    """The part on the window that is not scrolled away."""
    inner = thing
    for outer in _outwards(thing):
        place = QRect(inner.mapTo(outer, place.topLeft()), place.size())
        inner = outer
        if _is_viewport(outer):
            place &= outer.rect()
        if outer is window:
            break
    return place


def _layer(thing: QWidget) -> QWidget | None:
    return next((each for each in (thing, *_outwards(thing)) if isinstance(each, _LAID_OVER)), None)


def _named(label: PlainLabel) -> str:
    owner = label.parentWidget()
    return f"{type(owner).__name__} {label.text()!r} ({label.width()}x{label.height()})"


def out_of_sight(stops: list[QWidget]) -> list[str]:
    """What has the focus by the keyboard and is not seen at all, or less than it could be."""
    lost = []
    for stop in stops:
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        areas = [each for each in _outwards(stop) if isinstance(each, QScrollArea)]
        for area in areas:
            port = area.viewport()
            place = QRect(stop.mapTo(port, QPoint(0, 0)), stop.size())
            if (place & port.rect()).height() < min(stop.height(), port.height()) - SLACK:
                lost.append(stop.accessibleName() or type(stop).__name__)
    return lost
