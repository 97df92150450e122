"""A simulated carrier as a server on this machine: it cuts the line and stays silent as it must."""

import socket
import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from threading import Thread
from typing import Final

from returns_station.adapters.carriers.line import Asked, Heard
from returns_station.adapters.carriers.simulator.far_end import What
from returns_station.adapters.carriers.simulator.faults import Fault
from returns_station.adapters.carriers.simulator.machine import Machine

_HERE: Final = "127.0.0.1"
_MOST: Final = 65_536
DRIVE: Final = "/simulated/"
"""`POST /simulated/NUMBER/fetched` (or failed, returned) lets its van have been there."""

_PATIENCE_SECONDS: Final = 300.0


class CarrierServer(socketserver.ThreadingTCPServer):
    """A simulated carrier that listens; each call has a thread of its own."""

    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False

    def __init__(self, port: int, machine: Machine) -> None:
        """Listen on this machine alone; port 0 takes a free one."""
        super().__init__((_HERE, port), _Call)
        self.machine = machine

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.socket.getsockname()[1])

    def handle_error(self, request: object, client_address: object) -> None:
        """Who hung up in the middle, or asked nonsense, gets no answer."""


class _Call(BaseHTTPRequestHandler):
    """One request of HTTP, played out as the lot falls."""

    server: CarrierServer
    connection: socket.socket

    def do_GET(self) -> None:
        """Look something up."""
        self._play()

    def do_POST(self) -> None:
        """Do something."""
        self._play()

    def do_DELETE(self) -> None:
        """Undo something."""
        self._play()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as http.server calls it
        """Say nothing: what is asked is nobody else's to read."""

    def _play(self) -> None:
        length = min(int(self.headers.get("Content-Length", "0")), _MOST)
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(self.command, self.path, headers, self.rfile.read(length))
        machine = self.server.machine
        if self.path.startswith(DRIVE):
            self.connection.sendall(_framed(_driven(machine, self.path)))
            return
        fault = machine.draw()
        if fault in {Fault.LOST, Fault.LATE}:
            _wait_until_given_up(self.connection)
        if fault is Fault.LOST:
            return
        content = _framed(machine.do(asked, fault))
        if fault is Fault.SILENT:
            _wait_until_given_up(self.connection)
            return
        if fault is Fault.CUT:
            content = content[: len(content) * 2 // 3]
        self.connection.sendall(content)


def _driven(machine: Machine, path: str) -> Heard:
    number, _, what = path.removeprefix(DRIVE).partition("/")
    if machine.end.one(number) is None or what not in set(What):
        return Heard(404)
    machine.end.drive(number, What(what))
    return Heard(200)


def _framed(heard: Heard) -> bytes:
    head = f"HTTP/1.1 {heard.status} {HTTPStatus(heard.status).phrase}\r\n"
    headers = dict(heard.headers) | {"content-length": str(len(heard.body)), "connection": "close"}
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"{head}{lines}\r\n".encode() + heard.body


def _wait_until_given_up(line: socket.socket) -> None:
    """Hear nothing more until the other side hangs up, or dies."""
    line.settimeout(_PATIENCE_SECONDS)
    while line.recv(1024):
        pass


@contextmanager
def serving(server: socketserver.BaseServer) -> Iterator[None]:
    """Let a server answer in the background for a while."""
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
