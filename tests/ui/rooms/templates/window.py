"""The wordings room in a window of its own, over words in memory and the real press."""

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from returns_station.adapters.messaging.rendering import LetterPress
from returns_station.case import Who
from returns_station.desk.dialogue.ports import Rendered, Wording
from returns_station.desk.dialogue.wording import WordingRefusedError
from returns_station.desk.errors import StationError
from returns_station.desk.station import Station
from returns_station.dialogue.letter import LetterKind
from returns_station.slip import Shop
from tests.builders import NOW
from tests.ui.answers import until_answered
from ui.rooms.entry import Entry
from ui.rooms.templates.asking import Setting
from ui.rooms.templates.room import TemplatesRoom
from ui.rooms.templates.screen.templates import TemplatesScreen
from ui.rooms.templates.state.words import KINDS, LANGUAGES
from ui.window import Window

ANDERS = Who("Anders Holm", "Kontoret", "anders")
SHOP = Shop("Granlöv", "Storgatan 12, 753 31 Uppsala")


@dataclass
class MemoryWords:
    """Words in memory, read by the press that sends them."""

    press: LetterPress = field(default_factory=lambda: LetterPress(SHOP))
    own: dict[tuple[str, str], Wording] = field(default_factory=dict)
    refuses: StationError | None = None

    def all(self) -> tuple[Wording, ...]:
        """Every kind in every language."""
        return tuple(
            self.own.get((kind.value, each)) or self.as_shipped(kind.value, each)
            for kind in KINDS
            for each in LANGUAGES
        )

    def as_shipped(self, kind: str, language: str) -> Wording:
        """As it came."""
        return self.press.as_shipped(LetterKind(kind), language)

    def preview(self, kind: str, language: str, subject: str, body: str) -> Rendered:
        """As it is read."""
        wording = Wording(kind, language, subject, body)
        for why in self.press.problems(wording):
            raise WordingRefusedError(why)
        return self.press.example(wording)

    def save(self, wording: Wording) -> Wording:
        """It holds."""
        if self.refuses is not None:
            raise self.refuses
        at = (wording.kind, wording.language)
        shipped = self.as_shipped(*at)
        if (shipped.subject, shipped.body) == (wording.subject, wording.body):
            self.own.pop(at, None)
            return shipped
        self.own[at] = replace(wording, changed_at=NOW.isoformat())
        return self.own[at]


class Office:
    """A window with the wordings room and nothing else."""

    def __init__(
        self,
        words: MemoryWords,
        *,
        language: str = "sv",
        size: tuple[int, int] = (1280, 800),
        written_in: str = "sv",
    ) -> None:
        self.words = words
        self.room = TemplatesRoom(Setting(ANDERS, lambda: NOW, lambda *_: words, written_in))
        self.window = Window((Entry("inbox", "pencil-simple-line", self.room),), language)
        self.window.resize(*size)
        self.window.show()
        station: Station = object()  # type: ignore[assignment]  # it is never asked here
        self.room.opened(station)
        self.room.entered()
        self.calm()

    @property
    def screen(self) -> TemplatesScreen:
        """What is drawn."""
        screen = self.window.stack.currentWidget()
        assert isinstance(screen, TemplatesScreen)
        return screen

    def calm(self) -> None:
        """Until what was written is tried, all that was sent is answered, and drawn."""
        QCoreApplication.processEvents()
        if self.room._soon.isActive():  # noqa: SLF001 - nobody waits for a breath here
            self.room._soon.stop()  # noqa: SLF001
            self.room._try()  # noqa: SLF001
        until_answered()

    def press(self, key: Qt.Key, *, ctrl: bool = False) -> None:
        """A key, where the focus is."""
        here: QWidget | None = self.window.focusWidget()
        held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(self.window if here is None else here, key, held)
        self.calm()

    def write(self, words: str) -> None:
        """Words at the end of the body."""
        self.screen.editor.body.edit.setFocus()
        self.screen.editor.body.insert(words)
        self.calm()

    def close(self) -> None:
        """Close the window."""
        self.room.finish()
        self.window.close()
        self.window.deleteLater()
        self.calm()
