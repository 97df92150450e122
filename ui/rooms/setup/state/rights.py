"""What of the set-up is anybody's, and what asks for the right to set up."""

from collections.abc import Mapping
from typing import Final

from returns_station.phrase import Phrase

# How one likes to read and hear the window harms nobody, and the next one has it back in two keys.
_ANYBODYS: Final = {
    "desk": frozenset(("language",)),
    "look": frozenset(("theme", "text_percent", "motion", "key_caps")),
    "sound": frozenset(("volume",)),
}
_REFUSED: Final = frozenset(("right.missing", "right.nobody"))


def is_ones_own(changes: Mapping[str, Mapping[str, object]]) -> bool:
    """Whether all of it is how one likes to read and hear."""
    return all(entries.keys() <= _ANYBODYS.get(table, frozenset())
               for table, entries in changes.items())  # fmt: skip


def is_refused(advice: Phrase) -> bool:
    """Whether this says that who asked may not."""
    return advice.key in _REFUSED
