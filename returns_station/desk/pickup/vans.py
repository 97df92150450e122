"""The shop's own vans at the desk: runs seen, planned anew, sent out and brought back in."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeVar

from returns_station.case import Who
from returns_station.days import local_day, zone_of
from returns_station.desk.errors import InputError
from returns_station.desk.house import House
from returns_station.desk.no_cards import refuse_cards, without_card
from returns_station.desk.people.guard import ask_first
from returns_station.desk.pickup.doors import bring_in, closed
from returns_station.desk.pickup.holding import (
    RunBusyError,
    change,
    hold,
    learned_from,
    leaves_at,
    point_of,
    stop_for,
)
from returns_station.desk.pickup.labelling import labels
from returns_station.desk.pickup.lateness import foretold
from returns_station.desk.pickup.replanning import replan
from returns_station.desk.pickup.runs_seen import on_day, run_seen, stops_of, taken
from returns_station.desk.pickup.van_shelves import (
    KeptScan,
    Learned,
    PostalCode,
    PostalSource,
)
from returns_station.desk.pickup.van_views import Replanned, Synced, TakenRun
from returns_station.desk.pickup.views import Joining, RunSeen
from returns_station.desk.ports import Clock, Store, UnitOfWork
from returns_station.label import Label
from returns_station.listing import Listing
from returns_station.papers import manifest
from returns_station.phrase import Phrase
from returns_station.pickup.booking import OWN, Booking, BookingState
from returns_station.pickup.day_ahead import day_of
from returns_station.pickup.detour import detour
from returns_station.pickup.door import Door
from returns_station.pickup.door_scan import DoorScan
from returns_station.pickup.place import Point
from returns_station.pickup.planning import Planner
from returns_station.pickup.run_events import RunJoined, RunStarted
from returns_station.pickup.running import Run, behind
from returns_station.pickup.van import VanDay

T = TypeVar("T")
_MOST_TURNS: Final = 8


class RunMissingError(InputError):
    """No run has this number, or no booking of the vans has this id."""


class RunFullError(InputError):
    """No van can promise this door any longer; another time has to be offered."""


class RunOutError(InputError):
    """The van has left, or is back already: this run cannot be sent out."""


@dataclass(frozen=True, slots=True)
class Vans:
    """The shop's vans for someone at a desk."""

    store: Store
    house: House
    clock: Clock
    who: Who

    @property
    def market(self) -> str:
        """The market by whose clock the vans drive."""
        return self.house.shop.market

    def runs(self, day: date) -> tuple[RunSeen, ...]:
        """The runs of a day, by van."""
        with self.store.views() as views:
            return on_day(views, day, self.clock(), self.market)

    def one(self, run_number: str) -> RunSeen:
        """One run; raises RunMissingError."""
        with self.store.views() as views:
            run = _there(views.runs.run(run_number), run_number)
            return run_seen(views, run, self.clock(), self.market)

    def day(self, day: date) -> VanDay:
        """The doors that are promised on a day, van by van, as another one may still join them."""
        with self.store.views() as views:
            runs = views.runs.of_day(day)
        leaves = leaves_at(day, self.clock(), self.market)
        return day_of(self.house.pickups.vans, runs, leaves, self.market)

    def joining(self, day: date) -> tuple[Joining, ...]:
        """Bookings of a day that no run holds yet and some van could take, the cheapest first."""
        found, vans = [], self.day(day)
        with self.store.views() as views:
            passed = {run.van.name: len(behind(run)) for run in views.runs.of_day(day)}
            for booking in views.bookings.of_day(day, OWN):
                if booking.state is BookingState.BOOKED and not views.runs.holding(booking.id):
                    point = booking.point or point_of(views.runs, booking.door)
                    found.append(self._joining(booking, point, vans, passed))
        return tuple(sorted(filter(None, found), key=lambda one: (one.metres, one.booking.id)))

    def _joining(
        self, booking: Booking, point: Point | None, vans: VanDay, passed: dict[str, int]
    ) -> Joining | None:
        if point is None:
            return None
        at = detour(vans, stop_for(booking, point, self.house.pickups))
        if at is None:
            return None
        name = vans.rounds[at.van].van.name
        after = passed.get(name, 0) + at.after
        return Joining(booking, name, after, round(at.metres), booking.where)

    def join(self, booking_id: str) -> Booking:
        """Let a booking that no run holds take its place; raises RunFullError where none is."""
        return self._turns(lambda work: self._join(work, booking_id))

    def _join(self, work: UnitOfWork, booking_id: str) -> Booking:
        now, booking = self.clock(), work.bookings.load(booking_id)
        if booking is None or not booking.is_own or booking.state is not BookingState.BOOKED:
            raise RunMissingError(Phrase("vans.no_booking"))
        held = hold(work, booking, now, house=self.house.pickups, market=self.market)
        if held is None:
            raise RunFullError(Phrase("vans.full"))
        after = replace(held, turn=booking.turn + 1)
        if not work.bookings.move(booking, after):
            raise RunBusyError(Phrase("vans.busy"))
        work.journal((RunJoined(after.slip, after.id, after.ref),), at=now, who=self.who)
        return after

    def replan(self, day: date, planner: Planner | None = None) -> Replanned:
        """Plan a day anew; a new order is taken only where it keeps every promise and saves."""
        plan = planner or self.house.pickups.plan
        return replan(self.store, plan, day, house=self.house, clock=self.clock, who=self.who)

    def settle(self) -> Replanned | None:
        """Plan the first day anew that a booking came to or left; None: all days are planned.

        Called now and then by every desk: what one has planned the others leave.
        """
        ask_first(self.store)
        with self.store.views() as views:
            day = views.runs.to_plan(local_day(self.clock(), self.market))
        return self.replan(day) if day else None

    def start(self, run_number: str, driver: str = "") -> RunSeen:
        """The van leaves the dock; whoever it will be late for is told. Twice changes nothing."""
        refuse_cards(driver)
        self._turns(lambda work: self._start(work, run_number, driver))
        return self.one(run_number)

    def _start(self, work: UnitOfWork, run_number: str, driver: str) -> None:
        now, told = self.clock(), list[object]()

        def out(run: Run) -> Run | None:
            if run.closed_at:
                raise RunOutError(Phrase("vans.back_already", {"number": run.number}))
            if run.out_at:
                return None
            gone = replace(run, out_at=now, driver=driver or run.driver)
            after, late = foretold(gone, work.bookings, now=now, market=self.market)
            told[:] = [RunStarted(run.number, len(run.places)), *late]
            return after

        _there(change(work, run_number, out)[1], run_number)
        if told:
            work.journal(told, at=now, who=self.who)

    def close(self, run_number: str) -> RunSeen:
        """The van is back and nothing more is to come from it, whatever was said at its doors."""
        self._turns(lambda work: self._close(work, run_number))
        return self.one(run_number)

    def _close(self, work: UnitOfWork, run_number: str) -> None:
        now = self.clock()

        def back(run: Run) -> Run | None:
            return None if run.closed_at else replace(run, closed_at=now)

        before, after = change(work, run_number, back)
        if _there(after, run_number) != before:
            work.journal((closed(_there(after, run_number)),), at=now, who=self.who)

    def manifest(self, run_number: str) -> Listing:
        """The run's paper, in driving order, with a code for each door."""
        with self.store.views() as views:
            run = _there(views.runs.run(run_number), run_number)
            stops = stops_of(views, run)
        return manifest(
            self.house.shop,
            self.house.language,
            stops,
            number=run.number,
            made_at=self.clock().astimezone(zone_of(self.market)),
            van=run.van.name,
            driver=run.driver,
            desk=self.who.desk,
        )

    def labels(self, slip: str, parcels: int = 0) -> tuple[Label, ...]:
        """The labels of a slip's parcels, the same numbers each time, until its goods are here."""

        def numbered(work: UnitOfWork) -> tuple[Label, ...]:
            now = self.clock()
            return labels(slip, parcels, work, house=self.house, now=now, who=self.who)

        return self._turns(numbered)

    def slip_of(self, sscc: str) -> str:
        """Which slip a parcel with this number belongs to; "" where none of ours has it."""
        with self.store.views() as views:
            found = views.runs.parcel(sscc)
        return found.slip if found else ""

    def take_along(self, run_number: str) -> TakenRun:
        """All that the van needs on its way; nothing that it does not."""
        with self.store.views() as views:
            return taken(views, _there(views.runs.run(run_number), run_number))

    def sync(self, scans: Sequence[DoorScan]) -> Synced:
        """Bring in what was said at doors: each word counts once, in any order, all or none."""
        # The van's day must come in, whatever somebody wrote at a door: such a note is left out.
        told = [replace(one, note=without_card(one.note)) for one in scans]

        def brought(work: UnitOfWork) -> Synced:
            return bring_in(told, work, house=self.house, now=self.clock(), who=self.who)

        return self._turns(brought)

    def over(self, numbers: Iterable[str]) -> tuple[str, ...]:
        """Those of some runs that are closed: nothing more is to come from them."""
        with self.store.views() as views:
            found = (views.runs.run(number) for number in numbers)
            return tuple(run.number for run in found if run and run.closed_at)

    def questions(self) -> tuple[KeptScan, ...]:
        """What was said at doors and a person has to look at, the oldest first."""
        with self.store.views() as views:
            return views.runs.questions()

    def answered(self, scan_id: str) -> bool:
        """A person has looked at it; False when somebody had."""
        return self._turns(lambda work: work.runs.answer(scan_id))

    def point_of(self, door: Door) -> Point | None:
        """Where a door is: as learned there, as typed, else the middle of its postal code."""
        with self.store.views() as views:
            return point_of(views.runs, door)

    def learned_from(self, door: Door) -> Learned | None:
        """Where we know a door's place from; None: we do not."""
        with self.store.views() as views:
            return learned_from(views.runs, door)

    def keep_codes(self, source: PostalSource, codes: Iterable[PostalCode]) -> None:
        """Set a market's postal codes, all anew."""
        self._turns(lambda work: work.runs.put_codes(source, codes))

    def sources(self) -> tuple[PostalSource, ...]:
        """Where the postal codes come from: shown wherever they are used."""
        with self.store.views() as views:
            return views.runs.sources()

    def _turns(self, verb: Callable[[UnitOfWork], T]) -> T:
        """Carry a verb out in one transaction; what other desks were quicker at is tried anew."""
        for turn in range(_MOST_TURNS):
            with self.store.work() as work:
                try:
                    done = verb(work)
                except RunBusyError:
                    if turn == _MOST_TURNS - 1:
                        raise
                    continue
                work.commit()
                return done
        raise AssertionError("the last turn raises")


def _there(run: Run | None, number: str) -> Run:
    if run is None:
        raise RunMissingError(Phrase("vans.no_run", {"number": number}))
    return run
