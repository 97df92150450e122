"""All readers beside the keyboard, at once and into the same door."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal

from returns_station.adapters.speech import Speech
from ui.readers.picture import PictureReader
from ui.readers.ports import AUTO, Port
from ui.readers.serial import SerialReader, system_ports
from ui.readers.watching import Watch
from ui.widgets.status_line import Fact


class Readers(QObject):
    """What the serial scanner, pictures and the camera read, as text and nothing else.

    `unreadable` says that something was shown or sent and could not be read whole; `told` that
    the serial scanner was plugged in or out: then `scanner` and `lost` are other.
    """

    scanned = Signal(str)
    unreadable = Signal()
    told = Signal()

    def __init__(
        self,
        serial: str = AUTO,
        *,
        ends_by_pause: bool = False,
        ports: Callable[[], Iterable[Port]] = system_ports,
    ) -> None:
        super().__init__()
        self.scanner = ""
        self.lost = False
        self.pictures = PictureReader()
        self.pictures.scanned.connect(self.scanned)
        self.pictures.unreadable.connect(self.unreadable)
        self.watch = Watch()
        self.watch.scanned.connect(self.scanned)
        self._ports = ports
        self.serial = self._line(serial, ends_by_pause=ends_by_pause)

    def start(self) -> None:
        """Begin to listen; pictures are read from the first moment on."""
        self.serial.start()

    def move_to(self, serial: str, *, ends_by_pause: bool) -> None:
        """Hear the scanner on another port from now on, or none."""
        old, self.serial = self.serial, self._line(serial, ends_by_pause=ends_by_pause)
        # Letting go of a port takes a moment; the new one looks until it is free.
        old.leave()
        self.scanner, self.lost = "", False
        self.told.emit()
        self.serial.start()

    def finish(self) -> None:
        """The window closes: let go of the port, and leave what is not read yet."""
        self.serial.close()
        self.pictures.finish()
        self.watch.finish()

    def fact(self, say: Speech) -> Fact | None:
        """What the status line says of the serial scanner: nothing where there never was one."""
        if not self.scanner:
            return None
        words = (
            say("window.scanner_lost", name=self.scanner)
            if self.lost
            else say("window.scanner", name=self.scanner)
        )
        return Fact(words, "barcode", amber=self.lost)

    def _line(self, serial: str, *, ends_by_pause: bool) -> SerialReader:
        line = SerialReader(serial, ends_by_pause=ends_by_pause, ports=self._ports)
        line.scanned.connect(self.scanned)
        line.broken.connect(self.unreadable)
        line.there.connect(self._plugged_in)
        line.gone.connect(self._plugged_out)
        return line

    def _plugged_in(self, name: str) -> None:
        self.scanner, self.lost = name, False
        self.told.emit()

    def _plugged_out(self) -> None:
        """It is missed where it was before, or where the settings name it."""
        self.scanner = self.scanner or self.serial.named
        self.lost = bool(self.scanner)
        self.told.emit()
