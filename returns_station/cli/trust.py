"""`trust [honesty|patterns|budget CUSTOMER]`: facts for supervisors, never a score."""

from argparse import Namespace
from collections.abc import Iterator
from datetime import date, timedelta

from returns_station.canonical import Plain
from returns_station.cli.context import DONE, NOT_AS_ASKED, Context
from returns_station.cli.wishes import DayUnreadableError
from returns_station.days import local_day
from returns_station.desk.errors import InputError
from returns_station.desk.searching import Person
from returns_station.desk.station import Station
from returns_station.desk.trust.views import Budget, Given, Pattern
from returns_station.phrase import Argument, Phrase

_A_YEAR = timedelta(days=365)


class WhoseError(InputError):
    """Nobody, or more than one, goes by what was given."""


def run(context: Context, asked: Namespace) -> int:
    """Tell the honesty share; the patterns, with 1 where there are some; or one budget."""
    station = context.open_station()
    since = _since(station, asked.since)
    if asked.deed == "budget":
        return _budget(context, station, asked.customer)
    if asked.deed == "patterns":
        return _patterns(context, station, since)
    told = station.trust(context.who).honesty(since)
    facts: Plain = {
        "since": since.isoformat(),
        "held": told.held,
        "not_held": told.not_held,
        "unchecked": told.unchecked,
        "low_percent": told.interval.low_percent,
        "high_percent": told.interval.high_percent,
    }
    lines = (Phrase("cli.trust.rest", {"day": since}), told.says, told.rest)
    context.answer(facts, "\n".join(map(context.say, lines)))
    return DONE


def _since(station: Station, day: str) -> date:
    if not day:
        return local_day(station.clock(), station.house.shop.market) - _A_YEAR
    try:
        return date.fromisoformat(day)
    except ValueError as error:
        raise DayUnreadableError(Phrase("wishes.no_day", {"day": day})) from error


def _patterns(context: Context, station: Station, since: date) -> int:
    found = station.trust(context.who).patterns(since)
    facts: list[Plain] = [_pattern_shape(context, one) for one in found]
    lines = [line for one in found for line in _pattern_lines(context, one)]
    nothing = context.say(Phrase("cli.trust.no_patterns", {"day": since}))
    context.answer(facts, "\n".join(lines) or nothing)
    return NOT_AS_ASKED if found else DONE


def _pattern_shape(context: Context, one: Pattern) -> Plain:
    return {
        "kind": one.kind.value,
        "whom": one.whom,
        "count": one.count,
        "of": one.of,
        "usual": one.usual,
        "threshold": one.threshold,
        "slips": list(one.slips),
        "says": context.say(one.says),
    }


def _pattern_lines(context: Context, one: Pattern) -> Iterator[str]:
    yield context.say(one.says)
    yield f"    {context.say(one.usually)} · {context.say(one.shown_from)}"
    if one.slips:
        yield "    " + ", ".join(one.slips)


def _budget(context: Context, station: Station, text: str) -> int:
    her = _whose(station, text)
    currency = context.settings.shop.currency
    budget = station.trust(context.who).budget(her.id, currency)
    left = budget.left
    given: list[Plain] = [_given_shape(one) for one in budget.given]
    facts: Plain = {
        "customer": her.id,
        "given": given,
        "left_today": None if left is None else str(left),
        "currency": currency,
    }
    context.answer(facts, "\n".join(_budget_lines(context, budget)))
    return DONE


def _whose(station: Station, text: str) -> Person:
    people = station.search(text).people if text else ()
    if len(people) == 1:
        return people[0]
    if people:
        raise WhoseError(Phrase("cli.trust.many", {"text": text, "count": len(people)}))
    raise WhoseError(Phrase("cli.trust.nobody", {"text": text}))


def _given_shape(one: Given) -> Plain:
    return {
        "slip": one.slip,
        "at": one.at.isoformat(),
        "amount": str(one.amount),
        "why": one.why.value,
        "verified": one.verified.value,
        "sale": one.sale,
        "due_on": one.due_on.isoformat() if one.due_on else None,
    }


def _budget_lines(context: Context, budget: Budget) -> Iterator[str]:
    yield context.say(budget.says)
    if budget.left is not None:
        yield context.say(Phrase("trust.budget.left", {"left": budget.left}))
    for one in budget.given:
        why = Phrase(f"trust.why.{one.why}")
        told: dict[str, Argument] = {"at": one.at, "amount": one.amount}
        told |= {"why": why, "verified": one.says}
        yield context.say(Phrase("cli.trust.given", told))
