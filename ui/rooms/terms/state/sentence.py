"""A sentence of the promise with its values, what the law says beside it, and what is wrong."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from returns_station.phrase import Phrase
from ui.rooms.terms.state.chip import CLOSES, OPENS, Chip, Draft

_SLOT: Final = re.compile(f"{OPENS}([^{CLOSES}]*){CLOSES}")


@dataclass(frozen=True, slots=True)
class Beside:
    """The law's floor at a sentence, and the paragraph it stands in."""

    words: tuple[Phrase, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One thing that is promised. `covers` are the keys of the terms it speaks of.

    `without` is the draft where this is no longer said; None where it always is.
    """

    key: str
    phrase: Phrase
    chips: tuple[Chip, ...]
    beside: Beside
    covers: tuple[str, ...] = ()
    without: Draft | None = None

    def chip(self, key: str) -> Chip | None:
        """The value at a key."""
        return next((chip for chip in self.chips if chip.key == key), None)

    def covered(self, key: str) -> int:
        """How well the sentence speaks of a key of the terms: 0 not at all, else the longer."""
        fits = (len(own) for own in self.covers if key == own or key.startswith(f"{own}."))
        return max(fits, default=0)


def pieces(spoken: str, sentence: Sentence) -> Iterator[str | Chip]:
    """The words and the values of a spoken sentence, in their order."""
    for nr, part in enumerate(_SLOT.split(spoken)):
        if nr % 2 == 0:
            if part:
                yield part
            continue
        chip = sentence.chip(part)
        assert chip is not None, f"a sentence has the values it speaks of: {part}"
        yield chip


def about(sentences: tuple[Sentence, ...], key: str) -> Sentence | None:
    """The sentence that speaks of a key of the terms."""
    best = max(sentences, key=lambda sentence: sentence.covered(key), default=None)
    return best if best is not None and best.covered(key) else None
