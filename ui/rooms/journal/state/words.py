"""What the journal room says."""

from datetime import date, datetime, tzinfo
from itertools import groupby

from returns_station.desk.auditing.views import EntrySeen, HeadSeen, Verified
from returns_station.desk.journal_words import kind_words
from returns_station.phrase import Argument, Phrase
from returns_station.scan import printed_slip_number
from returns_station.scan.slips import slip_parts
from ui.rooms.journal.state.journal import Journal


def moment(entry: EntrySeen, zone: tzinfo | None) -> datetime:
    """When it was, at the shop."""
    return entry.at.astimezone(zone)


def by_day(
    entries: tuple[EntrySeen, ...], zone: tzinfo | None
) -> tuple[tuple[date, tuple[EntrySeen, ...]], ...]:
    """The entries under their days, in their order."""
    days = groupby(entries, lambda entry: moment(entry, zone).date())
    return tuple((day, tuple(group)) for day, group in days)


def happened(entry: EntrySeen) -> tuple[Phrase, ...]:
    """What happened, each thing once, in words."""
    said = entry.events or tuple(map(kind_words, entry.kinds))
    kept: list[Phrase] = []
    for phrase in said:
        if phrase not in kept:
            kept.append(phrase)
    return tuple(kept) or (Phrase("journal_room.nothing_written"),)


def who(entry: EntrySeen) -> str | Phrase:
    """By whom: a name, else the station itself, else an id that nobody is called by any longer."""
    if entry.name:
        return entry.name
    return entry.actor or Phrase("journal_room.by_itself")


def numbered(about: str) -> str:
    """A paper of ours as people read its number aloud; the key of a press says nothing to them."""
    return printed_slip_number(about) if slip_parts(about) else ""


def narrowed_to(state: Journal) -> Phrase | None:
    """What is shown, where it is less than everything."""
    if state.seq:
        return Phrase("journal_room.only_entry", {"number": state.seq})
    query = state.query
    if query.about:
        number = numbered(query.about) or Phrase("journal_room.one_thing")
        return Phrase("journal_room.only_slip", {"number": number})
    if query.actor:
        name = next((one.name for one in state.entries if one.name), "") or query.actor
        return Phrase("journal_room.only_person", {"name": name})
    if query.kind:
        return Phrase("journal_room.only_kind", {"what": kind_words(query.kind)})
    return None


def head_said(head: HeadSeen | None, zone: tzinfo | None) -> tuple[Phrase, ...]:
    """Where the journal ends, and how far it is signed."""
    if head is None:
        return ()
    if not head.seq:
        return (Phrase("journal_room.empty_head"),)
    if head.signed and head.signed_at is not None:
        signed: dict[str, Argument] = {"number": head.signed, "at": head.signed_at.astimezone(zone)}
        return (Phrase("journal_room.signed", signed),)
    return (Phrase("journal_room.unsigned"),)


def looked_at(verified: Verified) -> tuple[Phrase, ...]:
    """What was looked at, only what there was of it."""
    named = (
        ("entries", verified.entries),
        ("rows", verified.rows),
        ("checkpoints", verified.checkpoints),
        ("anchors", verified.anchors),
        ("blocks", verified.blocks),
    )
    return tuple(
        Phrase(f"journal_room.looked.{name}", {"count": count}) for name, count in named if count
    )
