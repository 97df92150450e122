"""The scanner on a serial line: found, heard, and found again after it was unplugged."""

import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from threading import Event, Thread
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal, Slot

from ui.readers.framing import Framing, Heard
from ui.readers.ports import AUTO, Place, Port, named, places

if TYPE_CHECKING:
    from serial import Serial

_AGAIN_S: Final = 1.5
# So soon a wait for bytes ends, to see whether a scan has stalled or the window has closed.
_LISTEN_S: Final = 0.25
_BAUD: Final = 9600
_MS: Final = 1000
# Whose thread lives: without it the last hold on a reader could be let go on that thread.
_LIVING: Final[set["SerialReader"]] = set()
_ENDED: Final = object()


def system_ports() -> Iterable[Port]:
    """The ports that this machine has now."""
    from serial.tools.list_ports import comports

    return comports()


class SerialReader(QObject):
    """Hears one serial scanner on a thread of its own, so that a busy window loses nothing.

    `port` is "auto" (a known scanner), "" (off), or a port's name, socket://host:port or
    rfc2217://host:port. Found and lost are told once each; it goes on looking by itself.
    """

    scanned = Signal(str)
    broken = Signal()
    there = Signal(str)
    gone = Signal()
    _said = Signal(object)

    def __init__(
        self,
        port: str = AUTO,
        *,
        ends_by_pause: bool = False,
        again_s: float = _AGAIN_S,
        ports: Callable[[], Iterable[Port]] = system_ports,
    ) -> None:
        super().__init__()
        self._port, self._again_s, self._ports = port, again_s, ports
        self._framing = Framing(ends_by_pause)
        self._over = Event()
        self._thread: Thread | None = None
        # Queued: what is said on the line's thread is told on the window's.
        self._said.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @property
    def named(self) -> str:
        """The port that the settings name, and that is missed where it is not there."""
        return "" if self._port == AUTO else named(self._port)

    def start(self) -> None:
        """Begin to look for the scanner."""
        if self._port and self._thread is None:
            _LIVING.add(self)
            self._thread = Thread(target=self._live, name="serial scanner", daemon=True)
            self._thread.start()

    def leave(self) -> None:
        """Hear nothing more, and let go of the port within a moment."""
        self._over.set()

    def close(self) -> None:
        """Let go of the port now; a line that hangs is left to end with the program."""
        self.leave()
        if self._thread is not None:
            self._thread.join(4 * _LISTEN_S)

    @Slot(object)
    def _tell(self, said: object) -> None:
        """On the window's thread: found, lost, or heard something."""
        if said is _ENDED:
            _LIVING.discard(self)
        elif self._over.is_set():
            return
        elif isinstance(said, Place):
            self.there.emit(said.name)
        elif isinstance(said, Heard):
            if said.broken:
                self.broken.emit()
            for scan in said.scans:
                self.scanned.emit(scan)
        else:
            self.gone.emit()

    def _live(self) -> None:
        """On the line's thread: look, listen, and look again, until the window closes."""
        missed = False
        while not self._over.is_set():
            place, line = self._opened()
            if place is not None and line is not None:
                self._said.emit(place)
                self._listen(line)
            if not missed or place is not None:
                self._said.emit(None)
            missed = True
            self._over.wait(self._again_s)
        self._said.emit(_ENDED)

    def _opened(self) -> tuple[Place | None, "Serial | None"]:
        """The first of the places that can be opened; another program may hold one."""
        from serial import serial_for_url

        try:
            found = places(self._port, self._ports)
        except Exception:  # noqa: BLE001 - a port may vanish while the system lists it
            return None, None
        for place in found:
            line: Serial | None = None
            try:
                line = serial_for_url(
                    place.device, _BAUD, timeout=_LISTEN_S, exclusive=True, do_not_open=True
                )
                line.open()
            except Exception:  # noqa: BLE001 - each system and protocol fails in its own way
                _let_go(line)
                continue
            return place, line
        return None, None

    def _listen(self, line: "Serial") -> None:
        """Hear what comes until the line breaks."""
        try:
            while not self._over.is_set():
                try:
                    data = line.read(max(1, line.in_waiting))
                except Exception:  # noqa: BLE001 - pulling the plug is told in no single way
                    break
                self._hear(data)
        finally:
            _let_go(line)
        self._framing = Framing(self._framing.ends_by_pause)

    def _hear(self, data: bytes) -> None:
        at_ms = time.monotonic() * _MS
        heard = self._framing.take(data, at_ms) if data else self._framing.wait(at_ms)
        if heard.scans or heard.broken:
            self._said.emit(heard)


def _let_go(line: "Serial | None") -> None:
    """Close a line, and what it lies on: pyserial leaves a socket open whose far end has hung up.

    What it says on the way is of a line that is gone already.
    """
    below = getattr(line, "_socket", None)
    for each in (line, below):
        if each is not None:
            with suppress(Exception):
                each.close()
