"""Numbers of our own credit: TG or PK, eight running digits and a check digit; no owner in them.

XT and XP are those that people practise with.
"""

import re
from typing import Final

from returns_station.scan.slips import damm
from returns_station.scan.text import code_key

STORE_CREDIT: Final = "TG"
GIFT_CARD: Final = "PK"
TRAINING_STORE_CREDIT: Final = "XT"
TRAINING_GIFT_CARD: Final = "XP"
TRAINING: Final = frozenset({TRAINING_STORE_CREDIT, TRAINING_GIFT_CARD})

_LAST: Final = 99_999_999
_FORM: Final = re.compile(r"(tg|pk|xt|xp)(\d{9})", re.ASCII)


def credit_number(n: int, series: str = STORE_CREDIT) -> str:
    """The n-th number of a series as its bars and its QR say it: TG000000427."""
    assert series in {STORE_CREDIT, GIFT_CARD, *TRAINING}, series
    assert 0 <= n <= _LAST, n
    running = f"{n:08}"
    return f"{series}{running}{damm(running)}"


def credit_parts(text: str) -> tuple[str, str] | None:
    """The series and nine digits of what looks like such a number, however it was typed."""
    found = _FORM.fullmatch(code_key(text))
    return (found[1].upper(), found[2]) if found else None
