"""Bytes from a scanner's line, joined and cut into scans: a broken one is glued to no other."""

import re
from dataclasses import dataclass, field
from typing import Final

# So long may a scan pause in its middle.
PAUSE_MS: Final = 500
# One more than is ever looked at, as the wedge does: what is longer is called too long.
_LONGEST: Final = 513
_STX: Final = b"\x02"
# ETX ends a scan as CR and LF do: framed by STX and ETX, it needs neither.
_MARKS: Final = re.compile(rb"([\x02\x03\r\n])")
# A letter takes at most four bytes.
_MOST_BYTES: Final = 4 * _LONGEST


@dataclass(frozen=True, slots=True)
class Heard:
    """What came of some bytes: whole scans in their order, and whether a broken one was let go."""

    scans: tuple[str, ...] = ()
    broken: bool = False


@dataclass(slots=True)
class Framing:
    """Holds the beginning of a scan until its end comes, at most PAUSE_MS after its last byte.

    `ends_by_pause` is for a scanner that sends nothing after a code: there the pause ends it.
    """

    ends_by_pause: bool = False
    _begun: bytearray = field(default_factory=bytearray)
    _last_ms: float = 0

    def take(self, data: bytes, at_ms: float) -> Heard:
        """Bytes came, at this time of a steady clock."""
        before = self.wait(at_ms)
        scans, broken = [*before.scans], before.broken
        for part in _MARKS.split(data):
            if not _MARKS.fullmatch(part):
                self._begun += part[: _MOST_BYTES - len(self._begun)]
            elif part == _STX:
                broken = self._let_go() or broken
            elif self._begun:
                scans.append(_text(bytes(self._begun)))
                self._begun.clear()
        self._last_ms = at_ms
        return Heard(tuple(scans), broken)

    def wait(self, at_ms: float) -> Heard:
        """Nothing came until this time: what stalled in its middle is over."""
        if not self._begun or at_ms - self._last_ms <= PAUSE_MS:
            return Heard()
        if self.ends_by_pause:
            scan = _text(bytes(self._begun))
            self._begun.clear()
            return Heard((scan,))
        return Heard(broken=self._let_go())

    def _let_go(self) -> bool:
        broken = bool(self._begun)
        self._begun.clear()
        return broken


def _text(data: bytes) -> str:
    """UTF-8 as newer scanners send it, else the Latin letters of older ones."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    return text[:_LONGEST]
