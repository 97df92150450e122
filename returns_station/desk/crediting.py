"""Credit used at a till: looked at, taken once, and told with what is left."""

from dataclasses import replace
from datetime import date, datetime
from typing import assert_never

from returns_station.case import Who
from returns_station.credit import Credit, Hindrance, hindrance, redeemed
from returns_station.days import local_day
from returns_station.desk.credit_commands import RedeemCredit
from returns_station.desk.credit_views import CreditView
from returns_station.desk.errors import InputError, StationError
from returns_station.desk.ports import UnitOfWork
from returns_station.phrase import Argument, Phrase
from returns_station.scan import printed_slip_number


class CreditUnknownError(InputError):
    """No credit note or gift card has this number."""


class CreditKeyError(InputError):
    """The key of this command was used for another credit or another amount before."""


class CreditSpentError(StationError):
    """Less is left than was asked for; the advice names what is, and nothing was taken."""


class CreditExpiredError(StationError):
    """Its last day has passed; the advice names who can still honour it. Nothing was taken."""


class CreditCurrencyError(InputError):
    """The credit is in another currency than what was asked for."""


def redeem(
    command: RedeemCredit, work: UnitOfWork, *, market: str, now: datetime, who: Who
) -> CreditView:
    """Take an amount from a credit once; the same key a second time changes nothing.

    Raises CreditUnknownError, CreditSpentError, CreditExpiredError, CreditCurrencyError,
    CreditKeyError.
    """
    # It is held first: the same press sent twice at once then finds what the other did.
    credit = work.hold_credit(command.number)
    if credit is None:
        told: dict[str, Argument] = {"number": printed_slip_number(command.number)}
        raise CreditUnknownError(Phrase("find.credit_unknown", told))
    before = work.credit_redeemed(command.key)
    if before is not None:
        if before != (command.number, command.amount):
            raise CreditKeyError(Phrase("credit.key_used"))
        return replace(_view(work, command.number), again=True)
    _look(command, work, credit, local_day(now, market))
    if not work.redeem_credit(command, at=now, who=who):
        raise _spent(_view(work, command.number))
    _, event = redeemed(credit, command.amount, command.reference, command.honoured)
    work.journal((event,), at=now, who=who)
    return _view(work, command.number)


def _look(command: RedeemCredit, work: UnitOfWork, credit: Credit, today: date) -> None:
    """Raise what stands in the way, each with another way to help her."""
    match hindrance(credit, command.amount, today):
        case None:
            return
        case Hindrance.OTHER_CURRENCY:
            told: dict[str, Argument] = {"left": credit.remaining}
            told["currency"] = credit.remaining.currency
            raise CreditCurrencyError(Phrase("credit.other_currency", told))
        case Hindrance.NOT_ENOUGH:
            raise _spent(_view(work, credit.number))
        case Hindrance.EXPIRED:
            if not command.honoured:
                raise _expired(credit)
            if credit.remaining < command.amount:
                raise _spent(_view(work, credit.number))
        case other:
            assert_never(other)


def _spent(view: CreditView) -> CreditSpentError:
    if view.is_voided:
        return CreditSpentError(Phrase("credit.voided"))
    if not view.credit.remaining:
        return CreditSpentError(Phrase("credit.empty"))
    return CreditSpentError(Phrase("credit.spent", {"left": view.credit.remaining}))


def _expired(credit: Credit) -> CreditExpiredError:
    assert credit.expires_on is not None, "only what has a last day can be past it"
    told: dict[str, Argument] = {"day": credit.expires_on, "left": credit.remaining}
    return CreditExpiredError(Phrase("credit.expired", told))


def _view(work: UnitOfWork, number: str) -> CreditView:
    view = work.credit(number)
    assert view is not None, "a credit is never taken away"
    return view
