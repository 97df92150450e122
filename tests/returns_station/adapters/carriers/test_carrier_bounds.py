"""How much may be asked of carriers, what they carry, and what their books hold."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from returns_station.adapters.carriers.bring import Bring
from returns_station.adapters.carriers.budbee import Budbee
from returns_station.adapters.carriers.dhl_freight import DhlFreight
from returns_station.adapters.carriers.fare import Fare, Limits
from returns_station.adapters.carriers.quota import Quota
from returns_station.adapters.carriers.simulator.far_end import (
    FarEnd,
    entries,
    times_booked,
)
from returns_station.adapters.carriers.simulator.faults import Fault
from returns_station.adapters.carriers.simulator.in_process import InProcess
from returns_station.adapters.carriers.working_days import Hours
from returns_station.desk.pickup.carriers import CarrierSilentError
from returns_station.money import Money
from returns_station.pickup.booking import Told
from returns_station.pickup.door import Load
from returns_station.pickup.slot import Cost
from tests.returns_station.adapters.carriers.ends import (
    FARE,
    MAKES,
    MONDAY,
    a_booking,
    a_machine,
    a_question,
)


class Ticks:
    """Seconds that pass by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_that_three_hundred_writes_in_five_minutes_is_all_and_none_is_doubled_or_overtaken() -> (
    None
):
    """K05: back off, keep the order, nothing twice."""
    ticks, machine = Ticks(), a_machine("budbee")
    machine.end.now = lambda: MONDAY + timedelta(seconds=ticks.now)
    quota = Quota(300, 300.0, ticks)
    budbee = Budbee(InProcess(machine), FARE, "key", "secret", 7, quota=quota)
    slot = budbee.slots(a_question())[0]
    queue = [a_booking(slot, f"vk-{nr:03}") for nr in range(310)]

    waits = 0
    while queue:
        answer = budbee.book(queue[0])
        if answer.told is Told.BUSY:
            waits += 1
            ticks.now += answer.wait_seconds
        else:
            queue.pop(0)

    assert waits == 1
    order = [happened.booked.ours for happened in machine.end.events()]
    assert order == [f"vk-{nr:03}" for nr in range(310)]


def test_that_who_is_told_to_wait_sends_nothing_until_then() -> None:
    ticks, machine = Ticks(), a_machine("budbee", Fault.NONE, Fault.BUSY)
    budbee = Budbee(InProcess(machine), FARE, "key", "secret", 7, quota=Quota(300, 300.0, ticks))
    slot = budbee.slots(a_question())[0]
    first, second = a_booking(slot, "vk-1"), a_booking(slot, "vk-2")

    busy = budbee.book(first)
    ticks.now += busy.wait_seconds - 1
    too_soon = budbee.book(second)
    ticks.now += too_soon.wait_seconds
    in_time = budbee.book(first)

    assert (busy.told, busy.wait_seconds) == (Told.BUSY, 60)
    assert (too_soon.told, too_soon.wait_seconds, in_time.told) == (Told.BUSY, 1, Told.BOOKED)
    assert machine.faults.drawn.total() == 3


def test_that_bring_is_asked_no_more_than_eighteen_times_a_second() -> None:
    ticks, machine = Ticks(), a_machine("bring")
    bring = Bring(InProcess(machine), FARE, "user", "key", quota=Quota(18, 1.0, ticks))
    booking = a_booking(bring.slots(a_question())[0])

    told = [bring.ask(booking).told for _ in range(20)]

    assert told == [Told.NOT_HEARD] * 18 + [Told.BUSY] * 2


@pytest.mark.parametrize(
    ("load", "key", "most"),
    (
        (Load(grams=36_000), "carrier.too_heavy", 35),
        (Load(parcels=2, grams=70_001), "carrier.too_heavy", 35),
        (Load(grams=1000, longest_cm=201), "carrier.too_long", 200),
    ),
)
def test_that_a_parcel_over_the_limits_has_no_slots_and_is_told_which(
    load: Load, key: str, most: int
) -> None:
    """K11."""
    fare = replace(FARE, limits=(Limits(date(2025, 11, 14), 35_000, 200),))
    carrier = DhlFreight(InProcess(a_machine("dhl_freight")), fare, "key")

    with pytest.raises(CarrierSilentError) as silent:
        carrier.slots(a_question(load))

    assert (silent.value.advice.key, silent.value.advice.args["most"]) == (key, most)


def test_that_limits_count_from_their_day_and_the_newest_holds() -> None:
    limits = (
        Limits(date(2027, 1, 13), 20_000),
        Limits(date(2020, 1, 1), 10_000),
        Limits(date(2026, 1, 1), 30_000),
    )
    carrier = DhlFreight(InProcess(a_machine("dhl_freight")), replace(FARE, limits=limits), "key")

    assert carrier.slots(a_question(Load(grams=25_000)))
    with pytest.raises(CarrierSilentError):
        carrier.slots(replace(a_question(Load(grams=25_000)), first_day=date(2027, 1, 13)))


def test_that_a_label_that_was_booked_and_never_used_is_not_billed() -> None:
    """K09, where the carrier says so; others bill what was booked."""
    only_used = Fare(Money(5900, "SEK"), only_if_used=True)

    assert (only_used.owed(used=False), only_used.owed(used=True)) == (
        Money(0, "SEK"),
        Money(5900, "SEK"),
    )
    assert FARE.owed(used=False) == Money(5900, "SEK")


def test_that_a_ledger_outlives_its_far_end_counts_doubles_and_holds_nobody_s_address(
    tmp_path: Path,
) -> None:
    ledger = tmp_path / "ledger.jsonl"
    for _ in range(2):
        carrier = MAKES["budbee"](InProcess(a_machine("budbee", ledger=ledger)))
        carrier.book(a_booking(carrier.slots(a_question())[0]))

    again = FarEnd(lambda: MONDAY, ledger)
    booked = again.book("vk-2", MONDAY, MONDAY + timedelta(hours=1))

    assert (times_booked(ledger)["vk-4f1a"], booked.reference) == (2, "C000003")
    assert len(entries(ledger)) == 3
    assert not {"Maja", "Kungsgatan"} & set(ledger.read_text().replace('"', " ").split())


@pytest.mark.parametrize(("lead", "days"), ((0, [11, 12]), (1, [12]), (2, [])))
def test_that_they_come_no_sooner_than_they_can_be_asked(lead: int, days: list[int]) -> None:
    hours = Hours(lead_days=lead, clock=lambda: MONDAY)
    carrier = DhlFreight(InProcess(a_machine("dhl_freight")), FARE, "key", hours=hours)
    question = replace(a_question(), first_day=date(2027, 1, 10), days=3)

    assert [slot.span.day.day for slot in carrier.slots(question)] == days


def test_that_a_narrow_window_costs_more_where_the_agreement_says_so_and_the_reason_tells() -> None:
    fare = replace(FARE, narrow=Money(3000, "SEK"))
    carrier = Budbee(InProcess(a_machine("budbee")), fare, "key", "secret")

    slots = {slot.span.width: slot for slot in carrier.slots(a_question(days=1))}

    assert (slots[300].price, slots[300].why.key) == (FARE.price, "carrier.why.wide")
    assert (slots[120].price, slots[120].why.key) == (Money(8900, "SEK"), "carrier.why.narrow")
    assert [part.cost for part in slots[120].parts] == [Cost.CARRIER, Cost.WIDTH]
