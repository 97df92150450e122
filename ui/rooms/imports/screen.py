"""Bringing in sales, drawn: where a file is dropped or named, how far it is, what came of it."""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from ui.models.course import left_said
from ui.rooms.imports.columns_page import ColumnsPage
from ui.rooms.imports.state import Brought, Imports, Stage
from ui.theme import theme
from ui.tokens import CARD_CORNER, LARGE_TEXT, Role
from ui.widgets.button import Action, Button
from ui.widgets.emptied import emptied
from ui.widgets.field import Field
from ui.widgets.glyph import Glyph
from ui.widgets.hint import Advice, Hint
from ui.widgets.label import PlainLabel
from ui.widgets.paint import rounded
from ui.widgets.progress_line import ProgressLine
from ui.widgets.scrolled import scrolled
from ui.widgets.sheet import Sheet

_LISTED = 8


class ImportsScreen(QWidget):
    """A place to drop files on, a field to name one, and the course of it."""

    files_dropped = Signal(object)
    choose_asked = Signal()
    named = Signal()
    stop_asked = Signal()

    def __init__(self, say: Speech) -> None:
        super().__init__()
        look = theme()
        self._say = say
        self.setAcceptDrops(True)
        self.field = Field(say("imports.or_path"), "Enter", "package")
        self._choose = Button(Action(say("imports.choose"), "F2", "plus"))
        self._choose.clicked.connect(self.choose_asked)
        self._place = _Place(say)
        self._hint, self._course, self._sum = Hint(), _Course(), _Sum()
        self._stop = Button(Action(say("imports.stop"), "Esc"))
        self._stop.clicked.connect(self.stop_asked)
        self._on = Button(Action(say("imports.go_on"), "Esc", "caret-right"))
        self._on.clicked.connect(self.stop_asked)
        self._large = look.scale >= LARGE_TEXT
        way = QBoxLayout.Direction
        ask = QBoxLayout(way.TopToBottom if self._large else way.LeftToRight)
        ask.setSpacing(look.gap(16))
        ask.addWidget(self.field, 1)
        ask.addWidget(self._choose)
        stop = QHBoxLayout()
        stop.addWidget(self._stop)
        stop.addWidget(self._on)
        stop.addStretch(1)
        self.columns = ColumnsPage(say)
        self._course_page = QWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*(look.gap(side) for side in (40, 40, 40, 24)))
        self._area = scrolled(self._course_page)
        whole.addWidget(self._area)
        whole.addWidget(self.columns)
        page = QVBoxLayout(self._course_page)
        # Room for the ring around the field, which a place that scrolls would cut.
        page.setContentsMargins(*(look.gap(side) for side in (4, 0, 4, 4)))
        page.setSpacing(look.gap(20))
        self._what = PlainLabel(say("imports.what"), Role.LEAD_SOFT, "ink_soft", wrap=True)
        page.addWidget(PlainLabel(say("imports.title"), Role.POSTER, balanced=True))
        page.addWidget(self._what)
        page.addLayout(ask)
        for part in (self._place, self._hint, self._course, self._sum):
            page.addWidget(part)
        page.addLayout(stop)
        page.addStretch(1)

    def tell(self, state: Imports) -> None:
        """Show how far it has come."""
        say = self._say
        asks = state.stage is Stage.COLUMNS
        self._area.setVisible(not asks)
        # Where text is large, what has come of it needs the room.
        self._what.setVisible(not self._large or state.stage is Stage.WAITING)
        self.columns.setVisible(asks)
        name = state.file.name if state.file else ""
        if asks and state.columns is not None:
            self.columns.tell(name, state.columns)
        self._place.setVisible(state.stage is Stage.WAITING)
        self._course.setVisible(state.busy)
        self._stop.setVisible(state.stage is Stage.READING)
        self._sum.setVisible(state.stage is Stage.DONE)
        self._on.setVisible(state.stage is Stage.DONE)
        self._hint.setVisible(state.stage is Stage.FAILED)
        self._choose.forbid(state.busy)
        if state.busy:
            left = say.say(left_said(state.left)) if state.left is not None else ""
            self._course.tell(_course(state, say), state.progress.share, left)
        if state.advice is not None and state.stage is Stage.FAILED:
            title = say("imports.not_read", file=name)
            self._hint.tell(Advice(title, say.say(state.advice), "package", amber=True))
        if state.brought is not None and state.stage is Stage.DONE:
            self._sum.tell(state.brought, say)
            QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(self._on))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files of this machine may be dropped."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Files were dropped."""
        urls = (url for url in event.mimeData().urls() if url.isLocalFile())
        self.files_dropped.emit(tuple(Path(url.toLocalFile()) for url in urls))
        event.acceptProposedAction()


def _course(state: Imports, say: Speech) -> str:
    name = state.file.name if state.file else ""
    if state.stage is Stage.STOPPING:
        return say("imports.stopping")
    if state.stage is Stage.LOOKING:
        return say("imports.looking", file=name)
    return say("imports.reading", file=name, count=state.progress.lines)


class _Place(QWidget):
    """A dashed place that says what it is for."""

    def __init__(self, say: Speech) -> None:
        super().__init__()
        look = theme()
        middle = Qt.AlignmentFlag.AlignHCenter
        made = QVBoxLayout(self)
        air = 16 if look.scale >= LARGE_TEXT else 48
        made.setContentsMargins(*(look.gap(side) for side in (24, air, 24, air)))
        made.setSpacing(look.gap(12))
        made.addWidget(Glyph("package", 48, "ink_soft"), 0, middle)
        made.addWidget(PlainLabel(say("imports.drop"), Role.LEAD, align=middle), 0, middle)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the dashes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        corner = theme().px(CARD_CORNER)
        rounded(painter, QRectF(self.rect()), corner, edge="edge", width=2, dashed=True)


class _Course(QWidget):
    """The words, and a bar as long as what is done."""

    def __init__(self) -> None:
        super().__init__()
        self._words = PlainLabel("", Role.LEAD)
        self._left = PlainLabel("", Role.SMALL, "ink_soft")
        self._bar = ProgressLine()
        made = QVBoxLayout(self)
        made.setContentsMargins(0, 0, 0, 0)
        made.setSpacing(theme().gap(12))
        made.addWidget(self._words)
        made.addWidget(self._bar)
        made.addWidget(self._left)

    def tell(self, words: str, share: float | None, left: str) -> None:
        """Say how far, and how much longer; the line below is kept free until that can be told."""
        self._words.say(words)
        self._bar.tell(share)
        self._left.say(left or " ")


class _Sum(Sheet):
    """What came in, what was in before, and the rows that could not."""

    def __init__(self) -> None:
        super().__init__()
        look = theme()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(*(look.gap(side) for side in (24, 20, 24, 20)))
        self._rows.setSpacing(look.gap(6))

    def tell(self, came: Brought, say: Speech) -> None:
        """Show the summary."""
        for widget in emptied(self._rows):
            widget.deleteLater()
        self._rows.addWidget(PlainLabel(say("imports.in", count=came.sales), Role.LEAD))
        facts = [say("imports.lines", count=came.lines)]
        for key, count in (("known", came.known), ("returns", came.returns), ("bad", came.bad)):
            if count:
                facts.append(say(f"imports.{key}", count=count))
        if came.stopped:
            facts.append(say("imports.stopped"))
        for fact in facts:
            self._rows.addWidget(PlainLabel(fact, Role.BODY, wrap=True))
        for phrase in came.listed[:_LISTED]:
            self._rows.addWidget(PlainLabel(say.say(phrase), Role.SMALL, "ink_soft", wrap=True))
