"""What is looked at on each kind of goods, and the grade that follows from what is not so."""

from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from returns_station.goods.grade import Grade


@dataclass(frozen=True, slots=True)
class Looked:
    """One thing to look at; `falls_to` is the best grade of goods that are not so."""

    key: str
    falls_to: Grade


COMPLETE: Final = Looked("complete", Grade.C)
SERIAL: Final = Looked("serial", Grade.D)
NO_FAULT: Final = Looked("no_fault", Grade.C)
PART: Final = "part_"
"""What the key of a set's part begins with; its number in the set follows."""

_CLEAN: Final = Looked("clean", Grade.C)
_UNUSED: Final = Looked("unused", Grade.C)
_PACKAGING: Final = Looked("packaging", Grade.B)
_SEAL: Final = Looked("seal", Grade.D)

GENERAL: Final = (COMPLETE, _PACKAGING, _CLEAN, _UNUSED)
CHECKS: Final = MappingProxyType(
    {
        "clothing": (COMPLETE, Looked("tags", Grade.B), _CLEAN, Looked("unworn", Grade.C)),
        "socks": (
            Looked("pair", Grade.D),
            Looked("band", Grade.B),
            _CLEAN,
            Looked("unwashed", Grade.D),
        ),
        "shoes": (Looked("pair", Grade.D), _PACKAGING, Looked("soles", Grade.C), _CLEAN),
        "electronics": (
            Looked("switches_on", Grade.D),
            Looked("accessories", Grade.C),
            Looked("wiped", Grade.C),
            SERIAL,
            _PACKAGING,
        ),
        "appliance": (Looked("switches_on", Grade.D), COMPLETE, _CLEAN, _PACKAGING),
        "hygiene": (_SEAL, COMPLETE, _CLEAN),
        "media": (_SEAL, COMPLETE, Looked("unscratched", Grade.D)),
        "furniture": (COMPLETE, Looked("unassembled", Grade.B), Looked("unscratched", Grade.C)),
        "food": (_SEAL, COMPLETE),
    }
)
"""The short list of each kind of goods; what is not here is looked over as goods in general."""

# Words of sales files in five languages by what they begin with; one that ends in a blank is whole.
_KINDS: Final = MappingProxyType(
    {
        "socks": ("sock", "strump", "sokk", "sukka", "hosier", "strømpe"),
        "shoes": ("shoe", "footw", "sko ", "skor ", "skotøj", "kenk", "boot", "stövl", "sneaker"),
        "electronics": ("electr", "elekt", "comput", "dator", "phone", "mobil", "puhel", "laptop"),
        "appliance": ("applianc", "kettle", "lamp", "vitvar", "hvitevar", "hvidevar", "kodinkone"),
        "hygiene": ("hygien", "beaut", "cosmet", "kosmet", "skönhet", "underw", "underk", "bikini"),
        "media": (
            "media",
            "book",
            "bok ",
            "böck",
            "bøk",
            "kirja",
            "film",
            "music",
            "game",
            "spel ",
        ),
        "furniture": ("furnit", "möb", "møb", "huonek"),
        "food": ("food", "mat ", "livsm", "dagligv", "elintarv", "grocer"),
        "clothing": (
            *("cloth", "kläd", "klær", "tøj", "vaat", "apparel", "fashion", "textil", "jumper"),
            *("cardigan", "jacket", "dress", "shirt", "trous", "mitten", "beanie", "tröj", "byx"),
        ),
    }
)
_ORDER: Final = (Grade.A, Grade.B, Grade.C, Grade.D)
_ALL: Final = {one.key: one.falls_to for checks in (GENERAL, *CHECKS.values()) for one in checks}
_FALLS: Final = MappingProxyType(_ALL | {NO_FAULT.key: NO_FAULT.falls_to})


def kind_of(category: str) -> str:
    """The kind of goods that a shop's own category means; "" is goods in general."""
    told = category.casefold()
    for kind, beginnings in _KINDS.items():
        if any(word.startswith(beginnings) for word in _words(told)):
            return kind
    return ""


def _words(text: str) -> Iterable[str]:
    """Each word with a blank after it."""
    return (f"{word} " for word in "".join(one if one.isalnum() else " " for one in text).split())


def checks_for(
    category: str, *, parts: int = 0, faulty: bool = False, serial: bool = False
) -> tuple[Looked, ...]:
    """What is looked at: the list of its kind, a set's parts, and her fault where she told one."""
    found = CHECKS.get(kind_of(category), GENERAL)
    if parts:
        each = tuple(Looked(f"{PART}{nr}", COMPLETE.falls_to) for nr in range(1, parts + 1))
        found = (*each, *(one for one in found if one != COMPLETE))
    if not serial:
        found = tuple(one for one in found if one != SERIAL)
    elif SERIAL not in found:
        found = (*found, SERIAL)
    return (NO_FAULT, *found) if faulty else found


def suggested(unticked: Iterable[str]) -> Grade:
    """The grade of goods of which these checks do not hold; all hold: as new."""
    worst = Grade.A
    for key in unticked:
        falls = COMPLETE.falls_to if key.startswith(PART) else _FALLS.get(key, Grade.C)
        worst = max(worst, falls, key=_ORDER.index)
    return worst
