"""What was promised, for someone: what is due, what is judged by the clock, what is foretold."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from returns_station.case import Who
from returns_station.days import local_day
from returns_station.desk.house import House
from returns_station.desk.people.guard import Guarded
from returns_station.desk.ports import Clock, UnitOfWork
from returns_station.desk.service.ending import Ending
from returns_station.desk.service.foreseeing import foretold, is_news, looked
from returns_station.desk.service.judging import judged
from returns_station.people.rights import Right
from returns_station.service.outlook import Outlook
from returns_station.service.promise import PromiseKind, PromiseStands
from returns_station.service.times import begin_of

_BY_HAND: Final = frozenset((PromiseKind.REPLACEMENT, PromiseKind.REPAIR))


@dataclass(frozen=True, slots=True)
class Promises:
    """Who asks, and what she works with."""

    behind: Callable[[Right, str], Guarded]
    house: House
    clock: Clock
    who: Who

    def today(self) -> tuple[PromiseStands, ...]:
        """All that is due today, however it ended, and what is open from before; first due first.

        Today is the shop's own day.
        """
        market = self.house.shop.market
        day = local_day(self.clock(), market)
        morning, night = begin_of(day, market), begin_of(day + timedelta(days=1), market)
        with self._look().views() as views:
            before = views.promises.due(morning - timedelta(microseconds=1))
            return (*before, *views.promises.told_or_due(morning, night))

    def due(self, until: datetime) -> tuple[PromiseStands, ...]:
        """What is open and due until then, the first due first."""
        with self._look().views() as views:
            return views.promises.due(until)

    def of_slip(self, slip: str) -> tuple[PromiseStands, ...]:
        """All that was promised with a visit, the first due first."""
        with self._look().views() as views:
            return views.promises.of_slip(slip)

    def judge(self) -> int:
        """Let what is overdue end: missed, unless the world says else; gives how many.

        Two desks at once end each once.
        """
        now, guarded = self.clock(), self.behind(Right.LOOK_AFTER, "judge")
        guarded.admit()
        with guarded.store.views() as views:
            # Most minutes there is none: nobody waits for the one writer then.
            if not views.promises.due(now - timedelta(microseconds=1)):
                return 0
        return self._tell(guarded, lambda work: judged(work, now), now)

    def foresee(self) -> int:
        """Foretell what will not hold as it looks now, before it is due; gives how many.

        Each once for each moment that is expected instead.
        """
        now, guarded = self.clock(), self.behind(Right.LOOK_AFTER, "foresee")
        guarded.admit()
        with guarded.store.views() as views:
            found = tuple(one for one in looked(views, now, self.house) if is_news(*one))
        return self._tell(guarded, lambda work: foretold(work, found, now), now) if found else 0

    def at_risk(self) -> tuple[tuple[PromiseStands, Outlook], ...]:
        """What will not hold as it looks now, with what is expected instead, first due first."""
        with self._look().views() as views:
            return looked(views, self.clock(), self.house)

    def done(self, key: str) -> bool:
        """Goods are here or mended, as a person says; False: it was done, or is nothing such.

        Money, pickups and answers are said where they happen.
        """
        now = self.clock()
        with self.behind(Right.RECEIVE, "done").work() as work:
            work.promises.hold()
            stands = work.promises.one(key)
            if stands is None or stands.promise.kind not in _BY_HAND:
                return False
            events = tuple(Ending(work.promises, now).done(stands))
            if events:
                work.journal(events, at=now, who=self.who)
                work.commit()
        return bool(events)

    def _tell(
        self,
        guarded: Guarded,
        deed: "Callable[[UnitOfWork], Iterator[object]]",
        now: datetime,
    ) -> int:
        with guarded.work() as work:
            work.promises.hold()
            events = tuple(deed(work))
            if events:
                work.journal(events, at=now, who=self.who)
                work.commit()
        return len(events)

    def _look(self) -> Guarded:
        return self.behind(Right.SEE, "promises")
