"""What a simulated far end has done: each operation once, in a ledger that outlives it."""

import json
import os
from collections import Counter
from pathlib import Path
from threading import Lock
from typing import Final

from returns_station.adapters.payouts.simulator.faults import Fault, Faults

Told = dict[str, str]
_COMPARED: Final = ("amount", "currency", "last_four")


class FarEnd:
    """One far end with its ledger, a file of one JSON object a line, synced at each."""

    def __init__(self, ledger: Path, faults: Faults) -> None:
        """Open the ledger; what it holds already was done before."""
        self._ledger = ledger
        self._faults = faults
        self._one_writes = Lock()
        self._known: dict[str, Told] = {entry["operation"]: entry for entry in entries(ledger)}

    def draw(self) -> Fault:
        """How the next call ends."""
        return self._faults.draw()

    def refund(self, asked: Told, *, decline: bool) -> Told:
        """Pay once, or decline; the same operation again gets the same answer.

        What was declined is tried anew by a later try; an earlier one that comes late is not. The
        same operation with another sum is a conflict.
        """
        operation = asked["operation"]
        with self._one_writes:
            before = self._known.get(operation)
            if before and before["result"] == "done":
                same = all(before[name] == asked.get(name, "") for name in _COMPARED)
                return before if same else {"operation": operation, "result": "conflict"}
            if before and int(asked["try"]) <= int(before["try"]):
                return before
            entry = {name: asked.get(name, "") for name in ("operation", *_COMPARED, "try")}
            if decline:
                entry |= {"result": "declined", "reason": "declined"}
            else:
                entry |= {"result": "done", "reference": f"F{len(self._known) + 1:06}"}
            self._write(entry)
            self._known[operation] = entry
            return entry

    def status(self, asked: Told) -> Told:
        """What became of an operation."""
        operation = asked["operation"]
        with self._one_writes:
            return self._known.get(operation, {"operation": operation, "result": "never_heard"})

    def _write(self, entry: Told) -> None:
        with self._ledger.open("a", encoding="utf-8") as file:
            file.write(json.dumps(entry) + "\n")
            file.flush()
            os.fsync(file.fileno())


def entries(ledger: Path) -> list[Told]:
    """Every line of a ledger."""
    if not ledger.exists():
        return []
    return [json.loads(line) for line in ledger.read_text(encoding="utf-8").splitlines()]


def times_paid(ledger: Path) -> Counter[str]:
    """How often each operation was paid, by the ledger."""
    return Counter(entry["operation"] for entry in entries(ledger) if entry["result"] == "done")
