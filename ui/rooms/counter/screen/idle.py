"""The counter at rest: scan anything, today so far, what waits, what was done last."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from returns_station.adapters.speech import Speech
from returns_station.phrase import Phrase
from returns_station.scan import printed_slip_number
from ui.models.goods_picture import picture_of
from ui.rooms.counter.screen.papers import short_answers
from ui.rooms.counter.screen.recent import RecentList
from ui.rooms.counter.screen.scene import Doing, Scene
from ui.rooms.counter.screen.tasks import TaskList
from ui.rooms.counter.screen.today import Today
from ui.rooms.counter.screen.trouble import tell_trouble
from ui.rooms.counter.state import prints
from ui.rooms.counter.state.keys import Do
from ui.rooms.counter.state.paying import waiting
from ui.rooms.counter.state.scanning import first_answered
from ui.rooms.counter.state.today import much_waits
from ui.rooms.counter.state.words import greeting
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.badge import Badge, Tone
from ui.widgets.button import Action, Button
from ui.widgets.field import Field
from ui.widgets.forest import Forest
from ui.widgets.glyph import Picture
from ui.widgets.hint import Hint
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding, row
from ui.widgets.perforation import Perforation
from ui.widgets.scrolled import scrolled
from ui.widgets.sheet import Sheet


class IdlePage(QWidget):
    """Above the perforation one writes or scans; below it lies the day."""

    def __init__(self, scene: Scene, do: Doing) -> None:
        super().__init__()
        look, say = theme(), scene.say
        self._hello = PlainLabel("", Role.LEAD_SOFT, "ink_soft")
        self._poster = PlainLabel(say("counter.scan_anything"), Role.POSTER, balanced=True)
        self._poster.setMaximumWidth(look.px(440))
        lead = PlainLabel(say("counter.scan_what"), Role.LEAD_SOFT, "ink_soft", balanced=True)
        self.field = Field(say("counter.or_type"), "F3")
        self.field.changed.connect(lambda text: do(Do.TYPE, text))
        self._forest = Forest()
        self._hint, self._today, self._waits = Hint(), Today(), _Waits(do)
        self._hint.acted.connect(lambda nr: do(Do.MEND, str(nr)))
        self._empty, self._recent = _Empty(scene, do), RecentList(say, do)
        self._tasks = TaskList(scene, do) if scene.tasks else None
        words = column()
        words.addStretch(2)
        for part, after in (
            (self._hello, 0),
            (self._poster, 20),
            (lead, 24),
            (self.field, 0),
        ):
            words.addWidget(part)
            words.addSpacing(look.gap(after))
        words.addStretch(1)
        above = row(look.gap(24))
        above.setContentsMargins(look.gap(40), 0, 0, 0)
        above.addLayout(words, 45)
        # What has no room where text is large keeps a parent: alone it would open as a window.
        large = self._large = look.scale >= LARGE_TEXT
        if large or self._tasks is not None:
            self._recent.setParent(self)
        if not large:
            above.addWidget(self._forest, 55)
        left = column(look.gap(20))
        for widget in (self._hint, self._empty, self._today, self._waits):
            left.addWidget(widget)
        left.addStretch(1)
        below = row(look.gap(48))
        below.setContentsMargins(look.gap(40), look.gap(24), look.gap(40), look.gap(16))
        below.addLayout(left, 1)
        if self._tasks is not None:
            (left if large else below).addWidget(self._tasks, 1)
        elif not large:
            below.addWidget(self._recent, 1)
        tear = row()
        tear.setContentsMargins(look.gap(40), 0, look.gap(40), 0)
        tear.addWidget(Perforation())
        page = column()
        page.addLayout(above, 54)
        page.addLayout(tear)
        page.addLayout(below, 46)
        if large:
            above.setContentsMargins(look.gap(40), look.gap(24), look.gap(40), look.gap(24))
            whole = column()
            whole.addWidget(scrolled(holding(page)))
            page = whole
        self.setLayout(page)

    def tell(self, scene: Scene) -> None:
        """Show the counter at rest."""
        state, say = scene.state, scene.say
        self._hello.say(say.say(greeting(scene.now, scene.clerk)))
        self.field.edit.setText("")
        self._hint.setVisible(state.trouble is not None)
        if state.trouble is not None:
            tell_trouble(self._hint, state.trouble, say)
        day = state.rest.day
        nothing_yet = day is not None and not day.any_sale
        self._empty.setVisible(nothing_yet and state.trouble is None)
        self._today.setVisible(day is not None and not nothing_yet and state.trouble is None)
        if day is not None:
            self._today.tell(day, scene)
        self._waits.tell(scene)
        if self._tasks is not None:
            self._tasks.setVisible(not nothing_yet)
            self._tasks.tell(scene.tasks, say)
        self._recent.setVisible(not nothing_yet and not self._large and self._tasks is None)
        self._recent.tell(state.rest.recent, scene)

    def take_focus(self) -> None:
        """Nothing wears the ring at rest: whatever is typed goes to the field all the same."""
        self.setFocus()

    def scanned(self) -> None:
        """The scanner's line runs across the forest."""
        self._forest.scan()


