"""Small extras, for who may give them: suggested, chosen by her, and never announced."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from returns_station.case import Who
from returns_station.credit import issued as tells_of
from returns_station.days import zone_of
from returns_station.desk.errors import InputError
from returns_station.desk.house import House
from returns_station.desk.people.guard import Guarded
from returns_station.desk.ports import Clock, UnitOfWork, Views
from returns_station.desk.service.surprise_ports import SurpriseKept, VisitKnown
from returns_station.desk.service.voucher import voucher
from returns_station.money import Money
from returns_station.people.rights import Right
from returns_station.phrase import Phrase
from returns_station.service.surprise import (
    Because,
    NotNow,
    Offered,
    Plan,
    Suggestion,
    SurpriseGiven,
    SurpriseKind,
    hindrance,
    kinds_now,
)
from returns_station.slip import Slip

_NAMED = "slip.thanks"


class SurpriseNotNowError(InputError):
    """Nothing extra can be given for this visit now; the advice says why, and what can be done."""


@dataclass(frozen=True, slots=True)
class SurpriseDay:
    """What today has given, and what it has left of its budget."""

    budget: Money
    left: Money
    given: tuple[SurpriseKept, ...]


@dataclass(frozen=True, slots=True)
class Surprising:
    """Who gives, and what she works with."""

    store: Guarded
    house: House
    clock: Clock
    who: Who

    def suggest(self, slip: str) -> Suggestion | None:
        """What could be given for a visit now; None: nothing, or she may not give.

        It is asked quietly: who may not give is told nothing, and no attempt is written down.
        """
        with self.store.store.views() as views:
            if Right.SURPRISE not in views.people.granted(self.who.staff):
                return None
            known, paper = views.surprises.visit(slip), views.slip(slip)
            if known is None or paper is None:
                return None
            return self._suggested(views, known, paper)

    def give(self, slip: str, kind: SurpriseKind, key: str) -> SurpriseKept:
        """Give it, of today's budget; the same key a second time changes nothing.

        Raises SurpriseNotNowError when the budget is used up, when somebody else was quicker, or
        when her answer comes first.
        """
        with self.store.work() as work:
            kept = work.surprises.done(key)
            if kept is None:
                kept = self._given(work, slip, kind, key)
                work.commit()
        return kept

    def today(self) -> SurpriseDay:
        """What today has given."""
        with self.store.views() as views:
            today = self._today(self.house.shop.market)
            given = views.surprises.given(today)
        budget = self._money(self._plan.daily)
        spent = sum(one.cost.minor for one in given)
        return SurpriseDay(budget, self._money(max(budget.minor - spent, 0)), given)

    def _suggested(self, views: Views, known: VisitKnown, paper: Slip) -> Suggestion | None:
        market = self.house.shop.market
        today, plan = self._today(market), self._plan
        if hindrance(plan, known.so_far, today) is not None:
            return None
        day = views.surprises.day(today, self.who.desk, _begins(today, market))
        at = self.clock().astimezone(zone_of(market)).time()
        kinds = kinds_now(plan, known.so_far, day, at)
        if not kinds:
            return None
        offered = tuple(Offered(kind, self._money(cost)) for kind, cost in kinds)
        left = self._money(max(plan.daily - day.spent, 0))
        because = known.so_far.because
        line = line_by_hand(because, paper)
        return Suggestion(paper.number, because, offered, left, line, paper.language)

    def _given(self, work: UnitOfWork, slip: str, kind: SurpriseKind, key: str) -> SurpriseKept:
        known, paper = work.surprises.visit(slip), work.slip(slip)
        if known is None or paper is None:
            raise SurpriseNotNowError(Phrase("find.slip_unknown", {"number": slip}))
        plan, now = self._plan, self.clock()
        today = self._today(self.house.shop.market)
        cost = plan.costs.get(kind)
        because = known.so_far.because
        why = NotNow.NOT_OFFERED if cost is None else hindrance(plan, known.so_far, today)
        why = why or self._taken(work, known, today, cost or 0)
        if why is not None:
            again = work.surprises.done(key)
            if again is not None:
                # The same press came twice at once, and the other was quicker.
                return again
            raise SurpriseNotNowError(Phrase(f"surprise.not_now.{why}"))
        kept = SurpriseKept(
            slip, kind, because, self._money(cost or 0), today, now, self.who.desk, self.who.actor
        )
        issued: tuple[object, ...] = ()
        if kind is SurpriseKind.VOUCHER:
            credit, note = voucher(work, paper, self.house, kept, self.who)
            work.surprises.issue(credit, note, known.case_id, key, self.who)
            kept, issued = replace(kept, credit=credit.number), (tells_of(credit),)
        if not work.surprises.put(kept, key, self.who):
            raise SurpriseNotNowError(Phrase(f"surprise.not_now.{NotNow.LATELY}"))
        given = SurpriseGiven(slip, kind, because, kept.cost, today, kept.credit)
        work.journal((*issued, given), at=now, who=self.who)
        return kept

    def _taken(self, work: UnitOfWork, known: VisitKnown, today: date, cost: int) -> NotNow | None:
        """Take her turn and the day's money, in an order that is the same for all."""
        plan, shelf = self._plan, work.surprises
        before = today - timedelta(days=plan.apart)
        if not all(shelf.turn(one, today, before) for one in known.whose):
            return NotNow.LATELY
        pot = f"{today.isoformat()}:{self.house.surprises.currency}"
        if known.so_far.because is Because.THANKS and not shelf.take(
            f"surprise:thanks:{pot}", plan.for_thanks, cost
        ):
            return NotNow.KEPT_FOR_MISTAKES
        return None if shelf.take(f"surprise:{pot}", plan.daily, cost) else NotNow.USED_UP

    @property
    def _plan(self) -> Plan:
        return self.house.surprises.plan

    def _money(self, minor: int) -> Money:
        return Money(minor, self.house.surprises.currency)

    def _today(self, market: str) -> date:
        return self.clock().astimezone(zone_of(market)).date()


def line_by_hand(because: Because, paper: Slip) -> Phrase:
    """What may be written by hand, by her name where the slip knows it."""
    if paper.thanks.key == _NAMED:
        return Phrase(f"surprise.line.{because}", {"name": paper.thanks.args["name"]})
    return Phrase(f"surprise.line_nameless.{because}")


def _begins(day: date, market: str) -> datetime:
    return datetime.combine(day, time(), zone_of(market)).astimezone(UTC)
