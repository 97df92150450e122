"""What the bench says, as phrases."""

from typing import Final

from returns_station.desk.bench.views import ParcelSeen, Place, Row, Standing
from returns_station.goods.grade import Grade, Lane
from returns_station.phrase import Argument, Phrase
from returns_station.scan import printed_slip_number
from ui.rooms.intake.state.aside import Answer, Held
from ui.rooms.intake.state.intake import (
    Intake,
    came,
    grade_of,
    in_hand,
    is_begun,
    is_whole,
    missing,
    place_of,
    put_down,
    row_of,
    set_aside,
    told_of,
)

_MARKS: Final = {
    Standing.EXTRA: "extra",
    Standing.OTHER: "other",
    Standing.UNKNOWN: "unknown",
    Standing.RECALLED: "recalled",
}


_LOCKED: Final = "Q"
"""What stands over the quarantine of a shop that has not named it."""


def called(row: Row) -> str:
    """A piece by its name."""
    return ", ".join(filter(None, (row.title, row.options)))


def whose(parcel: ParcelSeen) -> Phrase:
    """Whose parcel it is."""
    if parcel.called:
        return Phrase("intake.from", {"name": parcel.called})
    return Phrase("intake.from_nobody")


def facts(parcel: ParcelSeen) -> tuple[Phrase, ...]:
    """The quiet line: its number, when it was told of, how much of it is here."""
    number = printed_slip_number(parcel.slip) if parcel.slip else parcel.id
    told = [Phrase("intake.number", {"number": number})]
    if parcel.announced_on is not None:
        told.append(Phrase("intake.announced", {"day": parcel.announced_on}))
    if told_of(parcel):
        told.append(here(parcel))
    return tuple(told)


def here(parcel: ParcelSeen) -> Phrase:
    """How many of what was told of are here."""
    return Phrase("intake.here", {"here": came(parcel), "all": len(told_of(parcel))})


def mark(row: Row) -> Phrase | None:
    """What stands at a row that is not as was told of."""
    key = _MARKS.get(row.standing)
    return Phrase(f"intake.mark.{key}") if key is not None else None


def asides(state: Intake) -> tuple[Phrase, ...]:
    """What becomes of each piece that is not as was told of, the newest first.

    Of the one that was scanned last the sentence in the middle tells.
    """
    odd = set_aside(state.parcel) if state.parcel is not None else ()
    return tuple(aside_said(row) for row in reversed(odd) if row.nr != state.odd)


def aside_said(row: Row) -> Phrase:
    """What becomes of one such piece."""
    if row.standing is Standing.RECALLED:
        return Phrase("intake.recalled", {"title": row.title, "shelf": row.shelf or _LOCKED})
    if row.standing is Standing.UNKNOWN and row.note is not None:
        return row.note  # it names the code that was read
    why: Argument = row.note or Phrase("intake.looked_at")
    return Phrase("intake.odd", {"title": row.title, "why": why})


def place_said(place: Place) -> Phrase:
    """Where a grade takes it."""
    lane = Phrase(f"intake.lane.{place.lane}")
    if place.shelf:
        return Phrase("intake.place", {"lane": lane, "shelf": place.shelf})
    return lane


def means(grade: Grade) -> Phrase:
    """What a grade is called; the label says the same."""
    return Phrase(f"parcel.grade.{grade.lower()}")


def goes_to(state: Intake) -> Place | None:
    """Where the piece in hand goes; then where the last one is to be put."""
    place, row = place_of(state), put_down(state)
    if place is None and row is not None and row.lane is not None:
        place = Place(row.grade or Grade.D, row.lane, row.shelf)
    if place is not None and place.lane is Lane.QUARANTINE and not place.shelf:
        return Place(place.grade, place.lane, _LOCKED)
    return place


def asks(state: Intake) -> Phrase:
    """The sentence in the middle."""
    row, parcel, odd = in_hand(state), state.parcel, row_of(state.parcel, state.odd)
    if odd is not None:
        return Phrase("intake.set_aside", {"title": odd.title, "shelf": odd.shelf or _LOCKED})
    if row is not None:
        return Phrase("intake.as_new", {"title": row.title})
    return _next(parcel) if parcel is not None else Phrase("intake.scan_parcel")


def _next(parcel: ParcelSeen) -> Phrase:
    if parcel.closed or is_whole(parcel):
        return Phrase("intake.received" if parcel.closed else "intake.all_done")
    if not is_begun(parcel):
        return Phrase("intake.scan_first" if parcel.rows else "intake.whose")
    return Phrase("intake.scan_next", {"count": missing(parcel)})


def asks_what(state: Intake) -> Phrase | None:
    """What stands below the sentence while nothing is in hand."""
    parcel, odd = state.parcel, row_of(state.parcel, state.odd)
    if odd is not None:
        return aside_said(odd)
    if parcel is None or in_hand(state) is not None:
        return None
    if parcel.closed:
        key = "intake.received_less" if missing(parcel) else "intake.received_what"
        return Phrase(key, {"count": missing(parcel)} if missing(parcel) else {})
    if is_whole(parcel):
        return Phrase("intake.all_done_what")
    return Phrase("intake.whose_what" if not parcel.rows else "intake.scan_what")


def green(state: Intake) -> tuple[Phrase, Phrase | None]:
    """What Enter does, and what must be done first."""
    grade, parcel = grade_of(state), state.parcel
    if grade is not None and in_hand(state) is not None:
        return Phrase("intake.grade", {"grade": grade.value}), None
    done = Phrase("intake.receive")
    if parcel is None or parcel.closed:
        return done, Phrase("intake.next_parcel")
    if is_whole(parcel):
        return done, None
    return done, Phrase("intake.next_piece")


def counted(state: Intake) -> Phrase | None:
    """How the day stands."""
    if state.day is None:
        return None
    done = Phrase("intake.done", {"count": state.day.done})
    if not state.day.waiting:
        return done
    return Phrase("intake.day", {"done": done, "waiting": state.day.waiting})


def way(lane: Lane) -> Phrase:
    """A way on from quarantine."""
    return Phrase(f"intake.way.{lane}")


def way_why(lane: Lane) -> Phrase:
    """Why it goes that way; it is kept with the piece."""
    return Phrase(f"intake.why.{lane}")


def answer(said: Answer) -> Phrase:
    """What a person may say of worn goods."""
    return Phrase(f"intake.answer.{said}")


def answered(said: Answer) -> Phrase:
    """What that means; it is kept with the piece."""
    return Phrase(f"intake.answered.{said}")


def held_mark(one: Held) -> Phrase | None:
    """What stands at it in the list."""
    return Phrase("intake.mark.worn") if one.worn else mark(one.row)


def held_why(one: Held) -> Phrase:
    """Why a person looks at it, in one sentence."""
    if not one.worn or one.row.grade is None:
        return aside_said(one.row)
    name: Argument = one.called or Phrase("parcel.she")
    grade = one.row.grade
    told: dict[str, Argument] = {"name": name, "grade": grade.value, "means": means(grade)}
    return Phrase("intake.worn", told)


def held_said(one: Held) -> Phrase:
    """What is to be done about a piece that waits for a person."""
    if one.worn:
        return Phrase("intake.held.worn")
    if one.row.standing is Standing.RECALLED:
        return Phrase("intake.held.recalled")
    if one.called:
        return Phrase("intake.held.ask", {"name": one.called})
    return Phrase("intake.held.whose")
