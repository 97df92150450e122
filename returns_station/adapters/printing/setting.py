"""Setting text: lines that fit, never cut; a sum at the right that never meets its words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from returns_station.adapters.printing.drawing import BLACK, Block, Face, Text, below
from returns_station.adapters.printing.faces import width


@dataclass(frozen=True, slots=True)
class Type:
    """How text is set: its face, size, line height and ink."""

    face: Face
    size: int
    line: int
    grey: float = BLACK

    def width(self, text: str) -> float:
        """How wide a text is, set so."""
        return width(text, self.face, self.size)

    def base(self) -> float:
        """From the top of a line to its base line: capitals stand in the middle."""
        return self.line / 2 + self.size * 0.35

    def text(self, x: float, y: float, text: str) -> Text:
        """A text set so, on this base line."""
        return Text(x, y, text, self.face, self.size, self.grey)


def wrapped(text: str, kind: Type, room: float) -> tuple[str, ...]:
    """The text in lines no wider than the room; only a word wider than that is broken."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if kind.width(longer) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _broken(word, kind, room)
        lines.extend(full)
    return (*lines, line)


def paragraph(text: str, kind: Type, x: float, room: float, *, right: bool = False) -> Block:
    """A text in as many lines as it needs, from the left or against the right."""
    if not text:
        return Block(0)
    lines = wrapped(text, kind, room)
    return Block(
        len(lines) * kind.line,
        tuple(
            kind.text(
                x + room - kind.width(line) if right else x, kind.base() + nr * kind.line, line
            )
            for nr, line in enumerate(lines)
        ),
    )


def listed(parts: Sequence[str], kind: Type, x: float, room: float) -> Block:
    """Short things in a row with dots between; a new line begins with a whole thing if it can."""
    lines: list[str] = []
    for part in filter(None, parts):
        longer = f"{lines[-1]} · {part}" if lines else part
        if lines and kind.width(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(part)
    return below(paragraph(line, kind, x, room) for line in lines)


def headline(text: str, kinds: Sequence[Type], x: float, room: float) -> Block:
    """A text in the largest type that sets it in two lines, else in the smallest."""
    fits = (kind for kind in kinds if len(wrapped(text, kind, room)) <= 2)  # noqa: PLR2004 - as said
    return paragraph(text, next(fits, kinds[-1]), x, room)


def leader(words: str, kind: Type, amount: str, sums: Type, x: float, room: float) -> Block:
    """Words at the left, a sum at the right of their first line; below them when it is too wide."""
    sums = _fitting(amount, sums, room)
    beside = room - sums.width(amount) - kind.size if amount else room
    below = beside < 6 * kind.size
    lines = wrapped(words, kind, room if below else beside)
    first = kind.line if below else max(kind.line, sums.line if amount else 0)
    base = kind.base() if below else max(kind.base(), sums.base() if amount else 0)
    items = [kind.text(x, base + nr * kind.line, line) for nr, line in enumerate(lines)]
    height = first + (len(lines) - 1) * kind.line
    if amount:
        y = height + sums.base() if below else base
        items.append(sums.text(x + room - sums.width(amount), y, amount))
    return Block(height + (sums.line if below else 0), tuple(items))


def poster(words: str, kind: Type, amount: str, sums: Type, x: float, room: float) -> Block:
    """A sum by itself, as large as it may be, under its words."""
    large = _fitting(amount, sums, room)
    sum_ = Block(sums.line, (large.text(x, sums.base(), amount),))
    return below((paragraph(words, kind, x, room), sum_))


def _fitting(text: str, kind: Type, room: float) -> Type:
    """The type, made smaller when the text could not stand on one line."""
    wide = kind.width(text)
    return kind if wide <= room else replace(kind, size=int(kind.size * room / wide))


def _broken(word: str, kind: Type, room: float) -> list[str]:
    """A word in parts that fit; at least one letter each, however narrow the room."""
    parts, part = [], ""
    for letter in word:
        if part and kind.width(part + letter) > room:
            parts.append(part)
            part = ""
        part += letter
    return [*parts, part]
