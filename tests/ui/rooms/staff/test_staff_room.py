"""The staff room in the window: a first manager from the guide, and whom she takes in."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from returns_station.people.roles import WAREHOUSE
from tests.returns_station.desk.counter import a_station
from tests.staff import PIN, a_people_house, journal_of
from tests.ui.rooms.setup.window import Hands
from ui.lock.lock import LockKeeper
from ui.rooms.setup.state.keys import Do as InGuide
from ui.rooms.staff.room import StaffRoom
from ui.rooms.staff.state import Do

ENTER = Qt.Key.Key_Return


def _type(lock: LockKeeper, hands: Hands, *texts: str) -> None:
    for text in texts:
        lock.screen.field.edit.setText(text)
        lock.screen.green.click()
        hands.settle()


def _page(lock: LockKeeper) -> str:
    return lock.state.page.name


def test_that_the_guide_makes_a_manager_who_takes_others_in_and_lets_them_go(
    qtbot: QtBot, tmp_path: Path
) -> None:
    shown: list[str] = []
    station = a_station(tmp_path)
    station.house = replace(station.house, people=a_people_house(tmp_path))
    hands = Hands(qtbot, tmp_path, station)
    hands.app.signing.opens = shown.append
    papers = tmp_path / "staff-papers"
    lock, guide = hands.app.signing.lock, hands.room
    for _ in range(4):
        guide.act(InGuide.SKIP, "")
    assert "staff" not in hands.window._offered  # noqa: SLF001 - in an open house there is none
    guide.act(InGuide.GREEN, "")
    _type(lock, hands, "Siv Aronsson", "123456")
    assert _page(lock) == "NEW", "a PIN that falls at once is not taken"
    _type(lock, hands, PIN, PIN)

    assert _page(lock) == "KEPT"
    assert sorted(file.name for file in papers.iterdir()) == ["badge.pdf", "recovery.pdf"]
    assert papers.stat().st_mode & 0o077 == 0
    lock.screen.green.click()
    hands.settle()
    assert not papers.exists(), "no badge lies about"
    assert (_page(lock), hands.app.fitting.desk.who.actor) == ("OPEN", "Siv Aronsson")
    guide.act(InGuide.GREEN, "")
    assert hands.window.open_room == "counter"
    assert hands.file.desk.clerk == "Maja Lind"

    hands.window.enter("staff")
    hands.settle()
    room = hands.app.rooms.room("staff")
    assert isinstance(room, StaffRoom)
    room.setting = replace(room.setting, opens=shown.append)
    room.act(Do.TAKE_IN)
    room.act(Do.WRITE, "name", "Ida Holm")
    room.act(Do.GIVE_ROLE, WAREHOUSE)
    room.act(Do.GREEN)
    hands.settle()
    hands.settle()
    ida = room.state.person
    assert ida is not None
    assert (ida.name, ida.role, ida.has_badge, ida.has_secret) == (
        "Ida Holm",
        WAREHOUSE,
        True,
        False,
    )
    assert (papers / "badge.pdf").is_file()
    room.act(Do.LET_GO)
    assert room.state.asked is Do.LET_GO
    room.act(Do.LET_GO)
    hands.settle()
    hands.settle()
    assert room.state.person is not None
    assert room.state.person.left_at is not None
    room.act(Do.BACK)
    assert not papers.exists()
    assert "AttemptRefused" not in journal_of(station)
    assert "Ida" not in journal_of(station)
    assert len(shown) == 3
