"""What keys and answers do to the state: stepping, keeping, trying, promising."""

from dataclasses import replace
from datetime import date

from returns_station.desk.promising import TermsDone
from returns_station.desk.terms_views import TermsRow, Tried
from returns_station.phrase import Phrase
from returns_station.policy.promise.book import TermsPublished
from returns_station.policy.promise.sense import nonsense
from ui.rooms.terms.state import writing
from ui.rooms.terms.state.chip import Draft
from ui.rooms.terms.state.writing import Keeping, Page, Trouble, Writing

_UP = {"+": 1, "Up": 1, "-": -1, "Down": -1}
_NOT_TRIED = Phrase("terms_room.not_tried")
_MONTHS = {"PgUp": 1, "PgDn": -1}


def keyed(state: Writing, key: str, name: str, *, shift: bool) -> Writing:
    """A key was pressed on a value."""
    if name in _UP:
        return writing.stepped_at(state, key, _UP[name], leap=shift)
    if name in _MONTHS:
        return writing.month_at(state, key, _MONTHS[name])
    if name == "Enter":
        return writing.opened(state, key)
    if name == "Back":
        return writing.typed_at(state, key, "")
    return writing.typed_at(state, key, name)


def sentence_of(state: Writing, key: str) -> str:
    """The sentence a value stands in."""
    said = writing.sentences(state)
    return next((each.key for each in said if each.chip(key) is not None), "")


def may_be_tried(state: Writing) -> bool:
    """Whether the draft makes sense enough to be asked about."""
    return state.draft is not None and not nonsense(state.draft.terms)


def must_be_kept(state: Writing) -> bool:
    """Whether something is written that the store-room does not have."""
    return state.keeping is not Keeping.KEPT and not state.promising


def waits_for_second(state: Writing) -> bool:
    """Whether one waits for a second person to agree."""
    known = state.known
    if known is None or not known.two_to_promise or known.mine is None:
        return False
    return not known.mine.approved_by


def tried(state: Writing, draft: Draft, answer: Tried) -> Writing:
    """It is known what a draft would mean; the newest answer is shown."""
    trouble = state.trouble
    if trouble is not None and trouble.title == _NOT_TRIED:
        trouble = None
    return replace(state, tried=answer, tried_for=draft, trouble=trouble)


def not_read(state: Writing, advice: Phrase) -> Writing:
    """The promise could not be read."""
    return replace(state, trouble=Trouble(Phrase("terms_room.not_read"), advice))


def not_tried(state: Writing, advice: Phrase) -> Writing:
    """The draft could not be tried on real claims."""
    return replace(state, trouble=Trouble(_NOT_TRIED, advice))


def kept(state: Writing, draft: Draft) -> Writing:
    """A draft lies in the store-room; what was written meanwhile is still to be kept."""
    keeping = Keeping.KEPT if state.draft == draft else Keeping.WAITING
    return replace(state, kept=draft, keeping=keeping, trouble=None)


def not_kept(state: Writing) -> Writing:
    """The draft is only here: it may not be saved as it is, and its sentence says why."""
    return replace(state, keeping=Keeping.REFUSED)


def refused(state: Writing, advice: Phrase) -> Writing:
    """The store-room did not take the draft."""
    trouble = Trouble(Phrase("terms_room.not_saved"), advice)
    return replace(state, keeping=Keeping.REFUSED, trouble=trouble, asked=False)


def asked(state: Writing) -> Writing:
    """A second person is asked to look."""
    keeping = state.keeping if state.kept == state.draft else Keeping.WAITING
    return replace(state, asked=True, keeping=keeping, open="")


def kept_version(state: Writing) -> str:
    """The name under which the draft lies in the store-room just as it is, if it does."""
    mine = state.known.mine if state.known else None
    is_same = mine is not None and state.kept == state.draft and state.keeping is Keeping.KEPT
    return mine.version if mine is not None and is_same else ""


def promising(state: Writing) -> Writing:
    """It is being promised: nothing may be changed meanwhile."""
    return replace(state, promising=True, trouble=None, open="", text=None)


def done(state: Writing, done_: TermsDone) -> Writing:
    """It is promised, or agreed to."""
    new = replace(state, promising=False, page=Page.WRITING, look="", asked=False)
    published = [event for event in done_.events if isinstance(event, TermsPublished)]
    if not published:
        return new
    mine = published[0].author == (state.known.me if state.known else "")
    if not mine:
        return replace(new, promised=done_.version)
    return replace(new, promised=done_.version, keeping=Keeping.KEPT, kept=None, past=())


def not_done(state: Writing, advice: Phrase) -> Writing:
    """Nothing was promised; what was written is still here."""
    return replace(state, promising=False, trouble=Trouble(Phrase("terms_room.not_done"), advice))


def first_day_of(state: Writing, row: TermsRow) -> date:
    """The day another's draft takes effect: the one it names, if that is not over."""
    assert state.known is not None, "only what is known is promised"
    return max(row.valid_from or state.known.today, state.known.today)
