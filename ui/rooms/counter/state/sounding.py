"""What a scan led to: a yes, something to look at, or nothing that is known here."""

from typing import Final

from ui.models.verdict import Verdict
from ui.rooms.counter.state.answers import seen_for
from ui.rooms.counter.state.counter import Counter, Page
from ui.rooms.counter.state.parts import parts_of

_UNKNOWN: Final = ("counter.trouble.unknown", "counter.trouble.unread")
_NOT_SOLD: Final = "counter.unproven.not_sold"


def settled(old: Counter, new: Counter) -> bool:
    """Whether all that a scan asked for is answered; `old` stood before it was heard."""
    if new.asks is not None:
        return False
    parts = parts_of(new.visit) if new.visit else ()
    same = old.visit is not None and parts_of(old.visit) == parts
    return same or not parts or new.answered or new.trouble is not None


def verdict(old: Counter, new: Counter) -> Verdict | None:
    """What to let be heard; None: the scanner read the same thing twice in one breath."""
    if new == old and new.trouble is old.trouble:
        return None
    trouble = new.trouble
    if trouble is not None:
        unknown = trouble.title.key in _UNKNOWN or trouble.words.key == _NOT_SOLD
        return Verdict.UNREADABLE if unknown else Verdict.LOOK
    return Verdict.LOOK if _is_a_question(old, new) else Verdict.YES


def _is_a_question(old: Counter, new: Counter) -> bool:
    """Whether somebody must look: which sale is meant, no receipt, all of it back, no plain yes."""
    if new.page is Page.SEEK or (new.page is Page.UNPROVEN and old.page is not Page.UNPROVEN):
        return True
    visit = new.visit
    if visit is None:
        return False
    piece = visit.piece(visit.just_read)
    if visit.all_back and not visit.pieces:
        return True
    part = seen_for(new, piece) if piece is not None and new.answered else None
    return part is not None and not part.preview.decision.accepted
