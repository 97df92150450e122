"""A person asked: the question goes out, she can do something else, the answer changes the page."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from returns_station.desk.ruling.views import Answer, AskSeen, AskStands, AskState
from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome
from returns_station.scan import Badge, read
from ui.models.answering import begun
from ui.rooms.counter.state import words
from ui.rooms.counter.state.answers import parts_seen, pieces_in, ways_given
from ui.rooms.counter.state.counter import Counter, Page, Trouble
from ui.rooms.counter.state.keys import OFFER_KEYS
from ui.rooms.counter.state.override import OPEN, AskFor, AskPerson, AtDesk, Withdraw
from ui.rooms.counter.state.parts import parts_of
from ui.rooms.counter.state.visit import Visit

_SAID: Final = (AskState.YES, AskState.NO)


def askable(state: Counter) -> AskFor | None:
    """What a person can be asked now: where the policy asks, or gives less than the money."""
    visit, seen = state.visit, parts_seen(state)
    if visit is None or not seen or state.page is not Page.VISIT:
        return None
    asked = [part for part in seen if not part.preview.decision.accepted]
    if not asked and (_gives_money(state) or visit.outcome is Outcome.PRICE_REDUCTION):
        return None
    told = {(part.preview.view.sale.id, part.preview.claim.wants) for part in asked or seen}
    parts = tuple(part for part in parts_of(visit) if (part.sale_id, part.claim.wants) in told)
    near = words.nearest(state) if asked else (Outcome.REFUND,)
    if not near:
        return None
    wish = visit.outcome if visit.outcome in near else near[0]
    assert wish is not None
    minor = sum(
        piece.sold.paid.minor * piece.taken.quantity // piece.sold.quantity
        for part in asked or seen
        for piece in pieces_in(state, part)
    )
    parts = tuple(replace(part, outcome=None, ruling="") for part in parts)
    return AskFor(visit.key, parts, wish, Money(minor, visit.first.currency))


def _gives_money(state: Counter) -> bool:
    return any(given.outcome is Outcome.REFUND for given in ways_given(state))


def key_of(state: Counter) -> str:
    """The letter that asks: the one after what can be chosen now, never the first."""
    return OFFER_KEYS[min(max(1, len(ways_given(state))), len(OFFER_KEYS) - 1)]


def standing(state: Counter) -> AskStands | None:
    """The question of this visit that waits."""
    return next((one for one in reversed(_hers(state, state.visit)) if one.state in OPEN), None)


def asked_at(state: Counter, number: str) -> datetime | None:
    """When a question was asked here, where that is known."""
    return dict(state.override.sent).get(number)


def waits(state: Counter) -> bool:
    """Whether any question of this desk waits."""
    return any(one.state in OPEN for one in state.override.stands)


def answered_visits(state: Counter) -> frozenset[str]:
    """The visits that were put aside and whose answer has come."""
    last = {one.visit: one.state for one in state.override.stands}
    return frozenset(visit for visit, stands in last.items() if stands in _SAID)


def asked(state: Counter) -> Counter:
    """Ask; what waits is taken back. In an open house whoever stands here answers at once."""
    waiting, what = standing(state), askable(state)
    if state.busy or state.asks is not None:
        return state
    if waiting is not None and state.override.staffed:
        return replace(state, asks=Withdraw(waiting.number), trouble=None, toast=None)
    if what is None:
        return state
    return _asks(state, what, here=not state.override.staffed)


def asks_by_enter(state: Counter) -> bool:
    """Whether asking is the green thing: nothing of the visit can be settled without a person."""
    nothing = state.seen is not None and state.seen.reckoning is None
    return nothing and askable(state) is not None


def entered(state: Counter) -> Counter:
    """Enter asks; who waits for somebody else's answer has nothing to press."""
    waits_for_other = standing(state) is not None and state.override.staffed
    return state if waits_for_other else asked(state)


def badge_read(state: Counter, code: str) -> Counter | None:
    """A badge where a person could say yes: she answers here; None: it means something else."""
    if state.page is Page.RULE and not state.busy:
        # Another one answers instead of her who stood here.
        state = closed(state)
    what = askable(state)
    wanted = what is not None and state.override.staffed and not state.busy
    if not wanted or what is None or not isinstance(read(code), Badge):
        return None
    return _asks(state, what, here=True, badge=code)


def _asks(state: Counter, what: AskFor, *, here: bool, badge: str = "") -> Counter:
    waiting, again = standing(state), declined(state)
    ask = AskPerson(
        what,
        waiting.number if waiting else "",
        again.number if again and waiting is None else "",
        here=here,
        badge=badge,
    )
    return replace(state, asks=ask, trouble=None, toast=None)


