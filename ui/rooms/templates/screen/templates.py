"""The wordings room's screen: the kinds, the words, how they are read; one green button."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from ui.rooms.templates.screen.editor import Editor
from ui.rooms.templates.screen.kinds import Kinds
from ui.rooms.templates.screen.reading import Reading
from ui.rooms.templates.state.words import LANGUAGES, Words, missing
from ui.theme import theme
from ui.tokens import HALO, LARGE_TEXT, Role
from ui.widgets.button import Action
from ui.widgets.chip import Chip
from ui.widgets.flow import Flow
from ui.widgets.hint import Advice, Hint
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding, row
from ui.widgets.perforation import Perforation
from ui.widgets.reading import read_in_order
from ui.widgets.scrolled import scrolled
from ui.widgets.total_bar import Total, TotalBar

_KINDS, _KINDS_NARROW, _KINDS_WIDE = 228, 196, 300
_AROUND = 40
_NARROW = 1100


class TemplatesScreen(QWidget):
    """Draws what it is told, and says what was asked for by hand."""

    spoken_in = Signal(str)

    def __init__(self, say: Speech, *, wide: bool) -> None:
        super().__init__()
        look, self._say = theme(), say
        self._large, self._wide = look.scale >= LARGE_TEXT, wide
        self.kinds, self.editor, self.reading = Kinds(say), Editor(say), Reading(say)
        self.hint, self.total = Hint(), TotalBar()
        self._title = PlainLabel("", Role.SAY, balanced=True)
        self.languages = {
            each: Chip(say(f"language.{each}"), str(nr)) for nr, each in enumerate(LANGUAGES, 1)
        }
        self.total.setContentsMargins(HALO, 0, 0, 0)
        right = column(look.gap(12))
        right.addWidget(self._words(), 1)
        right.addWidget(self.total)
        whole = row(look.gap(32))
        whole.setContentsMargins(*(look.gap(side) for side in (_AROUND, 24, _AROUND, 4)))
        if self._large:
            self.kinds.setParent(self)
            self.kinds.hide()
        else:
            whole.addWidget(self.kinds)
            whole.addWidget(Perforation(Qt.Orientation.Vertical))
        whole.addLayout(right, 1)
        self.setLayout(whole)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._stand()

    @property
    def _narrow(self) -> bool:
        return not self._large and self.width() < theme().px(_NARROW - 96)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window needs its margins for words."""
        super().resizeEvent(event)
        self._stand()

    def tell(self, state: Words) -> None:
        """Show this moment."""
        say = self._say
        self.kinds.tell(state)
        self._title.say(say(f"templates.kind.{state.kind}"))
        for each, chip in self.languages.items():
            chip.choose(each == state.language)
        self.editor.setVisible(state.draft is not None)
        self.editor.tell(state)
        self.reading.tell(state)
        told = state.told or state.wrong
        if self.hint.isHidden() is not (told is None):
            QTimer.singleShot(0, self, self._keep_in_sight)
        self.hint.setVisible(told is not None)
        if told is not None:
            well = state.told is not None and state.went_well
            self.hint.tell(Advice(say.say(told), "", "check" if well else "eye", amber=not well))
        self.total.tell(_total(state, say))

    def lay_order(self) -> None:
        """Tab goes as one reads."""
        read_in_order(self)

    def _keep_in_sight(self) -> None:
        """Where one writes stays seen while something comes or goes above it."""
        edit, area = self.editor.body.edit, self._area
        held = area.widget()
        if edit.hasFocus() and held is not None:
            below = edit.viewport().mapTo(held, edit.cursorRect().bottomLeft())
            area.ensureVisible(0, below.y(), 0, 2 * theme().line(Role.BODY))

    def _words(self) -> QWidget:
        """What it is called, the languages, the words beside how they are read."""
        look = theme()
        languages = Flow(look.gap(8))
        for each, chip in self.languages.items():
            chip.picked.connect(lambda each=each: self.spoken_in.emit(each))
            languages.addWidget(chip)
        made = column(look.gap(12))
        made.setContentsMargins(HALO, 0, look.gap(8) if self._large else 0, 0)
        made.addWidget(self._title)
        made.addLayout(languages)
        made.addWidget(self.hint)
        beside: QBoxLayout = column(look.gap(16)) if self._large else row(look.gap(24))
        if self._large:
            beside.addWidget(self.editor)
            beside.addWidget(self.reading)
        else:
            self._area = scrolled(_inset(self.editor))
            beside.addWidget(self._area, 11)
            beside.addWidget(self.reading, 10)
        made.addLayout(beside, 1)
        held = holding(made)
        if not self._large:
            return held
        self._area = scrolled(held)
        return self._area

    def _stand(self) -> None:
        look, narrow = theme(), self._narrow
        around = look.gap(_AROUND // 2 if narrow else _AROUND)
        layout = self.layout()
        assert layout is not None
        margins = layout.contentsMargins()
        layout.setContentsMargins(around, margins.top(), around, margins.bottom())
        layout.setSpacing(look.gap(20 if narrow else 32))
        wide = _KINDS_WIDE if self._wide else _KINDS_NARROW if narrow else _KINDS
        self.kinds.setFixedWidth(look.px(wide))


def _inset(widget: QWidget) -> QWidget:
    """With room for the ring around what has the focus."""
    made = column()
    made.setContentsMargins(HALO, HALO, HALO, HALO)
    made.addWidget(widget)
    return holding(made)


def _total(state: Words, say: Speech) -> Total:
    """How they stand, the way back to what was shipped, and the one green button."""
    lacks = missing(state)
    words = say.say(lacks) if lacks is not None else ""
    save = say("templates.save")
    primary = Action(words or save, "Enter", "" if words else "seal-check", missing=words)
    shipped = Action(say("templates.shipped"), "F9", "arrow-counter-clockwise")
    stands = "own" if state.own else "shipped"
    quiet = say(f"templates.now.{'begun' if state.begun else stands}")
    way_back = shipped if state.own or state.begun else None
    return Total("", "", primary, way_back, quiet=quiet, busy=state.saves is not None)
