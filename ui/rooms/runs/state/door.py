"""At the door: one stop at a time, what is said there, and what of it is brought in.

A word that was said is never changed. Where it was a slip of the finger, the later one holds.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from returns_station.desk.pickup.van_views import TakenRun, TakenStop
from returns_station.desk.pickup.views import RunSeen, StopSeen
from returns_station.pickup.booking import Failure
from returns_station.pickup.door_scan import AtDoor, DoorScan

_FAILED: Final = {
    AtDoor.NOBODY_HOME: Failure.NOBODY_HOME,
    AtDoor.REFUSED: Failure.REFUSED,
    AtDoor.OTHER_GOODS: Failure.OTHER_GOODS,
}


@dataclass(frozen=True, slots=True)
class Door:
    """A run that was taken along: every word said on it, and which of them are brought in.

    `handed_in` is whether the new goods were handed in at the stop in hand; `mending` is whether
    that stop was gone back to.
    """

    run: TakenRun
    scans: tuple[DoorScan, ...] = ()
    brought: frozenset[str] = frozenset()
    stop: str = ""
    handed_in: bool = False
    mending: bool = False

    @property
    def open_scans(self) -> tuple[DoorScan, ...]:
        """What was said and is not brought in yet."""
        return tuple(scan for scan in self.scans if scan.id not in self.brought)

    @property
    def left(self) -> tuple[TakenStop, ...]:
        """The doors where nothing was said yet, in driving order."""
        done = {scan.booking for scan in self.scans}
        return tuple(stop for stop in self.run.stops if stop.booking not in done)

    @property
    def here(self) -> TakenStop | None:
        """The stop in hand."""
        return self.at(self.stop)

    def at(self, booking: str) -> TakenStop | None:
        """The stop of a booking."""
        return next((each for each in self.run.stops if each.booking == booking), None)

    @property
    def waits_for_swap(self) -> bool:
        """Whether new goods must go in before old ones come out."""
        here = self.here
        return here is not None and bool(here.swap) and not self.handed_in

    @property
    def last(self) -> DoorScan | None:
        """The latest word, while it can still be taken for another."""
        return self.open_scans[-1] if self.open_scans else None


def as_said(run: RunSeen, scans: Iterable[DoorScan]) -> RunSeen:
    """The run with what was said at its doors; of two words at one door the later one holds."""
    said = {scan.booking: scan for scan in standing(scans)}
    if not said:
        return run
    return replace(run, stops=tuple(_said(stop, said.get(stop.booking.id)) for stop in run.stops))


def at_next(door: Door) -> Door:
    """Take the first door in hand where nothing was said yet; none when all are done."""
    return _at(door, door.left[0].booking if door.left else "")


def at_stop(door: Door, booking: str) -> Door:
    """Take a certain door in hand."""
    return _at(door, booking)


def handed_in(door: Door) -> Door:
    """The new goods are in."""
    return replace(door, handed_in=True)


def said(door: Door, scan: DoorScan) -> Door:
    """Something was said at the door in hand: the next one is taken in hand."""
    return at_next(replace(door, scans=(*door.scans, scan)))


def is_label_of(stop: TakenStop, code: str) -> bool:
    """Whether a code is this stop's slip, its booking or its goods."""
    goods = {each.sku for each in (*stop.goods, *stop.swap)}
    return bool(code) and code in {stop.number, stop.booking} | goods


def standing(scans: Iterable[DoorScan]) -> tuple[DoorScan, ...]:
    """The words that hold: the last one at each door, in the order in which they were said."""
    last = {scan.booking: scan for scan in sorted(scans, key=lambda scan: scan.at)}
    return tuple(sorted(last.values(), key=lambda scan: scan.at))


def may_be_mended(door: Door, booking: str) -> bool:
    """Whether what was said at a door may be said anew: none of it is brought in."""
    mine = [scan.id for scan in door.scans if scan.booking == booking]
    return bool(mine) and not door.brought.intersection(mine)


def mended(door: Door) -> Door:
    """Go back to the door where the latest word was said, to say another."""
    last = door.last
    if last is None or not may_be_mended(door, last.booking):
        return door
    return replace(_at(door, last.booking), handed_in=last.swapped, mending=True)


def brought_in(door: Door, ids: Iterable[str]) -> Door:
    """So much of it has reached the station."""
    return replace(door, brought=door.brought | set(ids))


def _at(door: Door, booking: str) -> Door:
    return replace(door, stop=booking, handed_in=False, mending=False)


def _said(stop: StopSeen, scan: DoorScan | None) -> StopSeen:
    if scan is None:
        return stop
    fetched = scan.what is AtDoor.PICKED_UP
    return replace(stop, fetched=fetched, failure=_FAILED.get(scan.what), late_minutes=0)
