"""The one label: what a customer or a file gave us is shown as plain text."""

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from returns_station.adapters.plain import plain
from ui.theme import theme
from ui.tokens import Role
from ui.widgets.typeset import ENDLESS, Setting, Typeset, words_of

_RESTYLES: Final = (QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.PaletteChange)
_HEADS: Final = (Role.POSTER, Role.SAY, Role.TITLE)
_LEAST_LETTERS: Final = 6  # a label that may be cut still shows so many


class PlainLabel(QLabel):
    """Text in a role and an ink; never markup, never a picture, never another direction."""

    # Asked for before it is set: a screen reader hears of a label while it is made.
    _role = Role.BODY

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        ink: str = "ink",
        *,
        wrap: bool = False,
        cut: bool = False,
        balanced: bool = False,
        most_lines: int = 0,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._role, self._ink, self._bold = role, ink, ""
        self._wrap, self._balanced, self._most_lines = wrap or balanced, balanced, most_lines
        self._align, self._cut, self._strong = align, cut, False
        self._set: dict[float, Typeset] = {}
        self._said: tuple[str, str] | None = None
        self._hint: QSize | None = None
        self._least: QSize | None = None
        upright = QSizePolicy.Policy.Preferred if self._wrap else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, upright)
        policy.setHeightForWidth(self._wrap)
        self.setSizePolicy(policy)
        self.say(text)

    @property
    def may_be_cut(self) -> bool:
        """Whether it may end in an ellipsis; its name is whole in any case."""
        return self._cut

    @property
    def ink(self) -> str:
        """The token its letters are drawn in."""
        return self._ink

    @property
    def leans(self) -> Qt.AlignmentFlag:
        """To which side its lines lean."""
        return self._align

    @property
    def shown(self) -> Typeset:
        """The text as it is set where it stands."""
        return self._typeset(self.width())

    @property
    def spoken(self) -> QAccessible.Role:
        """Large words head what follows; a screen reader leaps from one to the next."""
        role = QAccessible.Role
        return role.Heading if self._role in _HEADS else role.StaticText

    def say(self, text: str, *, bold: str = "") -> None:
        """Show this text, its part `bold` in bold."""
        # A page says all of its texts at each step, and few of them are new.
        if (text, bold) == self._said:
            return
        self._said = (text, bold)
        self._bold = plain(bold)
        self.setText(plain(text))
        self._forget()

    def wear(self, *, ink: str = "", strong: bool | None = None) -> None:
        """Change the ink, or make the whole text bold."""
        before = (self._ink, self._strong)
        self._ink = ink or self._ink
        self._strong = self._strong if strong is None else strong
        if before != (self._ink, self._strong):
            self._forget()

    def hasHeightForWidth(self) -> bool:
        """A text that wraps is as high as its width makes it."""
        return self._wrap

    def heightForWidth(self, width: int) -> int:
        """The lines' height at this width."""
        return round(self._typeset(width).size.height()) if self._wrap else -1

    def sizeHint(self) -> QSize:
        """The text on one line, or within a comfortable measure when it wraps."""
        if self._hint is None:
            self._hint = self._measured()
        return self._hint

    def _measured(self) -> QSize:
        widest = theme().px(560) if self._wrap else ENDLESS
        size = self._typeset(widest).size
        return QSize(int(size.width()) + 1, round(size.height()))

    def minimumSizeHint(self) -> QSize:
        """All of it; its longest word when it wraps, a few letters when it may be cut."""
        if self._least is None:
            self._least = self._narrowest()
        return self._least

    def _narrowest(self) -> QSize:
        whole, setting = self.sizeHint(), self._setting()
        if not self._wrap and not self._cut:
            return whole
        words = words_of(self.text()) or [""]
        least = max(words, key=len) if self._wrap else self.text()[:_LEAST_LETTERS] + "…"
        width = int(Typeset(least, "", setting, ENDLESS).size.width()) + 1
        return QSize(min(width, whole.width()), setting.line)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines; in the middle of what height there is."""
        painter = QPainter(self)
        lines = self._typeset(self.width())
        top = max(0.0, (self.height() - lines.size.height()) / 2) if not self._wrap else 0.0
        room = QRectF(0, top, self.width(), self.height())
        lines.paint(painter, room, self._align, theme().colour(self._ink))

    def changeEvent(self, event: QEvent) -> None:
        """Set the text anew when the theme changes."""
        if event.type() in _RESTYLES:
            self._forget()
        super().changeEvent(event)

    def _forget(self) -> None:
        self._set.clear()
        self._hint = self._least = None
        self.updateGeometry()
        self.update()

    def _setting(self) -> Setting:
        look, role = theme(), self._role
        strong = look.font(role, strong=True)
        font = strong if self._strong else look.font(role)
        return Setting(font, strong, look.line(role), self._wrap, self._balanced, self._most_lines)

    def _typeset(self, width: float) -> Typeset:
        if width not in self._set:
            if len(self._set) > 8:  # a window being dragged wider  # noqa: PLR2004
                self._set.clear()
            self._set[width] = Typeset(self.text(), self._bold, self._setting(), width)
        return self._set[width]
