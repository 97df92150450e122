"""The room's state in the clerk's words: boxes, sliders, rows, sums."""

from datetime import date
from typing import Final

from returns_station.adapters.speech import Speech
from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.pickup.slot import Where
from ui.rooms.pickup.state import telling
from ui.rooms.pickup.state.shelf import (
    LEVELS,
    SLIDERS,
    Cell,
    Part,
    Shelf,
    cells,
    level,
    marks,
)
from ui.widgets.slider import Slide
from ui.widgets.slot_box import Box

_ICONS: Final = {
    "cheapest": "coins",
    "soonest": "lightning",
    "narrowest": "arrows-in-line-horizontal",
    "greenest": "leaf",
}
_PLACES: Final = {
    Where.DOOR: "",
    Where.RECEPTION: "user-circle",
    Where.LOCKER: "package",
    Where.SHOP: "storefront",
}


def capital(text: str) -> str:
    """A text as it begins a line."""
    return text[:1].upper() + text[1:]


def price(amount: Money, say: Speech) -> str:
    """A price as one says it: 0 kr, 49 kr."""
    return say.money(amount, exact=False)


def boxes(shelf: Shelf, say: Speech) -> dict[tuple[date, Part], Box]:
    """Every box as it stands."""
    return {place: _box(shelf, cell, say) for place, cell in cells(shelf).items()}


def _box(shelf: Shelf, cell: Cell, say: Speech) -> Box:
    slot = shelf.seen.slots[cell.front]
    others = len(cell.slots) - 1
    behind = tuple(mark for nr in cell.slots if nr != cell.front for mark in marks(shelf.seen, nr))
    found = tuple(
        (_ICONS[mark], say(f"pickup_room.mark.{mark}")) for mark in marks(shelf.seen, cell.front)
    )
    told = [say.say(telling.when(slot)), price(slot.price, say)]
    told += [say("pickup_room.suggested")] if cell.front == shelf.suggested.slot else []
    told += [word for _, word in found]
    told += [say("pickup_room.final")] if slot.final else []
    told += [say("pickup_room.more", count=others)] if others else []
    told += [say(f"pickup_room.mark.{mark}") for mark in behind]
    return Box(
        cell.front,
        say.say(telling.window(slot.span)),
        price(slot.price, say),
        ", ".join(told),
        found,
        f"+{say.number(others)}" if others else "",
        tuple(_ICONS[mark] for mark in behind),
        _PLACES[slot.where],
        lit=cell.front == shelf.lit,
    )


def slides(shelf: Shelf, say: Speech) -> tuple[Slide, ...]:
    """The four sliders as they stand."""
    return tuple(_slide(shelf, name, str(nr), say) for nr, name in enumerate(SLIDERS, 1))


def _slide(shelf: Shelf, name: str, key: str, say: Speech) -> Slide:
    costs = shelf.suggested.costs.get(name, ())
    said = tuple(price(cost, say) if cost is not None else "\N{EN DASH}" for cost in costs)
    ends = (say(f"pickup_room.slider.{name}.least"), say(f"pickup_room.slider.{name}.most"))
    heard = (say.say(each) for each in telling.slider_heard(shelf, name))
    return Slide(
        name,
        key,
        say(f"pickup_room.slider.{name}"),
        say.say(telling.slider_said(shelf, name)),
        ", ".join(heard),
        ends,
        said if len(said) == LEVELS else ("",) * LEVELS,
        level(shelf.wish, name),
    )


def joined(phrases: tuple[Phrase, ...], say: Speech, between: str = " ") -> str:
    """Several sentences after each other."""
    return between.join(say.say(each) for each in phrases)
