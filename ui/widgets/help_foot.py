"""The foot of help: the scanner goes first, and how to change rooms."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme import theme
from ui.tokens import Role
from ui.widgets.glyph import Glyph
from ui.widgets.label import PlainLabel

_WIDE = 560


@dataclass(frozen=True, slots=True)
class HelpWords:
    """What help says besides its keys."""

    title: str
    close: str
    scanner: str
    scanner_what: str
    rooms: str


class HelpFoot(QWidget):
    """The scanner's icon, and three lines."""

    def __init__(self, words: HelpWords) -> None:
        super().__init__()
        look = theme()
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(PlainLabel(words.scanner, Role.TITLE, wrap=True))
        for quiet in (words.scanner_what, words.rooms):
            lines.addWidget(PlainLabel(quiet, Role.SMALL, "ink_soft", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, look.gap(8), 0, look.gap(8))
        row.setSpacing(look.gap(20))
        row.addWidget(Glyph("barcode", 40), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(lines, 1)

    def fit(self, widest: int) -> QSize:
        """As wide as its words, and as high as that makes it."""
        layout = self.layout()
        assert layout is not None
        wide = min(widest, theme().px(_WIDE), layout.sizeHint().width())
        return QSize(wide, layout.totalHeightForWidth(wide))


class HelpList(QScrollArea):
    """All keys in rows, two abreast; it scrolls where there are many or the text is large."""

    def __init__(self, boxes: list[QWidget], abreast: int) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, theme().gap(16), 0)
        row.setSpacing(theme().gap(32))
        tall = -(-len(boxes) // abreast)
        for nr in range(abreast):
            column = QVBoxLayout()
            column.setSpacing(0)
            for box in boxes[nr * tall : (nr + 1) * tall]:
                column.addWidget(box)
            column.addStretch(1)
            row.addLayout(column, 1)
        self.setWidget(held)
