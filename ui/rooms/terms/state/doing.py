"""What the green button does: promise, ask a second person, or agree to what another wrote."""

from dataclasses import dataclass
from enum import Enum, auto

from returns_station.desk.terms_views import TermsRow, TermsState
from returns_station.phrase import Phrase
from ui.rooms.terms.state.telling import looked_at
from ui.rooms.terms.state.writing import Page, Writing
from ui.rooms.terms.state.wrong import findings, hindrance


class Do(Enum):
    """The deed."""

    PROMISE = auto()
    ASK = auto()
    AGREE = auto()
    PROMISE_OTHERS = auto()


@dataclass(frozen=True, slots=True)
class Green:
    """The deed, its words, and what is missing before it can be done."""

    do: Do
    words: Phrase
    missing: Phrase | None = None


def green(state: Writing) -> Green:
    """What Enter does now."""
    row = looked_at(state) if state.page is Page.NEW else None
    if row is not None and state.known is not None and row.author != state.known.me:
        return _of_another(row, two=state.known.two_to_promise)
    missing = hindrance(state, findings(state))
    words = Phrase("terms_room.promise_this")
    if state.known is None or not state.known.two_to_promise or is_agreed(state):
        return Green(Do.PROMISE, words, missing)
    if state.asked and missing is None:
        missing = Phrase("terms_room.waits_for_second")
    return Green(Do.ASK, Phrase("terms_room.ask_second"), missing)


def is_agreed(state: Writing) -> bool:
    """Whether a second person stands behind the draft as it is."""
    row = state.known.mine if state.known else None
    return row is not None and bool(row.approved_by) and state.kept == state.draft


def _of_another(row: TermsRow, *, two: bool) -> Green:
    if row.state is TermsState.PUBLISHED:
        return Green(Do.AGREE, Phrase("terms_room.agree"), Phrase("terms_room.stands"))
    if two and not row.approved_by:
        return Green(Do.AGREE, Phrase("terms_room.agree"))
    missing = None if two else Phrase("terms_room.cannot.anothers")
    return Green(Do.PROMISE_OTHERS, Phrase("terms_room.promise_this"), missing)
