"""What a printer's own answers mean: its name, its language, its papers, and how it stands."""

import re
import struct
from collections.abc import Callable, Iterator
from typing import Final

from returns_station.adapters.plain import plain
from returns_station.adapters.printing.found import Found
from returns_station.adapters.printing.ipp import Attributes, Value
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

# DLE EOT n: printer, what keeps it off-line, paper (Epson's command reference).
_ALIVE, _OFFLINE, _PAPER = b"\x10\x04\x01", b"\x10\x04\x02", b"\x10\x04\x04"
_MODEL: Final = b"\x1dI\x43"
_IS_STATUS, _STATUS = 0x93, 0x12
_COVER_OPEN, _PAPER_ENDED, _NO_PAPER = 0x04, 0x20, 0x60
_WHO, _HOW = b"~HI", b"~HS"
_LABELS: Final = re.compile(rb"\x02([^,\x03]+),[^,]*,(\d+),")
# Both lines of ~HS: paper out and paused, then the head that is open.
_STATES: Final = re.compile(rb"\x02\d+,([01]),([01]),[^\x03]*\x03\s*\x02\d+,\d,([01]),")


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


def by_line(at: str, ask: Callable[[bytes], bytes]) -> Found:
    """What it answers to the questions of roll printers, then to those of label printers."""
    alive = ask(_ALIVE)
    if len(alive) == 1 and alive[0] & _IS_STATUS == _STATUS:
        model = ask(_MODEL).lstrip(b"_").split(b"\0")[0].decode("ascii", "replace")
        return Found(
            at,
            plain(model)[:_LONGEST],
            "escpos",
            stops=_roll_stops(ask(_OFFLINE), ask(_PAPER)),
            there=True,
            answers=True,
        )
    who = _LABELS.search(ask(_WHO))
    if who is None:
        return Found(at, there=True)
    dots_per_mm = int(who.group(2))
    return Found(
        at,
        plain(who.group(1).decode("ascii", "replace"))[:_LONGEST],
        "zpl",
        dpi=300 if dots_per_mm * _MM_PER_INCH > _FINE else 203,
        stops=_label_stops(ask(_HOW)),
        there=True,
        answers=True,
    )


def language_of(commands: str) -> str:
    """What a printer speaks, of the languages it lists in its IEEE 1284 device id."""
    listed = commands.upper()
    if "ESC/POS" in listed or "ESCPOS" in listed or "EPOS" in listed:
        return "escpos"
    return "zpl" if "ZPL" in listed else ""


def _roll_stops(offline: bytes, paper: bytes) -> str:
    if paper and paper[0] & _NO_PAPER == _NO_PAPER:
        return "media_empty"
    if offline and offline[0] & _COVER_OPEN:
        return "cover_open"
    return "media_empty" if offline and offline[0] & _PAPER_ENDED else ""


def _label_stops(how: bytes) -> str:
    states = _STATES.search(how)
    if states is None:
        return ""
    words = ("media_empty", "paused", "cover_open")
    told = (word for word, bit in zip(words, states.groups(), strict=True) if bit == b"1")
    return next(told, "")


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
