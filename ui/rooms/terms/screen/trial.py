"""What the draft would have meant to the latest real claims: a sentence, dots, their legend."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from returns_station.adapters.speech import Speech
from returns_station.desk.terms_views import Dot
from ui.rooms.terms.state.telling import LEGEND, verdict
from ui.rooms.terms.state.writing import Writing
from ui.theme import theme
from ui.tokens import SHEET_CORNER, Role
from ui.widgets.announce import announce
from ui.widgets.dots import Dots, Mark, MarkGlyph
from ui.widgets.label import PlainLabel
from ui.widgets.sheet import Sheet

_MARKS: Final = {
    Dot.NEW_YES: Mark.FULL,
    Dot.SAME: Mark.SMALL,
    Dot.ASKS: Mark.RING,
    Dot.LESS: Mark.DASH,
}


class Trial(Sheet):
    """The card at the right."""

    def __init__(self, say: Speech) -> None:
        super().__init__(corner=SHEET_CORNER)
        look = theme()
        self._say, self._told = say, ""
        self._caption = PlainLabel("", Role.SMALL_STRONG, "ink_soft")
        self._verdict = PlainLabel("", Role.TITLE, balanced=True)
        self._what = PlainLabel("", Role.BODY, "ink_soft", wrap=True)
        self._dots = Dots()
        self._legend = QGridLayout()
        self._legend.setContentsMargins(0, 0, 0, 0)
        self._legend.setHorizontalSpacing(look.gap(12))
        self._legend.setVerticalSpacing(look.gap(6))
        self._legend.setColumnStretch(1, 1)
        self._counts: dict[Dot, tuple[PlainLabel, PlainLabel]] = {}
        self._glyphs = [MarkGlyph(_MARKS[dot]) for dot in LEGEND]
        for nr, dot in enumerate(LEGEND):
            words = PlainLabel(say(f"terms_room.legend.{dot}"), Role.SMALL)
            count = PlainLabel("", Role.SMALL_STRONG, align=Qt.AlignmentFlag.AlignRight)
            self._legend.addWidget(self._glyphs[nr], nr, 0, Qt.AlignmentFlag.AlignVCenter)
            self._legend.addWidget(words, nr, 1)
            self._legend.addWidget(count, nr, 2)
            self._counts[dot] = (words, count)
        page = QVBoxLayout(self)
        page.setContentsMargins(*(look.gap(side) for side in (24, 20, 24, 20)))
        page.setSpacing(look.gap(16))
        for part in (self._caption, self._verdict, self._what, self._dots):
            page.addWidget(part)
        page.addLayout(self._legend)

    def tell(self, state: Writing) -> None:
        """Show the newest answer there is; it is read aloud when it is another."""
        say, tried = self._say, state.tried
        dots = tried.dots if tried else ()
        told = say.say(verdict(state))
        self._caption.say(say("terms_room.latest", count=len(dots)))
        self._caption.setVisible(bool(dots))
        self._verdict.say(told)
        self._verdict.wear(ink="ink" if state.tried_for == state.draft else "ink_soft")
        nobody = tried is not None and not dots
        self._what.say(say("terms_room.tried.nobody_what") if nobody else "")
        self._what.setVisible(nobody)
        counts = {dot: dots.count(dot) for dot in LEGEND}
        spoken = say.listing(
            f"{say(f'terms_room.legend.{dot}')} {say.number(count)}"
            for dot, count in counts.items()
        )
        self._dots.tell([_MARKS[dot] for dot in dots], spoken)
        for glyph, (dot, (words, count)) in zip(self._glyphs, self._counts.items(), strict=True):
            count.say(say.number(counts[dot]))
            for part in (glyph, words, count):
                part.setVisible(bool(dots))
        self._dots.setVisible(bool(dots))
        if told != self._told and state.tried_for == state.draft:
            self._told = told
            announce(self, told)
