"""`simulate terminal|gateway|printer|carrier|sms`: a far end to try with; it keeps what it did."""

from argparse import Namespace
from contextlib import suppress
from pathlib import Path

from returns_station.adapters.payouts.simulator.far_end import FarEnd
from returns_station.adapters.payouts.simulator.faults import Fault, Faults
from returns_station.adapters.payouts.simulator.servers import SimulatedServer, gateway, terminal
from returns_station.cli import simulate_printer
from returns_station.cli.context import DONE, Context
from returns_station.cli.simulate_printer import SimulationError
from returns_station.phrase import Phrase


def run(context: Context, asked: Namespace) -> int:
    """Listen until somebody ends it."""
    if asked.what == "printer":
        return simulate_printer.run(context, asked)
    if asked.what == "carrier":
        from returns_station.cli import simulate_carrier  # lazy: a terminal pays for no carrier

        return simulate_carrier.run(context, asked)
    if asked.what == "sms":
        from returns_station.cli import simulate_sms  # lazy, as above

        return simulate_sms.run(context, asked)
    ledger = asked.ledger or context.folder / f"simulated-{asked.what}.jsonl"
    server = _opened(asked, FarEnd(_made(ledger), _faults(asked)))
    with server, suppress(KeyboardInterrupt):
        told = {"address": f"127.0.0.1:{server.port}", "file": str(ledger)}
        context.answer({**told}, context.say(Phrase("cli.simulating", told)))
        context.out.flush()
        server.serve_forever()
    return DONE


def _made(ledger: Path) -> Path:
    ledger.parent.mkdir(parents=True, exist_ok=True)
    return ledger


def _faults(asked: Namespace) -> Faults:
    try:
        return Faults.named(asked.faults, asked.seed)
    except ValueError as error:
        names = tuple(fault.value for fault in Fault)
        raise SimulationError(Phrase("cli.simulate_faults", {"faults": names})) from error


def _opened(asked: Namespace, end: FarEnd) -> SimulatedServer:
    make = terminal if asked.what == "terminal" else gateway
    try:
        return make(asked.port, end)
    except (OSError, OverflowError) as error:
        raise SimulationError(Phrase("cli.simulate_port", {"port": str(asked.port)})) from error
