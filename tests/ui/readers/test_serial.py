"""A scanner on a real serial line: heard, unplugged, plugged in again, and never in the way."""

import gc
import os
import shutil
import socket
import struct
import subprocess
import threading
import tty
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.marks import a_cable
from tests.ui.readers.test_ports import APort
from ui.readers.ports import AUTO, Port
from ui.readers.readers import Readers
from ui.readers.serial import SerialReader

EAN = "7310865004703"
SOCAT = shutil.which("socat") or ""
AGAIN_S = 0.01


class Ears:
    """What a reader said, in its order."""

    def __init__(self, reader: SerialReader) -> None:
        self.said: list[str] = []
        reader.scanned.connect(self.said.append)
        reader.there.connect(lambda name: self.said.append(f"there {name}"))
        reader.gone.connect(lambda: self.said.append("gone"))
        reader.broken.connect(lambda: self.said.append("broken"))

    def scans(self) -> list[str]:
        """Only what was scanned."""
        return [one for one in self.said if one[0].isdigit()]


@pytest.fixture
def listen() -> Iterator[Callable[..., tuple[SerialReader, Ears]]]:
    readers: list[SerialReader] = []

    def start(
        port: str, ports: Callable[[], Iterable[Port]] = tuple, *, by_pause: bool = False
    ) -> tuple[SerialReader, Ears]:
        reader = SerialReader(port, ends_by_pause=by_pause, again_s=AGAIN_S, ports=ports)
        readers.append(reader)
        ears = Ears(reader)
        reader.start()
        return reader, ears

    yield start
    for reader in readers:
        reader.close()


@pytest.fixture
def line() -> Iterator[tuple[int, str]]:
    """A scanner's end, and the name of the port at ours."""
    scanner, ours = a_cable()
    tty.setraw(ours)
    yield scanner, os.ttyname(ours)
    os.close(scanner)
    os.close(ours)


def test_that_scans_arrive_however_they_are_cut(
    line: tuple[int, str], listen: Callable[..., tuple[SerialReader, Ears]], qtbot: QtBot
) -> None:
    scanner, port = line
    _, ears = listen(port)
    name = f"there {port.rpartition('/')[2]}"
    qtbot.waitUntil(lambda: ears.said == [name])

    for part in (b"\x02", b"73108", b"65004703\x03\r", b"\n4006381333931\r590"):
        os.write(scanner, part)
    os.write(scanner, b"1234123457\r")

    codes = [EAN, "4006381333931", "5901234123457"]
    qtbot.waitUntil(lambda: ears.said == [name, *codes])


def test_that_a_thousand_scans_at_once_are_a_thousand(
    line: tuple[int, str], listen: Callable[..., tuple[SerialReader, Ears]], qtbot: QtBot
) -> None:
    scanner, port = line
    _, ears = listen(port)
    codes = [f"{number:013}" for number in range(1000)]
    qtbot.waitUntil(lambda: len(ears.said) == 1)

    for code in codes:
        os.write(scanner, f"{code}\r".encode())

    qtbot.waitUntil(lambda: len(ears.scans()) == len(codes))
    assert ears.scans() == codes


def test_that_what_stalls_is_told_and_not_glued(
    line: tuple[int, str], listen: Callable[..., tuple[SerialReader, Ears]], qtbot: QtBot
) -> None:
    scanner, port = line
    _, ears = listen(port)
    qtbot.waitUntil(lambda: len(ears.said) == 1)

    os.write(scanner, b"73108")
    qtbot.waitUntil(lambda: ears.said[-1] == "broken")
    os.write(scanner, f"{EAN}\r".encode())

    qtbot.waitUntil(lambda: ears.scans() == [EAN])


def test_that_a_scanner_without_an_ending_is_heard_by_its_pauses(
    line: tuple[int, str], listen: Callable[..., tuple[SerialReader, Ears]], qtbot: QtBot
) -> None:
    scanner, port = line
    _, ears = listen(port, by_pause=True)
    qtbot.waitUntil(lambda: len(ears.said) == 1)

    os.write(scanner, EAN.encode())

    qtbot.waitUntil(lambda: ears.scans() == [EAN])


def test_that_auto_finds_the_scanner_among_other_ports(
    line: tuple[int, str], listen: Callable[..., tuple[SerialReader, Ears]], qtbot: QtBot
) -> None:
    scanner, port = line
    ports = (APort("/nowhere/modem", 0x1199, 1), APort(port, 0x05F9, 0x4204, "Gryphon"))
    _, ears = listen(AUTO, lambda: ports)
    qtbot.waitUntil(lambda: ears.said == ["there Gryphon"])

    os.write(scanner, f"{EAN}\r".encode())

    qtbot.waitUntil(lambda: ears.scans() == [EAN])


def test_that_a_scanner_in_use_elsewhere_is_left_alone(
    line: tuple[int, str], listen: Callable[..., tuple[SerialReader, Ears]], qtbot: QtBot
) -> None:
    _, port = line
    _, first = listen(port)
    qtbot.waitUntil(lambda: len(first.said) == 1)

    _, second = listen(port)

    qtbot.waitUntil(lambda: second.said == ["gone"])


