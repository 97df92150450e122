"""Lines of a roll printer's own letters: as many columns as its paper has, nothing cut."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from returns_station.adapters.printing.drawing import Paper
from returns_station.adapters.printing.escpos_letters import coded

_DOTS_A_COLUMN: Final = 12


class Size(Enum):
    """How letters stand: how `ESC !` says it, and how many columns one of them takes."""

    PLAIN = (b"\x1b!\x00", 1)
    BOLD = (b"\x1b!\x08", 1)
    BIG = (b"\x1b!\x38", 2)  # twice as wide, twice as tall, bold

    def __init__(self, command: bytes, columns: int) -> None:
        self.command = command
        self.columns = columns


@dataclass(frozen=True, slots=True)
class Roll:
    """A roll by its columns of the printer's own letters, and how fine its head prints."""

    columns: int
    dpi: int = 203

    @property
    def dots(self) -> int:
        """How wide the head is, in dots of 203 to the inch."""
        return self.columns * _DOTS_A_COLUMN

    def line(self, text: str, size: Size = Size.PLAIN) -> bytes:
        """A text in as many lines as it needs."""
        if coded(text) is None:
            return self._drawn(text, "", size)
        lines = wrapped(text, self.columns // size.columns)
        return _sized(b"".join(map(self._own, lines)), size)

    def pair(self, words: str, amount: str, size: Size = Size.PLAIN) -> bytes:
        """Words at the left and a sum at the right, which stands alone when both have no room."""
        columns = self.columns // size.columns
        if coded(words + amount) is None:
            return self._drawn(words, amount, size)
        if len(words) + len(amount) < columns:
            return _sized(self._own(f"{words}{amount:>{columns - len(words)}}"), size)
        return self.line(words, size) + _sized(self._own(f"{amount:>{columns}}"), size)

    def beside(self, left: str, right: str, size: Size = Size.PLAIN) -> Iterator[bytes]:
        """Two short things in one line, else each in its own."""
        if left and right and len(left) + len(right) < self.columns:
            yield self.pair(left, right, size)
            return
        yield self.line(left, size) if left else b""
        yield self.line(right) if right else b""

    def _own(self, line: str) -> bytes:
        """A line in the printer's own letters, all of which it has."""
        return (coded(line) or b"") + b"\n"

    def _drawn(self, words: str, amount: str, size: Size) -> bytes:
        from returns_station.adapters.printing.escpos_drawn import line  # lazy: faces cost 150 ms

        return line(words, amount, size.columns, self.dots, self.dpi, bold=size is not Size.PLAIN)


ROLLS: Final = {Paper.ROLL_80: 48, Paper.ROLL_58: 32}
"""The columns of each roll."""


def _sized(lines: bytes, size: Size) -> bytes:
    return lines if size is Size.PLAIN else size.command + lines + Size.PLAIN.command


def wrapped(text: str, columns: int) -> Iterator[str]:
    """The text in lines of so many columns; only a word longer than that is broken."""
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if len(longer) <= columns:
            line = longer
            continue
        if line:
            yield line
        line = word
        while len(line) > columns:
            yield line[:columns]
            line = line[columns:]
    yield line
