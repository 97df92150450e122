"""Real sales of a wholesaler returned by the command line: ledgers exact, every slip readable.

python -m tests.campaigns.real_returns 500 [--days N] [--seed N]
The data is UCI's Online Retail (CC BY 4.0, Chen), one file a day, beside the checkout.
"""

import argparse
import io
import json
import random
import subprocess
import sys
import tempfile
import time
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any, Final

from sqlalchemy import text

from db.engine import open_engine, reading
from returns_station.__main__ import main as front_door
from tests.campaigns.house import HOUSE, tell
from tests.campaigns.ledgers import damaged, faults
from tests.campaigns.online_retail import days
from tests.campaigns.paper import both_codes_say

_SETTINGS: Final = """
[shop]
name = "The wholesaler"
market = "UK"
currency = "GBP"
channel = "distance"
language = "en"
[desk]
name = "Desk 1"
clerk = "Maja"
language = "en"
"""
_LEFT: Final = text(
    "SELECT s.number, s.agreed_on, l.nr, l.quantity, l.paid, (SELECT count(*) FROM unit "
    "WHERE line_id = l.id) AS gone FROM sale s JOIN sale_line l ON l.sale_id = s.id"
)
_PAID_OUT: Final = text("SELECT coalesce(sum(refund), 0) FROM return_case")
# One in so many is pressed twice with the same key; one in so many runs in a process of its own.
_TWICE, _APART = 25, 100
_MOST_LINES: Final = 3
# The shop's open purchase is longer than the law's 14 days: both grounds are met.
_LATEST_DAY: Final = 55


@dataclass(frozen=True, slots=True)
class Wish:
    """Some units of some lines of one sale, a day, and what must come back for them."""

    number: str
    on: date
    lines: tuple[tuple[str, int], ...]
    due: int

    @property
    def claim(self) -> dict[str, object]:
        """The claim file."""
        lines = [
            {"line": nr, "quantity": units, "reason": "changed_mind"} for nr, units in self.lines
        ]
        return {"sale": self.number, "claim": {"told_at": f"{self.on}T12:00:00Z", "lines": lines}}


@dataclass(slots=True)
class Campaign:
    """The shop's data folder, and what came of it."""

    data: Path
    chance: random.Random
    returned: int = 0
    apart: int = 0
    pressed_twice: int = 0
    slips_read: int = 0
    due: int = 0
    milliseconds: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Where the sales are."""
        return f"sqlite:///{self.data / 'station.db'}"

    def run(self, returns: int, most_days: int) -> None:
        """Bring the days in, then take so many sales back by lot."""
        (self.data / "settings.toml").write_text(_SETTINGS, encoding="utf-8")
        files = [str(day) for day in days(self.data, most_days)]
        self._knock("import", *files)
        wishes = self._wishes(returns)
        for nr, wish in enumerate(wishes, 1):
            self._take_back(nr, wish)
        self._look()

    def _wishes(self, returns: int) -> list[Wish]:
        engine = open_engine(self.url)
        with reading(engine) as connection:
            lines = connection.execute(_LEFT).all()
        engine.dispose()
        left: dict[str, list[Any]] = {}
        for line in lines:
            # Units that came back before have shares of their own; here each due sum is plain.
            if line.gone == 0 and line.paid:
                left.setdefault(line.number, []).append(line)
        chosen = self.chance.sample(sorted(left), min(returns, len(left)))
        return [self._wish(left[number]) for number in chosen]

    def _wish(self, lines: list[Any]) -> Wish:
        some = self.chance.sample(lines, min(len(lines), self.chance.randint(1, _MOST_LINES)))
        taken = [(line, self.chance.randint(1, line.quantity)) for line in some]
        due = sum(_share(line.paid, units, line.quantity) for line, units in taken)
        bought = date.fromisoformat(lines[0].agreed_on)
        on = bought + timedelta(days=self.chance.randint(0, _LATEST_DAY))
        return Wish(lines[0].number, on, tuple((line.nr, units) for line, units in taken), due)

    def _take_back(self, nr: int, wish: Wish) -> None:
        claim, slip = self.data / "claim.json", self.data / f"slip-{nr}.pdf"
        claim.write_text(json.dumps(wish.claim), encoding="utf-8")
        asked = ("return", str(claim), "--key", f"campaign-{nr}", "--slip", str(slip))
        begun = time.perf_counter()
        apart = nr % _APART == 0
        answer = self._knock_apart(*asked) if apart else self._knock(*asked)
        self.milliseconds += [] if apart else [(time.perf_counter() - begun) * 1000]
        if answer.get("answer") != "accepted":
            self.faults.append(f"{wish.number}: {answer}")
            return
        self.returned += 1
        self.apart += apart
        self.due += wish.due
        if both_codes_say(slip.read_bytes(), answer["slip"]):
            self.slips_read += 1
        else:
            self.faults.append(f"{wish.number}: its slip cannot be read")
        if nr % _TWICE == 0:
            again = self._knock(*asked[:4])
            self.pressed_twice += 1
            if (again["slip"], again["again"]) != (answer["slip"], True):
                self.faults.append(f"{wish.number}: pressed twice, {again}")

    def _knock(self, *words: str) -> dict[str, Any]:
        told = io.StringIO()
        with redirect_stdout(told):
            front_door([*words, "--data", str(self.data), "--json"])
        return _answer(told.getvalue())

    def _knock_apart(self, *words: str) -> dict[str, Any]:
        command = [sys.executable, "-m", "returns_station", *words, "--data", str(self.data)]
        ran = subprocess.run(
            [*command, "--json"], cwd=HOUSE, capture_output=True, text=True, check=False
        )
        return _answer(ran.stdout)

    def _look(self) -> None:
        engine = open_engine(self.url)
        with reading(engine) as connection:
            self.faults += [*faults(connection), *damaged(connection)]
            paid_out = connection.execute(_PAID_OUT).scalar_one()
        engine.dispose()
        if paid_out != self.due:
            self.faults.append(f"{self.due} were due, {paid_out} were paid out")


def _share(paid: int, units: int, quantity: int) -> int:
    """What so many of a line's units were paid with, to the penny."""
    return int((Decimal(paid * units) / quantity).quantize(Decimal(1), ROUND_HALF_UP))


def _answer(told: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(told) if told else {}
    return answer


def main() -> int:
    """Run it as it was asked, and tell what came of it as JSON; 1 when anything did not hold."""
    parser = argparse.ArgumentParser(prog="tests.campaigns.real_returns", description=__doc__)
    parser.add_argument("returns", type=int, nargs="?", default=500)
    parser.add_argument("--days", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        campaign = Campaign(Path(folder), random.Random(asked.seed))
        campaign.run(asked.returns, asked.days)
        took = sorted(campaign.milliseconds)
        tell({
            "returned": campaign.returned,
            "in a process of its own": campaign.apart,
            "pressed twice": campaign.pressed_twice,
            "slips read back": campaign.slips_read,
            "paid out, minor units": campaign.due,
            "command to slip file, p50 ms": round(took[len(took) // 2], 1),
            "faults": campaign.faults,
        })  # fmt: skip
    return 1 if campaign.faults else 0


if __name__ == "__main__":
    sys.exit(main())
