"""The order in which sizes hang on a rail: XS before S before M, 8 before 10."""

import re
from typing import Final

_LETTERS: Final = {
    size: place for place, size in enumerate(("XXS", "XS", "S", "M", "L", "XL", "XXL", "XXXL"))
}
_NUMBER: Final = re.compile(r"[0-9]+")
_NO_SIZE: Final = 2


def is_size(option: str) -> bool:
    """Whether one option is a size; else it is a colour or the like."""
    return size_order(option)[0] < _NO_SIZE


def size_order(options: str) -> tuple[int, int, str]:
    """A sort key for options such as "Storlek M, dimblå" or "37-40, havre"."""
    for word in re.split(r"[\s,]+", options):
        if word.upper() in _LETTERS:
            return (0, _LETTERS[word.upper()], options)
    number = _NUMBER.search(options)
    return (1, int(number.group()), options) if number else (_NO_SIZE, 0, options)
