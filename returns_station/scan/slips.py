"""Our own slip number: RS, eight running digits and a check digit, and nothing about anybody.

What is written while people practise has a series of its own, XR: it is never taken for a real one.
"""

import re
from typing import Final

from returns_station.scan.text import code_key

# The quasigroup of order 10 in H. M. Damm, "Total anti-symmetrische Quasigruppen" (Marburg 2004):
# it catches every single wrong digit and every swap of two neighbours.
_DAMM: Final = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)
SLIP: Final = "RS"
TRAINING_SLIP: Final = "XR"

_LAST: Final = 99_999_999
_FORM: Final = re.compile(r"(rs|xr)(\d{9})", re.ASCII)


def damm(digits: str) -> int:
    """The Damm check digit; zero when the digits already end with it."""
    interim = 0
    for digit in digits:
        interim = _DAMM[interim][int(digit)]
    return interim


def slip_number(n: int, series: str = SLIP) -> str:
    """The n-th slip's number as its bars and its QR say it: RS000000427."""
    assert series in {SLIP, TRAINING_SLIP}, series
    assert 0 <= n <= _LAST, n
    running = f"{n:08}"
    return f"{series}{running}{damm(running)}"


def printed_slip_number(coded: str) -> str:
    """A number of ours as people read it aloud: RS 0000-0042-7; credit is read alike."""
    return f"{coded[:2]} {coded[2:6]}-{coded[6:10]}-{coded[10:]}"


def slip_parts(text: str) -> tuple[str, str] | None:
    """The series and nine digits of what looks like a slip number, however it was typed."""
    found = _FORM.fullmatch(code_key(text))
    return (found[1].upper(), found[2]) if found else None
