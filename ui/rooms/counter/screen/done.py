"""Done: thanks by name, what has been promised with when, the slip, and the next scan."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from returns_station.adapters.printing.drawing import Page
from returns_station.adapters.speech import Speech
from returns_station.case import Said
from returns_station.phrase import Phrase
from ui.rooms.counter.screen.scene import Doing, Scene, column, holding, row, scrolled
from ui.rooms.counter.screen.trouble import tell_trouble
from ui.rooms.counter.state import words
from ui.rooms.counter.state.counter import Finished, Printing
from ui.rooms.counter.state.keys import Do
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.button import Action, Button
from ui.widgets.glyph import Glyph
from ui.widgets.hint import Advice, Hint
from ui.widgets.label import PlainLabel
from ui.widgets.sheet import Sheet
from ui.widgets.slip_paper import SlipPaper
from ui.widgets.steps import Promises, Step


class DonePage(QWidget):
    """Thanks and promises at the left, the slip on its tray at the right."""

    def __init__(self, scene: Scene, do: Doing) -> None:
        super().__init__()
        look, say = theme(), scene.say
        self._above = PlainLabel("", Role.LEAD_SOFT, "ink_soft")
        self._thanks = PlainLabel("", Role.POSTER, wrap=True, most_lines=2)
        self._second = PlainLabel("", Role.POSTER, balanced=True)
        self._promises, self._hint = Promises(), Hint()
        self._print = Button(Action("-"))
        self._print.clicked.connect(lambda: do(Do.PRINT, ""))
        self._open = Button(Action(say("counter.open_slip"), "F6", "eye"))
        self._open.clicked.connect(lambda: do(Do.OPEN, ""))
        self._paper = SlipPaper()
        buttons = row(look.gap(8))
        buttons.addWidget(self._print)
        buttons.addWidget(self._open)
        buttons.addStretch(1)
        left = column()
        left.setContentsMargins(*(look.gap(side) for side in (40, 40, 48, 32)))
        for part in (self._above, self._thanks, self._second):
            left.addWidget(part)
        left.addSpacing(look.gap(24))
        left.addWidget(self._promises)
        left.addWidget(self._hint)
        left.addSpacing(look.gap(24))
        left.addLayout(buttons)
        left.addStretch(1)
        left.addSpacing(look.gap(16))
        left.addWidget(_NextScan(say))
        page = row()
        large = self._large = look.scale >= LARGE_TEXT
        page.addWidget(scrolled(holding(left)) if large else holding(left), 60)
        self._tray = _Tray(self._paper, say)
        # Where text is large the tray has no room; without a parent it would open as a window.
        self._tray.setParent(self)
        if not large:
            page.addWidget(self._tray, 40)
        self.setLayout(page)

    def tell(self, scene: Scene) -> None:
        """Show what has been done."""
        done, say = scene.state.done, scene.say
        assert done is not None
        first, second = words.thanks(done)
        key = "counter.done.above_earlier" if done.earlier else "counter.done.above"
        self._above.say(say(key))
        self._thanks.say(say.say(first))
        self._second.say(say.say(second))
        self._promises.tell(_promises(done, say))
        advice = done.advice
        self._hint.setVisible(advice is not None or scene.state.trouble is not None)
        if scene.state.trouble is not None:
            tell_trouble(self._hint, scene.state.trouble, say)
        elif advice is not None:
            title = say("counter.print.waits_title")
            self._hint.tell(Advice(title, say.say(advice), icon="printer", amber=True))
        self._print.setVisible(done.slip is not None)
        again = done.printing is Printing.PRINTED or done.earlier
        key = "counter.print_again" if again else "counter.print_now"
        self._print.offer(Action(say(key), "F5", "printer"))
        self._print.work(done.printing is Printing.SENT)
        self._open.setVisible(scene.doors.open_file and done.printing is Printing.PRINTED)
        self._tray.setVisible(done.slip is not None and not self._large)

    def show_slip(self, pages: tuple[Page, ...]) -> None:
        """Show the slip as it is printed."""
        self._paper.show_pages(pages)

    def take_focus(self) -> None:
        """Nothing has the focus: the next scan is what comes next."""
        self.setFocus()


def _promises(done: Finished, say: Speech) -> tuple[Step, ...]:
    if done.said is Said.ASK or done.slip is None:
        look = Step("user-circle", say("counter.step.asked"), say("when.now"))
        return (look, Step("package", say("counter.step.keeps"), say("counter.step.till_then")))
    what, badge = words.print_words(done)
    kept = done.printing is Printing.PRINTED
    at = say("slip.made_at", at=done.slip.made_at)
    steps = [Step("printer", say.say(what), at, say.say(badge), kept=kept)]
    for one in words.promises(done.slip):
        promised = say.say(Phrase("counter.promised"))
        steps.append(Step(one.icon, say.say(one.first), say.say(one.second), promised))
    return tuple(steps)


class _NextScan(Sheet):
    """The next scan begins the next visit, without a key."""

    def __init__(self, say: Speech) -> None:
        super().__init__("card", "yes")
        look = theme()
        made = row(look.gap(24))
        made.setContentsMargins(*(look.gap(side) for side in (28, 20, 28, 20)))
        made.addWidget(Glyph("barcode", 40, "yes"))
        texts = column()
        texts.addWidget(PlainLabel(say("counter.done.scan_next"), Role.TITLE))
        begins = PlainLabel(say("counter.done.begins"), Role.SMALL, "ink_soft", wrap=True)
        texts.addWidget(begins)
        made.addLayout(texts, 1)
        self.setLayout(made)


class _Tray(Sheet):
    """The slip lies here."""

    def __init__(self, paper: SlipPaper, say: Speech) -> None:
        super().__init__("sunken", "", 0)
        look = theme()
        made = column(look.gap(20))
        made.setContentsMargins(*(look.gap(side) for side in (32, 32, 32, 32)))
        middle = Qt.AlignmentFlag.AlignHCenter
        made.addStretch(1)
        made.addWidget(paper, 0, middle)
        caption = PlainLabel(say("counter.done.slip_looks"), Role.SMALL, "ink_soft", align=middle)
        made.addWidget(caption, 0, middle)
        made.addStretch(1)
        self.setLayout(made)
