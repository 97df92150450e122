"""ESC/POS read strictly, as bytes come in: text, commands with their values, what is neither."""

from dataclasses import dataclass
from typing import Final

_GS: Final = 0x1D
_TEXT_FROM: Final = 0x20
_OLD_CODES_END: Final = 6  # GS k: up to here a zero ends the data, above it they are counted
_CUT_WITH_FEED: Final = frozenset(b"ABab")

# How many values follow, by the letter of the command.
_ESC_VALUES: Final = {
    ord(letter): count
    for count, letters in {0: "@2", 1: "!-3EGJMRSTVadt{", 3: "p"}.items()
    for letter in letters
}
_GS_VALUES: Final = {
    ord(letter): count
    for count, letters in {1: "!BHIabfhrw", 2: "LWP"}.items()
    for letter in letters
}
_VALUES: Final = {
    0x10: ("DLE", {0x04: 1}),
    0x1B: ("ESC", _ESC_VALUES),
    0x1C: ("FS", {ord("."): 0, ord("&"): 0}),
}


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that was asked: `text`, `unknown`, or a command by its name with its values."""

    name: str
    values: bytes = b""
    length: int = 0


class Reader:
    """Takes bytes as they come and gives what is whole."""

    def __init__(self) -> None:
        self._held = bytearray()

    def feed(self, content: bytes) -> list[Command]:
        """Every command that is whole by now; the rest is held."""
        self._held += content
        found = []
        while self._held and (one := _first(bytes(self._held))) is not None:
            del self._held[: one.length]
            found.append(one)
        return found

    @property
    def held(self) -> int:
        """How many bytes wait for the rest of their command."""
        return len(self._held)


def _first(held: bytes) -> Command | None:
    """The first command of a stream; None when its end has not come yet."""
    if held[0] >= _TEXT_FROM:
        length = next((nr for nr, one in enumerate(held) if one < _TEXT_FROM), len(held))
        return Command("text", held[:length], length)
    if held[0] == _GS:
        return _of_gs(held)
    if held[0] in _VALUES:
        return _fixed(*_VALUES[held[0]], held)
    return Command("LF" if held[:1] == b"\n" else "unknown", held[:1], 1)


def _fixed(prefix: str, counts: dict[int, int], held: bytes) -> Command | None:
    if len(held) < 2:  # noqa: PLR2004 - the prefix and its letter
        return None
    if held[1] not in counts:
        return Command("unknown", held[:2], 2)
    return _whole(f"{prefix} {_shown(held[1])}", held, 2, counts[held[1]])


def _of_gs(held: bytes) -> Command | None:
    if len(held) < 3:  # noqa: PLR2004 - no command of GS is shorter
        return None
    match chr(held[1]):
        case "k":
            return _bars(held)
        case "(":
            return _counted(held)
        case "v":
            return _raster(held)
        case "V":
            return _whole("GS V", held, 2, 2 if held[2] in _CUT_WITH_FEED else 1)
        case _:
            return _fixed("GS", _GS_VALUES, held)


def _bars(held: bytes) -> Command | None:
    """GS k: the kind of code, then its data."""
    if held[2] > _OLD_CODES_END:
        return None if len(held) < 4 else _whole("GS k", held, 2, 2 + held[3])  # noqa: PLR2004 - the count
    ends = held.find(0, 3)
    return None if ends < 0 else Command("GS k", held[2 : ends + 1], ends + 1)


def _counted(held: bytes) -> Command | None:
    """GS ( x: two bytes of length, then as many."""
    if len(held) < 5:  # noqa: PLR2004 - prefix, letters, length
        return None
    return _whole(f"GS ( {_shown(held[2])}", held, 5, int.from_bytes(held[3:5], "little"))


def _raster(held: bytes) -> Command | None:
    """GS v 0: a picture of so many bytes by so many rows."""
    if len(held) < 8:  # noqa: PLR2004 - prefix, letters, mode, two lengths
        return None
    wide, high = (int.from_bytes(held[at : at + 2], "little") for at in (4, 6))
    return _whole("GS v 0", held, 3, 5 + wide * high)


def _whole(name: str, held: bytes, begins: int, count: int) -> Command | None:
    ends = begins + count
    return None if len(held) < ends else Command(name, held[begins:ends], ends)


def _shown(letter: int) -> str:
    return "EOT" if letter == 0x04 else chr(letter)  # noqa: PLR2004 - its name
