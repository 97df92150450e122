"""What the words of each kind of message may name, in braces; a letter's `says` fills them.

`happened` is what `says` itself says, where the catalogue knows its key. A line that names what a
letter does not tell is left out of that letter.
"""

from typing import Final

from returns_station.dialogue.letter import LetterKind

ALWAYS: Final = ("hello", "name", "shop", "number", "happened")
"""In every letter: the greeting, her name, the shop's, the slip's number, what happened."""

OWN: Final[dict[LetterKind, tuple[str, ...]]] = {
    # `promises`: a tuple of phrases, each a line of its own.
    LetterKind.RETURN_DONE: ("amount", "promises"),
    LetterKind.MONEY_SENT: ("amount",),
    LetterKind.GOODS_HERE: (),
    LetterKind.PICKUP: (),
    LetterKind.GOODS_READY: (),
    # `day`: when it is expected now.
    LetterKind.LATE: ("day",),
    LetterKind.WE_LOOK: (),
    # `words`: what somebody wrote, in paragraphs of its own.
    LetterKind.ANSWER: ("words",),
    # `by`: the moment by which she hears from us.
    LetterKind.HEARD: ("by",),
    LetterKind.HOW_WAS_IT: (),
    LetterKind.WE_CHANGED: ("words",),
    LetterKind.UNDONE: (),
}
"""What else a kind's `says` may tell, by name; all of it may be missing."""


def names_of(kind: LetterKind) -> tuple[str, ...]:
    """Everything that the words of a kind may name."""
    return ALWAYS + OWN[kind]
