"""A simulated gateway for text messages: each key once, in a ledger that outlives it."""

import json
import os
import socket
import socketserver
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Lock
from typing import Final

from returns_station.adapters.carriers.simulator.faults import Fault, Faults

TOKEN: Final = "token"  # noqa: S105 - of nothing real, and printed when it begins
CAN: Final = frozenset(Fault) - {Fault.MOVED, Fault.REFUSED}
_HERE: Final = "127.0.0.1"
_MOST: Final = 65_536
_PATIENCE_SECONDS: Final = 300.0
_NOT_DONE: Final = {
    Fault.BUSY: HTTPStatus.TOO_MANY_REQUESTS,
    Fault.ERROR: HTTPStatus.SERVICE_UNAVAILABLE,
    Fault.DECLINE: HTTPStatus.UNPROCESSABLE_ENTITY,
}


class SmsServer(socketserver.ThreadingTCPServer):
    """A gateway that listens on this machine alone; port 0 takes a free one."""

    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False

    def __init__(self, port: int, ledger: Path, faults: Faults) -> None:
        """Open the ledger; what it holds was sent before."""
        super().__init__((_HERE, port), _Call)
        self.faults = faults
        self._ledger = ledger
        self._one_writes = Lock()
        self._known = {str(one["key"]): one for one in sent(ledger)}

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.socket.getsockname()[1])

    def keep(self, key: str, told: dict[str, str]) -> dict[str, str]:
        """Send once; the same key again is the same message."""
        with self._one_writes:
            if key not in self._known:
                entry = {"key": key, "id": f"M{len(self._known) + 1:06}", **told}
                with self._ledger.open("a", encoding="utf-8") as file:
                    file.write(json.dumps(entry, ensure_ascii=False) + "\n")
                    file.flush()
                    os.fsync(file.fileno())
                self._known[key] = entry
            return self._known[key]

    def handle_error(self, request: object, client_address: object) -> None:
        """Who hung up in the middle, or asked nonsense, gets no answer."""


class _Call(BaseHTTPRequestHandler):
    """One request, played out as the lot falls."""

    server: SmsServer
    connection: socket.socket

    def do_GET(self) -> None:
        """Say whether who asks may come in."""
        self._answer(HTTPStatus.OK if self._is_let_in() else HTTPStatus.UNAUTHORIZED, {})

    def do_POST(self) -> None:
        """Take a message."""
        length = min(int(self.headers.get("Content-Length", "0")), _MOST)
        told = json.loads(self.rfile.read(length))
        key = self.headers.get("Idempotency-Key", "")
        if not self._is_let_in():
            self._answer(HTTPStatus.UNAUTHORIZED, {})
            return
        fault = self.server.faults.draw()
        if fault in {Fault.LOST, Fault.LATE}:
            _wait_until_given_up(self.connection)
        if fault is Fault.LOST:
            return
        if fault in _NOT_DONE:
            self._answer(_NOT_DONE[fault], {"error": fault.value})
            return
        kept = self.server.keep(key, {name: str(told[name]) for name in ("to", "from", "text")})
        self._tell(fault, {"id": kept["id"]})

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as http.server calls it
        """Say nothing: what is asked is nobody else's to read."""

    def _tell(self, fault: Fault, told: dict[str, str]) -> None:
        """It was sent; what is heard of that is another matter."""
        if fault is Fault.SILENT:
            _wait_until_given_up(self.connection)
        elif fault is Fault.BROKEN:
            self._answer(HTTPStatus.INTERNAL_SERVER_ERROR, {"error": "broken"})
        elif fault is Fault.GARBAGE:
            self.connection.sendall(b"\x00\xff<html>\x15\r\n\r\n")
        else:
            self._answer(HTTPStatus.ACCEPTED, told, cut=fault is Fault.CUT)

    def _answer(self, status: HTTPStatus, told: dict[str, str], *, cut: bool = False) -> None:
        body = json.dumps(told).encode()
        head = f"HTTP/1.1 {status.value} {status.phrase}\r\nContent-Type: application/json\r\n"
        content = f"{head}Content-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode() + body
        self.connection.sendall(content[: len(content) * 2 // 3] if cut else content)

    def _is_let_in(self) -> bool:
        return self.headers.get("Authorization", "") == f"Bearer {TOKEN}"


def sent(ledger: Path) -> list[dict[str, str]]:
    """Every message of a ledger."""
    if not ledger.exists():
        return []
    return [json.loads(line) for line in ledger.read_text(encoding="utf-8").splitlines()]


def _wait_until_given_up(line: socket.socket) -> None:
    """Hear nothing more until the other side hangs up, or dies."""
    line.settimeout(_PATIENCE_SECONDS)
    while line.recv(1024):
        pass
