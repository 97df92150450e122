"""Who or what a typed text means: words by their beginnings, misspelt ones by their likeness."""

from typing import Final

from sqlalchemy import Connection, bindparam, func, select

from db.tables import vocabulary, word
from db.words import asked_words

# A word that begins more names than this is narrowed by the other words instead.
_MANY: Final = 2000
_FOUND: Final = 20
_LIKENESS: Final = 72
_ALTERNATIVES: Final = 6

_BEGINS = (
    select(word.c.ref)
    .where(word.c.word >= bindparam("first"), word.c.word < bindparam("past"))
    .where(word.c.kind == bindparam("kind"))
    .limit(_MANY)
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
        self._last = 0

    def like(self, connection: Connection, misspelt: str) -> tuple[str, ...]:
        """The words most like this one, the best first."""
        # Only a misspelt search pays for this import.
        from rapidfuzz import fuzz, process

        self._top_up(connection)
        matches = process.extract(
            misspelt,
            self._words,
            scorer=fuzz.ratio,
            score_cutoff=_LIKENESS,
            limit=_ALTERNATIVES,
        )
        return tuple(match[0] for match in matches)

    def _top_up(self, connection: Connection) -> None:
        newest = connection.execute(select(func.max(vocabulary.c.id))).scalar() or 0
        if newest > self._last:
            query = select(vocabulary.c.word).where(vocabulary.c.id > self._last)
            fresh = connection.execute(query).scalars().all()
            # A new list at once: another thread may be reading the old one, or topping it up too.
            self._words, self._last = [*self._words, *fresh], newest


def refs(connection: Connection, text: str, kind: str, known: Vocabulary) -> tuple[int, ...]:
    """The customers or articles that have every word of the text, misspelt words by likeness."""
    asked = asked_words(text)
    if not asked:
        return ()
    groups = [_begins(connection, one, kind) for one in asked]
    for n, (one, found) in enumerate(zip(asked, groups, strict=True)):
        if not found and one.isalpha():
            groups[n] = _like(connection, one, kind, known)
    narrow = min(range(len(groups)), key=lambda n: len(groups[n]))
    left = groups[narrow]
    for n, one in enumerate(asked):
        if n != narrow and left:
            left = (
                left & groups[n] if len(groups[n]) < _MANY else _among(connection, one, kind, left)
            )
    return tuple(sorted(left, reverse=True)[:_FOUND])


def _range(begins: str) -> dict[str, object]:
    # U+10FFFF sorts after every letter in both databases' byte order.
    return {"first": begins, "past": begins + "\U0010ffff"}


def _begins(connection: Connection, begins: str, kind: str) -> set[int]:
    return set(connection.execute(_BEGINS, _range(begins) | {"kind": kind}).scalars())


def _like(connection: Connection, misspelt: str, kind: str, known: Vocabulary) -> set[int]:
    found: set[int] = set()
    for alike in known.like(connection, misspelt):
        found |= _begins(connection, alike, kind)
    return found


def _among(connection: Connection, begins: str, kind: str, left: set[int]) -> set[int]:
    asked = _range(begins) | {"kind": kind, "refs": sorted(left)}
    return set(connection.execute(_AMONG, asked).scalars())
