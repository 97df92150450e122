"""What changes on the screen is said: the one door to the voice of a screen reader."""

from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


class Announcer(QObject):
    """Tells what was said, for who listens without a screen reader."""

    said = Signal(str)


ANNOUNCER: Final = Announcer()


def announce(widget: QWidget, text: str, *, at_once: bool = False) -> None:
    """Have this said; `at_once` before what is being said, else after it."""
    if not text:
        return
    politeness = QAccessible.AnnouncementPoliteness
    event = QAccessibleAnnouncementEvent(widget, text)
    event.setPoliteness(politeness.Assertive if at_once else politeness.Polite)
    QAccessible.updateAccessibility(event)
    ANNOUNCER.said.emit(text)
