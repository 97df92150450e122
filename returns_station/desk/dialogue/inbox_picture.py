"""One item as it is looked at: the conversation around it, its files, and whose it is."""

from typing import Final

from returns_station.case import Who
from returns_station.desk.dialogue.inbox_errors import ItemUnknownError
from returns_station.desk.dialogue.inbox_views import (
    Colleague,
    FileSeen,
    ItemSeen,
    Turn,
    WeWrote,
    Wrote,
)
from returns_station.desk.ports import Views
from returns_station.dialogue.answering import ItemStands
from returns_station.dialogue.letter import LetterState
from returns_station.people.rights import Right
from returns_station.phrase import Phrase

PAPER: Final = ".pdf"
"""How the name of a kept PDF ends; every other name is a picture's."""


def picture(views: Views, number: str, who: Who) -> ItemSeen:
    """An item with all that was written before and after; raises ItemUnknownError."""
    stands = views.inbox.load(number)
    if stands is None:
        raise ItemUnknownError(Phrase("inbox.unknown", {"number": number}))
    known = views.people.one(stands.owner) if stands.owner else None
    files = (FileSeen(name, not name.endswith(PAPER)) for name in stands.item.attached)
    return ItemSeen(
        stands=stands,
        thread=_thread(views, stands),
        files=tuple(files),
        owner_name=known.name if known else stands.owner,
        mine=stands.owner != "" and stands.owner in (who.staff, who.desk),
        fetched=any(one.holds for one in views.bookings.of_slip(stands.item.slip)),
    )


def colleagues(views: Views) -> tuple[Colleague, ...]:
    """Who works here and may answer, by name."""
    return tuple(
        Colleague(one.id, one.name)
        for one in sorted(views.people.every(), key=lambda one: (one.name, one.id))
        if one.left_at is None and Right.ANSWER in views.people.granted(one.id)
    )


def _thread(views: Views, stands: ItemStands) -> tuple[Turn, ...]:
    """What was said of her visit, in the order of time; without one, the item and its answer."""
    slip = stands.item.slip
    turns: list[Turn] = [Wrote(one.item.at, one) for one in views.inbox.of_slip(slip)]
    if not turns:
        turns = [Wrote(stands.item.at, stands)]
    every = views.letters.of_slip(slip) if slip else ()
    # What was not needed after all was never said to her.
    letters = [one for one in every if one.state is not LetterState.NOT_NEEDED]
    answer = views.letters.by_key(stands.letter) if stands.letter and not slip else None
    turns += [WeWrote(one.sent_at or one.letter.at, one) for one in letters]
    turns += [WeWrote(answer.letter.at, answer)] if answer else []
    return tuple(sorted(turns, key=lambda turn: turn.at))
