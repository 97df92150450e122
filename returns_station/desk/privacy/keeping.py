"""Keeps the house's promise about people, for someone: hands out, forgets, thins out by itself."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from returns_station.case import Who
from returns_station.days import local_day
from returns_station.desk.no_cards import refuse_cards
from returns_station.desk.people.guard import ask_first
from returns_station.desk.ports import Clock
from returns_station.desk.privacy.errors import NobodyFoundError
from returns_station.desk.privacy.events import DataThinnedOut, PersonForgotten, PersonHandedOut
from returns_station.desk.privacy.views import (
    Erased,
    Gone,
    Known,
    Moment,
    PersonData,
    PersonSeen,
    ThinnedOut,
    Wiped,
)
from returns_station.people.rights import Right
from returns_station.phrase import Phrase
from returns_station.privacy.retention import Kind, Rule, rules_of, sinces

if TYPE_CHECKING:
    from returns_station.desk.house import House
    from returns_station.desk.people.guard import Guarded
    from returns_station.desk.ports import UnitOfWork
    from returns_station.desk.privacy.house import KeepingHouse

# Goes first what others hang on; so often at most, each time so many.
_IN_STORE: Final = (
    *(Kind.CONTACT, Kind.DOOR, Kind.PHOTO, Kind.OVERRIDE, Kind.BUYER, Kind.BRINGER),
    *(Kind.FEEDBACK, Kind.DRAFT, Kind.LEAVER),
)
_ROUNDS: Final = 20


@dataclass(frozen=True, slots=True)
class Keeping:
    """What is kept of people; every question and every deed asks whether she may."""

    store: "Guarded"
    house: "House"
    clock: Clock
    who: Who

    def rules(self) -> tuple[Rule, ...]:
        """How long each kind is kept here today."""
        market = self.house.shop.market
        return rules_of(self._own.figures(market, local_day(self.clock(), market)))

    def find(self, text: str) -> tuple[PersonSeen, ...]:
        """Records that a name, phone or mail leads to."""
        refuse_cards(text)
        with self._by_person.views() as views:
            return views.persons.find(text)

    def export(self, customer_id: int) -> PersonData:
        """All that is kept of her; that it was handed out is journalled."""
        with self._by_person.views() as views:
            records = views.persons.kept(customer_id)
        if not records:
            raise NobodyFoundError(Phrase("person.nobody"))
        data = PersonData(customer_id, records)
        with self._by_person.work() as work:
            work.journal((PersonHandedOut(customer_id, data.count),), at=self.clock(), who=self.who)
            work.commit()
        return data

    def erase(self, customer_id: int = 0, contact: str = "") -> Erased:
        """Forget her: vouchers stay without her; what is under way goes when it is over.

        Raises NobodyFoundError, SeveralPersonsError.
        """
        refuse_cards(contact)
        ask_first(self._by_person)
        moment, one = self._moment(), self._own.ids()
        with self._by_person.work() as work:
            gone = work.persons.forget(customer_id, contact, one, moment)
            self._journal_forgotten(work, one, gone)
            # Before it is done: a copy that is put back must not bring her back.
            self._own.files.remember(gone.known)
            work.commit()
        files = self._own.files.forget(gone)
        wiped = self._wipe((gone,))
        return Erased(one, gone.records, gone.waits, files, gone.shared, wiped)

    @property
    def _by_person(self) -> "Guarded":
        """What is one person's is never the station's own affair."""
        return replace(self.store, right=Right.PERSONS, to_read=Right.PERSONS)

    def due(self) -> bool:
        """Whether today's thinning out is still to be done, or a copy was put back since."""
        with self.store.views() as views:
            return views.persons.due(self._moment()) or bool(self._missing(views.persons.erased()))

    def thin_out(self) -> ThinnedOut:
        """Let go of all that was kept long enough, and of whom a wish waited for."""
        moment = self._moment()
        recalled, unwiped = self._recalled(), self._unwiped()
        finished, waiting, gone = self._finished(moment)
        counts = Counter[Kind]()
        for kind in _IN_STORE:
            for _ in range(_ROUNDS):
                with self.store.work() as work:
                    count, went = work.persons.thin_out(kind, moment)
                    work.commit()
                counts[kind] += count
                gone.append(went)
                if not count or kind is Kind.CONTACT:
                    break
        for went in gone:
            self._own.files.forget(went)
        counts.update(self._own.files.thin_out(moment))
        told = {kind: count for kind, count in counts.items() if count}
        with self.store.work() as work:
            work.persons.thinned(moment)
            if told or finished or recalled:
                by_name: Mapping[str, int] = {kind.value: told[kind] for kind in sorted(told)}
                event = DataThinnedOut(by_name, finished)
                work.journal((event,), at=moment.now, who=self.who)
            work.commit()
        return ThinnedOut(told, finished, waiting, self._wipe(gone, anew=unwiped, more=bool(told)))

    def _recalled(self) -> int:
        """What a copy that was put back does not know: who was forgotten since it was made."""
        with self.store.views() as views:
            known = views.persons.erased()
        self._own.files.remember(known)
        missing = self._missing(known)
        if missing:
            with self.store.work() as work:
                work.persons.recall(missing)
                work.commit()
        return len(missing)

    def _missing(self, known: Iterable[Known]) -> list[Known]:
        there = {(one.digest, one.on) for one in known}
        return [one for one in self._own.files.remembered() if (one.digest, one.on) not in there]

    def _finished(self, moment: Moment) -> tuple[int, int, list[Gone]]:
        """Wishes that waited: how many are done now, how many wait on, and what went."""
        with self.store.work() as work:
            asked = work.persons.waiting()
        went: list[Gone] = []
        for one in asked:
            with self.store.work() as work:
                gone = work.persons.finish(one, moment)
                if gone.records or not gone.waits:
                    self._journal_forgotten(work, one, gone)
                work.commit()
            went.append(gone)
        done = sum(not gone.waits for gone in went)
        return done, len(asked) - done, went

    def _journal_forgotten(self, work: "UnitOfWork", one: str, gone: Gone) -> None:
        whys = tuple(sorted({each.why for each in gone.waits}))
        event = PersonForgotten(one, sum(gone.records.values()), whys)
        work.journal((event,), at=self.clock(), who=self.who)

    def _unwiped(self) -> bool:
        """Whether somebody who was forgotten may still be on the disk."""
        with self.store.work() as work:
            return work.persons.unwiped()

    def _wipe(self, gone: Iterable[Gone], *, anew: bool = False, more: bool = False) -> Wiped:
        """Take what went from the disk, unless nothing did; `anew` for what waited since.

        `more` went that no words are known of.
        """
        went = list(gone)
        if not anew and not more and not any(one.records or one.words for one in went):
            return Wiped.CLEAN
        words = None if anew else [word for one in went for word in one.words]
        wiped = self._own.wipe(words)
        if wiped is not Wiped.WAITS:
            with self.store.work() as work:
                work.persons.wiped()
                work.commit()
        return wiped

    @property
    def _own(self) -> "KeepingHouse":
        return self.house.keeping

    def _moment(self) -> Moment:
        now = self.clock()
        return Moment(now, sinces(self.rules(), now.date()))
