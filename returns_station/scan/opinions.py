"""What she thought of a visit as a code: FB, its slip, a grade, topics, a check digit.

The feedback page makes it, and anybody may: it says no more than the faces on the customer's screen
would, and it holds no words. XB is that of a slip that people practise with. Topics are the sum of
1, 2, 4 and so on, in two digits.
"""

import re
from dataclasses import dataclass
from typing import Final

from returns_station.scan.scanned import Unreadable
from returns_station.scan.slips import SLIP, TRAINING_SLIP, damm, slip_parts
from returns_station.scan.text import code_key

OPINION: Final = "FB"
_SERIES: Final = {OPINION: SLIP, "XB": TRAINING_SLIP}
_FORM: Final = re.compile(r"(fb|xb)(\d{9})([1-5])(\d\d)(\d)", re.ASCII)
_TOPICS: Final = range(64)


@dataclass(frozen=True, slots=True)
class Opinion(Unreadable):
    """A grade, and topics by their places, of the visit of a slip.

    For every room nothing to look for; who hears it writes it down.
    """

    slip: str = ""
    grade: int = 0
    topics: tuple[int, ...] = ()


def opinion_code(slip: str, grade: int, topics: tuple[int, ...] = ()) -> str:
    """The code as it is scanned: FB0000004274031."""
    parts = slip_parts(slip)
    assert parts is not None, slip
    series = next(ours for ours, theirs in _SERIES.items() if theirs == parts[0])
    told = sum(1 << place for place in set(topics))
    assert grade in range(1, 6), grade
    assert told in _TOPICS, topics
    digits = f"{parts[1]}{grade}{told:02}"
    return f"{series}{digits}{damm(digits)}"


def printed_opinion(code: str) -> str:
    """The code as people read it: FB 0000-0042-7403-1."""
    return f"{code[:2]} {code[2:6]}-{code[6:10]}-{code[10:14]}-{code[14:]}"


def opinion_parts(text: str) -> tuple[str, int, tuple[int, ...]] | None:
    """The slip, the grade and the topics of such a code; None where it is none, or read wrong."""
    found = _FORM.fullmatch(code_key(text))
    if found is None:
        return None
    digits = "".join(found.groups()[1:])
    told = int(found[4])
    if damm(digits) or damm(found[2]) or told not in _TOPICS:
        return None
    places = tuple(place for place in range(6) if told >> place & 1)
    return _SERIES[found[1].upper()] + found[2], int(found[3]), places


def looks_like_opinion(text: str) -> bool:
    """Whether it was meant as one, its check digit right or not."""
    return _FORM.fullmatch(code_key(text)) is not None
