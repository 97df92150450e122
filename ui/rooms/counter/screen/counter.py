"""The counter's screen: its pages, one of them open."""

from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from returns_station.adapters.printing.drawing import Page as SlipPage
from returns_station.phrase import Phrase
from ui.rooms.counter.screen.credit import CreditPage
from ui.rooms.counter.screen.done import DonePage
from ui.rooms.counter.screen.idle import IdlePage
from ui.rooms.counter.screen.owing import OwingPage
from ui.rooms.counter.screen.rule import RulePage
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

P = TypeVar("P", bound=QWidget)

# Here the focus stays where the hand left it.
_STILL = (Page.IDLE, Page.SEEK)
_SCENIC = (VisitPage, SwapPage, DonePage, CreditPage, OwingPage, UnprovenPage, RulePage)
_COMMON = ("visit", "finished", "seek")
_ABOVE = 124  # px: over the sum, which the next customer looks at


class CounterScreen(QStackedWidget):
    """Draws what it is told, and says what was asked for by hand."""

    done = Signal(object, str)

    def __init__(self, scene: Scene, *, wide: bool = False) -> None:
        super().__init__()
        self._page: Page | None = None
        self._scene, self._wide = scene, wide
        self._slip: tuple[SlipPage, ...] = ()
        self._told: Phrase | None = None
        self._toast = Toast(self, left=theme().gap(40), above=theme().px(_ABOVE))
        self._toast.acted.connect(lambda: self._ask(Do.RESUME, ""))

    # A page is made when it is first opened: the window is there sooner, and so is another look.

    @cached_property
    def idle(self) -> IdlePage:
        """The counter at rest."""
        return self._made(IdlePage(self._scene, self._ask))

    @cached_property
    def seek(self) -> SeekPage:
        """The search."""
        return self._made(SeekPage(self._scene, self._ask))

    @cached_property
    def visit(self) -> VisitPage:
        """The visit that lies open."""
        return self._made(VisitPage(self._scene, self._ask, wide=self._wide))

    @cached_property
    def swap(self) -> SwapPage:
        """What goes out for what comes back."""
        return self._made(SwapPage(self._scene, self._ask))

    @cached_property
    def finished(self) -> DonePage:
        """What was done, now or earlier."""
        page = self._made(DonePage(self._scene, self._ask))
        page.show_slip(self._slip)
        return page

    @cached_property
    def credit(self) -> CreditPage:
        """A credit note or gift card."""
        return self._made(CreditPage(self._scene, self._ask))

    @cached_property
    def owing(self) -> OwingPage:
        """What waits for somebody."""
        return self._made(OwingPage(self._scene, self._ask))

    @cached_property
    def unproven(self) -> UnprovenPage:
        """Goods without a receipt."""
        return self._made(UnprovenPage(self._scene, self._ask))

    @cached_property
    def rule(self) -> RulePage:
        """Somebody who may say yes answers here."""
        return self._made(RulePage(self._scene, self._ask))

    def make_next(self) -> bool:
        """Make the next page of the common course; False where all of it is made."""
        missing = next((page for page in _COMMON if not self._is_made(page)), None)
        if missing is not None:
            getattr(self, missing)
        return missing is not None

    def _made(self, page: P) -> P:
        # A page that is not open must not make the window larger.
        page.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.addWidget(page)
        return page

    def tell(self, scene: Scene) -> None:
        """Show this moment; only the open page is told."""
        page = scene.state.page
        open_page = self._open(page)
        with one_layout(open_page):
            self._tell(page, scene)
        self.setCurrentWidget(open_page)
        self._tell_toast(scene)
        if page is not self._page or page not in _STILL:
            self.focus(scene)
        self._page = page

    def _open(self, page: Page) -> QWidget:
        names = {Page.DONE: "finished"}
        opened: QWidget = getattr(self, names.get(page, page.name.lower()))
        return opened

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
            case Page.RULE:
                self.rule.tell(scene)

    def _tell_toast(self, scene: Scene) -> None:
        """Say once what was put aside, and how to go back to it; or what else goes by."""
        toast, before, self._told = scene.state.toast, self._told, scene.state.toast
        if toast is None:
            self._toast.hide()
        elif toast is not before:
            say = scene.say
            if toast.key == "counter.parked":
                go_on = Action(say("counter.go_on"), "F8")
                self._toast.tell(say.say(toast), icon="clock", do=go_on)
            else:
                self._toast.tell(say.say(toast), icon="seal-check")

    def show_slip(self, pages: tuple[SlipPage, ...]) -> None:
        """Show the slip on the done page."""
        self._slip = pages
        if self._is_made("finished"):
            self.finished.show_slip(pages)

    def scanned(self) -> None:
        """A scan was heard."""
        if self._is_made("idle"):
            self.idle.scanned()

    def _is_made(self, page: str) -> bool:
        return page in self.__dict__

    def lay_order(self) -> None:
        """Tab goes as one reads; rows have come and gone since the page was made."""
        here = self.currentWidget()
        assert here is not None, "one page lies open"
        read_in_order(here)

    def focus(self, scene: Scene) -> None:
        """Lay the focus where the next key belongs; what is not seen takes none."""
        if self.window().isVisible() and not self.isVisible():
            return
        page = self._open(scene.state.page)
        if isinstance(page, (IdlePage, SeekPage)):
            page.take_focus()
        elif isinstance(page, _SCENIC):
            page.take_focus(scene)

    def _ask(self, do: Do, what: str) -> None:
        self.done.emit(do, what)
