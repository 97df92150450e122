"""What a simulated carrier has really booked: asked twice is booked twice, as the real ones do.

It knows of no protocol; a face (budbee, airmee, bring, dhl_freight) speaks for it. No name and no
address comes in here, so none is in its ledger.
"""

import json
import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from threading import RLock


class What(StrEnum):
    """What became of a booking at the far end; each is written down when it happens."""

    BOOKED = "booked"
    MOVED = "moved"
    CANCELLED = "cancelled"
    FETCHED = "fetched"
    FAILED = "failed"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Booked:
    """One booking there: its own number, what we called it, when it comes, how it stands."""

    reference: str
    ours: str
    begins: datetime
    ends: datetime
    stands: What = What.BOOKED
    why: str = ""


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened there, in the order it happened; `booked` is as it stood then."""

    nr: int
    at: datetime
    booked: Booked

    @property
    def id(self) -> str:
        """Its own number; told twice it is the same."""
        return f"{self.booked.reference}-{self.nr}"


class FarEnd:
    """One carrier's books; with a ledger each line is synced before the call is answered."""

    def __init__(
        self, clock: Callable[[], datetime], ledger: Path | None = None, prefix: str = "C"
    ) -> None:
        """Begin with empty books; a ledger is only added to."""
        self.now = clock
        self._ledger = ledger
        self._prefix = prefix
        self._one_writes = RLock()
        self._booked: dict[str, Booked] = {}
        self._happened: list[Happened] = []
        self._numbers = len(entries(ledger)) if ledger else 0

    def book(self, ours: str, begins: datetime, ends: datetime, *, moved: bool = False) -> Booked:
        """Book it; who asks twice has two bookings. `moved`: it is not when it was asked for."""
        with self._one_writes:
            reference = f"{self._prefix}{self._numbers + 1:06}"
            stands = What.MOVED if moved else What.BOOKED
            return self._wrote(Booked(reference, ours, begins, ends, stands))

    def named(self, ours: str) -> tuple[Booked, ...]:
        """All it has booked under a name of ours, the first first."""
        with self._one_writes:
            return tuple(each for each in self._booked.values() if each.ours == ours)

    def one(self, reference: str) -> Booked | None:
        """A booking by the far end's own number."""
        return self._booked.get(reference)

    def cancel(self, reference: str) -> Booked | None:
        """Let a booking go; None: there is none, or it is too late."""
        with self._one_writes:
            booked = self._booked.get(reference)
            if booked is None or booked.stands not in {What.BOOKED, What.MOVED}:
                return None
            return self._wrote(replace(booked, stands=What.CANCELLED))

    def drive(self, reference: str, what: What = What.FETCHED, why: str = "") -> Booked:
        """Let its van have been there, or not."""
        with self._one_writes:
            return self._wrote(replace(self._booked[reference], stands=what, why=why))

    def move(self, reference: str, begins: datetime, ends: datetime) -> Booked:
        """Move a booking to another time, as a carrier does by itself."""
        with self._one_writes:
            booked = self._booked[reference]
            return self._wrote(replace(booked, begins=begins, ends=ends, stands=What.MOVED))

    def events(self, after: int = 0) -> tuple[Happened, ...]:
        """What happened since, the oldest first; `after` is the number of the last one known."""
        with self._one_writes:
            return tuple(each for each in self._happened if each.nr > after)

    def times_booked(self) -> Counter[str]:
        """How many bookings stand under each name of ours: more than one is one too many."""
        with self._one_writes:
            return Counter(
                each.ours for each in self._booked.values() if each.stands is not What.CANCELLED
            )

    def _wrote(self, booked: Booked) -> Booked:
        self._numbers += 1
        happened = Happened(self._numbers, self.now(), booked)
        if self._ledger:
            _append(self._ledger, happened)
        self._booked[booked.reference] = booked
        self._happened.append(happened)
        return booked


def entries(ledger: Path) -> list[dict[str, str]]:
    """Every line of a ledger."""
    if not ledger.exists():
        return []
    return [json.loads(line) for line in ledger.read_text(encoding="utf-8").splitlines()]


def times_booked(ledger: Path) -> Counter[str]:
    """How many bookings stand under each name of ours, by the ledger alone."""
    stands = {entry["reference"]: entry for entry in entries(ledger)}
    return Counter(each["ours"] for each in stands.values() if each["what"] != What.CANCELLED)


def _append(ledger: Path, happened: Happened) -> None:
    booked = happened.booked
    entry = {
        "what": booked.stands,
        "ours": booked.ours,
        "reference": booked.reference,
        "begins": booked.begins.isoformat(),
        "ends": booked.ends.isoformat(),
        "at": happened.at.isoformat(),
        "why": booked.why,
    }
    with ledger.open("a", encoding="utf-8") as file:
        file.write(json.dumps(entry) + "\n")
        file.flush()
        os.fsync(file.fileno())
