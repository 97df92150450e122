"""A field: where one writes what cannot be scanned."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputDevice, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from returns_station.adapters.plain import plain
from ui.theme import theme
from ui.tokens import CARD_CORNER, Role
from ui.widgets.announce import announce
from ui.widgets.focus_ring import FocusRing
from ui.widgets.glyph import Glyph
from ui.widgets.keycap import KeyCap
from ui.widgets.label import PlainLabel
from ui.widgets.no_cards import keep_cards_out, wipe_card
from ui.widgets.pad import Pad, PadButton
from ui.widgets.paint import rounded
from ui.widgets.sight import come_into_sight

_LONGEST = 200


class Field(QWidget):
    """Icon, the words written, and the key that leads here."""

    changed = Signal(str)
    entered = Signal(str)

    def __init__(
        self,
        name: str,
        key: str = "",
        icon: str = "magnifying-glass",
        *,
        role: Role = Role.LEAD_SOFT,
    ) -> None:
        super().__init__()
        look, self._role = theme(), role
        self.edit = QLineEdit()
        self.edit.setAccessibleName(plain(name))
        self.edit.setPlaceholderText(plain(name))
        self.edit.setMaxLength(_LONGEST)
        self.edit.setFont(look.font(role))
        self.edit.setFrame(False)
        self.edit.installEventFilter(self)
        self.edit.textEdited.connect(self.changed)
        self.edit.returnPressed.connect(self._entered)
        keep_cards_out(self.edit)
        row = QHBoxLayout(self)
        row.setContentsMargins(*(look.px(side) for side in (20, 8, 8, 8)))
        row.setSpacing(look.px(14))
        if icon:
            row.addWidget(Glyph(icon, 24))
        row.addWidget(self.edit, 1)
        self._count = PlainLabel("", Role.BODY, "ink_soft")
        self._count.hide()
        row.addWidget(self._count)
        row.addWidget(KeyCap(key, ink="ink"))
        row.addWidget(PadButton(self.edit))
        self.setMinimumHeight(look.px(64))
        self.setFocusProxy(self.edit)

    def _entered(self) -> None:
        """A card's number goes on to its reader, who refuses it, and stays on no screen."""
        text = self.edit.text()
        wipe_card(self.edit)
        self.entered.emit(text)

    def tell(self, count: str) -> None:
        """Say at the end of the field what came of the words."""
        if count != self._count.text():
            announce(self.edit, count)
        self._count.say(count)
        self._count.setVisible(bool(count))

    def takes_sums(self) -> None:
        """A sum is written here: the keyboard on the screen has digits alone."""
        self.edit.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wear the window's ring while one writes here."""
        if event.type() == QEvent.Type.FocusIn:
            FocusRing.over(self.window()).follow(self, theme().px(CARD_CORNER))
            if isinstance(event, QFocusEvent):
                come_into_sight(self, event.reason())
        elif event.type() == QEvent.Type.FocusOut:
            FocusRing.over(self.window()).leave()
        elif isinstance(event, QMouseEvent) and _by_finger(event):
            Pad.over(self.window()).open_for(self.edit)
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme's size."""
        if event.type() == QEvent.Type.StyleChange:
            self.edit.setFont(theme().font(self._role))
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the paper."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        corner = look.px(CARD_CORNER)
        rounded(painter, QRectF(self.rect()), corner, fill="card", edge="edge")
        painter.setPen(Qt.PenStyle.NoPen)


def _by_finger(event: QMouseEvent) -> bool:
    """Whether a finger has touched it and let go: who touches has no keys at hand."""
    touch = QInputDevice.DeviceType.TouchScreen
    released = event.type() == QEvent.Type.MouseButtonRelease
    return released and event.pointingDevice().type() == touch
