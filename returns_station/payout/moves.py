"""How a payout moves: each verb takes it as it stands and gives it as it stands then."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from returns_station.payout.events import (
    PayoutConfirmed,
    PayoutEvent,
    PayoutFailed,
    PayoutIssued,
    PayoutNotHeard,
    PayoutReleased,
    PayoutUnknown,
)
from returns_station.payout.kept_text import code, masked, spoken
from returns_station.payout.standing import Answer, Payout, PayoutState, PayoutVia, Told

_IN_DOUBT: Final = frozenset((PayoutState.ISSUED, PayoutState.UNKNOWN))
_MAY_BE_PAID: Final = frozenset(
    (PayoutState.WAITING, PayoutState.PROMISED, PayoutState.FAILED, PayoutState.UNKNOWN)
)
_MAY_BE_LET_GO: Final = frozenset((PayoutState.WAITING, PayoutState.PROMISED, PayoutState.FAILED))
_LONGEST_REASON: Final = 200


class PayoutMoveError(ValueError):
    """A payout that stands so cannot be moved so; nothing was changed."""

    def __init__(self, state: PayoutState, verb: str) -> None:
        """Say what was tried on what."""
        super().__init__(f"{verb}: {state}")
        self.state = state


def released(payout: Payout, at: datetime) -> tuple[Payout, PayoutReleased | None]:
    """Let it wait for goods no longer; one that does not wait stands as it does."""
    if payout.state is not PayoutState.WAITING:
        return payout, None
    promised = replace(payout, state=PayoutState.PROMISED, at=at)
    return promised, PayoutReleased(payout.operation)


def issue(payout: Payout, sent_to: str, at: datetime) -> tuple[Payout, PayoutIssued]:
    """Write down that it is about to be sent; promised and declined ones may be.

    One that a far end has once been sent, and says it has not heard of, goes to the same again:
    the first may still be on its way, and two far ends would pay it twice.
    """
    bound = payout.state is PayoutState.PROMISED and payout.sent_to not in {"", sent_to}
    if bound or payout.state not in {PayoutState.PROMISED, PayoutState.FAILED}:
        raise PayoutMoveError(payout.state, "issue")
    tries = payout.tries + 1
    issued = replace(
        payout, state=PayoutState.ISSUED, reason="", at=at, tries=tries, sent_to=sent_to
    )
    return issued, PayoutIssued(payout.operation, payout.via, payout.to_pay, tries)


def overdue(payout: Payout, now: datetime, deadline: timedelta) -> bool:
    """Whether it was sent so long ago that no call of it can still be under way."""
    if payout.state is not PayoutState.ISSUED:
        return False
    return payout.at is None or now - payout.at > deadline


def answered(
    payout: Payout, answer: Answer, *, tries: int, at: datetime
) -> tuple[Payout, PayoutEvent | None]:
    """Take what the far end told of a try, however late it comes and however often.

    A yes of any try is a yes: the operation is the same. Any other word counts only for the try
    it was given to; a later try will hear its own.
    """
    known = payout.state in {PayoutState.CONFIRMED, PayoutState.CANCELLED}
    if answer.told is Told.DONE and not known:
        return _confirmed(payout, masked(answer.reference), at, by_hand=False)
    if payout.state not in _IN_DOUBT or payout.tries != tries:
        return payout, None
    return _not_paid(payout, answer, at)


def _not_paid(payout: Payout, answer: Answer, at: datetime) -> tuple[Payout, PayoutEvent | None]:
    operation, reason = payout.operation, code(answer.reason)
    if answer.told is Told.DECLINED:
        failed = replace(payout, state=PayoutState.FAILED, reason=reason, at=at)
        return failed, PayoutFailed(operation, reason)
    if answer.told is Told.NOT_HEARD:
        again = replace(payout, state=PayoutState.PROMISED, reason=reason, at=at)
        return again, PayoutNotHeard(operation, reason)
    if payout.state is PayoutState.UNKNOWN:
        # Asked and none the wiser: it stays listed by the moment it became unknown.
        return payout, None
    unknown = replace(payout, state=PayoutState.UNKNOWN, reason=reason, at=at)
    return unknown, PayoutUnknown(operation, reason)


def unsent(
    payout: Payout, before: Payout, reason: str, *, tries: int, at: datetime
) -> tuple[Payout, PayoutEvent | None]:
    """Nothing of a try has left the house: it stands as it stood before that try."""
    if payout.state not in _IN_DOUBT or payout.tries != tries:
        return payout, None
    stands = replace(before, tries=tries, reason=code(reason), at=at)
    return stands, PayoutNotHeard(payout.operation, stands.reason)


def confirmed_by_hand(
    payout: Payout, reference: str, at: datetime
) -> tuple[Payout, PayoutConfirmed | None]:
    """A person has seen that it was paid, and by which number; the same again changes nothing."""
    given = spoken(reference)
    if payout.state is PayoutState.CONFIRMED and payout.reference == given:
        return payout, None
    if payout.state not in _MAY_BE_PAID:
        raise PayoutMoveError(payout.state, "confirm")
    return _confirmed(payout, given, at, by_hand=True)


def failed_by_hand(payout: Payout, reason: str, at: datetime) -> tuple[Payout, PayoutFailed | None]:
    """A person has seen that it was not paid, and says why; the same again changes nothing."""
    given = spoken(reason, _LONGEST_REASON)
    if payout.state is PayoutState.FAILED and payout.reason == given:
        return payout, None
    if payout.state not in {PayoutState.PROMISED, PayoutState.UNKNOWN}:
        raise PayoutMoveError(payout.state, "fail")
    failed = replace(payout, state=PayoutState.FAILED, reason=given, at=at)
    return failed, PayoutFailed(payout.operation, "", by_hand=True)


def documented(payout: Payout, number: str, at: datetime) -> tuple[Payout, PayoutConfirmed]:
    """A credit note of ours is its own proof: paid with the case, by the document's number."""
    assert payout.via is PayoutVia.DOCUMENT, payout
    return _confirmed(payout, number, at, by_hand=False)


def cancel(payout: Payout, at: datetime) -> Payout:
    """Let go of a payout of an undone return; one that may have left the house cannot be."""
    gone = payout.state is PayoutState.PROMISED and payout.sent_to
    if gone or payout.state not in _MAY_BE_LET_GO:
        raise PayoutMoveError(payout.state, "cancel")
    return replace(payout, state=PayoutState.CANCELLED, at=at)


def _confirmed(
    payout: Payout, reference: str, at: datetime, *, by_hand: bool
) -> tuple[Payout, PayoutConfirmed]:
    done = replace(payout, state=PayoutState.CONFIRMED, reference=reference, reason="", at=at)
    event = PayoutConfirmed(payout.operation, payout.via, payout.to_pay, reference, by_hand)
    return done, event
