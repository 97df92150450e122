"""How long a slip takes to draw, beside a peer in the same run, and whether a thousand leak.

python -m tests.campaigns.slips [--slips 200]

The slip has a logo, a signed square and the bars. fpdf2 draws the same one where it is installed.
"""

import argparse
import gc
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles
from typing import Final

from PIL import Image, ImageDraw

from returns_station.adapters.printing.drawing import Paper
from returns_station.adapters.printing.escpos import encode
from returns_station.adapters.printing.look import Dress, Look
from returns_station.adapters.printing.pdf import draw
from returns_station.adapters.speech import speech
from returns_station.scan.slips import slip_number
from returns_station.slip import Slip, SlipKind
from tests.campaigns.house import HOUSE
from tests.slips.kinds import every_kind

_MOST_MS: Final = 8.0
_MOST_ESCPOS_MS: Final = 0.5
_MOST_FIRST_MS: Final = 150.0
_MANY: Final = 1000
_GROWTH_KB: Final = 200
# As the station does at its start, one slip is drawn in a process that has drawn none.
_FIRST: Final = """
import time
from returns_station.adapters.printing import pdf
from returns_station.adapters.printing.drawing import Paper
from returns_station.adapters.speech import speech
from tests.slips.kinds import every_kind
slip = next(iter(every_kind("sv").values()))
begun = time.perf_counter()
pdf.draw(slip, Paper.ROLL_80, speech("sv"))
print((time.perf_counter() - begun) * 1000)
"""


def the_logo(folder: Path) -> Path:
    """A hill in green."""
    mark = Image.new("RGBA", (360, 160), (0, 0, 0, 0))
    pen = ImageDraw.Draw(mark)
    pen.polygon(((10, 150), (120, 40), (200, 120), (260, 70), (350, 150)), fill="#1e6b45")
    mark.save(folder / "logo.png")
    return folder / "logo.png"


def each(slips: int) -> list[Slip]:
    """One refund after the other, each with a number and a signature of its own."""
    like = every_kind("sv")[SlipKind.REFUND]
    numbers = (slip_number(4000 + nr) for nr in range(slips))
    return [replace(like, number=nr, seal=nr + like.seal[len(like.number) :]) for nr in numbers]


def taken(make: Callable[[Slip], object], slips: list[Slip]) -> tuple[float, float]:
    """Median and 95th of a hundred, in milliseconds, after a few to get warm."""
    for slip in slips[:5]:
        make(slip)
    times = []
    for slip in slips:
        begun = time.perf_counter()
        make(slip)
        times.append((time.perf_counter() - begun) * 1000)
    return median(times), quantiles(times, n=20)[-1]


def grown(make: Callable[[Slip], object]) -> int:
    """How much more memory is held after a thousand slips than after the first hundred, in KB."""
    slips = each(_MANY)
    for slip in slips[:100]:
        make(slip)
    gc.collect()
    tracemalloc.start()
    begun, _ = tracemalloc.get_traced_memory()
    for slip in slips[100:]:
        make(slip)
    gc.collect()
    ended, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return (ended - begun) // 1024


def first() -> float:
    """The first slip of a process, in milliseconds, with all that it loads."""
    ran = (sys.executable, "-c", _FIRST)
    return min(
        float(subprocess.run(ran, cwd=HOUSE, check=True, capture_output=True, text=True).stdout)
        for _ in range(3)
    )


def main() -> int:
    """Measure, tell, and answer 1 where a promise is not kept."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--slips", type=int, default=200)
    slips = each(asked.parse_args().slips)
    voice = speech("sv")
    with tempfile.TemporaryDirectory() as folder:
        dress = Dress(Look(the_logo(Path(folder))))
        ways: dict[str, Callable[[Slip], object]] = {
            "PDF, 80 mm": lambda slip: draw(slip, Paper.ROLL_80, voice, dress),
            "PDF, A4": lambda slip: draw(slip, Paper.A4, voice, dress),
            "ESC/POS": lambda slip: encode(slip, voice, Paper.ROLL_80, dress),
        }
        found = {name: taken(make, slips) for name, make in ways.items()}
        growth = grown(ways["PDF, 80 mm"])
        try:
            from tests.campaigns.slips_fpdf import fpdf_slip
        except ImportError:
            print("fpdf2 is not here: nothing to compare with")  # noqa: T201 - a report
        else:
            found["PDF by fpdf2"] = taken(lambda slip: fpdf_slip(slip, voice, dress), slips)
    for name, (middle, worst) in found.items():
        print(f"{name:14} p50 {middle:6.2f} ms   p95 {worst:6.2f} ms")  # noqa: T201 - a report
    opening = first()
    print(f"first slip of a process {opening:.0f} ms; {_MANY} slips hold {growth} KB more")  # noqa: T201 - a report
    kept = (
        found["PDF, 80 mm"][0] <= _MOST_MS,
        found["ESC/POS"][0] <= _MOST_ESCPOS_MS,
        opening <= _MOST_FIRST_MS,
        growth <= _GROWTH_KB,
    )
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
