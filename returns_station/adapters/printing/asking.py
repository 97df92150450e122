"""Questions to printers over a line: by IPP, by a socket, by a device file; none waits long."""

import http.client
import os
import select
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Final, TypeAlias
from urllib.parse import urlsplit

from returns_station.adapters.printing.ipp import (
    Attributes,
    HttpError,
    IppError,
    Operation,
    Tag,
    connected,
    exchange,
    question,
)
from returns_station.adapters.printing.system import address_of
from returns_station.desk.errors import StationError

Ask: TypeAlias = Callable[[bytes], bytes]
"""A question to a printer, and what it answers before its time is up."""
Lines: TypeAlias = AbstractContextManager[Ask]

_MOST: Final = 1024
_QUIET_SECONDS: Final = 0.12  # an answer is over when nothing has come for so long
_PORTS: Final = {"ipp": 631, "tcp": 9100}
_WANTED: Final = (
    "printer-info",
    "printer-make-and-model",
    "printer-name",
    "printer-state",
    "printer-state-reasons",
    "printer-resolution-default",
    "document-format-supported",
    "media-ready",
    "media-default",
    "media-supported",
)


def by_ipp(at: str, seconds: float) -> Attributes | None:
    """What a printer, or a queue of the system, says of itself; None when nothing is said."""
    try:
        address = address_of(at.removeprefix("system:"))
    except StationError:
        return None
    # The first names the attribute; those without a name are its further values (RFC 8010, 3.1.5).
    asked = [
        (Tag.KEYWORD, "" if nr else "requested-attributes", name) for nr, name in enumerate(_WANTED)
    ]
    try:
        with connected(address, seconds) as connection:
            said = exchange(
                connection, address, question(Operation.GET_PRINTER, address.uri, asked)
            )
    except (OSError, http.client.HTTPException, IppError, HttpError):
        return None
    return said.told[0] if said.is_yes and said.told else None


@contextmanager
def socket_line(at: str, door_seconds: float, answer_seconds: float) -> Iterator[Ask]:
    """A line to a printer on the network."""
    parts = urlsplit(at)
    try:
        host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    except ValueError as error:  # a port that is no number
        raise OSError(at) from error
    with socket.create_connection((host, port), door_seconds) as line:

        def ask(words: bytes) -> bytes:
            try:
                line.settimeout(answer_seconds)
                line.sendall(words)
            except OSError:
                return b""
            return _heard(line.fileno(), line.recv, answer_seconds)

        yield ask


@contextmanager
def file_line(at: str, _door_seconds: float, answer_seconds: float) -> Iterator[Ask]:
    """A line to a printer on USB that answers where it is written to."""
    line = os.open(at.removeprefix("usb:"), os.O_RDWR | getattr(os, "O_NONBLOCK", 0))
    try:

        def ask(words: bytes) -> bytes:
            try:
                os.write(line, words)
            except OSError:
                return b""
            return _heard(line, lambda most: os.read(line, most), answer_seconds)

        yield ask
    finally:
        os.close(line)


def _heard(line: int, read: Callable[[int], bytes], seconds: float) -> bytes:
    """What comes until its time is up, or until it is quiet again."""
    heard, ends = b"", time.monotonic() + seconds
    while len(heard) < _MOST:
        left = min(_QUIET_SECONDS, ends - time.monotonic()) if heard else ends - time.monotonic()
        if left <= 0 or not select.select([line], [], [], left)[0]:
            break
        try:
            more = read(_MOST)
        except OSError:
            break
        if not more:
            break
        heard += more
    return heard
