"""Reads what stands beside a visit that is done, sends her slip, and gives a small extra."""

from typing import Final, assert_never

from returns_station.case import Who
from returns_station.desk.errors import AwayError, StationError
from returns_station.desk.station import Station
from returns_station.dialogue.contact import Consent
from returns_station.dialogue.letter import Address
from returns_station.phrase import Phrase
from ui.rooms.counter.asking import Setting
from ui.rooms.counter.errands import Errands
from ui.rooms.counter.hands import Hands
from ui.rooms.counter.state import beside
from ui.rooms.counter.state.after import After
from ui.rooms.counter.state.counter import Counter, Page
from ui.rooms.counter.state.extras import Beside, GiveExtra, SendSlip

_NOTHING: Final = ("", After())


class Aside:
    """Beside the counter's own questions; it decides nothing."""

    def __init__(self, setting: Setting, errands: Errands, hands: Hands) -> None:
        """Nothing is asked before the station is open."""
        self.station: Station | None = None
        self._setting, self._errands, self._hands = setting, errands, hands
        self._read: tuple[str, After] = _NOTHING

    def wear(self, setting: Setting) -> None:
        """Somebody else works here."""
        self._setting = setting

    def follow(self, old: Counter, state: Counter) -> None:
        """Read once a visit is done, and when its money moved on; send what is to be sent."""
        done = state.done if state.page is Page.DONE else None
        if done is None or done.slip is None:
            self._read = _NOTHING
            return
        key = (done.slip.number, done.after)
        if key != self._read:
            self._read = key
            self._look(done.slip.number)
        before = old.done.extras.sends if old.done is not None else None
        if done.extras.sends is not None and done.extras.sends != before:
            self._send(done.extras.sends)

    def _look(self, slip: str) -> None:
        station, who, hands = self.station, self._setting.who, self._hands
        if station is None:
            return

        def came(known: Beside) -> None:
            hands.move(beside.came(hands.state(), known))

        self._errands.read(lambda: known_of(station, slip, who), came, _kept_quiet)

    def _send(self, ask: SendSlip | GiveExtra) -> None:
        station, who, hands = self.station, self._setting.who, self._hands
        if station is None:
            return

        def refused(advice: Phrase) -> None:
            hands.move(beside.refused(hands.state(), advice))

        match ask:
            case SendSlip(slip, to, channel, name, language, afterwards):
                address = Address(channel, to, name, language)
                consent = Consent.AFTERWARDS if afterwards else Consent.THIS_RETURN
                self._errands.write(
                    lambda: station.letters(who).reach(slip, address, consent),
                    lambda stands: hands.move(beside.sent(hands.state(), ask, stands)),
                    refused,
                )
            case GiveExtra(slip, kind, key):
                self._errands.write(
                    lambda: station.surprise(who).give(slip, kind, key),
                    lambda _: hands.move(beside.gave(hands.state(), ask)),
                    refused,
                )
            case _:
                assert_never(ask)


def known_of(station: Station, slip: str, who: Who) -> Beside:
    """What the doors of the station tell of a visit; what she may not see is not there."""
    letters = station.letters(who)
    ways = frozenset(station.house.dialogue.ways)
    try:
        promised = station.promises(who).of_slip(slip)
        suggestion = station.surprise(who).suggest(slip)
        contacts, sent = letters.contacts(slip), letters.of_slip(slip)
    except AwayError:
        raise  # it is asked again
    except StationError:
        return Beside(slip)
    return Beside(slip, promised, contacts, sent, ways, suggestion)


def _kept_quiet(_advice: Phrase) -> None:
    """What could not be read is not shown; the visit itself is done."""
