"""The kinds of values that a promise has, each as a chip."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, TypeVar, assert_never

from returns_station.days import Days, Months, Period, Unlimited, Until
from returns_station.phrase import Argument, Phrase
from returns_station.policy.claim import Outcome
from returns_station.policy.promise.sense import LONGEST_DAYS, LONGEST_MONTHS
from returns_station.policy.promise.words import amount, goods, outcomes
from returns_station.policy.terms import Accepts
from ui.rooms.terms.state.chip import Chip, Choice, Day, Draft, Number, Value, Words

T = TypeVar("T")
ANY_PERIOD: Final = (Days, Months, Until, Unlimited)
A_LIMIT: Final = Decimal(500)
"""The most that goods without a receipt are worth, where a limit is begun."""
_MONTH: Final = 30
_YEAR: Final = 365
_MOST_AMOUNT: Final = 1_000_000


def day_said(day: date, near: date) -> Phrase:
    """A day, with its year where that is another."""
    key = "terms_room.day" if day.year == near.year else "terms_room.day_of_year"
    return Phrase(key, {"day": day})


def period_chip(
    key: str,
    now: Period,
    put: Callable[[Period], Draft],
    near: date,
    kinds: tuple[type[Period], ...] = ANY_PERIOD,
) -> Chip:
    """How long: so many days or months, until a day, or without end."""
    value: Value | None
    said: Argument
    match now:
        case Days(count):
            said = Phrase("terms.period.days", {"count": count})
            value = Number(Decimal(count), lambda new: put(Days(int(new))))
        case Months(count):
            said = Phrase("terms.period.months", {"count": count})
            months = Decimal(count)
            value = Number(months, lambda new: put(Months(int(new))), most=LONGEST_MONTHS, leap=12)
        case Until(day):
            said, value = day_said(day, near), Day(day, lambda new: put(Until(new)))
        case Unlimited():
            said, value = Phrase("terms.period.unlimited"), None
        case _:
            assert_never(now)
    others = tuple(
        Choice(_kind_said(kind), put(_as(kind, now, near)), kind is type(now)) for kind in kinds
    )
    choices = others if len(others) > 1 or not any(each.chosen for each in others) else ()
    return Chip(key, Phrase("terms_room.value.period"), said, value, choices)


def _kind_said(kind: type[Period]) -> Phrase:
    return Phrase(f"terms_room.kind.{kind.__name__.lower()}")


def _as(kind: type[Period], now: Period, near: date) -> Period:
    """About the same time, told in another way."""
    if isinstance(now, kind):
        return now
    days = now.count if isinstance(now, Days) else _MONTH
    if isinstance(now, Months):
        days = now.count * _MONTH
    elif isinstance(now, Until):
        days = max(1, (now.day - near).days)
    if kind is Days:
        return Days(days)
    if kind is Months:
        return Months(max(1, round(days / _MONTH)))
    return Until(near + timedelta(days=min(days, _YEAR))) if kind is Until else Unlimited()


def day_chip(
    key: str, name: Phrase, now: date, put: Callable[[date], Draft], near: date
) -> Chip:  # fmt: skip
    """A day of the calendar."""
    return Chip(key, name, day_said(now, near), Day(now, put))


def days_chip(
    key: str, now: int, put: Callable[[int], Draft], said: Phrase, *, most: int = LONGEST_DAYS
) -> Chip:
    """A number of days alone."""
    value = Number(Decimal(now), lambda new: put(int(new)), most=most)
    return Chip(key, Phrase("terms_room.value.days"), said, value)


def percent_chip(key: str, name: Phrase, now: Decimal, put: Callable[[Decimal], Draft]) -> Chip:
    """A part of the price."""
    value = Number(now, put, least=0, most=100, step=5, leap=25, whole=False)
    return Chip(key, name, Phrase("terms_room.percent", {"percent": now}), value)


def amount_chip(
    key: str, name: Phrase, now: Decimal, put: Callable[[Decimal], Draft], currency: str,
    choices: tuple[Choice, ...] = (),
) -> Chip:  # fmt: skip
    """A sum of money in the shop's currency."""
    value = Number(now, put, least=0, most=_MOST_AMOUNT, step=10, leap=100, whole=False)
    return Chip(key, name, amount(now, currency), value, choices)


def limit_chip(
    key: str, name: Phrase, now: Decimal | None, put: Callable[[Decimal | None], Draft],
    currency: str,
) -> Chip:  # fmt: skip
    """The most of something, or no limit."""
    endless = Phrase("terms_room.endless")
    choices = (
        Choice(Phrase("terms_room.limited"), put(now or A_LIMIT), now is not None),
        Choice(endless, put(None), now is None),
    )
    if now is None:
        return Chip(key, name, endless, choices=choices)
    return amount_chip(key, name, now, put, currency, choices)


def words_chip(key: str, name: Phrase, now: str, put: Callable[[str], Draft]) -> Chip:
    """Something one writes; while it is empty it asks to be written."""
    return Chip(key, name, now.strip() or Phrase("terms_room.write"), Words(now, put))


def gives_chip(
    key: str, now: tuple[Outcome, ...], put: Callable[[tuple[Outcome, ...]], Draft]
) -> Chip:
    """What the customer may choose from, in the order it is offered."""
    choices = tuple(
        Choice(Phrase(f"terms.outcome.{each}"), put(_toggled(now, each)), each in now)
        for each in Outcome
    )
    name = Phrase("terms_room.value.gives")
    return Chip(key, name, outcomes(now), choices=choices, many=True)


def accepts_chip(
    key: str, now: frozenset[Accepts], put: Callable[[frozenset[Accepts]], Draft]
) -> Chip:
    """How the goods may be; at least in one way."""
    choices = tuple(
        Choice(Phrase(f"terms.goods.{each}"), put(frozenset(now ^ {each}) or now), each in now)
        for each in Accepts
    )
    name = Phrase("terms_room.value.conditions")
    return Chip(key, name, goods(now) or Phrase("terms_room.none"), choices=choices, many=True)


def chosen_chip(
    key: str,
    name: Phrase,
    now: T,
    ways: Iterable[tuple[T, Argument]],
    put: Callable[[T], Draft],
) -> Chip:
    """One of several ways."""
    all_ways = tuple(ways)
    choices = tuple(Choice(said, put(way), way == now) for way, said in all_ways)
    said = next(said for way, said in all_ways if way == now)
    return Chip(key, name, said, choices=choices)


def _toggled(now: tuple[Outcome, ...], one: Outcome) -> tuple[Outcome, ...]:
    return tuple(each for each in now if each is not one) if one in now else (*now, one)
