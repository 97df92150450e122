"""The promise as it is written: one state, and every move of it."""

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from returns_station.desk.terms_views import OwnCases, Tried
from returns_station.phrase import Phrase
from ui.rooms.terms.state.adding import KEY as ADD
from ui.rooms.terms.state.adding import add_chip, may_add
from ui.rooms.terms.state.chip import Chip, Draft, a_month, stepped, typed
from ui.rooms.terms.state.further import further
from ui.rooms.terms.state.known import Known, same_promise
from ui.rooms.terms.state.opening import opening
from ui.rooms.terms.state.rules import rules
from ui.rooms.terms.state.sentence import Sentence
from ui.rooms.terms.state.starting import KEY as STARTS
from ui.rooms.terms.state.starting import note_chip, starts_chip
from ui.rooms.terms.state.sums import sums

_REMEMBERED: Final = 50


class Page(Enum):
    """What lies open: the sentences, or what is new and the versions there are."""

    WRITING = auto()
    NEW = auto()


class Keeping(Enum):
    """Whether the draft lies in the store-room as it is shown."""

    KEPT = auto()
    WAITING = auto()
    REFUSED = auto()


@dataclass(frozen=True, slots=True)
class Trouble:
    """What did not come about, and what to do."""

    title: Phrase
    advice: Phrase


@dataclass(frozen=True, slots=True)
class Writing:
    """All that the room knows.

    `at` is the value that has the focus, `text` what was typed into it so far, `open` the value
    whose choices lie open, `look` the version that is compared. `kept` is the draft as it was last
    stored, None where it never was.
    """

    known: Known | None = None
    draft: Draft | None = None
    past: tuple[Draft, ...] = ()
    at: str = ""
    text: str | None = None
    open: str = ""
    page: Page = Page.WRITING
    look: str = ""
    kept: Draft | None = None
    keeping: Keeping = Keeping.KEPT
    tried: Tried | None = None
    tried_for: Draft | None = None
    trouble: Trouble | None = None
    promising: bool = False
    asked: bool = False
    promised: str = ""

    @property
    def own(self) -> OwnCases | None:
        """How the shop's own examples came out; None until they were run."""
        return self.tried.own if self.tried else None

    @property
    def is_new(self) -> bool:
        """Whether the draft promises anything else than holds on its first day."""
        if self.known is None or self.draft is None:
            return False
        return not same_promise(self.draft.terms, self.known.in_force(self.draft.valid_from))


def sentences(state: Writing) -> tuple[Sentence, ...]:
    """The promise in its sentences."""
    known, draft = state.known, state.draft
    if known is None or draft is None:
        return ()
    floor, currency = known.floor(draft.valid_from), known.currency
    return (
        *opening(draft, floor),
        *further(draft, floor, currency),
        *rules(draft, floor, currency),
        *sums(draft, floor, currency),
    )


def chip_at(state: Writing, key: str) -> Chip | None:
    """The value at a key, wherever it stands."""
    if state.draft is None or state.known is None:
        return None
    if key == ADD:
        return add_chip(state.draft)
    if key == STARTS:
        return starts_chip(state.draft, state.known.today)
    if key == "note":
        return note_chip(state.draft)
    chips = (sentence.chip(key) for sentence in sentences(state))
    return next((chip for chip in chips if chip is not None), None)


def learnt(state: Writing, known: Known) -> Writing:
    """The store-room was read; what is being written stays as it is."""
    if state.draft is not None and state.keeping is not Keeping.KEPT:
        return replace(state, known=known)
    row = known.mine
    kept = Draft(row.terms, row.valid_from, row.note) if row and row.valid_from else None
    return replace(state, known=known, draft=known.first_draft(), kept=kept, trouble=None)


def focused(state: Writing, key: str) -> Writing:
    """Another value has the focus."""
    if key == state.at:
        return state
    return replace(state, at=key, text=None)


