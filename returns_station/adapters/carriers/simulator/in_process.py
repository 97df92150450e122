"""A line straight into a simulated carrier: the adapters speak, no socket is opened."""

from datetime import datetime, timedelta
from typing import Final

from returns_station.adapters.carriers.line import Asked, Heard, Lost
from returns_station.adapters.carriers.simulator.faults import Fault
from returns_station.adapters.carriers.simulator.machine import Machine

_DEADLINE: Final = timedelta(seconds=55)


class InProcess:
    """A line that is one call of a function; what is heard late is done within the deadline."""

    def __init__(self, machine: Machine, deadline: timedelta = _DEADLINE) -> None:
        """Speak to one machine by its own clock."""
        self._machine = machine
        self._deadline = deadline
        self._late: list[tuple[datetime, Asked]] = []

    @property
    def deadline(self) -> timedelta:
        """After so long no call is under way."""
        return self._deadline

    def send(self, asked: Asked) -> Heard | Lost:
        """Ask once; what it answers, or why there is no answer."""
        self.catch_up()
        fault = self._machine.draw()
        if fault is Fault.REFUSED:
            return Lost.NOT_SENT
        if fault is Fault.LATE:
            self._late.append((self._machine.end.now() + self._deadline / 2, asked))
            return Lost.SILENT
        if fault is Fault.LOST:
            return Lost.SILENT
        heard = self._machine.do(asked, fault)
        return Lost.SILENT if fault in {Fault.SILENT, Fault.CUT} else heard

    def catch_up(self) -> None:
        """Let be done what was heard late and is due by the machine's clock."""
        now = self._machine.end.now()
        due = [asked for at, asked in self._late if at <= now]
        self._late = [(at, asked) for at, asked in self._late if at > now]
        for asked in due:
            self._machine.do(asked, Fault.NONE)
