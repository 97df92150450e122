"""The board: what was promised and kept, how it felt beside it, and what to mend."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from ui.models.board import shown
from ui.rooms.day.state.day import Day
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.board_view import BoardView
from ui.widgets.button import Action, Button
from ui.widgets.emptied import emptied
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding, row
from ui.widgets.scrolled import scrolled

_SIDE = 280


class BoardPage(QWidget):
    """The sentence above, the bars in the middle, the words beside them."""

    turned = Signal()
    to_file = Signal()
    put_away = Signal()

    def __init__(self, say: Speech) -> None:
        super().__init__()
        look, self._say = theme(), say
        large = look.scale >= LARGE_TEXT
        self._says = PlainLabel("", Role.TITLE if large else Role.SAY, balanced=True)
        self._sure = PlainLabel("", Role.BODY, "ink_soft", wrap=True)
        self._felt = PlainLabel("", Role.BODY, wrap=True)
        self._mend = PlainLabel(say("board_room.mend"), Role.SMALL_STRONG, "ink_soft", wrap=True)
        self._gaps = column(look.gap(8))
        self.view = BoardView(say)
        self._by = Button(Action("-"))
        self._by.clicked.connect(self.turned)
        words = column(look.gap(12))
        for part in (self._felt, self._mend):
            words.addWidget(part)
        words.addLayout(self._gaps)
        words.addStretch(1)
        way = QBoxLayout.Direction
        both = QBoxLayout(way.TopToBottom if large else way.LeftToRight)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(look.gap(32))
        both.addWidget(self.view, 1)
        side = holding(words)
        if not large:
            side.setFixedWidth(look.px(_SIDE))
        both.addWidget(side)
        inside = column(look.gap(8))
        inside.setContentsMargins(0, 0, look.gap(8), 0)
        inside.addWidget(self._says)
        inside.addWidget(self._sure)
        inside.addSpacing(look.gap(12))
        inside.addLayout(both, 1)
        made = column(look.gap(16))
        if large:
            inside.addLayout(self._foot(say))
        made.addWidget(scrolled(holding(inside)), 1)
        if not large:
            made.addLayout(self._foot(say))
        self.setLayout(made)

    def _foot(self, say: Speech) -> QBoxLayout:
        file = Button(Action(say("board_room.to_file"), "F6", "tray-arrow-down"))
        away = Button(Action(say("board_room.away"), "F9", "arrow-u-up-left"))
        file.clicked.connect(self.to_file)
        away.clicked.connect(self.put_away)
        large = theme().scale >= LARGE_TEXT
        foot: QBoxLayout = column(theme().gap(8)) if large else row(theme().gap(8))
        for button in (self._by, file, away):
            foot.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        foot.addStretch(1)
        return foot

    def tell(self, state: Day) -> None:
        """Show the board, as far as it is known."""
        say, known = self._say, state.board
        told = shown(known) if known is not None else None
        self._says.say(say.say(told.says) if told and told.says else "")
        self._sure.setVisible(told is not None and told.sure is not None)
        self._sure.say(say.say(told.sure) if told and told.sure else "")
        self._felt.setVisible(told is not None and told.felt is not None)
        self._felt.say(say.say(told.felt) if told and told.felt else "")
        gaps = told.gaps if told else ()
        self._mend.setVisible(bool(gaps))
        for old in emptied(self._gaps):
            old.hide()
            old.deleteLater()
        for each in gaps:
            self._gaps.addWidget(PlainLabel(say.say(each), Role.BODY, wrap=True))
        other = "desk" if state.by == "week" else "week"
        icon = "storefront" if other == "desk" else "calendar-check"
        self._by.offer(Action(say(f"board_room.by_{other}"), "F8", icon))
        if told is not None:
            self.view.tell(told)
