"""A visit: what was bought and comes back, why, the answer, what she may choose, the sum."""

from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from returns_station.adapters.speech import Speech
from ui.rooms.counter.screen.left import Left
from ui.rooms.counter.screen.scene import Doing, Scene
from ui.rooms.counter.screen.summing import tell_total
from ui.rooms.counter.screen.trace import TraceSheet
from ui.rooms.counter.screen.trouble import tell_trouble
from ui.rooms.counter.screen.ways import Ways
from ui.rooms.counter.state import sums, word_words, words
from ui.rooms.counter.state.answers import can_confirm, lower_price_for
from ui.rooms.counter.state.keys import Do
from ui.rooms.counter.state.visit import Visit
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.answer_card import Answer, AnswerCard
from ui.widgets.button import Action
from ui.widgets.hint import Hint
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding, row
from ui.widgets.scan_banner import Banner, ScanBanner
from ui.widgets.scrolled import scrolled
from ui.widgets.total_bar import TotalBar

_LEFT = 432
_AROUND = 40
_NARROW = 1100


class VisitPage(QWidget):
    """Left what and why, right the answer and the ways; below the perforation it is done."""

    def __init__(self, scene: Scene, do: Doing, *, wide: bool) -> None:
        super().__init__()
        look = theme()
        self._wide = wide and look.scale < LARGE_TEXT
        self.banner, self.total = ScanBanner(), TotalBar()
        self.banner.went_back.connect(lambda: do(Do.BACK, ""))
        self.total.confirmed.connect(lambda: do(Do.CONFIRM, ""))
        self.total.second_chosen.connect(lambda: do(Do.CASH, ""))
        self._hint, self._answer, self._ways = Hint(), AnswerCard(), Ways(scene, do, wide=wide)
        self._hint.acted.connect(lambda nr: do(Do.MEND, str(nr)))
        self._answer.why_asked.connect(lambda: do(Do.WHY, ""))
        self._ask = PlainLabel("", Role.SAY, balanced=True)
        self._trace = TraceSheet(scene.say)
        self._left = Left(scene, do)
        answers = column(look.gap(16))
        for part in (self._hint, self._ask, self._answer):
            answers.addWidget(part)
        page = column(look.gap(12))
        page.setContentsMargins(*(look.gap(side) for side in (40, 20, 40, 4)))
        page.addWidget(self.banner)
        page.addWidget(self._body(answers), 1)
        page.addWidget(self.total)
        self.setLayout(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window needs its margins for words."""
        super().resizeEvent(event)
        around = theme().gap(_AROUND if self.width() >= _NARROW else _AROUND // 2)
        layout = self.layout()
        assert layout is not None
        margins = layout.contentsMargins()
        if margins.left() != around:
            layout.setContentsMargins(around, margins.top(), around, margins.bottom())

    def _body(self, answers: object) -> QWidget:
        """Two columns, three where the window is wide, one where the text is large."""
        look = theme()
        right = column(look.gap(12))
        right.addLayout(answers)  # type: ignore[arg-type]  # a layout, told as what it is above
        if look.scale >= LARGE_TEXT:
            right.addWidget(self._left)
        right.addWidget(self._ways)
        if not self._wide:
            right.addWidget(self._trace)
        right.addStretch(1)
        if look.scale >= LARGE_TEXT:
            return scrolled(holding(right))
        body = row(look.gap(32))
        self._left.setFixedWidth(look.px(_LEFT))
        body.addWidget(self._left)
        body.addWidget(scrolled(holding(right)), 1)
        if self._wide:
            third = column()
            third.addWidget(self._trace)
            third.addStretch(1)
            beside = scrolled(holding(third))
            beside.setFixedWidth(look.px(380))
            body.addWidget(beside)
        return holding(body)

    def tell(self, scene: Scene) -> None:
        """Show the visit as it stands."""
        state, say, visit = scene.state, scene.say, scene.state.visit
        assert visit is not None
        self._tell_banner(visit, say)
        self._left.tell(scene)
        self._hint.setVisible(state.trouble is not None)
        if state.trouble is not None:
            tell_trouble(self._hint, state.trouble, say)
        self._tell_answer(scene)
        self._ways.tell(scene)
        self._tell_trace(scene)
        tell_total(self.total, scene, self._second(scene))

    def take_focus(self, scene: Scene) -> None:
        """A sum that is being written has the focus, or the row in hand, else the green one."""
        state, visit = scene.state, scene.state.visit
        if lower_price_for(state) is not None and state.trouble is None:
            self._lay_on(self._ways.lower_price.field)
            return
        # After a scan Enter is next; once one walks on, the row is.
        in_hand = visit.in_hand if visit and visit.in_hand != visit.just_read else None
        for each in self._left.lines.rows():
            if each.line.id == str(in_hand) and each.isEnabled():
                self._lay_on(each)
                return
        if can_confirm(scene.state):
            self.total.primary.setFocus()
        else:
            self.setFocus()

    def _lay_on(self, thing: QWidget) -> None:
        """Give it the focus, and scroll it into sight where all is one column."""
        thing.setFocus()
        if theme().scale < LARGE_TEXT:
            return
        for area in self.findChildren(QScrollArea):
            if area.isAncestorOf(thing):
                area.ensureWidgetVisible(thing, 0, theme().gap(16))

    def _second(self, scene: Scene) -> Action | None:
        """Coins instead of the tender she paid with, said where it could be."""
        told = sums.other_tender(scene.state)
        return Action(scene.say.say(told), "F7") if told else None

    def _tell_banner(self, visit: Visit, say: Speech) -> None:
        on = visit.on(visit.just_read.sale) if visit.just_read else None
        read = on.view.sale.line(visit.just_read.line) if on and visit.just_read else None
        title = ", ".join(part for part in (read.title, read.options) if part) if read else ""
        self.banner.tell(
            Banner(
                icon="hand-heart" if visit.first.is_stand_in else "receipt",
                who=visit.name or say.say(word_words.named(visit.first)),
                facts=say.say(words.facts(visit)),
                read=say("counter.read", what=title) if title else "",
                back=Action(say("counter.undo"), "Esc"),
            )
        )

    def _tell_answer(self, scene: Scene) -> None:
        state, say = scene.state, scene.say
        told = words.answer(state)
        nothing = state.visit is not None and not state.visit.pieces
        self._ask.setVisible(nothing and state.trouble is None)
        all_back = state.visit is not None and state.visit.all_back
        self._ask.say(say("counter.all_back" if all_back else "counter.what_comes_back"))
        # While the next answer is under way the last one stays: nothing flickers.
        self._answer.setVisible(not nothing and (told is not None or not self._answer.isHidden()))
        if told is None:
            return
        key = "counter.why_yes" if told.yes else "counter.why_look"
        self._answer.tell(
            Answer(
                yes=told.yes,
                sentence=say.say(told.sentence),
                more=say.say(told.more) if told.more else "",
                bold=_bold(told.last_day, say),
                why=None if self._wide else Action(say(key), "F9"),
            )
        )

    def _tell_trace(self, scene: Scene) -> None:
        state = scene.state
        shown = state.answered and (state.why or self._wide)
        self._trace.setVisible(shown)
        if state.seen is not None and shown:
            self._trace.tell(tuple(part.preview for part in state.seen.parts), scene.say)
        self._ways.setHidden(shown and not self._wide)


def _bold(day: date | None, say: Speech) -> str:
    """The last day as the sentence says it."""
    return say.day(day) if day else ""
