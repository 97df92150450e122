"""A question with the whole picture: how the policy answers now, and which yeses there are."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from returns_station.case import Who
from returns_station.days import local_day, zone_of
from returns_station.desk.house import House
from returns_station.desk.on_her_word import FoundSaleError
from returns_station.desk.ports import Views
from returns_station.desk.ruling.answering import how_it_stands
from returns_station.desk.ruling.asking import sales_of, worlds
from returns_station.desk.ruling.kept import AskKept
from returns_station.desk.ruling.limits import (
    Answerer,
    may_look,
    needs_second,
    why_no_answer,
    why_no_yes,
)
from returns_station.desk.ruling.measuring import measured, without_yes
from returns_station.desk.ruling.naming import is_given, named
from returns_station.desk.ruling.views import AskSeen, WaySeen
from returns_station.desk.seeing import World, with_nearest
from returns_station.desk.taking_back import looked_up
from returns_station.desk.views import VisitSeen
from returns_station.desk.weighing import ImpossibleClaimError
from returns_station.people.granted import Granted
from returns_station.people.rights import Right
from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome

# What a person may say yes to besides the wish and what the policy names.
_ALWAYS = (Outcome.REFUND, Outcome.STORE_CREDIT)


@dataclass(frozen=True, slots=True)
class Looking:
    """One look at questions: what is read, who looks, and when."""

    views: Views
    house: House
    now: datetime
    who: Who

    @property
    def granted(self) -> Granted:
        """What she may do."""
        return self.views.people.granted(self.who.staff)

    @property
    def may_answer(self) -> bool:
        """Whether she may answer at all."""
        granted = self.granted
        return Right.RULE in granted or Right.DECLINE in granted

    def may_look(self, ask: AskKept) -> bool:
        """Whether she has to do with a question."""
        return may_look(ask, self.who, self.granted)

    def picture(self, ask: AskKept) -> AskSeen:
        """The whole picture, as it is now."""
        world = self._world(ask)
        alone = _seen(ask, world)
        why = self._may_not(ask)
        return AskSeen(
            number=ask.number,
            visit=ask.visit,
            state=ask.stands(self.now),
            at=ask.at,
            expires_at=ask.expires_at,
            asker=ask.asker,
            asker_staff=ask.staff,
            desk=ask.desk,
            wish=ask.wish,
            note=ask.note,
            seen=with_nearest(alone) if alone else None,
            asked_for=ask.asked_for,
            beyond=ask.beyond,
            similar=self.views.rulings.similar(ask, self._new_year),
            known=self.views.rulings.known(ask.customer_id),
            answers=ask.answers,
            photos=ask.photos,
            may=why is None,
            may_not=why,
            ways=tuple(self._ways(ask, alone, world)) if alone else (),
            nearest=named(alone, ask.wish) if alone else (),
        )

    def _may_not(self, ask: AskKept) -> Phrase | None:
        """Why she may not answer at all; saying no is enough of an answer."""
        if not ask.is_open(self.now):
            return how_it_stands(ask, self.now)
        answerer = self._answerer(ask)
        yes = why_no_answer(ask, answerer, Right.RULE)
        no = why_no_answer(ask, answerer, Right.DECLINE)
        return yes if no is not None else None

    def _ways(
        self, ask: AskKept, alone: VisitSeen, world: Callable[[], World]
    ) -> Iterator[WaySeen]:
        answerer = self._answerer(ask)
        never = why_no_answer(ask, answerer, Right.RULE)
        for outcome in dict.fromkeys((ask.wish, *named(alone, ask.wish), *_ALWAYS)):
            found = measured(ask.parts, outcome, world, alone=alone)
            if found is None:
                continue
            yield WaySeen(
                outcome,
                found.brings,
                found.beyond,
                free=is_given(alone, outcome) and not found.beyond,
                second=needs_second(found, answerer),
                may_not=never or why_no_yes(found, answerer),
            )

    def _answerer(self, ask: AskKept) -> Answerer:
        staff = self.who.staff
        said = self.views.rulings.said(staff, self.day) if staff else 0
        currency = self.house.rulings.currency or ask.asked_for.currency
        return Answerer(staff, self.granted, said, currency)

    @property
    def day(self) -> str:
        """The shop's day, on which yeses are counted."""
        return local_day(self.now, self.house.shop.market).isoformat()

    @property
    def morning(self) -> datetime:
        """When that day began."""
        return self._here.replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)

    @property
    def _here(self) -> datetime:
        return self.now.astimezone(zone_of(self.house.shop.market))

    @property
    def _new_year(self) -> datetime:
        first = self._here.replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
        return first.astimezone(UTC)

    def _world(self, ask: AskKept) -> Callable[[], World]:
        views = {one: looked_up(self.views.sale(one)) for one in sales_of(ask.parts)}
        return worlds(self.views, self.house, views, self.now)


def _seen(ask: AskKept, world: Callable[[], World]) -> VisitSeen | None:
    """How the policy answers now; None where the goods are gone from the sale."""
    try:
        return without_yes(ask.parts, world)
    except (ImpossibleClaimError, FoundSaleError):
        return None
