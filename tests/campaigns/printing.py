"""Printers that fail and stations that are killed: no slip is lost, and none doubled unsaid.

python -m tests.campaigns.printing [SCHEDULES] [--seed N]
"""

import argparse
import multiprocessing
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from sqlalchemy import text

from db.engine import open_engine, reading
from returns_station.adapters.printing.simulator.faults import Fault, Faulty
from returns_station.adapters.printing.simulator.roll_printer import RollPrinter
from returns_station.adapters.printing.simulator.servers import SimulatedPrinter, serving
from returns_station.case import Who
from returns_station.desk.printing import ask_about_lost
from tests.campaigns import ledgers
from tests.campaigns.house import WIRED, inbox_on, new_sale, tell
from tests.campaigns.print_desk import (
    FASTER,
    MAIN,
    SPARE,
    Asks,
    CameOut,
    Life,
    Living,
    Over,
    Taken,
    Told,
    finish,
    opened,
    trade,
)
from tests.campaigns.slips_out import Floor

_FORKS: Final = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.campaigns.print_desk", *WIRED])
_OTHER: Final = Who("Otto", "Disk 3")
_MOST_RETURNS: Final = 3
_TRADES_SECONDS: Final = 0.7
_ENDS_SECONDS: Final = 60
_SLIP_BYTES: Final = 800
_ANSWERS_LATE_SECONDS: Final = 10
_STATES: Final = text("SELECT subject, state FROM outbox WHERE kind = 'print' AND copy = 0")
_CASES: Final = text("SELECT key, slip FROM return_case")


@dataclass(slots=True)
class Campaign:
    """Where it is fought, and what has come of it."""

    url: str
    folder: Path
    chance: random.Random
    began: float
    floor: Floor = field(default_factory=Floor)
    taken: dict[str, str] = field(default_factory=dict)
    certain: set[str] = field(default_factory=set)
    declared: Counter[str] = field(default_factory=Counter)
    looked_at: set[tuple[str, str]] = field(default_factory=set)
    faults_used: Counter[str] = field(default_factory=Counter)
    returns: int = 0
    slips: int = 0
    asked: int = 0
    overlooked: int = 0
    faults: list[str] = field(default_factory=list)

    def run(self, schedules: int) -> None:
        """So many schedules, one after another, in one shop."""
        sales = [new_sale(nr, 1) for nr in range(1, schedules * _MOST_RETURNS + 1)]
        inbox_on(self.url).put(sales, ())
        for nr in range(1, schedules + 1):
            self._schedule(nr)
        self.faults += self._doubled()
        engine = open_engine(self.url)
        with reading(engine) as connection:
            self.faults += ledgers.faults(connection)
        engine.dispose()

    def _schedule(self, nr: int) -> None:
        """A desk at a printer in trouble, killed; then one at a printer that is well."""
        chance = self.chance
        count = chance.randint(1, _MOST_RETURNS)
        returns = tuple((f"s{nr}-{n}", self.returns + n + 1) for n in range(count))
        self.returns += count
        faulty = a_fault(chance)
        self.faults_used[faulty.fault.value] += 1
        with ExitStack() as stack:
            trouble = stack.enter_context(self._printer(f"{nr}-trouble", faulty))
            printers = {MAIN: trouble.at}
            if chance.random() < 1 / 3:
                spare = stack.enter_context(self._printer(f"{nr}-spare", a_fault(chance)))
                printers[SPARE] = spare.at
            life = Life(self.url, printers, self.began, returns)
            self._live(trade, life, chance.uniform(0, _TRADES_SECONDS), trouble)
        with self._printer(f"{nr}-well", Faulty()) as well:
            life = Life(self.url, {MAIN: well.at}, self.began, returns)
            self._live(finish, life, None, well)
        self._look(nr, returns)

    @contextmanager
    def _printer(self, name: str, faulty: Faulty) -> Iterator["Roll"]:
        """A printer for a while; what it has printed lies on the floor from then on."""
        folder = self.folder / name
        machine = RollPrinter(folder, faulty=faulty)
        self.floor.lies_in(folder)
        server = SimulatedPrinter(0, machine, faulty)
        with serving(server):
            yield Roll(server, machine)
            if faulty.fault is not Fault.REFUSES:
                with server.one_at_a_time:
                    # With new paper some print what they still hold, and others have forgotten it.
                    if self.chance.random() < 1 / 2:
                        machine.go_on()
            machine.tear_off()

    def _live(self, job: Living, life: Life, seconds: float | None, at: "Roll") -> None:
        """Let a desk live and hear what it says: so long, or until nothing waits."""
        ours, theirs = _FORKS.Pipe()
        child = _FORKS.Process(target=job, args=(life, theirs))
        child.start()
        theirs.close()
        until = time.monotonic() + (_ENDS_SECONDS if seconds is None else seconds)
        mended = self.chance.random() < 1 / 2 and seconds is not None
        others_look = seconds is not None
        ended = False
        while not ended and ours.poll(max(0, until - time.monotonic())):
            ended = self._hear(ours)
            if mended and self.taken:
                mended = False
                at.mend()
            if others_look:
                others_look = False
                self._another_desk(life)
        child.kill()
        while not ended and ours.poll(0):
            ended = self._hear(ours)
        child.join()
        if seconds is None and not ended:
            self.faults.append(f"{life.returns}: something waits for ever")

    def _hear(self, ours: Connection) -> bool:
        """Take one word in; True when it was the last."""
        try:
            told: Told = ours.recv()
        except (EOFError, OSError):
            return True
        match told:
            case Taken(key, slip):
                self.taken[key] = slip
            case CameOut(slip):
                self.certain.add(slip)
            case Asks(slip):
                ours.send(self._seen(slip))
            case Over():
                return True
        return False

    def _seen(self, slip: str) -> bool:
        """Somebody looks whether it is there, and now and then overlooks it."""
        self.asked += 1
        seen = self.floor.has(slip)
        if seen and self.chance.random() < 1 / 4:
            self.overlooked += 1
            seen = False
        if not seen:
            self.declared[slip] += 1
        return seen

    def _another_desk(self, life: Life) -> None:
        """The desk beside begins its day while ours prints: nothing of ours is its business."""
        station = opened(life)
        asked = ask_about_lost(station.printer(_OTHER), at_start=True)
        with station.store.views() as views:
            listed = views.prints(_OTHER.desk)
        if asked or listed:
            self.faults.append(f"another desk's: {asked} {listed}")

    def _look(self, nr: int, returns: tuple[tuple[str, int], ...]) -> None:
        """Every return stands with its slip, and each slip is on paper."""
        engine = open_engine(self.url)
        with reading(engine) as connection:
            states = {row.subject: row.state for row in connection.execute(_STATES)}
            cases = {row.key: row.slip for row in connection.execute(_CASES)}
        engine.dispose()
        for key, _ in returns:
            slip = cases.get(key, "")
            if not slip or self.taken.get(key) != slip:
                self.faults.append(f"{nr}: a return is lost: {key}")
        # With the documents of a visit, which are papers of their own.
        for slip, state in states.items() - self.looked_at:
            if state != "done" or not self.floor.has(slip):
                self.faults.append(f"{nr}: {slip} ended {state}, on paper: {self.floor.has(slip)}")
        self.looked_at |= states.items()
        self.slips = len(states)

    def _doubled(self) -> list[str]:
        """Papers that came out more often than was declared possible, or unmarked."""
        found = []
        for slip, papers in self.floor.papers().items():
            unmarked = sum(not paper.marked for paper in papers)
            if unmarked > 1 or len(papers) > 1 + self.declared[slip]:
                found.append(f"{slip} came out {len(papers)} times, {unmarked} unmarked")
        return found

    def report(self) -> dict[str, object]:
        """What came of it."""
        papers = self.floor.papers()
        return {
            "faults of the printer": dict(sorted(self.faults_used.items())),
            "returns": self.returns,
            "acknowledged": len(self.taken),
            "slips and documents": self.slips,
            "of these on paper": len(papers),
            "papers": sum(map(len, papers.values())),
            "certain without asking": len(self.certain),
            "questions": self.asked,
            "answered no": sum(self.declared.values()),
            "of these it was there": self.overlooked,
            "second papers, each marked": sum(len(each) - 1 for each in papers.values()),
            "faults": self.faults,
        }


