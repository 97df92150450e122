"""The codes that a simulated roll printer draws by itself: Code 128, EAN-13 and QR."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import zxingcpp

from returns_station.adapters.printing.codes import bars, goods_bars
from returns_station.adapters.printing.simulator.escpos_commands import Command
from returns_station.adapters.printing.simulator.ink import Strip, patched

_CODE_128, _EAN_13, _OLD_EAN_13 = 73, 67, 2
_LEVELS: Final = {48: "L", 49: "M", 50: "Q", 51: "H"}
_QR: Final = 49


@dataclass(slots=True)
class Codes:
    """How codes are to stand, and what the next square holds."""

    height: int = 162
    module: int = 3
    cell: int = 3
    level: str = "L"
    held: bytes = b""

    def set(self, name: str, value: int) -> None:
        """How tall bars are, how wide their modules."""
        if name == "GS h":
            self.height = value
        else:
            self.module = value

    def obey(self, command: Command) -> Iterator[tuple[Strip, str]]:
        """Draw a code, or take in what the next one is to be."""
        if command.name == "GS ( k":
            yield from self._square(command.values)
            return
        kind, data = command.values[0], command.values[1:]
        text = data[1:] if kind > _OLD_EAN_13 else data.rstrip(b"\0")
        if kind == _CODE_128:
            said = _of_code_128(text)
            yield patched(*self._standing(bars(said, self.module, self.height))), f"[bars {said}]"
        elif kind in {_EAN_13, _OLD_EAN_13}:
            said = text.decode("ascii")
            code = goods_bars(said, self.module, self.height)
            yield patched(*self._standing(code)), f"[goods {said}]"

    def _standing(
        self, drawn: tuple[int, tuple[tuple[int, int, int, int], ...]]
    ) -> tuple[int, int, tuple[tuple[int, int, int, int], ...]]:
        return drawn[0], self.height, drawn[1]

    def _square(self, values: bytes) -> Iterator[tuple[Strip, str]]:
        if not values or values[0] != _QR:
            return
        match values[1]:
            case 67:
                self.cell = values[2]
            case 69:
                self.level = _LEVELS[values[2]]
            case 80:
                self.held = values[3:]
            case 81:
                said = self.held.decode("utf-8", "replace")
                kind = zxingcpp.BarcodeFormat.QRCode
                yield magnified(said, kind, self.cell, self.level), f"[square {said}]"
            case _:
                pass


def magnified(text: str, kind: zxingcpp.BarcodeFormat, module: int, level: str = "") -> Strip:
    """A code that lies, each of its modules so many dots."""
    options = {"ec_level": level} if level else {"force_square": True}
    image = zxingcpp.create_barcode(text, kind, **options).to_image(add_quiet_zones=False)
    height, width = image.shape
    dark = memoryview(image).tobytes()  # type: ignore[arg-type] # a buffer; its types are silent
    patches = [
        (nr % width * module, nr // width * module, module, module)
        for nr, shade in enumerate(dark)
        if not shade
    ]
    return patched(width * module, height * module, patches)


def _of_code_128(data: bytes) -> str:
    """The text of a code: sets are switched by a brace, pairs of digits are bytes in set C."""
    said, in_c, at = "", False, 0
    while at < len(data):
        if data[at] == ord("{") and at + 1 < len(data):
            mark = chr(data[at + 1])
            in_c = mark == "C" or (in_c and mark not in "AB")
            said += "{" if mark == "{" else ""
            at += 2
            continue
        said += f"{data[at]:02}" if in_c else chr(data[at])
        at += 1
    return said
