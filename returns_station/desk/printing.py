"""A slip on its way to paper: written down before it is sent, and how it ended after."""

from dataclasses import dataclass, replace
from typing import Final

from returns_station.case import Who
from returns_station.desk.errors import InputError, PrintUnknownError, StationError
from returns_station.desk.ports import Clock, Paper, Store, UnitOfWork
from returns_station.desk.prints import Print, PrintJob, PrintState, due_after
from returns_station.phrase import Argument, Phrase
from returns_station.slip import Slip

_FILE: Final = "file"
_PRINTER: Final = "printer"


class SlipUnknownError(InputError):
    """No slip has this number."""


class NotAskedError(InputError):
    """Nobody asks whether this slip came out."""


class UnderWayError(StationError):
    """The slip is on its way to paper already; nothing was sent."""


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


@dataclass(frozen=True, slots=True)
class Printer:
    """Sends slips to paper for someone."""

    store: Store
    paper: Paper
    clock: Clock
    who: Who


def print_slip(printer: Printer, number: str, target: str, *, once: bool = False) -> Slip:
    """Send a slip to a printer or file, once; raises StationError when it did not come out.

    The first way out is the original. Whatever may have come out before makes this one a copy;
    with `once` there are no copies: what has come out is not sent again, however often it is asked.
    """
    job, slip = _begin(printer, number, target, once=once)
    if job is None:
        return slip
    try:
        printer.paper.deliver(slip, target)
    except PrintUnknownError as error:
        _end(printer, job, PrintState.UNKNOWN, error.advice)
        raise
    except StationError as error:
        # The original waits and is sent again; a copy that failed is simply asked for anew.
        ended = PrintState.DEAD if job.copy else PrintState.NEW
        _end(printer, job, ended, error.advice)
        raise
    _end(printer, job, PrintState.DONE)
    return slip


def came_out(printer: Printer, number: str, *, out: bool) -> None:
    """A person has looked whether a slip came out; what did not is sent again, and says so."""
    now = printer.clock()
    with printer.store.work() as work:
        one = _original(work, number)
        ended, due = (PrintState.DONE, None) if out else (PrintState.NEW, now)
        if one.state is ended:
            return  # said before
        if one.state is not PrintState.UNKNOWN or not work.answer_print(one, ended, due):
            raise NotAskedError(Phrase("print.not_asked", {"number": number}))
        work.journal((SlipEnded(number, 0, ended),), at=now, who=printer.who)
        work.commit()


def put_aside(printer: Printer, number: str) -> None:
    """No paper is wanted of a slip that waits; it stays in the store, and a copy can be printed."""
    now = printer.clock()
    with printer.store.work() as work:
        one = _original(work, number)
        if one.state is PrintState.SENDING:
            raise UnderWayError(Phrase("print.under_way", {"number": number}))
        if one.state in (PrintState.NEW, PrintState.UNKNOWN):
            work.answer_print(one, PrintState.DEAD)
            work.journal((SlipEnded(number, 0, PrintState.DEAD),), at=now, who=printer.who)
            work.commit()


def ask_about_lost(printer: Printer, *, at_start: bool) -> tuple[str, ...]:
    """Prints whose station died on the way may have come out: ask, never resend.

    `at_start`: this desk begins anew, so that nothing of it can be on its way. What another desk
    sends is that desk's own, until it has taken longer than any print does.
    """
    now, desk = printer.clock(), printer.who.desk
    with printer.store.views() as views:
        lost = tuple(
            one
            for one in views.prints()
            if one.is_lost(now)
            or (at_start and one.is_of(desk) and one.state is PrintState.SENDING)
        )
    if not lost:
        return ()
    with printer.store.work() as work:
        asked = tuple(one.slip for one in lost if work.ask_about(one))
        events = tuple(SlipEnded(slip, 0, PrintState.UNKNOWN) for slip in asked)
        work.journal(events, at=now, who=printer.who)
        work.commit()
    return asked


def _begin(
    printer: Printer, number: str, target: str, *, once: bool
) -> tuple[PrintJob | None, Slip]:
    now = printer.clock()
    with printer.store.work() as work:
        slip = work.slip(number)
        if slip is None:
            raise SlipUnknownError(Phrase("slip.unknown", {"number": number}))
        if once and not _is_to_go(work, slip):
            work.commit()
            return None, slip
        job = work.send(number, target, now, printer.who.desk)
        if once and job.copy:  # another one has sent it between the look and the word
            raise UnderWayError(Phrase("print.under_way", {"number": number}))
        if job.tries == 1:
            kind = _PRINTER if target.startswith("printer:") else _FILE
            work.journal((SlipSent(number, job.copy, kind),), at=now, who=printer.who)
        work.commit()
    return job, replace(slip, copy=job.copy, second=job.second)


def _original(work: UnitOfWork, number: str) -> Print:
    one = work.original(number)
    if one is None:
        raise SlipUnknownError(Phrase("slip.unknown", {"number": number}))
    return one


def _is_to_go(work: UnitOfWork, slip: Slip) -> bool:
    """Whether the original is still to be sent; raises where nobody knows."""
    one = _original(work, slip.number)
    number: dict[str, Argument] = {"number": one.slip}
    if one.state is PrintState.UNKNOWN:
        raise PrintUnknownError(one.why or Phrase("print.unsure", number))
    if one.state is PrintState.SENDING:
        raise UnderWayError(Phrase("print.under_way", number))
    if slip.undone and one.state is PrintState.NEW:
        # Of a visit that was undone before its slip came out no paper is wanted.
        work.answer_print(one, PrintState.DEAD)
        return False
    return one.state is PrintState.NEW


def _end(printer: Printer, job: PrintJob, ended: PrintState, why: Phrase | None = None) -> None:
    now = printer.clock()
    due = due_after(job.tries, now) if ended is PrintState.NEW else None
    with printer.store.work() as work:
        work.settle(job, ended, why, due)
        # That it failed once more is no news: a printer may be off all night.
        if ended is not PrintState.NEW or job.tries == 1:
            work.journal((SlipEnded(job.slip, job.copy, ended),), at=now, who=printer.who)
        work.commit()
