"""Where carriers knock: a small HTTP server on this machine alone, behind the shop's own TLS.

What it hears is believed by its signature and nothing else, is never written down as it came, and
is answered with 200 only once it is kept: a carrier comes again with what was not.
"""

import socket
import socketserver
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from http.server import BaseHTTPRequestHandler
from threading import BoundedSemaphore, Lock
from typing import Final, Protocol, TypeAlias
from urllib.parse import unquote

from returns_station.adapters.carriers.hooks import Hook, Knock
from returns_station.adapters.payouts.line import ending
from returns_station.desk.errors import StationError
from returns_station.pickup.booking import Word

PATH: Final = "/carriers/"
"""A carrier knocks at this path with its name behind it."""

MESSAGES: Final = "/messages/"
"""A gateway of text messages knocks here."""

_HERE: Final = "127.0.0.1"
_MOST: Final = 65_536
_AT_ONCE: Final = 8
_SECONDS: Final = 10.0
_KEPT: Final = 4096
_STATUS: Final = {Knock.NOTHING: 200, Knock.FORGED: 401, Knock.UNSOUND: 400}

Request: TypeAlias = socket.socket | tuple[bytes, socket.socket]
Heed = Callable[[Sequence[Word]], None]
"""Keeps words; raises StationError where that cannot be done just now."""


class Listening:
    """What is done with a knock, whatever it came over; a word that was heard is not told again."""

    def __init__(self, hooks: Mapping[str, Hook], heed: Heed) -> None:
        """Know who may knock, and who heeds."""
        self._hooks = hooks
        self._heed = heed
        self._heard: OrderedDict[tuple[str, str], None] = OrderedDict()
        self._one_counts = Lock()

    def knock(self, name: str, headers: Mapping[str, str], body: bytes) -> int:
        """Take one knock; gives the HTTP status."""
        hook = self._hooks.get(name)
        if hook is None:
            return 404
        if len(body) > _MOST:
            return 413
        caught = hook(headers, body)
        return _STATUS[caught] if isinstance(caught, Knock) else self._take(caught)

    def _take(self, word: Word) -> int:
        known = (word.carrier, word.id)
        with self._one_counts:
            if known in self._heard:
                return 200
        try:
            self._heed((word,))
        except StationError:
            return 503
        with self._one_counts:
            self._heard[known] = None
            while len(self._heard) > _KEPT:
                self._heard.popitem(last=False)
        return 200


class Hears(Protocol):
    """Whoever takes a knock and answers it with an HTTP status."""

    def knock(self, name: str, headers: Mapping[str, str], body: bytes) -> int:
        """Take one knock; gives the HTTP status."""


class WebhookServer(socketserver.ThreadingTCPServer):
    """The door that carriers knock at; few at once, none for long."""

    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False

    def __init__(self, port: int, listening: Hears) -> None:
        """Listen on this machine alone; port 0 takes a free one."""
        super().__init__((_HERE, port), _Knock)
        self.listening = listening
        self._places = BoundedSemaphore(_AT_ONCE)

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.socket.getsockname()[1])

    def process_request(self, request: Request, client_address: object) -> None:
        """Hear it in a thread of its own; who comes while all are busy comes again later."""
        if self._places.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Request, client_address: object) -> None:
        """Hear one, and make room again."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._places.release()

    def handle_error(self, request: object, client_address: object) -> None:
        """Who hung up in the middle gets no answer, and nobody writes down what he said."""


class _Knock(BaseHTTPRequestHandler):
    """One knock over HTTP."""

    server: WebhookServer
    connection: socket.socket
    timeout = _SECONDS

    def handle(self) -> None:
        """Hear one knock, however slowly it drips, for so long and no longer."""
        with ending(self.connection, _SECONDS):
            super().handle()

    def do_POST(self) -> None:
        """Take it, if it is small."""
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal():
            self._say(411)
        elif int(length) > _MOST:
            self._say(413)
        else:
            self._say(self._knock(int(length)))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as http.server calls it
        """Say nothing: it is a customer's."""

    def _knock(self, length: int) -> int:
        body = self.rfile.read(length)
        if len(body) < length or not self.path.startswith((PATH, MESSAGES)):
            return 404
        headers = {name.lower(): value for name, value in self.headers.items()}
        name = unquote(self.path.removeprefix(PATH).removeprefix(MESSAGES))
        return self.server.listening.knock(name, headers, body)

    def _say(self, status: int) -> None:
        self.close_connection = True
        self.send_response_only(status)
        self.send_header("Content-Length", "0")
        self.send_header("Connection", "close")
        self.end_headers()
