"""What the page after a visit says: thanks by name, what was promised, and where the slip is."""

from collections.abc import Iterable
from typing import Final

from returns_station.case import Said
from returns_station.money import Money
from returns_station.payout import PayoutState, PayoutVia
from returns_station.phrase import Argument, Phrase
from returns_station.policy.claim import Outcome
from ui.rooms.counter.state.counter import Finished, Printing
from ui.rooms.counter.state.steps import Happens, promised

# What a payout or a document of the page tells itself, with how it stands.
_TOLD_BELOW: Final = (
    *("slip.next.cash", "slip.next.money", "slip.next.payer", "slip.next.credit"),
    "slip.next.money_waits",
)
_DOCUMENT: Final = "slip.next.document."
_GONE: Final = (PayoutState.UNKNOWN, PayoutState.FAILED)


def above(done: Finished) -> Phrase:
    """The quiet line over the thanks."""
    if done.after.undone:
        number = done.slip.sale_number if done.slip else ""
        return Phrase("counter.done.above_undone", {"number": number})
    return Phrase("counter.done.above_earlier" if done.earlier else "counter.done.above")


def thanks(done: Finished) -> tuple[Phrase, Phrase]:
    """The two lines of the done page: thanks by name, and what is on its way."""
    if done.after.undone:
        return Phrase("counter.undone.first"), Phrase("counter.undone.second")
    if done.earlier and done.slip is not None:
        number: dict[str, Argument] = {"number": done.slip.sale_number}
        return Phrase("counter.done.earlier"), Phrase("counter.done.of_sale", number)
    name = done.name
    first = Phrase("slip.thanks", {"name": name}) if name else Phrase("slip.thanks_you")
    if done.said is Said.ASK or done.slip is None:
        return first, Phrase("counter.done.asked")
    if any(each.state in _GONE for each in done.after.payouts):
        return first, Phrase("counter.done.money_asks")
    if done.outcome in (None, Outcome.REFUND, Outcome.PRICE_REDUCTION, Outcome.STORE_CREDIT):
        return first, _sums(done)
    return first, Phrase(f"counter.done.{done.outcome}")


def _sums(done: Finished) -> Phrase:
    """What she gets, in money and to shop for; of a gift the payer's sum is not said."""
    back = _sum(each.to_pay for each in done.after.payouts if each.via is not PayoutVia.DOCUMENT)
    credit = _sum(each.amount for each in done.after.credits)
    if back and done.discreet:
        return Phrase("counter.done.payer")
    if back and credit:
        return Phrase("counter.done.both", {"amount": back, "credit": credit})
    if credit:
        return Phrase("counter.done.store_credit", {"amount": credit})
    if not back:
        return Phrase("slip.lead.nothing" if done.outcome is Outcome.REFUND else "counter.done.all")
    if any(each.state is PayoutState.WAITING for each in done.after.payouts):
        return Phrase("counter.done.waits", {"amount": back})
    by_hand = all(each.via is PayoutVia.TILL for each in done.after.payouts)
    return Phrase("counter.done.till" if by_hand else "counter.done.refund", {"amount": back})


def _sum(amounts: Iterable[Money]) -> Money | None:
    given = tuple(amounts)
    return sum(given[1:], given[0]) if given else None


def promises(done: Finished) -> tuple[Happens, ...]:
    """What has been promised, each with by when; money and documents tell of themselves."""
    if done.slip is None or done.after.undone:
        return ()
    steps = done.slip.next_steps
    if done.after.payouts or done.after.credits:
        steps = tuple(step for step in steps if not _is_told_below(step.what))
    return tuple(promised(step) for step in steps)


def _is_told_below(what: Phrase) -> bool:
    return what.key in _TOLD_BELOW or what.key.startswith(_DOCUMENT)


def print_words(done: Finished) -> tuple[Phrase, Phrase]:
    """Where the slip is: what, and a word for its badge."""
    if done.printing is Printing.ASKS:
        return Phrase("counter.print.asks"), Phrase("counter.print.asks_badge")
    if done.printing is Printing.WAITS:
        return Phrase("counter.print.waits"), Phrase("counter.print.waits_badge")
    if done.printing is Printing.SENT:
        return Phrase("counter.print.sent"), Phrase("counter.print.sent_badge")
    if done.printing is Printing.NONE:
        return Phrase("counter.print.kept"), Phrase("counter.print.kept_badge")
    if done.came_out_of:
        where: dict[str, Argument] = {"printer": done.came_out_of}
        return Phrase("counter.print.done_at", where), Phrase("counter.print.done_badge")
    key = "counter.print.copied" if done.copies else "counter.print.done"
    return Phrase(key), Phrase("counter.print.done_badge")
