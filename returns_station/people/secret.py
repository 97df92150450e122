"""What a PIN or a passphrase must be; the rest is the door's: a badge beside it, and few tries."""

import unicodedata
from itertools import pairwise
from typing import Final

from returns_station.phrase import Phrase

SHORTEST_PIN: Final = 6
SHORTEST_PASSPHRASE: Final = 12
LONGEST: Final = 128
_FEWEST_LETTERS: Final = 5
_ROWS: Final = ("0123456789", "1234567890", "0987654321", "9876543210")
_PADS: Final = ("147258369", "159357", "258456", "789456123", "123654789", "147369", "741852963")
_MONTH: Final = 12
_DAY: Final = 31
_CENTURY: Final = 100
_YEARS: Final = range(1920, 2040)


def plain_secret(text: str) -> str:
    """A secret in one Unicode form, so that two keyboards write the same one."""
    return unicodedata.normalize("NFKC", text).strip()


def refusal(text: str) -> Phrase | None:
    """Why this may not be somebody's PIN or passphrase; None: it may."""
    secret = plain_secret(text)
    if len(secret) > LONGEST:
        return Phrase("secret.too_long", {"most": LONGEST})
    if secret.isdecimal() and len(secret) < SHORTEST_PASSPHRASE:
        return _pin_refusal(secret)
    if len(secret) < SHORTEST_PASSPHRASE:
        return Phrase("secret.too_short", {"pin": SHORTEST_PIN, "words": SHORTEST_PASSPHRASE})
    if len(set(secret.casefold())) < _FEWEST_LETTERS:
        return Phrase("secret.repeats")
    return None


def _pin_refusal(pin: str) -> Phrase | None:
    digits = "".join(str(unicodedata.decimal(digit)) for digit in pin)
    if len(digits) < SHORTEST_PIN:
        return Phrase("secret.too_short", {"pin": SHORTEST_PIN, "words": SHORTEST_PASSPHRASE})
    if _repeats(digits):
        return Phrase("secret.repeats")
    if _runs(digits):
        return Phrase("secret.runs")
    return Phrase("secret.birthday") if _is_a_day(digits) else None


def _repeats(digits: str) -> bool:
    """000000, 121212, 123123, 111222, 110011."""
    parts = (digits[: len(digits) // n] * n for n in range(2, len(digits) + 1))
    return digits in set(parts) or len(set(digits)) < 3  # noqa: PLR2004 - two digits are a pattern


def _runs(digits: str) -> bool:
    """123456, 987654, 135790, 112233, and the well-trodden ways over a keypad."""
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(digits)}
    if len(steps) == 1:
        return True
    doubled = all(a == b for a, b in zip(digits[::2], digits[1::2], strict=False))
    if doubled and _runs(digits[::2]):
        return True
    return any(digits in way * 2 for row in (*_ROWS, *_PADS) for way in (row, row[::-1]))


def _is_a_day(digits: str) -> bool:
    """A birthday as it is written in the Nordics and elsewhere: 100587, 870510, 19870510."""
    if len(digits) == len("yymmdd"):
        a, b, c = (int(digits[i : i + 2]) for i in (0, 2, 4))
        return any(_is_month_and_day(m, d) for m, d in ((b, a), (a, b), (b, c)))
    if len(digits) == len("yyyymmdd"):
        first, last = int(digits[:4]), int(digits[4:])
        pairs = ((first, last), (last, first))
        return any(year in _YEARS and _is_either(rest) for year, rest in pairs)
    return False


def _is_either(rest: int) -> bool:
    a, b = divmod(rest, _CENTURY)
    return _is_month_and_day(a, b) or _is_month_and_day(b, a)


def _is_month_and_day(month: int, day: int) -> bool:
    return 1 <= month <= _MONTH and 1 <= day <= _DAY
