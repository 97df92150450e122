"""`simulate carrier KIND`: it books what it is asked, as often as it is asked, in a ledger."""

import http.client
import random
from argparse import Namespace
from collections.abc import Callable, Mapping
from contextlib import suppress
from threading import Event, Thread
from typing import Final
from urllib.parse import urlsplit

from returns_station.adapters.carriers.simulator.budbee import BudbeeFace
from returns_station.adapters.carriers.simulator.far_end import FarEnd
from returns_station.adapters.carriers.simulator.faults import RANDOM, Faults
from returns_station.adapters.carriers.simulator.kinds import KINDS, faults_of
from returns_station.adapters.carriers.simulator.machine import Machine
from returns_station.adapters.carriers.simulator.post import Post
from returns_station.adapters.carriers.simulator.servers import CarrierServer
from returns_station.adapters.clock import now
from returns_station.cli.context import DONE, Context
from returns_station.cli.simulate_printer import SimulationError
from returns_station.phrase import Phrase

# What lets one in: of nothing real, and printed when it begins.
_LETS_IN: Final = {
    "budbee": "key secret",
    "airmee": "token",
    "bring": "user key",
    "dhl_freight": "key",
}
_ROUND_SECONDS: Final = 1.0
_KNOCK_SECONDS: Final = 10.0


def run(context: Context, asked: Namespace) -> int:
    """Listen until somebody ends it."""
    kind = asked.kind
    if kind is None:
        raise SimulationError(Phrase("cli.simulate_kind", {"kinds": tuple(KINDS)}))
    ledger = asked.ledger or context.folder / f"simulated-{kind}.jsonl"
    ledger.parent.mkdir(parents=True, exist_ok=True)
    machine = Machine(KINDS[kind](), FarEnd(now, ledger), _faults(asked, kind))
    try:
        server = CarrierServer(asked.port, machine)
    except (OSError, OverflowError) as error:
        raise SimulationError(Phrase("cli.simulate_port", {"port": str(asked.port)})) from error
    ended = Event()
    told = {"address": f"http://127.0.0.1:{server.port}", "file": str(ledger)}
    told |= {"secret": _LETS_IN[kind]}
    with server, suppress(KeyboardInterrupt):
        context.answer({**told}, context.say(Phrase("cli.simulating_carrier", told)))
        context.out.flush()
        _tell_by_itself(machine, asked, ended)
        server.serve_forever()
    ended.set()
    return DONE


def _faults(asked: Namespace, kind: str) -> Faults:
    can = faults_of(kind)
    try:
        return Faults.named(asked.faults, asked.seed, can)
    except ValueError as error:
        names = tuple(sorted(fault.value for fault in can))
        raise SimulationError(Phrase("cli.simulate_faults", {"faults": names})) from error


def _tell_by_itself(machine: Machine, asked: Namespace, ended: Event) -> None:
    """Knock wherever it was told to, in a thread that ends with the process."""
    face = machine.face
    if not isinstance(face, BudbeeFace):
        return
    wild = asked.faults == RANDOM
    chance = random.Random(asked.seed) if wild else None  # noqa: S311 - no secret
    post = Post(machine.end, face, "secret", chance)

    def go_rounds() -> None:
        while not ended.wait(_ROUND_SECONDS):
            post.go_round(_knock_at(lambda: face.subscribed))

    Thread(target=go_rounds, daemon=True).start()


def _knock_at(where: Callable[[], str]) -> Callable[[Mapping[str, str], bytes], int]:
    def knock(headers: Mapping[str, str], body: bytes) -> int:
        try:
            parts = urlsplit(where())
            host, port = parts.hostname or "", parts.port
            line = http.client.HTTPConnection(host, port, timeout=_KNOCK_SECONDS)
            line.request("POST", parts.path, body, dict(headers))
            return line.getresponse().status
        except (OSError, http.client.HTTPException, ValueError):
            return 0

    return knock
