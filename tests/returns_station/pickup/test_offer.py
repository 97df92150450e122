"""Which times our own vans offer: what a van can promise, and nothing that is past."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

import pytest

from returns_station.pickup.detour import detour, joined
from returns_station.pickup.door import Door, Load
from returns_station.pickup.offer import Offer, offered, spans_of, stop_at
from returns_station.pickup.place import Point
from returns_station.pickup.quote import Tariff, total
from returns_station.pickup.slot import Slot, SlotQuestion, Span, Where
from returns_station.pickup.van import Round, Van, VanDay
from returns_station.policy.claim import Collection
from tests.returns_station.pickup.days import DEPOT, HOUR, a_day, a_point

NOW = datetime(2026, 11, 30, 9, 20)  # noqa: DTZ001 - local time, as the core has it
MONDAY = NOW.date()
TUESDAY = MONDAY + timedelta(days=1)
DOOR = Door("Björkgatan 12", "753 27", "Uppsala")
NEAR = Point(59.86, 17.66)
VAN = Van("Van 1", DEPOT, 7 * HOUR, 21 * HOUR, 40, two=True)
STAYS = VanDay((Round(VAN),))


def asking(
    door: Door = DOOR, point: Point = NEAR, first: date = TUESDAY, days: int = 1
) -> SlotQuestion:
    """A question for one parcel."""
    return SlotQuestion(
        door, Load(), "SEK", Collection.ORDERED_BY_CUSTOMER, False, first, days, point
    )


def slots(
    question: SlotQuestion, day: VanDay = STAYS, offer: Offer | None = None, now: datetime = NOW
) -> list[Slot]:
    """What is offered with the shipped tariff."""
    return list(offered(question, lambda _: day, offer or Offer(), Tariff(), now))


def test_that_windows_of_each_width_lie_side_by_side() -> None:
    spans = spans_of(TUESDAY, Offer(), "SE", NOW)

    widths = [span.width for span in spans]
    assert [widths.count(each) for each in (60, 120, 240, 720)] == [12, 6, 3, 1]
    assert all(span.day == TUESDAY for span in spans)


def test_that_nothing_is_offered_that_is_past_or_within_the_lead() -> None:
    spans = spans_of(MONDAY, Offer(), "SE", NOW)

    assert min(span.begins for span in spans) == 11 * 60, "an hour from 9:20 is within eleven"
    assert Span(MONDAY, 11 * 60, 20 * 60) in spans, "the whole day is what is left of it"
    assert not spans_of(MONDAY - timedelta(days=1), Offer(), "SE", NOW)


def test_that_nothing_is_offered_today_after_the_cut_off() -> None:
    assert not spans_of(MONDAY, Offer(), "SE", NOW.replace(hour=12, minute=0))
    assert spans_of(TUESDAY, Offer(), "SE", NOW.replace(hour=12, minute=0))


def test_that_vans_stay_on_sundays_and_closed_days() -> None:
    assert not spans_of(date(2026, 12, 6), Offer(), "SE", NOW)
    assert not spans_of(date(2026, 12, 24), Offer(), "SE", NOW)
    assert spans_of(date(2026, 12, 24), Offer(closed=True), "SE", NOW)
    assert spans_of(date(2026, 12, 24), Offer(), "NO", NOW)


def test_that_only_what_a_van_can_promise_is_offered() -> None:
    early = replace(VAN, ends=12 * HOUR)

    found = slots(asking(), VanDay((Round(early),)))

    assert found
    assert max(slot.span.begins for slot in found) < 12 * 60
    assert not slots(asking(point=Point(65.0, 17.66)), STAYS), "a way of a day and more"


def test_that_every_offered_time_can_be_joined() -> None:
    """What is quoted is what is held: the same stop, the same detour."""
    for seed in range(40):
        day, point = a_day(Random(seed)), a_point(Random(-seed))
        for slot in slots(asking(point=point), day):
            stop = stop_at(point, slot.span, DOOR, Load(), slot.where, id_="new")
            at = detour(day, stop)

            assert at, (seed, slot)
            assert round(at.metres) == slot.metres
            assert joined(day, stop, at).rounds


def test_that_a_wider_window_that_holds_a_narrower_one_never_costs_more() -> None:
    compared = 0
    for seed in range(60):
        found = slots(asking(point=a_point(Random(-seed))), a_day(Random(seed)))
        for narrow in found:
            for wide in found:
                if wide.span.holds(narrow.span):
                    assert not narrow.price < wide.price, (seed, narrow, wide)
                    compared += 1
    assert compared > 2000


def test_that_nearer_never_costs_more() -> None:
    """Nearer: no further from the depots and from every door; all else is the same."""
    compared = 0
    for seed in range(80):
        chance = Random(seed)
        day, far = a_day(chance), a_point(chance, 0.3)
        near = _nearer(day, far)
        dear = {slot.span: slot for slot in slots(asking(point=far), day)}
        cheap = {slot.span: slot for slot in slots(asking(point=near), day)}

        assert dear.keys() <= cheap.keys(), seed
        for span, slot in dear.items():
            assert not slot.price < cheap[span].price, (seed, span)
            compared += 1
    assert compared > 500


def _nearer(day: VanDay, far: Point) -> Point:
    """Into the box that holds all of the day: its nearest edge is nearer to all that lies in it."""
    points = [round_.van.depot for round_ in day.rounds]
    points += [round_.van.leaves_from for round_ in day.rounds]
    points += [stop.point for round_ in day.rounds for stop in round_.stops]
    lats, lons = [each.lat for each in points], [each.lon for each in points]
    return Point(min(max(far.lat, min(lats)), max(lats)), min(max(far.lon, min(lons)), max(lons)))


def test_that_parts_sum_to_the_price_and_the_cap_holds() -> None:
    for seed in range(60):
        for slot in slots(asking(point=a_point(Random(-seed), 0.4)), a_day(Random(seed))):
            assert total(slot.parts, "SEK") == slot.price
            assert 0 <= slot.price.minor <= Tariff().most


def test_that_a_neighbour_in_the_street_makes_it_free_and_is_not_named() -> None:
    across = Door("Björkgatan 9", "75327", "Uppsala")
    held = stop_at(Point(59.95, 17.8), Span(TUESDAY, 960, 1080), across, Load(), id_="b1")
    day = VanDay((Round(VAN, (held,)),))

    by_span = {slot.span: slot for slot in slots(asking(first=TUESDAY), day)}

    then = by_span[Span(TUESDAY, 960, 1080)]
    assert then.why.key in {"pickup.why.street", "pickup.why.width"}
    driving = [part for part in then.parts if part.cost == "driving"]
    assert not driving, "a van is in her street just then"
    later = slots(asking(first=TUESDAY + timedelta(days=2)), day)
    free = [slot for slot in later if slot.why.key == "pickup.why.street"]
    assert free
    assert not any(slot.price for slot in free)
    assert all(set(slot.why.args) == {"day"} for slot in free), "a day, and nobody's name"


@pytest.mark.parametrize("where", (Where.DOOR, Where.RECEPTION))
def test_that_stairs_take_time_at_a_door_alone(where: Where) -> None:
    upstairs = replace(DOOR, floor=4, has_lift=False)
    span = Span(TUESDAY, 960, 1080)

    stands = stop_at(NEAR, span, upstairs, Load(), where).serves

    assert stands == 240 + (160 if where is Where.DOOR else 0)


def test_that_a_reception_is_offered_where_her_door_cannot_be() -> None:
    upstairs = replace(DOOR, floor=50, has_lift=False)
    short = replace(VAN, begins=16 * HOUR, ends=16 * HOUR + 1800)

    found = slots(asking(upstairs), VanDay((Round(short),)))

    assert {slot.where for slot in found} == {Where.RECEPTION}
    assert min(slot.span.width for slot in found) == 240
