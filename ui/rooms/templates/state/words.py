"""The wordings of every kind and language, the one in hand, and what was written of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final, TypeAlias

from returns_station.desk.dialogue.ports import Rendered, Wording
from returns_station.dialogue.letter import LetterKind
from returns_station.dialogue.placeholders import names_of
from returns_station.phrase import Phrase

LANGUAGES: Final = ("sv", "nb", "fi", "da", "en")
KINDS: Final = tuple(LetterKind)
Place: TypeAlias = tuple[str, str]
"""A kind and a language."""


class Page(StrEnum):
    """How it is read: as mail, as its plain part, as a text message."""

    MAIL = "mail"
    PLAIN = "plain"
    SMS = "sms"


@dataclass(frozen=True, slots=True)
class Draft:
    """Words that are written, and not yet the shop's."""

    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Words:
    """All that the room knows; nothing before it has read.

    `drafts` differ from what holds. `rendered` is how `shown` is read; `wrong` why the draft in
    hand cannot be used, and `checked` which draft that was said of. `saves` is under way.
    """

    known: Mapping[Place, Wording] = field(default_factory=dict)
    kind: LetterKind = LetterKind.RETURN_DONE
    language: str = "sv"
    page: Page = Page.MAIL
    drafts: Mapping[Place, Draft] = field(default_factory=dict)
    rendered: Rendered | None = None
    checked: Draft | None = None
    wrong: Phrase | None = None
    saves: Wording | None = None
    told: Phrase | None = None
    went_well: bool = False

    @property
    def at(self) -> Place:
        """The place in hand."""
        return self.kind.value, self.language

    @property
    def holds(self) -> Wording | None:
        """How it is worded now."""
        return self.known.get(self.at)

    @property
    def draft(self) -> Draft | None:
        """What stands in the fields."""
        holds = self.holds
        if holds is None:
            return None
        return self.drafts.get(self.at) or Draft(holds.subject, holds.body)

    @property
    def begun(self) -> bool:
        """Whether something is written that does not hold yet."""
        return self.at in self.drafts

    @property
    def own(self) -> bool:
        """Whether the shop words it itself."""
        return self.holds is not None and bool(self.holds.changed_at)

    @property
    def names(self) -> tuple[str, ...]:
        """What the words may name."""
        return names_of(self.kind)


def read(state: Words, wordings: tuple[Wording, ...]) -> Words:
    """How all is worded now; what was begun stays."""
    known = {(one.kind, one.language): one for one in wordings}
    drafts = {at: each for at, each in state.drafts.items() if _differs(known.get(at), each)}
    return replace(state, known=known, drafts=drafts)


def not_read(state: Words, advice: Phrase) -> Words:
    """It could not be read; what is known stays."""
    return replace(state, told=advice, went_well=False)


def kind_taken(state: Words, kind: LetterKind) -> Words:
    """Look at another kind."""
    return _turned(replace(state, kind=kind)) if kind is not state.kind else state


def walked(state: Words, by: int) -> Words:
    """The next kind, or the one before."""
    here = KINDS.index(state.kind) + by
    return kind_taken(state, KINDS[max(0, min(here, len(KINDS) - 1))])


def language_taken(state: Words, language: str) -> Words:
    """Look at another language."""
    return _turned(replace(state, language=language)) if language != state.language else state


def paged(state: Words, page: Page) -> Words:
    """See it read another way."""
    return replace(state, page=page)


def written(state: Words, subject: str, body: str) -> Words:
    """What stands in the fields now."""
    draft, holds = Draft(subject, body), state.holds
    if holds is None or state.saves is not None or draft == state.draft:
        return state
    drafts = {at: each for at, each in state.drafts.items() if at != state.at}
    if _differs(holds, draft):
        drafts[state.at] = draft
    return replace(state, drafts=drafts, told=None)


def as_shipped(state: Words, shipped: Wording) -> Words:
    """The house's own words stand in the fields; they hold once they are saved."""
    if (shipped.kind, shipped.language) != state.at:
        return state
    return written(state, shipped.subject, shipped.body)


def rendered(state: Words, at: Place, draft: Draft, how: Rendered) -> Words:
    """How a draft is read; one that is not in hand any more is nobody's."""
    if (at, draft) != (state.at, state.draft):
        return state
    return replace(state, rendered=how, checked=draft, wrong=None)


def wrong(state: Words, at: Place, draft: Draft, why: Phrase) -> Words:
    """Why a draft cannot be used; what was read before stays beside it."""
    if (at, draft) != (state.at, state.draft):
        return state
    return replace(state, checked=draft, wrong=why)


def missing(state: Words) -> Phrase | None:
    """What is still needed before the words can hold."""
    if not state.begun:
        return Phrase("templates.missing.change")
    return Phrase("templates.missing.wrong") if state.wrong is not None else None


def saving(state: Words) -> Words:
    """Let the words hold, where nothing is missing; one press is one."""
    draft = state.draft
    if draft is None or state.saves is not None or missing(state) is not None:
        return state
    kind, language = state.at
    return replace(state, saves=Wording(kind, language, draft.subject, draft.body), told=None)


def saved(state: Words, wording: Wording) -> Words:
    """They hold."""
    at = (wording.kind, wording.language)
    drafts = {each: draft for each, draft in state.drafts.items() if each != at}
    told = Phrase("templates.saved" if wording.changed_at else "templates.saved_shipped")
    known = {**state.known, at: wording}
    new = replace(state, known=known, drafts=drafts, saves=None)
    return replace(new, told=told, went_well=True)


def refused(state: Words, advice: Phrase) -> Words:
    """They do not hold, and why; what was written stays."""
    return replace(state, saves=None, told=advice, went_well=False)


def left(state: Words) -> Words | None:
    """One step back: what was told, what was written; None: out of the room."""
    if state.told is not None:
        return replace(state, told=None)
    return None


def _turned(state: Words) -> Words:
    return replace(state, rendered=None, checked=None, wrong=None, told=None)


def _differs(holds: Wording | None, draft: Draft) -> bool:
    return holds is None or (holds.subject, holds.body) != (draft.subject, draft.body)
