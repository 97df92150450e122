"""Money on its way back, on the page: what stands how, the one question, and what was said."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from returns_station.desk.payout_commands import (
    ConfirmPayout,
    ConfirmTill,
    FailPayout,
    PayoutDone,
)
from returns_station.money import Money
from returns_station.payout import Payout, PayoutState, PayoutVia
from returns_station.phrase import Phrase
from ui.rooms.counter.state.after import (
    After,
    Blank,
    Call,
    FarEnds,
    Owing,
    SayPaid,
    ShowOwing,
)
from ui.rooms.counter.state.counter import Counter, Finished, Page, Trouble

NOT_SEEN: Final = "not_seen"
"""Why a payout is written down as not paid: a person has looked, and it is not there."""


class Asked(StrEnum):
    """What a person is asked of a payout."""

    UNKNOWN = "unknown"
    FAILED = "failed"
    UNSENT = "unsent"
    UNHEARD = "unheard"


_ASKED: Final = {
    PayoutState.UNKNOWN: Asked.UNKNOWN,
    PayoutState.FAILED: Asked.FAILED,
    PayoutState.PROMISED: Asked.UNSENT,
    PayoutState.ISSUED: Asked.UNHEARD,
}
_NOT_NOW: Final = frozenset((PayoutState.CANCELLED, PayoutState.WAITING))
_NUMBERED: Final = frozenset((Asked.UNKNOWN, Asked.FAILED, Asked.UNSENT))


@dataclass(frozen=True, slots=True)
class Question:
    """The one question of a payout, and which of its answers there are here."""

    payout: Payout
    asked: Asked
    can_call: bool

    @property
    def can_be_paid(self) -> bool:
        """Whether a person may say that it was paid, and by which number."""
        return self.asked in _NUMBERED

    @property
    def can_be_denied(self) -> bool:
        """Whether a person may say that it was not paid."""
        return self.asked is Asked.UNKNOWN


@dataclass(frozen=True, slots=True)
class Till:
    """All that the till pays of a visit, under one return number of its own."""

    slip: str
    payouts: tuple[Payout, ...]

    @property
    def amount(self) -> Money:
        """What leaves the till."""
        first, *others = (each.to_pay for each in self.payouts)
        return sum(others, first)

    @property
    def reference(self) -> str:
        """The till's number, once it has been given."""
        return self.payouts[0].reference if self.is_paid else ""

    @property
    def is_paid(self) -> bool:
        """Whether the till has paid all of it."""
        return all(each.state is PayoutState.CONFIRMED for each in self.payouts)


def till_of(done: Finished) -> Till | None:
    """What the till pays; what it has not paid stands before what it has."""
    by_till = [
        each
        for each in done.after.payouts
        if each.via is PayoutVia.TILL and each.state not in _NOT_NOW
    ]
    waits = [each for each in by_till if each.state is not PayoutState.CONFIRMED]
    paid = tuple(waits or by_till)
    return Till(done.slip.number, paid) if paid and done.slip is not None else None


def by_far_end(done: Finished) -> tuple[Payout, ...]:
    """What a terminal or a gateway pays, and what waits for goods, whoever pays it."""
    far = (PayoutVia.TERMINAL, PayoutVia.GATEWAY)
    return tuple(
        each for each in done.after.payouts if each.via in far or each.state is PayoutState.WAITING
    )


def calls_for(after: After, far_ends: FarEnds) -> frozenset[Call]:
    """What is sent at once after a visit."""
    return frozenset(
        Call(each.operation)
        for each in after.payouts
        if each.state is PayoutState.PROMISED and each.via in far_ends.wired
    )


def is_called(state: Counter, payout: Payout) -> bool:
    """Whether a far end is spoken to about it just now."""
    return any(call.operation == payout.operation for call in state.calls)


def question_of(state: Counter, payout: Payout) -> Question | None:
    """What a person is asked of it; None: it is well, or on its way."""
    asked = _ASKED.get(payout.state)
    if asked is None or is_called(state, payout):
        return None
    if payout.via is PayoutVia.TILL and asked is Asked.UNSENT:
        return None
    ends = state.rest.far_ends
    asks = asked in {Asked.UNKNOWN, Asked.UNHEARD}
    return Question(payout, asked, payout.via in (ends.can_ask if asks else ends.wired))


def question(state: Counter) -> Question | None:
    """The one question of the open page."""
    if state.page is Page.OWING and state.owing is not None:
        held = state.owing.in_hand
        return question_of(state, held) if held is not None else None
    if state.page is not Page.DONE or state.done is None or state.done.after.undone:
        return None
    every = (question_of(state, each) for each in state.done.after.payouts)
    return next((each for each in every if each is not None), None)


def waiting(state: Counter) -> tuple[Payout, ...]:
    """What waits for a person at rest, the oldest first."""
    return tuple(each for each in state.rest.owing if not is_called(state, each))


def takes_till_number(state: Counter) -> bool:
    """Whether the open page waits for the till's number."""
    done = state.done
    if state.page is not Page.DONE or done is None or done.after.undone:
        return False
    till = till_of(done)
    return till is not None and not till.is_paid


