"""The wordings room carried: it reads the words, tries what is written, and lets it hold."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDeadlineTimer, QObject, QThreadPool, QTimer, Signal

from returns_station.adapters.speech import Speech
from returns_station.desk.dialogue.ports import Wording
from returns_station.dialogue.letter import LetterKind
from returns_station.phrase import Phrase
from ui.desk import Desk
from ui.errand import send_kindly
from ui.rooms.templates.asking import Setting, Tried, Words, tried
from ui.rooms.templates.screen.templates import TemplatesScreen
from ui.rooms.templates.state import words as moves
from ui.rooms.templates.state.keys import help_for
from ui.rooms.templates.state.words import LANGUAGES, Page

if TYPE_CHECKING:
    from returns_station.desk.station import Station

_TRY_MS: Final = 150
_FINISH_MS: Final = 5_000
_PAGES: Final = {"Q": Page.MAIL, "W": Page.PLAIN, "E": Page.SMS}


class TemplatesRoom(QObject):
    """Keeps the state, sends what it needs, and tells the screen."""

    happened = Signal(object)
    left_for = Signal(str)

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.setting = setting
        self.state = moves.Words(language=setting.language)
        self._station: Station | None = None
        self._words: Words | None = None
        self._screen: TemplatesScreen | None = None
        self._asking = QThreadPool()
        self._asking.setMaxThreadCount(1)
        # Words are tried once one rests for a breath.
        self._soon = QTimer(self, singleShot=True, interval=_TRY_MS)
        self._soon.timeout.connect(self._try)

    def screen(self, say: Speech, *, wide: bool) -> TemplatesScreen:
        """A new screen in this language, showing what is shown now."""
        screen = TemplatesScreen(say, wide=wide)
        screen.kinds.picked.connect(
            lambda kind: self._turn(moves.kind_taken(self.state, LetterKind(kind)))
        )
        screen.spoken_in.connect(lambda each: self._turn(moves.language_taken(self.state, each)))
        screen.reading.picked.connect(lambda page: self._move(moves.paged(self.state, Page(page))))
        screen.editor.wrote.connect(self._write)
        screen.editor.body.entered.connect(self.confirm)
        screen.total.confirmed.connect(self.confirm)
        screen.total.second_chosen.connect(self.as_shipped)
        self._screen = screen
        screen.tell(self.state)
        return screen

    def entered(self) -> None:
        """The room lies open: read what others have changed, lay the focus."""
        self._read()
        if self._screen is not None:
            self._screen.setFocus()

    def opened(self, station: "Station") -> None:
        """The station is open."""
        self._station = station
        self._stand()
        if self._is_open():
            self._read()

    def settle(self, desk: Desk) -> None:
        """Somebody else works here: what was begun is nobody's."""
        if desk.who == self.setting.who:
            return
        self.setting = replace(self.setting, who=desk.who)
        self.state = moves.Words(language=self.state.language)
        self._stand()
        self._tell()
        if self._is_open():
            self._read()

    def hear(self, _events: Sequence[object]) -> None:
        """Nothing that happens elsewhere is seen here."""

    def pressed(self, name: str, text: str) -> bool:  # noqa: ARG002 - as every room
        """A key that no field wanted; answers whether it meant something."""
        if name == "Enter":
            self.confirm()
        elif name == "Esc":
            self._back()
        elif name in ("Up", "Down"):
            self._turn(moves.walked(self.state, 1 if name == "Down" else -1))
        elif name == "F9":
            self.as_shipped()
        elif name in _PAGES:
            self._move(moves.paged(self.state, _PAGES[name]))
        elif name.isdecimal() and 1 <= int(name) <= len(LANGUAGES):
            self._turn(moves.language_taken(self.state, LANGUAGES[int(name) - 1]))
        else:
            return False
        return True

    def help(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The keys of what lies open."""
        return help_for(self.state)

    def finish(self) -> None:
        """The window closes: what was sent is waited for, nobody sees what comes."""
        self._soon.stop()
        self._screen = self._words = self._station = None
        self._asking.waitForDone(QDeadlineTimer(_FINISH_MS))

    def confirm(self) -> None:
        """Let the words hold."""
        words, before = self._words, self.state
        if words is None:
            return
        self._move(moves.saving(before))
        saves = self.state.saves
        if saves is not None and saves is not before.saves:
            self._send(lambda: words.save(saves), self._saved)

    def as_shipped(self) -> None:
        """Put the house's own words into the fields."""
        words, at = self._words, self.state.at
        if words is not None and (self.state.own or self.state.begun):
            self._send(lambda: words.as_shipped(*at), self._shipped)

    def _saved(self, wording: Wording) -> None:
        self._move(moves.saved(self.state, wording))
        self.happened.emit(())

    def _shipped(self, wording: Wording) -> None:
        self._turn(moves.as_shipped(self.state, wording))

    def _send(self, call: Callable[[], Wording], then: Callable[[Wording], object]) -> None:
        def refused(advice: Phrase) -> None:
            self._move(moves.refused(self.state, advice))

        send_kindly(call, then, refused, self._asking)

    def _write(self, subject: str, body: str) -> None:
        self._move(moves.written(self.state, subject, body))
        self._soon.start()

    def _back(self) -> None:
        """One step back: out of the words, what was told, out of the room."""
        screen = self._screen
        if screen is not None and screen.editor.writes and self.state.told is None:
            screen.setFocus()
            return
        new = moves.left(self.state)
        if new is None:
            self.left_for.emit("inbox")
            return
        self._move(new)

    def _turn(self, new: moves.Words) -> None:
        self._move(new)
        self._try()

    def _stand(self) -> None:
        station = self._station
        self._words = self.setting.words(station, self.setting.who) if station else None

    def _read(self) -> None:
        words = self._words
        if words is None:
            return

        def learnt(read: tuple[Wording, ...]) -> None:
            if words is self._words:
                self._turn(moves.read(self.state, read))

        def not_read(advice: Phrase) -> None:
            self._move(moves.not_read(self.state, advice))

        send_kindly(words.all, learnt, not_read, self._asking)

    def _try(self) -> None:
        """Read what stands there as she would, unless that was done."""
        words, at, draft = self._words, self.state.at, self.state.draft
        if words is None or draft is None or draft == self.state.checked:
            return

        def came(how: Tried) -> None:
            if how.rendered is not None:
                self._move(moves.rendered(self.state, at, draft, how.rendered))
            elif how.wrong is not None:
                self._move(moves.wrong(self.state, at, draft, how.wrong))

        def not_tried(advice: Phrase) -> None:
            self._move(moves.wrong(self.state, at, draft, advice))

        send_kindly(lambda: tried(words, at, draft), came, not_tried, self._asking)

    def _move(self, new: moves.Words) -> None:
        if new is not self.state:
            self.state = new
            self._tell()

    def _tell(self) -> None:
        if self._screen is not None:
            self._screen.tell(self.state)

    def _is_open(self) -> bool:
        return self._screen is not None and self._screen.isVisible()
