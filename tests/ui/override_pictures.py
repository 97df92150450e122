"""A person asked from the counter, in pictures: by whom, while it waits, at the desk, yes and no.

Run `python -m tests.ui.override_pictures FOLDER [WIDTHxHEIGHT] [LANGUAGE] [PERCENT] [THEME]`.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication

from returns_station.case import Who
from returns_station.desk.ruling.commands import NotThisTime
from returns_station.desk.station import Station
from returns_station.people.roles import SUPERVISOR
from returns_station.policy.claim import Outcome
from returns_station.policy.ruling import WhyNot
from tests.builders import NOW
from tests.returns_station.desk.counter import a_station
from tests.staff import PIN, Crew, staffed
from tests.ui.pictures import Stage, settle
from tests.ui.rooms import shop
from ui.app import App
from ui.desk import Desk
from ui.rooms.counter.state.keys import Do
from ui.theme import Theme, wear
from ui.tokens import THEMES

_CREWS: Final[dict[int, Crew]] = {}
_ELSE: Final = (".", "1280x800", "sv", "100", "light")


def a_shop_with_anders(folder: Path) -> Station:
    """Maja works at the counter, Anders may say yes."""
    station = a_station(folder, *shop.sales())
    crew = staffed(station, folder, manager="Siv Aronsson")
    crew.take_in("Maja Lind")
    crew.take_in("Anders Holm", SUPERVISOR)
    _CREWS[id(station)] = crew
    return station


def scenes(stage: Stage, station: Station) -> Iterator[str]:
    """From the amber sentence to the yes, and to a no."""
    crew = _CREWS.pop(id(station))
    _show(stage, crew.badges["Maja Lind"])
    stage.app.signing.lock.enter(PIN)
    settle()
    stage.scan("1988-0412", shop.BOOTS)
    settle()
    yield "ask"
    stage.do(Do.ASK)
    settle()
    yield "ask-waits"
    _show(stage, crew.badges["Anders Holm"])
    yield "ask-here"
    stage.do(Do.BECAUSE, "1")
    settle()
    yield "ask-pin"
    stage.do(Do.BACK)
    stage.do(Do.SAY, "3")
    yield "ask-here-no"
    stage.do(Do.BACK)
    settle()
    _declined(stage, crew)
    yield "ask-no"


def _declined(stage: Stage, crew: Crew) -> None:
    """Anders declines from afar; the counter looks again."""
    anders = crew.station.doorkeeper.sign_in(crew.badges["Anders Holm"], PIN, "Kontoret").who
    ruling = crew.station.ruling(anders)
    (asked,) = ruling.waiting()
    near = asked.nearest[0] if asked.nearest else Outcome.EXCHANGE
    ruling.say(NotThisTime("no", asked.number, WhyNot.WORN, "Sulan är sliten.", near))
    stage.app.counter.overseeing.look()
    settle()


def _show(stage: Stage, badge: str) -> None:
    stage.app._scanned(badge)  # noqa: SLF001 - as a scanner does
    settle()
    QApplication.processEvents()


def main(arguments: list[str]) -> None:
    """Save every scene."""
    folder, size, language, percent, look, *_ = (*arguments, *_ELSE[len(arguments) :])
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    wide, high = map(int, size.split("x"))
    Path(folder).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        station = a_shop_with_anders(Path(data))
        desk = Desk(
            Who("", "Disk 2"), language, "SE", Path(data),
            theme=look, text_percent=int(percent), motion=False,
        )  # fmt: skip
        wear(Theme(THEMES[look], int(percent) / 100, motion=False), app)
        stage = Stage(App(app, desk, clock=lambda: NOW), (wide, high))
        stage.app.open(lambda: station)
        settle()
        for name in scenes(stage, station):
            settle()
            stage.window.grab().save(f"{folder}/{name}.png")
        stage.app.close()
        stage.window.close()


if __name__ == "__main__":
    main(sys.argv[1:])
