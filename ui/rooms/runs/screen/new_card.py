"""The new stop that fits: whose, where it would come, what it costs in metres and promises."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout

from returns_station.adapters.speech import Speech
from ui.rooms.runs.state.telling import New
from ui.theme import theme
from ui.tokens import Role
from ui.widgets.glyph import Glyph
from ui.widgets.label import PlainLabel
from ui.widgets.paint import rounded
from ui.widgets.pressable import Pressable, side_by_side


class NewCard(Pressable):
    """Pressed, it does what the green button does; it stands between the stops it fits between."""

    def __init__(self) -> None:
        super().__init__("-")
        look = theme()
        self._what = PlainLabel("", Role.BODY_STRONG, wrap=True)
        self._fits = PlainLabel("", Role.SMALL, wrap=True)
        self._more = PlainLabel("", Role.SMALL, "ink_soft", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(look.px(2))
        for part in (self._what, self._fits, self._more):
            words.addWidget(part)
        row = side_by_side(look.gap(16))
        row.addWidget(Glyph("plus", 24, "yes_ink"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        self.hold(row, look.gap(20), look.gap(14), look.gap(16), look.gap(14))
        self.let_through()

    def tell(self, new: New, say: Speech) -> None:
        """Show this one."""
        what = say.say(new.what)
        fits = f"{say.say(new.fits)} {say.say(new.further)}"
        more = say("runs.more_new", count=new.more) if new.more else ""
        self._what.say(what)
        self._fits.say(fits)
        self._more.say(more)
        self._more.setVisible(bool(more))
        self.setAccessibleName(" ".join(part for part in (f"{what}.", fits, more) if part))

    def paint_body(self, painter: QPainter, room: QRectF) -> None:
        """The paper that a yes is written on."""
        look = theme()
        hovered = self.underMouse() and self.isEnabled()
        width = look.tokens.chosen_width + (look.tokens.contrast and hovered)
        fill = "card" if hovered else "yes_soft"
        rounded(painter, room, self.corner, fill=fill, edge="yes", width=width)
