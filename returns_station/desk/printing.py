"""A slip on its way to paper: written down before it is sent, and how it ended after."""

from dataclasses import dataclass, replace
from typing import Final

from returns_station.case import Who
from returns_station.desk.errors import InputError, PrintUnknownError, StationError
from returns_station.desk.ports import Clock, Paper, PrintJob, PrintState, Store
from returns_station.phrase import Phrase
from returns_station.slip import Slip

_FILE: Final = "file"
_PRINTER: Final = "printer"


class SlipUnknownError(InputError):
    """No slip has this number."""


@dataclass(frozen=True, slots=True)
class SlipSent:
    """A slip was sent on its way; copy 0 is the original. Where to is only told by its kind."""

    slip: str
    copy: int
    to: str


@dataclass(frozen=True, slots=True)
class SlipEnded:
    """How a print ended."""

    slip: str
    copy: int
    ended: PrintState


def print_slip(
    store: Store, paper: Paper, number: str, target: str, *, clock: Clock, who: Who
) -> Slip:
    """Send a slip to a printer or file, once; raises StationError when it did not come out.

    The first way out is the original. Whatever may have come out before makes this one a copy.
    """
    job, slip = _begin(store, number, target, clock=clock, who=who)
    try:
        paper.deliver(slip, target)
    except PrintUnknownError:
        _end(store, job, PrintState.UNKNOWN, clock=clock, who=who)
        raise
    except StationError:
        # The original waits and is sent again; a copy that failed is simply asked for anew.
        ended = PrintState.DEAD if job.copy else PrintState.NEW
        _end(store, job, ended, clock=clock, who=who)
        raise
    _end(store, job, PrintState.DONE, clock=clock, who=who)
    return slip


def _begin(
    store: Store, number: str, target: str, *, clock: Clock, who: Who
) -> tuple[PrintJob, Slip]:
    now = clock()
    with store.work() as work:
        slip = work.slip(number)
        if slip is None:
            raise SlipUnknownError(Phrase("slip.unknown", {"number": number}))
        job = work.send(number, target, now)
        kind = _PRINTER if target.startswith("printer:") else _FILE
        work.journal((SlipSent(number, job.copy, kind),), at=now, who=who)
        work.commit()
    return job, replace(slip, copy=job.copy)


def _end(store: Store, job: PrintJob, ended: PrintState, *, clock: Clock, who: Who) -> None:
    with store.work() as work:
        work.settle(job, ended)
        work.journal((SlipEnded(job.slip, job.copy, ended),), at=clock(), who=who)
        work.commit()
