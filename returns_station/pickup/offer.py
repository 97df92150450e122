"""Which times the shop's own vans offer: windows that a van can promise, and what each costs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from returns_station.days import closed_days
from returns_station.pickup.booking import OWN
from returns_station.pickup.detour import Gaps
from returns_station.pickup.door import Door, Load
from returns_station.pickup.place import Point
from returns_station.pickup.quote import Tariff, Way, price_of, total, why_of
from returns_station.pickup.slot import Slot, SlotQuestion, Span, Where
from returns_station.pickup.street import street_of
from returns_station.pickup.van import Stop, VanDay

_HOUR: Final = 60
_FLOOR_SECONDS: Final = 40
_TWO_SECONDS: Final = 240
_SWAP_SECONDS: Final = 120
SERVES: Final = 240
"""How long a van stands at a door, when there are no stairs and nothing is heavy."""


@dataclass(frozen=True, slots=True)
class Offer:
    """When the vans come: minutes after local midnight, on which weekdays (Monday is 0).

    `widths` are the windows' minutes; a width that is no less than the whole day is the whole day.
    Today nothing is offered after `cutoff`, and never within `lead` minutes. `closed` is whether
    they come on the market's closed days, too. `reception`: from this width on she may leave it at
    a reception where that is dearer or cannot be at her door.
    """

    begins: int = 8 * _HOUR
    ends: int = 20 * _HOUR
    widths: tuple[int, ...] = (60, 120, 240, 24 * _HOUR)
    cutoff: int = 12 * _HOUR
    lead: int = 60
    weekdays: frozenset[int] = frozenset(range(6))
    closed: bool = False
    serves: int = SERVES
    reception: int = 240

    def __post_init__(self) -> None:
        """The day has some length, and there is some window."""
        assert 0 <= self.begins < self.ends <= 24 * _HOUR, self
        assert self.widths, self
        assert min(self.widths) > 0, self


def offered(
    question: SlotQuestion,
    day_of: Callable[[date], VanDay],
    offer: Offer,
    tariff: Tariff,
    now: datetime,
) -> Iterator[Slot]:
    """All windows of the asked days that some van can promise; `now` is local."""
    assert question.point, "a door that nobody can place is asked of no van"
    for ahead in range(question.days):
        day = question.first_day + timedelta(days=ahead)
        spans = spans_of(day, offer, question.door.market, now)
        if spans:
            yield from _of_day(question, spans, day_of(day), (offer, tariff), now.date())


def spans_of(day: date, offer: Offer, market: str, now: datetime) -> tuple[Span, ...]:
    """The windows of a day, by time; none on a day the vans stay, none that is too soon."""
    shut = not offer.closed and day in closed_days(market, day.year)
    if shut or day.weekday() not in offer.weekdays or day < now.date():
        return ()
    first = offer.begins
    if day == now.date():
        minute = now.hour * _HOUR + now.minute
        if minute >= offer.cutoff:
            return ()
        first = max(first, -(-(minute + offer.lead) // _HOUR) * _HOUR)
    found = {
        (begins, min(begins + width, offer.ends))
        for width in offer.widths
        for begins in _begins(width, first, offer)
    }
    return tuple(Span(day, begins, ends) for begins, ends in sorted(found))


def stop_at(
    point: Point,
    span: Span,
    door: Door,
    load: Load,
    where: Where = Where.DOOR,
    *,
    serves: int = SERVES,
    id_: str = "",
) -> Stop:
    """The stop that a booking of these facts is: quoted, held and planned as one and the same."""
    begins, ends = span.begins * 60, span.ends * 60
    stands = serves + _longer(door, load, where)
    return Stop(id_, point, begins, ends, stands, load.parcels, load.two, street_of(door))


def _begins(width: int, first: int, offer: Offer) -> range | tuple[int, ...]:
    """When windows of a width begin: side by side through the day; the whole day from now on."""
    if width >= offer.ends - offer.begins:
        return (first,) if offer.ends - first >= min(offer.widths) else ()
    every = range(offer.begins, offer.ends - width + 1, width)
    return tuple(begins for begins in every if begins >= first)


def _longer(door: Door, load: Load, where: Where) -> int:
    """How many seconds longer the van stands: stairs, a heavy load, goods swapped."""
    climbs = where is Where.DOOR and not door.has_lift
    stairs = _FLOOR_SECONDS * abs(door.floor) if climbs else 0
    return stairs + (_TWO_SECONDS if load.two else 0) + (_SWAP_SECONDS if load.swap else 0)


def _of_day(
    question: SlotQuestion,
    spans: tuple[Span, ...],
    day: VanDay,
    terms: tuple[Offer, Tariff],
    today: date,
) -> Iterator[Slot]:
    asking = _Asking(question, day, *terms, today)
    at_door, at_reception = asking.gaps(Where.DOOR), None
    if question.door.floor and not question.door.has_lift:
        at_reception = asking.gaps(Where.RECEPTION)
    for span in spans:
        door = asking.slot(at_door, span, Where.DOOR)
        if door:
            yield door
        if at_reception and span.width >= terms[0].reception:
            there = asking.slot(at_reception, span, Where.RECEPTION)
            if there and (door is None or there.price < door.price):
                yield there


@dataclass(frozen=True, slots=True)
class _Asking:
    """One day of vans that is asked for many windows."""

    question: SlotQuestion
    day: VanDay
    offer: Offer
    tariff: Tariff
    today: date

    def gaps(self, where: Where) -> tuple[Gaps, Stop]:
        """The gaps of the day for her door, and the stop it would be."""
        asked = self.question
        assert asked.point, "as above"
        span = Span(asked.first_day, self.offer.begins, self.offer.ends)
        stop = stop_at(asked.point, span, asked.door, asked.load, where, serves=self.offer.serves)
        return Gaps(self.day, stop), stop

    def slot(self, asked: tuple[Gaps, Stop], span: Span, where: Where) -> Slot | None:
        """The window with its price and why; None: no van can promise it."""
        gaps, stop = asked
        stop = replace(stop, begins=span.begins * 60, ends=span.ends * 60)
        far = gaps.least(stop)
        if far is None:
            return None
        none_out = not any(each.stops or each.van.start for each in self.day.rounds)
        way = Way(round(far), gaps.is_on_street(stop), none_out)
        ahead = (span.day - self.today).days
        parts = price_of(way, span, self.question.load, self.tariff, ahead)
        price = total(parts, self.tariff.currency)
        why = why_of(way, span, parts, self.tariff)
        return Slot(OWN, span, where, price, parts, why, way.metres)
