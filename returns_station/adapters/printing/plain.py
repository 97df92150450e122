"""The printer's door: text from outside is plain text before it meets ink."""

import unicodedata
from typing import Final

# No real name or title is longer; past it a text is cut with a mark, so that none can stall us.
LONGEST: Final = 600
_MARK: Final = "…"
_NARROW_SPACES: Final = frozenset({0x2007, 0x202F})  # they bind words as a no-break space does
_SPACES: Final = frozenset({"Zs", "Zl", "Zp"})
_UNSEEN: Final = frozenset(
    {"Cc", "Cf", "Cs", "Co"}
)  # control, bidi and joiners, half pairs, private
_NO_BREAK: Final = 0xA0
_MOVES: Final = "\t\n\v\f\r\x85"


class _Door(dict[int, str | None]):
    """What becomes of each letter, worked out the first time it comes by."""

    def __missing__(self, code: int) -> str | None:
        kind = unicodedata.category(chr(code))
        if code in _NARROW_SPACES or code == _NO_BREAK:
            seen: str | None = "\N{NO-BREAK SPACE}"
        elif kind in _SPACES or chr(code) in _MOVES:
            seen = " "
        else:
            seen = None if kind in _UNSEEN else chr(code)
        self[code] = seen
        return seen


_DOOR: Final = _Door()


def plain(text: str, longest: int = LONGEST) -> str:
    """One line of letters, no control or direction marks in it, at most `longest` of them."""
    # What is cut is cut first: a text of any length costs the same.
    seen = unicodedata.normalize("NFC", text[: 4 * longest].translate(_DOOR))
    line = " ".join(word for word in seen.split(" ") if word)
    if len(line) > longest or len(text) > 4 * longest:
        return line[: longest - 1].rstrip(" ") + _MARK
    return line
