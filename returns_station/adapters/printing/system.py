"""Slips to printers by IPP: to a queue of the system by its name, or to a printer's own door."""

import http.client
import os
import time
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlsplit

from returns_station.adapters.printing.ipp import (
    Address,
    Answer,
    Asked,
    Attributes,
    HttpError,
    IppError,
    Operation,
    Tag,
    Value,
    connected,
    exchange,
    question,
)
from returns_station.adapters.printing.media import media_for
from returns_station.desk.errors import PrintUnknownError, StationError
from returns_station.phrase import Argument, Phrase

PDF: Final = "application/pdf"
OWN_BYTES: Final = "application/vnd.cups-raw"  # a queue hands them on as they are
_IPP_PORT: Final = 631
_NOT_FOUND: Final = 0x0406
_STOPPED: Final = 5
_CANCELED, _ABORTED, _COMPLETED = 7, 8, 9
_OUT_ALREADY: Final = ("job-media-sheets-completed", "job-impressions-completed")
_BROKEN: Final = (OSError, http.client.HTTPException, IppError)
# What stops a printer, in RFC 8011's words, as far as a clerk can help it.
_STOPS: Final = {
    "media-empty": "media_empty",
    "media-needed": "media_empty",
    "media-jam": "media_jam",
    "cover-open": "cover_open",
    "door-open": "cover_open",
    "offline": "offline",
    "paused": "paused",
}


class PrinterOfflineError(StationError):
    """The printer does not answer; nothing was sent, and the slip waits."""


class PrinterUnknownError(StationError):
    """There is no printer of that name; nothing was sent, and the slip waits."""


class PrinterNotReadyError(StationError):
    """The printer waits for a hand (paper, cover); nothing was sent, and the slip waits."""


class PrintRefusedError(StationError):
    """The printer took the slip back or never took it; nothing came out, and the slip waits."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long an answer may take, and the pauses between looks at how a job goes.

    A slip comes out within a second or two; after six, the one who stands there knows best.
    """

    answer_seconds: float = 4.0
    pauses: tuple[float, ...] = (0.1, 0.2, 0.3, 0.5, 0.8, 1.0, 1.5, 1.5)


PATIENT: Final = Patience()


def printers() -> tuple[str, ...]:
    """The names of the system's printers, its default first; none when no print system runs."""
    server = _Target(_cups("/"), "", PATIENT.answer_seconds)
    wanted = (Tag.KEYWORD, "requested-attributes", "printer-name")
    try:
        listed = server.ask(Operation.CUPS_GET_PRINTERS, wanted)
        first = server.ask(Operation.CUPS_GET_DEFAULT, wanted)
    except (*_BROKEN, HttpError):
        return ()
    names = {name: None for told in (*first.told, *listed.told) for name in _names(told)}
    return tuple(names)


def print_pdf(
    content: bytes, printer: str, title: str, patience: Patience = PATIENT, *, form: str = PDF
) -> None:
    """Print, and come back when it has come out; `printer` is a name or ipp://host:port/path.

    Raises PrintUnknownError once anything was sent and nobody says how it ended; any other
    StationError means that nothing came out.
    """
    target = _Target(address_of(printer), printer, patience.answer_seconds)
    told = _must_be_ready(target)
    wishes = media_for(content, told) if form == PDF else ()
    job = _sent(target, content, title, form, wishes)
    for pause in patience.pauses:
        time.sleep(pause)
        if _came_out(target, job):
            return
    raise PrintUnknownError(Phrase("print.unknown", {"printer": printer}))


@dataclass(frozen=True, slots=True)
class _Target:
    """The printer of one slip."""

    address: Address
    name: str
    seconds: float

    def ask(self, operation: Operation, *asked: tuple[Tag, str, Value]) -> Answer:
        return _ask(self.address, question(operation, self.address.uri, asked), self.seconds)

    def says(self, key: str) -> Phrase:
        """Advice that names this printer."""
        return Phrase(key, {"printer": self.name})


def address_of(printer: str) -> Address:
    """Where a queue of the system listens by its name, or a printer by its own door."""
    if not printer.startswith("ipp:"):
        return _cups(f"/printers/{quote(printer, safe='')}")
    parts = urlsplit(printer)
    try:
        host, port = parts.hostname, parts.port or _IPP_PORT
    except ValueError:  # a port that is no number
        host, port = None, 0
    if not host:
        raise PrinterUnknownError(Phrase("print.bad_address", {"printer": printer}))
    return Address(host, port, parts.path or "/ipp/print")


