"""Printers for tests: one that answers as it is told, and a real one on the loopback."""

import shutil
import socket
import struct
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final
from urllib.request import urlopen

from returns_station.adapters.printing.ipp import Operation
from returns_station.adapters.printing.system import Patience

READY: Final = ((0x23, "printer-state", 3), (0x44, "printer-state-reasons", "none"))
TRIES: Final = 1200
# A real printer on a busy machine answers late: it is late, not silent.
WILLING: Final = Patience(answer_seconds=30, pauses=(0.1,) * 600)


def told(*attributes: tuple[int, str, int | str], group: int, status: int = 0) -> bytes:
    """A printer's answer with one group of attributes."""
    body = struct.pack(">BBHI", 1, 1, status, 1) + bytes((group,))
    for tag, name, value in attributes:
        raw = struct.pack(">i", value) if isinstance(value, int) else value.encode()
        body += struct.pack(">BH", tag, len(name)) + name.encode() + struct.pack(">H", len(raw))
        body += raw
    return body + b"\x03"


def a_job(state: int, *more: tuple[int, str, int | str]) -> bytes:
    """What a printer tells of job 7."""
    return told((0x21, "job-id", 7), (0x23, "job-state", state), *more, group=2)


IDLE: Final = told(*READY, group=4)
TAKEN: Final = a_job(3)
DONE: Final = a_job(9)


class ToldPrinter(ThreadingHTTPServer):
    """Answers each operation from its list, the last answer again and again; None hangs up."""

    daemon_threads = True

    def __init__(self, answers: dict[Operation, list[bytes | None]], http: int = 200) -> None:
        super().__init__(("127.0.0.1", 0), _Door)
        self.answers, self.http = answers, http
        self.heard: list[Operation] = []
        self.documents: list[bytes] = []
        self.stays_silent = threading.Event()

    @property
    def uri(self) -> str:
        return f"ipp://127.0.0.1:{self.server_port}/ipp/print"

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - the library's
        """A client that goes away is what some tests want."""


class _Door(BaseHTTPRequestHandler):
    server: ToldPrinter

    def do_POST(self) -> None:
        content = self.rfile.read(int(self.headers["Content-Length"]))
        operation = Operation(struct.unpack_from(">H", content, 2)[0])
        self.server.heard.append(operation)
        if operation is Operation.PRINT_JOB:
            self.server.documents.append(content[content.index(b"%PDF") :])
        answers = self.server.answers[operation]
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        if answer is None:
            self.server.stays_silent.wait(5)
            return
        self.send_response(self.server.http)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing."""


@contextmanager
def a_printer(
    *,
    state: bytes | None = IDLE,
    job: bytes | None = TAKEN,
    then: tuple[bytes | None, ...] = (DONE,),
    http: int = 200,
) -> Iterator[ToldPrinter]:
    """A printer that says this of itself, of a job it is sent, and of how the job goes."""
    answers = {
        Operation.GET_PRINTER: [state],
        Operation.PRINT_JOB: [job],
        Operation.GET_JOB: list(then),
    }
    with serving(ToldPrinter(answers, http)) as server:
        yield server


@contextmanager
def serving(server: ToldPrinter) -> Iterator[ToldPrinter]:
    """The server at work."""
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stays_silent.set()
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def dying_after(count: int) -> Iterator[str]:
    """A printer that is ready, takes so many bytes of the slip, and dies."""
    with closing(socket.create_server(("127.0.0.1", 0))) as door:
        thread = threading.Thread(target=_die, args=(door, count), daemon=True)
        thread.start()
        yield f"ipp://127.0.0.1:{door.getsockname()[1]}/ipp/print"
        thread.join()


def _die(door: socket.socket, count: int) -> None:
    with door.accept()[0] as line:
        _hear(line)
        head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(IDLE)}\r\n\r\n".encode()
        line.sendall(head + IDLE)
    with door.accept()[0] as line:
        taken = 0
        while taken < count and (part := line.recv(min(count - taken, 4096))):
            taken += len(part)


def _hear(line: socket.socket) -> None:
    """Take in one whole question."""
    with line.makefile("rb") as heard:
        head = dict(pair.split(b": ", 1) for pair in iter(heard.readline, b"\r\n") if b": " in pair)
        heard.read(int(head[b"Content-Length"]))


PROGRAMS: Final = ("ippeveprinter", "dbus-daemon")
MISSING: Final = tuple(name for name in PROGRAMS if not shutil.which(name))


class RealPrinter:
    """CUPS's own ippeveprinter, which speaks the whole protocol."""

    def __init__(self, port: int, spool: Path) -> None:
        self.uri = f"ipp://localhost:{port}/ipp/print"
        self._port, self._spool = port, spool

    def came_out(self) -> list[bytes]:
        """The documents it was sent."""
        files = sorted(self._spool.glob("*.pdf"), key=lambda path: int(path.name.split("-")[0]))
        return [path.read_bytes() for path in files]

    def take_the_paper(self) -> None:
        """Empty its trays, by its web page."""
        trays = "size1=iso_a4_210x297mm&type1=stationery&level1=0&size3=&type3=&level3=0"
        with urlopen(f"http://localhost:{self._port}/media?{trays}") as page:
            assert b"Media updated" in page.read()


@contextmanager
def a_real_printer(folder: Path, how_it_ends: str = "/bin/true") -> Iterator[RealPrinter]:
    """A printer on the loopback; it announces itself to a message bus that only it knows."""
    bus, spool = folder / "bus", folder / "spool"
    spool.mkdir()
    with closing(socket.create_server(("localhost", 0))) as free:
        port = free.getsockname()[1]
    listen = ["dbus-daemon", "--session", "--nofork", f"--address=unix:path={bus}"]
    command = ["ippeveprinter", "-n", "localhost", "-r", "off", "-p", str(port), "-k"]
    command += ["-d", str(spool), "-c", how_it_ends, "-f", "application/pdf", "Slip80"]
    environment = {"DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={bus}", "PATH": "/usr/sbin:/usr/bin:/bin"}
    with running(listen, {}), running(command, environment, ready=bus.exists):
        until(lambda: _answers(port))
        yield RealPrinter(port, spool)


@contextmanager
def running(
    command: list[str], environment: dict[str, str], ready: Callable[[], bool] = lambda: True
) -> Iterator[None]:
    until(ready)
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, env=environment or None, stdout=quiet, stderr=quiet) as program:
        try:
            yield
        finally:
            program.terminate()


def until(happened: Callable[[], bool]) -> None:
    """Look again and again, for a minute at the most."""
    never = threading.Event()
    for _ in range(TRIES):
        if happened():
            return
        never.wait(0.05)
    raise TimeoutError(happened)


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("localhost", port), 0.2).close()
    except OSError:
        return False
    return True
