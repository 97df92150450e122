"""The customer's screen drawn: the head, and the page of the moment."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from returns_station.adapters.speech import speech
from ui.models.facing import Facing, Moment
from ui.rooms.second_screen.calm import CalmPage
from ui.rooms.second_screen.choosing import ChoosingPage
from ui.rooms.second_screen.header import Header, Languages, Own
from ui.rooms.second_screen.measure import Measure, measure_for
from ui.rooms.second_screen.state import Seen
from ui.rooms.second_screen.thanks import ThanksPage
from ui.theme import theme

_EDGE, _ABOVE = 56, 36


class SecondScreen(QWidget):
    """Built anew for each moment: her screen has no field to lose and no place to keep."""

    touched = Signal(object)
    grew = Signal()
    asked = Signal()

    def __init__(self, shop: str) -> None:
        super().__init__()
        self._shop, self._seen = shop, Seen()
        self._measure = Measure()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.build)
        self._inside: QWidget | None = None
        self._languages: QWidget | None = None
        self._frame = QVBoxLayout(self)
        self._frame.setContentsMargins(0, 0, 0, 0)

    def call(self, shop: str) -> None:
        """Call the shop otherwise from now on."""
        self._shop = shop
        self.build()

    def tell(self, seen: Seen) -> None:
        """Show this, if it is not what is shown."""
        measure = measure_for(self.width(), self.height(), seen.size)
        if self._inside is not None and (seen, measure) == (self._seen, self._measure):
            return
        later = seen.shown.visit == self._seen.shown.visit and measure == self._measure
        self._seen, self._measure = seen, measure
        if later and self._inside is not None:
            # The clerk's window draws first; only what is another's goes at once.
            self._later.start()
        else:
            self.build()

    def build(self) -> None:
        """Build everything anew: the moment, the size or the theme is another."""
        self._later.stop()
        measure, seen = self._measure, self._seen
        title = speech(seen.shown.language)("facing.title")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        inside = QWidget()
        column = QVBoxLayout(inside)
        edge, above = measure.gap(_EDGE), measure.gap(_ABOVE)
        column.setContentsMargins(edge, above, edge, measure.gap(24))
        column.setSpacing(measure.gap(14))
        own = Own(self.grew.emit, self.asked.emit)
        header = Header(measure, seen, self._shop, self.touched.emit, own)
        column.addWidget(header)
        column.addWidget(self._page(measure, seen.shown), 1)
        if self._inside is not None:
            self._frame.removeWidget(self._inside)
            # At once, not when Qt comes to it: what is over is read by nobody.
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = inside
        self._frame.addWidget(inside)
        inside.show()
        self._lay_languages(header)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A larger monitor has larger things."""
        super().resizeEvent(event)
        self.tell(self._seen)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the paper everything lies on."""
        QPainter(self).fillRect(self.rect(), theme().colour("paper"))

    def _page(self, measure: Measure, facing: Facing) -> QWidget:
        match facing.moment:
            case Moment.CALM:
                return CalmPage(measure, facing)
            case Moment.UNDERSTOOD if not facing.goods:
                return CalmPage(measure, facing)
            case Moment.UNDERSTOOD | Moment.CHOOSING | Moment.BUSY:
                return ChoosingPage(measure, facing, self.touched.emit)
            case Moment.THANKS | Moment.UNDONE:
                return ThanksPage(measure, facing, self.touched.emit)

    def _lay_languages(self, header: Header) -> None:
        """The list lies under its button, over everything else."""
        if self._languages is not None:
            self._languages.hide()
            self._languages.deleteLater()
            self._languages = None
        facing = self._seen.shown
        if not self._seen.asks or header.languages is None:
            return
        sheet = Languages(self._measure, facing, self.touched.emit)
        sheet.setParent(self)
        sheet.adjustSize()
        edge, above = self._measure.gap(_EDGE), self._measure.gap(_ABOVE)
        left = self.width() - edge - sheet.width()
        sheet.move(left, above + header.minimumHeight() + self._measure.gap(8))
        sheet.show()
        sheet.raise_()
        self._languages = sheet
