"""A simulated label printer: ZPL to pictures, and its host status."""

from collections import deque
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Final

import zxingcpp
from PIL import Image, ImageDraw

from returns_station.adapters.printing.codes import bars
from returns_station.adapters.printing.drawing import Face
from returns_station.adapters.printing.simulator.faults import Fault, Faulty
from returns_station.adapters.printing.simulator.ink import (
    Strip,
    blank,
    font,
    patched,
    stacked,
    unpacked,
)
from returns_station.adapters.printing.simulator.roll_codes import magnified
from returns_station.adapters.printing.simulator.zpl_commands import (
    Command,
    Reader,
    field_text,
    graphic,
)

_WIDTH, _LENGTH = 812, 1218
_WHO: Final = b"\x02LABEL SIMULATOR,V1,8,8000KB\x03\r\n"
_OF_FIELDS: Final = frozenset(
    {"^FO", "^FT", "^FH", "^FD", "^GF", "^FS", "^A0", "^BC", "^BQ", "^BX"}
)
_KNOWN: Final = frozenset({"^CI", "^LH", "^LS", "^PQ", "^BY", "^FX", "^PR", "^MD", "^MM", "^PO"})


@dataclass(slots=True)
class Field:
    """One field while it is told: where, and as what its data is set."""

    x: int = 0
    y: int = 0
    kind: str = ""
    how: tuple[str, ...] = ()
    hexed: str = ""
    said: str = ""


class LabelPrinter:
    """Reads the ZPL that we write, and plain text and codes beside it."""

    def __init__(self, folder: Path, faulty: Faulty | None = None) -> None:
        """Labels come out in the folder."""
        folder.mkdir(parents=True, exist_ok=True)
        self._papers: list[Path] = []
        self.unknown: list[str] = []
        self._folder, self._faulty = folder, faulty or Faulty()
        self._reader, self._waits = Reader(), deque[Command]()
        self._stopped: Fault | None = None
        self._printed, self._one_prints = 0, Lock()
        self._label: Strip | None = None
        self._width, self._length, self._module = _WIDTH, _LENGTH, 2
        self._field, self._text = Field(), list[str]()

    @property
    def papers(self) -> list[Path]:
        """What has come out."""
        return self._papers

    def take(self, content: bytes) -> bytes:
        """Answer status at once; do the rest in its turn."""
        with self._one_prints:
            answers = b""
            for command in self._reader.feed(content):
                if command.name == "~HS":
                    self._work()
                    answers += b"" if self._is_mute() else self._status()
                elif command.name == "~HI":
                    answers += _WHO
                else:
                    self._waits.append(command)
            self._work()
            return answers

    def stop(self, why: Fault) -> None:
        """Print no more."""
        self._stopped = why

    def tear_off(self) -> None:
        """A label comes out whole or not at all."""

    def _is_mute(self) -> bool:
        return self._faulty.fault is Fault.MUTE and self._printed > 0

    def _status(self) -> bytes:
        empty = self._stopped is Fault.PAPER_OUT or self._faulty == Faulty(Fault.PAPER_OUT)
        paused, lifted = self._stopped is Fault.OFFLINE, self._stopped is Fault.COVER
        waits = sum(one.name == "^XZ" for one in self._waits)
        first = f"030,{empty:d},{paused:d},{self._length:04},{waits:03},0,0,0,000,0,0,0"
        second = f"001,0,{lifted:d},0,0,2,4,0,00000000,1,000"
        return b"".join(b"\x02" + one.encode() + b"\x03\r\n" for one in (first, second, "1234,0"))

    def _work(self) -> None:
        most = self._faulty.prints_most()
        while self._waits and not self._stopped:
            if self._faulty.fault is Fault.PAPER_OUT and most is not None and self._printed >= most:
                self._stopped = Fault.PAPER_OUT
                return
            command = self._waits.popleft()
            self._printed += command.length
            self._obey(command)

    def _obey(self, command: Command) -> None:
        told = command.told
        match command.name:
            case "^XA":
                self._label, self._text, self._field = None, [], Field()
            case "^PW":
                self._width = int(told)
            case "^LL":
                self._length = int(told)
            case "^BY":
                self._module = int(told.split(",")[0])
            case "^XZ":
                self._come_out()
            case name if name in _OF_FIELDS:
                self._tell(name, told)
            case name if name not in _KNOWN:
                self.unknown.append(name + told)
            case _:
                pass

    def _tell(self, name: str, told: str) -> None:
        """One thing about a field: where it is, what it is, what it says."""
        match name:
            case "^FO" | "^FT":
                across, down, *_ = told.split(",")
                self._field = Field(int(across), int(down))
            case "^FH":
                self._field.hexed = told or "_"
            case "^FD":
                self._field.said = told
            case "^GF":
                self._paste(unpacked(*graphic(told)), "[picture]")
            case "^FS":
                self._set()
            case _:
                self._field.kind, self._field.how = name, tuple(told.split(","))

    def _set(self) -> None:
        """A field whose data has been told."""
        one, self._field = self._field, Field(self._field.x, self._field.y)
        said = field_text(one.said, one.hexed)
        match one.kind:
            case "^BC":
                high = int(one.how[1]) if len(one.how) > 1 and one.how[1] else 100
                width, dark = bars(said, self._module, high)
                self._paste(patched(width, high, dark), f"[bars {said}]")
            case "^BQ":
                drawn = magnified(said[3:], zxingcpp.BarcodeFormat.QRCode, int(one.how[2]), said[0])
                self._paste(drawn, f"[square {said[3:]}]")
            case "^BX":
                kind = zxingcpp.BarcodeFormat.DataMatrix
                self._paste(magnified(said, kind, int(one.how[1])), f"[matrix {said}]")
            case "^A0" if said:
                self._letters(said, int(one.how[1]))
            case _:
                pass

    def _letters(self, said: str, size: int) -> None:
        face = font(Face.OTHER, size)
        strip = blank(int(face.getlength(said)) + 1, 2 * size)
        pen = ImageDraw.Draw(strip)
        pen.fontmode = "1"
        pen.text((0, 0), said, 1, face)
        self._paste(strip, said)

    def _paste(self, strip: Strip, told: str) -> None:
        """Ink over ink stays ink."""
        if self._label is None:
            self._label = blank(self._width, self._length)
        self._label.paste(1, (self._field.x, self._field.y), strip)
        self._text.append(told)

    def _come_out(self) -> None:
        path = self._folder / f"{len(self._papers) + 1:04}.png"
        label: Image.Image = self._label or blank(self._width, self._length)
        stacked([label], self._width, 0).save(path)
        path.with_suffix(".txt").write_text("\n".join(self._text) + "\n", encoding="utf-8")
        self._papers.append(path)
        self._label = None
