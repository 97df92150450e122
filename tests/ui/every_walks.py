"""A way through the window that comes past pages, each of them ready to be dressed."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from returns_station.desk.station import Station
from returns_station.phrase import Phrase
from tests.builders import NOW
from tests.ui import second_pictures
from tests.ui.pictures import Reader, Stage, settle
from tests.ui.rooms import shop
from ui.app import App
from ui.desk import Desk
from ui.rooms.second_screen.room import SecondScreenRoom
from ui.rooms.setup.state.setup import changed
from ui.theme import Theme, theme, wear
from ui.tokens import THEMES
from ui.wall import Wall

AS_MADE: Final = (1280, 800)
_LONG_MS: Final = 100_000_000
WALL: Final = (
    Phrase("board.said.same_day", {"percent": 97, "of": 412}),
    Phrase("board.said.kept", {"percent": 98, "of": 655}),
    Phrase("board.said.good", {"percent": 93, "of": 120}),
)
"""What the shop of the pictures may say of itself."""


@dataclass(frozen=True, slots=True)
class Look:
    """A theme, a language, a text size in percent and a window's size."""

    theme: str = "light"
    language: str = "sv"
    percent: int = 100
    size: tuple[int, int] = AS_MADE

    @property
    def worn(self) -> Theme:
        """As the application wears it; nothing moves on a picture."""
        return Theme(THEMES[self.theme], self.percent / 100, motion=False)


@dataclass(frozen=True, slots=True)
class Shot:
    """A page that lies open: its name, its window, and how it is dressed."""

    name: str
    window: Callable[[], QWidget]
    dress: Callable[[Look], None]


@dataclass(frozen=True, slots=True)
class Place:
    """A window on a shop of its own, and the file that it reads when one is brought in."""

    stage: Stage
    station: Station
    reader: Reader


@dataclass(frozen=True, slots=True)
class Walk:
    """A way through one shop: its scenes by name, and which pages they are."""

    make: Callable[[Path], Station]
    scenes: Callable[[Place], Iterator[str]]
    pages: Mapping[str, str]
    desk: Mapping[str, Any] = field(default_factory=dict)

    def shots(self, wanted: frozenset[str]) -> Iterator[Shot]:
        """Walk past the pages that are wanted; nobody walks on behind the last one."""
        left = {scene for scene, page in self.pages.items() if page in wanted}
        with self._place() as place:
            scenes, window = self.scenes(place), place.stage.window
            while left:
                scene = next(scenes)
                if scene in left:
                    left.discard(scene)
                    yield Shot(
                        self.pages[scene],
                        lambda: window,
                        lambda look: _dress(place.stage.app, look),
                    )

    @contextmanager
    def _place(self) -> Iterator[Place]:
        reader = Reader()
        with tempfile.TemporaryDirectory() as data:
            folder = Path(data)
            station = self.make(folder)
            desk = Desk(shop.MAJA, "sv", "SE", folder, theme="light", motion=False)
            desk = replace(desk, **self.desk)
            app = App(_qt(), desk, reader, lambda _station, _told: None, clock=lambda: NOW)
            stage = Stage(app, AS_MADE)
            # The seconds in which Esc undoes stand still on a picture.
            app.counter.closing._seconds.setInterval(_LONG_MS)  # noqa: SLF001 - as said
            stage.window.activateWindow()
            stage.app.open(lambda: station)
            settle()
            yield Place(stage, station, reader)
            reader.finish()
            settle()
            stage.app.close()
            stage.window.close()
            # Whatever is still there is dressed anew with each theme.
            stage.window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@dataclass(frozen=True, slots=True)
class HerWalk:
    """The customer's screen, one state after the other."""

    pages: Mapping[str, str]

    def shots(self, wanted: frozenset[str]) -> Iterator[Shot]:
        """Those of its pages that are wanted, each on a screen of its own."""
        for name, state in second_pictures.scenes():
            page = self.pages.get(name, "")
            if page not in wanted:
                continue
            room = SecondScreenRoom("GRANLÖV")
            screens = [room.screen()]

            def dress(look: Look) -> None:
                _wear(look)
                screens[-1].hide()  # noqa: B023 - dressed before the next one is made
                screens.append(room.screen())  # noqa: B023
                screens[-1].resize(*look.size)  # noqa: B023
                screens[-1].show()  # noqa: B023
                room.tell(second_pictures.seen(state, look.language))  # noqa: B023
                room.seen = replace(room.seen, size=look.percent)  # noqa: B023
                screens[-1].tell(room.seen)  # noqa: B023
                settle()

            dress(Look())
            yield Shot(page, lambda: screens[-1], dress)  # noqa: B023 - as above
            screens[-1].hide()


@dataclass(frozen=True, slots=True)
class WallWalk:
    """The wall, which has one page."""

    pages: Mapping[str, str]

    def shots(self, wanted: frozenset[str]) -> Iterator[Shot]:
        """The page, on a wall of its own for each look."""
        walls: list[Wall] = []

        def dress(look: Look) -> None:
            _wear(look)
            if walls:
                walls[-1].hide()
            walls.append(Wall("Granlöv", look.language, tuple, lambda: NOW))
            walls[-1].resize(*look.size)
            walls[-1].show()
            walls[-1].tell(WALL)
            settle()

        for page in self.pages.values():
            if page in wanted:
                dress(Look())
                yield Shot(page, lambda: walls[-1], dress)
        for wall in walls:
            wall.hide()


def _dress(app: App, look: Look) -> None:
    """Have the window wear a look; help that lay open lies open again."""
    window = app.window
    helped = window.help_over.isVisible()
    _choose(app, look)
    _wear(look)
    window.resize(*look.size)
    window.language = look.language
    window.dress()
    settle()
    if helped:
        window.toggle_help()
        settle()


def _choose(app: App, look: Look) -> None:
    """The desk's own settings say the same, without a word about it."""
    fitting = app.fitting
    settings = changed(fitting.room.state.settings, "desk", {"language": look.language})
    settings = changed(settings, "look", {"theme": look.theme, "text_percent": look.percent})
    fitting.room.state = replace(fitting.room.state, settings=settings)
    fitting.desk = fitting.desk.worn(settings)


def _wear(look: Look) -> None:
    """To put on a style sheet takes longer than all else."""
    worn = replace(theme(), motion=False)
    if worn != look.worn:
        wear(look.worn, _qt())


def _qt() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
