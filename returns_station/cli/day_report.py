"""`day-report [--on DATE]`: what a day came to and what still waits, as text or on paper."""

from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from returns_station.adapters.plain import plain as plain_text
from returns_station.canonical import Plain
from returns_station.cli.context import DONE, Context
from returns_station.days import local_day, zone_of
from returns_station.desk.auditing.signing import sign_now_and_then
from returns_station.desk.errors import InputError
from returns_station.desk.reporting import StillOpen, day_report, due_by
from returns_station.desk.station import Station
from returns_station.listing import Listing, Part, Row
from returns_station.money import Money
from returns_station.phrase import Argument, Phrase


class DayUnreadableError(InputError):
    """What was given is no day of the calendar."""


def run(context: Context, asked: Namespace) -> int:
    """Make the report; tell it, or put it on paper."""
    station = context.open_station()
    listing = report_of(context, station, _day(station, asked.on))
    if not asked.to:
        context.answer(_shape(context, listing), "\n".join(_lines(context, listing)))
        return DONE
    station.put_out(listing, asked.to, context.who)
    told = context.say(Phrase("report.sent", {"day": date.fromisoformat(listing.number)}))
    context.answer({"day": listing.number, "to": asked.to}, told)
    return DONE


def report_of(context: Context, station: Station, day: date) -> Listing:
    """The report of a day of the shop, with what waits now."""
    market = station.house.shop.market
    begins = datetime.combine(day, time(0), zone_of(market))
    # Days are not all 24 hours long: the next begins where the calendar says.
    ends = datetime.combine(day + timedelta(days=1), time(0), zone_of(market))
    # What is printed is signed, too.
    sign_now_and_then(station, context.who.desk, least=1)
    with station.store.views() as views:
        journal = views.audit.heads().code
        kept = views.day_kept(*(each.astimezone(UTC).isoformat() for each in (begins, ends)))
        awaited = due_by(views.awaited(), day)
        still = StillOpen(views.waiting_slips(), views.payouts.waiting(), awaited)
    return day_report(
        station.house.shop,
        context.language,
        day,
        kept,
        still,
        made_at=station.clock().astimezone(zone_of(market)),
        desk=context.who.desk,
        journal=journal,
    )


def _day(station: Station, told: str) -> date:
    if not told:
        return local_day(station.clock(), station.house.shop.market)
    try:
        day = date.fromisoformat(told)
        day + timedelta(days=1)
    except (ValueError, OverflowError) as error:
        raise DayUnreadableError(Phrase("wishes.no_day", {"day": told})) from error
    return day


def _lines(context: Context, listing: Listing) -> Iterator[str]:
    yield context.say(listing.title)
    yield from map(context.say, listing.facts)
    for part in listing.parts:
        yield ""
        yield context.say(part.heading)
        yield from (f"  {_line(context, row)}" for row in part.rows)
        if not part.rows and part.nothing:
            yield f"  {context.say(part.nothing)}"
        for one in part.sums:
            told: dict[str, Argument] = {"what": one.what, "amount": one.amount}
            yield "  " + context.say(Phrase("report.sum", told))


def _line(context: Context, row: Row) -> str:
    what = _said(context, row.what)
    if row.count is not None:
        what = context.say(Phrase("listing.counted", {"times": row.count, "what": what}))
    texts = [_said(context, row.at), what, *map(context.say, row.details)]
    if row.amount is not None:
        texts.append(context.say(Phrase("report.amount", {"amount": row.amount})))
    return " · ".join(filter(None, texts))


def _said(context: Context, text: str | Phrase) -> str:
    return context.say(text) if isinstance(text, Phrase) else plain_text(text)


def _shape(context: Context, listing: Listing) -> Plain:
    return {
        "day": listing.number,
        "made_at": listing.made_at.isoformat(),
        "facts": [context.say(fact) for fact in listing.facts],
        "parts": [_part(context, part) for part in listing.parts],
    }


def _part(context: Context, part: Part) -> Plain:
    sums: list[Plain] = [_money(one.amount) for one in part.sums]
    rows: list[Plain] = [
        {
            "at": _said(context, row.at),
            "what": row.what.key if isinstance(row.what, Phrase) else row.what,
            "says": _said(context, row.what),
            "details": [context.say(detail) for detail in row.details],
            "count": row.count,
            "amount": None if row.amount is None else _money(row.amount),
        }
        for row in part.rows
    ]
    return {"part": part.heading.key, "says": context.say(part.heading), "rows": rows, "sums": sums}


def _money(amount: Money) -> Plain:
    return {"amount": str(amount), "currency": amount.currency}
