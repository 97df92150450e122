"""What people do in a month: they come back with goods, wait for a van, write, grade, forget."""

import heapq
import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from itertools import count
from typing import Final

from returns_station.case import Who
from returns_station.days import zone_of
from returns_station.desk.commands import Part, TakeBack
from returns_station.desk.looking_after import look_after
from returns_station.desk.paying import pay, pay_all
from returns_station.desk.people.upkeep import by_itself
from returns_station.desk.pickup.commands import BookPickup
from returns_station.desk.service.surprising import SurpriseNotNowError
from returns_station.payout import PayoutState
from returns_station.pickup.booking import Booking, BookingState, Failure, Told, Word
from returns_station.pickup.door import Load
from returns_station.pickup.slot import Span
from returns_station.policy.claim import Claim, ClaimLine, Collection, Outcome, Reason
from returns_station.service.promise import PromiseKind
from tests.bookings import DOOR, HER, NEAR, a_slot
from tests.campaigns.month_world import DESKS, World

_OUTCOMES: Final = (
    (Outcome.REFUND, Reason.CHANGED_MIND, 70),
    (Outcome.REFUND, Reason.FAULTY, 12),
    (Outcome.REPAIR, Reason.FAULTY, 6),
    (Outcome.REPLACEMENT, Reason.WRONG_ITEM, 12),
)
_AT_HOME: Final = 0.12
_WINDOW: Final = (600, 720)
_SAYS, _WORDS, _FORGETS, _TAKEN = 0.4, 0.15, 0.1, 0.7


