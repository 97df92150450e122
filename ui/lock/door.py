"""What the lock asks of the door, and what it is given."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from returns_station.adapters.speech import Speech
from returns_station.case import Who
from returns_station.desk.people.views import BadgeSeen, FirstManager, SignedIn
from ui.lock.state import Ask


class Door(Protocol):
    """The door as the lock knows it; each call may raise a StationError."""

    def badge(self, code: str, desk: str) -> BadgeSeen:
        """Whose badge it is."""
        ...

    def sign_in(self, code: str, secret: str, desk: str) -> SignedIn:
        """Let her in."""
        ...

    def first_secret(self, code: str, new: str, desk: str) -> SignedIn:
        """Let her choose her first PIN, and let her in."""
        ...

    def recover(self, code: str, new_secret: str, desk: str) -> FirstManager:
        """Let in by a code on paper."""
        ...

    def first_manager(self, name: str, secret: str, desk: str, language: str = "") -> FirstManager:
        """Make the first manager, while nobody is staff."""
        ...

    def stands(self, who: Who) -> SignedIn | None:
        """Who signed in, as she stands now."""
        ...


class Covered(Protocol):
    """The window, as far as the lock knows it."""

    def cover(self, sheet: QWidget | None) -> None:
        """Let this alone be seen; None: the rooms again."""

    def pressed_again(self, name: str, event: QKeyEvent) -> bool:
        """Whether a key is the press before, told again."""
        ...


@dataclass(frozen=True, slots=True)
class Setting:
    """What the lock is given: the time, where it stands, its language, and who waits."""

    clock: Callable[[], datetime]
    desk: Callable[[], str]
    where: Callable[[], str]
    say: Callable[[], Speech]
    minutes: Callable[[], int]
    busy: Callable[[], bool] = lambda: False
    # A room may want somebody else's badge for itself: a supervisor's, who says yes.
    wanted: Callable[[str], bool] = lambda _: False


def recovered(door: Door, ask: Ask, desk: str) -> tuple[FirstManager, SignedIn]:
    """A code on paper makes a new badge, and with that she signs in."""
    made = door.recover(ask.code, ask.secret, desk)
    return made, door.sign_in(made.badge.code, ask.secret, desk)


def founded(door: Door, ask: Ask, desk: str, language: str) -> tuple[FirstManager, SignedIn]:
    """The first manager is made, and signs in with the badge that was made for her."""
    made = door.first_manager(ask.code, ask.secret, desk, language)
    return made, door.sign_in(made.badge.code, ask.secret, desk)
