"""The bench room's screen: at rest, a parcel, the two lanes behind it."""

from functools import partial

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from ui.readers.drop import pictures_in, shows_picture
from ui.rooms.intake.screen.aside import AsidePage
from ui.rooms.intake.screen.foot import total
from ui.rooms.intake.screen.head import banner
from ui.rooms.intake.screen.hinting import hint
from ui.rooms.intake.screen.idle import IdlePage
from ui.rooms.intake.screen.parcel import ParcelPage
from ui.rooms.intake.screen.scene import Scene
from ui.rooms.intake.screen.supplier import SupplierPage
from ui.rooms.intake.state.acts import Do
from ui.rooms.intake.state.intake import Page
from ui.theme import theme
from ui.tokens import LARGE_TEXT
from ui.widgets.hint import Hint
from ui.widgets.reading import read_in_order
from ui.widgets.scan_banner import ScanBanner
from ui.widgets.total_bar import TotalBar


class IntakeScreen(QWidget):
    """Draws what it is told, and says what was asked for by hand."""

    acted = Signal(object, str)
    dropped = Signal(object)

    def __init__(self, say: Speech, *, wide: bool) -> None:
        super().__init__()
        look = theme()
        self._say = say
        self._hinted = Do.BENCH
        self.setAcceptDrops(True)
        self.banner, self.hint, self.foot = ScanBanner(), Hint(), TotalBar()
        self.banner.went_back.connect(partial(self._act, Do.UNDO, ""))
        self.foot.confirmed.connect(self._confirm)
        self.foot.second_chosen.connect(self._second)
        self.idle = IdlePage(say, self._act)
        self.parcel = ParcelPage(say, self._act, wide=wide)
        self.supplier, self.aside = SupplierPage(say, self._act), AsidePage(say, self._act)
        for each in (self.hint, self.idle.hint):
            each.acted.connect(lambda _: self._act(self._hinted, ""))
        self.work = QStackedWidget()
        for page in (self.parcel, self.supplier, self.aside):
            self.work.addWidget(page)
        lying = QWidget()
        laid = QVBoxLayout(lying)
        laid.setContentsMargins(*(look.gap(side) for side in (40, 24, 40, 0)))
        laid.setSpacing(look.gap(16))
        for part in (self.banner, self.hint):
            laid.addWidget(part)
        laid.addWidget(self.work, 1)
        laid.addWidget(self.foot)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.idle)
        self.pages.addWidget(lying)
        self._lying = lying
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pages)

    def tell(self, scene: Scene) -> None:
        """Show this moment."""
        state = scene.state
        rests = state.page is Page.BENCH and state.parcel is None
        self.pages.setCurrentWidget(self.idle if rests else self._lying)
        self._tell_hint(scene, self.idle.hint if rests else self.hint)
        if rests:
            self.idle.tell(scene)
            return
        page = self._page(state.page)
        self.work.setCurrentWidget(page)
        self.banner.tell(banner(scene))
        # Where text is large there is room for one of them; Esc works all the same.
        crowded = theme().scale >= LARGE_TEXT and not self.hint.isHidden()
        self.banner.setVisible(not crowded)
        page.tell(scene)
        self.foot.setVisible(state.page is not Page.ASIDE)
        if state.page is not Page.ASIDE:
            self.foot.tell(total(scene))

    def lay_order(self) -> None:
        """Tab goes as one reads; rows come and go."""
        read_in_order(self)

    def focus(self) -> None:
        """Nothing wears the ring: the scanner goes first, and keys are heard anywhere."""
        self.setFocus()

    def scanned(self) -> None:
        """The scanner's line runs across the forest."""
        if self.pages.currentWidget() is self.idle:
            self.idle.scanned()

    def write(self) -> None:
        """Lay the focus where a number is written."""
        if self.pages.currentWidget() is self.idle:
            self.idle.field.setFocus()

    def walk(self, by: int) -> None:
        """The row above or below gets the focus."""
        rows = self.supplier.list.rows()
        if not rows:
            return
        at = next((nr for nr, row in enumerate(rows) if row.hasFocus()), -1 if by > 0 else 0)
        rows[(at + by) % len(rows)].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The hint is as high as its words are at this width."""
        super().resizeEvent(event)
        if not self.hint.isHidden():
            self._fit_hint(self.hint)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A picture may be let go here."""
        if shows_picture(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A picture was let go."""
        self._drop(event.mimeData())
        event.acceptProposedAction()

    def _drop(self, data: QMimeData) -> None:
        for picture in pictures_in(data):
            self.dropped.emit(picture)

    def _page(self, page: Page) -> ParcelPage | SupplierPage | AsidePage:
        if page is Page.SUPPLIER:
            return self.supplier
        return self.aside if page is Page.ASIDE else self.parcel

    def _tell_hint(self, scene: Scene, shown: Hint) -> None:
        told = hint(scene)
        shown.setVisible(told is not None)
        if told is not None:
            advice, self._hinted = told
            shown.tell(advice)
            self._fit_hint(shown)

    def _fit_hint(self, shown: Hint) -> None:
        """What went wrong is told whole; the page below it scrolls."""
        room = self.width() - 2 * theme().gap(40)
        shown.setMinimumHeight(shown.heightForWidth(room) if shown is self.hint else 0)

    def _act(self, do: Do, which: str) -> None:
        self.acted.emit(do, which)

    def _confirm(self) -> None:
        self._act(Do.SEND if self.work.currentWidget() is self.supplier else Do.CONFIRM, "")

    def _second(self) -> None:
        self._act(Do.PRINT if self.work.currentWidget() is self.supplier else Do.CLOSE, "")
