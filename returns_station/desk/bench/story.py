"""What the story of a visit tells of the bench: the parcel, and each piece of it."""

from typing import Final

from returns_station.desk.bench.events import (
    ParcelClosed,
    ParcelOpened,
    PieceGraded,
    PieceLetGo,
    PieceSetAside,
    PieceShown,
    QuestionSettled,
    StepUndone,
)
from returns_station.phrase import Argument, Phrase

KINDS: Final = (
    *(ParcelOpened, PieceSetAside, PieceGraded, PieceLetGo, PieceShown),
    *(StepUndone, ParcelClosed, QuestionSettled),
)


def tells_of(slip: str, body: str) -> bool:
    """Whether an entry of the journal is of a parcel that was received on this slip."""
    return f'"written":"{slip}"' in body and ParcelClosed.__name__ in body


def told(  # noqa: PLR0911 - one return a kind of event
    event: object,
) -> tuple[Phrase, tuple[Phrase, ...]] | None:
    """An event of the bench in words; None: it is none."""
    match event:
        case ParcelOpened():
            return Phrase("story.parcel.opened"), ()
        case PieceSetAside():
            key = "recalled" if event.standing == "recalled" else "aside"
            return Phrase(f"story.parcel.{key}", {"goods": _goods(event.goods)}), ()
        case PieceGraded():
            return _graded(event)
        case PieceLetGo():
            where: dict[str, Argument] = {"lane": Phrase(f"parcel.lane.{event.lane}")}
            return Phrase("story.parcel.let_go", where), ()
        case QuestionSettled():
            return Phrase("story.parcel.settled"), ()
        case PieceShown():
            return Phrase("story.parcel.shown"), ()
        case StepUndone():
            return Phrase("story.parcel.undone"), ()
        case ParcelClosed():
            return _closed(event)
        case _:
            return None


def _graded(event: PieceGraded) -> tuple[Phrase, tuple[Phrase, ...]]:
    graded: dict[str, Argument] = {
        "goods": _goods(event.goods),
        "grade": event.grade.value,
        "lane": Phrase(f"parcel.lane.{event.lane}"),
    }
    notes = (Phrase("story.parcel.question"),) if event.question else ()
    return Phrase("story.parcel.graded", graded), notes


def _closed(event: ParcelClosed) -> tuple[Phrase, tuple[Phrase, ...]]:
    notes = []
    if event.missing:
        notes.append(Phrase("story.parcel.missing", {"count": event.missing}))
    if event.aside:
        notes.append(Phrase("story.parcel.to_look_at", {"count": event.aside}))
    return Phrase("story.parcel.closed", {"count": event.received}), tuple(notes)


def _goods(title: str) -> Argument:
    return title or Phrase("story.parcel.some_goods")
