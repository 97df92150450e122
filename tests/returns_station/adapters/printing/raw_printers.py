"""Simulated printers for tests: what is sent to them, and how long each is waited for."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from returns_station.adapters.printing.drawing import Paper
from returns_station.adapters.printing.escpos import encode
from returns_station.adapters.printing.pdf import pages_of
from returns_station.adapters.printing.raw import Patience
from returns_station.adapters.printing.simulator.faults import Faulty
from returns_station.adapters.printing.simulator.label_printer import LabelPrinter
from returns_station.adapters.printing.simulator.roll_printer import RollPrinter
from returns_station.adapters.printing.simulator.servers import (
    Machine,
    SimulatedPrinter,
    serving,
)
from returns_station.adapters.printing.zpl import encode as labelled
from returns_station.adapters.speech import speech
from tests.returns_station.adapters.printing.slips import a_refund
from tests.returns_station.adapters.printing.two_labels import PUT_AWAY

BRIEF: Final = Patience(door_seconds=1, answer_seconds=0.3, done_seconds=0.5, turn_seconds=0.1)
LONG: Final = Patience(door_seconds=30, answer_seconds=30, done_seconds=30, turn_seconds=30)
CONTENT: Final = {
    "escpos": encode(a_refund(), speech("sv")),
    "zpl": labelled(pages_of(PUT_AWAY, Paper.LABEL_100X60, speech("sv"))),
}
LANGUAGES: Final = tuple(CONTENT)


def a_machine(speaks: str, folder: Path, faulty: Faulty) -> RollPrinter | LabelPrinter:
    if speaks == "zpl":
        return LabelPrinter(folder, faulty)
    return RollPrinter(folder, "80", faulty)


@contextmanager
def a_printer(speaks: str, folder: Path, fault: str = "") -> Iterator[tuple[str, Machine]]:
    """A printer at an address of its own, and what it does."""
    faulty = Faulty.named(fault)
    machine = a_machine(speaks, folder, faulty)
    with serving(SimulatedPrinter(0, machine, faulty)) as server:
        yield f"tcp://127.0.0.1:{server.port}", machine
