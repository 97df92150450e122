"""A slip's ways to paper as they stand, and when one that did not come out is tried again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from returns_station.phrase import Phrase

BACK_OFF: Final = (5, 15, 60, 300)
"""So many seconds after the first failure, the second, ...; the last of them from then on."""
FIRST_SECONDS: Final = 15
"""Who writes a slip down also sends it; one that nobody has sent so long after waits for us."""
LEASE: Final = timedelta(minutes=5)
"""No print takes so long: one that is still on its way has lost its station."""


class PrintState(StrEnum):
    """Where a slip is on its way to paper; unknown asks a person one question."""

    NEW = "new"
    SENDING = "sending"
    DONE = "done"
    UNKNOWN = "unknown"
    DEAD = "dead"


WAITING: Final = frozenset({PrintState.NEW, PrintState.SENDING, PrintState.UNKNOWN})
"""It is not certain yet that these came out."""


@dataclass(frozen=True, slots=True)
class PrintJob:
    """One try of one way to paper: `copy` 0 is the original, n the nth copy.

    `tries` tells this try from a later one. `second`: an earlier try may have come out.
    """

    id: int
    slip: str
    copy: int
    tries: int = 1
    second: bool = False


@dataclass(frozen=True, slots=True)
class Print:
    """A way to paper as it stands: `target` is where it was sent last, "" nowhere yet.

    `desk` is whose printer it waits at, "" anyone's. `why` it did not come out, in words; `due` is
    when it is tried again, `sent_at` when it was sent last. `second`: an earlier one may be out.
    """

    id: int
    slip: str
    copy: int
    state: PrintState
    at: datetime
    target: str = ""
    tries: int = 0
    desk: str = ""
    why: Phrase | None = None
    due: datetime | None = None
    sent_at: datetime | None = None
    second: bool = False

    @property
    def due_at(self) -> datetime:
        """When it is to be tried; a new one is sent by whoever wrote it down."""
        return self.due or self.at + timedelta(seconds=FIRST_SECONDS)

    def is_of(self, desk: str) -> bool:
        """Whether this desk prints it."""
        return self.desk in ("", desk)

    def is_lost(self, now: datetime) -> bool:
        """Whether it has been on its way for longer than any print takes."""
        sent = self.sent_at or self.at
        return self.state is PrintState.SENDING and sent + LEASE < now


def due_after(tries: int, now: datetime) -> datetime:
    """When to try again after so many tries that failed."""
    return now + timedelta(seconds=BACK_OFF[min(max(tries, 1), len(BACK_OFF)) - 1])


def waiting(prints: Iterable[Print]) -> tuple[Print, ...]:
    """Those that are tried again by themselves, the first due first."""
    new = (each for each in prints if each.state is PrintState.NEW)
    return tuple(sorted(new, key=lambda each: (each.due_at, each.id)))


def unsure(prints: Iterable[Print]) -> tuple[Print, ...]:
    """Those that ask whether they came out, oldest first."""
    return tuple(each for each in prints if each.state is PrintState.UNKNOWN)


def target_for(one: Print, main: str, spare: str) -> str:
    """Where it goes now: to the spare printer, once the first one has failed; then by turns."""
    failed_there = one.why is not None and one.target == main
    return spare if spare and failed_there else main
