"""Lines to printers that take bytes: a socket, a serial port, a file; none waits for ever."""

import os
import select
import socket
import stat
import time
from contextlib import suppress
from typing import Final, Protocol

_RAW_PORT, _LAST_PORT = 9100, 65535
_BAUD: Final = 9600
_MOST: Final = 4096
_LOOK_SECONDS: Final = 0.05


class LineEndedError(OSError):
    """The printer has hung up."""


class BadAddressError(OSError):
    """The address is none."""


class Line(Protocol):
    """A line that is open."""

    hears: bool
    """Whether anything can come back at all."""

    def send(self, content: bytes, seconds: float) -> None:
        """Hand all of it over; raises OSError when that takes longer."""

    def hear(self, seconds: float) -> bytes:
        """What comes first, nothing when nothing does; raises OSError when the line has ended."""

    def finish(self, seconds: float) -> bool:
        """Say that this was all; whether the printer let go of it; raises OSError when it broke."""

    def close(self) -> None:
        """Let go."""


def opened(at: str, seconds: float) -> Line:
    """A line to tcp://HOST[:PORT], serial:PORT[@BAUD] or usb:PATH; raises OSError."""
    door, _, where = at.partition(":")
    match door:
        case "tcp":
            return Socket(where.removeprefix("//"), seconds)
        case "serial":
            return Serial(where)
        case "usb":
            return DeviceFile(where)
        case _:
            raise BadAddressError(door)


class Socket:
    """A line over the network."""

    hears = True

    def __init__(self, where: str, seconds: float) -> None:
        """Connect, with patience."""
        host, _, port = where.rpartition(":") if where.count(":") else (where, "", "")
        if port and not (port.isdecimal() and int(port) <= _LAST_PORT):
            raise BadAddressError(where)
        self._line = socket.create_connection((host, int(port or _RAW_PORT)), seconds)
        # Questions are short: none waits for another to fill its packet.
        self._line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def send(self, content: bytes, seconds: float) -> None:
        """All of it, or an error."""
        self._line.settimeout(seconds)
        self._line.sendall(content)

    def hear(self, seconds: float) -> bytes:
        """What comes first."""
        self._line.settimeout(max(seconds, _LOOK_SECONDS))
        try:
            heard = self._line.recv(_MOST)
        except TimeoutError:
            return b""
        if not heard:
            raise LineEndedError
        return heard

    def finish(self, seconds: float) -> bool:
        """Hang up our half: a printer that has taken it all hangs up the other."""
        ends = time.monotonic() + seconds
        try:
            self._line.shutdown(socket.SHUT_WR)
            while (left := ends - time.monotonic()) > 0:
                self.hear(left)
        except LineEndedError:
            return True
        return False

    def close(self) -> None:
        """Let go."""
        self._line.close()


class Serial:
    """A line over a serial port."""

    hears = True

    def __init__(self, where: str) -> None:
        """Open the port, at a speed after @ if one is named."""
        import serial  # lazy: few desks have one

        port, _, baud = where.partition("@")
        try:
            self._line = serial.Serial(port, int(baud or _BAUD), timeout=0, write_timeout=0)
        except ValueError as error:  # a speed that is no number, or that the port lacks
            raise BadAddressError(where) from error

    def send(self, content: bytes, seconds: float) -> None:
        """All of it, or an error: a printer that has had enough holds the line back."""
        self._line.write_timeout = seconds
        self._line.write(content)

    def hear(self, seconds: float) -> bytes:
        """What comes first."""
        self._line.timeout = max(seconds, _LOOK_SECONDS)
        first = bytes(self._line.read(1))
        return first + bytes(self._line.read(self._line.in_waiting)) if first else b""

    def finish(self, seconds: float) -> bool:
        """Wait until the port has sent what it holds."""
        ends = time.monotonic() + seconds
        while self._line.out_waiting:
            if time.monotonic() > ends:
                return False
            time.sleep(_LOOK_SECONDS)
        return True

    def close(self) -> None:
        """Let go."""
        self._line.close()


class DeviceFile:
    """A printer that the system shows as a file, /dev/usb/lp0."""

    def __init__(self, path: str) -> None:
        """Open what is there, and make nothing; hear it too where that can be."""
        quick = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
        try:
            self._line = os.open(path, os.O_RDWR | quick)
            self.hears = stat.S_ISCHR(os.fstat(self._line).st_mode)
        except PermissionError:
            self._line = os.open(path, os.O_WRONLY | quick)
            self.hears = False

    def send(self, content: bytes, seconds: float) -> None:
        """All of it, or an error; a printer without paper holds the rest back."""
        ends, left = time.monotonic() + seconds, memoryview(content)
        while left:
            if not select.select([], [self._line], [], max(0.0, ends - time.monotonic()))[1]:
                raise TimeoutError(len(left))
            with suppress(BlockingIOError):
                left = left[os.write(self._line, left) :]

    def hear(self, seconds: float) -> bytes:
        """What comes first."""
        if not select.select([self._line], [], [], max(0.0, seconds))[0]:
            return b""
        heard = b""
        with suppress(BlockingIOError):
            heard = os.read(self._line, _MOST)
        if not heard:  # a file that ends at once: looked at again, and not without a pause
            time.sleep(min(_LOOK_SECONDS, max(0.0, seconds)))
        return heard

    def finish(self, seconds: float) -> bool:  # noqa: ARG002 - as every line is asked
        """What was written is the printer's."""
        return True

    def close(self) -> None:
        """Let go."""
        os.close(self._line)
