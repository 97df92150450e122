"""What the room says beside the sentences: what the draft means, how it is kept, what is new."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from returns_station.desk.terms_views import Dot, TermsRow, TermsState
from returns_station.phrase import Argument, Phrase
from returns_station.policy.promise.changes import Change, changes
from ui.rooms.terms.state.known import Known, same_promise
from ui.rooms.terms.state.writing import Keeping, Writing, chip_at

LEGEND: Final = (Dot.NEW_YES, Dot.SAME, Dot.ASKS, Dot.LESS)
_NAMED: Final = ("open_purchase.period", "advertised_also", "seasons.", "member_days.")


def verdict(state: Writing) -> Phrase:
    """What the draft would have meant to those who asked last."""
    tried = state.tried
    if tried is None:
        return Phrase("terms_room.tried.looking")
    if not tried.dots:
        return Phrase("terms_room.tried.nobody")
    more, less = tried.count(Dot.NEW_YES), tried.count(Dot.LESS)
    if more:
        args: dict[str, Argument] = {"count": more, "value": _value(state)}
        if args["value"]:
            return Phrase("terms_room.tried.more_with", args)
        return Phrase("terms_room.tried.more", {"count": more})
    if less:
        return Phrase("terms_room.tried.less", {"count": less})
    return Phrase("terms_room.tried.same")


def _value(state: Writing) -> Argument:
    """The value one is at, where it is short enough to be named."""
    chip = chip_at(state, state.at) if state.at.startswith(_NAMED) else None
    return chip.said if chip is not None and not chip.is_written else ""


def kept_said(state: Writing) -> tuple[Phrase, ...]:
    """Whether it is a draft and is kept: the word on the badge, and the line beside it."""
    known = state.known
    if known is None:
        return (Phrase("terms_room.opening"),)
    row = known.mine
    if state.keeping is Keeping.REFUSED:
        return (Phrase("terms_room.draft"), Phrase("terms_room.not_kept"))
    if state.keeping is Keeping.WAITING:
        return (Phrase("terms_room.draft"), Phrase("terms_room.keeping"))
    if row is None:
        begun = known.in_force(state.draft.valid_from if state.draft else known.today)
        return (
            Phrase("terms_room.promised"),
            Phrase("terms_room.version", {"version": begun.version}),
        )
    at = at_shop(row.saved_at, known)
    when: Argument = Phrase("terms_room.at_time", {"at": at})
    if at.date() != known.today:
        when = Phrase("terms_room.at_moment", {"at": at})
    return (
        Phrase("terms_room.draft"),
        Phrase("terms_room.kept", {"when": when, "version": row.version}),
    )


def at_shop(moment: str, known: Known) -> datetime:
    """A stored moment as the shop's own clock says it."""
    return datetime.fromisoformat(moment).astimezone(known.now.tzinfo)


def quiet_said(state: Writing) -> tuple[Phrase, ...]:
    """What holds whatever is promised, and how the shop's own examples come out."""
    said = (Phrase("terms_room.best_of_both"),)
    own = state.own
    if own is None or not own.count:
        return said
    args: dict[str, Argument] = {"hold": own.hold, "count": own.count}
    held = Phrase("terms_room.own_hold", args)
    if not own.broken:
        return (*said, held)
    named = tuple(case.id for case in own.broken[:3])
    return (*said, held, Phrase("terms_room.own_broken", {"cases": named}))


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions held against each other: of which, against which, and what differs."""

    of: str
    against: str
    changes: tuple[Change, ...]
    row: TermsRow | None = None


def looked_at(state: Writing) -> TermsRow | None:
    """The version whose news are shown; None is what is being written."""
    return state.known.named(state.look) if state.known and state.look else None


def compared(state: Writing) -> Compared | None:
    """What is new in the version that is looked at: a draft against what holds on its first day."""
    known, draft = state.known, state.draft
    if known is None or draft is None:
        return None
    row = looked_at(state)
    if row is None:
        old, new = known.in_force(draft.valid_from), draft.terms
        version = known.mine.version if known.mine else ""
        found = changes(old, new, currency=known.currency)
        return Compared(version, old.version, found)
    old = known.in_force(row.valid_from or known.today)
    if row.state is TermsState.PUBLISHED:
        before = known.named(row.based_on)
        old = before.terms if before else known.shipped
    found = changes(old, row.terms, currency=known.currency)
    return Compared(row.version, old.version, found, row)


def row_said(row: TermsRow, known: Known) -> tuple[Phrase, tuple[Phrase | str, ...]]:
    """A version in the list: its name and state; then by whom, since when, and why."""
    args: dict[str, Argument] = {"version": row.version}
    facts: tuple[Phrase | str, ...]
    if row.state is TermsState.DRAFT:
        what, facts = Phrase("terms_room.row.draft", args), (_saved(row, known),)
    else:
        holds = same_promise(known.in_force(known.today), row.terms)
        what = Phrase("terms_room.row.promised", args)
        if holds:
            what = Phrase("terms_room.row.holds", args)
        facts = (_begins(row),)
    if row.approved_by:
        facts = (*facts, Phrase("terms_room.row.approved", {"by": row.approved_by}))
    if row.note:
        facts = (*facts, row.note)
    return what, facts


def _saved(row: TermsRow, known: Known) -> Phrase:
    at = at_shop(row.saved_at, known)
    if not row.author:
        return Phrase("terms_room.row.saved_by_nobody", {"at": at})
    return Phrase("terms_room.row.saved", {"by": row.author, "at": at})


def _begins(row: TermsRow) -> Phrase:
    assert row.valid_from is not None, "what is published has its day"
    by = row.published_by or row.author
    if not by:
        return Phrase("terms_room.row.from_by_nobody", {"day": row.valid_from})
    return Phrase("terms_room.row.from", {"by": by, "day": row.valid_from})
