"""A station killed at random moments: nothing it said is lost, nothing is doubled, all adds up.

python -m tests.campaigns.kill9 200 [--seed N] [--postgres]
"""

import argparse
import multiprocessing
import random
import signal
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from tests.campaigns.aftermath import Said, all_slips_can_be_printed, look, sales_of, same_sales
from tests.campaigns.house import BOUGHT_ON, WIRED, tell
from tests.campaigns.postgres import a_server
from tests.campaigns.victim import (
    BroughtIn,
    Job,
    Printed,
    Taken,
    Told,
    Trying,
    bring,
    finish,
    serve,
)

# A child forks from a server that has everything imported and nothing open: SQLite must not be
# carried over a fork, and what starts in a millisecond can be killed two hundred times.
_FORKS: Final = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.campaigns.aftermath", *WIRED])
# Two batches of an import, so that a file may be half in when the station dies.
_SALES_A_FILE: Final = 3500
_LINES_A_SALE: Final = 3
_SERVING_SECONDS: Final = 0.6


@dataclass(slots=True)
class Campaign:
    """Where it is fought, what has come of it so far, and what the station said."""

    url: str
    folder: Path
    chance: random.Random
    said: Said = field(default_factory=Said)
    files: list[Path] = field(default_factory=list)
    import_seconds: float = 0
    whole_files: int = 0
    half_in: int = 0
    kills: dict[str, int] = field(default_factory=lambda: {"importing": 0, "serving": 0})
    again: int = 0
    standing: int = 0
    slips_read: int = 0
    faults: list[str] = field(default_factory=list)

    def run(self, kills: int) -> None:
        """Bring a first file in, kill so many times, and look after each; then finish and look."""
        begun = time.monotonic()
        self._bring(None)
        self.import_seconds = time.monotonic() - begun
        for nr in range(1, kills + 1):
            if self.chance.random() < 1 / 2:
                self.kills["importing"] += 1
                self._bring(self.chance.uniform(0, self.import_seconds))
            else:
                self.kills["serving"] += 1
                seconds = self.chance.uniform(0, _SERVING_SECONDS)
                # Where opening takes long on a busy machine, every second one still serves.
                self._live(serve, f"r{nr}", seconds, serves=self.kills["serving"] % 2 == 1)
            self._look(f"after kill {nr}", slips=1)
        while self.whole_files < len(self.files):
            self._bring(None)
        self._live(finish, "finish", None)
        self.faults += same_sales(self.url, self.files, self.folder)
        self.faults += all_slips_can_be_printed(self.url)
        self._look("at the end", slips=20)

    def _bring(self, seconds: float | None) -> None:
        """Bring in the file that is not whole yet, else the next."""
        if self.whole_files == len(self.files):
            self.files.append(a_file(self.folder, len(self.files)))
        file = self.files[-1]
        self._live(bring, str(file), seconds)
        if self.whole_files < len(self.files):
            self.half_in += 0 < sales_of(self.url, file.stem) < _SALES_A_FILE

    def _live(self, job: Job, name: str, seconds: float | None, *, serves: bool = False) -> None:
        """Let a station live and hear what it says: so long, or until it is done.

        Where it serves, it is so long from its first return on.
        """
        ours, theirs = _FORKS.Pipe(duplex=False)
        paper, unsure = self.folder, self.said.unsure
        child = _FORKS.Process(target=job, args=(self.url, paper, name, unsure, theirs))
        child.start()
        theirs.close()
        taken = len(self.said.taken)
        while serves and len(self.said.taken) == taken and self._hear(ours):
            pass  # it has not taken one back yet
        until = None if seconds is None else time.monotonic() + seconds
        while until is None or ours.poll(max(0, until - time.monotonic())):
            if not self._hear(ours):
                break
        child.kill()
        while self._hear(ours):
            # What it said before it died was said.
            pass
        child.join()
        if child.exitcode not in {0, -signal.SIGKILL}:
            self.faults.append(f"{name}: died by itself, {child.exitcode}")

    def _hear(self, ours: Connection) -> bool:
        try:
            told: Told = ours.recv()
        except (EOFError, OSError):
            # Nothing more, or dead in the middle of a word.
            return False
        match told:
            case Trying(attempt):
                self.said.tried[attempt.key] = attempt
            case Taken(key, slip, again):
                self.said.taken[key] = slip
                self.again += again
            case Printed(slip):
                self.said.printed.add(slip)
            case BroughtIn():
                self.whole_files += 1
        return True

    def _look(self, when: str, *, slips: int) -> None:
        seen = look(self.url, self.said, self.folder, self.chance, slips=slips)
        self.standing, self.slips_read = seen.standing, self.slips_read + seen.slips_read
        self.faults += [f"{when}: {fault}" for fault in seen.faults]

    def report(self) -> dict[str, object]:
        """What came of it."""
        return {
            "database": self.url.partition(":")[0],
            "kills": self.kills,
            "returns acknowledged": len(self.said.taken),
            "returns standing": self.standing,
            "done, and killed before it could say so": self.again,
            "slips printed": len(self.said.printed),
            "slips drawn and read back": self.slips_read,
            "files brought in whole": self.whole_files,
            "files half in when killed": self.half_in,
            "faults": self.faults,
        }


def a_file(folder: Path, nr: int) -> Path:
    """The nr-th day of an invented shop, in the project's own table."""
    rows = ["sale,sold_on,sku,title,quantity,paid,tenders,customer_name"]
    for n in range(_SALES_A_FILE):
        number = f"day{nr:03}-{n:05}"
        paid = [1999 + 100 * line for line in range(_LINES_A_SALE)]
        head = f"card 4242:{sum(paid) / 100:.2f},Kund {n % 500}"
        for line, amount in enumerate(paid):
            article = (n * 7 + line * 13) % 900
            rows.append(
                f"{number},{BOUGHT_ON},A{article},Tröja {article},1,{amount / 100:.2f},{head}"
            )
            head = ","
    path = folder / f"day{nr:03}.csv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def main() -> int:
    """Run it as it was asked, and tell what came of it as JSON; 1 when anything did not hold."""
    parser = argparse.ArgumentParser(prog="tests.campaigns.kill9", description=__doc__)
    parser.add_argument("kills", type=int, nargs="?", default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--postgres", action="store_true", help="on a new server of its own")
    asked = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        on_disk = f"sqlite:///{folder / 'station.db'}"
        url = stack.enter_context(a_server()) if asked.postgres else on_disk
        campaign = Campaign(url, folder, random.Random(asked.seed))
        begun = time.monotonic()
        campaign.run(asked.kills)
        tell(campaign.report() | {"seconds": round(time.monotonic() - begun)})
    return 1 if campaign.faults else 0


if __name__ == "__main__":
    sys.exit(main())
