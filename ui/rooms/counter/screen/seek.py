"""Search: what is typed, the sales that may be meant with why, and the one in hand."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from returns_station.adapters.speech import Speech
from returns_station.desk.views import Candidate
from returns_station.scan import printed_slip_number
from ui.rooms.counter.screen.scene import Doing, Scene, column, row, scrolled
from ui.rooms.counter.state.counter import Seeking
from ui.rooms.counter.state.keys import Do
from ui.rooms.counter.state.pictures import picture_of
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.button import Action, Button
from ui.widgets.field import Field
from ui.widgets.glyph import Picture
from ui.widgets.help_places import works_here
from ui.widgets.label import PlainLabel
from ui.widgets.option_row import Option, OptionRow
from ui.widgets.perforation import Perforation
from ui.widgets.pressable import Shape
from ui.widgets.sheet import Sheet

_ROWS = 20


class SeekPage(QWidget):
    """The field above, candidates at the left, the one in hand at the right with the button."""

    def __init__(self, scene: Scene, do: Doing) -> None:
        super().__init__()
        look = theme()
        self.field = Field(scene.say("counter.or_type"), "Esc")
        self.field.changed.connect(lambda text: do(Do.TYPE, text))
        self._title = PlainLabel("", Role.TITLE, wrap=True)
        self._nothing = PlainLabel("", Role.BODY, "ink_soft", wrap=True)
        self._rows = tuple(OptionRow(Option("", "-")) for _ in range(_ROWS))
        rows = column(look.gap(8))
        for nr, each in enumerate(self._rows):
            each.clicked.connect(lambda _=False, nr=nr: do(Do.PICK, str(nr)))
            rows.addWidget(each)
        rows.addStretch(1)
        held = QWidget()
        # The focus ring lies outside the rows and needs its room.
        rows.setContentsMargins(5, 5, look.gap(16), 5)
        held.setLayout(rows)
        self._list = scrolled(held)
        works_here(self._list, "Up", "Down")
        self._card = _Card(do)
        left = column(look.gap(8))
        none = Button(Action(scene.say("counter.unproven.none"), "F2", "hand-heart"))
        none.clicked.connect(lambda: do(Do.UNPROVEN, ""))
        above = row(look.gap(16))
        above.addWidget(self._title, 1)
        above.addWidget(none, 0, Qt.AlignmentFlag.AlignTop)
        left.addLayout(above)
        left.addWidget(self._nothing)
        left.addWidget(self._list, 1)
        body = row(look.gap(32))
        body.addLayout(left, 1)
        self._large = look.scale >= LARGE_TEXT
        # Where text is large the card has no room; without a parent it would open as a window.
        self._card.setParent(self)
        if not self._large:
            self._card.setFixedWidth(look.px(352))
            body.addWidget(self._card, 0, Qt.AlignmentFlag.AlignTop)
        page = column(look.gap(20))
        page.setContentsMargins(*(look.gap(side) for side in (40, 24, 40, 16)))
        page.addWidget(self.field)
        page.addLayout(body, 1)
        self.setLayout(page)

    def tell(self, scene: Scene) -> None:
        """Show what may be meant."""
        seeking, say = scene.state.seeking, scene.say
        assert seeking is not None
        written = "" if seeking.gtin else seeking.text
        if self.field.edit.text() != written:
            self.field.edit.setText(written)
        self._title.say(_title(seeking, say))
        known = seeking.answered == seeking.text
        nothing = say.say(seeking.nothing) if seeking.nothing and known else ""
        if seeking.slip:
            nothing = say("counter.seek.slip", number=printed_slip_number(seeking.slip))
        self._nothing.say(nothing)
        self._nothing.setVisible(bool(nothing))
        for nr, each in enumerate(self._rows):
            each.setVisible(nr < len(seeking.candidates))
            if nr < len(seeking.candidates):
                each.tell(_option(seeking.candidates[nr], say, chosen=nr == seeking.at))
        if seeking.candidates:
            self._list.ensureWidgetVisible(self._rows[min(seeking.at, _ROWS - 1)])
        self._card.setVisible(seeking.in_hand is not None and not self._large)
        if seeking.in_hand is not None:
            self._card.tell(seeking.in_hand, say)

    def take_focus(self) -> None:
        """Go on writing."""
        self.field.edit.setFocus()


def _title(seeking: Seeking, say: Speech) -> str:
    if not seeking.candidates:
        return "" if seeking.text else say("counter.seek.write")
    if seeking.gtin:
        return say("counter.seek.goods", what=seeking.candidates[0].title)
    return say("counter.seek.likely")


def _option(one: Candidate, say: Speech, *, chosen: bool) -> Option:
    who = one.customer or say("counter.receipt", number=one.number)
    facts = say("counter.seek.facts", number=one.number, day=one.bought_on)
    back = "" if one.left else say("counter.returned_before")
    options = one.options and f" · {one.options}"
    return Option(
        id=str(one.sale_id),
        what=f"{who} · {one.title}",
        means=f"{facts}{options} · {back or say.say(one.why)}",
        amount=say.money(one.paid, exact=False),
        picture=picture_of(one.title),
        key="Enter" if chosen else "",
        chosen=chosen,
    )


class _Card(Sheet):
    """The sale in hand, and the green button that opens it."""

    def __init__(self, do: Doing) -> None:
        super().__init__()
        look = theme()
        self._picture = Picture("", 144)
        self._who = PlainLabel("", Role.TITLE, wrap=True)
        self._what = PlainLabel("", Role.BODY, "ink_soft", wrap=True)
        self._facts = PlainLabel("", Role.BODY, wrap=True)
        self._why = PlainLabel("", Role.BODY, wrap=True)
        self._open = Button(Action("-", "Enter"), Shape.PRIMARY)
        self._open.clicked.connect(lambda: do(Do.CONFIRM, ""))
        made = column(look.gap(8))
        made.setContentsMargins(*(look.gap(side) for side in (24, 24, 24, 24)))
        made.addWidget(self._picture)
        made.addSpacing(look.gap(8))
        for part in (self._who, self._what, Perforation(), self._facts, self._why):
            made.addWidget(part)
        made.addSpacing(look.gap(8))
        made.addWidget(self._open)
        self.setLayout(made)

    def tell(self, one: Candidate, say: Speech) -> None:
        """Show this sale."""
        self._picture.show_drawing(picture_of(one.title))
        self._who.say(one.customer or say("counter.receipt", number=one.number))
        self._what.say(", ".join(part for part in (one.title, one.options) if part))
        self._facts.say(say("counter.seek.facts", number=one.number, day=one.bought_on))
        self._why.say(say("counter.seek.why", why=one.why))
        self._open.offer(Action(say("counter.seek.open"), "Enter"))
