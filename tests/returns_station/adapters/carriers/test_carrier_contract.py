"""What every carrier keeps to, in process and over real HTTP."""

import socket
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from threading import Thread

import pytest

from returns_station.adapters.carriers.line import Asked, Heard
from returns_station.adapters.carriers.simulator.faults import Fault
from returns_station.desk.pickup.carriers import CarrierSilentError
from returns_station.money import Money
from returns_station.pickup.booking import Answer, Told
from returns_station.pickup.slot import Cost
from tests.returns_station.adapters.carriers.ends import (
    MAKES,
    a_booking,
    a_line,
    a_question,
    an_end,
)

KINDS = tuple(MAKES)
LINES = ("in_process", "http")
# How a call that books ends here, and how many bookings the carrier has then.
ENDS = {
    Fault.NONE: (Told.BOOKED, 1),
    Fault.DECLINE: (Told.DECLINED, 0),
    Fault.BUSY: (Told.BUSY, 0),
    Fault.ERROR: (Told.NO_WORD, 0),
    Fault.LOST: (Told.NO_WORD, 0),
    Fault.SILENT: (Told.NO_WORD, 1),
    Fault.CUT: (Told.NO_WORD, 1),
    Fault.GARBAGE: (Told.NO_WORD, 1),
    Fault.BROKEN: (Told.NO_WORD, 1),
}


def slots_and(*faults: Fault) -> tuple[Fault, ...]:
    """Times are asked for first, where a carrier has any to ask for."""
    return (Fault.NONE, *faults)


def faults_for(kind: str, *faults: Fault) -> tuple[Fault, ...]:
    return slots_and(*faults) if kind in {"budbee", "airmee"} else faults


@pytest.mark.parametrize("over", LINES)
@pytest.mark.parametrize("kind", KINDS)
def test_that_slots_lie_in_the_days_that_were_asked_for_and_say_their_price(
    kind: str, over: str
) -> None:
    question = a_question()
    with an_end(kind, over) as end:
        slots = end.carrier.slots(question)

    last = question.first_day + timedelta(days=question.days)
    assert slots
    for slot in slots:
        assert question.first_day <= slot.span.day < last
        assert slot.carrier == end.carrier.name
        assert slot.price == sum((part.amount for part in slot.parts), Money(0, "SEK"))
        assert [part.cost for part in slot.parts] == [Cost.CARRIER]
        assert slot.final is not end.carrier.can_cancel


@pytest.mark.parametrize("over", LINES)
@pytest.mark.parametrize("fault", ENDS)
@pytest.mark.parametrize("kind", KINDS)
def test_that_every_end_of_a_booking_is_told_for_what_it_is(
    kind: str, fault: Fault, over: str
) -> None:
    with an_end(kind, over, *faults_for(kind, fault)) as end:
        booking = a_booking(end.carrier.slots(a_question())[0])
        told = end.carrier.book(booking)

        assert (told.told, end.far.times_booked()[booking.id]) == ENDS[fault]
        assert bool(told.reference) is (told.told is Told.BOOKED)
        assert bool(told.wait_seconds) is (told.told is Told.BUSY)
        assert bool(told.reason) is (told.told is not Told.BOOKED)


@pytest.mark.parametrize("over", LINES)
@pytest.mark.parametrize("kind", KINDS)
def test_that_who_cannot_be_asked_or_told_says_so_and_sends_nothing(kind: str, over: str) -> None:
    with an_end(kind, over) as end:
        booking = a_booking(end.carrier.slots(a_question())[0], reference="C000001")
        heard = end.machine.faults.drawn.total()
        asked, cancelled = end.carrier.ask(booking), end.carrier.cancel(booking)

        assert end.carrier.can_ask is (asked.told is Told.NOT_HEARD)
        assert end.carrier.can_cancel or cancelled == Answer(Told.NO_WORD, reason="cannot")
        sent = end.machine.faults.drawn.total() - heard
        assert sent == end.carrier.can_ask + end.carrier.can_cancel


@pytest.mark.parametrize("over", LINES)
@pytest.mark.parametrize("fault", (Fault.SILENT, Fault.CUT, Fault.GARBAGE, Fault.BROKEN))
@pytest.mark.parametrize("kind", ("budbee", "bring"))
def test_that_who_can_be_asked_tells_what_became_of_a_booking_nobody_heard_of(
    kind: str, fault: Fault, over: str
) -> None:
    with an_end(kind, over, *faults_for(kind, fault)) as end:
        booking = a_booking(end.carrier.slots(a_question())[0])
        end.carrier.book(booking)

        asked = end.carrier.ask(booking)

        (booked,) = end.far.named(booking.id)
        assert asked == Answer(Told.BOOKED, booked.reference)


@pytest.mark.parametrize("kind", KINDS)
def test_that_nobody_at_home_means_nothing_was_sent(kind: str) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port: int = taken.getsockname()[1]
    with an_end(kind, "in_process") as end:
        booking = a_booking(end.carrier.slots(a_question())[0])

    assert MAKES[kind](a_line(port)).book(booking) == Answer(Told.NOT_SENT, reason="unreachable")


@pytest.mark.parametrize("kind", ("budbee", "airmee"))
def test_that_a_carrier_without_times_says_why_and_nobody_waits_for_it(kind: str) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port: int = taken.getsockname()[1]

    with pytest.raises(CarrierSilentError) as silent:
        MAKES[kind](a_line(port)).slots(a_question())

    assert silent.value.advice.key == "carrier.away"


