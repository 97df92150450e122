"""A carrier that the settings name and that cannot be spoken to: it says why, and does nothing."""

from dataclasses import dataclass
from datetime import timedelta

from returns_station.desk.pickup.carriers import CarrierSilentError
from returns_station.phrase import Phrase
from returns_station.pickup.booking import Answer, Booking, Told
from returns_station.pickup.slot import Slot, SlotQuestion

_OFF = Answer(Told.NOT_SENT, reason="off")


@dataclass(frozen=True, slots=True)
class Off:
    """A carrier without a secret, or with an address that is not safe."""

    name: str
    why: Phrase
    can_repeat: bool = False
    can_ask: bool = False
    can_cancel: bool = False
    deadline: timedelta = timedelta()

    def slots(self, question: SlotQuestion) -> tuple[Slot, ...]:
        """None, and why."""
        assert question.days
        raise CarrierSilentError(self.why)

    def book(self, booking: Booking) -> Answer:
        """Nothing was sent."""
        assert booking.id
        return _OFF

    def ask(self, booking: Booking) -> Answer:
        """Nobody can be asked."""
        assert booking.id
        return Answer(Told.NO_WORD, reason="off")

    def cancel(self, booking: Booking) -> Answer:
        """Nobody can be told."""
        assert booking.id
        return Answer(Told.NO_WORD, reason="off")
