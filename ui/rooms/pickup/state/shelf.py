"""The week's times as a shelf: days side by side, parts of the day above each other."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final

from returns_station.desk.pickup.views import SlotsSeen, Suggested, Wish
from returns_station.phrase import Phrase
from returns_station.pickup.choosing import WIDTHS
from returns_station.pickup.slot import Slot, Where

_NOON, _EVENING = 12 * 60, 16 * 60
LEVELS: Final = 4
WEEK, LONGEST = 7, 14
"""So many days are asked for at first, and at most."""
SLIDERS: Final = ("price", "soon", "narrow", "where")
MARKS: Final = ("cheapest", "soonest", "narrowest", "greenest")
_HERSELF: Final = Phrase("pickup.suggest.herself").key


class Part(StrEnum):
    """A part of the day, by when a window begins."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


PARTS: Final = tuple(Part)


@dataclass(frozen=True, slots=True)
class Cell:
    """A place on the shelf: its times by their places in the list, and the one that is in front."""

    day: date
    part: Part
    slots: tuple[int, ...]
    front: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """What may be booked; `lit` is the time in hand, None: she hands it in herself.

    `by_hand` is whether staff chose it; else it follows what is suggested. `slider` is the one in
    hand.
    """

    seen: SlotsSeen
    suggested: Suggested
    wish: Wish = field(default_factory=Wish)
    lit: int | None = None
    by_hand: bool = False
    slider: str = ""

    @property
    def slot(self) -> Slot | None:
        """The time in hand."""
        return None if self.lit is None else self.seen.slots[self.lit]


def laid(seen: SlotsSeen, wish: Wish, suggested: Suggested) -> Shelf:
    """A shelf with what is suggested in hand."""
    return Shelf(seen, suggested, wish, _first(seen, suggested))


def part_of(slot: Slot) -> Part:
    """The part of the day in which a window begins."""
    begins = slot.span.begins
    if begins < _NOON:
        return Part.MORNING
    return Part.AFTERNOON if begins < _EVENING else Part.EVENING


def days(seen: SlotsSeen) -> tuple[date, ...]:
    """The days on which somebody comes."""
    return tuple(sorted({slot.span.day for slot in seen.slots}))


def cells(shelf: Shelf) -> dict[tuple[date, Part], Cell]:
    """Every place where something stands."""
    slots = shelf.seen.slots
    placed: dict[tuple[date, Part], list[int]] = {}
    for nr, slot in enumerate(slots):
        placed.setdefault((slot.span.day, part_of(slot)), []).append(nr)
    return {
        (day, part): Cell(day, part, tuple(held), _front(shelf, held))
        for (day, part), held in placed.items()
    }


def _front(shelf: Shelf, held: list[int]) -> int:
    """The one in hand of several; else what is suggested, marked or cheapest."""
    slots, wanted = shelf.seen.slots, (shelf.lit, shelf.suggested.slot)
    named = tuple(getattr(shelf.seen.best, mark) for mark in MARKS)
    for nr in (*wanted, *named):
        if nr in held:
            return int(nr)
    return min(held, key=lambda nr: (not _fits(slots[nr], shelf.wish), slots[nr].price.minor, nr))


def _fits(slot: Slot, wish: Wish) -> bool:
    """Whether a time is as narrow and as near as she wishes."""
    near = tuple(Where).index(slot.where) <= wish.where
    return near and slot.span.width <= WIDTHS[wish.narrow]


def marks(seen: SlotsSeen, nr: int) -> tuple[str, ...]:
    """What a time is found by at a glance."""
    return tuple(mark for mark in MARKS if getattr(seen.best, mark) == nr)


def walked(shelf: Shelf, way: str) -> Shelf:
    """One step on the shelf; above the first stands what she can do herself."""
    slot = shelf.slot
    if slot is None:
        first = _first(shelf.seen, shelf.suggested, always=True)
        return taken(shelf, first) if way == "Down" else shelf
    there = cells(shelf)
    here = part_of(slot)
    if way in ("Left", "Right"):
        return _aside(shelf, there, slot.span.day, here, 1 if way == "Right" else -1)
    column = [part for part in PARTS if (slot.span.day, part) in there]
    at = column.index(here) + (1 if way == "Down" else -1)
    if at < 0:
        return taken(shelf, None)
    if at >= len(column):
        return shelf
    return taken(shelf, there[slot.span.day, column[at]].front)


def _aside(
    shelf: Shelf, there: dict[tuple[date, Part], Cell], day: date, part: Part, by: int
) -> Shelf:
    week = days(shelf.seen)
    at = week.index(day) + by
    if not 0 <= at < len(week):
        return shelf
    nearest = sorted(PARTS, key=lambda one: abs(PARTS.index(one) - PARTS.index(part)))
    cell = next(there[week[at], one] for one in nearest if (week[at], one) in there)
    return taken(shelf, cell.front)


def leafed(shelf: Shelf, by: int = 1) -> Shelf:
    """The next of several times that stand in one place."""
    slot = shelf.slot
    if slot is None or shelf.lit is None:
        return shelf
    held = cells(shelf)[slot.span.day, part_of(slot)].slots
    return taken(shelf, held[(held.index(shelf.lit) + by) % len(held)])


def taken(shelf: Shelf, nr: int | None) -> Shelf:
    """A time was taken in hand, or that she hands it in herself."""
    assert nr is None or 0 <= nr < len(shelf.seen.slots), nr
    return replace(shelf, lit=nr, by_hand=True, slider="")


def level(wish: Wish, slider: str) -> int:
    """Where a slider stands."""
    return int(getattr(wish, slider))


def wished(wish: Wish, slider: str, at: int) -> Wish:
    """A slider was moved."""
    assert slider in SLIDERS, slider
    return replace(wish, **{slider: min(max(at, 0), LEVELS - 1)})


def follow(shelf: Shelf, wish: Wish, suggested: Suggested, slider: str) -> Shelf:
    """She flexes on something: what is suggested for it comes in hand."""
    return replace(
        shelf,
        wish=wish,
        suggested=suggested,
        lit=_first(shelf.seen, suggested),
        by_hand=False,
        slider=slider,
    )


def renewed(shelf: Shelf, seen: SlotsSeen, suggested: Suggested) -> Shelf:
    """The times are others by now; what was taken in hand stays there if it is still offered."""
    new = replace(shelf, seen=seen, suggested=suggested, lit=_first(seen, suggested))
    slot = shelf.slot
    if not shelf.by_hand or slot is None:
        return replace(new, by_hand=False)
    same = [nr for nr, one in enumerate(seen.slots) if _key(one) == _key(slot)]
    return replace(new, lit=same[0]) if same else replace(new, by_hand=False)


def _key(slot: Slot) -> tuple[object, ...]:
    return (slot.carrier, slot.span, slot.where, slot.price)


def _first(seen: SlotsSeen, suggested: Suggested, *, always: bool = False) -> int | None:
    """What is suggested; else what is cheapest, or nothing where handing it in is better."""
    if suggested.slot is not None:
        return suggested.slot
    if not seen.slots or (not always and suggested.why.key == _HERSELF):
        return None
    return seen.best.cheapest if seen.best.cheapest is not None else 0
