"""Printers in the set-up room: looked for at an address, set up, tried, renamed, removed."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.returns_station.desk.counter import a_station
from tests.ui.rooms.setup.window import SETTINGS, Hands
from tests.ui.rooms.shop import sales
from ui.rooms.setup.state.keys import Do

ENTER, ESC, SPACE, DOWN, RIGHT, F2, F5 = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Space,
    Qt.Key.Key_Down,
    Qt.Key.Key_Right,
    Qt.Key.Key_F2,
    Qt.Key.Key_F5,
)
ANSWERS = {b"\x10\x04\x01": b"\x12", b"\x10\x04\x02": b"\x12", b"\x10\x04\x04": b"\x12"}
ANSWERS |= {b"\x1dI\x43": b"_TM-T20III\0", b"\x1dr\x01": b"\x00"}
THREE = """
[printers.Kassan]
at = "tcp://127.0.0.1:1" # it stands by the door
speaks = "escpos"
drawer = true
[printers.Etiketter]
at = "usb:/dev/usb/lp9"
speaks = "zpl"
paper = "label4x6"
[printers.Kontoret]
at = "ipp://127.0.0.1:1/ipp/print"
paper = "a4"
"""


@contextmanager
def a_roll_printer() -> Iterator[tuple[str, bytearray]]:
    """A roll printer on the loopback: its address, and all that came."""
    came = bytearray()
    with socket.create_server(("127.0.0.1", 0)) as door:
        thread = threading.Thread(target=_answer, args=(door, came), daemon=True)
        thread.start()
        yield f"127.0.0.1:{door.getsockname()[1]}", came
        door.shutdown(socket.SHUT_RDWR)
        thread.join()


def _answer(door: socket.socket, came: bytearray) -> None:
    while True:
        try:
            line, _ = door.accept()
        except OSError:
            return
        with line:
            while asked := line.recv(65536):
                came += asked
                known = (answer for question, answer in ANSWERS.items() if asked.endswith(question))
                line.sendall(next(known, b""))


@pytest.fixture
def three(qtbot: QtBot, tmp_path: Path) -> Hands:
    """A shop with a printer of each kind, its printers open."""
    hands = Hands(qtbot, tmp_path, a_station(tmp_path, *sales()), settings=SETTINGS + THREE)
    hands.window.enter("setup")
    hands.key(Qt.Key.Key_3)
    return hands


def test_that_a_printer_is_found_at_its_address_and_tried_by_keys_alone(hands: Hands) -> None:
    with a_roll_printer() as (address, came):
        hands.key(Qt.Key.Key_3, F2)
        hands.write(address)
        hands.key(ENTER)
        assert "TM-T20III" in hands.said()
        hands.key(DOWN, SPACE)
        assert "Redo att skriva ut." in hands.said()
        hands.key(F5)

    printer = hands.file.printers["TM-T20III"]
    assert (printer.at, printer.speaks, printer.paper) == (f"tcp://{address}", "escpos", "roll80")
    assert hands.file.desk.printer == "TM-T20III"
    assert b"Provlapp" in came
    assert "Provlappen har kommit ut ur TM-T20III." in hands.said()
    assert "# Kept by hand." in (hands.folder / "settings.toml").read_text("utf-8")


def test_that_a_slip_of_the_next_return_comes_out_of_a_printer_just_added(hands: Hands) -> None:
    station = hands.app.counter._station  # noqa: SLF001 - the station that prints slips
    assert station is not None
    with a_roll_printer() as (address, came):
        hands.click("Skrivare")
        hands.click("Lägg till en skrivare")
        hands.write(address)
        hands.click("Leta där")
        hands.click("TM-T20III")

        assert hands.app.counter.setting.target("RS1") == "printer:TM-T20III"
        assert "TM-T20III" in station._paper._printers  # type: ignore[attr-defined] # noqa: SLF001
    assert came


def test_that_nobody_at_an_address_is_told_with_what_to_do(hands: Hands) -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        closed = door.getsockname()[1]
    hands.key(Qt.Key.Key_3, F2)
    hands.write(f"127.0.0.1:{closed}")
    hands.key(ENTER)

    assert "Ingen skrivare svarar där." in hands.said()
    hands.key(ESC)
    assert "Lägg till en skrivare" in hands.names()
    assert hands.window.open_room == "setup"


def test_that_each_paper_has_its_own_printer_the_likely_one_first(three: Hands) -> None:
    names = three.names()
    labels = names.index("Etiketter")
    assert names[labels + 1 : labels + 3] == ["Kassan", "Kontoret"]

    three.click("Kassan")
    three.click("Etiketter")
    three.room.act(Do.PICK, "desk.list_printer", "0")
    three.room.act(Do.PICK, "desk.spare_printer", "0")
    three.settle()

    desk = three.file.desk
    assert three.app.counter.setting.paper == "roll80"
    three.room.act(Do.PICK, "desk.printer", "1")
    three.settle()
    assert three.app.counter.setting.paper == "a4"
    assert (desk.printer, desk.label_printer) == ("Kassan", "Etiketter")
    assert (desk.list_printer, desk.spare_printer) == ("Kontoret", "Kontoret")


def test_that_a_printer_is_set_up_renamed_and_removed_and_can_be_had_again(three: Hands) -> None:
    three.click("Kassan")
    three.click("Kassan, Rullskrivare")
    assert "Den svarar inte." in three.said()
    three.click("Rulle, 58 mm")
    three.click("300 punkter")
    three.room.act(Do.TYPE, "printer.name", "Vid dörren")
    three.room.act(Do.KEEP, "printer.name")
    three.settle()

    printer = three.file.printers["Vid dörren"]
    assert (printer.paper, printer.dpi, three.file.desk.printer) == ("roll58", 300, "Vid dörren")
    assert "# it stands by the door" in (three.folder / "settings.toml").read_text("utf-8")

    three.click("Ta bort skrivaren")
    assert ("Vid dörren" in three.file.printers, three.file.desk.printer) == (False, "")
    three.click("Ångra")
    assert three.file.printers["Vid dörren"] == printer
    assert three.file.desk.printer == "Vid dörren"


def test_that_each_printer_is_tried_with_what_it_is_for(three: Hands) -> None:
    three.click("Etiketter, Etikettskrivare")
    assert "Skriv ut en provetikett" in three.names()
    assert "Skriv ut en provlapp" not in three.names()
    three.key(F5)
    assert "Etiketter" in three.said()

    three.key(ESC)
    three.click("Kassan, Rullskrivare")
    three.click("Öppna lådan")
    assert "Skrivaren Kassan svarar inte." in three.said()
    assert "Lägg till en skrivare" not in three.names()


def test_that_a_drawer_is_opened_by_the_printer_it_hangs_on(three: Hands) -> None:
    with a_roll_printer() as (address, came):
        three.click("Kassan, Rullskrivare")
        three.room.act(Do.TYPE, "printer.at", f"tcp://{address}")
        three.room.act(Do.KEEP, "printer.at")
        three.settle()
        assert "TM-T20III. Redo att skriva ut." in three.said()
        three.click("Öppna lådan")

    assert b"\x1bp\x00" in came
    assert "Öppnades lådan?" in three.said()


def test_that_what_is_no_address_is_told_at_once_and_never_kept(three: Hands) -> None:
    three.click("Kassan, Rullskrivare")
    three.room.act(Do.TYPE, "printer.at", "kassan vid dörren")
    assert "Det där är ingen skrivaradress" in three.said()
    three.room.act(Do.KEEP, "printer.at")
    three.settle()

    assert three.file.printers["Kassan"].at == "tcp://127.0.0.1:1"
