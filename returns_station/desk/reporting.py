"""The day's report: what came back, what it was paid with, and what still waits, as a list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from returns_station.desk.views import Awaited
from returns_station.label import Code
from returns_station.listing import Listing, ListingKind, Part, Row
from returns_station.money import Money, zero
from returns_station.payout import Payout
from returns_station.phrase import Phrase
from returns_station.scan.slips import printed_slip_number
from returns_station.slip import Shop, SlipSum


@dataclass(frozen=True, slots=True)
class OutcomeSum:
    """Returns of one outcome in one currency: how many, of how many pieces, and their sum."""

    outcome: str
    count: int
    pieces: int
    refund: Money


@dataclass(frozen=True, slots=True)
class TenderSum:
    """Money that goes back to one kind of tender; `waiting` is what of it is not confirmed."""

    kind: str
    count: int
    amount: Money
    waiting: Money


@dataclass(frozen=True, slots=True)
class RateSum:
    """The VAT of one rate in what came back."""

    percent: str
    vat: Money


@dataclass(frozen=True, slots=True)
class DayKept:
    """What the store keeps of one day; what was undone since is counted, and in no sum."""

    visits: int
    asked: int
    undone: int
    outcomes: tuple[OutcomeSum, ...]
    tenders: tuple[TenderSum, ...]
    rates: tuple[RateSum, ...]


@dataclass(frozen=True, slots=True)
class StillOpen:
    """What waits when the report is made, of whatever day it is."""

    slips: tuple[str, ...]
    payouts: tuple[Payout, ...]
    awaited: tuple[Awaited, ...]


def due_by(awaited: Iterable[Awaited], day: date) -> tuple[Awaited, ...]:
    """Goods that were to be here by a day."""
    return tuple(one for one in awaited if one.due_on <= day)


def day_report(
    shop: Shop,
    language: str,
    day: date,
    kept: DayKept,
    still: StillOpen,
    *,
    made_at: datetime,
    desk: str = "",
    code: Code | None = None,
    journal: str = "",
) -> Listing:
    """The report of a day; `made_at` is local time with its zone, `code` seals the day.

    `journal` is the code of the journal's last entry: paper can prove it later.
    """
    facts = (
        Phrase("report.visits", {"count": kept.visits}),
        *((Phrase("report.asked", {"count": kept.asked}),) if kept.asked else ()),
        *((Phrase("report.undone", {"count": kept.undone}),) if kept.undone else ()),
        Phrase("report.waits_at", {"at": made_at}),
        *((Phrase("report.journal", {"code": journal}),) if journal else ()),
    )
    return Listing(
        kind=ListingKind.DAY_REPORT,
        number=day.isoformat(),
        language=language,
        shop=shop,
        made_at=made_at,
        title=Phrase("report.title", {"day": day}),
        facts=facts,
        parts=(*_of_the_day(kept), *_open_parts(still)),
        code=code,
        signed_by=(Phrase("report.signed"),),
        desk=desk,
    )


def _of_the_day(kept: DayKept) -> tuple[Part, ...]:
    none = Phrase("report.no_returns")
    return (
        Part(
            Phrase("report.outcomes"),
            tuple(_outcome(one) for one in kept.outcomes),
            _in_all("report.in_all", [one.refund for one in kept.outcomes]),
            none,
        ),
        Part(
            Phrase("report.tenders"),
            tuple(_tender(one) for one in kept.tenders),
            _in_all("report.paid_in_all", [one.amount for one in kept.tenders]),
            Phrase("report.no_tenders"),
        ),
        Part(
            Phrase("report.rates"),
            tuple(Row("", _rate(one.percent), amount=one.vat) for one in kept.rates),
            _in_all("report.vat_in_all", [one.vat for one in kept.rates]),
            Phrase("report.no_rates"),
        ),
    )


def _open_parts(still: StillOpen) -> tuple[Part, ...]:
    slips = (Row(printed_slip_number(slip), Phrase("report.slip")) for slip in still.slips)
    return (
        Part(Phrase("report.slips"), tuple(slips), nothing=Phrase("report.no_slips")),
        Part(
            Phrase("report.payouts"),
            tuple(_payout(one) for one in still.payouts),
            _in_all("report.waits_in_all", [one.to_pay for one in still.payouts]),
            Phrase("report.no_payouts"),
        ),
        Part(
            Phrase("report.awaited"),
            tuple(_awaited(one) for one in still.awaited),
            nothing=Phrase("report.no_awaited"),
        ),
    )


def _outcome(one: OutcomeSum) -> Row:
    pieces = Phrase("slip.pieces", {"count": one.pieces})
    return Row("", Phrase(f"report.outcome.{one.outcome}"), (pieces,), one.count, one.refund)


def _tender(one: TenderSum) -> Row:
    waiting = (Phrase("report.waiting", {"amount": one.waiting}),) if one.waiting else ()
    return Row("", Phrase(f"report.tender.{one.kind}"), waiting, one.count, one.amount)


def _rate(percent: str) -> Phrase:
    return Phrase("report.rate", {"percent": Decimal(percent)})


def _payout(one: Payout) -> Row:
    state = Phrase(f"payout.state.{one.state}")
    what = Phrase(f"report.tender.{one.kind}")
    return Row(printed_slip_number(one.slip), what, (state,), amount=one.to_pay)


def _awaited(one: Awaited) -> Row:
    due = Phrase("report.due", {"day": one.due_on})
    return Row(printed_slip_number(one.slip), one.title, (due,), one.quantity)


def _in_all(key: str, amounts: Sequence[Money]) -> tuple[SlipSum, ...]:
    """One sum for each currency; none where one row says it already."""
    sums: dict[str, Money] = {}
    for amount in amounts:
        sums[amount.currency] = sums.get(amount.currency, zero(amount.currency)) + amount
    return tuple(SlipSum(Phrase(key), each) for each in sums.values())