@dataclass(slots=True)
class Life:
    """What has happened so far, and what people mean to do later."""

    world: World
    visits: list[str] = field(default_factory=list)
    asked: int = 0
    said: int = 0
    answered: int = 0
    surprised: int = 0
    _later: list[tuple[datetime, int, Callable[[], object]]] = field(default_factory=list)
    _nth: "count[int]" = field(default_factory=count)

    def later(self, at: datetime, deed: Callable[[], object]) -> None:
        """Somebody means to do this then."""
        heapq.heappush(self._later, (at, next(self._nth), deed))

    def until(self, at: datetime) -> None:
        """Let all happen that is meant to happen until then."""
        while self._later and self._later[0][0] <= at:
            when, _, deed = heapq.heappop(self._later)
            self.world.clock.now = max(when, self.world.clock.now)
            deed()
        self.world.clock.now = max(at, self.world.clock.now)

    def comes_back(self, sale_id: int) -> str:
        """Somebody hands something back; gives the slip, "" where a person is asked."""
        world, chance = self.world, self.world.chance
        outcome, reason = _drawn(chance)
        at_home = chance.random() < _AT_HOME
        claim = Claim(world.clock.now, (ClaimLine("1", reason=reason),), goods_at_home=at_home)
        who = chance.choice(DESKS)
        offered = self._offered(sale_id, claim, outcome)
        done = world.station.perform(TakeBack(f"m{sale_id}", (offered,)), who)
        if not done.slip:
            self.asked += 1
            return ""
        self.visits.append(done.slip)
        self.pays(done.slip, who)
        if at_home and chance.random() < 0.8:
            self._wished(done.slip, who)
        self._mended(done.slip)
        self._surprised(done.slip, who)
        if chance.random() < _SAYS:
            hours = chance.expovariate(1 / 20)
            self.later(world.clock.now + timedelta(hours=hours), lambda: self._says(done.slip))
        return done.slip

    def _mended(self, slip: str) -> None:
        """What is to be mended or to come is ready most often in time, else some days late."""
        world = self.world
        for stands in world.station.promises(DESKS[0]).of_slip(slip):
            one = stands.promise
            if one.kind in {PromiseKind.REPAIR, PromiseKind.REPLACEMENT}:
                days = world.chance.choice((-5, -4, -3, -3, -2, -2, -2, 1, 3))
                ready = max(one.due + timedelta(days=days), world.clock.now)
                self.later(ready, partial(world.station.promises(DESKS[0]).done, one.key))

    def _surprised(self, slip: str, who: Who) -> None:
        """The clerk takes most of what is suggested, the first of it."""
        surprise = self.world.station.surprise(who)
        suggested = surprise.suggest(slip)
        if suggested is None or self.world.chance.random() > _TAKEN:
            return
        with suppress(SurpriseNotNowError):
            surprise.give(slip, suggested.kinds[0].kind, f"s{slip}")
            self.surprised += 1

    def _says(self, slip: str) -> None:
        """She grades her visit, and now and then says why; later somebody answers, or forgets."""
        world, chance = self.world, self.world.chance
        grade = chance.choices((1, 2, 3, 4, 5), (4, 6, 15, 35, 40))[0]
        words = "Det tog lång tid." if chance.random() < _WORDS else ""
        world.station.feedback(DESKS[0]).say(slip, grade, words, f"f{slip}")
        self.said += 1
        if chance.random() < _FORGETS:
            return
        hours = chance.expovariate(1 / 10)
        self.later(world.clock.now + timedelta(hours=hours), lambda: self._answers(slip))

    def _answers(self, slip: str) -> None:
        """Whoever is at the desk answers what this visit said of us."""
        answering = self.world.station.inbox(DESKS[0])
        for stands in answering.items():
            if stands.item.slip == slip:
                answering.answer(stands.number, "Tack, vi ändrar det.", f"a{stands.number}")
                self.answered += 1

    def _offered(self, sale_id: int, claim: Claim, outcome: Outcome) -> Part:
        """What she wishes where it is offered for these goods, else what is suggested."""
        (seen,) = self.world.station.preview((Part(sale_id, claim),)).parts
        offers = seen.preview.offers
        wished = next((one for one in offers if one.settlement.outcome is outcome), None)
        return Part(sale_id, claim, outcome if wished else None)

    def pays(self, slip: str, who: Who) -> None:
        """The desk sends the money at once, as the counter does."""
        with self.world.station.store.views() as views:
            payouts = views.payouts.of_slip(slip)
        for payout in payouts:
            if payout.via in self.world.banks and payout.state is PayoutState.PROMISED:
                pay(self.world.station.paying(who), payout.operation)

    def _wished(self, slip: str, who: Who) -> None:
        day = self.world.clock.now.date() + timedelta(days=self.world.chance.randint(1, 3))
        slot, wish = a_slot(span=Span(day, *_WINDOW)), Collection.ORDERED_BY_CUSTOMER
        asked = BookPickup(f"b{slip}", slip, slot, DOOR, HER, Load(), wish, NEAR)
        booking = self.world.station.fetching(who).book(asked)
        if booking.state is BookingState.BOOKED:
            self._driven(booking)

    def _driven(self, booking: Booking) -> None:
        """The carrier comes in time, late and says so before, not at all, or only much later."""
        zone = zone_of(booking.door.market)
        midnight = datetime.combine(booking.span.day, datetime.min.time(), zone)
        midnight = midnight.astimezone(self.world.clock.now.tzinfo)
        begins = midnight + timedelta(minutes=_WINDOW[0])
        roll = self.world.chance.random()
        if roll < 0.8:
            self._hears(booking, begins + timedelta(minutes=50), Told.FETCHED)
        elif roll < 0.9:
            later = Span(booking.span.day + timedelta(days=1), *_WINDOW)
            self._hears(booking, begins - timedelta(hours=3), Told.MOVED, span=later)
            self._hears(booking, begins + timedelta(days=1, minutes=30), Told.FETCHED)
        elif roll < 0.95:
            self._hears(booking, begins + timedelta(minutes=40), Told.FAILED)
        else:
            self._hears(booking, begins + timedelta(hours=5), Told.FETCHED)

    def _hears(
        self, booking: Booking, at: datetime, told: Told, *, span: Span | None = None
    ) -> None:
        failure = Failure.BY_CARRIER if told is Told.FAILED else None
        name = f"{booking.id}:{told.value}"
        word = Word(booking.carrier, name, booking.reference, told, at, failure, span)
        self.later(at, lambda: self.world.station.fetching(DESKS[0]).heed((word,)))

    def evening(self) -> None:
        """What waits is looked through, and sent again."""
        station = self.world.station
        with station.store.views() as views:
            waiting = views.payouts.waiting()
        mine = [one for one in waiting if one.via in self.world.banks]
        pay_all(station.paying(DESKS[0]), mine)

    def ticks(self) -> None:
        """The station looks after what waits."""
        look_after(self.world.station, by_itself("Disk 1"))


def _drawn(chance: random.Random) -> tuple[Outcome, Reason]:
    outcome, reason, _ = chance.choices(_OUTCOMES, [weight for *_, weight in _OUTCOMES])[0]
    return outcome, reason
