"""Simulated far ends on real sockets, and our side of the line to them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from returns_station.adapters.payouts.gateway import Gateway
from returns_station.adapters.payouts.simulator.far_end import FarEnd, times_paid
from returns_station.adapters.payouts.simulator.faults import Fault, Faults
from returns_station.adapters.payouts.simulator.servers import gateway, serving, terminal
from returns_station.adapters.payouts.terminal import Terminal
from returns_station.desk.payers import Payer
from returns_station.payout import PayoutVia

# Long enough for a busy machine to answer on its own loopback, short enough to wait for silence.
PATIENCE_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class End:
    """One far end: how it is called, and what its own ledger says was paid."""

    payer: Payer
    ledger: Path

    def paid(self, operation: str = "visit:1:card") -> int:
        """How often an operation was paid."""
        return times_paid(self.ledger)[operation]


@contextmanager
def an_end(via: PayoutVia, folder: Path, *faults: Fault, seed: int | None = None) -> Iterator[End]:
    """A far end that ends its first calls so, and the others well or by lot."""
    ledger = folder / f"{via}.jsonl"
    far_end = FarEnd(ledger, Faults(faults, seed))
    server = (terminal if via is PayoutVia.TERMINAL else gateway)(0, far_end)
    with serving(server):
        yield End(payer_on(via, server.port), ledger)


def payer_on(via: PayoutVia, port: int, seconds: float = PATIENCE_SECONDS) -> Payer:
    """Our side of the line to a far end on this machine."""
    differ = timedelta(seconds=1)
    if via is PayoutVia.TERMINAL:
        return Terminal("127.0.0.1", port, seconds, differ)
    return Gateway(f"http://127.0.0.1:{port}", "secret", seconds, differ)
