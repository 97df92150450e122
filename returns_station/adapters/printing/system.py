"""Slips to printers by IPP: to a queue of the system by its name, or to a printer's own door."""

import http.client
import os
import time
from collections.abc import Callable, Sequence
from typing import Final
from urllib.parse import quote, urlsplit

from returns_station.adapters.printing.ipp import (
    Address,
    Answer,
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
from returns_station.desk.errors import PrintUnknownError, StationError
from returns_station.phrase import Phrase

_IPP_PORT: Final = 631
_ANSWER_SECONDS: Final = 4.0
# A slip comes out within a second or two; after six we ask the person who stands there.
PAUSES: Final = (0.1, 0.2, 0.3, 0.5, 0.8, 1.0, 1.5, 1.5)
_NOT_FOUND: Final = 0x0406
_STOPPED: Final = 5
_CANCELED, _ABORTED, _COMPLETED = 7, 8, 9
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


def printers() -> tuple[str, ...]:
    """The names of the system's printers, its default first; none when no print system runs."""
    server = _cups("/")
    wanted = ((Tag.KEYWORD, "requested-attributes", "printer-name"),)
    try:
        listed = _ask(server, question(Operation.CUPS_GET_PRINTERS, server.uri, wanted))
        first = _ask(server, question(Operation.CUPS_GET_DEFAULT, server.uri, wanted))
    except (OSError, http.client.HTTPException, HttpError, IppError):
        return ()
    names = {name: None for told in (*first.told, *listed.told) for name in _names(told)}
    return tuple(names)


def print_pdf(
    pdf: bytes,
    printer: str,
    title: str,
    *,
    pauses: Sequence[float] = PAUSES,
    wait: Callable[[float], None] = time.sleep,
) -> None:
    """Print, and come back when it has come out; `printer` is a name or ipp://host:port/path.

    Raises PrintUnknownError once anything was sent and nobody says how it ended; any other
    StationError means that nothing came out.
    """
    address = _address(printer)
    _must_be_ready(address, printer)
    job = _sent(address, printer, pdf, title)
    for pause in pauses:
        wait(pause)
        if _came_out(address, printer, job):
            return
    raise PrintUnknownError(Phrase("print.unknown", {"printer": printer}))


def _address(printer: str) -> Address:
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


def _ask(address: Address, content: bytes) -> Answer:
    with connected(address, _ANSWER_SECONDS) as connection:
        return exchange(connection, address, content)


def _must_be_ready(address: Address, printer: str) -> None:
    """Ask before anything is sent: what is wrong now is then certain."""
    try:
        said = _ask(address, question(Operation.GET_PRINTER, address.uri))
    except HttpError as error:
        raise _unknown_name(printer) from error
    except (OSError, http.client.HTTPException, IppError) as error:
        key = "print.offline" if printer.startswith("ipp:") else "print.no_system"
        raise PrinterOfflineError(Phrase(key, {"printer": printer})) from error
    if said.status == _NOT_FOUND:
        raise _unknown_name(printer)
    if not said.is_yes or not said.told:
        raise _refused(printer)
    told = said.told[0]
    reasons = [str(one) for one in told.get("printer-state-reasons", ())]
    stops = [_STOPS[stem] for stem in map(_stem, reasons) if stem in _STOPS]
    if _STOPPED in told.get("printer-state", ()) or "media_empty" in stops:
        why = Phrase(f"print.why.{stops[0] if stops else 'stopped'}")
        raise PrinterNotReadyError(Phrase("print.not_ready", {"printer": printer, "why": why}))


def _sent(address: Address, printer: str, pdf: bytes, title: str) -> int:
    """The number of the job; before the first byte a broken line is certain, after it unknown."""
    asked = (
        (Tag.NAME, "requesting-user-name", "returns-station"),
        (Tag.NAME, "job-name", title),
        (Tag.MIME, "document-format", "application/pdf"),
    )
    content = question(Operation.PRINT_JOB, address.uri, asked, pdf)
    is_connected = False
    try:
        with connected(address, _ANSWER_SECONDS) as connection:
            is_connected = True
            said = exchange(connection, address, content)
    except (OSError, http.client.HTTPException, HttpError, IppError) as error:
        if not is_connected:
            raise PrinterOfflineError(Phrase("print.offline", {"printer": printer})) from error
        raise PrintUnknownError(Phrase("print.unknown", {"printer": printer})) from error
    if not said.is_yes:
        raise _refused(printer)
    numbers = [one for told in said.told for one in told.get("job-id", ()) if isinstance(one, int)]
    if not numbers:
        raise PrintUnknownError(Phrase("print.unknown", {"printer": printer}))
    return numbers[0]


def _came_out(address: Address, printer: str, job: int) -> bool:
    """Whether the job is done; False while it is under way."""
    asked = ((Tag.INTEGER, "job-id", job),)
    try:
        said = _ask(address, question(Operation.GET_JOB, address.uri, asked))
    except (OSError, http.client.HTTPException, HttpError, IppError) as error:
        raise PrintUnknownError(Phrase("print.unknown", {"printer": printer})) from error
    told = said.told[0] if said.is_yes and said.told else {}
    state = told.get("job-state", (0,))[0]
    if state in (_CANCELED, _ABORTED):
        if _whole(told.get("job-media-sheets-completed")) or _whole(
            told.get("job-impressions-completed")
        ):
            raise PrintUnknownError(Phrase("print.unknown", {"printer": printer}))
        raise _refused(printer)
    return state == _COMPLETED


def _whole(values: tuple[Value, ...] | None) -> bool:
    """Whether a count was told and is more than nothing."""
    return any(isinstance(one, int) and one > 0 for one in values or ())


def _names(told: Attributes) -> tuple[str, ...]:
    return tuple(str(name) for name in told.get("printer-name", ()))


def _stem(reason: str) -> str:
    """A reason without how bad it is."""
    return reason.removesuffix("-error").removesuffix("-warning").removesuffix("-report")


def _unknown_name(printer: str) -> PrinterUnknownError:
    return PrinterUnknownError(Phrase("print.no_such", {"printer": printer}))


def _refused(printer: str) -> PrintRefusedError:
    return PrintRefusedError(Phrase("print.refused", {"printer": printer}))
