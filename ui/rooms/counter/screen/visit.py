"""A visit: what was bought and comes back, why, the answer, what she may choose, the sum."""

from datetime import date

from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QWidget

from returns_station.adapters.speech import Speech
from returns_station.phrase import Phrase
from returns_station.sale import SaleLine
from ui.rooms.counter.screen.scene import Doing, Scene, column, holding, row, scrolled
from ui.rooms.counter.screen.trace import TraceSheet
from ui.rooms.counter.screen.trouble import tell_trouble
from ui.rooms.counter.screen.ways import Ways
from ui.rooms.counter.state import words
from ui.rooms.counter.state.answers import can_confirm
from ui.rooms.counter.state.keys import REASONS, Do
from ui.rooms.counter.state.pictures import picture_of
from ui.rooms.counter.state.visit import Visit
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.answer_card import Answer, AnswerCard
from ui.widgets.button import Action
from ui.widgets.hint import Hint
from ui.widgets.keycap import KeyCap
from ui.widgets.label import PlainLabel
from ui.widgets.line_row import Line, LineList
from ui.widgets.reason_card import ReasonCard, Why
from ui.widgets.scan_banner import Banner, ScanBanner
from ui.widgets.sheet import Sheet
from ui.widgets.stepper import Count
from ui.widgets.total_bar import Total, TotalBar

_LEFT = 432
_MOST = 60  # rows; a receipt may have a thousand lines, and a scan finds each


class VisitPage(QWidget):
    """Left what and why, right the answer and the ways; below the perforation it is done."""

    def __init__(self, scene: Scene, do: Doing, *, wide: bool) -> None:
        super().__init__()
        look = theme()
        self._wide = wide and look.scale < LARGE_TEXT
        self.banner, self.total = ScanBanner(), TotalBar()
        self.banner.went_back.connect(lambda: do(Do.BACK, ""))
        self.total.confirmed.connect(lambda: do(Do.CONFIRM, ""))
        self._hint, self._answer, self._ways = Hint(), AnswerCard(), Ways(scene, do)
        self._hint.acted.connect(lambda nr: do(Do.MEND, str(nr)))
        self._answer.why_asked.connect(lambda: do(Do.WHY, ""))
        self._ask = PlainLabel("", Role.SAY, balanced=True)
        self._trace = TraceSheet(scene.say)
        self._left = _Left(scene, do)
        answers = column(look.gap(16))
        for part in (self._hint, self._ask, self._answer):
            answers.addWidget(part)
        page = column(look.gap(12))
        page.setContentsMargins(*(look.gap(side) for side in (40, 20, 40, 4)))
        page.addWidget(self.banner)
        page.addWidget(self._body(answers), 1)
        page.addWidget(self.total)
        self.setLayout(page)

    def _body(self, answers: object) -> QWidget:
        """Two columns, three where the window is wide, one where the text is large."""
        look = theme()
        right = column(look.gap(16))
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
            beside = holding(third)
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
        self._tell_total(scene)

    def take_focus(self, scene: Scene) -> None:
        """The line in hand has the focus, else the green button."""
        visit = scene.state.visit
        in_hand = visit.in_hand if visit and not visit.just_read else ""
        for each in self._left.lines.rows():
            if each.line.id == in_hand and each.isEnabled():
                each.setFocus()
                return
        if can_confirm(scene.state):
            self.total.primary.setFocus()
        else:
            self.setFocus()

    def _tell_banner(self, visit: Visit, say: Speech) -> None:
        read = visit.view.sale.line(visit.just_read)
        title = ", ".join(part for part in (read.title, read.options) if part) if read else ""
        self.banner.tell(
            Banner(
                icon="receipt",
                who=visit.name or say("counter.receipt", number=visit.view.sale.number),
                facts=say.say(words.facts(visit)),
                read=say("counter.read", what=title) if title else "",
                back=Action(say("counter.undo"), "Esc"),
            )
        )

    def _tell_answer(self, scene: Scene) -> None:
        state, say = scene.state, scene.say
        told = words.answer(state)
        nothing = state.visit is not None and not state.visit.taken
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
        if state.preview is not None and shown:
            self._trace.tell(state.preview, scene.say)
        self._ways.setHidden(shown and not self._wide)

    def _tell_total(self, scene: Scene) -> None:
        say, sums = scene.say, words.summed(scene.state)
        missing = say.say(sums.missing) if sums.missing else ""
        self.total.tell(
            Total(
                label=say.say(sums.label),
                sum=say.money(sums.amount),
                primary=Action(say.say(sums.do), "Enter", sums.icon, missing),
                quiet=say.say(sums.quiet) if sums.quiet else "",
                busy=scene.state.busy,
            )
        )


