"""What a person is to tell by hand: whom, where she is reached, and the words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from returns_station.adapters.speech import Speech, speech
from returns_station.dialogue.letter import LetterStands
from ui.rooms.day.state import by_hand
from ui.rooms.day.state.day import Day
from ui.theme import theme
from ui.tokens import HALO, LARGE_TEXT, Role
from ui.widgets.emptied import emptied
from ui.widgets.glyph import Glyph
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding, row
from ui.widgets.pressable import Pressable
from ui.widgets.scrolled import scrolled


class LettersPage(QWidget):
    """A row each; the one in hand is told by the green button."""

    picked = Signal(int)

    def __init__(self, say: Speech) -> None:
        super().__init__()
        look, self._say = theme(), say
        self._told: tuple[LetterStands, ...] = ()
        self._rows: dict[int, Pressable] = {}
        large = look.scale >= LARGE_TEXT
        self._head = PlainLabel("", Role.TITLE if large else Role.SAY, balanced=True)
        self._more = PlainLabel(say("day.hand.more"), Role.BODY, "ink_soft", wrap=True)
        self._list = column(look.gap(8))
        inside = column()
        inside.setContentsMargins(HALO, HALO, look.gap(8), HALO)
        inside.addWidget(holding(self._list))
        inside.addStretch(1)
        made = column(look.gap(8))
        for part in (self._head, self._more):
            part.setContentsMargins(HALO, 0, 0, 0)
            made.addWidget(part)
        self._area = scrolled(holding(inside))
        made.addWidget(self._area, 1)
        self.setLayout(made)

    def tell(self, state: Day) -> None:
        """Show what is to be told."""
        letters = state.read.letters
        self._head.say(self._say("day.waits.letters", count=len(letters)))
        if letters != self._told:
            self._told = letters
            for old in emptied(self._list):
                old.hide()
                old.deleteLater()
            self._rows = {one.id: self._row(one) for one in letters}
            for made in self._rows.values():
                self._list.addWidget(made)
        for number, made in self._rows.items():
            made.choose(number == state.letter)

    def come_to(self, letter: int) -> None:
        """Bring the one in hand into sight."""
        if letter in self._rows:
            self._area.ensureWidgetVisible(self._rows[letter])

    def _row(self, one: LetterStands) -> Pressable:
        look, say, letter = theme(), self._say, one.letter
        # She is told in her own language.
        words = speech(letter.address.language).say(letter.says)
        to = letter.address.to or say("day.hand.nowhere")
        whom = say("day.hand.whom", name=letter.address.name, to=to) if letter.address.name else to
        why = say.say(by_hand.why(one))
        slip = say("day.row", slip=f"RS {letter.slip}", until=why) if letter.slip else why
        made = Pressable(f"{whom}. {words} {slip}")
        told = column(look.px(1))
        told.addWidget(PlainLabel(whom, Role.BODY_STRONG, wrap=True))
        told.addWidget(PlainLabel(words, Role.BODY, wrap=True))
        told.addWidget(PlainLabel(slip, Role.SMALL, "ink_soft", wrap=True))
        line = row(look.gap(16))
        line.addWidget(Glyph("chat-circle-text", 24))
        line.addLayout(told, 1)
        held = QVBoxLayout()
        held.addLayout(line)
        made.hold(held, look.gap(16), look.px(10), look.gap(16), look.px(10))
        made.let_through()
        made.clicked.connect(lambda: self.picked.emit(one.id))
        return made
