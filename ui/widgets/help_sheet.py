"""The help sheet: the keys of the open page, large, over the room; every key still works."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import theme
from ui.tokens import CARD_CORNER, LARGE_TEXT, Role
from ui.widgets.glyph import Glyph
from ui.widgets.keycap import KeyCap
from ui.widgets.label import PlainLabel
from ui.widgets.paint import rounded
from ui.widgets.perforation import Perforation


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys that do one thing, and what that is, in words; the green one is set apart."""

    names: tuple[str, ...]
    words: str
    green: bool = False


@dataclass(frozen=True, slots=True)
class HelpWords:
    """What the sheet says besides its keys."""

    title: str
    scanner: str
    scanner_what: str
    rooms: str


class HelpSheet(QWidget):
    """Lies over its parent from edge to edge."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        look = theme()
        self._title = PlainLabel("", Role.SAY)
        self._scanner = PlainLabel("", Role.TITLE, wrap=True)
        self._what = PlainLabel("", Role.SMALL, "ink_soft", wrap=True)
        self._rooms = PlainLabel("", Role.SMALL, "ink_soft", wrap=True)
        self._grid = QGridLayout()
        self._grid.setSpacing(look.gap(16))
        texts = QVBoxLayout()
        texts.setSpacing(look.gap(4))
        for words in (self._scanner, self._what, self._rooms):
            texts.addWidget(words)
        foot = QHBoxLayout()
        foot.setSpacing(look.gap(24))
        foot.addWidget(Glyph("barcode", 48))
        foot.addLayout(texts, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(*(look.gap(side) for side in (40, 32, 40, 32)))
        page.setSpacing(look.gap(24))
        page.addWidget(self._title)
        page.addLayout(self._grid)
        page.addStretch(1)
        page.addWidget(Perforation())
        page.addLayout(foot)
        self.hide()

    def tell(self, keys: tuple[Keys, ...], words: HelpWords) -> None:
        """Show these keys."""
        for item in iter(partial(self._grid.takeAt, 0), None):
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        wide = 1 if theme().scale >= LARGE_TEXT else 2
        for nr, each in enumerate(keys):
            self._grid.addWidget(_Group(each), nr // wide, nr % wide)
        self._title.say(words.title)
        self._scanner.say(words.scanner)
        self._what.say(words.scanner_what)
        self._rooms.say(words.rooms)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the paper over the room."""
        QPainter(self).fillRect(self.rect(), theme().colour("paper"))


class _Group(QWidget):
    """Caps and words in a dashed frame."""

    def __init__(self, keys: Keys) -> None:
        super().__init__()
        self._green = keys.green
        look = theme()
        row = QHBoxLayout(self)
        row.setContentsMargins(*(look.gap(side) for side in (20, 14, 20, 14)))
        row.setSpacing(look.gap(8))
        for name in keys.names:
            row.addWidget(KeyCap(name, ink="ink", large=True), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(look.gap(8))
        ink = "yes_ink" if keys.green else "ink"
        words = PlainLabel(keys.words, Role.LEAD, ink, wrap=True)
        row.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame; the green thing lies on its own paper."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room, corner = QRectF(self.rect()), theme().px(CARD_CORNER)
        if self._green:
            rounded(painter, room, corner, fill="yes_soft", edge="yes", width=2)
        else:
            rounded(painter, room, corner, edge="edge", width=2, dashed=True)
