"""Printers that take bytes: asked how they are, sent to, and asked again whether it came out."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Final, Protocol

from returns_station.adapters.printing import status
from returns_station.adapters.printing.lines import BadAddressError, Line, opened
from returns_station.adapters.printing.system import (
    PrinterNotReadyError,
    PrinterOfflineError,
    PrinterUnknownError,
)
from returns_station.desk.errors import PrintUnknownError
from returns_station.phrase import Argument, Phrase


@dataclass(frozen=True, slots=True)
class Patience:
    """How long the parts of a print may take; as with the system's printers six seconds at most.

    `door_seconds` to connect, `answer_seconds` to say how it is, `done_seconds` to come out,
    `turn_seconds` while another slip of ours is on its way to the same printer.
    """

    door_seconds: float = 3.0
    answer_seconds: float = 2.0
    done_seconds: float = 6.0
    turn_seconds: float = 12.0


PATIENT: Final = Patience()
_KNOWN_SILENT_SECONDS: Final = 0.3


class Talk(Protocol):
    """How printers of one language are asked."""

    def stops(self, line: Line, seconds: float) -> str | None:
        """Why it can't print by the last word of `print.why.`, "" when it can; None: silence."""

    def came_out(self, line: Line, seconds: float) -> bool:
        """Whether it says that all before is printed."""


TALKS: Final[dict[str, Talk]] = {"escpos": status.RollTalk(), "zpl": status.LabelTalk()}
_TURNS: Final[dict[str, Lock]] = {}
# Which printers have ever answered: one that did and is silent now is off, another just can't tell.
_TELLS: Final[dict[str, bool]] = {}


def print_raw(
    content: bytes,
    at: str,
    speaks: str,
    *,
    name: str = "",
    answers: bool = True,
    patience: Patience = PATIENT,
) -> None:
    """Print, and come back when it has come out, as far as the printer can tell.

    Raises PrintUnknownError once anything was sent and nobody says how it ended; any other
    StationError means that nothing was sent. `answers` False: it never says how it is, and what
    it took without the line breaking is believed to have come out.
    """
    printer = _Printer(at, name or at, TALKS[speaks], patience)
    with printer.turn(), printer.line() as line:
        tells = answers and line.hears and printer.is_ready(line)
        if not printer.send(line, content, tells=tells) and answers:
            raise PrintUnknownError(Phrase("print.unknown", {"printer": printer.name}))


@dataclass(frozen=True, slots=True)
class _Printer:
    """The printer of one slip."""

    at: str
    name: str
    talk: Talk
    patience: Patience

    @contextmanager
    def turn(self) -> Iterator[None]:
        """One at a time: a second line to the same printer would wait, and not know for what."""
        lock = _TURNS.setdefault(self.at, Lock())
        if not lock.acquire(timeout=self.patience.turn_seconds):
            raise self._not_ready("busy")
        try:
            yield
        finally:
            lock.release()

    @contextmanager
    def line(self) -> Iterator[Line]:
        """An open line; nothing was sent when there is none."""
        try:
            line = opened(self.at, self.patience.door_seconds)
        except BadAddressError as error:
            raise PrinterUnknownError(self._says("print.bad_door")) from error
        except OSError as error:
            raise PrinterOfflineError(self._says("print.offline")) from error
        try:
            yield line
        finally:
            line.close()

    def is_ready(self, line: Line) -> bool:
        """Whether it can tell how it is, and is well; raises StationError when it needs a hand."""
        before = _TELLS.get(self.at)
        patient = self.patience.answer_seconds
        seconds = min(patient, _KNOWN_SILENT_SECONDS) if before is False else patient
        try:
            why = self.talk.stops(line, seconds)
        except OSError as error:
            raise PrinterOfflineError(self._says("print.offline")) from error
        if why:
            raise self._not_ready(why)
        if why is None and before:
            raise PrinterOfflineError(self._says("print.offline"))
        _TELLS[self.at] = why is not None
        return why is not None

    def send(self, line: Line, content: bytes, *, tells: bool) -> bool:
        """Hand it over and wait; whether it came out, or was let go: sent is not printed."""
        ends = time.monotonic() + self.patience.done_seconds
        try:
            line.send(content, self.patience.done_seconds)
            left = max(0.0, ends - time.monotonic())
            return self.talk.came_out(line, left) if tells else line.finish(left)
        except OSError as error:
            raise PrintUnknownError(self._says("print.unknown")) from error

    def _says(self, key: str) -> Phrase:
        return Phrase(key, {"printer": self.name})

    def _not_ready(self, why: str) -> PrinterNotReadyError:
        told: dict[str, Argument] = {"printer": self.name, "why": Phrase(f"print.why.{why}")}
        return PrinterNotReadyError(Phrase("print.not_ready", told))
