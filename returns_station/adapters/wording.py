"""The shop's own words on its slips: templates with names in braces, checked before they are used.

A template is filled by replacing the names it may know, never by a formatter: it can reach nothing.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from returns_station.phrase import Phrase

NAMES: Final = ("name", "shop", "number", "amount", "day")
LONGEST: Final = 200
_PLACE: Final = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Wording:
    """What a shop says in one language instead of the house: the thanks, and the last words."""

    thanks: str = ""
    closing: str = ""


HOUSE: Final = Wording()


def checked(template: str) -> tuple[Phrase, ...]:
    """What is wrong with a template, each thing once; nothing means it can be used."""
    unknown = dict.fromkeys(name for name in _PLACE.findall(template) if name not in NAMES)
    known = tuple(f"{{{name}}}" for name in NAMES)
    problems = [
        Phrase("wording.unknown", {"given": f"{{{name}}}", "known": known}) for name in unknown
    ]
    if set(_PLACE.sub("", template)) & set("{}"):
        problems.append(Phrase("wording.brace"))
    if len(template) > LONGEST:
        problems.append(Phrase("wording.long", {"most": LONGEST}))
    if not template.isprintable():
        problems.append(Phrase("wording.line"))
    return tuple(problems)


def filled(template: str, facts: Mapping[str, str]) -> str:
    """The template with what it names; "" where a slip lacks something of it, or it is wrong."""
    if checked(template) or not all(facts.get(name) for name in _PLACE.findall(template)):
        return ""
    return _PLACE.sub(lambda place: facts[place[1]], template)
