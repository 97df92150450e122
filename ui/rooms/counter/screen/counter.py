"""The counter's screen: its pages, one of them open."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from returns_station.adapters.printing.drawing import Page as SlipPage
from returns_station.phrase import Phrase
from ui.rooms.counter.screen.credit import CreditPage
from ui.rooms.counter.screen.done import DonePage
from ui.rooms.counter.screen.idle import IdlePage
from ui.rooms.counter.screen.owing import OwingPage
from ui.rooms.counter.screen.scene import Scene
from ui.rooms.counter.screen.seek import SeekPage
from ui.rooms.counter.screen.swap import SwapPage
from ui.rooms.counter.screen.unproven import UnprovenPage
from ui.rooms.counter.screen.visit import VisitPage
from ui.rooms.counter.state.counter import Page
from ui.rooms.counter.state.keys import Do
from ui.theme import theme
from ui.widgets.button import Action
from ui.widgets.one_layout import one_layout
from ui.widgets.reading import read_in_order
from ui.widgets.toast import Toast

# Here the focus stays where the hand left it.
_STILL = (Page.IDLE, Page.SEEK)
_ABOVE = 124  # px: over the sum, which the next customer looks at


class CounterScreen(QStackedWidget):
    """Draws what it is told, and says what was asked for by hand."""

    done = Signal(object, str)

    def __init__(self, scene: Scene, *, wide: bool = False) -> None:
        super().__init__()
        self._page: Page | None = None
        self.idle = IdlePage(scene, self._ask)
        self.seek = SeekPage(scene, self._ask)
        self.visit = VisitPage(scene, self._ask, wide=wide)
        self.swap = SwapPage(scene, self._ask)
        self.finished = DonePage(scene, self._ask)
        self.credit = CreditPage(scene, self._ask)
        self.owing = OwingPage(scene, self._ask)
        self.unproven = UnprovenPage(scene, self._ask)
        self._pages: dict[Page, QWidget] = {
            Page.IDLE: self.idle,
            Page.SEEK: self.seek,
            Page.VISIT: self.visit,
            Page.SWAP: self.swap,
            Page.DONE: self.finished,
            Page.CREDIT: self.credit,
            Page.OWING: self.owing,
            Page.UNPROVEN: self.unproven,
        }
        self._told: Phrase | None = None
        self._toast = Toast(self, left=theme().gap(40), above=theme().px(_ABOVE))
        self._toast.acted.connect(lambda: self._ask(Do.RESUME, ""))
        for page in self._pages.values():
            # A page that is not open must not make the window larger.
            page.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
            self.addWidget(page)

    def tell(self, scene: Scene) -> None:
        """Show this moment; only the open page is told."""
        page = scene.state.page
        with one_layout(self._pages[page]):
            self._tell(page, scene)
        self.setCurrentWidget(self._pages[page])
        self._tell_toast(scene)
        if page is not self._page or page not in _STILL:
            self.focus(scene)
        self._page = page

    def _tell(self, page: Page, scene: Scene) -> None:
        """Tell one page."""
        match page:
            case Page.IDLE:
                self.idle.tell(scene)
            case Page.SEEK:
                self.seek.tell(scene)
            case Page.VISIT:
                self.visit.tell(scene)
            case Page.SWAP:
                self.swap.tell(scene)
            case Page.DONE:
                self.finished.tell(scene)
            case Page.CREDIT:
                self.credit.tell(scene)
            case Page.OWING:
                self.owing.tell(scene)
            case Page.UNPROVEN:
                self.unproven.tell(scene)

    def _tell_toast(self, scene: Scene) -> None:
        """Say once what was put aside, and how to go back to it."""
        toast, before, self._told = scene.state.toast, self._told, scene.state.toast
        if toast is None:
            self._toast.hide()
        elif toast is not before:
            say = scene.say
            self._toast.tell(say.say(toast), icon="clock", do=Action(say("counter.go_on"), "F8"))

    def show_slip(self, pages: tuple[SlipPage, ...]) -> None:
        """Show the slip on the done page."""
        self.finished.show_slip(pages)

    def scanned(self) -> None:
        """A scan was heard."""
        self.idle.scanned()

    def lay_order(self) -> None:
        """Tab goes as one reads; rows have come and gone since the page was made."""
        here = self.currentWidget()
        assert here is not None, "one page lies open"
        read_in_order(here)

    def focus(self, scene: Scene) -> None:
        """Lay the focus where the next key belongs."""
        match scene.state.page:
            case Page.IDLE:
                self.idle.take_focus()
            case Page.SEEK:
                self.seek.take_focus()
            case Page.VISIT:
                self.visit.take_focus(scene)
            case Page.SWAP:
                self.swap.take_focus(scene)
            case Page.DONE:
                self.finished.take_focus(scene)
            case Page.CREDIT:
                self.credit.take_focus(scene)
            case Page.OWING:
                self.owing.take_focus(scene)
            case Page.UNPROVEN:
                self.unproven.take_focus(scene)

    def _ask(self, do: Do, what: str) -> None:
        self.done.emit(do, what)
