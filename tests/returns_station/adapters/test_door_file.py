"""What is said at a door is on the disk before it is answered for: also through a kill."""

import os
import signal
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns_station.adapters.door_file import DoorFile, NotTakenError
from returns_station.desk.pickup.van_views import TakenRun, TakenStop
from returns_station.desk.pickup.views import GoodsToFetch
from returns_station.pickup.door_scan import AtDoor, DoorScan
from returns_station.pickup.place import Point

AT: Final = datetime(2026, 11, 27, 9, 5, tzinfo=UTC)
STOP: Final = TakenStop(
    booking="b1",
    number="RS000000013",
    name="Åsa Öberg\n{}",
    phone="070-174 06 05",
    street='Björkgatan 12 "B"',
    postal_code="753 27",
    town="Uppsala",
    begins=540,
    ends=600,
    goods=(GoodsToFetch("Tröja", "M", 1, "KNIT-M"),),
    swap=(GoodsToFetch("Tröja", "L", 1),),
    code="1234",
    two=True,
    note="Hunden är snäll",
)
RUN: Final = TakenRun("R-00001", date(2026, 11, 27), "Van 1", "Piotr", (STOP,))


def a_scan(nr: int = 1, what: AtDoor = AtDoor.PICKED_UP, note: str = "") -> DoorScan:
    point = Point(59.863012345678, 17.64)
    return DoorScan(
        f"scan-{nr}", RUN.number, "b1", what, AT + timedelta(minutes=nr), "Piotr", point, note
    )


def test_that_what_was_taken_and_said_comes_back_as_it_was(tmp_path: Path) -> None:
    file = DoorFile(tmp_path)
    file.take(RUN)
    scans = (a_scan(1), a_scan(2, AtDoor.REFUSED, "vill inte\nän"))
    for scan in scans:
        file.say(scan)

    again = DoorFile(tmp_path)

    assert again.taken(RUN.number) == RUN
    assert again.said(RUN.number) == scans
    assert again.runs() == (RUN.number,)


def test_that_one_word_said_twice_is_one_word(tmp_path: Path) -> None:
    file = DoorFile(tmp_path)
    file.take(RUN)
    file.say(a_scan(1))
    file.say(a_scan(1))

    assert file.said(RUN.number) == (a_scan(1),)


def test_that_a_run_taken_again_keeps_what_was_said(tmp_path: Path) -> None:
    file = DoorFile(tmp_path)
    file.take(RUN)
    file.say(a_scan(1))
    shorter = TakenRun(RUN.number, RUN.day, RUN.van, "Annan", ())
    file.take(shorter)

    assert file.taken(RUN.number) == shorter
    assert file.said(RUN.number) == (a_scan(1),)


def test_that_a_run_that_is_over_leaves_nothing_of_anybody(tmp_path: Path) -> None:
    file = DoorFile(tmp_path)
    file.take(RUN)
    file.say(a_scan(1))

    file.over(RUN.number)
    file.over(RUN.number)

    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    assert file.said(RUN.number) == ()
    with pytest.raises(NotTakenError):
        file.taken(RUN.number)
    with pytest.raises(NotTakenError):
        file.say(a_scan(2))


@pytest.mark.parametrize("name", ("../escape", "", "a/b", "x" * 50, ".."))
def test_that_no_number_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotTakenError):
        DoorFile(tmp_path).taken(name)


def test_that_nobody_else_on_the_machine_reads_it(tmp_path: Path) -> None:
    DoorFile(tmp_path).take(RUN)

    (path,) = (tmp_path / "runs").iterdir()

    assert path.stat().st_mode & 0o077 == 0


@given(st.data())
def test_that_a_line_a_cut_has_torn_costs_no_other(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("torn")
    file = DoorFile(folder)
    file.take(RUN)
    file.say(a_scan(1))
    path = folder / "runs" / f"{RUN.number}.run"
    whole = path.stat().st_size
    file.say(a_scan(2))
    cut = data.draw(st.integers(whole, path.stat().st_size - 2))
    os.truncate(path, cut)

    file.say(a_scan(3))

    assert file.taken(RUN.number) == RUN
    assert file.said(RUN.number) == (a_scan(1), a_scan(3))


@given(st.binary(max_size=200))
def test_that_what_stands_in_the_file_by_mischief_is_no_word(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes
) -> None:
    folder = tmp_path_factory.mktemp("noise")
    file = DoorFile(folder)
    file.take(RUN)
    with (folder / "runs" / f"{RUN.number}.run").open("ab") as raw:
        raw.write(noise)
    file.say(a_scan(1))

    assert file.taken(RUN.number) == RUN
    assert file.said(RUN.number) == (a_scan(1),)


_DRIVER: Final = """
import sys
from pathlib import Path
from tests.returns_station.adapters.test_door_file import RUN, a_scan
from returns_station.adapters.door_file import DoorFile
file = DoorFile(Path(sys.argv[1]))
file.take(RUN)
for nr in range(1, 100_000):
    file.say(a_scan(nr))
    print(nr, flush=True)
"""


@pytest.mark.parametrize("after", (1, 7, 23))
def test_that_a_kill_while_words_are_written_loses_none_that_was_answered_for(
    tmp_path: Path, after: int
) -> None:
    command = [sys.executable, "-c", _DRIVER, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as driver:
        assert driver.stdout is not None
        for line in driver.stdout:
            if int(line) >= after:
                driver.send_signal(signal.SIGKILL)
                break
        told = [int(line) for line in driver.stdout]
    answered = max([after, *told])

    kept = DoorFile(tmp_path).said(RUN.number)

    assert kept[:answered] == tuple(a_scan(nr) for nr in range(1, answered + 1))
    assert len(kept) <= answered + 1