def _cups(path: str) -> Address:
    """The print system's door: CUPS_SERVER, or this machine."""
    server = os.environ.get("CUPS_SERVER", "").split("/")[0]
    parts = urlsplit(f"//{server}")
    return Address(parts.hostname or "localhost", parts.port or _IPP_PORT, path)


def _ask(address: Address, content: bytes, seconds: float) -> Answer:
    with connected(address, seconds) as connection:
        return exchange(connection, address, content)


def _must_be_ready(target: _Target) -> Attributes:
    """Ask before anything is sent: what is wrong now is then certain; gives what it told."""
    try:
        said = target.ask(Operation.GET_PRINTER)
    except HttpError as error:
        raise PrinterUnknownError(target.says("print.no_such")) from error
    except _BROKEN as error:
        is_queue = not target.name.startswith("ipp:")
        raise PrinterOfflineError(
            target.says("print.no_system") if is_queue else target.says("print.offline")
        ) from error
    if said.status == _NOT_FOUND:
        raise PrinterUnknownError(target.says("print.no_such"))
    if not said.is_yes or not said.told:
        raise PrintRefusedError(target.says("print.refused"))
    why = what_stops(said.told[0])
    if why:
        stopped: dict[str, Argument] = {"printer": target.name, "why": Phrase(f"print.why.{why}")}
        raise PrinterNotReadyError(Phrase("print.not_ready", stopped))
    return said.told[0]


def what_stops(told: Attributes) -> str:
    """Why a printer can't print just now; empty when it can."""
    reasons = (_stem(str(one)) for one in told.get("printer-state-reasons", ()))
    stops = [_STOPS[reason] for reason in reasons if reason in _STOPS]
    if _STOPPED in told.get("printer-state", ()):
        return stops[0] if stops else "stopped"
    # A printer that is out of paper may call itself idle until it is asked to print.
    return "media_empty" if "media_empty" in stops else ""


def _sent(target: _Target, document: bytes, title: str, form: str, job: Asked) -> int:
    """The number of the job; before the first byte a broken line is certain, after it unknown."""
    asked = (
        (Tag.NAME, "requesting-user-name", "returns-station"),
        (Tag.NAME, "job-name", title),
        (Tag.MIME, "document-format", form),
    )
    content = question(Operation.PRINT_JOB, target.address.uri, asked, document, job)
    is_connected = False
    try:
        with connected(target.address, target.seconds) as connection:
            is_connected = True
            said = exchange(connection, target.address, content)
    except (*_BROKEN, HttpError) as error:
        if not is_connected:
            raise PrinterOfflineError(target.says("print.offline")) from error
        raise PrintUnknownError(target.says("print.unknown")) from error
    if not said.is_yes:
        raise PrintRefusedError(target.says("print.refused"))
    numbers = [one for told in said.told for one in told.get("job-id", ()) if isinstance(one, int)]
    if not numbers:
        raise PrintUnknownError(target.says("print.unknown"))
    return numbers[0]


def _came_out(target: _Target, job: int) -> bool:
    """Whether the job is done; False while it is under way."""
    try:
        said = target.ask(Operation.GET_JOB, (Tag.INTEGER, "job-id", job))
    except (*_BROKEN, HttpError) as error:
        raise PrintUnknownError(target.says("print.unknown")) from error
    told = said.told[0] if said.is_yes and said.told else {}
    state = told.get("job-state", (0,))[0]
    if state in (_CANCELED, _ABORTED):
        if any(_counts(told.get(name, ())) for name in _OUT_ALREADY):
            raise PrintUnknownError(target.says("print.unknown"))
        raise PrintRefusedError(target.says("print.refused"))
    return state == _COMPLETED


def _counts(values: tuple[Value, ...]) -> bool:
    """Whether a count was told and is more than nothing."""
    return any(isinstance(one, int) and one > 0 for one in values)


def _names(told: Attributes) -> tuple[str, ...]:
    return tuple(str(name) for name in told.get("printer-name", ()))


def _stem(reason: str) -> str:
    """A reason without how bad it is."""
    return reason.removesuffix("-error").removesuffix("-warning").removesuffix("-report")
