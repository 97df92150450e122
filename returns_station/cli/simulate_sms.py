"""`simulate sms`: a gateway for text messages that sends none; what it took stands in a ledger."""

from argparse import Namespace
from contextlib import suppress

from returns_station.adapters.carriers.simulator.faults import Faults
from returns_station.adapters.messaging.simulator import CAN, TOKEN, SmsServer
from returns_station.cli.context import DONE, Context
from returns_station.cli.simulate_printer import SimulationError
from returns_station.phrase import Phrase


def run(context: Context, asked: Namespace) -> int:
    """Listen until somebody ends it."""
    ledger = asked.ledger or context.folder / "simulated-sms.jsonl"
    ledger.parent.mkdir(parents=True, exist_ok=True)
    try:
        faults = Faults.named(asked.faults, asked.seed, CAN)
    except ValueError as error:
        names = tuple(sorted(fault.value for fault in CAN))
        raise SimulationError(Phrase("cli.simulate_faults", {"faults": names})) from error
    try:
        server = SmsServer(asked.port, ledger, faults)
    except (OSError, OverflowError) as error:
        raise SimulationError(Phrase("cli.simulate_port", {"port": str(asked.port)})) from error
    with server, suppress(KeyboardInterrupt):
        told = {"address": f"http://127.0.0.1:{server.port}", "file": str(ledger)}
        told |= {"secret": TOKEN}
        context.answer({**told}, context.say(Phrase("cli.simulating_sms", told)))
        context.out.flush()
        server.serve_forever()
    return DONE
