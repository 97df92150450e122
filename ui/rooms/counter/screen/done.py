"""Done: thanks by name, what has been promised and how it stands, the slip, and the next scan."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from returns_station.adapters.printing.drawing import Page
from returns_station.adapters.speech import Speech
from returns_station.case import Said
from ui.rooms.counter.screen.aside import ExtraCard, SendCard
from ui.rooms.counter.screen.papers import deed, tell_paper
from ui.rooms.counter.screen.payouts import Focus, QuestionCard, TillRow, money_steps
from ui.rooms.counter.screen.scene import Doing, Scene
from ui.rooms.counter.screen.story import StoryPane
from ui.rooms.counter.screen.trouble import tell_trouble
from ui.rooms.counter.state import beside, paying, prints, story, thanks, undoing
from ui.rooms.counter.state.counter import Finished, Printing
from ui.rooms.counter.state.elsewhere import slip_to_fetch
from ui.rooms.counter.state.keys import Do
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.button import Action, Button
from ui.widgets.flow import Flow
from ui.widgets.glyph import Glyph
from ui.widgets.hint import Advice, Hint
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding, row
from ui.widgets.scrolled import scrolled
from ui.widgets.sheet import Sheet
from ui.widgets.slip_paper import SlipPaper
from ui.widgets.steps import Promises, Step

_NARROW = 1100


class DonePage(QWidget):
    """Thanks and promises at the left, the slip on its tray at the right."""

    def __init__(self, scene: Scene, do: Doing) -> None:
        super().__init__()
        look, say = theme(), scene.say
        self._focus = Focus(self)
        self._above = PlainLabel("", Role.LEAD_SOFT, "ink_soft", wrap=True)
        self._thanks = PlainLabel("", Role.POSTER, wrap=True, most_lines=2)
        self._second = PlainLabel("", Role.POSTER, balanced=True)
        self._promises, self._hint = Promises(), Hint()
        self._scene = scene
        self._hint.acted.connect(lambda nr: do(deed(self._scene, nr), ""))
        self._till, self._question = TillRow(scene, do), QuestionCard(scene, do)
        self._doings = _Doings(do)
        self._send, self._extra = SendCard(scene, do), ExtraCard(scene, do)
        self._paper = SlipPaper()
        self._next, self._story = _NextScan(say), StoryPane(do)
        self._large = look.scale >= LARGE_TEXT
        page = row()
        left = self._left()
        self._area = scrolled(left)
        page.addWidget(self._area, 60)
        self._tray = _Tray(self._paper)
        # Where text is large the tray has no room; without a parent it would open as a window.
        self._tray.setParent(self)
        if not self._large:
            page.addWidget(self._tray, 40)
            page.addWidget(self._story, 40)
        self.setLayout(page)

    def _left(self) -> QWidget:
        """From the thanks down to the next scan."""
        look = theme()
        left = column()
        left.setContentsMargins(*(look.gap(side) for side in (40, 32, 48, 24)))
        for part in (self._above, self._thanks, self._second):
            left.addWidget(part)
        left.addSpacing(look.gap(20))
        told = column(look.gap(12))
        told.setContentsMargins(0, 0 if self._large else look.gap(16), 0, 0)
        told.addWidget(self._question)
        told.addWidget(self._hint)
        # Where text is large, what is asked for comes before what is done.
        if self._large:
            left.addLayout(told)
            left.addWidget(self._till)
            left.addWidget(self._promises)
        else:
            left.addWidget(self._promises)
            left.addWidget(self._till)
            left.addLayout(told)
        left.addSpacing(look.gap(16))
        left.addWidget(self._doings)
        for card in (self._send, self._extra):
            left.addSpacing(look.gap(12))
            left.addWidget(card)
        if self._large:
            left.addWidget(self._story)
        left.addStretch(1)
        left.addSpacing(look.gap(16))
        left.addWidget(self._next)
        return holding(left)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window needs its margins for words."""
        super().resizeEvent(event)
        look, left_side = theme(), self._area.widget()
        held = left_side.layout() if left_side is not None else None
        assert held is not None
        left, right = (40, 48) if self.width() >= _NARROW else (24, 16)
        margins = held.contentsMargins()
        if margins.left() != look.gap(left):
            held.setContentsMargins(
                look.gap(left), margins.top(), look.gap(right), margins.bottom()
            )

    def tell(self, scene: Scene) -> None:
        """Show what has been done, and how it stands."""
        done, say, self._scene = scene.state.done, scene.say, scene
        assert done is not None
        first, second = thanks.thanks(done)
        self._above.say(say.say(thanks.above(done)))
        self._thanks.say(say.say(first))
        self._second.say(say.say(second))
        self._promises.tell((*_promises(done, say), *money_steps(done, scene)))
        self._till.tell(scene, done)
        self._question.tell(scene)
        self._tell_hint(scene, done)
        self._doings.tell(scene, done)
        # One thing at a time: what else can be done stands behind what is being asked.
        self._doings.setVisible(beside.extras_of(scene.state).reach is None)
        self._send.tell(scene)
        self._extra.tell(scene)
        told = done.whole and story.can_be_told(done)
        self._story.setVisible(told)
        if told:
            self._story.tell(scene, done)
        self._tray.setVisible(done.slip is not None and not self._large and not told)
        self._tray.tell(say, undone=done.after.undone)
        # A question is answered before the next customer's.
        self._next.setVisible(paying.question(scene.state) is None)

    def show_slip(self, pages: tuple[Page, ...]) -> None:
        """Show the slip as it is printed."""
        self._paper.show_pages(pages)

    def take_focus(self, scene: Scene) -> None:
        """The number that is asked for next has the focus; else nothing: a scan comes next."""
        state = scene.state
        if beside.extras_of(state).reach is not None:
            self._focus.lay(self._send.field)
        elif state.paid_nr is not None:
            self._focus.lay(self._question.field)
        elif paying.takes_till_number(state) and paying.question(state) is None:
            self._focus.lay(self._till.field)
        else:
            self._focus.lay(self)

    def hideEvent(self, event: QHideEvent) -> None:
        """The next time it lies open it begins at its top, the focus laid anew."""
        self._focus.forget()
        self._area.verticalScrollBar().setValue(0)
        super().hideEvent(event)

    def _tell_hint(self, scene: Scene, done: Finished) -> None:
        say, trouble = scene.say, scene.state.trouble
        undone = done.after.undone and done.slip is not None
        paper = done.advice is not None or bool(prints.asked(scene.state))
        self._hint.setVisible(trouble is not None or paper or undone)
        if trouble is not None:
            tell_trouble(self._hint, trouble, say)
        elif tell_paper(self._hint, scene, done):
            pass
        elif undone:
            words = say("counter.undone.slip_what")
            self._hint.tell(Advice(say("counter.undone.slip"), words, icon="receipt"))


