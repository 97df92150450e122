"""A visit saved with every step, and forgotten once it is over: a crash loses nothing of it."""

from returns_station.desk.station import Station
from returns_station.phrase import Phrase
from ui.rooms.counter import errands
from ui.rooms.counter.asking import Setting
from ui.rooms.counter.hands import Hands
from ui.rooms.counter.state import counter
from ui.rooms.counter.state.counter import Counter


class Saving:
    """Writes visits down in the order of their steps; it decides nothing."""

    def __init__(self, setting: Setting, sends: errands.Errands, hands: Hands) -> None:
        """Nothing is saved before the station is open."""
        self.station: Station | None = None
        self._setting, self._errands, self._hands = setting, sends, hands

    def wear(self, setting: Setting) -> None:
        """Somebody else works here."""
        self._setting = setting

    def follow(self, old: Counter, new: Counter) -> None:
        """Save the visit as it stands, or forget one that is over; always in this order."""
        station, before, visit = self.station, old.visit, new.visit
        if station is None or visit == before:
            return
        if visit is not None:
            row = errands.row_of(visit, self._setting.who, self._setting.clock())
            self._errands.write(lambda: station.store.keep_visit(row), _saved, self._advise)
        if before is not None and (visit is None or visit.key != before.key):
            key = before.key
            if all(one.key != key for one in new.parked):
                self._errands.write(lambda: station.store.drop_visit(key), _saved, self._advise)
            self._hands.refresh()

    def _advise(self, advice: Phrase) -> None:
        title = Phrase("counter.trouble.not_now")
        self._hands.move(counter.advised(self._hands.state(), title, advice))


def _saved(_: object) -> None:
    """A visit was saved or dropped; nothing follows."""
