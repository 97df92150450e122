"""`slots NUMBER`: when the goods of a slip can be fetched, by whom, for how much and why."""

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from returns_station.canonical import Plain
from returns_station.cli.context import DONE, NOT_AS_ASKED, Context
from returns_station.desk.errors import InputError
from returns_station.desk.pickup.views import SlotsSeen, Suggested, ToFetch, Wish
from returns_station.desk.station import Station
from returns_station.phrase import Phrase
from returns_station.pickup.booking import OWN
from returns_station.pickup.choosing import LEVELS, SLIDERS, opening, suggested
from returns_station.pickup.door import Door, Load
from returns_station.pickup.place import Point
from returns_station.pickup.slot import Slot
from returns_station.policy.claim import Collection
from returns_station.scan.sealed import slip_coded

_MARKS: Final = ("cheapest", "soonest", "narrowest", "greenest")
_COLLECTIONS: Final = {
    "offered": Collection.OFFERED_BY_SHOP,
    "ordered": Collection.ORDERED_BY_CUSTOMER,
}


class SlotsUnaskedError(InputError):
    """What was typed is no door, no day, no point or no wish."""


def run(context: Context, asked: Namespace) -> int:
    """List every time that can be promised; 1 where nobody can come."""
    station, slip = context.open_station(), slip_coded(asked.number)
    fetching = station.fetching(context.who)
    seen = fetching.slots(
        slip,
        _door(asked, fetching.one(slip), station),
        Load(asked.parcels, round(asked.kilos * 1000), asked.longest, asked.two),
        _COLLECTIONS.get(asked.collection, station.house.pickups.collection),
        first_day=_day(asked.first_day),
        days=asked.days,
        point=_point(asked.point),
    )
    wish = _wish(asked.flex, opening(seen))
    found = suggested(seen, wish)
    context.answer(_facts(seen, wish, found), "\n".join(_lines(context, seen, found)))
    return DONE if seen.slots else NOT_AS_ASKED


def _door(asked: Namespace, known: ToFetch | None, station: Station) -> Door:
    """The door as it was typed, else where we came the last time."""
    if known is None:
        raise SlotsUnaskedError(Phrase("pickup.nothing_to_fetch"))
    if asked.street or asked.postal_code:
        market = known.market or station.house.shop.market
        return Door(
            asked.street,
            asked.postal_code,
            asked.town,
            market,
            floor=asked.floor,
            has_lift=not asked.no_lift,
        )
    if known.door is None:
        raise SlotsUnaskedError(Phrase("cli.slots.no_door"))
    return known.door


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said) if said else None
    except ValueError as error:
        raise SlotsUnaskedError(Phrase("cli.slots.no_day", {"said": said})) from error


def _point(said: str) -> Point | None:
    try:
        lat, lon = map(float, said.split(",")) if said else (0.0, 0.0)
        return Point(lat, lon) if said else None
    except (ValueError, AssertionError) as error:
        raise SlotsUnaskedError(Phrase("cli.slots.no_point", {"said": said})) from error


def _wish(said: list[str], wish: Wish) -> Wish:
    """Her wish: `price=3` and its like over what fits at the least price."""
    for each in said:
        name, _, level = each.partition("=")
        if name not in SLIDERS or level not in map(str, LEVELS):
            raise SlotsUnaskedError(Phrase("cli.slots.no_wish", {"said": each}))
        wish = replace(wish, **{name: int(level)})
    return wish


def _lines(context: Context, seen: SlotsSeen, found: Suggested) -> Iterator[str]:
    """Handing it in herself first, then by day, then who is silent, then what is suggested."""
    say = context.say
    herself = seen.herself
    yield say(Phrase("cli.slots.herself", {"says": herself.says, "price": herself.price}))
    day = None
    for place, slot in enumerate(seen.slots):
        if slot.span.day != day:
            day = slot.span.day
            yield ""
            yield say(Phrase("cli.slots.day", {"day": day}))
        marks = ", ".join(say(mark) for mark in _marks(seen, place))
        line = f"{_clock(slot.span.begins)}–{_clock(slot.span.ends)}  {say(_what(slot))}"
        yield f"  {line}  [{marks}]" if marks else f"  {line}"
    yield ""
    for each in seen.silent:
        yield say(Phrase("pickup_room.silent", {"carrier": _name(each.carrier), "why": each.why}))
    yield say(found.why if found.slot is None else _suggests(seen.slots[found.slot], found.why))


def _suggests(slot: Slot, why: Phrase) -> Phrase:
    window = f"{_clock(slot.span.begins)}–{_clock(slot.span.ends)}"
    return Phrase(
        "cli.slots.suggested",
        {"day": slot.span.day, "window": window, "price": slot.price, "why": why},
    )


def _what(slot: Slot) -> Phrase:
    where = Phrase(f"pickup_room.at.{slot.where}")
    return Phrase(
        "cli.slots.slot",
        {"price": slot.price, "where": where, "carrier": _name(slot.carrier), "why": slot.why},
    )


def _name(carrier: str) -> Phrase | str:
    return Phrase("pickup_room.carrier.own") if carrier == OWN else carrier


def _marks(seen: SlotsSeen, place: int) -> list[Phrase]:
    return [
        Phrase(f"pickup_room.mark.{mark}") for mark in _MARKS if getattr(seen.best, mark) == place
    ]


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _facts(seen: SlotsSeen, wish: Wish, found: Suggested) -> Plain:
    best: dict[str, Plain] = {mark: getattr(seen.best, mark) for mark in _MARKS}
    costs: dict[str, Plain] = {
        name: [None if cost is None else str(cost) for cost in row]
        for name, row in found.costs.items()
    }
    herself: dict[str, Plain] = {"price": str(seen.herself.price), "says": seen.herself.says.key}
    return {
        "herself": herself,
        "slots": [_slot(slot) for slot in seen.slots],
        "best": best,
        "silent": [{"carrier": each.carrier, "why": each.why.key} for each in seen.silent],
        "wish": {name: getattr(wish, name) for name in SLIDERS},
        "suggested": found.slot,
        "why": found.why.key,
        "costs": costs,
    }


def _slot(slot: Slot) -> Plain:
    parts: dict[str, Plain] = {part.cost.value: str(part.amount) for part in slot.parts}
    return {
        "carrier": slot.carrier,
        "day": slot.span.day.isoformat(),
        "from": _clock(slot.span.begins),
        "to": _clock(slot.span.ends),
        "where": slot.where.value,
        "price": str(slot.price),
        "currency": slot.price.currency,
        "parts": parts,
        "why": slot.why.key,
        "metres": slot.metres,
        "final": slot.final,
    }
