"""The run on this machine, kept in its own file: with or without a network, cut or not."""

from collections.abc import Sequence
from pathlib import Path

from returns_station.adapters.door_file import DoorFile
from returns_station.desk.pickup.van_views import TakenRun
from returns_station.pickup.door_scan import DoorScan
from ui.rooms.runs.asking import Vans
from ui.rooms.runs.state.door import Door, standing


class DoorBook:
    """Keeps runs in files of this machine; called on one thread, off the window's.

    After a restart all of a run is brought in anew: the station counts each word once.
    """

    def __init__(self, data: Path) -> None:
        """Keep the folder of this machine."""
        self._file = DoorFile(data)
        self._brought: set[str] = set()

    def kept(self) -> Door | None:
        """The run of the latest day that was taken along."""
        runs = [self._file.taken(number) for number in self._file.runs()]
        if not runs:
            return None
        return self._door(max(runs, key=lambda run: (run.day, run.number)))

    def take(self, vans: Vans, run_number: str) -> Door:
        """Take a run along; those of days before, of which no word waits, are let go."""
        run = vans.take_along(run_number)
        self._file.take(run)
        for number in self._file.runs():
            before = self._file.taken(number)
            if before.day < run.day and not self._waiting(number):
                self._file.over(number)
        return self._door(run)

    def say(self, scan: DoorScan) -> None:
        """Write down what was said; on the disk when this returns."""
        self._file.say(scan)

    def bring_in(self, vans: Vans, scans: Sequence[DoorScan]) -> tuple[str, ...]:
        """Hand over what was said, and what was left of runs before; gives all that is settled.

        Of several words at one door only the last is handed over: the others were slips of the
        finger, and stay in the file.
        """
        waiting = {scan.id: scan for scan in scans}
        for number in self._file.runs():
            waiting |= {scan.id: scan for scan in self._waiting(number)}
        words = tuple(waiting.values())
        came = vans.sync(standing(words))
        self._brought |= {scan.id for scan in words}
        for number in came.closed:
            if not self._waiting(number):
                self._file.over(number)
        return tuple(waiting)

    def _waiting(self, number: str) -> tuple[DoorScan, ...]:
        return tuple(scan for scan in self._file.said(number) if scan.id not in self._brought)

    def _door(self, run: TakenRun) -> Door:
        return Door(run, self._file.said(run.number), frozenset(self._brought))
