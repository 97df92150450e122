"""Taking somebody's words out of a text, however they are written there."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

# Shorter ones stand in other words too often to be hers.
_LEAST: Final = 5
_GAPS: Final = r"[\s\u00a0().\-/]*"
# A country's code, or the zero that stands for it, before the digits that every writing has.
_CODED: Final = r"(?:(?:\+|00)\d{1,3}" + _GAPS + r"(?:\(0\))?|0)?" + _GAPS
_TAIL: Final = 8


@dataclass(frozen=True, slots=True)
class HerWords:
    """What somebody is known by: each name as it was told, each phone number, each address."""

    names: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    mails: tuple[str, ...] = ()
    doors: tuple[str, ...] = ()

    @property
    def whole(self) -> tuple[str, ...]:
        """Texts that mean her wherever they stand; a single name may be another's too."""
        several = (name for name in self.names if len(name.split()) > 1)
        told = (*self.mails, *self.phones, *several)
        return tuple(dict.fromkeys(one.strip() for one in told if len(one.strip()) >= _LEAST))


class Text(Enum):
    """What a text is, which says how her words are sought in it."""

    NOTE = auto()
    """Free words about her goods or her door: each of her names goes."""
    DATA = auto()
    """Written by the house: only what means her wherever it stands goes, and a value that is her
    name alone; a name may be a word of the house's own, too.
    """


def pattern(words: HerWords, text: Text) -> "re.Pattern[str] | None":
    """What finds her words in a text; None: there is nothing to find."""
    found = [*map(_plain, words.whole)]
    found += [one for phone in words.phones if (one := _number(phone))]
    found += map(_plain, (one for one in words.doors if len(one) >= _LEAST))
    single = {part for name in words.names for part in re.findall(r"[^\W\d_]+", name)}
    around = (r"\b", r"\b") if text is Text.NOTE else (r'(?<=")', r'(?=")(?!":)')
    for one in (*sorted(single), *words.names):
        if len(one.strip()) > 1:
            found.append(f"{around[0]}(?:{_plain(one.strip())}){around[1]}")
    # The longest first: of a name and its beginning the whole goes.
    told = sorted(set(filter(None, found)), key=lambda one: (-len(one), one))
    return re.compile("|".join(told), re.IGNORECASE) if told else None


def without(text: str, found: "re.Pattern[str] | None") -> str:
    """The text without what a pattern finds; text of JSON stays JSON."""
    return found.sub("", text) if found is not None else text


def _plain(one: str) -> str:
    """A text as it stands, or as JSON writes it."""
    inner = json.dumps(one, ensure_ascii=False)[1:-1]
    told = {re.escape(one), re.escape(inner), re.escape(json.dumps(one)[1:-1])}
    return "|".join(sorted(told, key=lambda each: (-len(each), each)))


def _number(phone: str) -> str:
    """A phone number by its last digits, whatever stands between them and before them."""
    digits = "".join(letter for letter in phone if letter in "0123456789")[-_TAIL:]
    if len(digits) < _LEAST:
        return ""
    return r"(?<!\d)" + _CODED + r"\d{0,4}?" + _GAPS + _GAPS.join(digits) + r"(?!\d)"


def needles(words: HerWords) -> Iterable[bytes]:
    """The bytes that a search of files looks for: in lower case, as UTF-8."""
    for one in words.whole:
        yield one.casefold().encode()
