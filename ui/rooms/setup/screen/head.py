"""Where one is: the sections with what is chosen in them, or how far the guide has come."""

from functools import partial

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.rooms.setup.screen.scene import Do, Doing, Scene, column, row
from ui.rooms.setup.state.pages import ICONS, summary
from ui.rooms.setup.state.setup import LAST_STEP, Page
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.choice import Choice
from ui.widgets.flow import Flow
from ui.widgets.label import PlainLabel
from ui.widgets.option_row import Option, OptionRow
from ui.widgets.paint import rounded

_WIDE, _NARROW = 360, 288


class Sections(QWidget):
    """A card for each section; where text is large only their names, in lines."""

    def __init__(self, scene: Scene, do: Doing) -> None:
        super().__init__()
        look, say = theme(), scene.say
        self._large = look.scale >= LARGE_TEXT
        self._rows: dict[Page, OptionRow] = {}
        self._names: dict[Page, Choice] = {}
        if self._large:
            lines = Flow(look.gap(8))
            for nr, page in enumerate(Page, 1):
                name = Choice(say(f"setup.page.{page.value}"), str(nr))
                name.picked.connect(partial(do, Do.OPEN, page.value, ""))
                name.speak_as(QAccessible.Role.PageTab)
                self._names[page] = name
                lines.addWidget(name)
            self.setLayout(lines)
            return
        made = column(self, 12)
        made.setContentsMargins(look.gap(8), 0, 0, 0)
        made.addWidget(PlainLabel(say("setup.heading"), Role.SAY, wrap=True))
        made.addSpacing(look.gap(8))
        for page in Page:
            option = OptionRow(
                Option(page.value, say(f"setup.page.{page.value}")), QAccessible.Role.PageTab
            )
            option.picked.connect(lambda which: do(Do.OPEN, which, ""))
            self._rows[page] = option
            made.addWidget(option)
        made.addStretch(1)
        self.be_narrow(narrow=False)

    def be_narrow(self, *, narrow: bool) -> None:
        """Leave the page more room where the window has little."""
        if not self._large:
            self.setFixedWidth(theme().gap((_NARROW if narrow else _WIDE) + 8))

    def tell(self, scene: Scene) -> None:
        """Show which is open, and what is chosen in each."""
        state, say = scene.state, scene.say
        for page, name in self._names.items():
            name.choose(page is state.page)
        for nr, (page, option) in enumerate(self._rows.items(), 1):
            means = " · ".join(scene.words(words) for words in summary(state, page))
            here = page is state.page
            title = say(f"setup.page.{page.value}")
            option.tell(
                Option(page.value, title, means, key=str(nr), icon=ICONS[page], chosen=here)
            )


class GuideHead(QWidget):
    """How far, what is asked, and why."""

    def __init__(self) -> None:
        super().__init__()
        self._bar = _Bar()
        self._step = PlainLabel("", Role.SMALL_STRONG, "ink_soft")
        self._title = PlainLabel("", Role.SAY, wrap=True)
        self._lead = PlainLabel("", Role.LEAD_SOFT, "ink_soft", wrap=True)
        far = row(16)
        far.addWidget(self._bar)
        far.addWidget(self._step, 1)
        made = column(self, 12)
        made.addLayout(far)
        made.addWidget(self._title)
        made.addWidget(self._lead)

    def tell(self, scene: Scene) -> None:
        """Show the step."""
        step, say = scene.state.step, scene.say
        self._bar.tell(step)
        self._step.say(say("setup.guide.step", nr=step, all=LAST_STEP))
        self._title.say(say(f"setup.guide.title.{step}"))
        self._lead.say(say(f"setup.guide.lead.{step}"))


class _Bar(QWidget):
    """A bar for each step, those that are open or past filled."""

    def __init__(self) -> None:
        super().__init__()
        self._step = 1
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def tell(self, step: int) -> None:
        """So far."""
        self._step = step
        self.update()

    def sizeHint(self) -> QSize:
        """Beside each other."""
        look = theme()
        return QSize(look.gap(56) * LAST_STEP, look.px(10))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw them."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for nr in range(LAST_STEP):
            room = QRectF(nr * look.gap(56), 0, look.gap(48), self.height())
            done = nr < self._step
            rounded(
                painter,
                room,
                room.height() / 2,
                fill="ink" if done else "",
                edge="" if done else "edge",
            )
