"""How long until the window hears and answers, and what it holds: a real window under Xvfb.

python -m tests.campaigns.window [--sales N] [--times N] [--shop FOLDER]
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any, Final

from db.benchmark_shop import Lots, Pick, shop_file
from tests.campaigns.house import HOUSE, tell

_SCREEN: Final = "1280x800x24"


@contextmanager
def a_screen() -> Iterator[dict[str, str]]:
    """The environment of a screen of its own."""
    found = shutil.which("Xvfb")
    assert found, "a real window needs a screen: apt-get install xvfb"
    ours, theirs = os.pipe()
    server = subprocess.Popen(
        [found, "-displayfd", str(theirs), "-screen", "0", _SCREEN],
        pass_fds=(theirs,),
        stderr=subprocess.DEVNULL,
    )
    os.close(theirs)
    with os.fdopen(ours) as told:
        display = f":{told.readline().strip()}"
    try:
        yield {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait()


def once(url: str, data: Path, environment: dict[str, str], pick: Pick) -> dict[str, float]:
    """Start the window, scan once it answers, search as badly as people spell, and close it."""
    command = [sys.executable, "-m", "tests.campaigns.opened", str(time.monotonic_ns())]
    with subprocess.Popen(
        [*command, "--data", str(data), "--database", url],
        cwd=HOUSE,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
    ) as window:
        said = _told(window, "seen", "open")
        measured = {f"{what} ms": one["ms"] for what, one in said.items()}
        measured["open MB"] = said["open"]["mb"]["VmRSS:"]
        for scanned in (pick.number, pick.gtin, pick.misspelt):
            _ask(window, scanned)
            _told(window, "answered")
        _ask(window, "measure")
        after = _told(window, "measured")["measured"]["mb"]
        _ask(window, "close")
    return measured | {"after searches MB": after["VmRSS:"], "peak MB": after["VmHWM:"]}


def _ask(window: "subprocess.Popen[str]", what: str) -> None:
    assert window.stdin is not None, "asked for"
    window.stdin.write(what + "\n")


def _told(window: "subprocess.Popen[str]", *what: str) -> dict[str, Any]:
    assert window.stdout is not None, "asked for"
    said: dict[str, Any] = {}
    for line in window.stdout:
        one = json.loads(line)
        said[one["what"]] = one
        if said.keys() >= set(what):
            return said
    raise AssertionError(f"the window ended before it was {what}")


def main() -> int:
    """Run it as it was asked, and tell the middle and the worst of each as JSON."""
    parser = argparse.ArgumentParser(prog="tests.campaigns.window", description=__doc__)
    parser.add_argument("--sales", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=7)
    parser.add_argument("--shop", type=Path, help="where the bench keeps its shops; else a new one")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, a_screen() as environment:
        data = Path(folder)
        shop = shop_file(asked.shop or data, asked.sales)
        url, chosen = f"sqlite:///{shop}", Lots(shop).draw(asked.times + 1)
        # The first start reads everything from the disk: it is told apart.
        cold, *warm = [once(url, data, environment, pick) for pick in chosen]
    tell(
        {"sales": asked.sales, "load": round(os.getloadavg()[0], 1), "first": cold}
        | {"p50": {name: median(one[name] for one in warm) for name in cold}}
        | {"worst": {name: max(one[name] for one in warm) for name in cold}}
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
