"""Payouts by far ends that do wrong, from stations that are killed: none paid twice, none lost.

python -m tests.campaigns.payouts 2000 [--seed N] [--postgres]
"""

import argparse
import multiprocessing
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from db.engine import open_engine
from db.schema import prepare
from returns_station.adapters.payouts.simulator.far_end import FarEnd, entries
from returns_station.adapters.payouts.simulator.faults import Faults
from returns_station.adapters.payouts.simulator.servers import gateway, serving, terminal
from returns_station.payout import Payout, PayoutState, PayoutVia
from tests.campaigns.house import tell
from tests.campaigns.naive import paid_twice_by_retrying
from tests.campaigns.payer import Life, settle
from tests.campaigns.postgres import a_server
from tests.payouts import Room, a_payout

# A child forks from a server that has nothing open: SQLite must not be carried over a fork.
_FORKS: Final = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.campaigns.payer"])
_A_BATCH: Final = 25
_DESKS: Final = 2
_MOST_LIVES: Final = 60
_KILLED_WITHIN_SECONDS: Final = 0.25
_OPEN: Final = (PayoutState.PROMISED, PayoutState.ISSUED, PayoutState.UNKNOWN)


@dataclass(slots=True)
class Campaign:
    """Where it is fought, and what has come of it so far."""

    url: str
    ports: dict[PayoutVia, int]
    ledgers: Sequence[Path]
    chance: random.Random
    room: Room = field(init=False)
    kills: int = 0
    lives: int = 0
    ended: Counter[str] = field(default_factory=Counter)
    tries: Counter[int] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Make the store-room."""
        engine = open_engine(self.url)
        prepare(engine)
        self.room = Room(engine)

    def run(self, schedules: int) -> None:
        """Settle so many payouts, a batch at a time, and look after each batch."""
        for first in range(0, schedules, _A_BATCH):
            many = min(_A_BATCH, schedules - first)
            batch = [self._new(nr) for nr in range(first, first + many)]
            self.room.put(*batch)
            # Some far ends cannot be asked: what they leave unknown is a person's to find out.
            can_ask = self.chance.random() < 7 / 8
            for nr in range(_MOST_LIVES):
                if not self._due(batch, can_ask=can_ask):
                    break
                self._live(killed=nr < _MOST_LIVES // 2, can_ask=can_ask)
            self._look(batch, can_ask=can_ask)

    def _new(self, nr: int) -> Payout:
        via = self.chance.choice(sorted(self.ports))
        return a_payout(f"v{nr}:1:card", amount=self.chance.randint(1, 5000), via=via)

    def _due(self, batch: Sequence[Payout], *, can_ask: bool) -> bool:
        """Whether anything of a batch can still be settled without a person."""
        states = {self.room.load(payout.operation).state for payout in batch}
        by_itself = _OPEN if can_ask else _OPEN[:2]
        return not states.isdisjoint(by_itself)

    def _live(self, *, killed: bool, can_ask: bool) -> None:
        """Let two desks pay what waits; most are killed in the middle of it."""
        self.lives += 1
        life = Life(self.url, dict(self.ports), can_ask, self.lives, self.chance.random())
        desks = [_FORKS.Process(target=settle, args=(life,)) for _ in range(_DESKS)]
        for desk in desks:
            desk.start()
        for desk in desks:
            if killed and self.chance.random() < 3 / 4:
                desk.join(self.chance.uniform(0, _KILLED_WITHIN_SECONDS))
                desk.kill()
        for desk in desks:
            desk.join()
            self.kills += desk.exitcode == -signal.SIGKILL
            if desk.exitcode not in {0, -signal.SIGKILL}:
                self.faults.append(f"life {self.lives}: died by itself, {desk.exitcode}")

    def _look(self, batch: Sequence[Payout], *, can_ask: bool) -> None:
        """Hold each payout against what the far ends' own ledgers say."""
        paid = [entry for ledger in self.ledgers for entry in entries(ledger)]
        listed = {payout.operation for payout in self.room.waiting()}
        for each in batch:
            stands = self.room.load(each.operation)
            done = [
                entry
                for entry in paid
                if entry["operation"] == each.operation and entry["result"] == "done"
            ]
            self.ended[stands.state] += 1
            self.tries[stands.tries] += 1
            self.faults += wrong(stands, done, listed=each.operation in listed, can_ask=can_ask)


def wrong(
    stands: Payout, done: Sequence[dict[str, str]], *, listed: bool, can_ask: bool
) -> list[str]:
    """What does not hold of one payout when nothing more can be done without a person."""
    paid_as = [(entry["amount"], entry["reference"]) for entry in done]
    found: dict[str, bool] = {
        "paid twice": len(done) > 1,
        "another sum": any(amount != str(stands.to_pay) for amount, _ in paid_as),
    }
    match stands.state:
        case PayoutState.CONFIRMED:
            found["not paid"] = [(str(stands.to_pay), stands.reference)] != paid_as
        case PayoutState.FAILED:
            found["paid all the same"] = bool(done)
            found["not listed"] = not listed
        case PayoutState.UNKNOWN:
            found["could have been asked"] = can_ask
            found["not listed"] = not listed
        case _:
            found["lost"] = True
    return [f"{stands.operation}: {what}, {stands.state}" for what, so in found.items() if so]


def main() -> int:
    """Run it as it was asked, and tell what came of it as JSON; 1 when anything did not hold."""
    parser = argparse.ArgumentParser(prog="tests.campaigns.payouts", description=__doc__)
    parser.add_argument("schedules", type=int, nargs="?", default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--postgres", action="store_true", help="on a new server of its own")
    asked = parser.parse_args()
    begun = time.monotonic()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        on_disk = f"sqlite:///{folder / 'station.db'}"
        url = stack.enter_context(a_server()) if asked.postgres else on_disk
        lots = [Faults(seed=asked.seed + nr) for nr in range(2)]
        ledgers = [folder / "terminal.jsonl", folder / "gateway.jsonl"]
        ends = [FarEnd(ledger, lot) for ledger, lot in zip(ledgers, lots, strict=True)]
        one = stack.enter_context(serving(terminal(0, ends[0])))
        other = stack.enter_context(serving(gateway(0, ends[1])))
        ports = {PayoutVia.TERMINAL: one.port, PayoutVia.GATEWAY: other.port}
        campaign = Campaign(url, ports, ledgers, random.Random(asked.seed))
        campaign.run(asked.schedules)
        calls = sum((lot.drawn for lot in lots), Counter())
        twice = [fault for fault in campaign.faults if "paid twice" in fault]
        naive = min(asked.schedules, 100)
        tell(
            {
                "database": url.partition(":")[0],
                "schedules": asked.schedules,
                "kills": campaign.kills,
                "calls": {fault.value: many for fault, many in sorted(calls.items())},
                "ended": dict(sorted(campaign.ended.items())),
                "tries": {str(many): count for many, count in sorted(campaign.tries.items())},
                "paid twice": len(twice),
                "faults": campaign.faults,
                "naive": {
                    "schedules": naive,
                    "paid twice": paid_twice_by_retrying(folder, naive, asked.seed),
                },
                "seconds": round(time.monotonic() - begun),
            }
        )
    return 1 if campaign.faults else 0


if __name__ == "__main__":
    sys.exit(main())
