"""What was said at the doors, brought in: each word counts once, in whatever order they come."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final, Protocol

from returns_station.case import Who
from returns_station.desk.house import House
from returns_station.desk.pickup.consequences import completed
from returns_station.desk.pickup.holding import RunBusyError, change, claimed, door_key
from returns_station.desk.pickup.lateness import foretold
from returns_station.desk.pickup.runs_seen import FAILURES
from returns_station.desk.pickup.shelves import BookingWork
from returns_station.desk.pickup.van_shelves import (
    Became,
    HoldWork,
    KeptScan,
    KnownPlace,
    Learned,
)
from returns_station.desk.pickup.van_views import Synced
from returns_station.phrase import Phrase
from returns_station.pickup.booking import OWN, Booking, BookingState, Told, Word
from returns_station.pickup.booking_events import BookingEvent
from returns_station.pickup.door_scan import AtDoor, DoorScan
from returns_station.pickup.run_events import DoorAsked, DoorSaid, RunClosed
from returns_station.pickup.running import Run
from returns_station.pickup.words import heard

_GONE: Final = frozenset((BookingState.CANCELLED, BookingState.DECLINED))


class DoorWork(HoldWork, BookingWork, Protocol):
    """What bringing in asks of a unit of work."""


def bring_in(
    scans: Iterable[DoorScan], work: DoorWork, *, house: House, now: datetime, who: Who
) -> Synced:
    """Keep each word once, and let it move what it is about; what fits nothing is a question.

    All words of a batch are taken before anybody is told that we will be late: a van that was
    without a network all day says everything at once.
    """
    ordered = sorted(scans, key=lambda one: (one.at, one.id))
    runs = _in_turn(ordered, work)
    new = [scan for scan in ordered if not work.runs.has(scan.id)]
    _learn(new, work)
    told: list[object] = []
    questions = []
    for scan in new:
        kept = _taken(scan, work, told, house=house, now=now, who=who)
        if not work.runs.keep(kept, now):
            # Twice in one batch, or at another desk in this very moment: all is looked at anew.
            raise RunBusyError(Phrase("vans.busy"))
        if kept.became is Became.QUESTION:
            questions.append(kept)
    over = [number for number in runs if _after(number, work, told, house=house, now=now)]
    if told:
        work.journal(told, at=now, who=who)
    return Synced(len(new), len(ordered) - len(new), tuple(questions), tuple(over))


def _in_turn(scans: Sequence[DoorScan], work: DoorWork) -> tuple[str, ...]:
    """The runs that are spoken of, each kept from other desks, always in the same order.

    Two that bring in at once take turns, and none waits for another in a ring.
    """
    runs = dict.fromkeys(scan.run for scan in scans)
    holding = {run.number for scan in scans if (run := work.runs.holding(scan.booking))}
    for number in sorted({*runs, *holding}):
        claimed(work, number)
    return tuple(runs)


def _learn(scans: Iterable[DoorScan], work: DoorWork) -> None:
    """Remember where the doors are, from where the van stood."""
    places = []
    for scan in scans:
        booking = work.bookings.load(scan.booking) if scan.point else None
        if scan.point and booking:
            key = door_key(booking.door)
            places.append(KnownPlace(key, scan.point, Learned.DOOR, scan.at))
    for place in sorted(places, key=lambda one: (one.key, one.at)):
        work.runs.learn(place)


def _taken(
    scan: DoorScan, work: DoorWork, told: list[object], *, house: House, now: datetime, who: Who
) -> KeptScan:
    """Let one word move what it is about, and add what there is to tell."""
    booking = work.bookings.load(scan.booking)
    if booking is None:
        return KeptScan(scan, Became.QUESTION, "no_booking")
    run = work.runs.holding(booking.id)
    why, is_ours = _oddity(scan, booking, run)
    if is_ours:
        told += _heard(scan, booking, work, house=house, now=now, who=who)
        if run is not None:
            change(work, run.number, lambda one: _said(one, scan))
        if scan.swapped and booking.load.swap and scan.what is AtDoor.PICKED_UP:
            work.runs.hand_over(booking.slip)
    told.append(DoorSaid(booking.slip, booking.id, scan.run, scan.what, scan.swapped))
    if why:
        told.append(DoorAsked(booking.slip, booking.id, scan.run, why))
        return KeptScan(scan, Became.QUESTION, why)
    return KeptScan(scan, Became.DONE if is_ours else Became.NOTED)


def _oddity(scan: DoorScan, booking: Booking, run: Run | None) -> tuple[str, bool]:
    """Why a person has to look at a word, if so; and whether it moves its booking all the same.

    Goods that were fetched are here, whatever had been agreed meanwhile. A door that nobody was to
    go to any longer and where nothing was fetched asks nothing of anybody.
    """
    fetched = scan.what is AtDoor.PICKED_UP
    is_elsewhere = run is not None and run.number != scan.run
    if booking.state is BookingState.FETCHED:
        later = booking.fetched_at is not None and scan.at > booking.fetched_at
        return ("fetched_before" if later and not fetched else ""), fetched
    if booking.state in _GONE:
        return ("cancelled", True) if fetched else (_swap_oddity(scan, booking), False)
    if is_elsewhere:
        return "moved", fetched
    return _swap_oddity(scan, booking), True


def _swap_oddity(scan: DoorScan, booking: Booking) -> str:
    """New goods go in when the return comes out, both or neither: what else was done is asked."""
    fetched = scan.what is AtDoor.PICKED_UP
    if scan.swapped and not fetched:
        return "swapped_alone"
    if scan.swapped and not booking.load.swap:
        return "no_swap"
    return "not_swapped" if fetched and booking.load.swap and not scan.swapped else ""


def _heard(
    scan: DoorScan, booking: Booking, work: DoorWork, *, house: House, now: datetime, who: Who
) -> tuple[BookingEvent, ...]:
    """Move the booking by what was said; gives what there is to tell of it."""
    failure = FAILURES.get(scan.what)
    what = Told.FAILED if failure else Told.FETCHED
    word = Word(OWN, scan.id, booking.reference, what, scan.at.astimezone(UTC), failure)
    moved = heard(booking, word)
    if moved[0] == booking:
        return ()
    after, events = completed(booking, moved, work, house=house, now=now, who=who)
    if not work.bookings.move(booking, after):
        # What followed is undone with this transaction, and all is looked at anew.
        raise RunBusyError(Phrase("vans.busy"))
    return events


def _said(run: Run, scan: DoorScan) -> Run | None:
    """The run with what was said at a door, in whatever order it comes.

    Fetched is fetched, from the first such word on; of all else the last word holds.
    """
    place, at = run.place(scan.booking), scan.at.astimezone(UTC)
    if place is None:
        return None
    if place.done and place.done_at:
        was, is_now = place.done is AtDoor.PICKED_UP, scan.what is AtDoor.PICKED_UP
        before = at < place.done_at
        if (was and not is_now) or (was == is_now and before != is_now):
            return None
    said = replace(place, done=scan.what, done_at=at)
    return replace(run, places=tuple(said if one is place else one for one in run.places))


def _after(number: str, work: DoorWork, told: list[object], *, house: House, now: datetime) -> bool:
    """Tell who has to wait, and close the run when its last door is done; whether it is over."""

    def on(run: Run) -> Run | None:
        after, late = foretold(run, work.bookings, now=now, market=house.shop.market)
        told.extend(late)
        if run.out_at and not run.closed_at and all(place.done for place in run.places):
            after = replace(after, closed_at=now)
            told.append(closed(after))
        return after if after != run else None

    _, run = change(work, number, on)
    return run is not None and run.closed_at is not None


def closed(run: Run) -> RunClosed:
    """What a run came to."""
    fetched = sum(place.done is AtDoor.PICKED_UP for place in run.places)
    failed = sum(place.done is not None for place in run.places) - fetched
    return RunClosed(run.number, fetched, failed)
