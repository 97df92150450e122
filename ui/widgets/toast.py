"""A toast: a slip of paper that comes, says one thing, and goes."""

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QPoint,
    QPropertyAnimation,
    QRectF,
    Qt,
    QTimer,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QGraphicsOpacityEffect, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import theme
from ui.tokens import CARD_CORNER, Role
from ui.widgets.announce import announce
from ui.widgets.button import Action, Button
from ui.widgets.glyph import Glyph
from ui.widgets.label import PlainLabel
from ui.widgets.motion import RISE
from ui.widgets.paint import rounded

STAYS_MS = 6000
_LIFT = 12  # px of shadow around it


class Toast(QWidget):
    """Bottom left of its parent, `above` px up, never over the green button; one action."""

    acted = Signal()
    spoken = QAccessible.Role.Notification

    def __init__(self, parent: QWidget, *, left: int, above: int) -> None:
        super().__init__(parent)
        look = theme()
        self._left, self._above = left, above
        self._glyph = Glyph("check", 24)
        self._title = PlainLabel("", Role.BODY_STRONG, wrap=True)
        self._words = PlainLabel("", Role.SMALL, "ink_soft", wrap=True)
        self._button = Button(Action("-"))
        self._button.clicked.connect(self.acted)
        self._button.clicked.connect(self.hide)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._words)
        row = QHBoxLayout(self)
        row.setContentsMargins(*(look.px(side) + _LIFT for side in (20, 12, 12, 12)))
        row.setSpacing(look.px(16))
        row.addWidget(self._glyph)
        row.addLayout(words, 1)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._timer = QTimer(self, singleShot=True, interval=STAYS_MS)
        self._timer.timeout.connect(self.hide)
        self._fade = QVariantAnimation(self, startValue=0.0, endValue=1.0)
        self._fade.valueChanged.connect(self._fade_to)
        self._fade.finished.connect(self._clear)
        self._rise = QPropertyAnimation(self, b"pos", self)
        self._rise.setEasingCurve(QEasingCurve.Type.OutCubic)
        parent.installEventFilter(self)
        self.hide()

    def tell(
        self, title: str, words: str = "", icon: str = "check", do: Action | None = None
    ) -> None:
        """Come, say this, and go after six seconds."""
        self._glyph.show_icon(icon)
        self._title.say(title)
        self._words.say(words)
        self._words.setVisible(bool(words))
        self._button.setVisible(do is not None)
        if do:
            self._button.offer(do)
        said = f"{self._title.text()} {self._words.text()}".strip()
        self.setAccessibleName(said)
        self._come()
        announce(self, said)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Its parent has another size, or its first: so has its place."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._rise.stop()
            self.move(self._lay())
        return super().eventFilter(watched, event)

    def _lay(self) -> QPoint:
        """Take the size its words need; gives the place for it."""
        parent = self.parentWidget()
        layout = self.layout()
        assert parent is not None
        assert layout is not None
        # What is hidden keeps its old measures until it is asked for new ones.
        layout.activate()
        self.resize(
            min(self.sizeHint().width(), parent.width() - self._left), self.sizeHint().height()
        )
        self.resize(self.width(), max(self.height(), self.heightForWidth(self.width())))
        top = parent.height() - self._above - self.height() + _LIFT
        return QPoint(self._left - _LIFT, top)

    def _come(self) -> None:
        """Take place and rise into it, or stand there at once where less motion is asked for."""
        place = self._lay()
        self._rise.stop()
        self._fade.stop()
        self._clear()
        self.move(place)
        self.show()
        self.raise_()
        if theme().motion:
            self._rise.setDuration(theme().milliseconds())
            self._rise.setStartValue(place + QPoint(0, RISE))
            self._rise.setEndValue(place)
            self._rise.start()
            effect = QGraphicsOpacityEffect(self)
            effect.setOpacity(0.0)
            self.setGraphicsEffect(effect)
            self._fade.setDuration(theme().milliseconds())
            self._fade.start()
        self._timer.start()

    def _fade_to(self, share: object) -> None:
        effect = self.graphicsEffect()
        if isinstance(effect, QGraphicsOpacityEffect) and isinstance(share, float):
            effect.setOpacity(share)

    def _clear(self) -> None:
        """Once it is there, it is drawn as anything else."""
        self.setGraphicsEffect(None)  # type: ignore[arg-type]  # Qt takes None to take it off

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the one shadow there is, and the paper on it."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect()).adjusted(_LIFT, _LIFT, -_LIFT, -_LIFT)
        painter.setPen(Qt.PenStyle.NoPen)
        shadow = look.colour("shadow")
        shadow.setAlpha(shadow.alpha() // (2 * _LIFT))
        painter.setBrush(shadow)
        corner = look.px(CARD_CORNER)
        for spread in range(_LIFT, 0, -1):
            grown = room.adjusted(-spread, -spread / 2, spread, spread)
            painter.drawRoundedRect(grown, corner + spread, corner + spread)
        edge = "edge" if look.tokens.contrast else "line"
        rounded(painter, room, corner, fill="card", edge=edge)
