"""A mail as it is read: our own template's marks drawn on its own paper; it loads nothing."""

import re
from typing import Final

from PySide6.QtCore import QRectF, QSize, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QAccessible,
    QColor,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextDocument,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from returns_station.adapters.plain import plain
from ui.theme import theme
from ui.tokens import LIGHT, Role

_LEAST: Final = 240
# Qt knows the parts of a font and not the one line that says them all.
_FONT: Final = re.compile(r"font: (\d+) (\d+px)/\d+px ([^;]+);")
_PARTS: Final = r"font-weight: \1; font-size: \2; font-family: \3;"


class MailSheet(QWidget):
    """As wide as its place, as high as the mail; always on light paper, as most will see it."""

    spoken = QAccessible.Role.StaticText

    def __init__(self) -> None:
        super().__init__()
        self._shown = ""
        # A child: else it might go with the rubbish of another thread, which Qt does not survive.
        self._document = _Unloading(self)
        self._document.setDocumentMargin(0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def tell(self, html: str, words: str) -> None:
        """Show it; `words` are the same for who does not see it."""
        if html == self._shown:
            return
        self._shown = html
        self._document.setDefaultFont(theme().font(Role.BODY))
        self._document.setHtml(_FONT.sub(_PARTS, html))
        self.setAccessibleName(plain(words, limit=2_000))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the words are."""
        return round(self._document.size().height() * self._fit(width))

    def sizeHint(self) -> QSize:
        """A comfortable width."""
        width = theme().px(_LEAST)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """It may be narrow."""
        return QSize(theme().px(_LEAST) // 2, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(LIGHT.paper))
        fit = self._fit(self.width())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(fit, fit)
        context = QAbstractTextDocumentLayout.PaintContext()
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Text, QColor(LIGHT.ink))
        palette.setColor(QPalette.ColorRole.Link, QColor(LIGHT.ink))
        context.palette = palette
        context.clip = QRectF(0, 0, self.width() / fit, self.height() / fit)
        self._document.documentLayout().draw(painter, context)

    def _fit(self, width: int) -> float:
        """Lay it as wide as it can be, and say by how much it is drawn smaller to fit."""
        self._document.setTextWidth(width)
        needs = self._document.size().width()
        return min(1.0, width / needs) if needs else 1.0


class _Unloading(QTextDocument):
    """Fetches nothing, from nowhere."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """There is nothing."""
        return None
