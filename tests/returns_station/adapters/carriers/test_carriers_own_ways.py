"""What is different from carrier to carrier, each as its public reference says."""

import json
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from returns_station.adapters.carriers.airmee import Airmee
from returns_station.adapters.carriers.budbee import Budbee
from returns_station.adapters.carriers.dhl_freight import DhlFreight
from returns_station.adapters.carriers.line import Asked, Heard, Line, Lost
from returns_station.adapters.carriers.simulator.dhl_freight import CLOSED_CUSTOMER
from returns_station.adapters.carriers.simulator.far_end import (
    What,
)
from returns_station.adapters.carriers.simulator.faults import Fault
from returns_station.adapters.carriers.simulator.in_process import InProcess
from returns_station.desk.pickup.carriers import Carrier, CarrierSilentError
from returns_station.pickup.booking import Answer, Failure, Told
from returns_station.pickup.door import Contact
from returns_station.pickup.slot import Span
from tests.returns_station.adapters.carriers.ends import (
    DOOR,
    FARE,
    MAKES,
    MONDAY,
    a_booking,
    a_machine,
    a_question,
    an_end,
)


class Tape:
    """A line that keeps what was asked, in front of another."""

    def __init__(self, line: InProcess) -> None:
        self._line = line
        self.asked: list[Asked] = []

    @property
    def deadline(self) -> timedelta:
        return self._line.deadline

    def send(self, asked: Asked) -> Heard | Lost:
        self.asked.append(asked)
        return self._line.send(asked)


def taped(kind: str, *faults: Fault) -> tuple[Tape, Carrier]:
    tape = Tape(InProcess(a_machine(kind, *faults)))
    return tape, MAKES[kind](tape)


def booked_as(kind: str) -> tuple[Asked, dict[str, object]]:
    tape, carrier = taped(kind)
    carrier.book(a_booking(carrier.slots(a_question())[0]))
    asked = tape.asked[-1]
    return asked, json.loads(asked.body)


def test_that_budbee_is_asked_by_its_media_type_with_key_and_secret_and_iso_times() -> None:
    asked, told = booked_as("budbee")

    assert asked.headers["authorization"] == "Basic " + b64encode(b"key:secret").decode()
    assert asked.headers["content-type"] == "application/vnd.budbee.returns-v1+json"
    assert (asked.method, asked.path, told["cartId"]) == ("POST", "/returns", "vk-4f1a")
    assert told["interval"] == {"start": "2027-01-12T16:00:00Z", "stop": "2027-01-12T21:00:00Z"}
    assert told["warehouseId"] == 7
    assert told["numberOfParcels"] == 1


def test_that_budbee_s_times_to_choose_from_are_milliseconds() -> None:
    _, carrier = taped("budbee")

    spans = {slot.span for slot in carrier.slots(a_question(days=1))}

    tuesday = date(2027, 1, 12)
    assert spans == {
        Span(tuesday, 1020, 1320),
        Span(tuesday, 1020, 1140),
        Span(tuesday, 1140, 1260),
    }


def test_that_airmee_s_token_goes_as_it_is_and_times_are_seconds() -> None:
    asked, told = booked_as("airmee")

    assert asked.headers["authorization"] == "token"
    assert told["ecomm_id"] == "vk-4f1a"
    nine = int(datetime(2027, 1, 12, 8, tzinfo=UTC).timestamp())
    assert told["pickup_interval"] == {"start": nine, "end": nine + 4 * 3600}
    assert told["dropoff_interval"] == {"start": nine + 28 * 3600, "end": nine + 35 * 3600}
    assert told["items"] == [
        {
            "parcel_id": "vk-4f1a-1",
            "weight": 2400,
            "quantity": 1,
            "length": 40,
            "width": 40,
            "height": 40,
            "volume": 0.064,
        }
    ]


@pytest.mark.parametrize(
    ("phone", "number"),
    (
        ("070-123 45 67", 701234567),
        ("+46 70 123 45 67", 701234567),
        ("0046701234567", 701234567),
        ("", 0),
    ),
)
def test_that_a_phone_number_is_national_beside_its_country(phone: str, number: int) -> None:
    tape, carrier = taped("airmee")
    booking = a_booking(carrier.slots(a_question())[0])

    carrier.book(replace(booking, contact=Contact("Maja", phone)))

    customer = json.loads(tape.asked[-1].body)["customer"]
    assert (customer["phone_number"], customer["phone_number_country_code"]) == (number, 46)


def test_that_airmee_is_booked_only_in_an_interval_it_has_offered() -> None:
    tape, carrier = taped("airmee")
    booking = a_booking(carrier.slots(a_question())[0])
    asked = len(tape.asked)

    answer = carrier.book(replace(booking, ref="tomorrow"))

    assert answer == Answer(Told.DECLINED, reason="no_interval")
    assert len(tape.asked) == asked


def test_that_dhl_s_three_answers_are_accepted_rejected_and_moved_to_a_day_that_is_told() -> None:
    accepted, moved = (
        carrier for _, carrier in (taped("dhl_freight"), taped("dhl_freight", Fault.MOVED))
    )
    machine = a_machine("dhl_freight")
    closed = DhlFreight(InProcess(machine), FARE, "key", CLOSED_CUSTOMER)
    booking = a_booking(accepted.slots(a_question())[0])

    assert accepted.book(booking) == Answer(Told.BOOKED, "C000001")
    assert closed.book(booking) == Answer(Told.DECLINED, reason="rejected")
    wednesday = Span(date(2027, 1, 13), 8 * 60, 17 * 60)
    assert moved.book(booking) == Answer(Told.MOVED, "C000001", "moved", wednesday)


