"""Across the counter: what the customer sees follows the state, and what she touches moves it."""

from collections.abc import Callable

from returns_station.desk.station import Station
from returns_station.dialogue.feedback import SaidOfUs, Topic, Way
from returns_station.phrase import Phrase
from ui.models.facing import Facing, Moment, Touch, Touched
from ui.rooms.counter.asking import Setting
from ui.rooms.counter.errands import Errands
from ui.rooms.counter.hands import Hands
from ui.rooms.counter.state.counter import Counter
from ui.rooms.counter.state.facing import facing
from ui.rooms.counter.state.touching import touched


class Across:
    """Tells each change once; a grade is written down."""

    def __init__(
        self, setting: Setting, errands: Errands, hands: Hands, show: Callable[[Facing], object]
    ) -> None:
        """Nothing is rated before the station is open."""
        self.station: Station | None = None
        self.shown = Facing()
        self._errands, self._hands, self._show = errands, hands, show
        self._clerk, self._names = setting.who.actor, setting.her_name
        self._new_key = setting.new_key

    def wear(self, setting: Setting) -> None:
        """The customer is called by name from now on, or no more; perhaps another serves her."""
        self._clerk, self._names = setting.who.actor, setting.her_name

    def follow(self, state: Counter) -> None:
        """Show her what has changed for her."""
        clerk = self._clerk.split()
        seen = facing(state, clerk=clerk[0] if clerk else "", names=self._names)
        if seen == self.shown or self._waits(state, seen):
            return
        self.shown = seen
        self._show(seen)

    def _waits(self, state: Counter, seen: Facing) -> bool:
        """Whether the answer is a blink away: then the one before stays, and nothing flickers."""
        visit, before = state.visit, self.shown
        if visit is None or state.answered or state.trouble is not None or not visit.pieces:
            return False
        same = (before.visit, before.language, before.name) == (
            seen.visit,
            seen.language,
            seen.name,
        )
        return same and before.moment is Moment.CHOOSING and not visit.hides_prices

    def touched(self, did: Touched) -> None:
        """She touched something."""
        state = self._hands.state()
        new = touched(state, did)
        if new is state:
            return
        self._hands.move(new)
        if did.what in (Touch.RATING, Touch.TOPIC):
            self._rate(new)

    def _rate(self, state: Counter) -> None:
        station, done = self.station, state.done
        if station is None or done is None or done.slip is None or not done.hers.rating:
            return
        feedback, hers = station.feedback(self._errands.who), done.hers
        about = tuple(map(Topic, hers.about))
        said = SaidOfUs(
            self._new_key(), done.slip.number, hers.rating, topics=about, way=Way.SCREEN
        )
        self._errands.write(
            lambda: feedback.hear(said), lambda _: self._hands.refresh(), _kept_quiet
        )


def _kept_quiet(_advice: Phrase) -> None:
    """A grade that could not be written is not asked for again, and is nobody's trouble here."""
