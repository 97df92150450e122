"""One part of a promise: its name, what it says, and what that is worth to her."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from returns_station.phrase import Argument, Phrase
from returns_station.policy.promise.kinder import Worth


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the terms at a key; `inner` are its own parts, where it has several.

    `told` is it named and said in one, for where it is new or gone; `usual` needs no word;
    `welcome` is whether having it is kinder than not.
    """

    key: str
    name: Phrase
    value: Argument
    told: Phrase
    worth: Worth
    usual: bool = False
    welcome: bool | None = True
    inner: tuple["Part", ...] = ()

    @property
    def said(self) -> Phrase:
        """The part as a sentence."""
        return Phrase("terms.says", {"part": self.name, "value": self.value})


def a_part(
    key: str,
    value: Argument,
    worth: Worth,
    *,
    nth: str = "",
    usual: bool = False,
    welcome: bool | None = True,
) -> Part:
    """A part that is named and told by its key."""
    name = Phrase(f"terms.part.{key}")
    told = Phrase(f"terms.told.{key}", {"value": value})
    return Part(f"{key}{nth}", name, value, told, worth, usual, welcome)


def told_apart(keys: Iterable[str]) -> Iterator[str]:
    """Keys of which some are the same: from the second on with its number."""
    seen: Counter[str] = Counter()
    for key in keys:
        seen[key] += 1
        yield key if seen[key] == 1 else f"{key}#{seen[key]}"
