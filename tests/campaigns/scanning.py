"""Scan after scan at a scanner's pace in a real window under Xvfb: none lost, doubled or leaked.

python -m tests.campaigns.scanning [SCANS] [--sales N] [--shop FOLDER] [--prefix P] [--delay MS]
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any, Final

from db.benchmark_shop import Lots, Pick, shop_file
from tests.campaigns.house import HOUSE, tell
from tests.campaigns.window import a_screen

_A_VISIT: Final = 4  # scans: the receipt, its goods, something unknown, a search by another number
_UNKNOWN: Final = "4999999999996"
_SETTINGS: Final = """
[desk]
name = "Disk 2"
clerk = "Maja"
[sound]
volume = 0
[scanner]
serial = ""
prefix = "{prefix}"
"""


@dataclass(frozen=True, slots=True)
class Pace:
    """How the scanner types: ms between two keys (twice), seconds between two scans, its mark."""

    delay: int
    pause: float
    prefix: str


@dataclass(frozen=True, slots=True)
class Heard:
    """What a run came to: what the window heard and what leaked of it."""

    sent: tuple[str, ...]
    scans: tuple[dict[str, Any], ...]
    leaked: tuple[str, ...]

    @property
    def exact(self) -> bool:
        """Whether it heard what was sent, each once and in its order, and nothing leaked."""
        return self.sent == tuple(one["text"] for one in self.scans) and not self.leaked


def codes(pick: Pick, nr: int) -> tuple[str, ...]:
    """The scans of one visit, of mixed kinds."""
    gtin = pick.gtin.lstrip("0")
    as_gs1 = f"]C101{pick.gtin.zfill(14)}10LOT{nr}"
    link = f"https://id.gs1.org/01/{pick.gtin.zfill(14)}"
    goods = (gtin, as_gs1, link)[nr % 3]
    other = (f"RS{nr:08}0", f"ORDER-{nr}/B", "hej & <b>x</b>", f"?rs=1&r=NO-{nr}")[nr % 4]
    return (pick.number, goods, _UNKNOWN, other)


def keys(nr: int, visit: tuple[str, ...], pace: Pace) -> Iterator[str]:
    """What xdotool is asked for: each code and its Enter, then the green button's own Enter.

    In every other visit the first two scans come 30 ms after each other; in the rest the receipt
    lies open before its goods are scanned, and these are what is timed.
    """
    between = 0.3 if nr % 2 else 0.03
    for place, code in enumerate(visit):
        typed = f"{pace.prefix}{code}"
        yield from ("type", "--args", "1", "--delay", str(pace.delay), typed, "key", "Return")
        yield from ("sleep", str(between if place == 0 else pace.pause))
        if place == 1:
            yield from ("sleep", "0.25", "key", "Return", "sleep", str(max(pace.pause, 0.15)))


def run(url: str, data: Path, visits: Iterable[tuple[str, ...]], pace: Pace) -> Heard:
    """Scan all visits in one window."""
    xdotool = shutil.which("xdotool")
    assert xdotool, "a scanner's hands are needed: apt-get install xdotool"
    settings = _SETTINGS.format(prefix=pace.prefix)
    (data / "settings.toml").write_text(settings, encoding="utf-8")
    sent: list[str] = []
    command = [sys.executable, "-m", "tests.campaigns.scanned"]
    with (
        a_screen() as environment,
        subprocess.Popen(
            [*command, "--data", str(data), "--database", url],
            cwd=HOUSE,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as window,
    ):
        assert window.stdout is not None
        assert window.stdin is not None
        assert json.loads(window.stdout.readline()) == {"what": "open"}
        for nr, visit in enumerate(visits):
            subprocess.run([xdotool, *keys(nr, visit, pace)], env=environment, check=True)
            sent += visit
        # On a busy machine the last keys are still on their way: it is told how many to hear.
        window.stdin.write(str(len(sent)))
        window.stdin.close()
        told = json.loads(window.stdout.readline())
    return Heard(tuple(sent), tuple(told["scans"]), tuple(told["leaked"]))


def figures(heard: Heard) -> dict[str, Any]:
    """The run in figures: what was lost, and the milliseconds."""
    got = [one["text"] for one in heard.scans]
    timed = [one for one in heard.scans[_A_VISIT + 1 :: 2 * _A_VISIT] if one["decides"]]
    return {
        "sent": len(heard.sent),
        "heard": len(got),
        "exact": heard.exact,
        "leaked": len(heard.leaked),
        "timed": len(timed),
        "last key to heard ms": _spread([one["heard_ms"] for one in timed]),
        "last key to the screen changed ms": _spread([one["changed_ms"] for one in heard.scans]),
        "goods: last key to the page changed ms": _spread([one["page_ms"] for one in timed]),
        "goods: last key to the decision on screen ms": _spread(
            [one["decided_ms"] for one in timed]
        ),
    }


def _spread(times: list[float]) -> dict[str, float]:
    if len(times) < 2:
        return {}
    p99 = quantiles(times, n=100)[98]
    return {name: round(value, 1) for name, value in
            (("p50", median(times)), ("p99", p99), ("worst", max(times)))}  # fmt: skip


def main() -> int:
    """Run it as it was asked; 1 where anything was lost, doubled or leaked."""
    parser = argparse.ArgumentParser(prog="tests.campaigns.scanning", description=__doc__)
    parser.add_argument("scans", type=int, nargs="?", default=2000)
    parser.add_argument("--sales", type=int, default=1_000_000)
    parser.add_argument("--shop", type=Path, help="where the bench keeps its shops; else a new one")
    parser.add_argument(
        "--delay", type=int, default=3, help="xdotool presses a key every half of it"
    )
    parser.add_argument("--pause", type=float, default=0.06, help="seconds between two scans")
    parser.add_argument("--prefix", default="", help="what the scanner sends before each code")
    asked = parser.parse_args()
    pace = Pace(asked.delay, asked.pause, asked.prefix)
    with tempfile.TemporaryDirectory() as folder:
        shop = shop_file(asked.shop or Path(folder), asked.sales)
        visits = [
            codes(pick, nr) for nr, pick in enumerate(Lots(shop).draw(asked.scans // _A_VISIT))
        ]
        heard = run(f"sqlite:///{shop}", Path(folder), visits, pace)
    tell({"sales": asked.sales, "load": round(os.getloadavg()[0], 1)} | figures(heard))
    if not heard.exact:
        for nr, (want, got) in enumerate(zip(heard.sent, heard.scans, strict=False)):
            if want != got["text"]:
                tell({"first unlike": nr, "sent": want, "heard": got["text"]})
                break
    return 0 if heard.exact else 1


if __name__ == "__main__":
    sys.exit(main())
