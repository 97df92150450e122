"""A simulated terminal and a simulated gateway, as servers on this machine."""

import json
import socket
import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from threading import Thread
from typing import Final
from urllib.parse import unquote

from returns_station.adapters.payouts.simulator.far_end import FarEnd, Told
from returns_station.adapters.payouts.simulator.playing import play

_HERE: Final = "127.0.0.1"
_MOST: Final = 65_536
_STATUS: Final = {"done": 200, "declined": 402, "never_heard": 404, "conflict": 409}
_REFUNDS: Final = "/refunds"


class SimulatedServer(socketserver.ThreadingTCPServer):
    """A far end that listens; each call has a thread of its own."""

    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False

    def __init__(
        self, port: int, handler: type[socketserver.BaseRequestHandler], end: FarEnd
    ) -> None:
        """Listen on this machine alone; port 0 takes a free one."""
        super().__init__((_HERE, port), handler)
        self.end = end

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.socket.getsockname()[1])

    def handle_error(self, request: object, client_address: object) -> None:
        """Who hung up in the middle, or asked nonsense, gets no answer."""


class _TerminalCall(socketserver.StreamRequestHandler):
    """One line asked, one line answered."""

    server: SimulatedServer
    connection: socket.socket

    def handle(self) -> None:
        """Hear one line and play it out."""
        asked: Told = json.loads(self.rfile.readline(_MOST))
        asking = asked["do"] == "status"
        play(self.server.end, asked, self.connection, _line, asking=asking)


class _GatewayCall(BaseHTTPRequestHandler):
    """One request of HTTP."""

    server: SimulatedServer
    connection: socket.socket

    def do_POST(self) -> None:
        """Pay under the key of the header."""
        length = min(int(self.headers.get("Content-Length", "0")), _MOST)
        asked: Told = json.loads(self.rfile.read(length))
        if unquote(self.headers.get("Idempotency-Key", "")) != asked["operation"]:
            self.send_error(400)
            return
        play(self.server.end, asked, self.connection, _response, asking=False)

    def do_GET(self) -> None:
        """Look a key up."""
        operation = unquote(self.path.removeprefix(f"{_REFUNDS}/"))
        play(self.server.end, {"operation": operation}, self.connection, _response, asking=True)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as http.server calls it
        """Say nothing: what is asked is nobody else's to read."""


def _line(told: Told) -> bytes:
    return json.dumps(told).encode() + b"\n"


def _response(told: Told) -> bytes:
    body = json.dumps(told).encode()
    head = f"HTTP/1.1 {_STATUS[told['result']]} -\r\nContent-Type: application/json\r\n"
    return f"{head}Content-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode() + body


def terminal(port: int, end: FarEnd) -> SimulatedServer:
    """A card terminal that listens on a port."""
    return SimulatedServer(port, _TerminalCall, end)


def gateway(port: int, end: FarEnd) -> SimulatedServer:
    """A web shop's gateway that listens on a port."""
    return SimulatedServer(port, _GatewayCall, end)


@contextmanager
def serving(server: SimulatedServer) -> Iterator[SimulatedServer]:
    """Let a server answer in the background for a while."""
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
