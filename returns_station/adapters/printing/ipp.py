"""The Internet Printing Protocol (RFC 8010, 8011): as much of it as a slip needs."""

import http.client
import socket
import struct
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from enum import IntEnum
from threading import Timer
from typing import Final, TypeAlias

Value: TypeAlias = int | str | bytes
Attributes: TypeAlias = Mapping[str, tuple[Value, ...]]

_MOST: Final = 1_000_000  # bytes of an answer
_OPERATION, _JOB, _END, _PRINTER = 1, 2, 3, 4
_FIRST_VALUE: Final = 0x10
_WHOLE_NUMBERS: Final = frozenset({0x21, 0x23})
_FIRST_TEXT: Final = 0x40
_HTTP_OK: Final = 200
_FIRST_REQUEST: Final = 1


class Operation(IntEnum):
    """What can be asked of a printer or of CUPS."""

    PRINT_JOB = 0x0002
    GET_JOB = 0x0009
    GET_PRINTER = 0x000B
    CUPS_GET_DEFAULT = 0x4001
    CUPS_GET_PRINTERS = 0x4002


class Tag(IntEnum):
    """What kind a value is of."""

    INTEGER = 0x21
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    CHARSET = 0x47
    LANGUAGE = 0x48
    MIME = 0x49


class IppError(Exception):
    """The answer is no answer of a printer."""


class HttpError(Exception):
    """The server answered, and not as a printer does."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a printer listens."""

    host: str
    port: int
    path: str

    @property
    def uri(self) -> str:
        """The address as IPP writes it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"ipp://{host}:{self.port}{self.path}"


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, and what was told of each printer or job."""

    status: int
    told: tuple[Attributes, ...]

    @property
    def is_yes(self) -> bool:
        """Whether it was done."""
        return self.status < 0x0100  # noqa: PLR2004 - RFC 8011, successful-ok...


Asked: TypeAlias = Sequence[tuple[Tag, str, Value]]


def question(
    operation: Operation, uri: str, asked: Asked = (), document: bytes = b"", job: Asked = ()
) -> bytes:
    """A request as bytes, the document last; `job` is how it is to be printed."""
    head = struct.pack(">BBHI", 1, 1, operation, _FIRST_REQUEST)
    fixed = (
        (Tag.CHARSET, "attributes-charset", "utf-8"),
        (Tag.LANGUAGE, "attributes-natural-language", "en"),
        (Tag.URI, "printer-uri", uri),
    )
    attributes = b"".join(_attribute(*one) for one in (*fixed, *asked))
    wishes = bytes((_JOB,)) + b"".join(_attribute(*one) for one in job) if job else b""
    return head + bytes((_OPERATION,)) + attributes + wishes + bytes((_END,)) + document


def answer(content: bytes) -> Answer:
    """Read a response; raises IppError when it is none."""
    try:
        (status,) = struct.unpack_from(">H", content, 2)
        return Answer(status, tuple(_groups(content)))
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise IppError(len(content)) from error


@contextmanager
def connected(address: Address, seconds: float) -> Iterator[http.client.HTTPConnection]:
    """A connection that ends by itself, however slowly the other side answers."""
    connection = http.client.HTTPConnection(address.host, address.port, timeout=seconds)
    with closing(connection):
        connection.connect()
        watch = Timer(seconds, _hang_up, (connection.sock,))
        watch.daemon = True
        watch.start()
        try:
            yield connection
        finally:
            watch.cancel()


def exchange(connection: http.client.HTTPConnection, address: Address, content: bytes) -> Answer:
    """Ask and hear; raises HttpError, IppError, or OSError when the line broke."""
    connection.request("POST", address.path, content, {"Content-Type": "application/ipp"})
    response = connection.getresponse()
    if response.status != _HTTP_OK:
        raise HttpError(response.status)
    return answer(response.read(_MOST))


def _hang_up(line: socket.socket) -> None:
    try:
        line.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it has ended already


def _attribute(tag: Tag, name: str, value: Value) -> bytes:
    if isinstance(value, int):
        raw = struct.pack(">i", value)
    else:
        raw = value.encode() if isinstance(value, str) else value
    named = name.encode()
    return struct.pack(">BH", tag, len(named)) + named + struct.pack(">H", len(raw)) + raw


def _groups(content: bytes) -> Iterator[Attributes]:
    """What is told of each printer or job; what is told of the request itself is left out."""
    at, kind, last = 8, 0, ""
    told: dict[str, tuple[Value, ...]] = {}
    while (tag := content[at]) != _END:
        at += 1
        if tag < _FIRST_VALUE:
            if kind in (_JOB, _PRINTER):
                yield told
            kind, told = tag, {}
            continue
        name, at = _field(content, at)
        raw, at = _field(content, at)
        last = name.decode() or last
        told[last] = (*told.get(last, ()), _value(tag, raw))
    if kind in (_JOB, _PRINTER):
        yield told


def _field(content: bytes, at: int) -> tuple[bytes, int]:
    (length,) = struct.unpack_from(">H", content, at)
    end = at + 2 + length
    if end > len(content):
        raise IndexError(end)
    return content[at + 2 : end], end


def _value(tag: int, raw: bytes) -> Value:
    if tag in _WHOLE_NUMBERS:
        (number,) = struct.unpack(">i", raw)
        return int(number)
    return raw.decode("utf-8", "replace") if tag >= _FIRST_TEXT else raw
