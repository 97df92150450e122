"""A value in a sentence: what it says, and every way in which it may become another."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Final, TypeAlias

from returns_station.days import add_months
from returns_station.phrase import Argument, Phrase
from returns_station.policy.terms import Terms

OPENS, CLOSES = "\ue000", "\ue001"
"""What stands around a chip's key in a spoken sentence; no language uses them."""
_WEEK: Final = 7
_SEPARATORS: Final = str.maketrans("/- ", "...")


@dataclass(frozen=True, slots=True)
class Draft:
    """What is being written: the terms, the day they take effect, and why they change."""

    terms: Terms
    valid_from: date
    note: str = ""

    def saying(self, terms: Terms) -> "Draft":
        """The same with other terms."""
        return replace(self, terms=terms)


@dataclass(frozen=True, slots=True)
class Number:
    """A count, a percentage or an amount; one key press is one `step`, with Shift a `leap`."""

    now: Decimal
    put: Callable[[Decimal], Draft] = field(compare=False)
    least: int = 1
    most: int = 36_500
    step: int = 1
    leap: int = _WEEK
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar, none before `least`."""

    now: date
    put: Callable[[date], Draft] = field(compare=False)
    least: date = date.min


@dataclass(frozen=True, slots=True)
class Words:
    """Something one writes."""

    now: str
    put: Callable[[str], Draft] = field(compare=False)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values there are, and the draft that has it; of several each is in or out."""

    said: Argument
    then: Draft
    chosen: bool = False


Value: TypeAlias = Number | Day | Words


@dataclass(frozen=True, slots=True)
class Chip:
    """A value at a key: its name, what it says, how it is changed, and what may be chosen.

    Of `many` choices several may hold at once.
    """

    key: str
    name: Phrase
    said: Argument
    value: Value | None = None
    choices: tuple[Choice, ...] = ()
    many: bool = False

    @property
    def slot(self) -> str:
        """Where it stands in a sentence."""
        return f"{OPENS}{self.key}{CLOSES}"

    @property
    def is_written(self) -> bool:
        """Whether one writes words in it."""
        return isinstance(self.value, Words)

    @property
    def only_chosen(self) -> bool:
        """Whether it has no value to step or write: Enter then opens what may be chosen."""
        return self.value is None


def stepped(chip: Chip, by: int, *, leap: bool = False) -> Draft | None:
    """One step up or down, or a leap; None where it cannot be stepped."""
    match chip.value:
        case Number() as number:
            wide = number.leap if leap else number.step
            there = min(max(number.now + by * wide, Decimal(number.least)), Decimal(number.most))
            return number.put(there)
        case Day() as day:
            wide = _WEEK if leap else 1
            return day.put(max(_moved(day.now, by * wide), day.least))
        case _:
            return None


def a_month(chip: Chip, by: int) -> Draft | None:
    """The same day a month earlier or later."""
    if not isinstance(chip.value, Day):
        return stepped(chip, by, leap=True)
    month = max(chip.value.now, date(2, 1, 31)) if by < 0 else chip.value.now
    return chip.value.put(max(add_months(month, by), chip.value.least))


def typed(chip: Chip, text: str) -> Draft | None:
    """What was typed so far, as the value; None while it is none."""
    match chip.value:
        case Number() as number:
            count = _count(text, number)
            return None if count is None else number.put(min(count, Decimal(number.most)))
        case Day() as day:
            there = _day(text, day.now)
            return None if there is None or there < day.least else day.put(there)
        case Words() as words:
            return words.put(text)
        case None:
            return None


def _moved(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day


def _count(text: str, number: Number) -> Decimal | None:
    try:
        count = Decimal(text.replace(",", ".") or 0)
    except InvalidOperation:
        return None
    if not count.is_finite() or count < 0 or (number.whole and count != int(count)):
        return None
    return count


def _day(text: str, now: date) -> date | None:
    """A day of the month, a day and a month, or all three, as one writes them in the Nordics."""
    parts = [part for part in text.translate(_SEPARATORS).split(".") if part]
    if not all(part.isdecimal() for part in parts) or not 0 < len(parts) <= 3:  # noqa: PLR2004 - day, month, year
        return None
    day, month, year = (*map(int, parts), *(0, 0, 0)[len(parts) :])
    if len(parts) == 3 and year < 1000:  # noqa: PLR2004 - not all four figures yet
        return None
    try:
        return date(year or now.year, month or now.month, day)
    except ValueError:
        return None
