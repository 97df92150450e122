"""Who or what a typed text means: words by their beginnings, misspelt ones by their likeness."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import Final

from sqlalchemy import Connection, and_, bindparam, func, select

from db.prepared import Prepared
from db.tables import vocabulary, word
from db.words import asked_words

# A word that begins more names than this is narrowed by the other words instead.
_MANY: Final = 1000
_FOUND: Final = 20
_LIKENESS: Final = 72
_STEM_LIKENESS: Final = 80
_LEAST_STEM: Final = 4
_ALTERNATIVES: Final = 6
_ASKED_BEFORE: Final = 200
_FAR: Final = 1 << 48

_OTHER: Final = word.alias("other_word")
_IS: Final = Prepared(
    select(word.c.ref)
    .where(word.c.word == bindparam("word"), word.c.kind == bindparam("kind"))
    .order_by(word.c.ref.desc())
    .limit(_MANY)
)
_BEGINS: Final = Prepared(
    select(word.c.ref)
    .where(word.c.word > bindparam("first"), word.c.word < bindparam("past"))
    .where(word.c.kind == bindparam("kind"))
    .order_by(word.c.word)
    .limit(_MANY)
)
# Who has two common words, by the index of each.
_BOTH: Final = Prepared(
    select(word.c.ref)
    .join_from(
        word,
        _OTHER,
        and_(
            _OTHER.c.word == bindparam("other"),
            _OTHER.c.kind == word.c.kind,
            _OTHER.c.ref == word.c.ref,
        ),
    )
    .where(word.c.word == bindparam("word"), word.c.kind == bindparam("kind"))
    .order_by(word.c.ref.desc())
    .limit(_FOUND)
)
_AMONG = (
    select(word.c.ref)
    .where(word.c.word >= bindparam("first"), word.c.word < bindparam("past"))
    .where(word.c.kind == bindparam("kind"), word.c.ref.in_(bindparam("refs", expanding=True)))
)


class Vocabulary:
    """Every spelt word once, kept in memory and topped up when more has come in."""

    def __init__(self) -> None:
        """Begin empty; the first misspelt search fills it."""
        self._words: list[str] = []
        self._stems: dict[int, list[str]] = {}
        self._before: dict[str, tuple[str, ...]] = {}
        self._last = 0

    def like(self, connection: Connection, misspelt: str) -> tuple[str, ...]:
        """The words most like this one, the best first; else how such words begin."""
        self._top_up(connection)
        before = self._before
        if misspelt not in before:
            if len(before) >= _ASKED_BEFORE:
                before.clear()
            before[misspelt] = _alike(misspelt, self._words, _LIKENESS) or self._begun(misspelt)
        return before[misspelt]

    def _begun(self, misspelt: str) -> tuple[str, ...]:
        """A word that is still being written is like the beginnings of others."""
        length = len(misspelt)
        if length < _LEAST_STEM:
            return ()
        if length not in self._stems:
            self._stems[length] = sorted({one[:length] for one in self._words})
        return _alike(misspelt, self._stems[length], _STEM_LIKENESS)

    def _top_up(self, connection: Connection) -> None:
        newest = connection.execute(select(func.max(vocabulary.c.id))).scalar() or 0
        if newest > self._last:
            query = select(vocabulary.c.word).where(vocabulary.c.id > self._last)
            fresh = connection.execute(query).scalars().all()
            # New ones at once: another thread may be reading the old ones, or topping up too.
            self._words, self._last = [*self._words, *fresh], newest
            self._stems, self._before = {}, {}


def _alike(misspelt: str, among: list[str], likeness: int) -> tuple[str, ...]:
    # Only a misspelt search pays for this import.
    from rapidfuzz import fuzz, process

    matches = process.extract(
        misspelt, among, scorer=fuzz.ratio, score_cutoff=likeness, limit=_ALTERNATIVES
    )
    return tuple(match[0] for match in matches)


@dataclass(frozen=True, slots=True)
class Reading:
    """One typed word among one kind: the beginnings it is read as, and what has such words.

    `found` says how far each is from what was typed: 0 has the very word.
    """

    kind: str
    reads: tuple[str, ...]
    found: Mapping[int, int]

    @property
    def is_whole(self) -> bool:
        """Whether all that has the word is known; else it narrows only what others find."""
        return not self.reads or len(self.found) < _MANY


def as_typed(connection: Connection, typed: str, kind: str) -> Reading:
    """A word as the beginning of others."""
    return Reading(kind, (typed,), _begins(connection, typed, kind, 0))


def as_like(connection: Connection, typed: str, kind: str, known: Vocabulary) -> Reading:
    """A word that nothing begins with, as those that are most like it."""
    found: dict[int, int] = {}
    reads: list[str] = []
    for nth, alike in enumerate(known.like(connection, typed), 1):
        begun = _begins(connection, alike, kind, 2 * nth)
        if begun:
            reads.append(alike)
            found = begun | found
    return Reading(kind, tuple(reads), found)


def together(
    connection: Connection, readings: Sequence[Reading], most: int = _FOUND
) -> tuple[int, ...]:
    """What has every one of these words, the nearest to what was typed first, then the newest."""
    if not readings:
        return ()
    narrow = min(readings, key=lambda one: len(one.found))
    left = set(narrow.found)
    if not narrow.is_whole and len(readings) > 1:
        left |= _with_both(connection, *readings[:2])
    for one in readings:
        if one is not narrow and left:
            left = left & one.found.keys() if one.is_whole else _among(connection, one, left)

    def far(ref: int) -> int:
        """What is nearest comes first, then what is newest: ids are never so large."""
        return sum([one.found.get(ref, 1) for one in readings]) * _FAR - ref

    return tuple(nsmallest(most, left, key=far))


def _with_both(connection: Connection, one: Reading, other: Reading) -> set[int]:
    asked = {"kind": one.kind, "word": one.reads[0], "other": other.reads[0]}
    return set(_BOTH.column(connection, asked))


def refs(connection: Connection, text: str, kind: str, known: Vocabulary) -> tuple[int, ...]:
    """The customers or articles that have every word of the text, misspelt words by likeness."""
    readings = []
    for one in asked_words(text):
        reading = as_typed(connection, one, kind)
        if not reading.found and one.isalpha():
            reading = as_like(connection, one, kind, known)
        readings.append(reading)
    return together(connection, readings)


def beginning(begins: str) -> dict[str, object]:
    """The range of all that begins so."""
    # U+10FFFF sorts after every letter in both databases' byte order.
    return {"first": begins, "past": begins + "\U0010ffff"}


def _begins(connection: Connection, begins: str, kind: str, far: int) -> dict[int, int]:
    # Of a common word the newest are read; what only begins with it comes after.
    found = dict.fromkeys(_IS.column(connection, {"word": begins, "kind": kind}), far)
    if len(found) < _MANY:
        more = _BEGINS.column(connection, beginning(begins) | {"kind": kind})
        found = dict.fromkeys(more, far + 1) | found
    return found


def _among(connection: Connection, one: Reading, left: set[int]) -> set[int]:
    found: set[int] = set()
    for begins in one.reads:
        asked = beginning(begins) | {"kind": one.kind, "refs": sorted(left)}
        found |= set(connection.execute(_AMONG, asked).scalars())
    return found
