"""A credit on the counter: how it stands, and taking some of it for a purchase, once."""

from dataclasses import replace
from datetime import date
from enum import StrEnum

from returns_station.credit import is_expired
from returns_station.desk.credit_commands import RedeemCredit
from returns_station.desk.credit_views import CreditView
from returns_station.money import AmountError, Money
from returns_station.phrase import Phrase
from returns_station.scan import printed_slip_number
from ui.rooms.counter.state.after import Blank, CreditOpen, Redeem
from ui.rooms.counter.state.counter import Counter, Trouble

_NO_SUM = str.maketrans("", "", " \u00a0\u202f'")


class Stands(StrEnum):
    """How a credit stands before the one who holds it."""

    GOOD = "good"
    EMPTY = "empty"
    VOIDED = "voided"
    EXPIRED = "expired"


def stands(credit: CreditOpen) -> Stands:
    """Whether it counts; what ran out is told apart from what was undone."""
    if credit.view.is_voided:
        return Stands.VOIDED
    if not credit.view.credit.remaining:
        return Stands.EMPTY
    return Stands.EXPIRED if is_expired(credit.view.credit, credit.today) else Stands.GOOD


def amount(credit: CreditOpen) -> Money | None:
    """What is written of the sum; None: nothing that could be one."""
    text = credit.sum.translate(_NO_SUM).replace(",", ".").removesuffix("kr").rstrip(".:-")
    try:
        read = Money.parse(text, credit.view.credit.amount.currency)
    except AmountError:
        return None
    return read if read.minor > 0 else None


def is_more_than_left(credit: CreditOpen) -> bool:
    """Whether more is asked for than is left."""
    asked = amount(credit)
    return asked is not None and credit.view.credit.remaining < asked


def missing(credit: CreditOpen) -> Blank | None:
    """The first that is still to be written before some of it can be taken."""
    if amount(credit) is None:
        return Blank.SUM
    if not credit.receipt.strip():
        return Blank.RECEIPT
    if stands(credit) is Stands.EXPIRED and not credit.honoured.strip():
        return Blank.HONOURED
    return None


def is_usable(credit: CreditOpen) -> bool:
    """Whether anything can be taken at all."""
    return stands(credit) in {Stands.GOOD, Stands.EXPIRED}


def shown(
    state: Counter, view: CreditView | None, number: str, *, key: str, today: date
) -> Counter:
    """The credit lies on the counter; the visit stays below as it is."""
    if view is None:
        told = printed_slip_number(number)
        title = Phrase("counter.trouble.read", {"code": told})
        words = Phrase("find.credit_unknown", {"number": told})
        return replace(state, asks=None, trouble=Trouble(title, words))
    opened = CreditOpen(view, today, key)
    return replace(
        state, asks=None, seeking=None, owing=None, trouble=None, toast=None, credit=opened
    )


def written(state: Counter, blank: Blank, text: str) -> Counter:
    """Something was typed or scanned; the note of what was taken before goes."""
    credit = state.credit
    if credit is None:
        return state
    if blank is Blank.SUM:
        credit = replace(credit, sum=text)
    elif blank is Blank.RECEIPT:
        credit = replace(credit, receipt=text)
    else:
        credit = replace(credit, honoured=text)
    return replace(state, credit=replace(credit, taken=None, asked_for=None), trouble=None)


def take(state: Counter) -> Counter:
    """Take the sum, or what is left of it; else go to what is still to be written."""
    credit = state.credit
    if credit is None or not is_usable(credit):
        return state
    if is_more_than_left(credit):
        credit = replace(credit, sum=str(credit.view.credit.remaining))
    sum_, lacks = amount(credit), missing(credit)
    if sum_ is None or lacks is not None:
        return replace(state, credit=replace(credit, asked_for=lacks))
    command = RedeemCredit(
        credit.key,
        credit.view.credit.number,
        sum_,
        credit.receipt.strip(),
        credit.honoured.strip() if stands(credit) is Stands.EXPIRED else "",
    )
    taking = replace(credit, taken=None, asked_for=None)
    return replace(state, asks=Redeem(command), credit=taking, trouble=None)


def taken(state: Counter, view: CreditView, sum_: Money, *, key: str) -> Counter:
    """It is taken; what is left is shown, and the next taking has a key of its own."""
    credit = state.credit
    if credit is None:
        return replace(state, asks=None)
    fresh = CreditOpen(view, credit.today, key, taken=sum_)
    return replace(state, asks=None, credit=fresh, trouble=None)


def not_taken(state: Counter, advice: Phrase, view: CreditView | None) -> Counter:
    """Nothing was taken: another desk was first, or it does not count; it is shown as it is."""
    credit = state.credit
    if credit is None:
        return replace(state, asks=None)
    credit = replace(credit, view=view or credit.view)
    if is_more_than_left(credit) and is_usable(credit):
        # What is left is offered in words of its own.
        return replace(state, asks=None, credit=credit)
    trouble = Trouble(Phrase("counter.credit.not_taken"), advice, icon="ticket")
    return replace(state, asks=None, credit=credit, trouble=trouble)
