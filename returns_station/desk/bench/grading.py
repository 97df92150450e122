"""A piece graded: where it goes, what is for sale again, and a question where it is worn."""

from datetime import datetime

from returns_station.case import Who
from returns_station.desk.bench.commands import (
    GradePiece,
    LetGo,
    PieceLockedError,
    SettleQuestion,
)
from returns_station.desk.bench.events import PieceGraded, PieceLetGo, PieceShown, QuestionSettled
from returns_station.desk.bench.house import BenchHouse
from returns_station.desk.bench.looking import facts_of, is_less_than_told, is_locked
from returns_station.desk.bench.opening import held
from returns_station.desk.bench.stored import KeptPiece, Looked
from returns_station.desk.bench.views import Standing
from returns_station.desk.bench.work import BenchWork
from returns_station.desk.errors import InputError
from returns_station.goods.disposition import lane_for, shelf_for, supplier_of
from returns_station.goods.grade import Grade, Lane
from returns_station.phrase import Phrase

_FROM_QUARANTINE = frozenset({Lane.TO_HER, Lane.SUPPLIER, Lane.RECYCLING, Lane.OUTLET})


def grade(
    command: GradePiece, work: BenchWork, *, house: BenchHouse, now: datetime, who: Who
) -> None:
    """Grade one piece; the same key a second time changes nothing.

    Raises PieceLockedError where it is not here, or where nobody may touch it.
    """
    kept = held(work, command.parcel)
    if work.bench.step_of(command.key) is not None:
        return
    piece = kept.piece(command.row)
    if piece is None or piece.standing is not Standing.HERE or is_locked(piece, house.rules):
        raise PieceLockedError(_why_not(piece))
    looked = _looked(piece, command, house)
    if not work.bench.grade(kept.id, piece.nr, looked, now):
        raise PieceLockedError(Phrase("parcel.locked.moved"))
    restocked = looked.lane is Lane.SHELF
    if restocked:
        work.bench.restock(kept.id, piece.nr)
    work.bench.put_step(kept.id, "graded", piece.nr, command.key, now, who)
    told = (kept.slip, kept.id, piece.nr, piece.title, looked.grade, looked.lane)
    event = PieceGraded(*told, restocked=restocked, question=looked.question)
    work.journal((event,), at=now, who=who)


def _why_not(piece: KeptPiece | None) -> Phrase:
    if piece is None:
        return Phrase("parcel.missing")
    return Phrase(f"parcel.locked.{piece.standing}")


def _looked(piece: KeptPiece, command: GradePiece, house: BenchHouse) -> Looked:
    facts = facts_of(piece)
    lane = lane_for(command.grade, facts, house.rules)
    if "serial" in command.unticked:
        # The number on it is not the one that was sold: these are somebody else's goods.
        lane = Lane.QUARANTINE
    assert lane is not Lane.SHELF or command.grade is Grade.A, command
    return Looked(
        command.grade,
        lane,
        shelf_for(lane, facts, house.rules),
        supplier_of(facts, house.rules) if lane is Lane.SUPPLIER else "",
        command.unticked,
        command.note,
        question=is_less_than_told(piece, command.grade),
    )


def let_go(command: LetGo, work: BenchWork, *, house: BenchHouse, now: datetime, who: Who) -> None:
    """Send a piece on from quarantine, as a person said; none to the shelf, nothing recalled."""
    kept = held(work, command.parcel)
    if work.bench.step_of(command.key) is not None:
        return
    if command.lane not in _FROM_QUARANTINE or not command.note.strip():
        raise InputError(Phrase("parcel.let_go.needs_why"))
    piece = kept.piece(command.row)
    if piece is None:
        raise PieceLockedError(_why_not(piece))
    shelf = shelf_for(command.lane, facts_of(piece), house.rules)
    if not work.bench.let_go(kept.id, piece.nr, command.lane, shelf, command.note):
        raise PieceLockedError(_why_not(piece))
    work.bench.put_step(kept.id, "let_go", piece.nr, command.key, now, who)
    event = PieceLetGo(kept.slip, kept.id, piece.nr, command.lane)
    work.journal((event,), at=now, who=who)


def settle(command: SettleQuestion, work: BenchWork, *, now: datetime, who: Who) -> None:
    """Write down what a person made of a piece in question; nothing is deducted by it."""
    kept = held(work, command.parcel)
    if work.bench.step_of(command.key) is not None:
        return
    if not command.note.strip():
        raise InputError(Phrase("parcel.settle.needs_why"))
    if not work.bench.settle(kept.id, command.row, command.note):
        raise PieceLockedError(Phrase("parcel.settle.none"))
    work.bench.put_step(kept.id, "settled", command.row, command.key, now, who)
    work.journal((QuestionSettled(kept.slip, kept.id, command.row),), at=now, who=who)


def show(parcel: str, row: int, picture: str, work: BenchWork, *, now: datetime, who: Who) -> None:
    """Attach a picture that is kept already to a piece."""
    kept = held(work, parcel)
    piece = kept.piece(row)
    if piece is None or not piece.has_come:
        raise PieceLockedError(_why_not(piece))
    if work.bench.show(parcel, row, picture):
        work.journal((PieceShown(kept.slip, parcel, row, picture),), at=now, who=who)
