"""Which of some offered times she chose by answering: clear words alone count, all else is read."""

import re
from collections.abc import Mapping
from typing import Final

from returns_station.pickup.slot import Span

_WORD: Final = re.compile(r"[^\W_]+")


def _set(told: str) -> frozenset[str]:
    return frozenset(told.split())


_POLITE: Final = _set(
    "tack takk tak kiitos thanks thank you please ja yes joo kyllä nr nummer number numero "
    "alternativ option vaihtoehto valg gärna gjerne gerne mvh hej hei hi på om den the passar "
    "passer bra fint sopii det"
)
_DAYS: Final = (
    _set("måndag mandag monday maanantai maanantaina mån man mon ma"),
    _set("tisdag tirsdag tuesday tiistai tiistaina tis tirs tue ti"),
    _set("onsdag wednesday keskiviikko keskiviikkona ons wed ke"),
    _set("torsdag thursday torstai torstaina tors tor thu to"),
    _set("fredag friday perjantai perjantaina fre fri pe"),
    _set("lördag lørdag saturday lauantai lauantaina lör lør sat la"),
    _set("söndag søndag sunday sunnuntai sunnuntaina sön søn sun su"),
)
_MOST_WORDS: Final = 8


def chosen(words: str, offered: Mapping[int, Span]) -> int | None:
    """The number of the offered time that she means; None: a person reads it.

    One number or one day, and at most a polite word beside it. A day of which two times were
    offered, a number that was not, or any other word is nothing a machine may decide.
    """
    told = [one.casefold() for one in _WORD.findall(words)]
    if not told or len(told) > _MOST_WORDS:
        return None
    meant = [one for one in told if one not in _POLITE]
    if len(meant) != 1:
        return None
    (word,) = meant
    if word.isascii() and word.isdecimal():
        return int(word) if int(word) in offered else None
    days = [nr for nr, names in enumerate(_DAYS) if word in names]
    found = [nr for nr, span in offered.items() if [span.day.weekday()] == days]
    return found[0] if len(found) == 1 else None
