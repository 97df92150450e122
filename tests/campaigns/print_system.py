"""Every slip, label and list through CUPS: to a real IPP printer, and to a roll printer's driver.

python -m tests.campaigns.print_system

What comes out is compared with what went in: pages, their sizes, every word, every code.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pypdfium2  # type: ignore[import-untyped] # it has no types
import zxingcpp

from returns_station.adapters.printing.drawing import Paper
from returns_station.adapters.printing.pdf import draw
from returns_station.adapters.printing.system import print_pdf
from returns_station.adapters.speech import speech
from returns_station.desk.ports import Printed
from tests.campaigns.house import tell
from tests.returns_station.adapters.printing.print_system import (
    NO_CUPS,
    QUEUE,
    ROLL,
    SMALL_SHEETS,
    a_print_system,
    a_sink,
)
from tests.returns_station.adapters.printing.printers import a_real_printer, until
from tests.slips.kinds import every_kind
from tests.slips.labelled import a_day, a_manifest, a_parcel, a_put_away

_DPI: Final = 203
_NEARLY: Final = 3  # points: a print system takes a paper it knows that is nearly as long
_CUT: Final = (Paper.A5, Paper.A6, Paper.LABEL_4X6, Paper.LABEL_100X60)
_ROLLS: Final = (Paper.ROLL_80, Paper.ROLL_58)


def everything(papers: tuple[Paper, ...]) -> Iterator[tuple[str, bytes]]:
    """Each thing there is on each paper, by its name."""
    printed: dict[str, Printed] = {kind.value: slip for kind, slip in every_kind("sv").items()}
    printed |= {"put_away": a_put_away(), "parcel": a_parcel()}
    printed |= {"manifest": a_manifest(), "day_report": a_day()}
    for paper in papers:
        for name, each in printed.items():
            yield f"{name}, {paper}", draw(each, paper, speech("sv"))


def unlike(came: bytes, sent: bytes) -> str:
    """In what two documents differ; "" where they are the same on paper."""
    one, other = (list(pypdfium2.PdfDocument(pdf)) for pdf in (came, sent))
    if len(one) != len(other):
        return f"{len(one)} pages of {len(other)}"
    for a, b in zip(one, other, strict=True):
        if any(abs(x - y) > _NEARLY for x, y in zip(a.get_size(), b.get_size(), strict=True)):
            return f"{a.get_size()} for {b.get_size()}"
        if _words(a) != _words(b):
            return "other words"
        if _codes(a) != _codes(b):
            return f"codes {_codes(a)} for {_codes(b)}"
    return ""


def _words(page: object) -> str:
    said: str = page.get_textpage().get_text_range()  # type: ignore[attr-defined] # pypdfium2's
    return said


def _codes(page: object) -> set[str]:
    dots = page.render(scale=_DPI / 72, grayscale=True).to_pil()  # type: ignore[attr-defined] # as above
    return {code.text for code in zxingcpp.read_barcodes(dots)}


def through(papers: tuple[Paper, ...], *, driver: str) -> list[str]:
    """Print everything on these papers, and tell what came out otherwise."""
    things = list(everything(papers))
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        with (
            a_sink() if driver else a_real_printer(room) as printer,
            a_print_system(room, printer.uri, driver) as server,
        ):
            os.environ["CUPS_SERVER"] = server
            for nr, (_, pdf) in enumerate(things):
                print_pdf(pdf, QUEUE, f"RS{nr:04}")
            until(lambda: len(printer.came_out()) == len(things))
            came = printer.came_out()
    return [
        f"{name}: {told}"
        for (name, pdf), out in zip(things, came, strict=True)
        if (told := unlike(out, pdf))
    ]


def main() -> int:
    """Print all, and tell what came out otherwise as JSON; 1 where anything did."""
    if NO_CUPS:
        sys.stderr.write(f"no print system here: {NO_CUPS}\n")
        return 1
    asked = (((Paper.A4,), ""), (_CUT, SMALL_SHEETS), (_ROLLS, ROLL))
    unlike_in = [told for papers, driver in asked for told in through(papers, driver=driver)]
    things = len(list(everything((Paper.A4,))))
    papers = sum(len(papers) for papers, _ in asked)
    tell({"things": things, "papers": papers, "unlike": unlike_in})
    return 1 if unlike_in else 0


if __name__ == "__main__":
    sys.exit(main())
