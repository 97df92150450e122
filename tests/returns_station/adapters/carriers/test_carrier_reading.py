"""What adapters read: any JSON at all, and moments of days that are an hour shorter or longer."""

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from itertools import chain, repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns_station.adapters.carriers.http import HttpLine
from returns_station.adapters.carriers.line import Asked, Heard, Lost
from returns_station.adapters.carriers.moments import moments, span_of
from returns_station.adapters.carriers.simulator.servers import CarrierServer, serving
from returns_station.desk.pickup.carriers import CarrierSilentError
from returns_station.pickup.booking import Answer, Told
from returns_station.pickup.slot import Span
from tests.returns_station.adapters.carriers.ends import (
    MAKES,
    a_booking,
    a_machine,
    a_question,
    an_end,
)

# Names that carriers use, so that what is drawn gets past the first look.
NAMES = (
    *("cartId", "id", "status", "reason", "interval", "start", "stop", "delivery", "url"),
    *("order", "order_id", "list_of_schedules", "pickup_interval", "dropoff_interval", "end"),
    *("bookingNumber", "pickupDate", "consignments", "correlationId", "confirmation", "errors"),
    *("consignmentNumber", "consignmentSet", "consignmentId", "packageSet", "eventSet", "code"),
)
PLAIN = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(("vk-4f1a", "2027-01-12T16:00:00Z", "BOOKED", "0", "1613750400"))
    | st.sampled_from((0, 1, 2, 404, 1_613_750_400, 1_613_750_400_000))
)
JSON = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=6)
    ),
    max_leaves=25,
)


class Says:
    """A line on which somebody always says the same."""

    deadline = timedelta(seconds=1)

    def __init__(self, heard: Heard) -> None:
        self._heard = heard

    def send(self, asked: Asked) -> Heard:
        assert asked.path
        return self._heard


@pytest.mark.parametrize("kind", tuple(MAKES))
@given(told=JSON, status=st.sampled_from((200, 201, 204, 400, 404, 429, 500)))
def test_that_whatever_a_far_end_says_is_an_answer(kind: str, told: object, status: int) -> None:
    with an_end(kind, "in_process") as end:
        booking = a_booking(end.carrier.slots(a_question())[0], reference="C1")
    carrier = MAKES[kind](Says(Heard(status, json.dumps(told).encode())))

    with suppress(CarrierSilentError):
        assert isinstance(carrier.slots(a_question()), tuple)
    answers = (carrier.book(booking), carrier.ask(booking), carrier.cancel(booking))

    assert all(isinstance(answer, Answer) for answer in answers)
    assert all(len(answer.reason) <= 200 and len(answer.reference) <= 200 for answer in answers)
    assert status in {200, 201, 204} or answers[0].told is not Told.BOOKED


@given(
    day=st.dates(date(2026, 1, 1), date(2030, 12, 31)),
    begins=st.integers(4 * 60, 23 * 60),
    width=st.integers(1, 20 * 60),
    market=st.sampled_from(("SE", "NO", "DK", "FI")),
)
def test_that_a_window_comes_back_as_it_went_on_days_of_any_length(
    day: date, begins: int, width: int, market: str
) -> None:
    span = Span(day, begins, min(begins + width, 24 * 60))

    assert span_of(*moments(span, market), market) == span


def test_that_a_window_over_midnight_is_no_window_of_a_day() -> None:
    begins, _ = moments(Span(date(2027, 1, 12), 1320, 1440), "SE")

    assert span_of(begins, begins + timedelta(hours=3), "SE") is None
    assert span_of(begins, begins, "SE") is None


def test_that_who_is_let_in_too_late_sends_nothing() -> None:
    """Else it could be booked after everybody has concluded that it was not."""
    machine = a_machine("budbee")
    server = CarrierServer(0, machine)
    ticks: Iterator[float] = chain((0.0,), repeat(16.0))
    with serving(server):
        line = HttpLine(f"http://127.0.0.1:{server.port}", clock=lambda: next(ticks))

        assert line.send(Asked("GET", "/returns")) is Lost.NOT_SENT
    assert machine.faults.drawn.total() == 0
