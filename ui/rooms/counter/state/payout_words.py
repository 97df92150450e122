"""What the pages say of money on its way: each payout as a row, and the one question in words."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from returns_station.credit import Credit
from returns_station.payout import Payout, PayoutState, PayoutVia
from returns_station.phrase import Argument, Phrase
from returns_station.sale import TenderKind
from returns_station.scan import printed_slip_number
from ui.rooms.counter.state.counter import Counter, Finished, Printing
from ui.rooms.counter.state.paying import NOT_SEEN, Asked, Question, Till, is_called, question_of

_WHY: Final = frozenset(
    ("no_answer", "unreadable", "unreachable", "of_another", "nobody_said", "declined", NOT_SEEN)
)
_COINS: Final = frozenset((TenderKind.CASH,))


class How(Enum):
    """How a row stands: done, on its way, promised, or in question."""

    DONE = auto()
    BUSY = auto()
    PROMISED = auto()
    LOOK = auto()


@dataclass(frozen=True, slots=True)
class PayRow:
    """One payout or document: what, a second line, and how it stands in a word."""

    icon: str
    first: Phrase
    second: Phrase
    how: How
    badge: Phrase


def tender(payout: Payout) -> Phrase:
    """What the money goes back to: a card by its last digits, all else by its kind."""
    if payout.kind is TenderKind.CARD and payout.label:
        return Phrase("tender.card_ending", {"label": payout.label})
    return Phrase(f"tender.{payout.kind}")


def till_row(till: Till, *, discreet: bool) -> PayRow:
    """What leaves the till; its return number once it is given."""
    icon = "coins" if {each.kind for each in till.payouts} == _COINS else "credit-card"
    told: dict[str, Argument] = {"amount": till.amount}
    if till.is_paid:
        first = Phrase("counter.payout.till_paid", told)
        first = Phrase("counter.payout.till_paid_payer") if discreet else first
        number = Phrase("counter.payout.till_number", {"number": till.reference})
        return PayRow(icon, first, number, How.DONE, Phrase("counter.payout.badge.done"))
    first = Phrase("counter.payout.till", told)
    first = Phrase("counter.payout.till_payer") if discreet else first
    return PayRow(
        icon, first, _by_which(till, discreet=discreet), How.PROMISED, Phrase("counter.promised")
    )


def _by_which(till: Till, *, discreet: bool) -> Phrase:
    """To which tenders, with a sum each where there are several."""
    first, *others = till.payouts
    if discreet or not others:
        return _to(first)
    parts = tuple(
        Phrase("counter.payout.part", {"amount": each.to_pay, "tender": tender(each)})
        for each in till.payouts
    )
    return Phrase("counter.payout.parts", {"parts": parts})


def _to(payout: Payout) -> Phrase:
    if payout.kind is TenderKind.CASH:
        return Phrase("counter.payout.in_coins")
    return Phrase("counter.payout.to", {"tender": tender(payout)})


def far_row(state: Counter, payout: Payout, *, discreet: bool) -> PayRow:
    """What a terminal or a gateway pays."""
    told: dict[str, Argument] = {"amount": payout.to_pay, "tender": tender(payout)}
    asked, calls = question_of(state, payout), is_called(state, payout)
    name = "busy" if calls else asked.asked.value if asked else payout.state.value
    first = Phrase(f"counter.payout.far.{name}", told)
    if discreet:
        first = Phrase(f"counter.payout.far_payer.{name}")
    how = How.BUSY if calls else How.LOOK if asked else How.DONE
    if payout.state is PayoutState.WAITING:
        how = How.PROMISED
    badge = Phrase(f"counter.payout.badge.{how.name.lower()}")
    return PayRow("credit-card", first, _second(payout), how, badge)


def _second(payout: Payout) -> Phrase:
    via = Phrase(f"payout.via.{payout.via}")
    if payout.state is PayoutState.CONFIRMED:
        return Phrase("counter.payout.number", {"number": payout.reference})
    return Phrase("counter.payout.via", {"via": via})


def document_row(done: Finished, credit: Credit) -> PayRow:
    """A credit note or gift card: its number and sum, its last day, and where its paper is."""
    number: dict[str, Argument] = {"number": printed_slip_number(credit.number)}
    what = Phrase(f"credit.kind.{credit.kind}", number)
    first = Phrase("counter.payout.document", {"what": what, "amount": credit.remaining})
    second = Phrase("counter.credit.no_end")
    if credit.expires_on is not None:
        second = Phrase("counter.credit.until", {"day": credit.expires_on})
    if credit.number in done.kept:
        return PayRow("ticket", first, second, How.LOOK, Phrase("counter.print.waits_badge"))
    if credit.number in done.out:
        return PayRow("ticket", first, second, How.DONE, Phrase("counter.print.done_badge"))
    if done.printing is Printing.NONE:
        return PayRow("ticket", first, second, How.PROMISED, Phrase("counter.print.kept_badge"))
    return PayRow("ticket", first, second, How.BUSY, Phrase("counter.print.sent_badge"))


def asked_words(asked: Question) -> tuple[Phrase, Phrase]:
    """The one question: what happened, then what to look at."""
    payout, far = asked.payout, asked.payout.via
    told: dict[str, Argument] = {"amount": payout.to_pay, "tender": tender(payout)}
    if asked.asked is Asked.FAILED:
        again = "again" if asked.can_call else "till"
        return _failed(payout, told), Phrase(f"counter.asks.failed_do.{again}")
    if asked.asked is Asked.UNKNOWN:
        where = far if far in (PayoutVia.TERMINAL, PayoutVia.GATEWAY) else PayoutVia.TILL
        return Phrase(f"counter.asks.unknown.{where}"), Phrase(f"counter.asks.unknown_do.{where}")
    name = asked.asked.value
    return Phrase(f"counter.asks.{name}", told), Phrase(f"counter.asks.{name}_do")


def _failed(payout: Payout, told: dict[str, Argument]) -> Phrase:
    """Why, in words where it is a reason of ours; a person's own words as they are."""
    if not payout.reason or payout.reason == "other":
        return Phrase("counter.asks.failed", told)
    known = payout.reason in _WHY
    why = Phrase(f"payout.why.{payout.reason}") if known else payout.reason
    return Phrase("counter.asks.failed_why", {**told, "why": why})


def call_words(asked: Question) -> Phrase:
    """What speaking to the far end is called here."""
    name = {Asked.FAILED: "again", Asked.UNSENT: "send"}.get(asked.asked, "ask")
    return Phrase(f"counter.asks.call.{name}")


def paid_words(asked: Question) -> Phrase:
    """What saying that it was paid is called here."""
    name = "went" if asked.asked is Asked.UNKNOWN else "till"
    return Phrase(f"counter.asks.paid.{name}")


def number_words(asked: Question) -> Phrase:
    """Which number is asked for, once a person saw it paid."""
    far = asked.asked is Asked.UNKNOWN and asked.payout.via is not PayoutVia.TILL
    return Phrase(f"counter.asks.number.{asked.payout.via if far else PayoutVia.TILL}")
