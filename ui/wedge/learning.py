"""What a scanner is, learned from what it typed a few times; plain values, no Qt."""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from returns_station.scan.gtin import gtin14

Ending = Literal["enter", "tab", "nothing"]

KNOWN: Final = "AB-12/34_C"
"""A code that is shown to be scanned: Nordic boards have its - / and _ on other keys."""
SHOTS: Final = 3
# A person needs longer for a key than this; no scanner does, unless it is as even as a clock.
_TYPING_MS: Final = 45
_SLOWEST_SCANNER_MS: Final = 80
_EVEN_MS: Final = 12
_AS_SHIPPED_MS: Final = 35
_MOST_GAP_MS: Final = 100
_ROOM: Final = 1.5
_SHORTEST: Final = 4
_LONGEST_PREFIX: Final = 8
_GTINS: Final = (14, 13, 12, 8)
_ENTER, _TAB, _LINE_FEED = "Enter", "Tab", "\n"
# What no number of a shop begins with; anything else in front is believed only before a known code.
_MARKS: Final = "".join(map(chr, range(32))) + "~`^|\\"
# What some scanners put before each code to tell its kind (ISO/IEC 15424); it is no prefix.
_AIM: Final = re.compile(r"\][A-Za-z]\d")


@dataclass(frozen=True, slots=True)
class Stroke:
    """One key: when, its letter by the system's board and by its place on an American one.

    `name` is set where the key is no letter: Enter, Tab, F5.
    """

    at_ms: int
    text: str
    placed: str
    name: str = ""

    @property
    def ends(self) -> Ending:
        """What this key says about the end of a scan."""
        if self.name == _TAB:
            return "tab"
        return "enter" if self.name == _ENTER or self.text == _LINE_FEED else "nothing"


@dataclass(frozen=True, slots=True)
class Heard:
    """One burst of keys up to its ending."""

    strokes: tuple[Stroke, ...]
    endings: tuple[Stroke, ...] = ()

    @property
    def ends_with(self) -> Ending:
        """The key after the code, of several the first."""
        return self.endings[0].ends if self.endings else "nothing"

    @property
    def took_ms(self) -> int:
        """From the first key to the last."""
        last = self.endings[-1] if self.endings else self.strokes[-1]
        return last.at_ms - self.strokes[0].at_ms

    @property
    def gaps_ms(self) -> tuple[int, ...]:
        """How long each key took."""
        times = [stroke.at_ms for stroke in (*self.strokes, *self.endings[:1])]
        return tuple(after - before for before, after in pairwise(times))

    @property
    def typed(self) -> bool:
        """Whether a person's hands did this."""
        gaps = self.gaps_ms
        if len(self.strokes) < _SHORTEST or not gaps:
            return True
        pace = sum(gaps) / len(gaps)
        even = max(gaps) - min(gaps) <= _EVEN_MS and pace <= _SLOWEST_SCANNER_MS
        return pace > _TYPING_MS and not even

    def code(self, *, us_keys: bool) -> str:
        """The letters, read by place or by the system's board."""
        return "".join(stroke.placed if us_keys else stroke.text for stroke in self.strokes)

    def shown(self, *, us_keys: bool) -> str:
        """What came, key by key; what is no letter by its name."""
        letters = (_shown(stroke, us_keys=us_keys) for stroke in (*self.strokes, *self.endings))
        return "".join(letters)


@dataclass(frozen=True, slots=True)
class Learned:
    """How this scanner is set; `certain` whether it is known which board it types for."""

    prefix: str
    ends_with: Ending
    gap_ms: int
    us_keys: bool
    certain: bool = True


def heard_in(strokes: Iterable[Stroke]) -> tuple[Heard, ...]:
    """The scans in a run of keys: each ends with its Enter or Tab, or where the run ends."""
    return tuple(heard for heard in _cut(tuple(strokes)) if heard.strokes)


def learned_from(shots: tuple[Heard, ...]) -> Learned:
    """What these scans have in common; at least one."""
    assert shots, "a scanner is learned from what it typed"
    us_keys, certain = _board(shots)
    heads = {_head(shot.code(us_keys=us_keys)) for shot in shots}
    slowest = max(gap for shot in shots for gap in shot.gaps_ms)
    gap_ms = min(max(math.ceil(slowest * _ROOM), _AS_SHIPPED_MS), _MOST_GAP_MS)
    endings = {shot.ends_with for shot in shots}
    ends_with: Ending = endings.pop() if len(endings) == 1 else "nothing"
    prefix = heads.pop() if len(heads) == 1 else ""
    return Learned(
        prefix if len(prefix) <= _LONGEST_PREFIX else "", ends_with, gap_ms, us_keys, certain
    )


def _cut(strokes: tuple[Stroke, ...]) -> Iterator[Heard]:
    """Cut after the endings; a line feed or a second Enter belongs to the first."""
    letters: list[Stroke] = []
    endings: list[Stroke] = []
    for stroke in strokes:
        if stroke.ends == "nothing" and endings:
            yield Heard(tuple(letters), tuple(endings))
            letters, endings = [], []
        (letters if stroke.ends == "nothing" else endings).append(stroke)
    yield Heard(tuple(letters), tuple(endings))


def _board(shots: tuple[Heard, ...]) -> tuple[bool, bool]:
    """Whether the keys are meant by their American places, and whether that is certain."""
    for shot in shots:
        placed, text = shot.code(us_keys=True), shot.code(us_keys=False)
        if placed != text and _is_known(placed) != _is_known(text):
            return _is_known(placed), True
    same = all(shot.code(us_keys=True) == shot.code(us_keys=False) for shot in shots)
    return True, same


def _is_known(code: str) -> bool:
    return KNOWN in code or _goods_at(code) >= 0


def _goods_at(code: str) -> int:
    """Where the number of goods at the end begins; -1 where there is none."""
    bare = code.rstrip(_MARKS)
    for length in _GTINS:
        start = len(bare) - length
        # Digits before it would make it a part of a longer number.
        if start >= 0 and gtin14(bare[start:]) and not any(map(str.isdigit, bare[:start])):
            return start
    return -1


def _head(code: str) -> str:
    """What stands before the code itself: a prefix, if all scans have it."""
    told = _AIM.search(code)
    places = (told.start() if told else -1, code.find(KNOWN), _goods_at(code))
    start = next((place for place in places if place >= 0), -1)
    return code[:start] if start >= 0 else code[: len(code) - len(code.lstrip(_MARKS))]


def _shown(stroke: Stroke, *, us_keys: bool) -> str:
    meant = stroke.placed if us_keys else stroke.text
    if stroke.name:
        return f"<{stroke.name}>"
    if len(meant) == 1 and meant < " ":
        return f"<Ctrl+{chr(ord(meant) ^ 0x40)}>"
    return meant or stroke.text