class _Doings(QWidget):
    """What can still be done: print, open, undo, return the new goods."""

    def __init__(self, do: Doing) -> None:
        super().__init__()
        flow = Flow(theme().gap(8))
        self._print, self._open, self._undo, self._new, self._reopen, self._story = (
            Button(Action("-")) for _ in range(6)
        )
        self._code, self._fetch, self._send = (Button(Action("-")) for _ in range(3))
        for button, what in (
            (self._fetch, Do.FETCH),
            (self._print, Do.PRINT),
            (self._send, Do.SEND),
            (self._open, Do.OPEN),
            (self._undo, Do.UNDO),
            (self._new, Do.NEW_BACK),
            (self._reopen, Do.REOPEN),
            (self._story, Do.STORY),
            (self._code, Do.CODE),
        ):
            button.clicked.connect(lambda _=False, what=what: do(what, ""))
            flow.addWidget(button)
        self.setLayout(flow)

    def tell(self, scene: Scene, done: Finished) -> None:
        """Show what can be done now."""
        say, undone = scene.say, done.after.undone
        self._fetch.offer(Action(say("counter.fetch"), "F11", "truck"))
        self._fetch.setVisible(slip_to_fetch(scene.state) != "")
        # While it waits or asks, what can be done stands beside why.
        helped = done.printing in (Printing.WAITS, Printing.ASKS)
        self._print.setVisible(done.slip is not None and not undone and not helped)
        again = done.printing is Printing.PRINTED or done.earlier
        key = "counter.print_again" if again else "counter.print_now"
        self._print.offer(Action(say(key), "F5", "printer"))
        self._print.work(done.printing is Printing.SENT)
        self._send.offer(Action(say("counter.send.open"), "F6", "device-mobile"))
        open_ = beside.extras_of(scene.state).reach is not None
        self._send.setVisible(beside.can_send(scene.state) and not open_)
        printed = done.printing is Printing.PRINTED and not undone
        self._open.offer(Action(say("counter.open_slip"), "Shift+F6", "eye"))
        self._open.setVisible(scene.doors.open_file and printed)
        self._undo.setVisible(undoing.can_be_undone(done))
        words, key = say("counter.undo.later"), "F7"
        left = undoing.seconds(scene.state)
        if left:
            words, key = say("counter.undo.now", seconds=left), "Esc"
        self._undo.offer(Action(words, key, "arrow-counter-clockwise"))
        self._undo.work(scene.state.busy)
        self._new.offer(Action(say("counter.new_back"), "F4", "swap"))
        self._new.setVisible(done.earlier and bool(done.after.goods_sale) and not undone)
        self._reopen.offer(Action(say("counter.undo.reopen"), "F8", "receipt"))
        self._reopen.setVisible(undone and bool(done.after.sale))
        self._story.offer(Action(say("counter.story.title"), "F9", "scroll"))
        self._story.setVisible(story.can_be_told(done) and not done.whole)
        # While it waits or asks, her screen shows the code anyway.
        words = "counter.print.code_away" if done.shows_code else "counter.print.code"
        self._code.offer(Action(say(words), "Shift+F10", "device-mobile"))
        self._code.setVisible(prints.code_can_be_shown(scene.state))


