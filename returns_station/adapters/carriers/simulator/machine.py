"""A simulated carrier: its books, the protocol it speaks, and what it does wrong this time."""

from typing import Final, Protocol

from returns_station.adapters.carriers.line import Asked, Heard
from returns_station.adapters.carriers.simulator.far_end import FarEnd
from returns_station.adapters.carriers.simulator.faults import HARMLESS, Fault, Faults

NONSENSE: Final = b"\x00\xff<html>\x15"
BUSY_SECONDS: Final = 60


class Face(Protocol):
    """One carrier's protocol over its books."""

    @property
    def name(self) -> str:
        """Which kind of carrier this is."""

    def answer(self, end: FarEnd, asked: Asked, fault: Fault) -> Heard:
        """Do what is asked; `fault` is none, decline or moved, where its protocol has such."""


class Machine:
    """One simulated carrier that hears requests, however they come to it."""

    def __init__(self, face: Face, end: FarEnd, faults: Faults | None = None) -> None:
        """Begin; without faults all goes well."""
        self.face = face
        self.end = end
        self.faults = faults or Faults()

    def draw(self) -> Fault:
        """How the next call ends."""
        return self.faults.draw()

    def do(self, asked: Asked, fault: Fault) -> Heard:
        """What it answers; all but busy and error do what was asked."""
        if fault is Fault.BUSY:
            return Heard(429, b"{}", {"retry-after": str(BUSY_SECONDS)})
        if fault is Fault.ERROR:
            return Heard(503)
        heard = self.face.answer(self.end, asked, fault if fault in HARMLESS else Fault.NONE)
        if fault is Fault.BROKEN:
            return Heard(500)
        if fault is Fault.GARBAGE:
            return Heard(200, NONSENSE)
        return heard
