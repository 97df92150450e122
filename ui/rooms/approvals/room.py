"""The approvals room carried: it reads what waits, sends the answer, and tells the screen."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDeadlineTimer, QObject, QThreadPool, Signal
from PySide6.QtGui import QImage

from returns_station.adapters.speech import Speech
from returns_station.desk.ruling.views import AskSeen
from returns_station.phrase import Phrase
from ui.desk import Desk
from ui.errand import send_kindly
from ui.models.answering import WHY_KEYS
from ui.reading_again import Reading, ReadingAgain
from ui.rooms.approvals.asking import Answers, QueueRead, Setting, read_queue
from ui.rooms.approvals.screen.approvals import ApprovalsScreen
from ui.rooms.approvals.state import approvals
from ui.rooms.approvals.state.approvals import Approvals
from ui.rooms.approvals.state.keys import help_for

if TYPE_CHECKING:
    from returns_station.desk.station import Station

_AGAIN_MS: Final = 3_000
_FINISH_MS: Final = 5_000


class ApprovalsRoom(QObject):
    """Keeps the state, sends what it needs, and tells the screen."""

    happened = Signal(object)
    left_for = Signal(str)

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.setting, self.state = setting, Approvals()
        self._station: Station | None = None
        self._answers: Answers | None = None
        self._screen: ApprovalsScreen | None = None
        self._images: dict[str, tuple[QImage, ...]] = {}
        self._asking = QThreadPool()
        self._asking.setMaxThreadCount(1)
        self._reading = ReadingAgain(
            Reading(lambda: self._answers, read_queue, self._learnt, self._not_read, self._is_open),
            self._asking,
            _AGAIN_MS,
        )

    def screen(self, say: Speech, *, wide: bool) -> ApprovalsScreen:
        """A new screen in this language, showing what is shown now."""
        screen = ApprovalsScreen(say, wide=wide)
        screen.queue.picked.connect(lambda nr: self._move(approvals.taken(self.state, nr)))
        screen.panel.picked.connect(self._pick)
        screen.panel.reasoned.connect(self._reason)
        screen.panel.wrote.connect(lambda text: self._move(approvals.written(self.state, text)))
        screen.total.confirmed.connect(self.confirm)
        self._screen = screen
        self._tell()
        return screen

    def entered(self) -> None:
        """The room lies open: read what waits, lay the focus."""
        self._reading.go_on()
        self._focus()

    def opened(self, station: "Station") -> None:
        """The station is open."""
        self._station = station
        self._stand()
        self._reading.read_if_open()

    def settle(self, desk: Desk) -> None:
        """Somebody else works here: what was begun is nobody's, and what she may is asked anew."""
        if desk.who == self.setting.who:
            return
        self.setting = replace(self.setting, who=desk.who)
        self.state, self._images = Approvals(), {}
        self._stand()
        self._tell()
        self._reading.read_if_open()

    def hear(self, _events: Sequence[object]) -> None:
        """What happened elsewhere may have asked, or answered."""
        self._reading.read_if_open()

    def pressed(self, name: str, text: str) -> bool:  # noqa: ARG002 - as every room
        """A key that nothing in focus wanted; answers whether it meant something."""
        if name == "Enter":
            self.confirm()
        elif name == "Esc":
            self._back()
        elif name in ("Up", "Down"):
            self._move(approvals.walked(self.state, 1 if name == "Down" else -1))
            self._focus()
        elif name in WHY_KEYS:
            self._reason(WHY_KEYS.index(name) + 1)
        elif name.isdecimal():
            self._pick(int(name))
        else:
            return False
        return True

    def help(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The keys of what lies open."""
        return help_for(self.state)

    def finish(self) -> None:
        """The window closes: an answer that was sent is waited for, nobody sees what comes."""
        self._reading.stop()
        self._screen = self._answers = self._station = None
        self._asking.waitForDone(QDeadlineTimer(_FINISH_MS))

    def confirm(self) -> None:
        """Say what stands there."""
        answers, before = self._answers, self.state
        if answers is None:
            return
        self._move(approvals.said(before, self.setting.new_key()))
        command = self.state.sends
        if command is not None and command is not before.sends:
            send_kindly(lambda: answers.say(command), self._said, self._refused, self._asking)

    def _stand(self) -> None:
        station = self._station
        self._answers = self.setting.answers(station, self.setting.who) if station else None

    def _pick(self, nr: int) -> None:
        self._move(approvals.picked(self.state, nr))
        self._focus()

    def _reason(self, nr: int) -> None:
        self._move(approvals.reasoned(self.state, nr))
        self._focus()

    def _said(self, seen: AskSeen) -> None:
        self._move(approvals.answered(self.state, seen))
        self._focus()
        self.happened.emit(())
        self._reading.read()

    def _refused(self, advice: Phrase) -> None:
        self._move(approvals.refused(self.state, advice))
        self._reading.read()

    def _back(self) -> None:
        new = approvals.left(self.state)
        if new is None:
            self.left_for.emit("counter")
            return
        self._move(new)
        self._focus()

    def _learnt(self, read: QueueRead) -> None:
        before = self.state.at
        now = self.setting.now()
        self._move(approvals.read(self.state, read.queue, read.today, now))
        if self.state.at != before:
            self._focus()

    def _not_read(self, advice: Phrase) -> None:
        self._move(approvals.not_read(self.state, advice))

    def _move(self, new: Approvals) -> None:
        self.state = new
        self._fetch_photos()
        self._tell()

    def _fetch_photos(self) -> None:
        """Fetch the photos of the question in hand, once."""
        ask, answers = self.state.ask, self._answers
        if ask is None or answers is None or not ask.photos or ask.number in self._images:
            return
        number, names = ask.number, ask.photos
        self._images[number] = ()

        def came(images: tuple[QImage, ...]) -> None:
            self._images[number] = images
            self._tell()

        def fetched() -> tuple[QImage, ...]:
            read = (QImage.fromData(answers.picture(name)) for name in names)
            return tuple(image for image in read if not image.isNull())

        send_kindly(fetched, came, lambda _: None, self._asking)

    def _tell(self) -> None:
        if self._screen is not None:
            self._screen.tell(self.state, self._images.get(self.state.at, ()))

    def _focus(self) -> None:
        if self._screen is not None and self._screen.isVisible():
            self._screen.focus(self.state)

    def _is_open(self) -> bool:
        return self._screen is not None and self._screen.isVisible()
