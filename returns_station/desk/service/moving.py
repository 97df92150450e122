"""What each event does to promises: money paid, a question answered, a visit undone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from returns_station.case import ReturnUndone, Who
from returns_station.desk.ruling.events import (
    AskedAgain,
    AskExpired,
    AskTakenBack,
    DeclinedThisTime,
    PersonAsked,
    YesSaid,
)
from returns_station.desk.service.ending import Ending
from returns_station.desk.service.making import made
from returns_station.dialogue.answering import ItemAnswered, ItemCame
from returns_station.payout import PayoutConfirmed
from returns_station.phrase import Phrase
from returns_station.service.promise import DuePromise, PromiseKind, PromiseMade, PromiseState

if TYPE_CHECKING:
    from returns_station.desk.house import House
    from returns_station.desk.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Moving:
    """One transaction's promises on their way: what is told of them is given back."""

    work: "UnitOfWork"
    house: "House"
    at: datetime
    who: Who

    @property
    def ending(self) -> Ending:
        """How its promises end."""
        return Ending(self.work.promises, self.at)

    def by(self, event: object) -> Iterator[object]:
        """What an event makes, keeps, misses, releases or foretells."""
        match event:
            case PayoutConfirmed(operation=subject) | ItemAnswered(number=subject):
                yield from self._done(subject)
            case DeclinedThisTime(ask=subject) | YesSaid(ask=subject, waits=False):
                yield from self._done(subject)
            case ReturnUndone(slip=slip):
                for stands in self.work.promises.of_slip(slip):
                    yield from self.ending.over(stands, PromiseState.RELEASED, "undone")
            case PersonAsked(ask=number, expires_at=due):
                yield self._asked(f"ask:{number}", number, due)
            case AskedAgain(ask=number):
                yield from self._again(number)
            case AskTakenBack(ask=subject):
                yield from self._over(subject, PromiseState.RELEASED, "taken_back")
            case AskExpired(ask=subject):
                yield from self._over(subject, PromiseState.MISSED, "expired")
            case ItemCame(number=number, slip=slip, due=due):
                says = Phrase("promise.answer", {"at": due})
                yield self._made(f"item:{number}", PromiseKind.ANSWER, number, slip, says, due)
            case _:
                from returns_station.desk.service.fetching import pickup_moves

                yield from pickup_moves(self, event)

    def _done(self, subject: str) -> Iterator[object]:
        for stands in self.work.promises.undone_of(subject):
            yield from self.ending.done(stands)

    def _over(self, subject: str, state: PromiseState, why: str) -> Iterator[object]:
        for stands in self.work.promises.open_of(subject):
            yield from self.ending.over(stands, state, why)

    def _again(self, number: str) -> Iterator[PromiseMade]:
        kept = self.work.rulings.load(number)
        if kept is not None:
            yield self._asked(f"ask:{number}:{self.at.isoformat()}", number, kept.expires_at)

    def _asked(self, key: str, number: str, due: datetime) -> PromiseMade:
        """A question of the counter: she is told, whatever the answer is, before it runs out."""
        says = Phrase("promise.ask", {"at": due})
        return self._made(key, PromiseKind.ANSWER, number, "", says, due)

    def _made(  # what a promise is made of
        self,
        key: str,
        kind: PromiseKind,
        subject: str,
        slip: str,
        says: Phrase,
        due: datetime,
    ) -> PromiseMade:
        promise = DuePromise(key, kind, subject, slip, says, due, self.at)
        return self.put(promise)

    def put(self, promise: DuePromise) -> PromiseMade:
        """Keep a new promise; gives what is told of it."""
        self.work.promises.put((promise,), self.who.desk)
        return made(promise)
