"""What is asked of a piece before it is graded, and where each grade would take it."""

from typing import Final

from returns_station.desk.bench.stored import KeptPiece
from returns_station.desk.bench.views import Check, LookOver, Place
from returns_station.goods.disposition import Facts, Rules, is_recalled, lane_for, shelf_for
from returns_station.goods.grade import Grade
from returns_station.goods.grading import NO_FAULT, PART, checks_for, suggested
from returns_station.phrase import Phrase
from returns_station.policy.claim import Condition, Outcome, Reason
from returns_station.sale import Trait

_FAULTY: Final = frozenset(
    {Reason.DAMAGED_IN_TRANSIT, Reason.FAULTY, Reason.MISSING_PART, Reason.NOT_AS_DESCRIBED}
)
_WORN: Final = frozenset({Grade.C, Grade.D})


def facts_of(piece: KeptPiece) -> Facts:
    """What decides where a piece goes."""
    recalled = {Trait.RECALLED} if piece.reason == Reason.RECALL else set()
    return Facts(
        sku=piece.sku,
        category=piece.category,
        value=piece.value,
        faulty=piece.reason in _FAULTY,
        traits=piece.traits | recalled,
        batch=piece.batch,
        undecided=piece.said == "ask",
        to_mend=piece.outcome == Outcome.REPAIR,
    )


def is_locked(piece: KeptPiece, rules: Rules) -> bool:
    """Whether nobody at the bench may do anything with it."""
    return is_recalled(facts_of(piece), rules)


def is_less_than_told(piece: KeptPiece, grade: Grade) -> bool:
    """Whether she said it was unused and it is worn: a question for a person, never a deduction."""
    if piece.reason in _FAULTY or not piece.part:
        return False
    return piece.condition == Condition.UNUSED and grade in _WORN


def look_over(piece: KeptPiece, rules: Rules) -> LookOver:
    """The short list of its kind, and the four places."""
    facts = facts_of(piece)
    parts = rules.sets.get(piece.sku, ())
    looked = checks_for(
        piece.category, parts=len(parts), faulty=facts.faulty, serial=bool(piece.serials)
    )
    checks = tuple(
        Check(one.key, _says(one.key, parts), ticked=one is not NO_FAULT) for one in looked
    )
    places = tuple(
        Place(grade, lane, shelf_for(lane, facts, rules))
        for grade in Grade
        for lane in (lane_for(grade, facts, rules),)
    )
    first = suggested(check.key for check in checks if not check.ticked)
    return LookOver(piece.nr, checks, places, first)


def _says(key: str, parts: tuple[str, ...]) -> Phrase:
    if key.startswith(PART):
        return Phrase("parcel.check_part", {"part": parts[int(key.removeprefix(PART)) - 1]})
    return Phrase(f"parcel.check.{key}")
