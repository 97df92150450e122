"""A promise in sentences, and the readable difference between two versions of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from returns_station.phrase import Phrase
from returns_station.policy.promise.kinder import kinder
from returns_station.policy.promise.part import Part
from returns_station.policy.promise.parts import parts
from returns_station.policy.terms import Terms


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that became another, is new or is gone; `kinder` None is neither for sure."""

    key: str
    said: Phrase
    kinder: bool | None


def describe(terms: Terms, *, currency: str = "") -> tuple[Phrase, ...]:
    """The promise, a sentence a part; what needs no word has none."""
    said = tuple(part.said for part in parts(terms, currency) if not part.usual)
    return said or (Phrase("terms.only_law"),)


def changes(old: Terms, new: Terms, *, currency: str = "") -> tuple[Change, ...]:
    """What differs between two versions: first what is gone or became another, then what is new.

    Amounts are told in `currency`, or bare without it.
    """
    return tuple(_between(parts(old, currency), parts(new, currency)))


def _between(before: tuple[Part, ...], after: tuple[Part, ...]) -> Iterator[Change]:
    now = {part.key: part for part in after}
    was = {part.key for part in before}
    for part in before:
        kept = now.get(part.key)
        if kept is None:
            yield from _one_sided(part, is_new=False)
        elif part.inner:
            yield from _between(part.inner, kept.inner)
        elif part.value != kept.value:
            yield _became(part, kept)
    for part in after:
        if part.key not in was:
            yield from _one_sided(part, is_new=True)


def _became(old: Part, new: Part) -> Change:
    args = {"part": new.name, "old": old.value, "new": new.value}
    return Change(new.key, Phrase("terms.change.became", args), kinder(old.worth, new.worth))


def _one_sided(part: Part, *, is_new: bool) -> Iterator[Change]:
    if part.usual:
        return
    if is_new:
        yield Change(part.key, Phrase("terms.change.new", {"what": part.told}), part.welcome)
        return
    gone = None if part.welcome is None else not part.welcome
    yield Change(part.key, Phrase("terms.change.gone", {"what": part.told}), gone)
