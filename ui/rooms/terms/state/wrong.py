"""What is wrong with a draft, at the sentence where it stands, and what keeps it from a promise."""

from collections.abc import Iterator
from dataclasses import dataclass

from returns_station.phrase import Phrase
from returns_station.policy.promise.sense import nonsense
from returns_station.policy.promise.undercut import undercuts
from ui.rooms.terms.state.floor import Floor
from ui.rooms.terms.state.sentence import Sentence, about
from ui.rooms.terms.state.writing import Keeping, Writing


@dataclass(frozen=True, slots=True)
class Finding:
    """What is found at a key, and what to do; `stops` keeps the draft from being promised."""

    key: str
    words: Phrase
    advice: Phrase | None = None
    stops: bool = True


def findings(state: Writing) -> tuple[Finding, ...]:
    """All that is found in the draft."""
    return tuple(_all(state))


def by_sentence(
    found: tuple[Finding, ...], said: tuple[Sentence, ...]
) -> dict[str, tuple[Finding, ...]]:
    """What is found, by the key of the sentence that speaks of it."""
    placed: dict[str, tuple[Finding, ...]] = {}
    for finding in found:
        sentence = about(said, finding.key)
        if sentence is not None:
            placed[sentence.key] = (*placed.get(sentence.key, ()), finding)
    return placed


def hindrance(state: Writing, found: tuple[Finding, ...]) -> Phrase | None:
    """Why the draft cannot be promised as it stands; None where it can."""
    if state.known is None or state.draft is None:
        return Phrase("terms_room.cannot.opening")
    stopping = [finding for finding in found if finding.stops]
    if stopping:
        below = any(finding.words.key.startswith("terms.undercut.") for finding in stopping)
        if below:
            return Phrase("terms_room.cannot.below_law")
        return Phrase("terms_room.cannot.faults", {"count": len(stopping)})
    if state.own is not None and state.own.broken:
        return Phrase("terms_room.cannot.own", {"count": len(state.own.broken)})
    return None if state.is_new else Phrase("terms_room.cannot.nothing_new")


def may_be_kept(state: Writing) -> bool:
    """Whether the store-room takes the draft: terms below the law are refused when saved."""
    return not any(finding.stops for finding in findings(state))


def is_waiting(state: Writing) -> bool:
    """Whether the draft is still to be stored."""
    return state.keeping is not Keeping.KEPT


def _all(state: Writing) -> Iterator[Finding]:
    known, draft = state.known, state.draft
    if known is None or draft is None:
        return
    for fault in nonsense(draft.terms):
        yield Finding(fault.key, fault.wrong)
    floor = known.floor(draft.valid_from)
    yield from _undercuts(state, floor)


def _undercuts(state: Writing, floor: Floor) -> Iterator[Finding]:
    known, draft = state.known, state.draft
    assert known is not None and draft is not None, "only what is written is held against the law"  # noqa: PT018 - one promise
    found = undercuts(
        draft.terms,
        floor.law,
        at_a_distance=floor.at_a_distance,
        valid_from=draft.valid_from,
        currency=known.currency,
        credit_months=floor.credit_months,
    )
    for each in found:
        advice = Phrase("terms_room.at_least", {"minimum": each.at_least})
        said = each.said(floor.source(each.figure))
        yield Finding(each.key, said, advice if each.refused else None, each.refused)