def is_number(text: str) -> bool:
    """Whether this may be a till's number: letters alone are somebody's name."""
    return any(letter.isdecimal() for letter in text)


def seen_paid(state: Counter) -> Counter:
    """A person has seen that it was paid: the number is asked for."""
    asked = question(state)
    return replace(state, paid_nr="") if asked is not None and asked.can_be_paid else state


def not_paid(state: Counter) -> Counter:
    """A person has seen that it was not paid."""
    asked = question(state)
    if asked is None or not asked.can_be_denied:
        return state
    operation = asked.payout.operation
    return _saying(state, SayPaid(FailPayout(f"not paid:{operation}", operation, NOT_SEEN)))


def called(state: Counter) -> Counter:
    """Ask the far end what became of it, or send what it declined or never got, by hand."""
    asked = question(state)
    if asked is None or not asked.can_call:
        return state
    only_ask = asked.asked in {Asked.UNKNOWN, Asked.UNHEARD}
    call = Call(asked.payout.operation, only_ask=only_ask)
    return replace(state, calls=state.calls | {call}, trouble=None, paid_nr=None)


def written(state: Counter, blank: Blank, text: str) -> Counter:
    """A number was typed or scanned."""
    if blank is Blank.PAID:
        return replace(state, paid_nr=text)
    return replace(state, done=replace(state.done, till=text)) if state.done else state


def said_by_enter(state: Counter) -> Counter | None:
    """Enter writes down the number that stands there; None: none does."""
    asked, number = question(state), (state.paid_nr or "").strip()
    if asked is not None and number:
        operation = asked.payout.operation
        return _saying(state, SayPaid(ConfirmPayout(f"paid:{operation}", operation, number)))
    if not takes_till_number(state) or state.done is None or not is_number(state.done.till):
        return None
    till = till_of(state.done)
    assert till is not None, "the till's number is waited for"
    number = state.done.till.strip()
    return _saying(state, SayPaid(ConfirmTill(f"till:{till.slip}:{number}", till.slip, number)))


def _saying(state: Counter, ask: SayPaid) -> Counter:
    return replace(state, asks=ask, trouble=None)


def said(state: Counter, done: PayoutDone) -> Counter:
    """It is written down."""
    state = replace(state, asks=None, paid_nr=None)
    if state.done is not None:
        state = replace(state, done=replace(state.done, till=""))
    for payout in done.payouts:
        state = _stands(state, payout)
    return _next_in_hand(state)


def _next_in_hand(state: Counter) -> Counter:
    """Where many wait, the next that is still a question is in hand."""
    owing = state.owing
    if owing is None or question(state) is not None:
        return state
    left = (nr for nr, each in enumerate(owing.payouts) if question_of(state, each))
    return replace(state, owing=replace(owing, at=next(left, owing.at)))


def not_said(state: Counter, advice: Phrase) -> Counter:
    """It could not be written down; what was typed stays."""
    trouble = Trouble(Phrase("counter.payout.not_said"), advice, icon="coins")
    return replace(state, asks=None, trouble=trouble)


def told(state: Counter, call: Call, payout: Payout) -> Counter:
    """The far end has answered, or it has not: the payout stands so now."""
    return _stands(replace(state, calls=state.calls - {call}), payout)


def not_told(state: Counter, call: Call, advice: Phrase) -> Counter:
    """It could not be called; the payout stands as it stood."""
    trouble = Trouble(Phrase("counter.payout.not_called"), advice, icon="coins")
    return replace(state, calls=state.calls - {call}, trouble=trouble)


def _stands(state: Counter, payout: Payout) -> Counter:
    """Show it as it stands now, wherever it is shown; what is settled leaves the list."""

    def anew(payouts: tuple[Payout, ...]) -> tuple[Payout, ...]:
        return tuple(payout if each.operation == payout.operation else each for each in payouts)

    done, owing = state.done, state.owing
    if done is not None:
        done = replace(done, after=replace(done.after, payouts=anew(done.after.payouts)))
    if owing is not None:
        owing = replace(owing, payouts=anew(owing.payouts))
    return replace(state, done=done, owing=owing)


def owing_asked(state: Counter) -> Counter:
    """See what waits for a person."""
    return replace(state, asks=ShowOwing(), trouble=None) if waiting(state) else state


def owing_shown(state: Counter, payouts: tuple[Payout, ...]) -> Counter:
    """What waits lies open, its first question asked."""
    return replace(state, asks=None, owing=Owing(payouts), done=None, paid_nr=None)


def walked(state: Counter, steps: int) -> Counter:
    """The next or the last payout is in hand."""
    return pointed(state, state.owing.at + steps) if state.owing is not None else state


def pointed(state: Counter, nr: int) -> Counter:
    """Take this payout in hand."""
    owing = state.owing
    if owing is None:
        return state
    at = max(0, min(nr, len(owing.payouts) - 1))
    return replace(state, owing=replace(owing, at=at), paid_nr=None, trouble=None)
