"""Letters in the code pages of roll printers; a page is switched to where a run of letters asks."""

from collections.abc import Iterator
from functools import cache
from typing import Final

# By what Python calls them and by the number that `ESC t` knows them by, the most common first:
# there are printers with the first alone, and it has å, ä, ö and æ. A page that a printer lacks
# prints wrong letters and a drawn line never does, so rarer pages are not here.
PAGES: Final = {"cp437": 0, "cp850": 2, "cp858": 19, "cp1252": 16, "cp852": 18, "cp866": 17}
FIRST: Final = "cp437"

_SWITCH: Final = b"\x1bt"
# What no page has, or not every printer draws alike, and another sign says as well.
_ALIKE: Final = str.maketrans({
    "\N{MINUS SIGN}": "-", "\N{NO-BREAK SPACE}": " ", "\N{NON-BREAKING HYPHEN}": "-",
    "\N{HYPHEN}": "-", "→": ">", "✓": "x",
})  # fmt: skip


def coded(text: str) -> bytes | None:
    """The text as bytes that begin and end in the first page; None when no page has a letter.

    The words are plain already, so no byte of them is a command.
    """
    if text.isascii():
        return text.encode("ascii")
    text = text.translate(_ALIKE)
    try:
        return text.encode(FIRST)
    except UnicodeEncodeError:
        pass
    runs = tuple(_runs(text))
    if any(page is None for page, _ in runs):
        return None
    switched = b"".join(switch(page) + letters.encode(page) for page, letters in runs if page)
    return switched.removeprefix(switch(FIRST)) + switch(FIRST)


def switch(page: str) -> bytes:
    """The command that a page begins with."""
    return _SWITCH + bytes((PAGES[page],))


def _runs(text: str) -> Iterator[tuple[str | None, str]]:
    """Stretches of letters that one page has: it goes on for as long as it can."""
    page: str | None = FIRST
    begun = 0
    for nr, letter in enumerate(text):
        if page is not None and page in _having(letter):
            continue
        if nr > begun:
            yield page, text[begun:nr]
        page, begun = next(iter(_having(letter)), None), nr
    yield page, text[begun:]


@cache
def _having(letter: str) -> tuple[str, ...]:
    """The pages with a letter."""
    return tuple(page for page in PAGES if _has(page, letter))


def _has(page: str, letter: str) -> bool:
    try:
        letter.encode(page)
    except UnicodeEncodeError:
        return False
    return True
