"""A simulated roll printer: status at once, all else in its turn and as long as it can print."""

from collections import deque
from pathlib import Path
from threading import Event, Lock
from typing import Final

from returns_station.adapters.printing.simulator.escpos_commands import Command, Reader
from returns_station.adapters.printing.simulator.faults import Fault, Faulty
from returns_station.adapters.printing.simulator.roll_head import HEADS, RollHead

_WELL: Final = 0x12
_OFFLINE: Final = 0x08
# What DLE EOT 1, 2 and 4 add to it.
_STATES: Final = {
    Fault.PAPER_OUT: (_OFFLINE, 0x20, 0x60),
    Fault.COVER: (_OFFLINE, 0x04, 0x00),
    Fault.OFFLINE: (_OFFLINE, 0x00, 0x00),
}
_ASKED: Final = {1: 0, 2: 1, 4: 2}


class RollPrinter:
    """Reads ESC/POS."""

    def __init__(self, folder: Path, roll: str = "80", faulty: Faulty | None = None) -> None:
        """Papers come out in the folder."""
        folder.mkdir(parents=True, exist_ok=True)
        self.head = RollHead(folder, *HEADS[roll])
        self._reader, self._waits = Reader(), deque[Command]()
        self._faulty = faulty or Faulty()
        self._stopped: Fault | None = None
        self._printed = 0
        self._one_prints = Lock()
        self.asked = Event()

    @property
    def papers(self) -> list[Path]:
        """What has come out."""
        return self.head.papers

    def take(self, content: bytes) -> bytes:
        """Answer status at once; do the rest in its turn."""
        with self._one_prints:
            answers = b""
            for command in self._reader.feed(content):
                if command.name == "DLE EOT":
                    self.asked.set()
                    answers += self._status(command.values[0])
                else:
                    self._waits.append(command)
            return answers + self._work()

    def stop(self, why: Fault) -> None:
        """Print no more."""
        self._stopped = why

    def go_on(self) -> bytes:
        """Somebody has helped it: what waits is printed."""
        with self._one_prints:
            self._stopped, self._faulty = None, Faulty()
            return self._work()

    def tear_off(self) -> None:
        """What hangs out comes off."""
        with self._one_prints:
            self.head.cut("[torn off]")

    def _work(self) -> bytes:
        answers = b""
        most = self._faulty.prints_most()
        while self._waits and not self._stopped:
            if self._faulty.fault is Fault.PAPER_OUT and most is not None and self._printed >= most:
                self._stopped = Fault.PAPER_OUT
                break
            command = self._waits.popleft()
            self._printed += command.length
            answer = self.head.obey(command)
            answers += b"" if self._faulty.fault is Fault.MUTE else answer
        return answers

    def _status(self, asked: int) -> bytes:
        stopped = self._stopped
        if self._faulty.fault is Fault.PAPER_OUT and not self._faulty.number:
            stopped = Fault.PAPER_OUT
        state = _STATES[stopped] if stopped else (0, 0, 0)
        return bytes((_WELL | state[_ASKED[asked]],)) if asked in _ASKED else b""
