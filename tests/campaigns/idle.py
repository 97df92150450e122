"""The window at rest beside the customer's screen: how much it takes of the machine meanwhile.

python -m tests.campaigns.idle [--seconds 3600] [--screen]
"""

import argparse
import os
import subprocess
import sys
import time

from PySide6.QtCore import QDeadlineTimer

from tests.campaigns.driven import Driven, Steps, a_folder, megabytes, the_app
from tests.campaigns.house import HOUSE, tell
from tests.campaigns.window import a_screen
from tests.demo_shop import a_demo_station

_SETTLES_MS = 2_000


def rest(seconds: float, seen: list[tuple[float, float, float]]) -> Steps:
    """Let it come to rest, then look at the clock, the processor and the memory twice."""
    for wait in (_SETTLES_MS, int(seconds * 1000)):
        over = QDeadlineTimer(wait)
        yield over.hasExpired
        times = os.times()
        seen.append((time.monotonic(), times.user + times.system, megabytes()))


def run(seconds: float) -> dict[str, object]:
    """Open the demo shop, leave it alone, and report."""
    seen: list[tuple[float, float, float]] = []
    app = the_app()
    with a_folder() as folder:
        window = Driven(app, a_demo_station(folder), folder, look_ms=50)
        window.run(rest(seconds, seen))
    (begun, busy, before), (ended, busier, after) = seen
    return {
        "seconds": round(ended - begun),
        "CPU %": round(100 * (busier - busy) / (ended - begun), 2),
        "MB": after,
        "grew MB": round(after - before, 1),
    }


def main() -> int:
    """Run it as it was asked, and tell what came of it as JSON."""
    parser = argparse.ArgumentParser(prog="tests.campaigns.idle", description=__doc__)
    parser.add_argument("--seconds", type=float, default=3600)
    parser.add_argument("--screen", action="store_true", help="on a screen of its own (Xvfb)")
    asked = parser.parse_args()
    if not asked.screen:
        tell(run(asked.seconds))
        return 0
    again = [sys.executable, "-m", "tests.campaigns.idle", "--seconds", str(asked.seconds)]
    with a_screen() as environment:
        return subprocess.run(again, cwd=HOUSE, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
