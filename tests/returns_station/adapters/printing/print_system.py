"""A print system of one's own: CUPS on the loopback, with one queue to a real printer."""

import os
import shutil
import socket
import socketserver
import subprocess
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from tests.returns_station.adapters.printing.printers import MISSING, running, until

QUEUE: Final = "slip"
NO_CUPS: Final = (
    *MISSING,
    *(name for name in ("cupsd", "ipptool", "lpadmin", "lpstat") if not shutil.which(name)),
    *(("the right to run one",) if os.geteuid() else ()),
)

_OPEN: Final = """
Listen localhost:{port}
Browsing No
WebInterface No
<Location />
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
    Allow all
  </Limit>
</Policy>
"""
_ROOMS: Final = {
    "ServerRoot": "etc",
    "RequestRoot": "spool",
    "TempDir": "spool",
    "CacheDir": "cache",
    "StateDir": "run",
}


# What a roll printer's driver tells the print system: 80 mm wide, cut where the slip ends.
ROLL: Final = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "ROLL.PPD"
*Manufacturer: "Roll"
*Product: "(Roll)"
*ModelName: "Roll 80"
*ShortNickName: "Roll 80"
*NickName: "Roll 80"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: False
*DefaultColorSpace: Gray
*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"
*VariablePaperSize: True
*MaxMediaWidth: "227"
*MaxMediaHeight: "9000"
*HWMargins: 0 0 0 0
*CustomPageSize True: "pop pop pop <</PageSize[5 -2 roll]>>setpagedevice"
*ParamCustomPageSize Width: 1 points 100 228
*ParamCustomPageSize Height: 2 points 50 9000
*ParamCustomPageSize WidthOffset: 3 points 0 0
*ParamCustomPageSize HeightOffset: 4 points 0 0
*ParamCustomPageSize Orientation: 5 int 0 0
*OpenUI *PageSize: PickOne
*DefaultPageSize: X80
*PageSize X80/80 x 297 mm: "<</PageSize[227 842]>>setpagedevice"
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*DefaultPageRegion: X80
*PageRegion X80/80 x 297 mm: "<</PageSize[227 842]>>setpagedevice"
*CloseUI: *PageRegion
*DefaultImageableArea: X80
*ImageableArea X80/80 x 297 mm: "0 0 227 842"
*DefaultPaperDimension: X80
*PaperDimension X80/80 x 297 mm: "227 842"
"""

# The same of a printer with a drawer for sheets that are cut to any size.
SMALL_SHEETS: Final = ROLL.replace("227", "595").replace("228", "596").replace("80", "210")


class Sink(socketserver.ThreadingTCPServer):
    """The far end of a printer's line: keeps what comes."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("localhost", 0), _Line)
        self.came: list[bytes] = []

    @property
    def uri(self) -> str:
        """Where a print system finds it."""
        return f"socket://localhost:{self.server_address[1]}"

    def came_out(self) -> list[bytes]:
        """The documents it was sent."""
        return self.came


class _Line(socketserver.StreamRequestHandler):
    server: Sink

    def handle(self) -> None:
        self.server.came.append(self.rfile.read())


@contextmanager
def a_sink() -> Iterator[Sink]:
    """It listens until it is over."""
    with Sink() as sink:
        thread = threading.Thread(target=sink.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield sink
        sink.shutdown()
        thread.join()


@contextmanager
def a_print_system(folder: Path, printer: str, driver: str = "") -> Iterator[str]:
    """CUPS with the queue `slip` to the printer at this URI; gives what CUPS_SERVER is then.

    Without a driver's description the printer is asked for its own.
    """
    with closing(socket.create_server(("localhost", 0))) as free:
        port = free.getsockname()[1]
    server = f"localhost:{port}"
    environment = {**os.environ, "CUPS_SERVER": server}
    configuration, files = folder / "cupsd.conf", folder / "cups-files.conf"
    configuration.write_text(_OPEN.format(port=port), "ascii")
    lines = ["User lp", "Group lp", *(f"{log}Log stderr" for log in ("Error", "Access", "Page"))]
    for name, room in _ROOMS.items():
        (folder / room).mkdir(exist_ok=True)
        lines.append(f"{name} {folder / room}")
    files.write_text("\n".join((*lines, "")), "utf-8")
    # Its helpers run as another user, who must find the way.
    for part in (folder, *folder.parents[:-1]):
        if part.owner() == "root":
            part.chmod(part.stat().st_mode | 0o011)
    command = ["cupsd", "-f", "-c", str(configuration), "-s", str(files)]
    ask = ["lpstat", "-r"]
    queue = f"ipp://{server}/printers/{QUEUE}"
    tells = ["ipptool", "-tv", queue, "get-printer-attributes.test"]
    described = folder / "driver.ppd"
    described.write_text(driver, "ascii")
    by = ["-P", str(described)] if driver else ["-m", "everywhere"]
    add = ["lpadmin", "-p", QUEUE, "-E", "-v", printer, *by]
    with running(command, {}):
        until(lambda: _well(ask, environment))
        until(lambda: _well(add, environment))
        # A queue is there before it has read what its printer can.
        until(lambda: b"media-supported" in _said(tells, environment))
        yield server


def _well(command: list[str], environment: dict[str, str]) -> bool:
    """Whether a command ended well, and does not say that something is not."""
    ran = subprocess.run(command, env=environment, capture_output=True, check=False)
    return ran.returncode == 0 and b"not" not in ran.stdout


def _said(command: list[str], environment: dict[str, str]) -> bytes:
    return subprocess.run(command, env=environment, capture_output=True, check=False).stdout
