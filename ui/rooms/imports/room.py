"""Bringing in sales, carried: files are read off the window's thread, one after the other."""

from collections.abc import Sequence
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from returns_station.adapters.speech import Speech, speech
from returns_station.desk.errors import StationError
from returns_station.phrase import Phrase
from ui.errand import Errand
from ui.rooms.imports import state as moves
from ui.rooms.imports.screen import ImportsScreen
from ui.rooms.imports.state import BringIn, Brought, Imports, Progress

_KEYS = ("Enter", "F2", "Esc")


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
        self._stop = Event()
        # Told on the reading thread, shown on the window's.
        self._progressed.connect(self._show_progress)

    def screen(self, say: Speech, *, wide: bool) -> ImportsScreen:  # noqa: ARG002 - as every room
        """A new screen in this language."""
        self._say = say
        screen = ImportsScreen(say)
        screen.files_dropped.connect(self.offer)
        screen.choose_asked.connect(self._choose)
        screen.stop_asked.connect(lambda: self.pressed("Esc", ""))
        self._screen = screen
        screen.tell(self.state)
        return screen

    def entered(self) -> None:
        """The room was entered: one may write the name of a file at once."""
        if self._screen is not None:
            self._screen.field.edit.setFocus()

    def hear(self, _events: Sequence[object]) -> None:
        """Nothing that happens elsewhere changes what is shown here."""

    def pressed(self, name: str, _text: str) -> bool:
        """A key that nobody else wanted was pressed; answers whether it meant something."""
        if name == "Enter" and self._screen is not None and not self.state.busy:
            self._move(moves.named(self.state, self._screen.field.edit.text()))
        elif name == "F2" and not self.state.busy:
            self._choose()
        elif name == "Esc" and self.state.busy:
            self._stop.set()
            self._move(moves.stopped(self.state))
        elif name == "Esc":
            self._move(moves.stopped(self.state))
            self.left_for.emit("counter")
        else:
            return False
        return True

    def help(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The keys of the room, for the help sheet."""
        return (("read_file", ("Enter",)), ("choose_file", ("F2",)), ("back", ("Esc",)))

    def offer(self, files: tuple[Path, ...]) -> None:
        """These files are to be read."""
        self._move(moves.offered(self.state, files))

    def finish(self) -> None:
        """Stop reading: the window closes."""
        self._screen = None
        self._stop.set()

    def _choose(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self._screen, self._say("imports.choose"))
        self.offer(tuple(Path(name) for name in names))

    def _move(self, new: Imports) -> None:
        old, self.state = self.state, new
        if new.busy and new.file is not None and (not old.busy or new.file != old.file):
            self._read(new.file)
        if self._screen is not None:
            self._screen.tell(new)

    def _read(self, file: Path) -> None:
        self._stop.clear()

        def told(progress: Progress) -> bool:
            self._progressed.emit(progress)
            return not self._stop.is_set()

        def read() -> Brought | Exception:
            try:
                return self._bring_in(file, told)
            except StationError:
                raise
            except Exception as error:  # noqa: BLE001 - told kindly here, then raised as what it is
                return error

        Errand(read, on_done=self._brought, on_refused=self._failed).send()

    def _brought(self, came: Brought | Exception) -> None:
        if isinstance(came, Exception):
            self._move(moves.failed(self.state, Phrase("error.unexpected")))
            raise came
        self._move(moves.brought(self.state, came))
        self.happened.emit((came,))

    def _failed(self, error: StationError) -> None:
        self._move(moves.failed(self.state, error.advice))

    def _show_progress(self, progress: Progress) -> None:
        self._move(moves.progressed(self.state, progress))
