"""`simulate printer`: it reads what real ones read, and puts each paper out as a picture."""

from argparse import Namespace
from contextlib import suppress
from pathlib import Path

from returns_station.adapters.printing.simulator.faults import Fault, Faulty
from returns_station.cli.context import DONE, Context
from returns_station.desk.errors import InputError
from returns_station.phrase import Phrase


class SimulationError(InputError):
    """A simulated far end cannot be as it was asked to be."""


def run(context: Context, asked: Namespace) -> int:
    """Listen until somebody ends it."""
    from returns_station.adapters.printing.simulator.label_printer import LabelPrinter  # lazy: PIL
    from returns_station.adapters.printing.simulator.roll_printer import RollPrinter
    from returns_station.adapters.printing.simulator.servers import SimulatedPrinter

    faulty, folder = _faulty(asked.fault), Path(asked.to or context.folder / "simulated-printer")
    labels = asked.speaks == "zpl"
    machine = LabelPrinter(folder, faulty) if labels else RollPrinter(folder, asked.roll, faulty)
    try:
        server = SimulatedPrinter(asked.port, machine, faulty)
    except (OSError, OverflowError) as error:
        raise SimulationError(Phrase("cli.simulate_port", {"port": str(asked.port)})) from error
    with server, suppress(KeyboardInterrupt):
        told = {"address": f"tcp://127.0.0.1:{server.port}", "file": str(folder)}
        context.answer({**told}, context.say(Phrase("cli.simulating_printer", told)))
        context.out.flush()
        server.serve_forever()
    machine.tear_off()
    return DONE


def _faulty(name: str) -> Faulty:
    """The fault by its name; to refuse there must be nobody, so nothing is to be started."""
    try:
        found = Faulty.named(name)
    except ValueError:
        found = Faulty(Fault.REFUSES)
    if found.fault is Fault.REFUSES:
        names = tuple(one.value for one in Fault if one is not Fault.REFUSES)
        raise SimulationError(Phrase("cli.simulate_fault", {"faults": names}))
    return found
