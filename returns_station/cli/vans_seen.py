"""What the command line tells of vans: a day's runs, what fits nowhere yet, what is asked."""

from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from returns_station.canonical import Plain
from returns_station.cli.context import DONE, NOT_AS_ASKED, Context
from returns_station.cli.day_report import DayUnreadableError
from returns_station.days import local_day
from returns_station.desk.pickup.van_shelves import KeptScan
from returns_station.desk.pickup.vans import Vans
from returns_station.desk.pickup.views import Joining, RunSeen, StopSeen
from returns_station.phrase import Argument, Phrase
from returns_station.scan import printed_slip_number

Told: TypeAlias = dict[str, Argument]


def seen(context: Context, vans: Vans, asked: Namespace) -> int:
    """Tell of a day; 1 when a person has to look at something."""
    day = day_of(vans, asked.on)
    runs, joining, questions = vans.runs(day), vans.joining(day), vans.questions()
    facts: Plain = {
        "day": day.isoformat(),
        "runs": [run_shape(one) for one in runs],
        "joining": [_joining_shape(one) for one in joining],
        "questions": [question_shape(one) for one in questions],
        "postal_codes": [source.attribution for source in vans.sources()],
    }
    lines = [*_run_lines(runs), *other_lines(joining, questions)]
    none = Phrase("cli.vans.none", {"day": day})
    context.answer(facts, "\n".join(map(context.say, lines or [none])))
    return NOT_AS_ASKED if joining or questions else DONE


def _run_lines(runs: tuple[RunSeen, ...]) -> Iterator[Phrase]:
    for one in runs:
        told: Told = {"number": one.number, "van": one.van}
        many: Told = {"count": len(one.stops), "at": one.back_at}
        yield Phrase("cli.vans.run", told | many)
        for stop in one.stops:
            number = printed_slip_number(stop.booking.slip)
            line: Told = {"nr": stop.nr, "at": stop.arrives, "number": number}
            yield Phrase("cli.vans.stop", line | {"how": _how(stop)})


def _how(stop: StopSeen) -> Phrase:
    if stop.fetched:
        return Phrase("cli.vans.fetched")
    if stop.failure:
        return Phrase(f"pickup.failure.{stop.failure.value}")
    if stop.late_minutes:
        return Phrase("cli.vans.late", {"count": stop.late_minutes})
    return Phrase("cli.vans.ahead")


def other_lines(joining: tuple[Joining, ...], questions: tuple[KeptScan, ...]) -> Iterator[Phrase]:
    """Pickups that no run holds yet, and what a person has to look at."""
    for one in joining:
        told: Told = {"id": one.booking.id, "van": one.van, "count": one.metres}
        yield Phrase("cli.vans.joining", told)
    for kept in questions:
        why = Phrase(f"vans.why.{kept.why}")
        yield Phrase("cli.vans.question", {"id": kept.scan.id, "why": why, "at": kept.scan.at})


def run_shape(one: RunSeen) -> Plain:
    """A run as facts."""
    return {
        "run": one.number,
        "day": one.day.isoformat(),
        "van": one.van,
        "out": one.out,
        "done": one.at,
        "back_at": one.back_at.isoformat(),
        "metres_left": one.metres_left,
        "stops": [_stop_shape(stop) for stop in one.stops],
    }


def _stop_shape(stop: StopSeen) -> Plain:
    return {
        "nr": stop.nr,
        "booking": stop.booking.id,
        "slip": stop.booking.slip,
        "arrives": stop.arrives.isoformat(),
        "fetched": stop.fetched,
        "failure": stop.failure.value if stop.failure else "",
        "late_minutes": stop.late_minutes,
    }


def _joining_shape(one: Joining) -> Plain:
    return {"booking": one.booking.id, "van": one.van, "after": one.after, "metres": one.metres}


def question_shape(kept: KeptScan) -> Plain:
    """What a person has to look at, as facts; nothing of whose door it is."""
    scan = kept.scan
    return {"id": scan.id, "booking": scan.booking, "what": scan.what.value, "why": kept.why}


def day_of(vans: Vans, told: str) -> date:
    """The day that was written, else today."""
    try:
        return date.fromisoformat(told) if told else local_day(vans.clock(), vans.market)
    except ValueError as error:
        raise DayUnreadableError(Phrase("wishes.no_day", {"day": told})) from error
