"""Every page there is, one after the other, and how each is dressed in a language and a size."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from returns_station.case import Who
from returns_station.desk.station import Station
from returns_station.sale import Sale
from tests.builders import NOW
from tests.returns_station.desk.counter import a_station
from tests.ui import (
    after_pictures,
    choose_pictures,
    pictures,
    second_pictures,
    setup_pictures,
    terms_pictures,
    unproven_pictures,
)
from tests.ui.answers import until_answered
from tests.ui.pictures import Reader, Stage, settle
from tests.ui.rooms import shop
from tests.ui.rooms.paying_shop import DECLINED, PAID, SILENT, a_paying_shop, a_terminal
from tests.ui.rooms.word_counter import WORD, a_word_shop
from ui.app import App
from ui.desk import Desk
from ui.rooms.imports.screen import ImportsScreen
from ui.rooms.second_screen.room import SecondScreenRoom
from ui.rooms.terms.screen.terms import TermsScreen
from ui.theme import Theme, wear
from ui.tokens import THEMES
from ui.window import Window


@dataclass(frozen=True, slots=True)
class Look:
    """A language, a text size in percent, and the size of the window."""

    language: str = "sv"
    percent: int = 100
    size: tuple[int, int] = (1280, 800)

    def __str__(self) -> str:
        """For who reads a failed test."""
        return f"{self.language} {self.percent} % {self.size[0]}x{self.size[1]}"


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it lies open."""

    name: str
    window: QWidget


Pages: TypeAlias = Iterator[Page]


def _qt() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def calm() -> None:
    """Let all that was sent be answered, and all that is shown find its place."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
    until_answered()


@contextmanager
def _stage(
    look: Look,
    make: Callable[[Path], Station],
    *,
    who: Who = shop.MAJA,
    reader: Reader | None = None,
) -> Iterator[Stage]:
    """A window in this look over the shop that `make` makes."""
    with tempfile.TemporaryDirectory() as data:
        station = make(Path(data))
        desk = Desk(
            who, look.language, "SE", Path(data),
            theme="light", text_percent=look.percent, motion=False,
            at_a_distance=who is terms_pictures.ANDERS,
        )  # fmt: skip
        stage = Stage(App(_qt(), desk, reader, clock=lambda: NOW), look.size)
        stage.app.open(lambda: station)
        settle()
        yield stage
        settle()
        stage.app.close()
        stage.window.close()
        stage.window.deleteLater()
        calm()


def _staged(scenes: Iterator[str], window: QWidget) -> Pages:
    for name in scenes:
        calm()
        yield Page(name, window)


def counter(look: Look) -> Pages:
    """The counter's common pages, help over them, and what is typed."""
    with _stage(look, lambda folder: a_station(folder, *shop.sales())) as stage:
        yield from _staged(pictures.scenes(stage), stage.window)


def imports(look: Look) -> Pages:
    """A file of sales is brought in."""
    reader = Reader()
    with _stage(look, a_station, reader=reader) as stage:
        yield from _staged(_imports(stage.window, reader), stage.window)


def _imports(window: Window, reader: Reader) -> Iterator[str]:
    def screen() -> ImportsScreen:
        here = window.stack.currentWidget()
        assert isinstance(here, ImportsScreen)
        return here

    window.enter("imports")
    yield "imports"
    screen().files_dropped.emit((pictures.SALES,))
    settle()
    yield "imports-columns"
    screen().columns.confirmed.emit()
    reader.finish()
    settle()
    yield "imports-done"


def choose(look: Look) -> Pages:
    """Sales together, ways apart, exchanges, gifts, what another desk did meanwhile."""
    for scenes in (
        choose_pictures._mixed,  # noqa: SLF001 - one set of scenes for pictures and measures
        choose_pictures._exchange,  # noqa: SLF001
        choose_pictures._gift,  # noqa: SLF001
    ):
        made: list[Station] = []

        def choosing(folder: Path) -> Station:
            made.append(choose_pictures.a_choosing_shop(folder))  # noqa: B023 - called at once
            return made[0]  # noqa: B023

        with _stage(look, choosing) as stage:
            yield from _staged(scenes(stage, made[0]), stage.window)


def after(look: Look) -> Pages:
    """What comes after a visit: done, undone, credit, payouts nobody answered."""
    for scenes, payer in (
        (after_pictures.by_till, None),
        (after_pictures.by_terminal, a_terminal(PAID, SILENT, DECLINED)),
    ):
        with _stage(look, partial(a_paying_shop, terminal=payer)) as stage:
            yield from _staged(scenes(stage), stage.window)


def unproven(look: Look) -> Pages:
    """Goods without a receipt."""
    for scenes, word in (
        (unproven_pictures._given, WORD),  # noqa: SLF001 - as above
        (unproven_pictures._nothing, None),  # noqa: SLF001
    ):
        with _stage(look, partial(a_word_shop, word=word)) as stage:
            yield from _staged(scenes(stage), stage.window)


def terms(look: Look) -> Pages:
    """The shop's promise: as it is, a choice, less than the law, what is new, help."""
    with _stage(look, terms_pictures.office, who=terms_pictures.ANDERS) as stage:
        yield from _staged(_terms(stage.window), stage.window)


def _terms(window: Window) -> Iterator[str]:
    def screen() -> TermsScreen:
        here = window.stack.currentWidget()
        assert isinstance(here, TermsScreen)
        return here

    window.enter("terms")
    settle()
    yield "terms"
    chip = screen().chip("open_purchase.gives")
    assert chip is not None
    chip.click()
    settle()
    yield "terms-choices"
    screen().panel.closed.emit()
    terms_pictures._at(screen(), "open_purchase.period", "10")  # noqa: SLF001 - as above
    pictures.wait(900)
    yield "terms-below-law"
    terms_pictures._at(screen(), "open_purchase.period", "75")  # noqa: SLF001
    pictures.wait(900)
    window.toggle_help()
    yield "terms-help"


def _sold(sold: tuple[Sale, ...], folder: Path) -> Station:
    return a_station(folder, *sold)


def setup(look: Look) -> Pages:
    """The set-up room's sections, and the guide of the first run."""
    for sold, scenes in ((shop.sales(), setup_pictures.sections), ((), setup_pictures.steps)):
        with _stage(look, partial(_sold, sold)) as stage:
            if sold:
                stage.window.enter("setup")
                settle()
            yield from _staged(scenes(stage.app.fitting.room), stage.window)


def second_screen(look: Look) -> Pages:
    """The customer's screen."""
    wear(Theme(THEMES["light"], motion=False), _qt())
    for name, state in second_pictures.scenes():
        room = SecondScreenRoom("GRANLÖV")
        screen = room.screen()
        screen.resize(*look.size)
        screen.show()
        room.tell(second_pictures.seen(state, look.language))
        room.seen = replace(room.seen, size=look.percent)
        screen.tell(room.seen)
        calm()
        yield Page(name, screen)
        screen.hide()


GALLERIES: Final[dict[str, Callable[[Look], Pages]]] = {
    made.__name__: made
    for made in (counter, choose, after, unproven, imports, terms, setup, second_screen)
}
