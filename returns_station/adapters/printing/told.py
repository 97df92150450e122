"""What a printer's own answers mean: its name, its language, its papers, and how it stands."""

import re
import struct
import time
from collections.abc import Iterator
from typing import Final

from returns_station.adapters.plain import plain
from returns_station.adapters.printing.found import Found
from returns_station.adapters.printing.ipp import Attributes, Value
from returns_station.adapters.printing.lines import Line
from returns_station.adapters.printing.status import LabelTalk, RollTalk
from returns_station.adapters.printing.system import what_stops

_SIZE: Final = re.compile(r"_(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)(mm|in)$")
_MM_PER_INCH: Final = 25.4
_SHEETS: Final = (
    ("a4", 210.0, 297.0),
    ("a5", 148.0, 210.0),
    ("a6", 105.0, 148.0),
    ("label4x6", 101.6, 152.4),
    ("label100x60", 100.0, 60.0),
)
_SAME: Final = 2.0  # mm that two names of one paper may differ
_ROLLS: Final = (("roll80", 70.0, 83.0), ("roll58", 45.0, 60.0))
_PER_CM: Final = 4
_FINE: Final = 250  # dots per inch: between the two fineness that heads come in
_LONGEST: Final = 60

_MOST: Final = 4096
_MODEL: Final = b"\x1dI\x43"  # GS I C, Epson's command reference
_MODEL_TOLD: Final = re.compile(rb"_([^\0]*)\0")
_WHO: Final = b"~HI"
_LABELS: Final = re.compile(rb"\x02([^,\x03]+),[^,\x03]*,(\d+),[^\x03]*\x03")


def by_ipp(at: str, said: Attributes) -> Found:
    """What its attributes tell."""
    formats = {str(one) for one in said.get("document-format-supported", ())}
    names = ("printer-info", "printer-make-and-model", "printer-name")
    called = next((text for name in names for text in map(str, said.get(name, ())) if text), "")
    return Found(
        at,
        plain(called)[:_LONGEST],
        "pdf",
        tuple(dict.fromkeys(_papers(said))),
        _fineness(said.get("printer-resolution-default", ())),
        what_stops(said),
        there=True,
        answers=True,
        takes_pdf=not formats or "application/pdf" in formats,
    )


def by_line(at: str, line: Line, seconds: float) -> Found:
    """What it answers to the questions of roll printers, then to those of label printers."""
    if not line.hears:
        return Found(at, there=True)
    stops = RollTalk().stops(line, seconds)
    if stops is not None:
        model = _heard(line, _MODEL, _MODEL_TOLD, seconds)
        return Found(
            at, _name(model[1] if model else b""), "escpos", stops=stops, there=True, answers=True
        )
    who = _heard(line, _WHO, _LABELS, seconds)
    if who is None:
        return Found(at, there=True)
    return Found(
        at,
        _name(who[1]),
        "zpl",
        dpi=300 if int(who[2]) * _MM_PER_INCH > _FINE else 203,
        stops=LabelTalk().stops(line, seconds) or "",
        there=True,
        answers=True,
    )


def _heard(
    line: Line, asked: bytes, answer: re.Pattern[bytes], seconds: float
) -> re.Match[bytes] | None:
    """The answer to a question, as soon as all of it has come."""
    line.send(asked, seconds)
    heard, ends = b"", time.monotonic() + seconds
    while (left := ends - time.monotonic()) > 0 and len(heard) < _MOST:
        heard += line.hear(left)
        found = answer.search(heard)
        if found:
            return found
    return None


def _name(told: bytes) -> str:
    return plain(told.decode("ascii", "replace"))[:_LONGEST]


def language_of(commands: str) -> str:
    """What a printer speaks, of the languages it lists in its IEEE 1284 device id."""
    listed = commands.upper()
    if "ESC/POS" in listed or "ESCPOS" in listed or "EPOS" in listed:
        return "escpos"
    return "zpl" if "ZPL" in listed else ""


def _papers(said: Attributes) -> Iterator[str]:
    """Ours of its papers: what lies in it, what it takes by itself, then what else it takes."""
    for name in ("media-ready", "media-default", "media-supported"):
        for one in said.get(name, ()):
            known = _paper(str(one))
            if known:
                yield known


def _paper(name: str) -> str:
    size = _SIZE.search(name)
    if size is None:
        return ""
    per = _MM_PER_INCH if size.group(3) == "in" else 1.0
    wide, high = (float(side) * per for side in size.groups()[:2])
    for ours, its_width, its_height in _SHEETS:
        if abs(wide - its_width) < _SAME and abs(high - its_height) < _SAME:
            return ours
    return next((ours for ours, least, most in _ROLLS if least <= wide <= most), "")


def _fineness(values: tuple[Value, ...]) -> int:
    """Dots to the inch; a resolution is two numbers and their unit (RFC 8011, 5.1.16)."""
    for value in values:
        if isinstance(value, bytes) and len(value) == struct.calcsize(">iib"):
            across, _, unit = struct.unpack(">iib", value)
            dots = across * _MM_PER_INCH / 10 if unit == _PER_CM else across
            return 300 if dots > _FINE else 203
    return 0
