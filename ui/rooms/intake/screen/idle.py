"""The bench at rest: scan a parcel, how the day stands, what waits, the lanes behind."""

from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from returns_station.adapters.speech import Speech
from returns_station.desk.bench.views import ParcelSeen
from ui.rooms.intake.screen.scene import Doing, Scene
from ui.rooms.intake.state import words
from ui.rooms.intake.state.acts import Do
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.button import Action, Button
from ui.widgets.emptied import emptied
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.forest import Forest
from ui.widgets.hint import Hint
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding, row
from ui.widgets.option_row import Option, OptionRow
from ui.widgets.perforation import Perforation
from ui.widgets.scrolled import scrolled

_MOST: Final = 2


class IdlePage(QWidget):
    """Above the perforation one scans or writes; below it lies the day."""

    def __init__(self, say: Speech, do: Doing) -> None:
        super().__init__()
        look = theme()
        self._do = do
        self._shown: tuple[ParcelSeen, ...] = ()
        self._waiting: list[OptionRow] = []
        self._large = look.scale >= LARGE_TEXT
        poster = PlainLabel(say("intake.scan_parcel"), Role.POSTER, balanced=True)
        poster.setMaximumWidth(look.px(480))
        lead = PlainLabel(say("intake.scan_parcel_what"), Role.LEAD_SOFT, "ink_soft", wrap=True)
        self.field = Field(say("intake.or_type"), "F3", "barcode")
        self.field.entered.connect(self._written)
        self.hint = Hint()
        self._forest = Forest()
        self._day = PlainLabel("", Role.SAY, wrap=True)
        self._waits = PlainLabel("", Role.BODY, "ink_soft", wrap=True)
        self._rows = column(look.gap(8))
        self._more = PlainLabel("", Role.SMALL, "ink_soft", wrap=True)
        self.lanes = (
            Button(Action(say("intake.to_suppliers"), "F6", "truck")),
            Button(Action(say("intake.to_look_at"), "F7", "eye")),
        )
        for button, which in zip(self.lanes, (Do.SUPPLIER, Do.ASIDE), strict=True):
            button.clicked.connect(partial(do, which, ""))
        words_ = column()
        words_.addStretch(2)
        for part, after in ((poster, 20), (lead, 24), (self.field, 0)):
            words_.addWidget(part)
            words_.addSpacing(look.gap(after))
        words_.addStretch(1)
        above = row(look.gap(24))
        above.setContentsMargins(look.gap(40), look.gap(24), 0, look.gap(24))
        above.addLayout(words_, 45)
        if self._large:
            above.setContentsMargins(*(look.gap(side) for side in (40, 24, 40, 24)))
        else:
            above.addWidget(self._forest, 55)
        self._lay(above, self._below())

    def _below(self) -> QWidget:
        look = theme()
        left, right = column(look.gap(8)), column(look.gap(8))
        left.addWidget(self.hint)
        left.addSpacing(look.gap(8))
        left.addWidget(self._day)
        left.addWidget(self._waits)
        left.addSpacing(look.gap(8))
        ways = Flow(look.gap(12))
        for button in self.lanes:
            ways.addWidget(button)
        left.addLayout(ways)
        left.addStretch(1)
        right.addLayout(self._rows)
        right.addWidget(self._more)
        right.addStretch(1)
        both = column(look.gap(16)) if self._large else row(look.gap(48))
        both.setContentsMargins(*(look.gap(side) for side in (40, 24, 40, 16)))
        both.addLayout(left, 1)
        both.addLayout(right, 1)
        return holding(both)

    def _lay(self, above: object, below: QWidget) -> None:
        look, page = theme(), column()
        tear = row()
        tear.setContentsMargins(look.gap(40), 0, look.gap(40), 0)
        tear.addWidget(Perforation())
        held = QWidget()
        held.setLayout(above)  # type: ignore[arg-type]  # a box of either direction
        page.addWidget(held, 54)
        page.addLayout(tear)
        page.addWidget(below, 46)
        whole = column()
        whole.addWidget(scrolled(holding(page)))
        self.setLayout(whole)

    def tell(self, scene: Scene) -> None:
        """Show the day, and what waits."""
        state, say = scene.state, scene.say
        day = state.day
        self._day.say(say("intake.done", count=day.done) if day is not None else "")
        self._waits.say(say("intake.waiting", count=day.waiting) if day and day.waiting else "")
        self._waits.setVisible(bool(day and day.waiting))
        if state.waiting != self._shown:
            self._shown = state.waiting
            self._tell_rows(state.waiting, say)

    def scanned(self) -> None:
        """The scanner's line runs across the forest."""
        self._forest.scan()

    def _tell_rows(self, waiting: tuple[ParcelSeen, ...], say: Speech) -> None:
        for widget in emptied(self._rows):
            widget.hide()
            widget.deleteLater()
        self._waiting = []
        for parcel in waiting[:_MOST]:
            means = " · ".join(say.say(fact) for fact in words.facts(parcel))
            whose = say.say(words.whose(parcel))
            made = OptionRow(Option(parcel.slip or parcel.id, whose, means, icon="package"))
            made.picked.connect(partial(self._do, Do.OPEN))
            self._waiting.append(made)
            self._rows.addWidget(made)
        more = max(0, len(waiting) - _MOST)
        self._more.say(say("intake.more", count=more) if more else "")
        self._more.setVisible(bool(more))

    def _written(self, text: str) -> None:
        if text.strip():
            self.field.edit.clear()
            self._do(Do.SCAN, text.strip())
