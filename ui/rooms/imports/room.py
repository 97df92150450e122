"""Bringing in sales, carried: files are read off the window's thread, one after the other."""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QElapsedTimer, QObject, Signal
from PySide6.QtWidgets import QFileDialog

from returns_station.adapters.orders.columns import Taken
from returns_station.adapters.settings import ShopSettings
from returns_station.adapters.speech import Speech, speech
from returns_station.case import Who
from returns_station.desk.errors import StationError
from returns_station.phrase import Phrase
from ui.errand import Errand
from ui.rooms.imports import columns as table
from ui.rooms.imports import state as moves
from ui.rooms.imports.screen import ImportsScreen
from ui.rooms.imports.state import (
    BringIn,
    Brought,
    Imports,
    KnowsColumns,
    KnowsShop,
    KnowsWho,
    Progress,
    Stage,
)

T = TypeVar("T")


class ImportsRoom(QObject):
    """Keeps the state, reads the files, and tells the screen and the house."""

    happened = Signal(object)
    left_for = Signal(str)
    _progressed = Signal(object)

    def __init__(self, bring_in: BringIn) -> None:
        super().__init__()
        self.state = Imports()
        self._bring_in = bring_in
        self._screen: ImportsScreen | None = None
        self._say = speech("en")
        # Where one goes from here: the guide leads here too, and waits for who comes back.
        self.home = "counter"
        self._stop = Event()
        self._reading_for = QElapsedTimer()
        # Told on the reading thread, shown on the window's.
        self._progressed.connect(self._show_progress)

    def screen(self, say: Speech, *, wide: bool) -> ImportsScreen:  # noqa: ARG002 - as every room
        """A new screen in this language."""
        self._say = say
        screen = ImportsScreen(say)
        screen.files_dropped.connect(self.offer)
        screen.choose_asked.connect(self._choose)
        screen.stop_asked.connect(lambda: self.pressed("Esc", ""))
        screen.columns.confirmed.connect(lambda: self.pressed("Enter", ""))
        screen.columns.left.connect(lambda: self.pressed("Esc", ""))
        screen.columns.table.keyed.connect(self.pressed)
        screen.columns.table.picked.connect(self._pick)
        screen.columns.table.stepped.connect(self._step)
        self._screen = screen
        screen.tell(self.state)
        return screen

    def entered(self) -> None:
        """The room was entered: one may write the name of a file, or correct columns, at once."""
        if self._screen is not None:
            asks = self.state.stage is Stage.COLUMNS
            (self._screen.columns.table if asks else self._screen.field.edit).setFocus()

    def hear(self, _events: Sequence[object]) -> None:
        """Nothing that happens elsewhere changes what is shown here."""

    def pressed(self, name: str, text: str) -> bool:
        """A key that nobody else wanted was pressed; answers whether it meant something."""
        if self.state.stage is Stage.COLUMNS:
            return self._pressed_on_columns(name, text)
        if name == "Enter" and self._screen is not None and not self.state.busy:
            self._move(moves.named(self.state, self._screen.field.edit.text()))
        elif name == "F2" and not self.state.busy:
            self._choose()
        elif name == "Esc" and self.state.busy:
            self._stop.set()
            self._move(moves.stopped(self.state))
        elif name == "Esc":
            self._move(moves.stopped(self.state))
            self.left_for.emit(self.home)
        else:
            return False
        return True

    def help(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The keys of the room, for the help sheet."""
        if self.state.stage is Stage.COLUMNS:
            return (
                ("columns_in", ("Enter",)),
                ("column_row", ("Up", "Down")),
                ("column", ("←", "→")),
                ("column_number", ("0", "9")),
                ("back", ("Esc",)),
            )
        return (("read_file", ("Enter",)), ("choose_file", ("F2",)), ("back", ("Esc",)))

    def offer(self, files: tuple[Path, ...]) -> None:
        """These files are to be read."""
        self._move(moves.offered(self.state, files))

    def move_to(self, shop: ShopSettings) -> None:
        """The shop's settings are others: what a file does not say is filled in from these."""
        if isinstance(self._bring_in, KnowsShop):
            self._bring_in.move_to(shop)

    def stand(self, who: Who) -> None:
        """Somebody else stands here: the next file is hers."""
        if isinstance(self._bring_in, KnowsWho):
            self._bring_in.stand(who)

    def finish(self) -> None:
        """Stop reading: the window closes."""
        self._screen = None
        self._stop.set()

    def _choose(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self._screen, self._say("imports.choose"))
        self.offer(tuple(Path(name) for name in names))

    def _pressed_on_columns(self, name: str, text: str) -> bool:
        assert self.state.columns is not None, "the page of columns shows some"
        if name == "Enter":
            self._move(moves.confirmed(self.state))
        elif name == "Esc":
            self._move(moves.stopped(self.state))
        else:
            changed = table.keyed(self.state.columns, name, text)
            if changed is None:
                return False
            self._move(moves.corrected(self.state, changed))
        return True

    def _pick(self, row: int) -> None:
        if self.state.columns is not None:
            self._move(moves.corrected(self.state, table.chosen(self.state.columns, row)))

    def _step(self, row: int, by: int) -> None:
        self._pick(row)
        if self.state.columns is not None:
            self._move(moves.corrected(self.state, table.turned(self.state.columns, by)))

    def _move(self, new: Imports) -> None:
        old, self.state = self.state, new
        begun = new.stage is not old.stage or new.file != old.file
        if self._screen is not None:
            self._screen.tell(new)
            if (new.stage is Stage.COLUMNS) != (old.stage is Stage.COLUMNS) and self._open():
                self.entered()
        if new.file is not None and begun and new.stage is Stage.LOOKING:
            self._look(new.file)
        elif new.file is not None and begun and new.stage is Stage.READING:
            self._read(new.file)

    def _open(self) -> bool:
        """Whether it is this room that is seen: the focus of another is left alone."""
        return self._screen is not None and self._screen.isVisible()

    def _look(self, file: Path) -> None:
        knows = self._bring_in
        if not isinstance(knows, KnowsColumns):
            self._move(moves.looked(self.state, file, None))
            return

        def looked(taken: Taken | Exception | None) -> None:
            if not isinstance(taken, Exception):
                self._move(moves.looked(self.state, file, taken))
            elif self.state.stage is Stage.LOOKING:
                self._broken(taken)

        def failed(error: StationError) -> None:
            if self.state.stage is Stage.LOOKING and self.state.file == file:
                self._failed(error)

        Errand(_kindly(lambda: knows.columns(file)), on_done=looked, on_refused=failed).send()

    def _read(self, file: Path) -> None:
        self._stop.clear()
        self._reading_for.start()
        columns, knows = self.state.columns, self._bring_in

        def told(progress: Progress) -> bool:
            self._progressed.emit(progress)
            return not self._stop.is_set()

        def read() -> Brought:
            if columns is not None and isinstance(knows, KnowsColumns):
                knows.keep(columns.headings, table.said(columns))
            return self._bring_in(file, told)

        Errand(_kindly(read), on_done=self._brought, on_refused=self._failed).send()

    def _brought(self, came: Brought | Exception) -> None:
        if isinstance(came, Exception):
            self._broken(came)
            return
        self._move(moves.brought(self.state, came))
        self.happened.emit((came,))

    def _broken(self, error: Exception) -> None:
        self._move(moves.failed(self.state, Phrase("error.unexpected")))
        raise error

    def _failed(self, error: StationError) -> None:
        self._move(moves.failed(self.state, error.advice))

    def _show_progress(self, progress: Progress) -> None:
        elapsed_s = self._reading_for.elapsed() / 1000
        self._move(moves.progressed(self.state, progress, elapsed_s))


def _kindly(call: Callable[[], T]) -> Callable[[], T | Exception]:
    """The call, whose mistakes are first told kindly, then raised as what they are."""

    def called() -> T | Exception:
        try:
            return call()
        except StationError:
            raise
        except Exception as error:  # noqa: BLE001 - raised by whoever gets the answer
            return error

    return called