def declined(state: Counter) -> AskStands | None:
    """The question of this visit that was declined, and lies on it: it can be asked again."""
    hers = _hers(state, state.visit)
    last = hers[-1] if hers else None
    on_it = last is not None and state.visit is not None and last.number == state.visit.ruling
    return last if on_it and last is not None and last.state is AskState.NO else None


def sent(state: Counter, number: str, at: datetime, stands: tuple[AskStands, ...]) -> Counter:
    """The question is out; she need not wait here."""
    override = replace(state.override, sent=(*state.override.sent, (number, at)))
    state = replace(state, asks=None, override=override)
    visit = state.visit
    if visit is not None and visit.ruling == number:
        # It is asked once more: what was offered with the no is offered no longer.
        state = replace(state, visit=replace(visit, ruling="", outcome=None))
    return stood(state, stands)


def opened(state: Counter, ask: AskPerson, name: str, seen: AskSeen) -> Counter:
    """Somebody who may say yes answers here."""
    state = replace(state, asks=None)
    if state.visit is None or state.visit.key != ask.asked.visit:
        return state
    at_desk = AtDesk(ask.asked.visit, name, begun(seen, limits=not ask.badge), ask.badge)
    return replace(state, override=replace(state.override, at_desk=at_desk), why=False)


def closed(state: Counter) -> Counter:
    """Back to the clerk; the question waits as it did."""
    if state.override.at_desk is None:
        return state
    return replace(state, override=replace(state.override, at_desk=None), trouble=None)


def not_asked(state: Counter, advice: Phrase) -> Counter:
    """It was not asked, and why."""
    trouble = Trouble(Phrase("counter.ask.not"), advice, icon="user-circle", amber=True)
    return replace(state, asks=None, trouble=trouble)


def known(state: Counter, what: AskFor, who: tuple[str, ...], *, staffed: bool) -> Counter:
    """Who can say yes to this."""
    override = replace(state.override, who=who, who_for=what, staffed=staffed)
    return replace(state, override=override)


def stood(state: Counter, stands: tuple[AskStands, ...]) -> Counter:
    """How the desk's questions stand now: an answer to what lies open changes it at once."""
    if stands != state.override.stands:
        state = replace(state, override=replace(state.override, stands=stands))
    visit = state.visit
    hers = _hers(state, visit)
    if visit is None or not hers or hers[-1].state not in _SAID or state.busy:
        return state
    last = hers[-1]
    if last.answer is None or visit.ruling == last.number:
        return state
    if state.override.at_desk is not None:
        state = replace(state, override=replace(state.override, at_desk=None))
    state = _with_ruling(state, visit, last)
    return _told(state, last.answer, said_yes=last.state is AskState.YES)


def _with_ruling(state: Counter, visit: Visit, last: AskStands) -> Counter:
    """The yes lies on the visit, and on each of its steps: Esc takes back hers, not another's."""
    before = tuple(replace(one, ruling=last.number) for one in state.before)
    visit = replace(visit, ruling=last.number)
    if last.answer is not None and last.answer.outcome is not None:
        visit = replace(visit, outcome=last.answer.outcome)
    return replace(state, visit=visit, before=before, trouble=None, why=False)


def _told(state: Counter, answer: Answer, *, said_yes: bool) -> Counter:
    if said_yes:
        key = "counter.ask.yes_by" if answer.by else "counter.ask.yes"
        return replace(state, toast=Phrase(key, {"name": answer.by} if answer.by else {}))
    note = answer.note or Phrase(f"approvals.why_no.{answer.why}")
    trouble = Trouble(
        Phrase("counter.ask.no"),
        Phrase("counter.ask.no_words", {"note": note, "name": answer.by})
        if answer.by
        else Phrase("counter.ask.no_note", {"note": note}),
        icon="chat-circle-text",
        amber=True,
    )
    return replace(state, trouble=trouble)


def came(old: tuple[AskStands, ...], new: tuple[AskStands, ...]) -> AskStands | None:
    """An answer that was not there before."""
    before = {one.number: one.state for one in old}
    fresh = (one for one in new if one.state in _SAID and before.get(one.number) in OPEN)
    return next(fresh, None)


def dropped(old: Counter, new: Counter) -> str:
    """The question of a visit that was closed with nothing done: nobody need answer it."""
    visit, waiting = old.visit, standing(old)
    if visit is None or waiting is None or old.busy or new.done is not None:
        return ""
    here = new.visit is not None and new.visit.key == visit.key
    aside = any(one.key == visit.key for one in new.parked)
    return "" if here or aside else waiting.number


def _hers(state: Counter, visit: Visit | None) -> tuple[AskStands, ...]:
    if visit is None:
        return ()
    return tuple(one for one in state.override.stands if one.visit == visit.key)
