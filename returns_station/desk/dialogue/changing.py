"""What we changed, told back once to each who said it and may be written to."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from returns_station.case import Who
from returns_station.desk.dialogue.composing import Said, Writer
from returns_station.desk.errors import InputError
from returns_station.desk.house import House
from returns_station.desk.ports import UnitOfWork
from returns_station.dialogue.feedback import Change, ChangeTold, Topic
from returns_station.dialogue.letter import LetterKind
from returns_station.phrase import Phrase

_SERIES: Final = "change"
_KIND: Final = LetterKind.WE_CHANGED


class NoWordsError(InputError):
    """What we changed is not said in the shop's own language."""


def change(
    work: UnitOfWork,
    words: Mapping[str, str],
    topics: Sequence[Topic],
    key: str,
    *,
    house: House,
    at: datetime,
    who: Who,
) -> Change:
    """Write it to each, in her language where there are words in it, else in the shop's."""
    before = work.feedback.changed(key)
    if before is not None:
        return before
    said = {language: told.strip() for language, told in words.items() if told.strip()}
    if house.language not in said:
        raise NoWordsError(Phrase("feedback.no_words"))
    number = f"C{work.next_number(_SERIES):04}"
    made = Change(number, said, tuple(dict.fromkeys(topics)), at)
    told = _told(Writer(work, house, at, who), made)
    made = replace(made, told=len(told))
    work.feedback.put_change(made, key, told, who)
    work.journal((ChangeTold(number, made.topics, made.told),), at=at, who=who)
    return made


def _told(writer: Writer, made: Change) -> tuple[str, ...]:
    """The visits about which somebody was written to: one for each address."""
    told: dict[tuple[str, str], str] = {}
    for slip in writer.work.feedback.who_said(made.topics):
        visit = writer.work.letters.visit(slip)
        address = writer.address(_KIND, visit) if visit else None
        if visit is None or address is None or (address.channel, address.to) in told:
            continue
        words = made.words.get(address.language)
        if words is None:
            address = replace(address, language=writer.house.language)
            words = made.words[writer.house.language]
        says = Phrase("letter.says.we_changed", {"number": slip, "words": words})
        if writer.write_to(Said(f"we_changed:{made.number}:{slip}", _KIND, says), visit, address):
            told[address.channel, address.to] = slip
    return tuple(told.values())
