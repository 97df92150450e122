"""Simulated printers as servers on this machine: one line at a time, as real ones have."""

import socket
import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Final, Protocol

from returns_station.adapters.printing.simulator.faults import Fault, Faulty

_HERE: Final = "127.0.0.1"
_MOST: Final = 4096


class Machine(Protocol):
    """What a printer does with the bytes that come; the line is the server's."""

    @property
    def papers(self) -> list[Path]:
        """What has come out."""

    def take(self, content: bytes) -> bytes:
        """Take bytes in and give what is answered to them."""

    def stop(self, why: Fault) -> None:
        """Print no more: there is no paper, say."""

    def tear_off(self) -> None:
        """What hangs out comes off, whole or not."""


class SimulatedPrinter(socketserver.ThreadingTCPServer):
    """A printer that listens; a second line waits until the first has ended."""

    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False

    def __init__(self, port: int, machine: Machine, faulty: Faulty) -> None:
        """Listen on this machine alone; port 0 takes a free one."""
        super().__init__((_HERE, port), _Call)
        self.machine, self.faulty = machine, faulty
        self.one_at_a_time, self.switched_off = Lock(), Event()
        self.taken = 0
        if faulty.fault in {Fault.COVER, Fault.OFFLINE}:
            machine.stop(faulty.fault)
        if faulty.fault is Fault.REFUSES:
            self.socket.close()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])

    def handle_error(self, request: object, client_address: object) -> None:
        """Who hung up in the middle gets no answer."""


class _Call(socketserver.BaseRequestHandler):
    """One line, from its first byte to its end."""

    server: SimulatedPrinter
    request: socket.socket

    def handle(self) -> None:
        """Take what comes, fail as told."""
        with self.server.one_at_a_time:
            for part in iter(lambda: self.request.recv(_MOST), b""):
                if not self._take(part):
                    return

    def _take(self, part: bytes) -> bool:
        """Print a part and answer; False: it has died of it."""
        server, faulty = self.server, self.server.faulty
        most = faulty.prints_most()
        if faulty.fault is Fault.DIES and most is not None and server.taken + len(part) > most:
            server.machine.take(part[: int(most) - server.taken])
            server.taken = int(most)
            # With the rest unread the line breaks, as when somebody pulls the plug.
            return False
        server.taken += len(part)
        answer = server.machine.take(part)
        if faulty.fault is Fault.SLOW and answer:
            server.switched_off.wait(faulty.number)
        if answer and faulty.fault is not Fault.SILENT:
            self.request.sendall(answer)
        return True


@contextmanager
def serving(printer: SimulatedPrinter) -> Iterator[SimulatedPrinter]:
    """Let a printer work in the background for a while."""
    if printer.faulty.fault is Fault.REFUSES:
        yield printer
        return
    thread = Thread(target=printer.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield printer
    finally:
        printer.switched_off.set()
        printer.shutdown()
        printer.server_close()
        thread.join()
