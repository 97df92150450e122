"""What a person says of a payout: it was paid, it was not, the till has paid a slip."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final, assert_never

from returns_station.case import Who
from returns_station.desk.errors import InputError
from returns_station.desk.payers import Payers, PayoutWork
from returns_station.desk.paying import (
    Moved,
    PayoutBusyError,
    PayoutMissingError,
    PayoutStandsError,
    doubted,
    known,
)
from returns_station.desk.payout_commands import (
    ConfirmPayout,
    ConfirmTill,
    FailPayout,
    PayoutCommand,
    PayoutDone,
)
from returns_station.payout import (
    CardNumberError,
    NothingSaidError,
    Payout,
    PayoutMoveError,
    PayoutState,
    PayoutVia,
    confirmed_by_hand,
    failed_by_hand,
)
from returns_station.phrase import Phrase

_OVER: Final = frozenset((PayoutState.CONFIRMED, PayoutState.CANCELLED))


class PayoutWordsError(InputError):
    """A reference or reason that cannot be kept: it is empty, or looks like a card number."""


def carry_out(
    command: PayoutCommand, work: PayoutWork, *, payers: Payers, now: datetime, who: Who
) -> PayoutDone:
    """Write down what a person says; the same a second time changes nothing."""
    before = _meant(command, work)
    # A call that died with its station is in doubt, and a person may know its end.
    moves = [(payout, _moved(command, doubted(payout, now, payers)[0], now)) for payout in before]
    events = [event for _, (_, event) in moves if event is not None]
    for payout, (after, event) in moves:
        if event is not None and not work.payouts.move(payout, after):
            raise PayoutBusyError(Phrase("payout.busy"))
    if events:
        work.journal(events, at=now, who=who)
    return PayoutDone(tuple(after for _, (after, _) in moves), again=not events)


def _meant(command: PayoutCommand, work: PayoutWork) -> Sequence[Payout]:
    if not isinstance(command, ConfirmTill):
        return (known(work.payouts.load(command.operation)),)
    of_till = [
        payout
        for payout in work.payouts.of_slip(command.slip)
        if payout.via is PayoutVia.TILL and payout.state is not PayoutState.CANCELLED
    ]
    if not of_till:
        raise PayoutMissingError(Phrase("payout.none_by_till"))
    # What is confirmed already keeps its own number, unless nothing else is left to say.
    return [payout for payout in of_till if payout.state not in _OVER] or of_till


def _moved(command: PayoutCommand, payout: Payout, now: datetime) -> Moved:
    try:
        match command:
            case ConfirmPayout() | ConfirmTill():
                return confirmed_by_hand(payout, command.reference, now)
            case FailPayout():
                return failed_by_hand(payout, command.reason, now)
            case _:
                assert_never(command)
    except PayoutMoveError as error:
        raise PayoutStandsError(Phrase(f"payout.stands.{error.state}")) from error
    except NothingSaidError as error:
        raise PayoutWordsError(Phrase("payout.nothing_said")) from error
    except CardNumberError as error:
        raise PayoutWordsError(Phrase("payout.card_number")) from error
