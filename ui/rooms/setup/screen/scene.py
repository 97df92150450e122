"""What a part of the page is told, and how it answers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from ui.rooms.setup.state.choice import Words
from ui.rooms.setup.state.keys import Do
from ui.rooms.setup.state.setup import Setup
from ui.theme import theme
from ui.widgets.flow import Flow

__all__ = ["Do", "Doing", "Part", "Scene", "column", "in_lines", "row"]


Doing: TypeAlias = Callable[[Do, str, str], object]
"""What was asked for, of what, and with which text or number."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One moment of the room in the clerk's language."""

    state: Setup
    say: Speech

    def words(self, words: Words) -> str:
        """A sentence of ours said, a name as it is."""
        return words if isinstance(words, str) else self.say.say(words)


class Part(QWidget):
    """One question of the page; `spots` are the things in it that take the focus, by name."""

    def tell(self, scene: Scene) -> None:
        """Show this moment."""
        raise NotImplementedError

    def spots(self) -> tuple[tuple[str, QWidget], ...]:
        """What can be chosen here, in its order."""
        return ()

    def first(self) -> QWidget | None:
        """Where the focus lies when one comes here."""
        spots = [spot for _, spot in self.spots() if spot.isEnabled()]
        return spots[0] if spots else None


def column(within: QWidget | None = None, spacing: int = 8) -> QVBoxLayout:
    """Things below each other, with no margin of their own."""
    made = QVBoxLayout() if within is None else QVBoxLayout(within)
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(theme().gap(spacing))
    return made


def row(spacing: int = 12) -> QHBoxLayout:
    """Things beside each other, with no margin of their own."""
    made = QHBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(theme().gap(spacing))
    return made


def in_lines(*buttons: QWidget) -> QWidget:
    """Beside each other as far as there is room."""
    held = QWidget()
    lines = Flow(theme().gap(12))
    for button in buttons:
        lines.addWidget(button)
    held.setLayout(lines)
    return held
