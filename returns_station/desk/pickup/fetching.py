"""Pickups at the desk: who is to be fetched from, when, by whom, and what became of it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

from returns_station.case import Who
from returns_station.days import local_day
from returns_station.desk.house import House
from returns_station.desk.no_cards import refuse_cards
from returns_station.desk.people.guard import ask_first
from returns_station.desk.pickup.booking import Booker
from returns_station.desk.pickup.commands import (
    BookPickup,
    CancelPickup,
    MovePickup,
    ResolvePickup,
)
from returns_station.desk.pickup.holding import leaves_at, point_of
from returns_station.desk.pickup.letting_go import cancel, move
from returns_station.desk.pickup.quoting import slots_for
from returns_station.desk.pickup.resolving import questions, resolve
from returns_station.desk.pickup.settling import heed, settle
from returns_station.desk.pickup.shelves import BookingStore, HerMessage
from returns_station.desk.pickup.views import SlotsSeen, ToFetch
from returns_station.desk.pickup.wishing import SlotGoneError, book
from returns_station.pickup.booking import Booking, BookingState, Word
from returns_station.pickup.day_ahead import day_of
from returns_station.pickup.door import Door, Load
from returns_station.pickup.place import Point
from returns_station.pickup.planning import without
from returns_station.pickup.slot import Slot, SlotQuestion
from returns_station.pickup.van import VanDay
from returns_station.policy.claim import Collection


class Fetching:
    """What staff ask of pickups; what a call gives is durable."""

    def __init__(
        self, store: BookingStore, house: House, clock: Callable[[], datetime], who: Who
    ) -> None:
        """Keep the store-room, the shop, the clock and who asks."""
        self._store, self._house, self._clock, self._who = store, house, clock, who
        self._booker = Booker(store, house, clock, who)

    def to_fetch(self) -> tuple[ToFetch, ...]:
        """Returns whose goods are at her home, the first due first, each with its pickup."""
        with self._store.views() as views:
            return views.bookings.to_fetch()

    def one(self, slip: str) -> ToFetch | None:
        """The return of a slip; None: nothing of it is at her home."""
        with self._store.views() as views:
            return views.bookings.one(slip)

    def slots(
        self,
        slip: str,
        door: Door,
        load: Load,
        collection: Collection,
        *,
        first_day: date | None = None,
        days: int = 7,
        point: Point | None = None,
    ) -> SlotsSeen:
        """Every time that can be promised for a slip's goods, free where we owe her one.

        We owe her one where the mistake was ours, and where somebody was to come before and did
        not fetch, whoever could not help it. `point` was typed; else it is the one we know.
        """
        now = self._clock()
        with self._store.views() as views:
            seen = views.bookings.one(slip)
            earlier = views.bookings.of_slip(slip)
            question = SlotQuestion(
                door=door,
                load=load,
                currency=seen.currency if seen else "SEK",
                collection=collection,
                our_fault=(seen is not None and seen.our_fault) or any(map(_is_owed, earlier)),
                first_day=first_day or local_day(now, door.market),
                days=days,
                point=point or point_of(views.runs, door),
            )
        return self._asked(question, now, tuple(each.id for each in earlier))

    def book(self, command: BookPickup) -> Booking:
        """Book a pickup, once for its key; raises SlotGoneError with the times that are left.

        It may come back waiting (the carrier is busy), declined or unknown: each is told to her.
        """
        refuse_cards(command)
        try:
            return book(self._booker, command)
        except SlotGoneError as error:
            error.seen = self.slots(
                command.slip, command.door, command.load, command.collection, point=command.point
            )
            raise

    def cancel(self, command: CancelPickup) -> Booking:
        """Let a booking go; raises PickupFinalError where it cannot be, and then it stands.

        What the carrier has not said yes to stays booked, is being let go, and is on the list.
        """
        ask_first(self._store)
        return cancel(self._booker, command.booking)

    def move(self, command: MovePickup) -> Booking:
        """Take another slot, under the command's key: held before the old one is let go."""
        ask_first(self._store)
        try:
            return move(self._booker, command)
        except SlotGoneError as error:
            with self._store.views() as views:
                old = views.bookings.load(command.booking)
            if old is not None:
                error.seen = self.slots(
                    old.slip, old.door, old.load, old.collection, point=old.point
                )
            raise

    def resolve(self, command: ResolvePickup) -> Booking:
        """Write down what a person found out of a booking that nobody knew the end of."""
        refuse_cards(command)
        return resolve(self._booker, command)

    def heed(self, words: Sequence[Word]) -> None:
        """Take what carriers say by themselves, late, twice and out of order as it comes."""
        heed(self._booker, words)

    def settle(self) -> None:
        """Send what waits, ask about what nobody knows, judge what was missed; now and then."""
        ask_first(self._store)
        settle(self._booker)

    def questions(self) -> tuple[Booking, ...]:
        """What a person has to look at, the oldest first; `resolving.why` says why."""
        with self._store.views() as views:
            return questions(views.bookings, self._house.shop.market, self._clock())

    def told(self, message: int) -> bool:
        """Somebody has told her; False: she had been told."""
        with self._store.work() as work:
            told = work.bookings.told(message, self._clock(), self._who.actor)
            work.commit()
        return told

    def messages(self, slip: str = "") -> tuple[HerMessage, ...]:
        """What she of a slip was and is to be told; without a slip what nobody has told yet."""
        with self._store.views() as views:
            return views.bookings.messages(slip)

    def _asked(self, question: SlotQuestion, now: datetime, hers: tuple[str, ...]) -> SlotsSeen:
        """As if no van came to her yet: to move a pickup costs what booking it would have."""

        def of_others(day: date) -> VanDay:
            return without(self._van_day(day), *hers)

        seen = slots_for(question, of_others, self._house.pickups, now)
        return replace(seen, slots=tuple(self._said(slot) for slot in seen.slots))

    def _said(self, slot: Slot) -> Slot:
        """What cannot be cancelled is known before it is booked."""
        carrier = self._house.pickups.carriers.get(slot.carrier)
        can = carrier is None or carrier.can_cancel
        return slot if can or slot.final else replace(slot, final=True)

    def _van_day(self, day: date) -> VanDay:
        house, market, now = self._house.pickups, self._house.shop.market, self._clock()
        with self._store.views() as views:
            runs = views.runs.of_day(day)
        return day_of(house.vans, runs, leaves_at(day, now, market), market)


def _is_owed(booking: Booking) -> bool:
    return booking.state is BookingState.FAILED or booking.paid_back or booking.is_moved
