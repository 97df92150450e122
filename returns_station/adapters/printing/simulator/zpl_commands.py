"""ZPL read strictly, as bytes come in: `^` and `~` commands with their parameters."""

import re
from dataclasses import dataclass
from typing import Final

_BEGINS: Final = re.compile(rb"[\^~]")
_ENDS_BY_ITSELF: Final = frozenset({"~HS", "~HI", "^XZ", "^XA", "^FS"})
_ONES: Final = {letter: nr for nr, letter in enumerate("GHIJKLMNOPQRSTUVWXY", 1)}
_TWENTIES: Final = {letter: 20 * nr for nr, letter in enumerate("ghijklmnopqrstuvwxyz", 1)}


@dataclass(frozen=True, slots=True)
class Command:
    """A command by its sign and letters, with what follows it; `unknown` is what stood between."""

    name: str
    told: str = ""
    length: int = 0


class Reader:
    """Takes bytes as they come and gives the commands whose end has come."""

    def __init__(self) -> None:
        self._held = b""

    def feed(self, content: bytes) -> list[Command]:
        """Every command that is whole by now."""
        self._held += content
        found = []
        while (one := _first(self._held)) is not None:
            self._held = self._held[one.length :]
            if one.name or one.told:
                found.append(one)
        return found


def _first(held: bytes) -> Command | None:
    """The first command; one with parameters ends where the next begins."""
    begins = _BEGINS.search(held)
    if begins is None:
        return None
    if begins.start():
        between = held[: begins.start()].decode("utf-8", "replace").strip()
        return Command("unknown" if between else "", between, begins.start())
    # ^A has its font as its second letter: ^A0.
    name = held[:3].decode("ascii", "replace")
    if name in _ENDS_BY_ITSELF:
        return Command(name, "", 3)
    after = _BEGINS.search(held, 1)
    if after is None or len(held) < 3:  # noqa: PLR2004 - a sign and two letters
        return None
    told = held[3 : after.start()].decode("utf-8", "replace").rstrip("\r\n")
    return Command(name, told, after.start())


def field_text(told: str, hexed: str) -> str:
    """What ^FD says: where ^FH stood before, two hex digits after its sign are a byte of UTF-8."""
    if not hexed:
        return told
    pieces = re.split(f"{re.escape(hexed)}([0-9A-Fa-f]{{2}})", told)
    content = b"".join(
        bytes.fromhex(piece) if nr % 2 else piece.encode() for nr, piece in enumerate(pieces)
    )
    return content.decode("utf-8", "replace")


def graphic(told: str) -> tuple[int, bytes]:
    """^GF as the width of a row in bytes and the rows; raises ValueError when they do not fit."""
    kind, _, total, stride, packed = told.split(",", 4)
    if kind != "A":
        raise ValueError(kind)
    rows = b"".join(_rows(packed, 2 * int(stride)))
    if len(rows) != int(total):
        raise ValueError(total)
    return int(stride), rows


def _rows(packed: str, digits: int) -> list[bytes]:
    """Hex with runs counted, row by row."""
    rows: list[bytes] = []
    row, count = "", 0
    for sign in packed:
        if sign in ",!:":
            filled = {",": row.ljust(digits, "0"), "!": row.ljust(digits, "F")}
            rows.append(bytes.fromhex(filled[sign]) if sign != ":" else rows[-1])
            row = ""
        elif sign in _ONES or sign in _TWENTIES:
            count += _ONES.get(sign, 0) + _TWENTIES.get(sign, 0)
        else:
            row, count = row + sign * max(count, 1), 0
        if len(row) == digits:
            rows.append(bytes.fromhex(row))
            row = ""
    return rows
