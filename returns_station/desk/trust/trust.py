"""Trust for someone: what was given on a customer's word, what held, and what repeats itself.

Read by whoever may see patterns. Nothing of it is shown at the counter, and nothing decides by it.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from returns_station.days import local_day, zone_of
from returns_station.desk.house import House
from returns_station.desk.people.guard import Guarded
from returns_station.desk.ports import Clock
from returns_station.desk.trust.patterns import patterns
from returns_station.desk.trust.views import HELD, Budget, Honesty, Pattern, Verified
from returns_station.money import decimals
from returns_station.policy.terms import Terms


@dataclass(frozen=True, slots=True)
class Trust:
    """Facts about trust; every question asks whether she may see them."""

    store: Guarded
    house: House
    clock: Clock

    def budget(self, customer_id: int, currency: str) -> Budget:
        """What one customer was given on her word, what verified it, and what today has left."""
        today = self._today()
        with self.store.views() as views:
            most = _a_day(views.terms_book().in_force(today), currency)
            return views.trust.budget(customer_id, today, currency, most)

    def patterns(self, since: date) -> tuple[Pattern, ...]:
        """What repeats itself since a day, as facts with their counts; few say nothing."""
        with self.store.views() as views:
            return patterns(views.trust.tallies(self._begins(since), self._today()))

    def honesty(self, since: date) -> Honesty:
        """Of what was given on trust since a day: how much held, of what could be checked."""
        with self.store.views() as views:
            given = views.trust.given(self._begins(since), self._today())
        held = sum(one.verified in HELD for one in given)
        not_held = sum(one.verified is Verified.NOT_COME for one in given)
        return Honesty(since, held, not_held, len(given) - held - not_held)

    def _today(self) -> date:
        return local_day(self.clock(), self.house.shop.market)

    def _begins(self, day: date) -> datetime:
        """The first moment of a day at the shop."""
        here = zone_of(self.house.shop.market)
        return datetime.combine(day, time.min, here).astimezone(UTC)


def _a_day(terms: Terms | None, currency: str) -> int | None:
    """What a customer may get in a day without a proof; None: no limit, or nothing is promised."""
    word = terms.without_proof if terms else None
    most = word.up_to_a_day if word else None
    return None if most is None else int(most.scaleb(decimals(currency)))
