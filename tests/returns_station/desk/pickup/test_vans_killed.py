"""A dock that is cut off while words are brought in: each counts once, and none is lost."""

import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest

from returns_station.adapters.door_file import DoorFile, bring_in
from returns_station.pickup.booking import Booking, BookingState
from returns_station.pickup.door_scan import AtDoor
from tests.returns_station.desk.pickup.van_shop import MORNING, VAN, VanShop, north

DOORS: Final = 10
# Brings the words in one by one, over and over; what it prints is durable.
_DOCK: Final = """
import sys
from datetime import timedelta
from pathlib import Path
from returns_station.adapters.door_file import DoorFile
from tests.returns_station.desk.pickup.van_shop import MORNING, VAN, VanShop
shop = VanShop(sys.argv[1], (VAN,), sales=0, now=MORNING + timedelta(hours=9))
scans = DoorFile(Path(sys.argv[2])).said(sys.argv[3])
print("ready", flush=True)
for scan in scans:
    shop.vans_.sync((scan,))
    print(scan.id, flush=True)
"""


def out(shop: VanShop, file: DoorFile) -> tuple[Booking, ...]:
    """A van that has been to every door: the last one was shut."""
    held = tuple(shop.booked(nr, north(100 * nr)) for nr in range(1, DOORS + 1))
    number = shop.run().number
    shop.now = MORNING
    shop.vans_.start(number)
    file.take(shop.vans_.take_along(number))
    for nr, booking in enumerate(held):
        what = AtDoor.PICKED_UP if nr < DOORS - 1 else AtDoor.NOBODY_HOME
        file.say(shop.said(booking, what, 5 * nr + 5))
    return held


@pytest.mark.parametrize("after", (0, 1, 4, 8))
def test_that_a_kill_while_words_are_brought_in_changes_nothing_in_the_end(
    tmp_path: Path, after: int
) -> None:
    url = f"sqlite:///{tmp_path}/station.db"
    shop, file = VanShop(url, (VAN,)), DoorFile(tmp_path)
    held = out(shop, file)
    number = shop.run().number
    command = [sys.executable, "-c", _DOCK, url, str(tmp_path), number]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as dock:
        assert dock.stdout is not None
        for nr, _line in enumerate(dock.stdout):
            if nr >= after:
                dock.send_signal(signal.SIGKILL)
                break
        durable = after + len([line for line in dock.stdout if line.endswith("\n")])

    shop.now = MORNING + timedelta(hours=9)
    came = bring_in(file, shop.vans_)

    assert came.new + came.known == DOORS
    assert came.known >= durable
    assert (came.questions, came.closed) == ((), (number,))
    assert [shop.stands(each).state for each in held[:-1]] == [BookingState.FETCHED] * (DOORS - 1)
    assert shop.stands(held[-1]).state is BookingState.FAILED
    with shop.station.store.views() as views:
        assert views.journal_break() is None
        said = sum(entry.body.count('"DoorSaid"') for entry in views.journal())
        fetched = sum(entry.body.count('"BookingFetched"') for entry in views.journal())
    assert (said, fetched) == (DOORS, DOORS - 1)
    assert file.runs() == ()


def test_that_a_cut_between_the_store_and_the_file_brings_nothing_in_twice(
    tmp_path: Path,
) -> None:
    shop, file = VanShop(f"sqlite:///{tmp_path}/station.db", (VAN,)), DoorFile(tmp_path)
    out(shop, file)
    number = shop.run().number
    shop.now = MORNING + timedelta(hours=9)
    # All of it is stored, and the power goes before the file is forgotten.
    shop.vans_.sync(file.said(number))
    assert file.runs() == (number,)

    again = bring_in(file, shop.vans_)

    assert (again.new, again.known, again.closed) == (0, DOORS, (number,))
    assert file.runs() == ()
