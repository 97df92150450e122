"""On the wall: how this shop keeps its promises, in sentences that are true, renewed by itself."""

import sys
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDeadlineTimer, Qt, QThreadPool, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from returns_station.adapters.clock import now
from returns_station.adapters.speech import speech
from returns_station.desk.people.upkeep import by_itself
from returns_station.phrase import Phrase
from ui.desk import Desk
from ui.errand import send_kindly
from ui.rooms.second_screen.measure import ASKS, HELLO, LEAD, POSTER, TEXT, Measure, measure_for
from ui.rooms.second_screen.parts import Words
from ui.theme import Theme, theme, tokens_for, wear
from ui.widgets.forest import Forest
from ui.widgets.laid import column, row

if TYPE_CHECKING:
    from returns_station.desk.station import Station

AGAIN_MS: Final = 60_000
_FINISH_MS: Final = 2_000
_AROUND: Final = 64
_MOST: Final = 3


class Wall(QWidget):
    """Fills a screen that nobody touches; Esc ends it.

    What could not be read is not said: then only a welcome stands there.
    """

    def __init__(
        self,
        shop: str,
        language: str,
        said: Callable[[], tuple[Phrase, ...]],
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._shop, self._say, self._said, self._clock = shop, speech(language), said, clock
        self._told: tuple[Phrase, ...] = ()
        self._at: datetime | None = None
        self._measure = Measure()
        self._inside: QWidget | None = None
        self._asking = QThreadPool()
        self._asking.setMaxThreadCount(1)
        self._again = QTimer(self, interval=AGAIN_MS)
        self._again.timeout.connect(self.look)
        self._frame = QVBoxLayout(self)
        self._frame.setContentsMargins(0, 0, 0, 0)
        self.setWindowTitle(self._say("wall.title"))
        self.setAccessibleName(self._say("wall.title"))
        self.setCursor(Qt.CursorShape.BlankCursor)

    def start(self) -> None:
        """Read now, and every minute from now on."""
        self._again.start()
        self.look()

    def look(self) -> None:
        """Read what may be said."""
        send_kindly(self._said, self.tell, lambda _: self.tell(()), self._asking)

    def finish(self) -> None:
        """The window closes."""
        self._again.stop()
        self._asking.waitForDone(QDeadlineTimer(_FINISH_MS))

    def tell(self, told: tuple[Phrase, ...]) -> None:
        """Say this, and since when it is so."""
        self._told, self._at = told[:_MOST], self._clock()
        self._build()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A larger screen has larger words."""
        super().resizeEvent(event)
        measure = measure_for(self.width(), self.height(), 100)
        if measure != self._measure or self._inside is None:
            self._measure = measure
            self._build()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the paper everything lies on."""
        QPainter(self).fillRect(self.rect(), theme().colour("paper"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc ends it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        measure = self._measure
        around = measure.gap(_AROUND)
        page = column(measure.gap(40)) if measure.upright else row(measure.gap(56))
        page.setContentsMargins(around, around, around, around)
        page.addLayout(self._words(measure), 3)
        page.addWidget(Forest(), 2)
        inside = QWidget()
        inside.setLayout(page)
        if self._inside is not None:
            self._frame.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = inside
        self._frame.addWidget(inside)
        inside.show()

    def _words(self, measure: Measure) -> QVBoxLayout:
        say, words = self._say, column(measure.gap(24))
        words.addWidget(Words(measure, self._shop, HELLO, "ink_soft"))
        words.addStretch(1)
        if not self._told:
            words.addWidget(Words(measure, say("facing.welcome"), POSTER, balanced=True))
            words.addWidget(Words(measure, say("facing.welcome_more"), LEAD, "ink_soft", wrap=True))
        for nr, one in enumerate(self._told):
            face = POSTER if nr == 0 else ASKS
            words.addWidget(Words(measure, say.say(one), face, balanced=nr == 0, wrap=True))
        words.addStretch(1)
        if self._told and self._at is not None:
            counted = say("wall.counted", at=self._at)
            words.addWidget(Words(measure, counted, TEXT, "ink_soft", wrap=True))
        return words


def said_at(station: "Station", desk: str) -> tuple[Phrase, ...]:
    """What this station may say of itself this month."""
    return station.board(by_itself(desk)).said()


def run_wall(open_station: "Callable[[], Station]", desk: Desk) -> int:
    """Show the wall full screen until it is closed; gives the exit code."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    wear(Theme(tokens_for(desk.theme, app.styleHints()), motion=False), app)
    opened: list[Station] = []

    def said() -> tuple[Phrase, ...]:
        # Opened behind the window's thread, once; a store that is away is tried each minute.
        if not opened:
            opened.append(open_station())
        return said_at(opened[0], desk.who.desk)

    wall = Wall(desk.shop, desk.shop_language, said, desk.local(now))
    wall.showFullScreen()
    wall.start()
    code = app.exec()
    wall.finish()
    return code
