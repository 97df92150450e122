"""Somebody who may say yes answers at the counter: choose, why, her PIN, and back to the clerk."""

from dataclasses import replace

from returns_station.desk.ruling.views import AskSeen, AskStands, AskState
from returns_station.phrase import Phrase
from ui.models import answering as answers
from ui.models.answering import Answering
from ui.rooms.counter.state import overriding
from ui.rooms.counter.state.counter import Counter, Trouble
from ui.rooms.counter.state.keys import Do
from ui.rooms.counter.state.override import AtDesk, SayHere


def moved(state: Counter, do: Do, what: str = "") -> Counter:
    """What each key does while she answers."""
    here = state.override.at_desk
    if here is None:
        return state
    if do is Do.CONFIRM:
        return _confirmed(state, here, what)
    return _back(state, here) if do is Do.BACK else _with(state, _chosen(here, do, what))


def _chosen(here: AtDesk, do: Do, what: str) -> AtDesk:
    """The answer by its digit, why by its letter, words of her own; her PIN comes last."""
    now = here.answering
    if do is Do.SAY:
        return replace(here, answering=answers.picked(now, int(what)), signs=False)
    if do is Do.BECAUSE:
        new = answers.reasoned(now, int(what))
        return replace(here, answering=new, signs=_is_said(here, new))
    return replace(here, answering=answers.written(now, what)) if do is Do.TELL else here


def _is_said(here: AtDesk, new: Answering) -> bool:
    return bool(here.badge) and answers.missing(new) is None


def _confirmed(state: Counter, here: AtDesk, secret: str) -> Counter:
    """Enter: on to the PIN, or it is said; `secret` is what was typed."""
    if answers.missing(here.answering) is not None:
        return state
    if here.badge and not here.signs:
        return _with(state, replace(here, signs=True))
    if here.badge and not secret:
        return state
    return replace(state, asks=SayHere(here.answering, here.badge, secret), trouble=None)


def _back(state: Counter, here: AtDesk) -> Counter:
    if state.trouble is not None:
        return replace(state, trouble=None)
    if here.signs:
        return _with(state, replace(here, signs=False))
    return overriding.closed(state)


def not_said(state: Counter, advice: Phrase) -> Counter:
    """It was not said, and why: a wrong PIN, above her limits, another was quicker."""
    trouble = Trouble(Phrase("counter.ask.not_said"), advice, icon="user-circle", amber=True)
    return replace(state, asks=None, trouble=trouble)


def said(state: Counter, seen: AskSeen, stands: tuple[AskStands, ...]) -> Counter:
    """It is said: straight back to the clerk, with the answer in force."""
    state = overriding.stood(overriding.closed(replace(state, asks=None)), stands)
    if seen.state is not AskState.SECOND:
        return state
    by = seen.answers[-1].by if seen.answers else ""
    key = "counter.ask.second_by" if by else "counter.ask.second"
    return replace(state, toast=Phrase(key, {"name": by} if by else {}))


def _with(state: Counter, here: AtDesk) -> Counter:
    if here == state.override.at_desk and state.trouble is None:
        return state
    return replace(state, override=replace(state.override, at_desk=here), trouble=None)
