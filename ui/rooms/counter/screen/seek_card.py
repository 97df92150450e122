"""The card of the row in hand, and the green button that opens it."""

from ui.rooms.counter.screen.scene import Doing
from ui.rooms.counter.screen.seek_words import Card
from ui.rooms.counter.state.keys import Do
from ui.theme import theme
from ui.tokens import Role
from ui.widgets.button import Action, Button
from ui.widgets.found_row import Tile
from ui.widgets.glyph import Glyph, Picture
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, row
from ui.widgets.perforation import Perforation
from ui.widgets.pressable import Shape
from ui.widgets.sheet import Sheet

_PICTURE = 144
_FACTS = 3


class SeekCard(Sheet):
    """Who, what, a few facts, and the way to open it."""

    def __init__(self, do: Doing) -> None:
        super().__init__()
        look = theme()
        self._picture, self._tile = Picture("", _PICTURE), Tile("receipt", _PICTURE, 48)
        self._who = PlainLabel("", Role.TITLE, wrap=True)
        self._what = PlainLabel("", Role.BODY, "ink_soft", wrap=True)
        self._facts = tuple(
            (Glyph("receipt", 20), PlainLabel("", wrap=True)) for _ in range(_FACTS)
        )
        self._open = Button(Action("-", "Enter"), Shape.PRIMARY)
        self._open.clicked.connect(lambda: do(Do.CONFIRM, ""))
        made = column(look.gap(8))
        made.setContentsMargins(*(look.gap(side) for side in (24, 24, 24, 24)))
        made.addWidget(self._picture)
        made.addWidget(self._tile)
        made.addSpacing(look.gap(8))
        for part in (self._who, self._what, Perforation()):
            made.addWidget(part)
        for glyph, words in self._facts:
            line = row(look.gap(8))
            line.addWidget(glyph)
            line.addWidget(words, 1)
            made.addLayout(line)
        made.addSpacing(look.gap(8))
        made.addWidget(self._open)
        self.setLayout(made)

    def tell(self, card: Card) -> None:
        """Show this one."""
        self._picture.show_drawing(card.picture)
        self._tile.show_icon(card.icon)
        self._picture.setVisible(bool(card.picture))
        self._tile.setVisible(not card.picture)
        self._who.say(card.who)
        self._what.say(card.what)
        self._what.setVisible(bool(card.what))
        for nr, (glyph, words) in enumerate(self._facts):
            icon, text = card.facts[nr] if nr < len(card.facts) else ("", "")
            glyph.show_icon(icon)
            words.say(text)
            glyph.setVisible(bool(text))
            words.setVisible(bool(text))
        self._open.offer(Action(card.opens, "Enter"))
