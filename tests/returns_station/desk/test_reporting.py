"""The day's report, from what is kept and what waits: each currency by itself, nothing glued."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from returns_station.desk.reporting import (
    DayKept,
    OutcomeSum,
    StillOpen,
    TenderSum,
    day_report,
    due_by,
)
from returns_station.desk.views import Awaited
from returns_station.label import Code, Symbology
from returns_station.listing import Listing, Part
from returns_station.money import Money
from tests.builders import SHOP

DAY = date(2026, 11, 26)
AT = datetime(2026, 11, 26, 18, 5, tzinfo=ZoneInfo("Europe/Stockholm"))
NOTHING_OPEN = StillOpen((), (), ())


def a_report(kept: DayKept, still: StillOpen = NOTHING_OPEN, code: Code | None = None) -> Listing:
    return day_report(SHOP, "sv", DAY, kept, still, made_at=AT, code=code)


def part(listing: Listing, heading: str) -> Part:
    return next(one for one in listing.parts if one.heading.key == heading)


def kept(*outcomes: OutcomeSum, undone: int = 0, tenders: tuple[TenderSum, ...] = ()) -> DayKept:
    return DayKept(len(outcomes), 0, undone, outcomes, tenders, ())


def test_that_each_currency_has_a_sum_of_its_own() -> None:
    kronor = OutcomeSum("refund", 2, 3, Money(59900, "SEK"))
    more = OutcomeSum("store_credit", 1, 1, Money(10000, "SEK"))
    euros = OutcomeSum("refund", 1, 1, Money(2500, "EUR"))

    sums = part(a_report(kept(kronor, more, euros)), "report.outcomes").sums

    assert [one.amount for one in sums] == [Money(69900, "SEK"), Money(2500, "EUR")]


def test_that_what_is_not_confirmed_stands_beside_its_tender() -> None:
    waits = TenderSum("card", 2, Money(99800, "SEK"), Money(49900, "SEK"))
    paid = TenderSum("cash", 1, Money(10000, "SEK"), Money(0, "SEK"))

    card, cash = part(a_report(kept(tenders=(waits, paid))), "report.tenders").rows

    assert [one.args for one in card.details] == [{"amount": Money(49900, "SEK")}]
    assert cash.details == ()


def test_that_a_day_without_anything_has_no_sums_and_says_so_in_every_part() -> None:
    listing = a_report(kept())

    assert [one.sums for one in listing.parts] == [()] * 6
    assert None not in [one.nothing for one in listing.parts]


def test_that_what_was_undone_is_named_only_where_there_was_some() -> None:
    told = [[fact.key for fact in a_report(kept(undone=nr)).facts] for nr in (0, 1)]

    assert ["report.undone" in facts for facts in told] == [False, True]


def test_that_goods_are_late_from_their_day_on() -> None:
    due = [Awaited("RS000000018", "Tält", 1, date(2026, 11, day)) for day in (25, 26, 27)]

    assert due_by(due, DAY) == tuple(due[:2])


def test_that_a_code_may_seal_the_day() -> None:
    seal = Code("D20261126", Symbology.QR)

    assert a_report(kept(), code=seal).code == seal
