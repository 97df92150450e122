"""How printers that take bytes tell how they are, and that all before has come out."""

import re
import time
from collections.abc import Callable
from typing import Final

from returns_station.adapters.printing.lines import Line

# DLE EOT n is answered at once, whatever waits; GS r 1 in its turn (Epson's command reference).
_PRINTER, _OFFLINE_CAUSE, _PAPER = b"\x10\x04\x01", b"\x10\x04\x02", b"\x10\x04\x04"
_IN_TURN: Final = b"\x1dr\x01"
_IS_STATUS, _STATUS = 0x93, 0x12
_IS_SENSOR, _SENSOR = 0x90, 0x00
_IS_OFFLINE: Final = 0x08
_COVER_OPEN, _PAPER_ENDED, _FAILED = 0x04, 0x20, 0x40
_NO_PAPER, _SENSED_NO_PAPER = 0x60, 0x0C

_HOW: Final = b"~HS"
# Zebra's host status: paper out, paused, labels in the buffer; head up, labels left of a batch.
_STATES: Final = re.compile(
    rb"\x02\d+,([01]),([01]),\d+,(\d+),[^\x03]*\x03\s*"
    rb"\x02\d+,\d,([01]),[01],[01],\d,\d,(\d+),[^\x03]*\x03\s*\x02[^\x03]*\x03"
)
_LOOK_SECONDS: Final = 0.1


class RollTalk:
    """Roll printers, in ESC/POS."""

    def stops(self, line: Line, seconds: float) -> str | None:
        """Asked three things; a printer that knows the first alone is taken at its word."""
        state = _answer(line, _PRINTER, seconds, _is_status)
        if state is None:
            return None
        cause = _answer(line, _OFFLINE_CAUSE, seconds, _is_status) or 0
        paper = _answer(line, _PAPER, seconds, _is_status) or 0
        if cause & _COVER_OPEN:
            return "cover_open"
        if cause & _PAPER_ENDED or paper & _NO_PAPER == _NO_PAPER:
            return "media_empty"
        return "stopped" if cause & _FAILED or state & _IS_OFFLINE else ""

    def came_out(self, line: Line, seconds: float) -> bool:
        """An answer in its turn comes after all that was sent before it."""
        sensor = _answer(line, _IN_TURN, seconds, _is_sensor)
        return sensor is not None and not sensor & _SENSED_NO_PAPER


class LabelTalk:
    """Label printers, in ZPL."""

    def stops(self, line: Line, seconds: float) -> str | None:
        """Asked once."""
        told = _told(line, seconds)
        if told is None:
            return None
        words = ("media_empty", "paused", "cover_open")
        bits = (told[1], told[2], told[4])
        return next((word for word, bit in zip(words, bits, strict=True) if bit == b"1"), "")

    def came_out(self, line: Line, seconds: float) -> bool:
        """Asked until no label waits in it."""
        ends = time.monotonic() + seconds
        while (left := ends - time.monotonic()) > 0:
            told = _told(line, left)
            if told and not int(told[3]) and not int(told[5]):
                return True
            time.sleep(min(_LOOK_SECONDS, max(0.0, left)))
        return False


def _told(line: Line, seconds: float) -> re.Match[bytes] | None:
    line.send(_HOW, seconds)
    heard, ends = b"", time.monotonic() + seconds
    while (left := ends - time.monotonic()) > 0:
        heard += line.hear(left)
        told = _STATES.search(heard)
        if told:
            return told
    return None


def _answer(line: Line, asked: bytes, seconds: float, is_one: Callable[[int], bool]) -> int | None:
    """The first byte that is an answer of this kind: a printer may tell other things unasked."""
    line.send(asked, seconds)
    ends = time.monotonic() + seconds
    while (left := ends - time.monotonic()) > 0:
        for byte in line.hear(left):
            if is_one(byte):
                return byte
    return None


def _is_status(byte: int) -> bool:
    return byte & _IS_STATUS == _STATUS


def _is_sensor(byte: int) -> bool:
    return byte & _IS_SENSOR == _SENSOR
