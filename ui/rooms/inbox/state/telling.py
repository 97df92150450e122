"""What the room says of an item: who answers it by when, how it came, what was not let in."""

from datetime import date, datetime, timedelta
from typing import Final

from returns_station.case import Who
from returns_station.desk.dialogue.inbox_views import Colleague
from returns_station.dialogue.answering import ItemKind, ItemStands, ItemState
from returns_station.dialogue.letter import Channel, LetterState
from returns_station.phrase import Phrase
from ui.rooms.inbox.state.inbox import Inbox, is_mine
from ui.rooms.inbox.state.talk import Said

_CODES: Final = frozenset(
    {"big", "kind", "many", "nested", "cut", "unreadable", "picture_unreadable"}
)
_TOLD: Final = frozenset({LetterState.UNKNOWN, LetterState.DEAD, LetterState.BY_HAND})


def title(state: Inbox) -> Phrase:
    """How many wait; or that these were answered."""
    many = len(state.queue)
    if state.shelf is ItemState.ANSWERED:
        return Phrase("inbox.answered_lately" if many else "inbox.none_answered")
    return Phrase("inbox.waiting", {"count": many}) if many else Phrase("inbox.nobody")


def name_of(item: ItemStands) -> Phrase | str:
    """Who wrote: by name, else where from, else a customer."""
    sender = item.item.sender
    return sender.name or sender.to or Phrase("inbox.customer")


def is_late(item: ItemStands, now: datetime | None) -> bool:
    """Whether its answer should have gone out by now."""
    return item.state is ItemState.OPEN and now is not None and item.due < now


def due(item: ItemStands, now: datetime | None) -> Phrase:
    """By when it is answered, or when it was, short: the time today, else the day."""
    if item.state is ItemState.ANSWERED:
        at = _local(item.answered_at or item.due, now)
        key = "inbox.answered_at.today" if _today(at, now) else "inbox.answered_at.day"
        return Phrase(key, {"at": at, "day": at.date()})
    local = _local(item.due, now)
    late = is_late(item, now)
    if _today(local, now):
        return Phrase("inbox.due.late_today" if late else "inbox.due.today", {"at": local})
    day: date = local.date()
    return Phrase("inbox.due.late" if late else "inbox.due.day", {"day": day, "at": local})


def promised(item: ItemStands, now: datetime | None, colleagues: tuple[Colleague, ...]) -> Phrase:
    """By when she was to hear from us, or who answered and when, in one sentence."""
    at = _local(item.due, now)
    if item.state is ItemState.ANSWERED:
        by = _called(item.answered_by, colleagues) or Phrase("inbox.owner.someone")
        moment = _local(item.answered_at or item.due, now)
        return Phrase("inbox.promised.answered", {"name": by, "at": moment})
    kind = "late" if is_late(item, now) else "open"
    return Phrase(f"inbox.promised.{kind}", {"at": at})


def owner(item: ItemStands, me: Who, colleagues: tuple[Colleague, ...]) -> Phrase | str:
    """Who answers, or did."""
    if item.state is ItemState.ANSWERED:
        by = _called(item.answered_by, colleagues)
        return by or Phrase("inbox.owner.someone")
    if not item.owner:
        return Phrase("inbox.owner.nobody")
    if is_mine(item, me):
        return Phrase("inbox.owner.you")
    return _called(item.owner, colleagues)


def answers(item: ItemStands, me: Who, colleagues: tuple[Colleague, ...]) -> Phrase:
    """The same as a sentence."""
    if item.state is ItemState.ANSWERED:
        return Phrase("inbox.missing.answered")
    if not item.owner:
        return Phrase("inbox.answers.nobody")
    if is_mine(item, me):
        return Phrase("inbox.answers.you")
    return Phrase("inbox.answers.other", {"owner": owner(item, me, colleagues)})


def came(item: ItemStands) -> Phrase:
    """What it is, and about which return."""
    new = item.item
    kind = "feedback" if new.kind is ItemKind.FEEDBACK else "message"
    if new.slip:
        return Phrase(f"inbox.came.{kind}", {"number": new.slip})
    if new.maybe:
        return Phrase("inbox.came.maybe", {"number": new.maybe})
    return Phrase("inbox.came.unplaced")


def by_way(said: Said, now: datetime | None) -> Phrase:
    """When, and by which way; ours that did not reach her say so."""
    at = _local(said.at, now)
    if said.ours and said.state in _TOLD:
        return Phrase(f"inbox.state.{said.state}", {"at": at})
    way = "visit" if said.grade and not said.ours else str(said.channel)
    day = "today" if _today(at, now) else "day"
    return Phrase(f"inbox.by.{day}", {"at": at, "way": Phrase(f"inbox.way.{way}")})


def kept_out(said: Said) -> tuple[Phrase, ...]:
    """What came with it and is not shown: files kept besides, and what was not let in."""
    told = [Phrase("inbox.papers", {"count": len(said.papers)})] if said.papers else []
    codes = [code if code in _CODES else "unknown" for code in said.left_out]
    return (*told, *(Phrase(f"inbox.left_out.{code}") for code in dict.fromkeys(codes)))


def sends(item: ItemStands, me: Who) -> Phrase:
    """How the answer goes, and who signs it."""
    way = item.item.sender.channel
    kind = way if way in (Channel.EMAIL, Channel.SMS) else Channel.BY_HAND
    signs = me.actor.split()[0] if me.actor.strip() else me.desk
    return Phrase(f"inbox.goes.{kind}", {"signs": signs})


def _called(staff: str, colleagues: tuple[Colleague, ...]) -> str:
    """What somebody is called; a desk is called what it is."""
    return next((one.name for one in colleagues if one.staff == staff), staff)


def _local(at: datetime, now: datetime | None) -> datetime:
    return at.astimezone(now.tzinfo) if now is not None and at.tzinfo is not None else at


def _today(at: datetime, now: datetime | None) -> bool:
    return now is not None and timedelta(0) == at.date() - now.date()