def _bold(day: date | None, say: Speech) -> str:
    """The last day as the sentence says it."""
    return say.day(day) if day else ""


class _Left(QWidget):
    """The receipt's lines, and why."""

    def __init__(self, scene: Scene, do: Doing) -> None:
        super().__init__()
        look, say = theme(), scene.say
        self._caption = PlainLabel("", Role.SMALL_STRONG, "ink_soft")
        self.lines = LineList()
        self.lines.ticked.connect(lambda line: do(Do.TICK, line))
        self.lines.count_changed.connect(lambda line, count: do(Do.COUNT, f"{count}:{line}"))
        self._why = PlainLabel("", Role.SMALL_STRONG, "ink_soft")
        self._cards: list[ReasonCard] = []
        cards = QGridLayout()
        cards.setSpacing(look.gap(8))
        large = look.scale >= LARGE_TEXT
        for nr, (reason, icon) in enumerate(REASONS):
            why = Why(reason.value, say(f"counter.reason.{reason}"), icon, str(nr + 1))
            card = ReasonCard(why)
            card.picked.connect(lambda reason: do(Do.REASON, reason))
            # Three of one width, however long their words are.
            card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            self._cards.append(card)
            cards.addWidget(card, nr // (2 if large else 3), nr % (2 if large else 3))
        caption = row(look.gap(8))
        caption.addWidget(self._caption, 1)
        for key in ("↑", "↓", say("counter.key.space")):
            caption.addWidget(KeyCap(key))
        made = column(look.gap(8))
        made.addLayout(caption)
        self._area = None if large else _framed(self.lines)
        made.addWidget(self._area or self.lines, 1)
        made.addSpacing(look.gap(8))
        made.addWidget(self._why)
        made.addLayout(cards)
        self.setLayout(made)

    def tell(self, scene: Scene) -> None:
        """Show the lines and the reason."""
        visit, say = scene.state.visit, scene.say
        assert visit is not None
        count = len(visit.view.sale.lines)
        self._caption.say(say("counter.lines", count=count))
        self.lines.tell(tuple(_line(visit, line, say) for line in _shown(visit)))
        if self._area is not None:
            for each in self.lines.rows():
                if each.line.id == visit.in_hand:
                    self._area.ensureWidgetVisible(each, 0, 0)
        name = visit.first_name
        need_not = say("counter.why_named", name=name) if name else say("counter.why_anyone")
        self._why.say(need_not)
        for card, (reason, icon), nr in zip(self._cards, REASONS, range(1, 7), strict=True):
            text = say(f"counter.reason.{reason}")
            card.tell(Why(reason.value, text, icon, str(nr), chosen=visit.reason is reason))


def _shown(visit: Visit) -> tuple[SaleLine, ...]:
    """The lines to be seen: all, or of a very long receipt the first, and those that matter."""
    lines = visit.view.sale.lines
    matter = {visit.in_hand, *(one.line for one in visit.taken)}
    return tuple(line for nr, line in enumerate(lines) if nr < _MOST or line.nr in matter)


def _framed(lines: LineList) -> QScrollArea:
    """The lines on their sheet, scrolling where a receipt is long."""
    sheet = Sheet()
    inside = column()
    inside.addWidget(lines)
    sheet.setLayout(inside)
    made = column()
    made.addWidget(sheet)
    made.addStretch(1)
    return scrolled(holding(made))


def _line(visit: Visit, line: SaleLine, say: Speech) -> Line:
    held, left = visit.of(line.nr), visit.view.left(line.nr)
    count = None
    if held and left > 1:
        count = Count(
            held.quantity,
            left,
            say("counter.of", now=held.quantity, most=left),
            say("counter.fewer"),
            say("counter.more"),
            least=0,
        )
    read = Phrase("counter.just_read") if visit.just_read == line.nr else None
    closed = say("counter.returned_before") if left == 0 else ""
    options = line.options
    if line.quantity > 1 and not held:
        pieces = say("slip.pieces", count=left)
        options = f"{options} · {pieces}" if options else pieces
    return Line(
        id=line.nr,
        title=line.title,
        options=options,
        price=say.money(line.paid, exact=False),
        picture=picture_of(line.title, line.category),
        ticked=held is not None,
        badge=say.say(read) if read else "",
        count=count,
        closed=closed,
    )