class _Waits(QWidget):
    """The half-finished visit that waits, money in question, slips that have not come out."""

    def __init__(self, do: Doing) -> None:
        super().__init__()
        look = theme()
        self._visit, self._slips, self._money = Sheet(), Sheet(), Sheet("look_soft", "")
        self._picture = Picture("", 64)
        self._badge = Badge("-", "hourglass-medium", Tone.PLAIN)
        self._who = PlainLabel("", Role.LEAD)
        self._saved = PlainLabel("", Role.SMALL, "ink_soft")
        self._resume = Button(Action("-"))
        self._resume.clicked.connect(lambda: do(Do.RESUME, ""))
        words = column(2)
        words.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self._who)
        words.addWidget(self._saved)
        visit = row(look.gap(16))
        visit.setContentsMargins(*(look.gap(side) for side in (20, 16, 20, 16)))
        visit.addWidget(self._picture)
        visit.addLayout(words, 1)
        visit.addWidget(self._resume, 0, Qt.AlignmentFlag.AlignVCenter)
        self._visit.setLayout(visit)
        self._slip_words = PlainLabel("", Role.BODY, wrap=True)
        self._print, self._is_here = Button(Action("-")), Button(Action("-"))
        self._print.clicked.connect(lambda: do(Do.PRINT, ""))
        self._is_here.clicked.connect(lambda: do(Do.CAME_OUT, ""))
        slips = row(look.gap(16))
        slips.setContentsMargins(*(look.gap(side) for side in (20, 12, 20, 12)))
        slips.addWidget(self._slip_words, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in (self._is_here, self._print):
            slips.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._slips.setLayout(slips)
        self._money_words = PlainLabel("", Role.BODY, "look_ink", wrap=True)
        self._see = Button(Action("-"))
        self._see.clicked.connect(lambda: do(Do.OWING, ""))
        money = row(look.gap(16))
        money.setContentsMargins(*(look.gap(side) for side in (20, 12, 20, 12)))
        money.addWidget(self._money_words, 1, Qt.AlignmentFlag.AlignVCenter)
        money.addWidget(self._see, 0, Qt.AlignmentFlag.AlignVCenter)
        self._money.setLayout(money)
        made = column(look.gap(12))
        made.addWidget(self._visit)
        made.addWidget(self._money)
        made.addWidget(self._slips)
        self.setLayout(made)

    def tell(self, scene: Scene) -> None:
        """Show what waits; nothing shown is nothing waiting."""
        rest, say = scene.state.rest, scene.say
        self._visit.setVisible(bool(rest.visits))
        self._slips.setVisible(bool(rest.waiting))
        if rest.visits:
            came, others = first_answered(scene.state), len(rest.visits) - 1
            one = came or rest.visits[0]
            self._picture.show_drawing(picture_of(one.title))
            text = say("counter.half_done_more", count=others) if others else ""
            self._badge.tell(text or say("counter.half_done"), "hourglass-medium", Tone.PLAIN)
            if came is not None:
                self._badge.tell(say("counter.ask.came"), "seal-check", Tone.DONE)
            self._who.say(say("counter.half_who", name=one.name, count=one.pieces))
            at = one.saved_at.astimezone(scene.now.tzinfo)
            when = say.time(at) if at.date() == scene.now.date() else say.moment(at)
            by = say("counter.saved_by", when=when, who=one.who) if one.who else ""
            self._saved.say(by or say("counter.saved", when=when))
            self._resume.offer(Action(say("counter.go_on"), "F8"))
        waits = waiting(scene.state)
        self._money.setVisible(bool(waits))
        if waits:
            self._money.wear("look_soft", "look" if theme().tokens.contrast else "")
            self._money_words.say(say("counter.owing.waits", count=len(waits)))
            self._see.offer(Action(say("counter.owing.see"), "F9", "eye"))
        if rest.waiting:
            self._tell_slips(scene)

    def _tell_slips(self, scene: Scene) -> None:
        """Ask whether the oldest came out; else say how many wait, and for what."""
        rest, say, number = scene.state.rest, scene.say, prints.asked(scene.state)
        self._is_here.setVisible(bool(number))
        if number:
            yes, no = short_answers(say)
            whole = printed_slip_number(number).replace(" ", "\N{NO-BREAK SPACE}")
            self._slip_words.say(say("counter.print.asks_which", number=whole))
            self._is_here.offer(yes)
            self._print.offer(no)
            return
        why = None if much_waits(scene.state) else prints.why(rest)
        how_many = say("counter.slips_wait", count=len(rest.waiting))
        self._slip_words.say(" ".join(filter(None, (how_many, _by_itself(say, why)))))
        self._print.offer(Action(say("counter.print_now"), "F5", "printer"))


class _Empty(Sheet):
    """No sales yet: bring them in, or try the demo shop."""

    def __init__(self, scene: Scene, do: Doing) -> None:
        super().__init__()
        look, say = theme(), scene.say
        made = column(look.gap(16))
        made.setContentsMargins(*(look.gap(side) for side in (24, 20, 24, 20)))
        made.addWidget(PlainLabel(say("counter.empty.title"), Role.LEAD, wrap=True))
        ways = row(look.gap(12))
        if scene.doors.bring_in:
            bring = Button(Action(say("counter.empty.bring_in"), "Ctrl+2", "package"))
            bring.clicked.connect(lambda: do(Do.BRING_IN, ""))
            ways.addWidget(bring)
        if scene.doors.fill:
            fill = Button(Action(say("counter.empty.demo"), "F4", "flower-tulip"))
            fill.clicked.connect(lambda: do(Do.FILL, ""))
            ways.addWidget(fill)
        ways.addStretch(1)
        made.addLayout(ways)
        self.setLayout(made)


def _by_itself(say: Speech, why: Phrase | None) -> str:
    """What the slips wait for."""
    return say("counter.print.by_itself", why=why) if why is not None else ""
