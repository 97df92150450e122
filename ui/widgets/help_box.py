"""A box of help: the caps of keys that do one thing, and its words."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import theme
from ui.tokens import CARD_CORNER, Role
from ui.widgets.keycap import KeyCap
from ui.widgets.label import PlainLabel
from ui.widgets.paint import perforation, rounded

_BESIDE: Final = QBoxLayout.Direction.LeftToRight
_BELOW: Final = QBoxLayout.Direction.TopToBottom
_MANY: Final = 4  # neighbours on the board; more of them are told from the first to the last
_FEW: Final = 2
_SHIFT: Final = "Shift+"
_SIDE, _ENDS = 16, 10


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys that do one thing, and what that is, in words; the green one is set apart."""

    names: tuple[str, ...]
    words: str
    green: bool = False


class Frame(Enum):
    """How a box stands out: around a thing, the green one, under a line, not at all."""

    DASHED = auto()
    GREEN = auto()
    LINED = auto()
    BARE = auto()


class Box(QWidget):
    """Caps beside or over their words; several things that one place does stand over each other."""

    spoken = QAccessible.Role.StaticText

    def __init__(self, keys: tuple[Keys, ...], frame: Frame, caps: dict[str, str]) -> None:
        super().__init__()
        self._frame = frame
        look = theme()
        self._entries: list[QBoxLayout] = []
        made = QVBoxLayout(self)
        side = 0 if frame in (Frame.LINED, Frame.BARE) else look.gap(_SIDE)
        made.setContentsMargins(side, look.gap(_ENDS), side, look.gap(_ENDS))
        made.setSpacing(look.gap(12))
        made.addStretch(1)
        for each in keys:
            made.addLayout(self._entry(each, caps))
        made.addStretch(1)
        told = ("{}: {}".format(" ".join(caps.get(n, n) for n in k.names), k.words) for k in keys)
        self.setAccessibleName(". ".join(told))

    def fits(self, size: QSize) -> bool:
        """Lay the caps beside or over the words, whichever has room in this size."""
        # Many things are read as a list; few have the large caps over their words.
        ways = (_BESIDE, _BELOW) if len(self._entries) > _FEW else (_BELOW, _BESIDE)
        return any(self._needs(way, size.width()) <= size.height() for way in ways)

    def sizes(self) -> Iterator[QSize]:
        """The sizes it may have where its place is too small, the flattest first."""
        look = theme()
        for way, words in ((_BESIDE, 400), (_BESIDE, 160), (_BELOW, 200), (_BELOW, 120)):
            self._turn(way)
            hint, least = self.sizeHint().width(), self.minimumSizeHint().width()
            wide = min(hint, max(least, self._caps_width(way) + look.px(words)))
            yield QSize(wide, self._needs(way, wide))

    def _needs(self, way: QBoxLayout.Direction, wide: int) -> int:
        """How high it is that wide; more than anything where it cannot be so narrow."""
        self._turn(way)
        layout = self.layout()
        assert layout is not None
        if layout.minimumSize().width() > wide:
            return 1 << 20
        return layout.totalHeightForWidth(wide)

    def _turn(self, way: QBoxLayout.Direction) -> None:
        for entry in self._entries:
            entry.setDirection(way)
            entry.invalidate()
        layout = self.layout()
        assert layout is not None
        layout.invalidate()

    def _caps_width(self, way: QBoxLayout.Direction) -> int:
        rows = (entry.itemAt(0) for entry in self._entries)
        wide = max((row.sizeHint().width() for row in rows if row is not None), default=0)
        around = 2 * theme().gap(_SIDE)
        return around + (wide + theme().gap(12) if way is _BESIDE else 0)

    def _entry(self, keys: Keys, caps: dict[str, str]) -> QBoxLayout:
        look = theme()
        row = QHBoxLayout()
        row.setSpacing(look.gap(8))
        large = self._frame is not Frame.BARE
        for name in _shown(keys.names):
            if name == "–":
                row.addWidget(PlainLabel(name, Role.LEAD))
                continue
            ink = "yes_ink" if keys.green else "ink"
            row.addWidget(KeyCap(caps.get(name, name), ink=ink, large=large, always=True))
        row.addStretch(1)
        framed = self._frame in (Frame.DASHED, Frame.GREEN)
        role = Role.LEAD if framed else Role.BODY_STRONG if large else Role.BODY
        words = PlainLabel(keys.words, role, "yes_ink" if keys.green else "ink", wrap=True)
        entry = QBoxLayout(_BESIDE)
        entry.setSpacing(look.gap(8 if large else 12))
        entry.addLayout(row)
        entry.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        self._entries.append(entry)
        return entry

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what sets it apart."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room, corner = QRectF(self.rect()), theme().px(CARD_CORNER)
        if self._frame is Frame.GREEN:
            rounded(painter, room, corner, fill="yes_soft", edge="yes", width=2)
        elif self._frame is Frame.DASHED:
            rounded(painter, room, corner, edge="edge", width=2, dashed=True)
        elif self._frame is Frame.LINED:
            perforation(painter, QPointF(0, 1), QPointF(self.width(), 1))


def _shown(names: tuple[str, ...]) -> tuple[str, ...]:
    """Many digits are told by the first and the last of them, Shift is told once."""
    if all(name.startswith(_SHIFT) for name in names):
        return (_SHIFT.rstrip("+"), *(name.removeprefix(_SHIFT) for name in names))
    digits = all(len(name) == 1 and name.isdecimal() for name in names)
    if digits and (len(names) > _MANY + 2 or names == ("0", "9")):
        return (names[0], "–", names[-1])
    return names
