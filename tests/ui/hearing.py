"""What a screen reader is told of a window: every thing with role, name, description, state."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QLabel, QWidget

from ui.widgets.announce import ANNOUNCER
from ui.widgets.help_over import HelpOver
from ui.widgets.toast import Toast

ROLE = QAccessible.Role
MUTE = (ROLE.NoRole, ROLE.Client)


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing as it is told."""

    widget: QWidget
    role: QAccessible.Role
    name: str
    description: str

    def __str__(self) -> str:
        """For who reads a failed test."""
        return f"{type(self.widget).__name__} {self.role.name} {self.name!r} {self.description!r}"


def spoken_of(widget: QWidget) -> QAccessibleInterface:
    """Its place in the accessibility tree."""
    told = QAccessible.queryAccessibleInterface(widget)
    assert told is not None, widget
    return told


def heard(widget: QWidget) -> Heard:
    """What is told of one thing."""
    told, text = spoken_of(widget), QAccessible.Text
    return Heard(widget, told.role(), told.text(text.Name), told.text(text.Description))


def tree(window: QWidget) -> Iterator[QWidget]:
    """All that is shown, in the order a screen reader walks it: Qt's tree is that of widgets."""
    for child in window.children():
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow():
            yield child
            yield from tree(child)


def reachable(window: QWidget) -> list[QWidget]:
    """What Tab stops at, in its order.

    Walked as by hand: QWidget.nextInFocusChain() makes each thing Python's child of the one before
    it, which ends in a crash a while later (PySide6 6.11).
    """
    found: list[QWidget] = []
    before = window.focusWidget()
    window.setFocus()
    here = window
    while QWidget.focusNextPrevChild(here, True):
        here = window.focusWidget()
        if here is window or here in found:
            break
        found.append(here)
    if before is not None:
        before.setFocus()
    return found


def unheard(window: QWidget, reached: list[QWidget], *, in_order: bool = True) -> list[str]:
    """What a screen reader could not tell: no name, no role, two alike, another order.

    What can be reached is given: to walk the way of Tab takes as long as all else of a page.
    """
    faults = []
    stops = [heard(each) for each in reached]
    faults += [f"no name: {each}" for each in stops if not each.name]
    faults += [f"no role: {each}" for each in stops if each.role in MUTE]
    told = [(each.role, each.name, each.description) for each in stops]
    faults += [f"twice: {one}" for one, key in zip(stops, told, strict=True) if told.count(key) > 1]
    walked = list(tree(window))
    # A toast and help lie on top of all, and Tab comes to them before the page.
    lies = [
        one.widget
        for one in stops
        if not isinstance(one.widget.parentWidget(), Toast) and not isinstance(one.widget, HelpOver)
    ]
    order = [each for each in walked if each in lies]
    if in_order and order != lies:
        faults.append("read in another order than Tab goes")
    for each in walked:
        if isinstance(each, QLabel) and each.text() and not heard(each).name:
            faults.append(f"silent: {heard(each)}")
        elif each.accessibleName() and heard(each).role in MUTE:
            faults.append(f"a name without a role: {heard(each)}")
    return faults


class Voice:
    """A screen reader that writes down what it says."""

    def __init__(self) -> None:
        self.said: list[str] = []
        ANNOUNCER.said.connect(self.said.append)

    def stop(self) -> None:
        """Listen no more."""
        ANNOUNCER.said.disconnect(self.said.append)
