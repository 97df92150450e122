"""How the words are read: as mail, as its plain part, as a text message."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from returns_station.desk.dialogue.ports import Rendered
from ui.rooms.templates.state.words import Page, Words
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.chip import Chip
from ui.widgets.emptied import emptied
from ui.widgets.flow import Flow
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding
from ui.widgets.mail_sheet import MailSheet
from ui.widgets.scrolled import scrolled
from ui.widgets.sheet import Sheet

_KEYS = ("Q", "W", "E")


class Reading(QWidget):
    """Chips for the three ways, and the sheet."""

    picked = Signal(str)

    def __init__(self, say: Speech) -> None:
        super().__init__()
        look, self._say = theme(), say
        self._shown: tuple[object, ...] = ()
        self.chips = {
            page: Chip(say(f"templates.page.{page}"), key)
            for page, key in zip(Page, _KEYS, strict=True)
        }
        ways = Flow(look.gap(8))
        for page, chip in self.chips.items():
            chip.speak_as(QAccessible.Role.PageTab)
            chip.picked.connect(lambda page=page: self.picked.emit(page.value))
            ways.addWidget(chip)
        self._subject = PlainLabel("", Role.BODY_STRONG, wrap=True)
        self._mail = MailSheet()
        self._lines = column(look.gap(4))
        self._sheet = Sheet()
        lines = QVBoxLayout(self._sheet)
        lines.setContentsMargins(*(look.gap(16),) * 4)
        lines.addLayout(self._lines)
        inside = column()
        inside.addWidget(self._mail)
        inside.addWidget(self._sheet)
        inside.addStretch(1)
        held = holding(inside)
        self._area: QScrollArea | None = None
        made = column(look.gap(8))
        made.addLayout(ways)
        made.addWidget(self._subject)
        if look.scale < LARGE_TEXT:
            self._area = scrolled(held)
        made.addWidget(self._area or held, 1)
        self.setLayout(made)

    def tell(self, state: Words) -> None:
        """Show how it is read; nothing before it was tried."""
        for page, chip in self.chips.items():
            chip.choose(page is state.page)
        rendered = state.rendered
        self.setVisible(rendered is not None)
        if rendered is None or (rendered, state.page) == self._shown:
            return
        self._shown = (rendered, state.page)
        self._subject.say(rendered.subject)
        self._subject.setVisible(state.page is not Page.SMS)
        self._mail.setVisible(state.page is Page.MAIL)
        self._sheet.setVisible(state.page is not Page.MAIL)
        self._mail.tell(rendered.html, rendered.plain)
        for widget in emptied(self._lines):
            widget.hide()
            widget.deleteLater()
        for paragraph in _paragraphs(rendered, state.page):
            for line in paragraph:
                self._lines.addWidget(PlainLabel(line, Role.BODY, wrap=True))
            self._lines.addWidget(_air())
        if self._area is not None:
            self._area.verticalScrollBar().setValue(0)


def _paragraphs(rendered: Rendered, page: Page) -> tuple[tuple[str, ...], ...]:
    words = {Page.PLAIN: rendered.plain, Page.SMS: rendered.sms}.get(page, "")
    blocks = (block.strip() for block in words.split("\n\n"))
    return tuple(tuple(block.splitlines()) for block in blocks if block)


def _air() -> QWidget:
    """Between two paragraphs."""
    made = QWidget()
    made.setFixedHeight(theme().gap(6))
    return made
