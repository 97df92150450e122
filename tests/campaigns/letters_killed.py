"""A sender of letters killed at random moments: none is lost, none doubled, each case in order.

python -m tests.campaigns.letters_killed 2000 [--seed N] [--postgres]

Each schedule writes a few letters of one or two visits and kills whoever sends them with SIGKILL,
once or twice; what is left over goes with the next. Half of them go to a real mail server with TLS
that puts off, drops, refuses and is slow, the others into a maildir.
"""

import argparse
import json
import multiprocessing
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from db.engine import open_engine
from db.schema import prepare
from db.unit_of_work import StoreRoom
from returns_station.dialogue.letter import (
    Address,
    Channel,
    Letter,
    LetterKind,
    LetterStands,
    LetterState,
    Signature,
)
from returns_station.phrase import Phrase
from tests.campaigns.letters_sender import Post, deliver
from tests.campaigns.letters_sink import serve
from tests.campaigns.postgres import a_server

_FORKS: Final = multiprocessing.get_context("forkserver")
# Read once for all who fork: what starts in a moment can be killed two thousand times.
_FORKS.set_forkserver_preload([
    "tests.campaigns.letters_sender", "tests.campaigns.letters_sink", "db.schema", "db.letters",
    "db.wordings", "jinja2.sandbox", "pysqlite3.dbapi2", "sqlalchemy.dialects.sqlite.pysqlite",
    "encodings.idna", "tests.campaigns.postgres",
])  # fmt: skip
_BEGINS: Final = datetime(2026, 11, 23, 9, tzinfo=UTC)
_PLANS: Final = ("well", "well", "grey1", "grey2", "drop1", "dot1", "never", "slow")
# A claim of who was killed is over after five minutes.
_LATER: Final = timedelta(minutes=6)
_LIVES_SECONDS: Final = 0.4
_BACKLOG: Final = 40
_LONGEST_SECONDS: Final = 60


