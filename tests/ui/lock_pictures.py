"""The lock and the staff room in pictures: who may come in, and who works here."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication

from returns_station.desk.station import Station
from returns_station.people.roles import SUPERVISOR
from tests.returns_station.desk.counter import a_station
from tests.staff import PIN, WRONG, Crew, staffed
from tests.ui.pictures import Stage, settle
from tests.ui.rooms import shop
from ui.lock.state import Page
from ui.rooms.staff.room import StaffRoom
from ui.rooms.staff.state import Do

_CREWS: Final[dict[int, Crew]] = {}


def a_staffed_shop(folder: Path) -> Station:
    """A shop with a manager, a clerk, a supervisor, and one who has not come yet."""
    station = a_station(folder, *shop.sales())
    crew = staffed(station, folder, manager="Siv Aronsson")
    crew.take_in("Maja Lind")
    crew.take_in("Oskar Berg", SUPERVISOR)
    crew.badges["Nora Vik"] = _new_badge(crew, "Nora Vik")
    _CREWS[id(station)] = crew
    return station


def _new_badge(crew: Crew, name: str) -> str:
    from returns_station.desk.people.commands import GiveBadge, TakeIn

    staffing = crew.station.staffing(crew.manager)
    done = staffing.do(TakeIn(f"take-{name}", name, "clerk"))
    assert done.staff is not None
    badge = staffing.do(GiveBadge(f"badge-{name}", done.staff.id)).badge
    assert badge is not None
    return badge.code


def scenes(stage: Stage, station: Station) -> Iterator[str]:
    """The lock from the morning on: who comes, who mistypes, who takes over."""
    crew, lock = _CREWS.pop(id(station)), stage.app.signing.lock
    assert lock.state.page is Page.LOCKED
    yield "locked"
    _show(stage, crew.badges["Nora Vik"])
    yield "lock-first"
    _show(stage, crew.badges["Maja Lind"])
    lock.screen.field.edit.setText(PIN[:4])
    yield "lock-pin"
    lock.enter(PIN)
    settle()
    stage.scan(shop.RECEIPT, shop.JUMPER)
    _show(stage, crew.badges["Oskar Berg"])
    lock.enter(WRONG)
    settle()
    yield "lock-wrong"
    for _ in range(4):
        lock.enter(WRONG)
        settle()
    yield "lock-shut"
    _show(stage, crew.badges["Siv Aronsson"])
    lock.enter(PIN)
    settle()
    stage.window.enter("staff")
    settle()
    room = stage.app.rooms.room("staff")
    assert isinstance(room, StaffRoom)
    room.act(Do.PICK, next(one.id for one in room.state.people if one.name.startswith("Oskar")))
    yield "staff"
    room.act(Do.TAKE_IN)
    room.act(Do.WRITE, "name", "Ida Holm")
    yield "staff-in"
    room.act(Do.PICK_ROLE, "supervisor")
    yield "staff-role"


def _show(stage: Stage, badge: str) -> None:
    stage.app._scanned(badge)  # noqa: SLF001 - as a scanner does
    settle()
    QApplication.processEvents()
