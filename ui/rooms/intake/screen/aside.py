"""What a person has to look at: each piece, why, and what may be said of it."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from returns_station.goods.grade import Lane
from ui.models.goods_picture import picture_of
from ui.rooms.intake.screen.scene import Doing, Scene
from ui.rooms.intake.state import aside, words
from ui.rooms.intake.state.acts import Do
from ui.rooms.intake.state.aside import Answer, Held
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.button import Action, Button
from ui.widgets.emptied import emptied
from ui.widgets.glyph import Glyph, Picture
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding, row
from ui.widgets.option_row import Option, OptionRow
from ui.widgets.scrolled import scrolled
from ui.widgets.sheet import Sheet

_LIST: Final = 432
_KEYS: Final = {lane: str(nr) for nr, lane in enumerate(
    (Lane.TO_HER, Lane.SUPPLIER, Lane.OUTLET, Lane.RECYCLING), 1)}  # fmt: skip


class AsidePage(QWidget):
    """The list at the left, the piece that lies open at the right."""

    def __init__(self, say: Speech, do: Doing) -> None:
        super().__init__()
        look = theme()
        self._do = do
        self._rows: dict[str, OptionRow] = {}
        self._nothing = PlainLabel(say("intake.aside_none"), Role.LEAD_SOFT, wrap=True)
        self._column = column(look.gap(8))
        listed = column()
        listed.addLayout(self._column)
        listed.addStretch(1)
        self.one = _One(say, do)
        large = look.scale >= LARGE_TEXT
        both = column(look.gap(24)) if large else row(look.gap(32))
        if large:
            both.addWidget(self.one)
            both.addLayout(listed)
        else:
            area = scrolled(holding(listed))
            area.setFixedWidth(look.gap(_LIST))
            both.addWidget(area)
            both.addWidget(scrolled(self.one), 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(look.gap(16))
        page.addWidget(self._nothing)
        page.addWidget(scrolled(holding(both)) if large else holding(both), 1)

    def tell(self, scene: Scene) -> None:
        """Show what waits for a person."""
        say, state = scene.say, scene.state.aside
        held = state.held or ()
        self._nothing.setVisible(state.held is not None and not held)
        if list(self._rows) != [one.key for one in held]:
            self._make(held)
        for one in held:
            self._rows[one.key].tell(_option(one, say, chosen=one.key == state.at))
        open_ = aside.open_one(state)
        self.one.setVisible(open_ is not None)
        if open_ is not None:
            self.one.tell(open_, say, busy=state.sending)

    def _make(self, held: tuple[Held, ...]) -> None:
        for widget in emptied(self._column):
            widget.hide()
            widget.deleteLater()
        self._rows = {}
        for one in held:
            made = OptionRow(Option(one.key, one.row.title), QAccessible.Role.RadioButton)
            made.picked.connect(partial(self._do, Do.LOOK_AT))
            self._rows[one.key] = made
            self._column.addWidget(made)


class _One(QWidget):
    """The piece that lies open."""

    def __init__(self, say: Speech, do: Doing) -> None:
        super().__init__()
        look = theme()
        self._title = PlainLabel("", Role.SAY, wrap=True)
        self._picture = Picture("", 96)
        self._why = PlainLabel("", Role.BODY, wrap=True)
        self._what = PlainLabel("", Role.BODY_STRONG, "look_ink", wrap=True)
        self._card = Sheet("look_soft", "look" if look.tokens.contrast else "")
        line = row(look.gap(16))
        line.setContentsMargins(*(look.gap(side) for side in (20, 16, 20, 16)))
        line.addWidget(Glyph("eye", 24, "look_ink"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._what, 1)
        self._card.setLayout(line)
        head = row(look.gap(20))
        head.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(look.gap(16))
        page.addLayout(head)
        self.label = Button(Action(say("intake.print_label"), "F5", "tag"))
        self.label.clicked.connect(partial(do, Do.PRINT, ""))
        page.addWidget(self._why)
        page.addWidget(self.label, 0, Qt.AlignmentFlag.AlignLeft)
        page.addWidget(self._card)
        self.ways = {lane: _way(lane, say, do) for lane in _KEYS}
        self.answers = {said: _answer(said, say, do) for said in Answer}
        for card in (*self.ways.values(), *self.answers.values()):
            page.addWidget(card)
        page.addStretch(1)

    def tell(self, one: Held, say: Speech, *, busy: bool) -> None:
        """Show why it lies here, and what may be said of it."""
        self._title.say(words.called(one.row))
        self._picture.show_drawing(picture_of(one.row.title))
        self._why.say(say.say(words.held_why(one)))
        self._what.say(say.say(words.held_said(one)))
        ways, answers = aside.ways(one), aside.answers(one)
        for lane, way in self.ways.items():
            way.setVisible(lane in ways)
            way.work(busy)
        for said, answer in self.answers.items():
            answer.setVisible(said in answers)
            answer.work(busy)


_ICONS: Final = {
    Lane.TO_HER: "user-circle",
    Lane.SUPPLIER: "truck",
    Lane.OUTLET: "tag",
    Lane.RECYCLING: "leaf",
}
_SAYS: Final = {
    Answer.AS_IS: ("heart", "1"),
    Answer.OURS: ("truck", "2"),
    Answer.TALKED: ("chat-circle-text", "3"),
}


def _way(lane: Lane, say: Speech, do: Doing) -> OptionRow:
    what, why = say.say(words.way(lane)), say.say(words.way_why(lane))
    made = OptionRow(Option(lane.value, what, why, key=_KEYS[lane], icon=_ICONS[lane]))
    made.picked.connect(partial(do, Do.LET_GO))
    return made


def _answer(said: Answer, say: Speech, do: Doing) -> OptionRow:
    what, means = say.say(words.answer(said)), say.say(words.answered(said))
    icon, key = _SAYS[said]
    made = OptionRow(Option(said.value, what, means, key=key, icon=icon))
    made.picked.connect(partial(do, Do.SETTLE))
    return made


def _option(one: Held, say: Speech, *, chosen: bool) -> Option:
    mark = words.held_mark(one)
    whose = one.called or say("intake.from_nobody")
    means = " · ".join((whose, say("intake.since", day=one.since)))
    badge = say.say(mark) if mark is not None else ""
    return Option(
        one.key, one.row.title, " · ".join(filter(None, (badge, means))),
        picture=picture_of(one.row.title), chosen=chosen,
    )  # fmt: skip
