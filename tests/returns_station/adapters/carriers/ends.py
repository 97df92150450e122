"""Simulated carriers, in process and on real sockets, and our side of the line to them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

from returns_station.adapters.carriers.airmee import Airmee
from returns_station.adapters.carriers.bring import Bring
from returns_station.adapters.carriers.budbee import Budbee
from returns_station.adapters.carriers.dhl_freight import DhlFreight
from returns_station.adapters.carriers.fare import Fare
from returns_station.adapters.carriers.http import HttpLine
from returns_station.adapters.carriers.line import Line
from returns_station.adapters.carriers.simulator.far_end import FarEnd
from returns_station.adapters.carriers.simulator.faults import Fault, Faults
from returns_station.adapters.carriers.simulator.in_process import InProcess
from returns_station.adapters.carriers.simulator.kinds import KINDS
from returns_station.adapters.carriers.simulator.machine import Machine
from returns_station.adapters.carriers.simulator.servers import CarrierServer, serving
from returns_station.desk.pickup.carriers import Carrier
from returns_station.money import Money
from returns_station.pickup.booking import Booking
from returns_station.pickup.door import Contact, Door, Load
from returns_station.pickup.slot import Slot, SlotQuestion
from returns_station.policy.claim import Collection

MONDAY: Final = datetime(2027, 1, 11, 9, 0, tzinfo=UTC)
FARE: Final = Fare(Money(5900, "SEK"))
DOOR: Final = Door("Kungsgatan 9", "753 18", "Uppsala", code="1379", note="Ring twice")
MAJA: Final = Contact("Maja Berg", "070-123 45 67", "maja@example.com", "sv")
# Long enough for a busy machine to answer on its own loopback, short enough to wait for silence.
PATIENCE_SECONDS: Final = 0.5

MAKES: Final[dict[str, Callable[[Line], Carrier]]] = {
    "budbee": lambda line: Budbee(line, FARE, "key", "secret", 7, can_ask=True, can_cancel=True),
    "airmee": lambda line: Airmee(line, FARE, "token", "place"),
    "bring": lambda line: Bring(line, FARE, "user", "key", "12345"),
    "dhl_freight": lambda line: DhlFreight(line, FARE, "key", "12345"),
}


@dataclass(frozen=True, slots=True)
class End:
    """One carrier: our side of the line, and its own books."""

    carrier: Carrier
    far: FarEnd
    machine: Machine


def a_machine(kind: str, *faults: Fault, ledger: Path | None = None) -> Machine:
    """A simulated carrier that ends its first calls so, and the others well, on a Monday."""
    return Machine(KINDS[kind](), FarEnd(lambda: MONDAY, ledger), Faults(faults))


@contextmanager
def an_end(kind: str, over: str, *faults: Fault) -> Iterator[End]:
    """A carrier in process, or over HTTP."""
    machine = a_machine(kind, *faults)
    if over == "in_process":
        yield End(MAKES[kind](InProcess(machine)), machine.end, machine)
        return
    server = CarrierServer(0, machine)
    with serving(server):
        yield End(MAKES[kind](a_line(server.port)), machine.end, machine)


def a_line(port: int) -> HttpLine:
    """The way to a server on this machine, by an impatient clock."""
    return HttpLine(f"http://127.0.0.1:{port}", PATIENCE_SECONDS, timedelta(seconds=1))


def a_question(load: Load | None = None, days: int = 4, currency: str = "SEK") -> SlotQuestion:
    """Who fetches from Tuesday on, so many days."""
    return SlotQuestion(
        door=DOOR,
        load=load or Load(grams=2400, longest_cm=40),
        currency=currency,
        collection=Collection.ORDERED_BY_CUSTOMER,
        our_fault=False,
        first_day=date(2027, 1, 12),
        days=days,
    )


def a_booking(slot: Slot, booking_id: str = "vk-4f1a", reference: str = "") -> Booking:
    """Maja's parcel, in a slot."""
    return Booking(
        id=booking_id,
        slip="1042",
        carrier=slot.carrier,
        span=slot.span,
        first_span=slot.span,
        where=slot.where,
        door=DOOR,
        contact=MAJA,
        load=Load(grams=2400, longest_cm=40),
        price=slot.price,
        collection=Collection.ORDERED_BY_CUSTOMER,
        ref=slot.ref,
        reference=reference,
    )
