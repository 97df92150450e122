"""A web shop's payment gateway over HTTP: a POST with an Idempotency-Key, and a GET by that key.

The shape is the common one (draft-ietf-httpapi-idempotency-key-header), the paths are our own:
`POST URL/refunds` and `GET URL/refunds/OPERATION`. The gateway must keep the key, compare what is
asked when it comes again, and tell by it what became of the payout.
"""

import http.client
import json
import ssl
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final
from urllib.parse import quote, urlsplit

from returns_station.adapters.payouts.answers import (
    MOST,
    SILENT,
    UNREACHABLE,
    asked_for,
    heard,
)
from returns_station.adapters.payouts.line import ending
from returns_station.desk.errors import InputError
from returns_station.payout import Answer, Payout
from returns_station.phrase import Phrase

_ANSWER_SECONDS: Final = 30.0
_CONNECT_SECONDS: Final = 10.0
_CLOCKS_DIFFER: Final = timedelta(seconds=30)
_HERE: Final = frozenset(("localhost", "127.0.0.1", "::1"))


class GatewayAddressError(InputError):
    """A gateway's URL is https, or http on this very machine, and holds no name and password."""


@dataclass(frozen=True, slots=True)
class Gateway:
    """One gateway; its token is given each time the station starts, and never shown or kept."""

    url: str
    token: str = field(default="", repr=False)
    answer_seconds: float = _ANSWER_SECONDS
    clocks_differ: timedelta = _CLOCKS_DIFFER
    can_ask: bool = True

    def __post_init__(self) -> None:
        """Refuse an address that would send money's words in the clear."""
        parts = urlsplit(self.url)
        safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _HERE)
        if not safe or not parts.hostname or "@" in parts.netloc or parts.query or parts.fragment:
            raise GatewayAddressError(Phrase("payout.gateway_address"))

    @property
    def name(self) -> str:
        """Which gateway this is."""
        return f"gateway {self.url}"

    @property
    def deadline(self) -> timedelta:
        """After so long no call is under way."""
        return timedelta(seconds=_CONNECT_SECONDS + self.answer_seconds) + self.clocks_differ

    def pay(self, payout: Payout) -> Answer:
        """Ask the gateway to pay back, under the operation as its key."""
        return self._call("POST", "/refunds", payout)

    def ask(self, payout: Payout) -> Answer:
        """Look the operation up."""
        return self._call("GET", f"/refunds/{quote(payout.operation, safe='')}", payout)

    def _call(self, method: str, path: str, payout: Payout) -> Answer:
        asking = method == "GET"
        connection = self._connection()
        try:
            connection.connect()
        except (OSError, http.client.HTTPException):
            connection.close()
            return UNREACHABLE
        try:
            with ending(connection.sock, self.answer_seconds):
                connection.sock.settimeout(self.answer_seconds)
                body = None if asking else json.dumps(asked_for(payout)).encode()
                path = urlsplit(self.url).path.rstrip("/") + path
                connection.request(method, path, body, self._headers(payout))
                # The status says less than the body: only what names the operation is believed,
                # so that a proxy on the way is never taken for the gateway.
                content = connection.getresponse().read(MOST)
        except (OSError, http.client.HTTPException):
            return SILENT
        finally:
            connection.close()
        return heard(content, payout, asking=asking)

    def _connection(self) -> http.client.HTTPConnection:
        parts = urlsplit(self.url)
        assert parts.hostname, "checked when it was made"
        if parts.scheme == "http":
            return http.client.HTTPConnection(parts.hostname, parts.port, timeout=_CONNECT_SECONDS)
        secure = ssl.create_default_context()
        return http.client.HTTPSConnection(
            parts.hostname, parts.port, timeout=_CONNECT_SECONDS, context=secure
        )

    def _headers(self, payout: Payout) -> dict[str, str]:
        key = quote(payout.operation, safe=":")
        headers = {"Content-Type": "application/json", "Idempotency-Key": key}
        return headers | ({"Authorization": f"Bearer {self.token}"} if self.token else {})
