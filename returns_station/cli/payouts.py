"""`payouts [DEED]`: what waits to be paid out, and what staff say or ask of it."""

from argparse import Namespace
from collections.abc import Sequence

from returns_station.adapters.clock import new_key
from returns_station.adapters.plain import plain as plain_text
from returns_station.canonical import Plain
from returns_station.cli.context import DONE, NOT_AS_ASKED, Context
from returns_station.desk.looking_after import look_after
from returns_station.desk.paying import ask, pay, pay_all
from returns_station.desk.payout_commands import (
    ConfirmPayout,
    ConfirmTill,
    FailPayout,
    PayoutCommand,
)
from returns_station.desk.people.upkeep import by_itself
from returns_station.desk.station import Station
from returns_station.payout import Payout, PayoutState
from returns_station.phrase import Argument, Phrase
from returns_station.scan import SlipNumber, printed_slip_number, read

_WHY = frozenset(
    ("no_answer", "unreadable", "unreachable", "of_another", "nobody_said", "declined", "other")
)


def run(context: Context, asked: Namespace) -> int:
    """Carry out one deed; 1 when something of it still waits."""
    station, who = context.open_station(), context.who
    found: tuple[Payout, ...]
    match asked.deed or "list":
        case "pay":
            found = (pay(station.paying(who), asked.operation),)
        case "ask":
            about = _asked_about(station, asked)
            found = tuple(ask(station.paying(who), operation) for operation in about)
        case "run":
            # In the station's own name, whoever asked for it: so it is done every minute.
            look_after(station, by_itself(who.desk))
            pay_all(station.paying(who), _waiting(station))
            found = _waiting(station)
        case "list":
            found = _waiting(station)
        case _:
            found = station.perform(_said(asked), who).payouts
    _tell(context, found)
    # What a person says is done when it is written down, also that something was not paid.
    said = asked.deed in {"confirm", "fail", "till"}
    return DONE if said or all(_is_over(payout) for payout in found) else NOT_AS_ASKED


def _waiting(station: Station) -> tuple[Payout, ...]:
    with station.store.views() as views:
        return views.payouts.waiting()


def _asked_about(station: Station, asked: Namespace) -> tuple[str, ...]:
    """The operation that was named, else all that nobody knows the end of."""
    if asked.operation:
        return (asked.operation,)
    unsure = {PayoutState.UNKNOWN, PayoutState.ISSUED}
    return tuple(each.operation for each in _waiting(station) if each.state in unsure)


def _said(asked: Namespace) -> PayoutCommand:
    key = asked.key or new_key()
    if asked.deed == "confirm":
        return ConfirmPayout(key, asked.operation, asked.reference)
    if asked.deed == "fail":
        return FailPayout(key, asked.operation, asked.reason)
    scanned = read(asked.slip)
    slip = scanned.number if isinstance(scanned, SlipNumber) else asked.slip
    return ConfirmTill(key, slip, asked.reference)


def _is_over(payout: Payout) -> bool:
    return payout.state in {PayoutState.CONFIRMED, PayoutState.CANCELLED}


def _tell(context: Context, payouts: Sequence[Payout]) -> None:
    facts: Plain = [_shape(payout) for payout in payouts]
    lines = [line for payout in payouts for line in _lines(context, payout)]
    context.answer(facts, "\n".join(lines) or context.say(Phrase("cli.payouts_none")))


def _lines(context: Context, payout: Payout) -> list[str]:
    tender = Phrase(f"tender.{payout.kind}")
    if payout.label:
        tender = Phrase("tender.card_ending", {"label": payout.label})
    told: dict[str, Argument] = {
        "operation": payout.operation,
        "amount": payout.to_pay,
        "via": Phrase(f"payout.via.{payout.via}"),
        "tender": tender,
        "slip": printed_slip_number(payout.slip),
    }
    if payout.state is PayoutState.CONFIRMED:
        paid = {**told, "reference": plain_text(payout.reference)}
        return [context.say(Phrase("cli.payout_paid", paid))]
    state = Phrase(f"payout.state.{payout.state}")
    return [context.say(Phrase("cli.payout", {**told, "state": state})), *_why(context, payout)]


def _why(context: Context, payout: Payout) -> list[str]:
    """Why it stands so: a code in words, a person's own words as they are."""
    if not payout.reason:
        return []
    known = payout.reason in _WHY
    said = context.say(Phrase(f"payout.why.{payout.reason}")) if known else payout.reason
    return [f"    {plain_text(said)}"]


def _shape(payout: Payout) -> dict[str, Plain]:
    return {
        "operation": payout.operation,
        "slip": payout.slip,
        "sale": payout.sale,
        "kind": payout.kind.value,
        "label": payout.label,
        "amount": str(payout.amount),
        "rounding": str(payout.rounding),
        "currency": payout.amount.currency,
        "via": payout.via.value,
        "state": payout.state.value,
        "reference": payout.reference,
        "reason": payout.reason,
        "at": payout.at.isoformat() if payout.at else "",
        "tries": payout.tries,
        "sent_to": payout.sent_to,
    }