@dataclass(slots=True)
class Campaign:
    """Where it is fought, and what has come of it so far."""

    url: str
    folder: Path
    chance: random.Random
    port: int
    ca: str
    now: datetime = _BEGINS
    wanted: dict[str, list[str]] = field(default_factory=dict)
    kills: int = 0
    lives: int = 0
    ended: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def run(self, schedules: int) -> None:
        """Write and kill so many times, then let everything end, and look."""
        store = StoreRoom(open_engine(self.url))
        prepare(store.engine)
        for nr in range(schedules):
            if nr % 100 == 0:
                print(nr, "schedules", file=sys.stderr, flush=True)  # noqa: T201 - how far it is
            self._write(store, nr)
            for _ in range(self.chance.choice((1, 1, 1, 2))):
                self._live(kill=True, desks=self.chance.choice((1, 1, 1, 2)))
            if len(self._open(store)) > _BACKLOG:
                self._live(kill=False)
        while left := self._open(store):
            self.now = max(self.now, min(one.next_at or self.now for one in left))
            self._live(kill=False)
        self._look(store)
        store.close()

    def _open(self, store: StoreRoom) -> tuple[LetterStands, ...]:
        with store.views() as views:
            return views.letters.waiting(10_000)

    def _write(self, store: StoreRoom, nr: int) -> None:
        """One to four letters of one or two visits, each with what is to go wrong with it."""
        many = self.chance.choice((1, 2))
        visits = [f"{self.chance.choice('mf')}{nr}-{one}" for one in range(many)]
        with store.work() as work:
            for one in range(self.chance.randint(1, 4)):
                visit = self.chance.choice(visits)
                plan = self.chance.choice(_PLANS) if visit[0] == "m" else "well"
                key = f"{plan}.{nr}-{one}"
                self.wanted.setdefault(visit, []).append(key)
                work.letters.put(self._letter(key, visit))
            work.commit()

    def _letter(self, key: str, visit: str) -> Letter:
        # The folder stands in for the other channel, so that one sender has both ways.
        channel = Channel.EMAIL if visit[0] == "m" else Channel.SMS
        address = Address(channel, f"{key}@example.org", "Elin Sandberg", "sv")
        says = Phrase("letter.says.answer", {"words": f"Hej, {key}."})
        signed = Signature("Maja")
        return Letter(key, LetterKind.ANSWER, visit, address, says, signed, self.now, self.now)

    def _live(self, *, kill: bool, desks: int = 1) -> None:
        """Let one sender live, or two at once, until they are killed or done."""
        lives = []
        for _ in range(desks):
            ours, theirs = _FORKS.Pipe(duplex=False)
            post = Post(self.url, self.port, self.ca, self.folder, self.now)
            child = _FORKS.Process(target=deliver, args=(post, theirs))
            child.start()
            theirs.close()
            lives.append((child, ours))
        self.lives += desks
        for _, ours in lives:
            # It says when it begins: no moment is lost on getting up.
            assert ours.recv() == "ready"
        for child, ours in lives:
            if kill:
                ours.poll(self.chance.uniform(0, _LIVES_SECONDS))
                child.kill()
                self.kills += 1
            child.join(_LONGEST_SECONDS)
            if child.exitcode not in ((0, -9) if kill else (0,)):
                self.faults.append(f"a sender ended with {child.exitcode}")
            ours.close()
        self.now += _LATER

    def _look(self, store: StoreRoom) -> None:
        """Compare what was written with what came in."""
        taken = self._taken()
        with store.views() as views:
            for visit, keys in self.wanted.items():
                stood = {one.letter.key: one for one in views.letters.of_slip(visit)}
                first: list[int] = []
                for key in keys:
                    came = taken.get(key, [])
                    self._judge(key, stood[key], came, views.letters.doubts(stood[key].id))
                    first += [came[0][0]] if came else []
                if first != sorted(first):
                    self.faults.append(f"{visit}: out of order")

    def _judge(
        self, key: str, stands: LetterStands, came: list[tuple[int, str]], doubts: int
    ) -> None:
        self.ended[stands.state.value] += 1
        if key.startswith("never"):
            known = (LetterState.DEAD, LetterState.UNKNOWN)
            if came or stands.state not in known:
                self.faults.append(f"{key}: refused, and {stands.state}, {len(came)} times")
            return
        if not came and stands.state is not LetterState.UNKNOWN:
            self.faults.append(f"{key}: lost, {stands.state}")
        if came and stands.state not in (LetterState.SENT, LetterState.UNKNOWN):
            self.faults.append(f"{key}: came, and {stands.state}")
        if stands.letter.address.channel is Channel.SMS and len(came) != 1:
            self.faults.append(f"{key}: {len(came)} files")
        if len({name for _, name in came}) > 1:
            self.faults.append(f"{key}: two names")
        if len(came) > 1 + doubts:
            self.faults.append(f"{key}: {len(came)} times, with {doubts} doubts")

    def _taken(self) -> dict[str, list[tuple[int, str]]]:
        """Each letter with when it came in, and under which name."""
        found: dict[str, list[tuple[int, str]]] = {}
        lines = (self.folder / "taken").read_text("utf-8").splitlines()
        for nr, line in enumerate(lines):
            address, name = line.split()
            found.setdefault(address.partition("@")[0], []).append((nr, name))
        for path in (self.folder / "maildir" / "new").iterdir():
            head = path.read_text("utf-8").partition("\n\n")[0]
            told = dict(line.split(": ", 1) for line in head.splitlines() if line.startswith("X-"))
            found.setdefault(told["X-Key"], []).append((path.stat().st_mtime_ns, told["X-Name"]))
        return found

    def report(self) -> dict[str, object]:
        """What came of it."""
        taken = self._taken()
        letters = [key for keys in self.wanted.values() for key in keys]
        copies = Counter(len(taken.get(key, ())) for key in letters)
        return {
            "database": self.url.partition(":")[0],
            "visits": len(self.wanted),
            "letters": len(letters),
            "by mail": sum(len(keys) for visit, keys in self.wanted.items() if visit[0] == "m"),
            "refused for good": sum(key.startswith("never") for key in letters),
            "kills": self.kills,
            "senders": self.lives,
            "ended": dict(self.ended),
            "came so many times": dict(sorted(copies.items())),
            "faults": self.faults,
        }


@contextmanager
def sink(folder: Path) -> Iterator[tuple[int, str]]:
    """A mail server in a process of its own; gives its port, and the certificate to trust."""
    ours, theirs = _FORKS.Pipe()
    child = _FORKS.Process(target=serve, args=(folder, theirs))
    child.start()
    theirs.close()
    try:
        port, ca = ours.recv()
        yield port, ca
    finally:
        ours.close()
        child.join(_LONGEST_SECONDS)


def fought(schedules: int, seed: int, folder: Path, url: str = "") -> Campaign:
    """A whole campaign."""
    with sink(folder) as (port, ca):
        at = url or f"sqlite:///{folder / 'station.db'}"
        campaign = Campaign(at, folder, random.Random(seed), port, ca)
        campaign.run(schedules)
    return campaign


def main() -> int:
    """Fight it and tell what came of it; 1 where something was lost, doubled or out of order."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("schedules", type=int)
    parser.add_argument("--seed", type=int, default=9)
    parser.add_argument("--postgres", action="store_true")
    told = parser.parse_args()
    begun = time.monotonic()
    with ExitStack() as stack:
        url = stack.enter_context(a_server()) if told.postgres else ""
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        campaign = fought(told.schedules, told.seed, folder, url)
        seconds = round(time.monotonic() - begun)
        report = {"schedules": told.schedules, "seed": told.seed, "seconds": seconds}
        print(json.dumps(report | campaign.report(), indent=1))  # noqa: T201 - it is a report
    return 1 if campaign.faults else 0


if __name__ == "__main__":
    sys.exit(main())
