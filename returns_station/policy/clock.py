"""When the right of withdrawal ends: start, days, closed days, missing information."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from returns_station.days import add_days, add_months, local_day, next_working_day
from returns_station.phrase import Phrase
from returns_station.policy.claim import Claim
from returns_station.policy.law import Law
from returns_station.sale import Channel, Sale, SaleLine

# A trader delivers within thirty days unless more was agreed (Dir. 2011/83 art. 18): goods that
# stand on the counter came at the latest then, where no one wrote down when.
_DELIVERED_WITHIN_DAYS: Final = 30


@dataclass(frozen=True, slots=True)
class Clock:
    """The last day of the right of withdrawal of a sale (None while nothing has come), and why."""

    last_day: date | None
    informed_in_time: bool
    facts: tuple[Phrase, ...]


def withdrawal_clock(sale: Sale, claim: Claim, law: Law) -> Clock:
    """When the right to withdraw from this sale ends, by law."""
    start, informed = _start(sale, claim), sale.informed_on
    if start is None:
        told = informed is not None
        nothing_yet = (Phrase("fact.not_received"),)
        return Clock(None, informed_in_time=told, facts=nothing_yet)
    key = "fact.first_delivery" if sale.regular_delivery else "fact.received"
    received = Phrase(key, {"day": start})
    first_end = _extended(add_days(start, law.withdrawal.days), law)
    if informed is not None and informed <= start:
        return Clock(first_end, informed_in_time=True, facts=(received,))
    late = _late_end(first_end, start, informed, law)
    facts = (received, *_why_late(informed))
    return Clock(late, informed_in_time=False, facts=facts)


def _late_end(first_end: date, start: date, informed: date | None, law: Law) -> date:
    """Twelve months more, or the usual days from the information when it came within them."""
    rule = law.withdrawal
    if informed is not None and informed <= add_months(start, rule.uninformed_months):
        return max(first_end, _extended(add_days(informed, rule.days), law))
    return _extended(add_months(first_end, rule.uninformed_months), law)


def _why_late(informed: date | None) -> tuple[Phrase, ...]:
    if informed is None:
        return (Phrase("fact.never_informed"),)
    return (Phrase("fact.informed_late", {"day": informed}),)


def _extended(day: date, law: Law) -> date:
    if not law.withdrawal.extends_to_working_day:
        return day
    return next_working_day(day, law.market)


def _start(sale: Sale, claim: Claim) -> date | None:
    """The day of the last parcel of all, of the first where deliveries go on; None before it."""
    days = [received_on(sale, line, claim) for line in sale.lines]
    here = [day for day in days if day is not None]
    if sale.regular_delivery:
        came = [day for line in sale.lines for day in line.received_on]
        return max(min(came), sale.agreed_on) if came else None
    return max(here) if len(here) == len(days) else None


def received_on(sale: Sale, line: SaleLine, claim: Claim) -> date | None:
    """The day the last piece of a line came into her hands; None while it has not.

    Nothing comes before it is bought: a day before that is read as the day of the sale.
    """
    if line.received_on:
        return max(*line.received_on, sale.agreed_on)
    if sale.channel is Channel.STORE:
        return sale.agreed_on
    told_on = local_day(claim.told_at, sale.market)
    latest = add_days(sale.agreed_on, _DELIVERED_WITHIN_DAYS)
    return latest if not claim.goods_at_home and latest < told_on else None
