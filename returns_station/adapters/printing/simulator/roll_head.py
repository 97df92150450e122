"""The head of a simulated roll printer: what its commands make of the paper."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from returns_station.adapters.printing.escpos_letters import PAGES
from returns_station.adapters.printing.simulator import roll_codes
from returns_station.adapters.printing.simulator.escpos_commands import Command
from returns_station.adapters.printing.simulator.ink import (
    Strip,
    blank,
    cell,
    inverted,
    stacked,
    unpacked,
)

HEADS: Final = {"80": (576, 32), "58": (384, 39)}
"""The dots of a head by the roll's width in mm, and of the edge it does not reach."""

_LINE: Final = 30
# Epson's numbers of pages that we do not use ourselves.
_MORE_PAGES: Final = (
    *((3, "cp860"), (4, "cp863"), (5, "cp865"), (13, "cp857"), (14, "cp737")),
    *((15, "iso8859_7"), (33, "cp775"), (34, "cp855"), (35, "cp861"), (36, "cp862")),
    *((38, "cp869"), (39, "iso8859_2"), (40, "iso8859_15"), (45, "cp1250"), (46, "cp1251")),
    *((44 + nr, f"cp125{nr}") for nr in range(3, 9)),
)
_PAGES: Final = dict(_MORE_PAGES) | {number: page for page, number in PAGES.items()}
_BOLD, _TALL, _WIDE = 0x08, 0x10, 0x20


@dataclass(frozen=True, slots=True)
class Style:
    """How the next letters stand."""

    wide: int = 1
    tall: int = 1
    bold: bool = False
    white_on_black: bool = False


@dataclass(slots=True)
class RollHead:
    """Takes commands in their turn; what is cut off is a PNG and a text in the folder."""

    folder: Path
    width: int
    margin: int
    papers: list[Path] = field(default_factory=list)
    drawer_opened: int = 0
    unknown: list[bytes] = field(default_factory=list)
    _style: Style = Style()
    _align: int = 0
    _page: str = "cp437"
    _codes: roll_codes.Codes = field(default_factory=roll_codes.Codes)
    _line: list[tuple[Strip, str]] = field(default_factory=list)
    _strips: list[Strip] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)

    def obey(self, command: Command) -> bytes:
        """Do what was asked; gives what is answered in its turn."""
        match command.name:
            case "GS r":
                return b"\x00"
            case "GS I":
                return b"_ROLL SIMULATOR\0"
            case "unknown":
                self.unknown.append(command.values)
            case "ESC p":
                self.drawer_opened += 1
                self._text.append("[drawer]")
            case "text" | "LF" | "ESC d" | "ESC J" | "GS V" | "GS v 0" | "GS k" | "GS ( k":
                self._print(command)
            case _:
                self._set(command)
        return b""

    def _print(self, command: Command) -> None:
        """What puts ink on the paper, or moves it."""
        values = command.values
        match command.name:
            case "text":
                self._letters(values)
            case "LF":
                self._line_feed()
            case "ESC d" | "ESC J":
                self._feed(values[0] * (_LINE if command.name == "ESC d" else 1))
            case "GS V":
                self._feed(values[1] if len(values) > 1 else 0)
                self.cut()
            case "GS v 0":
                self._put(unpacked(int.from_bytes(values[1:3], "little"), values[5:]), "[picture]")
            case _:
                for strip, told in self._codes.obey(command):
                    self._put(strip, told)

    def _set(self, command: Command) -> None:
        """What changes how the next things stand; all that is left does nothing here."""
        value = command.values[0] if command.values else 0
        match command.name:
            case "ESC @":
                self._style, self._align, self._page = Style(), 0, "cp437"
                self._codes = roll_codes.Codes()
            case "ESC t":
                self._page = _PAGES.get(value, "ascii")
            case "ESC a":
                self._align = value % 48
            case "ESC !":
                wide, tall = 1 + bool(value & _WIDE), 1 + bool(value & _TALL)
                bold = bool(value & _BOLD)
                self._style = replace(self._style, wide=wide, tall=tall, bold=bold)
            case "GS !":
                wide, tall = (value >> 4) + 1, (value & 7) + 1
                self._style = replace(self._style, wide=wide, tall=tall)
            case "ESC E":
                self._style = replace(self._style, bold=bool(value & 1))
            case "GS B":
                self._style = replace(self._style, white_on_black=bool(value & 1))
            case "GS h" | "GS w":
                self._codes.set(command.name, value)
            case _:
                pass

    def cut(self, ends: str = "[cut]") -> None:
        """What hangs out comes off."""
        self._flush()
        if not self._strips:
            return
        self._text.append(ends)
        path = self.folder / f"{len(self.papers) + 1:04}.png"
        stacked(self._strips, self.width, self.margin).save(path)
        path.with_suffix(".txt").write_text("\n".join(self._text) + "\n", encoding="utf-8")
        self.papers.append(path)
        self._strips, self._text = [], []

    def _letters(self, content: bytes) -> None:
        style = self._style
        for letter in content.decode(self._page, "replace"):
            drawn = cell(letter, style.wide, style.tall, bold=style.bold)
            if sum(strip.width for strip, _ in self._line) + drawn.width > self.width:
                self._line_feed()
            self._line.append((inverted(drawn) if style.white_on_black else drawn, letter))

    def _line_feed(self) -> None:
        if self._line:
            self._flush()
        else:
            self._feed(_LINE)
            self._text.append("")

    def _flush(self) -> None:
        if not self._line:
            return
        text = "".join(letter for _, letter in self._line)
        height = max(strip.height for strip, _ in self._line)
        whole = blank(sum(strip.width for strip, _ in self._line), max(_LINE, height + 6))
        right = 0
        for strip, _ in self._line:
            whole.paste(strip, (right, height - strip.height))
            right += strip.width
        self._line = []
        self._put(whole, text)

    def _feed(self, dots: int) -> None:
        self._flush()
        if dots:
            self._strips.append(blank(self.width, dots))

    def _put(self, strip: Strip, told: str) -> None:
        """To the left, in the middle or to the right; what is wider than the head is lost."""
        self._flush()
        left = (0, (self.width - strip.width) // 2, self.width - strip.width)[self._align % 3]
        whole = blank(self.width, strip.height)
        whole.paste(strip, (left, 0))
        self._strips.append(whole)
        self._text.append(told)
