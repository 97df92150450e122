"""The line to a carrier over HTTP: https, or http on this very machine; one try, one deadline."""

import http.client
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from time import monotonic
from typing import Final
from urllib.parse import urlsplit

from returns_station.adapters.carriers.line import Asked, Heard, Lost
from returns_station.adapters.payouts.line import ending
from returns_station.desk.errors import InputError
from returns_station.phrase import Phrase

MOST: Final = 1_000_000
"""Bytes of a response; a longer one is none."""

_ANSWER_SECONDS: Final = 20.0
_CONNECT_SECONDS: Final = 5.0
# A host has several addresses, and each step of a handshake its own patience. Who was let in after
# so long sends nothing: whoever asks by the deadline must hear of all there is.
_KNOCK_SECONDS: Final = 15.0
_CLOCKS_DIFFER: Final = timedelta(seconds=30)
_HERE: Final = frozenset(("localhost", "127.0.0.1", "::1"))


class CarrierAddressError(InputError):
    """A carrier's URL is https, or http on this very machine, and holds no name and password."""


@dataclass(frozen=True, slots=True)
class HttpLine:
    """One carrier's host and the path all its own begin with."""

    url: str
    answer_seconds: float = _ANSWER_SECONDS
    clocks_differ: timedelta = _CLOCKS_DIFFER
    clock: Callable[[], float] = field(default=monotonic, repr=False)

    def __post_init__(self) -> None:
        """Refuse an address that would send a customer's address in the clear."""
        if not is_safe(self.url):
            raise CarrierAddressError(Phrase("carrier.address"))

    @property
    def deadline(self) -> timedelta:
        """After so long no call is under way."""
        return timedelta(seconds=_KNOCK_SECONDS + self.answer_seconds) + self.clocks_differ

    def send(self, asked: Asked) -> Heard | Lost:
        """Ask once; what breaks after the line was open may have been heard."""
        connection, begun = self._connection(), self.clock()
        try:
            connection.connect()
        except (OSError, http.client.HTTPException):
            connection.close()
            return Lost.NOT_SENT
        if self.clock() - begun > _KNOCK_SECONDS:
            connection.close()
            return Lost.NOT_SENT
        try:
            with ending(connection.sock, self.answer_seconds):
                connection.sock.settimeout(self.answer_seconds)
                path = urlsplit(self.url).path.rstrip("/") + asked.path
                body = asked.body or None
                connection.request(asked.method, path, body, dict(asked.headers))
                return _heard(connection.getresponse())
        except (OSError, http.client.HTTPException, ValueError):
            return Lost.SILENT
        finally:
            connection.close()

    def _connection(self) -> http.client.HTTPConnection:
        parts = urlsplit(self.url)
        assert parts.hostname, "checked when it was made"
        if parts.scheme == "http":
            return http.client.HTTPConnection(parts.hostname, parts.port, timeout=_CONNECT_SECONDS)
        secure = ssl.create_default_context()
        return http.client.HTTPSConnection(
            parts.hostname, parts.port, timeout=_CONNECT_SECONDS, context=secure
        )


def is_safe(url: str) -> bool:
    """Whether nobody listens in on the way to an address, and it holds no secret."""
    try:
        parts = urlsplit(url)
        port_is_sound = parts.port is None or parts.port > 0
    except ValueError:
        return False
    safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _HERE)
    plain = not (parts.query or parts.fragment or "@" in parts.netloc)
    return bool(safe and parts.hostname and plain and port_is_sound)


def _heard(response: http.client.HTTPResponse) -> Heard | Lost:
    body = response.read(MOST + 1)
    told = response.getheader("content-length", "")
    is_cut = told.isdecimal() and len(body) < int(told)
    if len(body) > MOST or is_cut:
        return Lost.SILENT
    headers = {name.lower(): value for name, value in response.getheaders()}
    return Heard(response.status, body, headers)