def wrote(state: Writing, draft: Draft | None, *, text: str | None = None) -> Writing:
    """The draft is another; the one before is remembered."""
    if draft is None or draft == state.draft or state.promising or state.draft is None:
        return replace(state, text=text)
    return replace(
        state,
        draft=draft,
        past=(*state.past, state.draft)[-_REMEMBERED:],
        text=text,
        keeping=Keeping.WAITING,
        trouble=None,
        asked=False,
        promised="",
    )


def stepped_at(state: Writing, key: str, by: int, *, leap: bool = False) -> Writing:
    """One step more or less of a value."""
    chip = chip_at(state, key)
    return wrote(state, stepped(chip, by, leap=leap)) if chip else state


def month_at(state: Writing, key: str, by: int) -> Writing:
    """A month more or less."""
    chip = chip_at(state, key)
    return wrote(state, a_month(chip, by)) if chip else state


def typed_at(state: Writing, key: str, letter: str) -> Writing:
    """A letter was typed into a value; an empty one takes the last away."""
    chip = chip_at(state, key)
    if chip is None or chip.value is None or chip.is_written:
        return state
    before = state.text if state.text is not None and state.at == key else ""
    text = before + letter if letter else before[:-1]
    return wrote(state, typed(chip, text) if text else None, text=text)


def written_at(state: Writing, key: str, text: str) -> Writing:
    """Words were written into a value."""
    chip = chip_at(state, key)
    return wrote(state, typed(chip, text)) if chip and chip.is_written else state


def opened(state: Writing, key: str) -> Writing:
    """The choices of a value lie open, or its step keys for a finger."""
    chip = chip_at(state, key)
    return replace(state, at=key, open=key, text=None) if chip else state


def closed(state: Writing) -> Writing:
    """The choices are put away."""
    return replace(state, open="")


def picked(state: Writing, key: str, nr: int) -> Writing:
    """One of the choices was picked; where only one holds, they are put away."""
    chip = chip_at(state, key)
    if chip is None or not 0 <= nr < len(chip.choices) or state.draft is None:
        return state
    new = wrote(state, chip.choices[nr].then)
    if key == ADD:
        begun = may_add(state.draft)[nr]
        new = replace(new, at=begun.at, open="")
        written = chip_at(new, begun.at)
        return opened(new, begun.at) if written and written.is_written else new
    still = chip_at(new, key)
    stays = chip.many or (still is not None and still.value is not None)
    return new if stays else closed(new)


def removed(state: Writing, sentence: str) -> Writing:
    """A sentence is no longer said; the focus goes to the one that takes its place."""
    said = sentences(state)
    nr = next((nr for nr, each in enumerate(said) if each.key == sentence), None)
    if nr is None or said[nr].without is None:
        return state
    new = replace(wrote(state, said[nr].without), open="")
    left = sentences(new)
    around = (*left[nr:], *reversed(left[:nr]))
    at = next((each.chips[0].key for each in around if each.chips), "")
    return replace(new, at=at)


def undone(state: Writing) -> Writing:
    """The draft as it was before the last change."""
    if not state.past or state.promising:
        return state
    *before, last = state.past
    return replace(
        state, draft=last, past=tuple(before), text=None, open="", keeping=Keeping.WAITING,
        trouble=None, asked=False,
    )  # fmt: skip


def turned(state: Writing) -> Writing:
    """What is new lies open, or the sentences again; another's draft that waits is looked at."""
    page = Page.NEW if state.page is Page.WRITING else Page.WRITING
    look = _that_waits(state) if page is Page.NEW and not state.is_new else ""
    return replace(state, page=page, look=look, open="", text=None)


def turned_to(state: Writing, look: str) -> Writing:
    """Another version is looked at; none is what is being written."""
    return replace(state, page=Page.NEW, look=look, open="", text=None)


def _that_waits(state: Writing) -> str:
    known = state.known
    if known is None or not known.two_to_promise:
        return ""
    return next((row.version for row in known.others if not row.approved_by), "")


def as_it_holds(state: Writing) -> Writing:
    """Back to what holds: nothing of the draft is left but its day and its note."""
    if state.known is None or state.draft is None:
        return state
    return wrote(state, state.draft.saying(state.known.in_force(state.draft.valid_from)))