def test_that_dhl_moves_what_is_asked_for_too_late() -> None:
    _, carrier = taped("dhl_freight")
    booking = a_booking(carrier.slots(a_question())[0])
    yesterday = Span(date(2027, 1, 8), 480, 1020)

    answer = carrier.book(replace(booking, span=yesterday))

    assert (answer.told, answer.span) == (Told.MOVED, Span(date(2027, 1, 12), 480, 1020))


@pytest.mark.parametrize("kind", ("dhl_freight", "bring"))
def test_that_carriers_without_times_come_on_working_days(kind: str) -> None:
    _, carrier = taped(kind)
    question = replace(a_question(), first_day=date(2027, 1, 5), days=7)

    days = [slot.span.day.day for slot in carrier.slots(question)]

    # 6 January is Epiphany; 9 and 10 are a weekend.
    assert days == [5, 7, 8, 11]


def test_that_bring_is_booked_as_a_return_from_home_under_our_own_reference_with_a_label() -> None:
    tape, carrier = taped("bring")
    slot = carrier.slots(a_question())[0]

    answer = carrier.book(a_booking(slot))

    asked = tape.asked[-1]
    (told,) = json.loads(asked.body)["consignments"]
    assert (slot.label, slot.final, answer.told) == (True, True, Told.BOOKED)
    assert asked.headers["x-mybring-api-key"] == "key"
    assert told["product"] == {"id": "HOME_DELIVERY_RETURN", "customerNumber": "12345"}
    assert told["correlationId"] == told["parties"]["sender"]["reference"] == "vk-4f1a"
    assert told["shippingDateTime"] == "2027-01-12T08:00:00"


@pytest.mark.parametrize(
    ("what", "told", "reason"),
    (
        (What.FETCHED, Told.FETCHED, ""),
        (What.RETURNED, Told.FETCHED, ""),
        (What.FAILED, Told.FAILED, Failure.BY_CARRIER),
    ),
)
@pytest.mark.parametrize("kind", ("bring", "budbee"))
def test_that_asking_later_tells_whether_it_was_fetched(
    kind: str, what: What, told: Told, reason: str
) -> None:
    with an_end(kind, "in_process") as end:
        booking = a_booking(end.carrier.slots(a_question())[0])
        end.carrier.book(booking)
        end.far.drive("C000001", what)

        assert end.carrier.ask(booking) == Answer(told, "C000001", reason)


def test_that_nothing_is_concluded_from_bring_s_tracking_before_it_can_know() -> None:
    """Asked too early it would say "never heard", and a second driver would be sent."""
    _, bring = taped("bring")
    _, budbee = taped("budbee")

    assert bring.deadline - budbee.deadline >= timedelta(hours=1)


def test_that_budbee_lets_go_of_what_a_webhook_told_by_our_own_name() -> None:
    with an_end("budbee", "in_process") as end:
        booking = a_booking(end.carrier.slots(a_question())[0])
        end.carrier.book(booking)

        answer = end.carrier.cancel(replace(booking, reference=booking.id))

        assert answer == Answer(Told.CANCELLED, "C000001")
        assert end.far.times_booked()[booking.id] == 0


def test_that_an_address_nobody_drives_to_is_told_of() -> None:
    _, carrier = taped("budbee")
    question = replace(a_question(), door=replace(DOOR, postal_code="98 107"))

    with pytest.raises(CarrierSilentError) as silent:
        carrier.slots(question)

    assert silent.value.advice.key == "carrier.not_there"


WRONG: dict[str, Callable[[Line], Carrier]] = {
    "budbee": lambda line: Budbee(line, FARE, "key", "wrong"),
    "airmee": lambda line: Airmee(line, FARE, "wrong"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_that_a_wrong_secret_is_told_of(kind: str) -> None:
    carrier = WRONG[kind](InProcess(a_machine(kind)))

    with pytest.raises(CarrierSilentError) as silent:
        carrier.slots(a_question())

    assert silent.value.advice.key == "carrier.not_let_in"


def test_that_what_is_heard_late_is_done_within_the_deadline() -> None:
    now = [MONDAY]
    machine = a_machine("airmee", Fault.NONE, Fault.LATE)
    machine.end.now = lambda: now[0]
    line = InProcess(machine)
    carrier = Airmee(line, FARE, "token", "place")
    booking = a_booking(carrier.slots(a_question())[0])

    answer = carrier.book(booking)
    before = machine.end.times_booked()[booking.id]
    now[0] += carrier.deadline
    line.catch_up()

    assert (answer.told, before, machine.end.times_booked()[booking.id]) == (Told.NO_WORD, 0, 1)


def test_that_a_budbee_that_moves_a_return_by_itself_says_where_to() -> None:
    with an_end("budbee", "in_process") as end:
        booking = a_booking(end.carrier.slots(a_question())[0])
        end.carrier.book(booking)
        later = MONDAY + timedelta(days=3)
        end.far.move("C000001", later, later + timedelta(hours=2))

        asked = end.carrier.ask(booking)

    assert (asked.told, asked.span) == (Told.MOVED, Span(date(2027, 1, 14), 600, 720))
