"""What the page of a credit says: what it is, what is left, what stands in the way."""

from dataclasses import dataclass
from typing import Final

from returns_station.money import Money
from returns_station.phrase import Argument, Phrase
from returns_station.scan import printed_slip_number
from ui.rooms.counter.state.after import Blank, CreditOpen
from ui.rooms.counter.state.crediting import (
    Stands,
    amount,
    is_more_than_left,
    is_usable,
    missing,
    stands,
)

_MISSING: Final = {
    Blank.SUM: Phrase("counter.credit.missing.sum"),
    Blank.RECEIPT: Phrase("counter.credit.missing.receipt"),
    Blank.HONOURED: Phrase("counter.credit.missing.honoured"),
}


@dataclass(frozen=True, slots=True)
class CreditTold:
    """A credit in three lines."""

    what: Phrase
    left: Phrase
    until: Phrase


@dataclass(frozen=True, slots=True)
class Taking:
    """What the green button does, what it takes, and what is left then."""

    do: Phrase
    amount: Money | None = None
    left_after: Phrase | None = None
    missing: Phrase | None = None


def credit_told(credit: CreditOpen) -> CreditTold:
    """What it is, what is left of it, how long it holds."""
    one = credit.view.credit
    number: dict[str, Argument] = {"number": printed_slip_number(one.number)}
    until = Phrase("counter.credit.no_end")
    if one.expires_on is not None:
        key = "until_was" if stands(credit) is Stands.EXPIRED else "until"
        until = Phrase(f"counter.credit.{key}", {"day": one.expires_on})
    left = Phrase("counter.credit.left", {"amount": one.remaining})
    return CreditTold(Phrase(f"credit.kind.{one.kind}", number), left, until)


def hint(credit: CreditOpen) -> tuple[Phrase, Phrase] | None:
    """What stands in the way, and what can be done all the same."""
    if credit.advice is not None:
        return Phrase("counter.credit.print_waits"), credit.advice
    match stands(credit):
        case Stands.VOIDED | Stands.EMPTY as none:
            return Phrase(f"counter.credit.{none}"), Phrase(f"counter.credit.{none}_do")
        case _ if is_more_than_left(credit):
            left: dict[str, Argument] = {"left": credit.view.credit.remaining}
            return Phrase("counter.credit.more", left), Phrase("counter.credit.more_do")
        case Stands.EXPIRED:
            return Phrase("counter.credit.ended"), Phrase("counter.credit.ended_do")
        case _:
            return None


def taking(credit: CreditOpen) -> Taking:
    """What Enter does now: the words say what is missing."""
    one, asked, lacks = credit.view.credit, amount(credit), missing(credit)
    if not is_usable(credit):
        nothing = Phrase("counter.credit.missing.nothing")
        return Taking(nothing, missing=nothing)
    if asked is None:
        return Taking(_MISSING[Blank.SUM], missing=_MISSING[Blank.SUM])
    more = is_more_than_left(credit)
    takes = one.remaining if more else asked
    key = "counter.credit.take_rest" if more else "counter.credit.take"
    rest = Phrase("counter.credit.left", {"amount": one.remaining - takes})
    told: dict[str, Argument] = {"amount": takes}
    if lacks is not None and not more:
        return Taking(Phrase(key, told), takes, rest, _MISSING[lacks])
    return Taking(Phrase(key, told), takes, rest)
