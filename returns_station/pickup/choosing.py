"""The slots found at a glance, and the one that is suggested for what she can flex on.

Every slider is a limit, and the cheapest slot within all four is suggested: to flex on one more
thing can only make it cheaper. What would open more is told by the price at each step.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from math import inf
from typing import Final, TypeAlias

from returns_station.money import Money, decimals
from returns_station.phrase import Phrase
from returns_station.pickup.choice import Best, SlotsSeen, Suggested, Wish
from returns_station.pickup.slot import Slot, Where

LEVELS: Final = range(4)
"""From wanting the most (0) to not minding (3)."""
DAYS: Final = (1, 3, 7, 14)
"""How many days from today a slot may be, by level of how soon."""
WIDTHS: Final = (60, 120, 240, 24 * 60)
"""How many minutes she may have to wait, by level of how narrow."""
SLIDERS: Final = ("price", "soon", "narrow", "where")
_PLACES: Final = tuple(Where)
# What is proposed to flex on first, where nothing fits and several steps cost the same.
_FIRST_TO_FLEX: Final = ("narrow", "soon", "where", "price")

_Key: TypeAlias = Callable[[Slot], tuple[object, ...]]


def best(slots: Sequence[Slot]) -> Best:
    """The cheapest, soonest, narrowest and greenest of the slots, by their places."""
    known = [slot for slot in slots if slot.metres is not None]
    return Best(
        _first(slots, slots, _cheap),
        _first(slots, slots, lambda slot: (slot.span.day, slot.span.ends, *_cheap(slot))),
        _first(slots, slots, lambda slot: (slot.span.width, *_cheap(slot))),
        _first(slots, known, lambda slot: (slot.metres, *_cheap(slot))),
    )


def suggested(seen: SlotsSeen, wish: Wish) -> Suggested:
    """The cheapest slot within her wish, why, and what each step of each slider would cost."""
    limits = price_limits(seen)
    costs = {
        name: tuple(_cost(seen, replace(wish, **{name: level}), limits) for level in LEVELS)
        for name in SLIDERS
    }
    place = _place(seen, wish, limits)
    if place is not None:
        return Suggested(place, _why(seen.slots[place]), costs)
    if _herself(seen, wish, limits):
        return Suggested(None, Phrase("pickup.suggest.herself"), costs)
    return Suggested(None, _why_none(wish, costs), costs)


def opening(seen: SlotsSeen, wish: Wish | None = None) -> Wish:
    """The wish to begin with: hers, and of price the tightest step that has a slot for it."""
    wish = wish or Wish()
    able = (level for level in LEVELS if _place(seen, replace(wish, price=level), None) is not None)
    return replace(wish, price=next(able, wish.price))


def price_limits(seen: SlotsSeen) -> tuple[Money | None, ...]:
    """The most she would pay by level: nothing, a third and two thirds of the dearest, anything."""
    currency = seen.question.currency
    dearest = max((slot.price.minor for slot in seen.slots), default=0)
    whole = 10 ** decimals(currency)
    thirds = (-(-dearest * level // (3 * whole)) * whole for level in (0, 1, 2))
    return (*(Money(most, currency) for most in thirds), None)


def last_days(seen: SlotsSeen) -> tuple[date, ...]:
    """The last day by level of how soon."""
    today = seen.today or seen.question.first_day
    return tuple(today + timedelta(days=days) for days in DAYS)


def _place(seen: SlotsSeen, wish: Wish, limits: tuple[Money | None, ...] | None) -> int | None:
    """Which slot is suggested; None: none is, or she had better hand it in herself."""
    limits = limits or price_limits(seen)
    fits = list(_fitting(seen, wish, limits[wish.price]))
    place = _first(seen.slots, fits, _cheap)
    if place is None or not _herself(seen, wish, limits):
        return place
    return None if seen.herself.price < seen.slots[place].price else place


def _fitting(seen: SlotsSeen, wish: Wish, most: Money | None) -> Iterator[Slot]:
    last, width = last_days(seen)[wish.soon], WIDTHS[wish.narrow]
    for slot in seen.slots:
        near = _PLACES.index(slot.where) <= wish.where
        is_dear = most is not None and most < slot.price
        soon = slot.span.day <= last
        # A shop's longest window is the whole day, however long its day is.
        if near and soon and not is_dear and slot.span.width <= width:
            yield slot


def _herself(seen: SlotsSeen, wish: Wish, limits: tuple[Money | None, ...]) -> bool:
    """Whether the shop is within her wish: it is open any day, and nobody waits for a van."""
    most = limits[wish.price]
    dear = most is not None and most < seen.herself.price
    return _PLACES[wish.where] is Where.SHOP and not dear


def _cost(seen: SlotsSeen, wish: Wish, limits: tuple[Money | None, ...]) -> Money | None:
    place = _place(seen, wish, limits)
    if place is not None:
        return seen.slots[place].price
    return seen.herself.price if _herself(seen, wish, limits) else None


def _why(slot: Slot) -> Phrase:
    if not slot.price:
        return slot.why
    return Phrase("pickup.suggest.cheapest", {"why": slot.why})


def _why_none(wish: Wish, costs: dict[str, tuple[Money | None, ...]]) -> Phrase:
    """Which one thing to flex on opens the least dear slot."""
    found: list[tuple[int, str, Money]] = []
    for name in _FIRST_TO_FLEX:
        looser = costs[name][getattr(wish, name) + 1 :]
        found.extend((each.minor, name, each) for each in looser if each is not None)
    if not found:
        return Phrase("pickup.suggest.none")
    _, name, price = min(found, key=lambda each: each[0])
    return Phrase(f"pickup.suggest.flex_{name}", {"price": price})


def _cheap(slot: Slot) -> tuple[object, ...]:
    """The cheapest first; among equals the soonest, the narrowest, the greenest, the nearest."""
    span, far = slot.span, inf if slot.metres is None else slot.metres
    when = (span.day, span.ends, span.width)
    where = _PLACES.index(slot.where)
    return (slot.price.minor, *when, far, where, slot.carrier, slot.van, slot.ref)


def _first(slots: Sequence[Slot], among: Sequence[Slot], key: _Key) -> int | None:
    found = min(among, key=key, default=None)
    return None if found is None else next(n for n, slot in enumerate(slots) if slot is found)