@dataclass(frozen=True, slots=True)
class Roll:
    """A simulated printer at its address."""

    server: SimulatedPrinter
    machine: RollPrinter

    @property
    def at(self) -> str:
        """Where it listens."""
        return f"tcp://127.0.0.1:{self.server.port}"

    def mend(self) -> None:
        """Somebody helps it while the desk works on; a port that is closed stays closed."""
        if self.server.faulty.fault in {Fault.PAPER_OUT, Fault.COVER, Fault.OFFLINE, Fault.SLOW}:
            self.server.faulty = Faulty()
            self.machine.go_on()


def a_fault(chance: random.Random) -> Faulty:
    """Some trouble: unplugged or out of paper at any byte, an answer that comes late, silence."""
    fault = chance.choice(tuple(Fault))
    number: float = 0
    if fault in {Fault.DIES, Fault.PAPER_OUT}:
        number = chance.choice((0, chance.randint(1, _MOST_RETURNS * _SLIP_BYTES)))
    elif fault is Fault.SLOW:
        number = _ANSWERS_LATE_SECONDS / FASTER
    return Faulty(fault, number)


def main() -> int:
    """Run it as it was asked, and tell what came of it as JSON; 1 when anything did not hold."""
    parser = argparse.ArgumentParser(prog="tests.campaigns.printing", description=__doc__)
    parser.add_argument("schedules", type=int, nargs="?", default=500)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        url = f"sqlite:///{folder / 'station.db'}"
        began = time.time()
        campaign = Campaign(url, folder, random.Random(asked.seed), began)
        campaign.run(asked.schedules)
        seconds = round(time.time() - began)
        tell({"schedules": asked.schedules} | campaign.report() | {"seconds": seconds})
    return 1 if campaign.faults else 0


if __name__ == "__main__":
    sys.exit(main())
