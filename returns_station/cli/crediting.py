"""`credit NUMBER [--use AMOUNT --reference TILLNO]`: a credit shown, or some of it used."""

from argparse import Namespace
from datetime import datetime

from returns_station.adapters.clock import new_key
from returns_station.canonical import Plain
from returns_station.cli.context import DONE, NOT_AS_ASKED, Context, complain
from returns_station.days import zone_of
from returns_station.desk.credit_commands import RedeemCredit
from returns_station.desk.credit_views import CreditEntry, CreditView
from returns_station.desk.crediting import CreditExpiredError, CreditSpentError, CreditUnknownError
from returns_station.desk.errors import InputError
from returns_station.desk.station import Station
from returns_station.money import AmountError, Money
from returns_station.phrase import Argument, Phrase
from returns_station.scan import CreditNumber, printed_slip_number, read


class AmountUnreadableError(InputError):
    """What is to be used is no amount of the credit's currency, or nothing at all."""


def run(context: Context, asked: Namespace) -> int:
    """Show a credit; with an amount, use so much of it first. 1 when another way was offered."""
    station = context.open_station()
    view = credit_on(station, asked.number)
    if asked.use:
        try:
            view = _used(context, station, view, asked)
        except (CreditSpentError, CreditExpiredError) as error:
            complain(error, language=context.language, as_json=context.as_json, err=context.err)
            return NOT_AS_ASKED
    context.answer(credit_shape(view), "\n".join(credit_lines(context, view)))
    return DONE


def credit_on(station: Station, number: str) -> CreditView:
    """The credit with a typed or scanned number; raises CreditUnknownError."""
    scanned = read(number)
    if isinstance(scanned, CreditNumber):
        with station.store.views() as views:
            view = views.credit(scanned.number)
        if view is not None:
            return view
    raise CreditUnknownError(Phrase("find.credit_unknown", {"number": number}))


def _used(context: Context, station: Station, view: CreditView, asked: Namespace) -> CreditView:
    command = RedeemCredit(
        key=asked.key or new_key(),
        number=view.credit.number,
        amount=_amount(asked.use, view),
        reference=asked.reference,
        honoured=asked.honour,
    )
    return station.perform(command, context.who)


def _amount(text: str, view: CreditView) -> Money:
    try:
        amount = Money.parse(text, view.credit.amount.currency)
    except AmountError as error:
        raise AmountUnreadableError(Phrase("credit.amount_unreadable", {"amount": text})) from error
    if amount.minor <= 0:
        raise AmountUnreadableError(Phrase("credit.amount_unreadable", {"amount": text}))
    return amount


def credit_shape(view: CreditView) -> dict[str, Plain]:
    """A credit as it stands, exact, with its entries."""
    credit = view.credit
    entries: list[Plain] = [
        {
            "kind": entry.kind.value,
            "amount": str(entry.amount),
            "at": entry.at,
            "desk": entry.desk,
            "reference": entry.reference,
            "key": entry.operation,
        }
        for entry in view.entries
    ]
    return {
        "credit": credit.number,
        "kind": credit.kind.value,
        "currency": credit.amount.currency,
        "amount": str(credit.amount),
        "left": str(credit.remaining),
        "issued_at": credit.issued_at.isoformat(),
        "expires_on": credit.expires_on.isoformat() if credit.expires_on else "",
        "slip": credit.slip,
        "again": view.again,
        "entries": entries,
    }


def credit_lines(context: Context, view: CreditView) -> list[str]:
    """A credit in a line, and a line for each entry."""
    credit = view.credit
    number: dict[str, Argument] = {"number": printed_slip_number(credit.number)}
    told: dict[str, Argument] = {
        "what": Phrase(f"credit.kind.{credit.kind}", number),
        "left": credit.remaining,
        "amount": credit.amount,
    }
    if credit.expires_on is None:
        head = Phrase("cli.credit_no_end", told)
    else:
        head = Phrase("cli.credit", {**told, "day": credit.expires_on})
    return [context.say(head), *(_line(context, entry) for entry in view.entries)]


def _line(context: Context, entry: CreditEntry) -> str:
    at = datetime.fromisoformat(entry.at).astimezone(zone_of(context.settings.shop.market))
    moved = entry.amount if entry.amount.minor > 0 else -entry.amount
    told: dict[str, Argument] = {
        "day": at.date(),
        "at": at,
        "amount": moved,
        "by": ", ".join(filter(None, (entry.reference, entry.actor, entry.desk))),
    }
    return context.say(Phrase(f"cli.credit_entry.{entry.kind}", told))