@pytest.mark.parametrize("over", LINES)
@pytest.mark.parametrize(
    "fault", (Fault.BUSY, Fault.ERROR, Fault.LOST, Fault.CUT, Fault.GARBAGE, Fault.BROKEN)
)
@pytest.mark.parametrize("kind", ("budbee", "airmee"))
def test_that_whatever_goes_wrong_asking_for_times_is_a_sentence(
    kind: str, fault: Fault, over: str
) -> None:
    with (
        an_end(kind, over, fault) as end,
        pytest.raises(CarrierSilentError) as silent,
    ):
        end.carrier.slots(a_question())

    assert silent.value.advice.key == ("carrier.busy" if fault is Fault.BUSY else "carrier.away")


SAYS = (
    b"",
    b"[" * 70_000,
    b"null",
    b"[]",
    b"{}",
    b'"x"',
    b"[[[]]]",
    b'[{"cartId": {}}]',
    b'{"consignments": 1, "consignmentSet": {"error": 404}, "order": [], "status": "0"}',
    b'{"consignments": [{"errors": {}}], "consignmentSet": [[]], "order": {"order_id": []}}',
    b'{"list_of_schedules": [{"pickup_interval": {"start": "9e99", "end": null}}]}',
    b'[{"delivery": {"start": 99999999999999999999, "stop": -1}}]',
    b'[{"cartId": "vk-4f1a", "interval": {"start": "tomorrow", "stop": 7}, "status": []}]',
    b'{"id": "vk-4f1a", "status": 2, "bookingNumber": "X", "pickupDate": "soon"}',
    b'{"id": "vk-4f1a", "status": true, "bookingNumber": "X"}',
    b'{"consignmentSet": [{"consignmentId": "X", "packageSet": [{"eventSet": 1}]}]}',
)


@dataclass(frozen=True, slots=True)
class Says:
    """A line on which somebody always says the same."""

    heard: Heard
    deadline: timedelta = timedelta(seconds=1)

    def send(self, asked: Asked) -> Heard:
        """Say it."""
        assert asked.path
        return self.heard


@pytest.mark.parametrize("says", SAYS)
@pytest.mark.parametrize("kind", KINDS)
def test_that_no_nonsense_raises_books_or_says_never_heard(kind: str, says: bytes) -> None:
    with an_end(kind, "in_process") as end:
        booking = a_booking(end.carrier.slots(a_question())[0], reference="C000001")
    carrier = MAKES[kind](Says(Heard(200, says)))

    booked, asked = carrier.book(booking), carrier.ask(booking)

    names_it = kind == "budbee" and says.startswith(b'[{"cartId": "vk-4f1a"')
    assert booked.told is Told.NO_WORD
    assert asked.told is Told.NO_WORD or names_it or (kind, says) == ("budbee", b"[]")


@pytest.mark.parametrize("status", (301, 302, 404, 408, 409, 500, 502, 503, 504))
@pytest.mark.parametrize("kind", ("budbee", "bring"))
def test_that_no_status_alone_says_never_heard(kind: str, status: int) -> None:
    """A proxy's "not found" must not let a second courier be sent."""
    with an_end(kind, "in_process") as end:
        booking = a_booking(end.carrier.slots(a_question())[0])

    assert MAKES[kind](Says(Heard(status, b"[]"))).ask(booking).told is Told.NO_WORD


@pytest.mark.parametrize("kind", KINDS)
def test_that_a_far_end_which_drips_does_not_hold_the_line_for_ever(kind: str) -> None:
    """Each byte comes in time, the answer never does: the call ends all the same."""
    with an_end(kind, "in_process") as end:
        booking = a_booking(end.carrier.slots(a_question())[0])
    with closing(socket.create_server(("127.0.0.1", 0))) as dripping:
        given_up: list[bool] = []

        def drip() -> None:
            line, _ = dripping.accept()
            with line:
                line.settimeout(0.05)
                while True:
                    try:
                        if not line.recv(65_536):
                            given_up.append(True)
                            return
                    except TimeoutError:
                        line.sendall(b"H")

        thread = Thread(target=drip, daemon=True)
        thread.start()
        told = MAKES[kind](a_line(dripping.getsockname()[1])).book(booking)
        thread.join()

    assert (told.told, given_up) == (Told.NO_WORD, [True])


@pytest.mark.parametrize("kind", KINDS)
def test_that_neither_secrets_nor_her_address_are_ever_shown(kind: str) -> None:
    with an_end(kind, "in_process", *faults_for(kind, Fault.GARBAGE)) as end:
        slot = end.carrier.slots(a_question())[0]
        booking = a_booking(slot)
        answer = end.carrier.book(booking)

    shown = f"{end.carrier!r} {answer!r} {slot!r} {end.far.events()!r}"
    for hidden in ("secret", "'token'", "'key'", "Maja", "Kungsgatan", "070-123", "1379"):
        assert hidden not in shown


@pytest.mark.parametrize("kind", KINDS)
def test_that_a_carrier_whose_price_is_in_another_currency_is_silent_and_says_why(
    kind: str,
) -> None:
    with (
        an_end(kind, "in_process") as end,
        pytest.raises(CarrierSilentError) as silent,
    ):
        end.carrier.slots(a_question(currency="NOK"))

    assert silent.value.advice.key == "carrier.other_currency"


@pytest.mark.parametrize("kind", KINDS)
def test_that_the_same_booking_sent_twice_is_two_there_as_nobody_promises_otherwise(
    kind: str,
) -> None:
    """None of them has a key that makes a second call harmless, so `can_repeat` is False."""
    with an_end(kind, "in_process") as end:
        booking = a_booking(end.carrier.slots(a_question())[0])

        end.carrier.book(booking)
        end.carrier.book(replace(booking, tries=2))

        assert end.carrier.can_repeat is False
        assert end.far.times_booked()[booking.id] == 2
