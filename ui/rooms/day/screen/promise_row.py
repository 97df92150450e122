"""A promise as a row: what, whose, until when, how it stands, and whether she knows."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from returns_station.adapters.speech import Speech
from returns_station.phrase import Phrase
from returns_station.service.promise import PromiseStands
from ui.rooms.day.state import telling
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.badge import Badge, Tone
from ui.widgets.glyph import Glyph
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, row
from ui.widgets.pressable import Pressable

_SLIP: Final = "RS "


class PromiseRow(Pressable):
    """The whole row is pressed."""

    def __init__(self, say: Speech) -> None:
        super().__init__("-")
        look, self._say = theme(), say
        self._glyph = Glyph("clock", 24)
        self._what = PlainLabel("", Role.BODY_STRONG, wrap=True)
        self._more = PlainLabel("", Role.SMALL, "ink_soft", wrap=True)
        self._knows = PlainLabel("", Role.SMALL, "look_ink", wrap=True)
        self._badge = Badge("-")
        words = column(look.px(1))
        for part in (self._what, self._more, self._knows):
            words.addWidget(part)
        large = look.scale >= LARGE_TEXT
        held: QBoxLayout = column(look.gap(8)) if large else row(look.gap(16))
        held.addLayout(words, 1)
        # Where it stands below the words, its own narrow width is not theirs.
        side = Qt.AlignmentFlag.AlignLeft if large else Qt.AlignmentFlag.AlignVCenter
        held.addWidget(self._badge, 0, side)
        line = row(look.gap(16))
        line.addWidget(self._glyph)
        line.addLayout(held, 1)
        made = QVBoxLayout()
        made.addLayout(line)
        self.hold(made, look.gap(16), look.px(10), look.gap(16), look.px(10))
        self.let_through()

    def tell(self, one: PromiseStands, now: datetime, *, chosen: bool) -> None:
        """Show how it stands now."""
        say = self._say
        word, icon, tone = telling.badge(one, now)
        what, until = say.say(telling.what(one)), say.say(telling.until(one, now))
        slip = one.promise.slip
        more = say("day.row", slip=f"{_SLIP}{slip}", until=until) if slip else until
        knows = telling.she_knows(one, now)
        self._glyph.show_icon(telling.ICONS[one.promise.kind], "ink")
        self._what.say(what)
        self._more.say(more)
        self._tell_knows(knows)
        self._badge.tell(say.say(word), icon, Tone[tone])
        parts = (what, more, say.say(word), say.say(knows) if knows else "")
        self.setAccessibleName(", ".join(filter(None, parts)))
        self.choose(chosen)

    def _tell_knows(self, knows: Phrase | None) -> None:
        told = knows is not None and knows.key != "day.not_told"
        self._knows.setVisible(knows is not None)
        self._knows.say(self._say.say(knows) if knows else "")
        self._knows.wear(ink="yes_ink" if told else "look_ink")
