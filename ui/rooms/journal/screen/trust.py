"""Trust, measured: one large sentence with its dots, and what repeats itself, as facts."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from returns_station.desk.trust.views import FEW, Honesty, Pattern
from ui.rooms.journal.screen.bar import Scale
from ui.rooms.journal.screen.scene import Doing, Scene
from ui.rooms.journal.state import words
from ui.rooms.journal.state.acts import Do
from ui.theme import theme
from ui.tokens import LARGE_TEXT, SHEET_CORNER, Role
from ui.widgets.chip import Chip
from ui.widgets.dots import Dots, Mark, MarkGlyph
from ui.widgets.emptied import emptied
from ui.widgets.flow import Flow
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding
from ui.widgets.scrolled import scrolled
from ui.widgets.sheet import Sheet

_LEGEND: Final = (("held", Mark.FULL), ("not_held", Mark.RING), ("unchecked", Mark.SMALL))
# More would be a cloud: then the sentence and its scale say it.
_MOST_DOTS: Final = 400


class TrustPage(QWidget):
    """The sentence over its dots at the left, the facts at the right."""

    def __init__(self, say: Speech, do: Doing) -> None:
        super().__init__()
        look = theme()
        self._do = do
        self._told: tuple[Honesty | None, tuple[Pattern, ...] | None] = (None, None)
        self._chips: list[Chip] = []
        self._share = _Share(say)
        self._nothing = PlainLabel("", Role.LEAD_SOFT, "ink_soft", wrap=True)
        self._facts = column(look.gap(10))
        large = look.scale >= LARGE_TEXT
        right = column(look.gap(12))
        right.addWidget(PlainLabel(say("journal_room.patterns"), Role.TITLE, wrap=True))
        what = PlainLabel(say("journal_room.patterns_what"), Role.SMALL, "ink_soft", wrap=True)
        right.addWidget(what)
        right.addWidget(self._nothing)
        right.addLayout(self._facts)
        right.addStretch(1)
        left = column()
        left.addWidget(self._share)
        left.addStretch(1)
        way = QBoxLayout.Direction
        both = QBoxLayout(way.TopToBottom if large else way.LeftToRight)
        both.setContentsMargins(*(look.gap(side) for side in (0, 8, 8, 16)))
        both.setSpacing(look.gap(40))
        both.addLayout(left, 0 if large else 45)
        both.addLayout(right, 0 if large else 55)
        page = column()
        page.addWidget(scrolled(holding(both)))
        self.setLayout(page)

    def tell(self, scene: Scene) -> None:
        """Show what was counted."""
        state, say = scene.state, scene.say
        if (state.honesty, state.patterns) == self._told:
            return
        self._told = (state.honesty, state.patterns)
        self._share.tell(state.honesty)
        for old in emptied(self._facts):
            old.hide()
            old.deleteLater()
        self._chips = []
        hers = {one.customer: say.say(one.says) for one in state.budgets}
        for pattern in state.patterns or ():
            self._facts.addWidget(self._fact(pattern, say, hers.get(pattern.customer, "")))
        nothing = state.patterns == ()
        self._nothing.setVisible(nothing)
        self._nothing.say(say("journal_room.no_patterns") if nothing else "")

    def walk(self, by: int) -> None:
        """The slip below or above gets the focus."""
        if not self._chips:
            return
        at = next((nr for nr, one in enumerate(self._chips) if one.hasFocus()), None)
        start = 0 if by > 0 else len(self._chips) - 1
        there = self._chips[start if at is None else (at + by) % len(self._chips)]
        there.setFocus(Qt.FocusReason.TabFocusReason)

    def _fact(self, pattern: Pattern, say: Speech, budget: str) -> QWidget:
        look, sheet = theme(), Sheet()
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(*(look.gap(side) for side in (20, 14, 20, 14)))
        inside.setSpacing(look.px(4))
        inside.addWidget(PlainLabel(say.say(pattern.says), Role.BODY_STRONG, wrap=True))
        beside = f"{say.say(pattern.usually)} · {say.say(pattern.shown_from)}"
        inside.addWidget(PlainLabel(beside, Role.SMALL, "ink_soft", wrap=True))
        if budget:
            inside.addWidget(PlainLabel(budget, Role.BODY, wrap=True))
        if pattern.slips:
            flow = Flow(look.gap(8))
            for slip in pattern.slips:
                chip = Chip(words.numbered(slip), icon="receipt", small=True)
                chip.picked.connect(lambda slip=slip: self._do(Do.ONLY_SLIP, slip))
                self._chips.append(chip)
                flow.addWidget(chip)
            held = QWidget()
            held.setLayout(flow)
            inside.addWidget(held)
        return sheet


class _Share(Sheet):
    """The share as one sentence, its scale, a dot for each, and what the dots mean."""

    def __init__(self, say: Speech) -> None:
        super().__init__(corner=SHEET_CORNER)
        look = theme()
        self._say = say
        self._since = PlainLabel("", Role.SMALL_STRONG, "ink_soft", wrap=True)
        large = look.scale >= LARGE_TEXT
        self._sentence = PlainLabel("", Role.TITLE if large else Role.SAY, balanced=True)
        self._scale, self._dots = Scale(), Dots()
        self._rest = PlainLabel("", Role.BODY, "ink_soft", wrap=True)
        self._legend = QGridLayout()
        self._legend.setHorizontalSpacing(look.gap(12))
        self._legend.setVerticalSpacing(look.gap(6))
        self._legend.setColumnStretch(1, 1)
        self._counts = []
        for nr, (name, mark) in enumerate(_LEGEND):
            count = PlainLabel("", Role.SMALL_STRONG, align=Qt.AlignmentFlag.AlignRight)
            legend = PlainLabel(say(f"journal_room.legend.{name}"), Role.SMALL, wrap=True)
            parts = (MarkGlyph(mark), legend, count)
            for place, part in enumerate(parts):
                self._legend.addWidget(
                    part,
                    nr,
                    place,
                    Qt.AlignmentFlag.AlignVCenter if not place else Qt.AlignmentFlag(0),
                )
            self._counts.append(parts)
        page = QVBoxLayout(self)
        page.setContentsMargins(*(look.gap(side) for side in (24, 20, 24, 24)))
        page.setSpacing(look.gap(16))
        for made in (self._since, self._sentence, self._scale, self._dots):
            page.addWidget(made)
        page.addLayout(self._legend)
        page.addWidget(self._rest)

    def tell(self, honesty: Honesty | None) -> None:
        """Show the share, as far as it can be told."""
        say = self._say
        known = honesty or None
        self._since.say(say("journal_room.since", day=known.since) if known else "")
        self._sentence.say(say.say(known.says) if known else "")
        self._rest.say(say.say(known.rest) if known and known.checked else "")
        self._rest.setVisible(bool(known and known.checked and known.unchecked))
        counts = (known.held, known.not_held, known.unchecked) if known else (0, 0, 0)
        total = sum(counts)
        self._scale.setVisible(bool(known and known.checked >= FEW))
        if known and known.checked:
            sure = known.interval
            self._scale.tell(sure.low, known.held / known.checked, sure.high, say.say(known.says))
        marks = [
            mark for (_, mark), count in zip(_LEGEND, counts, strict=True) for _ in range(count)
        ]
        shown = 0 < total <= _MOST_DOTS
        self._dots.setVisible(shown)
        self._dots.tell(marks if shown else (), self._sentence.text())
        for parts, many in zip(self._counts, counts, strict=True):
            parts[2].say(say.number(many))
            for part in parts:
                part.setVisible(bool(total))
