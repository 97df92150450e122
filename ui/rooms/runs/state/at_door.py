"""What is said of the door in hand: who, where, how one gets in, what goes in and comes out."""

from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Final

from returns_station.desk.pickup.van_views import TakenStop
from returns_station.phrase import Argument, Phrase
from returns_station.pickup.door_scan import AtDoor
from returns_station.pickup.slot import Span
from ui.rooms.runs.state.door import Door, standing
from ui.rooms.runs.state.measures import goods_said, window
from ui.rooms.runs.state.telling import Words

UNSWAPPED: Final = "R"
"""The key of what is rare: picked up, and the new goods are not handed in."""
OTHERS: Final = (
    ("Q", AtDoor.NOBODY_HOME, "hourglass-medium"),
    ("W", AtDoor.REFUSED, "arrow-u-up-left"),
    ("E", AtDoor.OTHER_GOODS, "package"),
)
"""What may happen but for what was planned: its key, what it is, its icon."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing the driver must know, with its icon."""

    icon: str
    words: Words


@dataclass(frozen=True, slots=True)
class AtDoorSaid:
    """The door in words; `swap` goes in before `goods` come out."""

    sentence: Phrase
    street: str
    town: str
    facts: tuple[Fact, ...] = ()
    goods: tuple[Words, ...] = ()
    swap: tuple[Words, ...] = ()
    handed_in: bool = False
    parcels: Phrase | None = None


def door_said(door: Door, day: date) -> AtDoorSaid | None:
    """The door in hand in words; None when all are done."""
    here = door.here
    if here is None:
        return None
    left: dict[str, Argument] = {"name": here.name, "count": len(door.left)}
    return AtDoorSaid(
        sentence=Phrase("runs.mending", {"name": here.name})
        if door.mending
        else Phrase("runs.at_door", left),
        street=here.street,
        town=f"{here.postal_code} {here.town}".strip(),
        facts=_facts(here, Span(day, here.begins, here.ends)),
        goods=goods_said(here.goods, whole=True),
        swap=goods_said(here.swap, whole=True),
        handed_in=door.handed_in,
        parcels=Phrase("runs.parcels", {"count": here.parcels}),
    )


def _facts(here: TakenStop, span: Span) -> tuple[Fact, ...]:
    """When, how one gets in, how far up, whom to call."""
    facts = [Fact("clock", Phrase("runs.promised", {"window": window(span)}))]
    if here.code:
        facts.append(Fact("keyboard", Phrase("runs.code", {"code": here.code})))
    if here.floor:
        lift = Phrase("runs.with_lift") if here.has_lift else Phrase("runs.without_lift")
        facts.append(
            Fact("arrow-fat-up", Phrase("runs.floor", {"floor": here.floor, "lift": lift}))
        )
    if here.note:
        facts.append(Fact("chat-circle-text", here.note))
    if here.phone:
        facts.append(Fact("device-mobile", here.phone))
    if here.two:
        facts.append(Fact("user-circle", Phrase("runs.takes_two")))
    return tuple(facts)


def waiting_said(door: Door) -> Phrase:
    """How much of what was said has not reached the station yet."""
    waits = len(standing(door.open_scans))
    if waits:
        return Phrase("runs.waits", {"count": waits})
    return Phrase("runs.brought_in" if door.scans else "runs.taken_along")


def last_said(door: Door, zone: tzinfo | None) -> Phrase | None:
    """The latest word, as it was taken; None: all are brought in, and stand."""
    last = door.last
    if last is None:
        return None
    stop = door.at(last.booking)
    facts: dict[str, Argument] = {
        "name": stop.name if stop is not None else "",
        "what": Phrase(f"runs.said.{last.what}"),
        "at": last.at.astimezone(zone),
    }
    return Phrase("runs.last", facts)
