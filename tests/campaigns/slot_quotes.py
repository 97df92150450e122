"""Every quoted price against one found by trying every place; and how long a quote takes.

python -m tests.campaigns.slot_quotes [DAYS] [--seed N] [--quotes N]
Random days of up to nine doors: each window's detour, price and refusal are found anew by driving
every place in every van from scratch, and each round's rests by trying every place for every rest.
Then a day of 100 doors and five vans is quoted: from values alone, and through a Station's store.
"""

import argparse
import random
import sys
import tempfile
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Final
from zoneinfo import ZoneInfo

from returns_station.desk.pickup.house import PickupHouse
from returns_station.desk.pickup.quoting import slots_for
from returns_station.pickup.door import Door, Load
from returns_station.pickup.offer import Offer, offered, spans_of, stop_at
from returns_station.pickup.place import Point
from returns_station.pickup.quote import Tariff, Way, price_of, total
from returns_station.pickup.slot import Slot, SlotQuestion, Span
from returns_station.pickup.timing import timed
from returns_station.pickup.van import Stop, VanDay
from returns_station.policy.claim import Collection
from tests.campaigns.house import tell
from tests.campaigns.slot_quotes_day import measured, through_the_store
from tests.returns_station.pickup.days import a_day, a_point, beside, searched, tried

TODAY: Final = date(2026, 11, 30)
DAY: Final = TODAY + timedelta(days=1)
NOW: Final = datetime(2026, 11, 30, 9, 20, tzinfo=ZoneInfo("Europe/Stockholm"))
TARIFF: Final = Tariff()
OFFER: Final = Offer()
DOOR: Final = Door("Björkgatan 12", "753 27", "Uppsala")


def main() -> int:
    """Run the campaign; 1 where any price differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("days", type=int, nargs="?", default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--quotes", type=int, default=200)
    asked = parser.parse_args()
    seen: Counter[str] = Counter()
    begun = perf_counter()
    for nr in range(asked.days):
        _one_day(random.Random(f"{asked.seed}/{nr}"), seen)
    report: dict[str, object] = {"seed": asked.seed, **seen, "faults": seen["faults"]}
    report["seconds"] = round(perf_counter() - begun, 1)
    if asked.quotes:
        report |= _times(asked.quotes)
    tell(report)
    return 1 if seen["faults"] else 0


def _one_day(chance: random.Random, seen: Counter[str]) -> None:
    day, point = a_day(chance), a_point(chance, chance.choice((0.05, 0.3)))
    load = Load(chance.randint(1, 3), two=chance.random() < 0.1)
    slots = {slot.span: slot for slot in _slots(day, point, load)}
    seen["days"] += 1
    seen["doors"] += sum(len(round_.stops) for round_ in day.rounds)
    for round_ in day.rounds:
        drive, back = timed(round_), searched(round_)
        seen["rounds"] += 1
        _note(seen, "a rest elsewhere", (drive.back if drive else None) == back)
    for span in spans_of(DAY, OFFER, DOOR.market, NOW):
        seen["windows"] += 1
        slot = slots.get(span)
        seen["offered"] += slot is not None
        _note(seen, "another price", _is_tried(slot, day, stop_at(point, span, DOOR, load), load))
    _compare(slots, seen)
    _come_nearer(slots, day, point, load, seen)


def _slots(day: VanDay, point: Point, load: Load) -> list[Slot]:
    question = SlotQuestion(
        DOOR,
        load,
        "SEK",
        Collection.ORDERED_BY_CUSTOMER,
        our_fault=False,
        first_day=DAY,
        days=1,
        point=point,
    )
    return list(offered(question, lambda _: day, OFFER, TARIFF, NOW))


def _is_tried(slot: Slot | None, day: VanDay, stop: Stop, load: Load) -> bool:
    """Whether trying every place gives the same driving and the same price, or no promise."""
    least = tried(day, stop)
    if least is None or slot is None:
        return least is None and slot is None
    way = Way(round(least), beside(day, stop))
    parts = price_of(way, slot.span, load, TARIFF, 1)
    return (way.metres, total(parts, "SEK")) == (slot.metres, slot.price)


def _compare(slots: dict[Span, Slot], seen: Counter[str]) -> None:
    """Parts sum, the cap holds, and no wider window costs more than one that it holds."""
    for slot in slots.values():
        _note(seen, "parts do not sum", total(slot.parts, "SEK") == slot.price)
        _note(seen, "above the cap", 0 <= slot.price.minor <= TARIFF.most)
        for wide in slots.values():
            if wide.span.holds(slot.span):
                seen["windows compared"] += 1
                _note(seen, "wider is dearer", not slot.price < wide.price)


def _come_nearer(
    slots: dict[Span, Slot], day: VanDay, far: Point, load: Load, seen: Counter[str]
) -> None:
    """A door that is no further from any depot and any door is never dearer, nor refused."""
    points = [stop.point for round_ in day.rounds for stop in round_.stops]
    for round_ in day.rounds:
        points += (round_.van.depot, round_.van.leaves_from)
    lats, lons = sorted(each.lat for each in points), sorted(each.lon for each in points)
    near = Point(min(max(far.lat, lats[0]), lats[-1]), min(max(far.lon, lons[0]), lons[-1]))
    cheap = {slot.span: slot for slot in _slots(day, near, load)}
    for span, slot in slots.items():
        seen["nearer compared"] += near != far
        found = cheap.get(span)
        _note(seen, "nearer is dearer", found is not None and not slot.price < found.price)


def _note(seen: Counter[str], fault: str, holds: bool) -> None:  # noqa: FBT001 - what was seen
    seen["faults"] += not holds
    seen[fault] += not holds


def _times(quotes: int) -> dict[str, object]:
    """How long a quote takes for one day of 100 doors and five vans, and for seven such days."""
    day, points = measured(random.Random(5)), random.Random(6)
    house = PickupHouse(tuple(round_.van for round_ in day.rounds))
    report: dict[str, object] = {}
    for days, name in ((1, "a day"), (7, "seven days")):
        took = []
        for _ in range(quotes):
            question = SlotQuestion(
                DOOR,
                Load(),
                "SEK",
                Collection.ORDERED_BY_CUSTOMER,
                our_fault=False,
                first_day=DAY,
                days=days,
                point=a_point(points),
            )
            begun = perf_counter()
            slots_for(question, lambda _: day, house, NOW)
            took.append(1000 * (perf_counter() - begun))
        report[f"{name}, ms"] = _shares(took)
    with tempfile.TemporaryDirectory() as folder:
        for name, took in through_the_store(Path(folder), day, quotes):
            report[f"{name} through the store, ms"] = _shares(took)
    return report


def _shares(took: list[float]) -> dict[str, float]:
    took = sorted(took)
    return {
        "p50": round(took[len(took) // 2], 1),
        "p95": round(took[len(took) * 95 // 100], 1),
        "most": round(took[-1], 1),
    }


if __name__ == "__main__":
    sys.exit(main())
