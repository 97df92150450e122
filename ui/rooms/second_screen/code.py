"""The square of her slip, while there is no paper: large enough for any phone."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from returns_station.adapters.speech import Speech
from ui.rooms.second_screen.measure import LEAD, Measure
from ui.rooms.second_screen.parts import Words
from ui.tokens import CONTRAST, CONTROL_CORNER, SLIP_PAPER
from ui.widgets.laid import column, row

_SIDE = 208
_LEAST_MODULE = 3
_QUIET = 4  # modules
_WORDS = 300


class HerCode(QWidget):
    """The square, and beside it what to do with it."""

    def __init__(self, measure: Measure, text: str, say: Speech) -> None:
        super().__init__()
        words, middle = say("facing.code"), Qt.AlignmentFlag.AlignCenter
        square = Square(measure, text, words)
        if measure.upright or measure.large:
            made: QBoxLayout = column(measure.gap(12))
            made.addWidget(square, 0, middle)
            across = Qt.AlignmentFlag.AlignHCenter
            made.addWidget(Words(measure, words, LEAD, balanced=True, align=across))
        else:
            made, beside = row(measure.gap(28)), column()
            said = Words(measure, words, LEAD, wrap=True)
            said.setFixedWidth(measure.px(_WORDS))
            beside.addStretch(1)
            beside.addWidget(said)
            beside.addStretch(1)
            made.addStretch(1)
            made.addWidget(square, 0, middle)
            made.addLayout(beside)
            made.addStretch(1)
        self.setLayout(made)


class Square(QWidget):
    """A QR code, dark on white whatever the theme, in modules of whole pixels."""

    spoken = QAccessible.Role.Graphic

    def __init__(self, measure: Measure, text: str, name: str) -> None:
        super().__init__()
        # Only a slip without paper pays for what draws codes.
        from returns_station.adapters.printing.codes import square

        self._modules, self._dark = square(text, 1)
        across = self._modules + 2 * _QUIET
        self._module = max(_LEAST_MODULE, measure.gap(_SIDE) // across)
        self._side = self._module * across
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Square, with its quiet zone."""
        return QSize(self._side, self._side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the white and the dark."""
        painter, module = QPainter(self), self._module
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(SLIP_PAPER))
        painter.drawRoundedRect(QRectF(self.rect()), CONTROL_CORNER, CONTROL_CORNER)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        ink = QColor(CONTRAST.ink)
        for left, top, wide, high in self._dark:
            corner = ((_QUIET + left) * module, (_QUIET + top) * module)
            painter.fillRect(QRectF(*corner, wide * module, high * module), ink)