def test_that_unplugged_and_plugged_again_it_goes_on_without_a_restart(
    tmp_path: Path, listen: Callable[..., tuple[SerialReader, Ears]], qtbot: QtBot
) -> None:
    if not SOCAT:
        pytest.skip("unplugging needs socat, and it is not installed: apt-get install socat")
    ours, theirs = tmp_path / "ttyACM0", tmp_path / "scanner"
    ends = [f"pty,raw,echo=0,link={end}" for end in (ours, theirs)]
    _, ears = listen(str(ours))
    qtbot.waitUntil(lambda: ears.said == ["gone"])

    for code in ("0000000000017", "0000000000024"):
        with subprocess.Popen([SOCAT, *ends]) as cable:
            qtbot.waitUntil(lambda: ears.said[-1] == "there ttyACM0")
            theirs.write_bytes(f"{code}\r".encode())
            qtbot.waitUntil(lambda code=code: ears.said[-1] == code)  # type: ignore[misc] # in turn
            cable.terminate()
        qtbot.waitUntil(lambda: ears.said[-1] == "gone")

    told = ["there ttyACM0", "0000000000017", "gone", "there ttyACM0", "0000000000024", "gone"]
    assert ears.said == ["gone", *told]


def test_that_a_scanner_on_the_network_is_heard_and_found_again(
    listen: Callable[..., tuple[SerialReader, Ears]], qtbot: QtBot
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        place = f"127.0.0.1:{server.getsockname()[1]}"
        _, ears = listen(f"socket://{place}")
        for time in (1, 2):
            with server.accept()[0] as scanner:
                # Opening a line empties it: what is sent before that is nobody's.
                qtbot.waitUntil(lambda time=time: ears.said.count(f"there {place}") == time)  # type: ignore[misc] # in turn
                scanner.sendall(f"{EAN}\r".encode())
                qtbot.waitUntil(lambda time=time: ears.scans() == time * [EAN])  # type: ignore[misc] # in turn
            qtbot.waitUntil(lambda time=time: ears.said.count("gone") >= time)  # type: ignore[misc] # as above

    assert ears.scans() == [EAN, EAN]


@pytest.mark.parametrize("heard_first", (True, False))
def test_that_a_scanner_that_hangs_up_rudely_leaves_nothing_open(
    listen: Callable[..., tuple[SerialReader, Ears]], qtbot: QtBot, *, heard_first: bool
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        reader, ears = listen(f"socket://127.0.0.1:{server.getsockname()[1]}")
        scanner, _ = server.accept()
        if heard_first:
            qtbot.waitUntil(lambda: len(ears.said) == 1)
        # A reset, as of a scanner whose power was cut: there is nothing left to say goodbye to.
        scanner.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        scanner.close()
    qtbot.waitUntil(lambda: ears.said[-1:] == ["gone"])
    reader.close()

    # A socket that was forgotten warns as it goes, and a warning fails the test.
    gc.collect()


def test_that_a_port_named_in_vain_is_missed_once(
    listen: Callable[..., tuple[SerialReader, Ears]], qtbot: QtBot, tmp_path: Path
) -> None:
    tried: list[str] = []
    pipe = tmp_path / "ttyACM0"
    os.mkfifo(pipe)

    def ports() -> Iterable[Port]:
        tried.append("again")
        return (APort(str(tmp_path / "gone"), 0x0C2E), APort(str(pipe), 0x0C2E))

    _, ears = listen(AUTO, ports)

    qtbot.waitUntil(lambda: len(tried) > 3)
    assert ears.said == ["gone"]


def test_that_nothing_lives_on_where_there_is_no_serial_scanner() -> None:
    reader = SerialReader("")

    reader.start()

    assert [one for one in threading.enumerate() if one.name == "serial scanner"] == []
    reader.close()


def test_that_a_reader_that_has_left_says_nothing_more_and_lets_go(
    line: tuple[int, str], listen: Callable[..., tuple[SerialReader, Ears]], qtbot: QtBot
) -> None:
    scanner, port = line
    reader, ears = listen(port)
    qtbot.waitUntil(lambda: len(ears.said) == 1)

    reader.leave()
    os.write(scanner, f"{EAN}\r".encode())
    _, second = listen(port)
    qtbot.waitUntil(lambda: len(second.said) > 0 and second.said[-1].startswith("there"))

    assert ears.scans() == []


def test_that_the_port_is_free_once_the_window_has_closed(
    line: tuple[int, str], listen: Callable[..., tuple[SerialReader, Ears]], qtbot: QtBot
) -> None:
    _, port = line
    reader, ears = listen(port)
    qtbot.waitUntil(lambda: len(ears.said) == 1)

    reader.close()
    _, second = listen(port)

    qtbot.waitUntil(lambda: second.said == ears.said)


def test_that_the_scanner_may_be_moved_to_another_port_while_the_window_runs(
    line: tuple[int, str], qtbot: QtBot
) -> None:
    scanner, port = line
    readers, heard = Readers(""), list[str]()
    readers.scanned.connect(heard.append)
    readers.start()

    for _ in range(2):
        readers.move_to(port, ends_by_pause=False)
        qtbot.waitUntil(lambda: bool(readers.scanner) and not readers.lost)
    os.write(scanner, f"{EAN}\r".encode())

    qtbot.waitUntil(lambda: heard == [EAN])
    readers.finish()
