"""The language the customer is spoken to in: on her screen, on her slip; the clerk keeps theirs."""

from dataclasses import replace
from typing import Final

from ui.rooms.counter.state.counter import Counter, stepped

HER_LANGUAGES: Final = ("sv", "nb", "fi", "da", "en")


def her_language(state: Counter) -> str:
    """What she is spoken to in now: as chosen, else hers, else the shop's own."""
    return (state.visit.speaks if state.visit else "") or state.rest.language or HER_LANGUAGES[0]


def spoken_to(state: Counter, language: str = "") -> Counter:
    """Speak to her in a language, or in the next one when none is named."""
    if state.visit is None:
        return state
    now = her_language(state)
    at = HER_LANGUAGES.index(now) if now in HER_LANGUAGES else -1
    chosen = language or HER_LANGUAGES[(at + 1) % len(HER_LANGUAGES)]
    if chosen not in HER_LANGUAGES:
        return state
    return stepped(state, replace(state.visit, language=chosen))
