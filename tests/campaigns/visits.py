"""Many visits through the real window: whether it grows, and whether it stays as quick.

python -m tests.campaigns.visits 100000 [--each 5000] [--alone] [--page-cache 100]

A receipt is scanned, its goods are, Enter pays; every tenth visit is undone by Esc. Sales come in
as they are needed. The customer's screen lies beside unless the window is alone. Slips are drawn on
the screen and printed on paper that is taken home.

SQLite keeps up to 2 MB of pages for each of some six connections, and takes ten thousand visits to
fill that. With `--page-cache` it keeps so many kB: what grows then is lost, not kept on purpose.
"""

import argparse
import gc
import sqlite3
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count

from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication
from sqlalchemy import event
from sqlalchemy.engine import Engine

from returns_station.__main__ import open_inbox, open_station
from returns_station.adapters.demo.filling import LongAgo
from returns_station.desk.incoming import NewCustomer, NewLine, NewSale, NewTender, SalesInbox
from returns_station.desk.station import Station
from returns_station.scan.gtin import check_digit
from tests.campaigns.driven import Driven, Steps, a_folder, megabytes, megabytes_held, the_app
from tests.campaigns.house import SETTINGS, tell
from ui.errand import under_way
from ui.rooms.counter.state.counter import Page

_GOODS = 400
_BATCH = 2_000
_UNDONE = 10


@dataclass
class Course:
    """How it went so far: visits done, memory and pace at each mark."""

    each: int
    done: int = 0
    undone: int = 0
    marks: list[dict[str, float]] = field(default_factory=list)
    begun: float = field(default_factory=time.monotonic)

    def mark(self) -> None:
        """Look at the memory, as it is once nothing lies about."""
        gc.collect()
        now = time.monotonic()
        pace = self.each / (now - self.begun) if self.done else 0
        self.marks.append(
            {
                "visits": self.done,
                "MB": megabytes(),
                "MB held": megabytes_held(),
                "blocks": sys.getallocatedblocks(),
                "visits/s": round(pace, 1),
                "widgets": len(QApplication.allWidgets()),
                "objects": len(gc.get_objects()),
            }
        )
        sys.stderr.write(f"{self.marks[-1]}\n")  # a run of hours tells how it stands
        self.begun = now


def gtin_of(nr: int) -> str:
    """The number of one kind of goods, of those that nobody sells."""
    digits = f"952{nr:09}"
    return digits + check_digit(digits)


def new_sale(nr: int) -> NewSale:
    """The nr-th sale, of three kinds of goods, by card."""
    day = (datetime.now(UTC).date() - timedelta(days=3)).isoformat()
    kinds = [(nr * 3 + n) % _GOODS for n in range(3)]
    lines = tuple(
        NewLine(
            str(n), f"A{kind}", f"Tröja {kind}", 1, 19900 + 100 * n, "25", gtin_of(kind).zfill(14)
        )
        for n, kind in enumerate(kinds, 1)
    )
    return NewSale(
        source="campaign",
        number=f"V{nr:07}",
        market="SE",
        channel="store",
        currency="SEK",
        agreed_on=day,
        lines=lines,
        tenders=(NewTender("card", sum(line.paid for line in lines), "4242"),),
        customer=NewCustomer(f"K{nr % 5000}", f"Kund {nr % 5000}", language="sv"),
    )


def sales(inbox: SalesInbox) -> Iterator[NewSale]:
    """Sales without end, brought in by the batch."""
    for first in count(0, _BATCH):
        batch = [new_sale(nr) for nr in range(first, first + _BATCH)]
        inbox.put(batch, ())
        yield from batch


def visits(window: Driven, wanted: int, course: Course, brought: Iterator[NewSale]) -> Steps:
    """So many visits, one after the other."""
    course.mark()
    for nr in range(1, wanted + 1):
        sale = next(brought)
        window.scan(sale.number)
        yield lambda: window.state.page is Page.VISIT and window.is_ready()
        window.scan(sale.lines[nr % 3].gtin.removeprefix("0"))
        yield lambda: window.state.answered and window.is_ready()
        window.press("Enter")
        yield lambda: window.state.page is Page.DONE and window.is_ready()
        if nr % _UNDONE == 0:
            yield lambda: window.app.counter.errands.is_idle
            window.press("Esc")
            yield lambda: bool(window.state.done and window.state.done.after.undone)
            course.undone += 1
        course.done = nr
        if nr % course.each == 0:
            yield lambda: window.app.counter.errands.is_idle
            course.mark()


def keep_few_pages(kilobytes: int) -> None:
    """Let every connection that is opened from now on keep so much of its database and no more."""

    def opened(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA cache_size=-{kilobytes}")

    event.listen(Engine, "connect", opened)


def run(wanted: int, each: int, *, alone: bool = False) -> dict[str, object]:
    """Open the window, take so many visits, and report."""
    app, course = the_app(), Course(each)
    with a_folder() as folder:
        url = f"sqlite:///{folder / 'station.db'}"
        station: Station = open_station(url, SETTINGS, folder=folder)
        station.settle(station.house, LongAgo())
        window = Driven(app, station, folder, alone=alone)
        window.run(visits(window, wanted, course, sales(open_inbox(url, SETTINGS))))
    marks = course.marks
    # The first stretch fills what is kept on purpose: letters, drawings, statements.
    warm = marks[min(1, len(marks) - 1)]
    return {
        "marks": marks,
        "visits": course.done,
        "undone": course.undone,
        "grew MB": round(marks[-1]["MB"] - warm["MB"], 1),
        "errands left": under_way(),
        "threads left": QThreadPool.globalInstance().activeThreadCount(),
    }


def main() -> int:
    """Run it as it was asked, and tell what came of it as JSON."""
    parser = argparse.ArgumentParser(prog="tests.campaigns.visits", description=__doc__)
    parser.add_argument("visits", type=int, nargs="?", default=100_000)
    parser.add_argument("--each", type=int, default=5_000)
    parser.add_argument("--alone", action="store_true", help="without the customer's screen")
    parser.add_argument("--page-cache", type=int, help="kB that SQLite keeps for a connection")
    asked = parser.parse_args()
    if asked.page_cache:
        keep_few_pages(asked.page_cache)
    tell(run(asked.visits, asked.each, alone=asked.alone))
    return 0


if __name__ == "__main__":
    sys.exit(main())
