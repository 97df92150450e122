"""One entry of the journal in its list: when, what, by whom and where."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QPainter
from PySide6.QtWidgets import QBoxLayout

from returns_station.desk.auditing.views import EntrySeen
from ui.rooms.journal.screen.scene import Scene
from ui.rooms.journal.state import words
from ui.theme import theme
from ui.tokens import LARGE_TEXT, TOUCH, Role
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column
from ui.widgets.paint import rounded
from ui.widgets.pressable import Pressable, Shape, side_by_side

_TIME = 56


class EntryRow(Pressable):
    """Over a hairline; the one that lies open is chosen."""

    def __init__(self, entry: EntrySeen, scene: Scene) -> None:
        look, say = theme(), scene.say
        at = say.time(words.moment(entry, scene.zone))
        events = words.happened(entry)
        what = say.say(events[0])
        more = say("journal_room.and_more", count=len(events) - 1) if len(events) > 1 else ""
        by = " · ".join(part for part in (scene.word(words.who(entry)), entry.desk, more) if part)
        number = say("journal_room.only_entry", number=entry.seq)
        super().__init__(f"{at}, {what}, {by}, {number}", Shape.ROW)
        self.speak_as(QAccessible.Role.ListItem)
        self.entry = entry
        large = look.scale >= LARGE_TEXT
        time = PlainLabel(at, Role.SMALL, "ink_soft")
        time.setMinimumWidth(look.px(_TIME))
        told = column(look.px(2))
        told.addWidget(PlainLabel(what, Role.BODY_STRONG, cut=True))
        told.addWidget(PlainLabel(by, Role.SMALL, "ink_soft", cut=True))
        made = side_by_side(look.gap(12))
        if large:
            made.setDirection(QBoxLayout.Direction.TopToBottom)
        made.addWidget(time)
        made.addLayout(told, 1)
        self.hold(made, look.px(12), look.px(8), look.px(12), look.px(8))
        # Rows that scroll are not pressed together.
        lines = [look.line(Role.BODY_STRONG), look.line(Role.SMALL), look.px(2 + 16)]
        lines += [look.line(Role.SMALL) + look.gap(12)] if large else []
        self.setMinimumHeight(max(look.px(TOUCH), sum(lines)))
        self.let_through()

    def paint_body(self, painter: QPainter, room: QRectF) -> None:
        """Draw the ground where it lies open, and the hairline."""
        look = theme()
        if self.chosen:
            wide = look.tokens.chosen_width
            rounded(painter, room, self.corner, fill="card", edge="ink", width=wide)
            return
        super().paint_body(painter, room)
        line = QRectF(0, self.height() - 1, self.width(), look.tokens.edge_width)
        painter.fillRect(line, look.colour("line"))
