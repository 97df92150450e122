"""A payout on its way: written down before it is sent, asked about when nobody knows its end."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, TypeAlias

from returns_station.case import Who
from returns_station.desk.errors import InputError, StationError
from returns_station.desk.payers import Payers, PayoutStore
from returns_station.desk.ports import Clock
from returns_station.payout import (
    Answer,
    Payout,
    PayoutEvent,
    PayoutMoveError,
    PayoutState,
    Told,
    answered,
    issue,
    overdue,
    unsent,
)
from returns_station.phrase import Phrase

LONGEST_CALL: Final = timedelta(minutes=5)
"""After so long no call is under way, whoever made it; a wired far end knows a shorter time."""

# A second turn finds what the first lost to; more than a few desks on one payout are our mistake.
_MOST_TURNS: Final = 8
_NOBODY_SAID: Final = Answer(Told.NO_WORD, reason="nobody_said")


class PayoutMissingError(InputError):
    """No payout has this operation, or nothing of a slip with this number goes through the till."""


class PayoutStandsError(InputError):
    """A payout that stands so cannot be moved so; nothing was changed."""


class PayoutByHandError(InputError):
    """No far end is wired for this payout here: a person pays it, or says what became of it."""


class PayoutBusyError(StationError):
    """Other desks kept moving this payout; it stands as they left it."""


Moved: TypeAlias = tuple[Payout, PayoutEvent | None]
Verb: TypeAlias = Callable[[Payout, datetime], Moved]


@dataclass(frozen=True, slots=True)
class Paying:
    """Who moves payouts: the store-room they stand in, the far ends, the clock and a name."""

    store: PayoutStore
    payers: Payers
    clock: Clock
    who: Who

    def move(self, operation: str, verb: Verb) -> tuple[Payout, Payout]:
        """Let a verb meet a payout as it stands, durably; gives it as it stood and as it stands.

        A verb that changes nothing gives the payout itself back, and nothing is written.
        """
        for _ in range(_MOST_TURNS):
            with self.store.work() as work:
                before, now = known(work.payouts.load(operation)), self.clock()
                after, event = verb(before, now)
                if after is before:
                    return before, before
                assert event is not None, "whatever moves a payout is told"
                if work.payouts.move(before, after):
                    work.journal((event,), at=now, who=self.who)
                    work.commit()
                    return before, after
        raise PayoutBusyError(Phrase("payout.busy"))


def pay(paying: Paying, operation: str) -> Payout:
    """Have a payout paid, at most once; gives how it stands then.

    What was sent before and not heard of is asked about first. What is under way, paid or
    cancelled already is left as it stands.
    """
    before, issued = paying.move(operation, _sending(paying.payers))
    if issued is before:
        standing = ask(paying, operation)
        if standing.state is not PayoutState.PROMISED:
            return standing
        before, issued = paying.move(operation, _sending(paying.payers))
        if issued is before:
            return issued
    payer = paying.payers[issued.via]
    # No transaction is open here: the far end may take its time.
    answer = payer.pay(issued)
    return paying.move(operation, _hearing(issued, before, answer))[1]


def ask(paying: Paying, operation: str) -> Payout:
    """Find out what became of a payout that nobody knows the end of; nothing is paid by it.

    Where no far end can tell, it stays unknown and listed for a person.
    """
    _, payout = paying.move(operation, _doubting(paying.payers))
    payer = paying.payers.get(payout.via)
    if payout.state is not PayoutState.UNKNOWN or payer is None:
        return payout
    if not payer.can_ask or payer.name != payout.sent_to:
        return payout
    answer = payer.ask(payout)
    return paying.move(operation, _hearing(payout, payout, answer))[1]


def pay_all(paying: Paying, waiting: Iterable[Payout]) -> tuple[Payout, ...]:
    """Pay or ask about all that a wired far end can settle; a declined one waits for a person."""
    return tuple(
        pay(paying, payout.operation) for payout in waiting if _is_due(payout, paying.payers)
    )


def known(payout: Payout | None) -> Payout:
    """The payout; raises PayoutMissingError where there is none."""
    if payout is None:
        raise PayoutMissingError(Phrase("payout.missing"))
    return payout


def doubted(payout: Payout, now: datetime, payers: Payers) -> Moved:
    """One that was sent and never heard of again stands as unknown; any other as it stands."""
    payer = payers.get(payout.via)
    if not overdue(payout, now, payer.deadline if payer else LONGEST_CALL):
        return payout, None
    return answered(payout, _NOBODY_SAID, tries=payout.tries, at=now)


def _is_due(payout: Payout, payers: Payers) -> bool:
    payer = payers.get(payout.via)
    if payer is None or payout.state is PayoutState.FAILED:
        return False
    return payout.state is not PayoutState.PROMISED or payout.sent_to in {"", payer.name}


def _doubting(payers: Payers) -> Verb:
    return lambda payout, now: doubted(payout, now, payers)


def _sending(payers: Payers) -> Verb:
    def send(payout: Payout, now: datetime) -> Moved:
        if payout.state not in {PayoutState.PROMISED, PayoutState.FAILED}:
            return payout, None
        payer = payers.get(payout.via)
        if payer is None:
            raise PayoutByHandError(Phrase("payout.by_hand"))
        try:
            return issue(payout, payer.name, now)
        except PayoutMoveError as error:
            raise PayoutStandsError(Phrase("payout.sent_elsewhere")) from error

    return send


def _hearing(sent: Payout, before: Payout, answer: Answer) -> Verb:
    def hear(payout: Payout, now: datetime) -> Moved:
        if answer.told is Told.NOT_SENT and sent is not before:
            return unsent(payout, before, answer.reason, tries=sent.tries, at=now)
        return answered(payout, answer, tries=sent.tries, at=now)

    return hear