def _promises(done: Finished, say: Speech) -> tuple[Step, ...]:
    if done.after.undone:
        return ()
    if done.said is Said.ASK or done.slip is None:
        look = Step("user-circle", say("counter.step.asked"), say("when.now"))
        return (look, Step("package", say("counter.step.keeps"), say("counter.step.till_then")))
    what, badge = thanks.print_words(done)
    kept = done.printing is Printing.PRINTED
    at = say("slip.made_at", at=done.slip.made_at)
    busy, waits = done.printing is Printing.SENT, done.printing in (Printing.WAITS, Printing.ASKS)
    steps = [Step("printer", say.say(what), at, say.say(badge), kept, busy, waits)]
    sent = done.extras.sent
    if sent is not None:
        steps.append(Step("envelope-simple", say.say(sent), say("counter.send.with_slip"),
                          say("counter.send.goes")))  # fmt: skip
    for one in thanks.promises(done):
        badge, kept, late = beside.how_kept(done, one.first.key)
        first, second = say.say(one.first), say.say(one.second)
        steps.append(Step(one.icon, first, second, say.say(badge), kept, amber=late))
    return tuple(steps)


class _NextScan(Sheet):
    """The next scan begins the next visit, without a key."""

    def __init__(self, say: Speech) -> None:
        super().__init__("card", "yes")
        look = theme()
        made = row(look.gap(24))
        made.setContentsMargins(*(look.gap(side) for side in (28, 16, 28, 16)))
        made.addWidget(Glyph("barcode", 40, "yes"))
        texts = column()
        texts.addWidget(PlainLabel(say("counter.done.scan_next"), Role.TITLE, wrap=True))
        begins = PlainLabel(say("counter.done.begins"), Role.SMALL, "ink_soft", wrap=True)
        texts.addWidget(begins)
        made.addLayout(texts, 1)
        self.setLayout(made)


class _Tray(Sheet):
    """The slip lies here."""

    def __init__(self, paper: SlipPaper) -> None:
        super().__init__("sunken", "", 0)
        look = theme()
        made = column(look.gap(20))
        made.setContentsMargins(*(look.gap(side) for side in (32, 32, 32, 32)))
        middle = Qt.AlignmentFlag.AlignHCenter
        made.addStretch(1)
        made.addWidget(paper, 0, middle)
        self._caption = PlainLabel("", Role.SMALL, "ink_soft", align=middle)
        made.addWidget(self._caption, 0, middle)
        made.addStretch(1)
        self.setLayout(made)

    def tell(self, say: Speech, *, undone: bool) -> None:
        """Say what paper this is, and whether it still counts."""
        key = "counter.done.slip_undone" if undone else "counter.done.slip_looks"
        self._caption.say(say(key))
