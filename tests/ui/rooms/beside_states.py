"""A visit that is done, with what stands beside it: an address asked for, a small extra."""

from returns_station.dialogue.letter import Channel
from returns_station.phrase import Phrase
from returns_station.service.surprise import Because, Offered, Suggestion, SurpriseKind
from tests.builders import kronor
from tests.payouts import SLIP
from tests.ui.rooms.after_states import is_done
from tests.ui.rooms.states import pressed
from ui.rooms.counter.state import beside
from ui.rooms.counter.state.counter import Counter as State
from ui.rooms.counter.state.extras import Beside
from ui.rooms.counter.state.keys import Do

WAYS = frozenset({Channel.EMAIL, Channel.SMS})
KINDS = (
    Offered(SurpriseKind.CARD, kronor(25)),
    Offered(SurpriseKind.LINE, kronor(0)),
)
LINE = Phrase("surprise.line_nameless.mistake")
SUGGESTION = Suggestion(SLIP, Because.MISTAKE, KINDS, kronor(400), LINE, "fi")


def done(known: Beside | None = None) -> State:
    """A visit is done, and what stands beside it is known."""
    return beside.came(is_done(), known or Beside(SLIP, ways=WAYS, suggestion=SUGGESTION))


def typed(to: str) -> State:
    """F6 was pressed and an address written."""
    return pressed(done(), (Do.SEND, ""), (Do.TELL, to))
