"""Done: thanks by name, what has been promised and how it stands, the slip, and the next scan."""

from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from returns_station.adapters.printing.drawing import Page
from returns_station.adapters.speech import Speech
from returns_station.case import Said
from ui.rooms.counter.screen.aside import ExtraCard, SendCard
from ui.rooms.counter.screen.next_scan import NextScan
from ui.rooms.counter.screen.papers import deed, tell_paper
from ui.rooms.counter.screen.payouts import Focus, QuestionCard, TillRow, money_steps
from ui.rooms.counter.screen.scene import Doing, Scene
from ui.rooms.counter.screen.story import StoryPane
from ui.rooms.counter.screen.tray import Tray
from ui.rooms.counter.screen.trouble import tell_trouble
from ui.rooms.counter.state import beside, paying, prints, story, thanks, undoing
from ui.rooms.counter.state.counter import Finished, Printing
from ui.rooms.counter.state.elsewhere import slip_to_fetch
from ui.rooms.counter.state.keys import Do
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.button import Action, Button
from ui.widgets.flow import Flow
from ui.widgets.hint import Advice, Hint
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding, row
from ui.widgets.scrolled import scrolled
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
        self._promises, self._hint, self._told = Promises(), Hint(), QWidget()
        self._scene = scene
        self._hint.acted.connect(lambda nr: do(deed(self._scene, nr), ""))
        self._till, self._question = TillRow(scene, do), QuestionCard(scene, do)
        self._doings = _Doings(do)
        self._send, self._extra = SendCard(scene, do), ExtraCard(scene, do)
        self._paper = SlipPaper()
        self.next, self._story = NextScan(say), StoryPane(do)
        self._large = look.scale >= LARGE_TEXT
        page = row()
        self._area = scrolled(self._left())
        self._area.verticalScrollBar().rangeChanged.connect(self._stand)
        if self._large:
            page.addWidget(self._area, 60)
        else:
            # What is done scrolls where there is much of it; the next scan never does.
            page.addWidget(holding(self._over_next()), 60)
        self._tray = Tray(self._paper)
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
        left.setContentsMargins(*(look.gap(side) for side in (40, 24, 48, 0)))
        for part in (self._above, self._thanks, self._second):
            left.addWidget(part)
        left.addSpacing(look.gap(20))
        told = column(look.gap(12))
        told.setContentsMargins(0, 0 if self._large else look.gap(16), 0, 0)
        told.addWidget(self._question)
        told.addWidget(self._hint)
        self._told.setLayout(told)
        # Where text is large, what is asked for comes before what is done.
        if self._large:
            left.addWidget(self._told)
            left.addWidget(self._till)
            left.addWidget(self._promises)
        else:
            left.addWidget(self._promises)
            left.addWidget(self._till)
            left.addWidget(self._told)
        left.addSpacing(look.gap(16))
        left.addWidget(self._doings)
        left.addWidget(self._send)
        left.addWidget(self._extra)
        if self._large:
            left.addWidget(self._story)
        left.addStretch(1)
        if self._large:
            left.addSpacing(look.gap(16))
            left.addWidget(self.next)
        return holding(left)

    def _over_next(self) -> QBoxLayout:
        """What is done, over the next scan."""
        both = column()
        both.addWidget(self._area, 1)
        both.addWidget(self.next)
        return both

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window needs its margins for words."""
        super().resizeEvent(event)
        look, held = theme(), self._held()
        left, right = (40, 48) if self.width() >= _NARROW else (24, 16)
        margins = held.contentsMargins()
        if margins.left() != look.gap(left):
            held.setContentsMargins(
                look.gap(left), margins.top(), look.gap(right), margins.bottom()
            )
        self._stand()

    def _stand(self) -> None:
        """The next scan stands as wide as what lies above it, beside a bar or without one."""
        margins, bar = self._held().contentsMargins(), self._area.verticalScrollBar()
        wide = bar.sizeHint().width() if bar.maximum() else 0
        self.next.stand(margins.left(), margins.right() + wide)

    def _held(self) -> QLayout:
        """What is done, as it is laid."""
        left = self._area.widget()
        held = left.layout() if left is not None else None
        assert held is not None
        return held

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
        self._told.setHidden(self._question.isHidden() and self._hint.isHidden())
        self._doings.tell(scene, done)
        # One thing at a time: what else can be done stands behind what is being asked.
        extras = beside.extras_of(scene.state)
        self._doings.setVisible(extras.reach is None and not extras.chooses)
        self._send.tell(scene)
        self._extra.tell(scene)
        told = done.whole and story.can_be_told(done)
        self._story.setVisible(told)
        if told:
            self._story.tell(scene, done)
        self._tray.setVisible(done.slip is not None and not self._large and not told)
        self._tray.tell(say, undone=done.after.undone)
        # A question is answered before the next customer's.
        self.next.setVisible(paying.question(scene.state) is None)

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
