"""What a screen reader is told of a window: every thing with role, name, description, state."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from ui.widgets.announce import ANNOUNCER

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
    """All that is shown, in the order a screen reader walks it."""
    for nr in range(spoken_of(window).childCount()):
        child = spoken_of(window).child(nr)
        thing = child.object() if child is not None else None
        if isinstance(thing, QWidget) and thing.isVisible():
            yield thing
            yield from tree(thing)


def reachable(window: QWidget) -> list[QWidget]:
    """What Tab stops at, in its order."""
    found: list[QWidget] = []
    thing = window.nextInFocusChain()
    while thing is not window and len(found) < 1000:
        takes = thing.focusPolicy() & Qt.FocusPolicy.TabFocus and thing.focusProxy() is None
        if takes and thing.isVisible() and thing.isEnabled() and window.isAncestorOf(thing):
            found.append(thing)
        thing = thing.nextInFocusChain()
    return found


def unheard(window: QWidget) -> list[str]:
    """What a screen reader could not tell: no name, no role, two alike, another order."""
    faults = []
    stops = [heard(each) for each in reachable(window)]
    faults += [f"no name: {each}" for each in stops if not each.name]
    faults += [f"no role: {each}" for each in stops if each.role in MUTE]
    told = [(each.role, each.name, each.description) for each in stops]
    faults += [f"twice: {one}" for one, key in zip(stops, told, strict=True) if told.count(key) > 1]
    walked = list(tree(window))
    order = [each for each in walked if any(each is one.widget for one in stops)]
    if [id(each) for each in order] != [id(one.widget) for one in stops]:
        faults.append("read in another order than Tab goes")
    for each in walked:
        if isinstance(each, QLabel | QLineEdit) and not heard(each).name:
            if not isinstance(each, QLabel) or each.text():
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
