"""What she can flex on at the left, the week's times on their shelf at the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from returns_station.desk.pickup.views import SlotsSeen
from ui.rooms.pickup.screen.board import Board
from ui.rooms.pickup.screen.herself import Herself
from ui.rooms.pickup.screen.words import capital, price, slides
from ui.rooms.pickup.state.pickup import Pickup
from ui.rooms.pickup.state.questions import carrier_said
from ui.rooms.pickup.state.shelf import LONGEST, SLIDERS, Shelf
from ui.rooms.pickup.state.telling import first_name
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.button import Action, Button
from ui.widgets.help_places import works_here
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding, row
from ui.widgets.scrolled import scrolled
from ui.widgets.slider import Slide, Slider

_SLIDERS, _SLIDERS_WIDE = 280, 360


class ShelfPage(QWidget):
    """Sliders and shelf; arrows walk from what is in hand."""

    walked = Signal(str)
    picked = Signal(int)
    herself_picked = Signal()
    slid = Signal(str, int)
    more_wanted = Signal()

    def __init__(self, say: Speech, *, wide: bool) -> None:
        super().__init__()
        self._say = say
        self._flex = PlainLabel("", Role.SMALL_STRONG, "ink_soft", wrap=True)
        self.sliders = {
            name: Slider(Slide(name, str(nr), say(f"pickup_room.slider.{name}"), "", "", ("", "")))
            for nr, name in enumerate(SLIDERS, 1)
        }
        for slider in self.sliders.values():
            slider.moved.connect(self.slid)
        self.herself = Herself(say("pickup_room.herself"))
        self.herself.clicked.connect(self.herself_picked)
        self.board = Board(say)
        self.board.picked.connect(self.picked)
        self.board.walked.connect(self.walked)
        self.board.shifted.connect(self._tell_weeks)
        works_here(self.board, "←", "→")
        self._silent = PlainLabel("", Role.SMALL, "ink_soft", wrap=True)
        self._earlier = Button(Action(say("pickup_room.earlier_days"), "F7"))
        self._later = Button(Action(say("pickup_room.later_days"), "F8"))
        self._earlier.clicked.connect(lambda: self.turn(-1))
        self._later.clicked.connect(lambda: self.turn(1))
        self._shelf: Shelf | None = None
        self._shown: SlotsSeen | None = None
        self._turns = False  # whether later days are shown once they are known
        self._area = scrolled(self._laid(wide=wide))
        page = column()
        page.addWidget(self._area, 1)
        self.setLayout(page)

    def _laid(self, *, wide: bool) -> QWidget:
        look = theme()
        large = look.scale >= LARGE_TEXT
        left = column(look.gap(4))
        left.addWidget(self._flex)
        for slider in self.sliders.values():
            left.addWidget(slider)
        left.addStretch(1)
        sliders = holding(left)
        if not large:
            sliders.setFixedWidth(look.px(_SLIDERS_WIDE if wide else _SLIDERS))
        weeks = row(look.gap(8))
        for button in (self._earlier, self._later):
            weeks.addWidget(button)
        way = QBoxLayout.Direction
        above = QBoxLayout(way.TopToBottom if large else way.LeftToRight)
        above.setSpacing(look.gap(8))
        above.addWidget(self.herself, 1)
        above.addLayout(weeks)
        right = column(look.gap(12))
        right.addLayout(above)
        right.addWidget(self.board)
        right.addWidget(self._silent)
        right.addStretch(1)
        both = QBoxLayout(way.TopToBottom if large else way.LeftToRight)
        both.setContentsMargins(*(look.gap(side) for side in (0, 6, 0, 6)))
        both.setSpacing(look.gap(36))
        # Where text is large, the times come before what opens more of them.
        parts = (holding(right), sliders) if large else (sliders, holding(right))
        for part in parts:
            both.addWidget(part, 0 if part is sliders else 1)
        return holding(both)

    def tell(self, state: Pickup) -> None:
        """Show these times."""
        shelf, say = state.shelf, self._say
        assert shelf is not None, "a shelf was asked for"
        self._shelf = shelf
        name = first_name(state.one) if state.one else ""
        self._flex.say(say("pickup_room.flex", name=name))
        for slide in slides(shelf, say):
            self.sliders[slide.id].tell(slide)
        herself = shelf.seen.herself
        said = price(herself.price, say)
        self.herself.tell(say.say(herself.says), said, chosen=shelf.lit is None)
        is_new = self._shown is not shelf.seen
        self._shown = shelf.seen
        self.board.tell(shelf)
        if is_new and self._turns and self.board.more[1]:
            self.board.shift(1)
        self._turns = self._turns and not is_new
        self.board.setVisible(bool(shelf.seen.slots))
        self._silent.say(_silent(shelf, say))
        self._silent.setVisible(bool(shelf.seen.silent))
        self._tell_weeks()

    def turn(self, by: int) -> None:
        """Earlier or later days; after the last ones more are asked for."""
        before, after = self.board.more
        if by > 0 and not after:
            self._turns = True
            self.more_wanted.emit()
        elif after or before:
            self.board.shift(by)

    @property
    def quietly(self) -> str:
        """What is told of those who gave no times."""
        return self._silent.text()

    def take_focus(self) -> None:
        """What is in hand: a slider, a box, or that she hands it in herself."""
        shelf = self._shelf
        thing: QWidget | None = None
        if shelf is not None and shelf.slider:
            thing = self.sliders[shelf.slider]
        elif shelf is not None and shelf.lit is not None:
            thing = self.board.box_in_hand()
        (thing or self.herself).setFocus(Qt.FocusReason.TabFocusReason)

    def _tell_weeks(self) -> None:
        before, after = self.board.more
        self._earlier.setVisible(before)
        # The times of later days come when somebody wants them.
        may_ask = self._shelf is not None and self._shelf.seen.question.days < LONGEST
        self._later.setVisible(after or may_ask)


def _silent(shelf: Shelf, say: Speech) -> str:
    told = []
    for each in shelf.seen.silent:
        carrier = say.format_field(carrier_said(each.carrier), "")
        told.append(say("pickup_room.silent", carrier=capital(carrier), why=each.why))
    return " ".join(told)
