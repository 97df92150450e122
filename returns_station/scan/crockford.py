"""Chance as letters and digits that any scanner's keyboard types right, with two that check them.

Crockford's base 32 has no I, L, O or U. The check is the number modulo 1021, the largest prime that
two letters hold: any one letter read wrong, and any two neighbours swapped, are seen.
"""

from typing import Final

LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUE: Final = {letter: value for value, letter in enumerate(LETTERS)}
_MISREAD: Final = str.maketrans("OIL", "011")
_BITS: Final = 5
_PRIME: Final = 1021
_CHECKS: Final = 2


def length_of(size: int) -> int:
    """How many letters so many bytes and their check take."""
    return -(-8 * size // _BITS) + _CHECKS


def written(chance: bytes) -> str:
    """Bytes as letters, their check last."""
    number = int.from_bytes(chance)
    checked = _letters(number % _PRIME, _CHECKS)
    return _letters(number, length_of(len(chance)) - _CHECKS) + checked


def chance_in(text: str, size: int) -> bytes | None:
    """So many bytes from their letters, in capitals; None where the check says otherwise."""
    if len(text) != length_of(size) or not all(letter in _VALUE for letter in text):
        return None
    number, check = _number(text[:-_CHECKS]), _number(text[-_CHECKS:])
    if number % _PRIME != check or number >> 8 * size:
        return None
    return number.to_bytes(size)


def typed(text: str) -> str:
    """What a hand typed, as it was meant: capitals, no blanks or dashes, O for 0, I and L for 1."""
    return "".join(filter(str.isalnum, text.upper())).translate(_MISREAD)


def grouped(text: str, each: int = 5) -> str:
    """Letters in groups, for eyes."""
    return "-".join(text[i : i + each] for i in range(0, len(text), each))


def _letters(number: int, count: int) -> str:
    return "".join(LETTERS[number >> _BITS * place & 31] for place in reversed(range(count)))


def _number(text: str) -> int:
    number = 0
    for letter in text:
        number = number << _BITS | _VALUE[letter]
    return number
