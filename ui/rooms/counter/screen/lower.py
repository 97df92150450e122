"""A lower price for goods she keeps: one sum to write, once she has turned the rest down."""

from returns_station.money import Money
from ui.rooms.counter.screen.scene import Doing, Scene
from ui.rooms.counter.state.answers import lower_price_for
from ui.rooms.counter.state.choosing import most_lower
from ui.rooms.counter.state.keys import Do
from ui.rooms.counter.state.visit import Spot
from ui.theme import theme
from ui.tokens import Role
from ui.widgets.field import Field
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column
from ui.widgets.sheet import Sheet


class LowerPrice(Sheet):
    """The question and its field; shown only while goods are kept."""

    def __init__(self, scene: Scene, do: Doing) -> None:
        super().__init__()
        look, say = theme(), scene.say
        self._title = PlainLabel("", Role.BODY_STRONG, wrap=True)
        self.field = Field(say("counter.lower.title"), "K", "tag")
        self.field.takes_sums()
        self.field.changed.connect(lambda text: do(Do.REDUCE, text))
        self._at: Spot | None = None
        made = column(look.gap(8))
        made.setContentsMargins(*(look.gap(side) for side in (20, 16, 20, 16)))
        made.addWidget(self._title)
        made.addWidget(self.field)
        self.setLayout(made)

    def tell(self, scene: Scene) -> None:
        """Ask for the sum of the goods in question; another piece has a sum of its own."""
        piece, say = lower_price_for(scene.state), scene.say
        self.setVisible(piece is not None)
        if piece is None:
            self._at = None
            return
        self._title.say(say("counter.lower.of", title=piece.sold.title))
        self.field.edit.setPlaceholderText(say("counter.lower.field", most=most_lower(piece)))
        if piece.at != self._at:
            self._at = piece.at
            self.field.edit.setText(_written(piece.taken.reduction))


def _written(amount: Money | None) -> str:
    return str(amount) if amount is not None else ""
