"""The inbox room carried: it reads what waits, sends the answer, and tells the screen."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDeadlineTimer, QObject, QThreadPool, Signal

from returns_station.adapters.speech import Speech, speech
from returns_station.dialogue.answering import ItemState
from returns_station.phrase import Phrase
from ui.desk import Desk
from ui.errand import send_kindly
from ui.reading_again import Reading, ReadingAgain
from ui.rooms.inbox.asking import Answering, QueueRead, Setting, read_queue, read_talk
from ui.rooms.inbox.attached import Attached
from ui.rooms.inbox.screen.inbox import InboxScreen
from ui.rooms.inbox.state import inbox
from ui.rooms.inbox.state.inbox import READY, Inbox
from ui.rooms.inbox.state.keys import help_for
from ui.rooms.inbox.state.talk import Talk

if TYPE_CHECKING:
    from returns_station.desk.station import Station

_AGAIN_MS: Final = 5_000
_FINISH_MS: Final = 5_000


class InboxRoom(QObject):
    """Keeps the state, sends what it needs, and tells the screen."""

    happened = Signal(object)
    left_for = Signal(str)

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.setting, self.state = setting, inbox.settled(setting.who)
        self._station: Station | None = None
        self._answering: Answering | None = None
        self._screen: InboxScreen | None = None
        self._asking = QThreadPool()
        self._asking.setMaxThreadCount(1)
        self.attached = Attached(self._asking)
        self._reading = ReadingAgain(
            Reading(
                lambda: self._answering,
                lambda answering: read_queue(answering, self.state.shelf),
                self._learnt,
                self._not_read,
                self._is_open,
            ),
            self._asking,
            _AGAIN_MS,
        )

    def screen(self, say: Speech, *, wide: bool) -> InboxScreen:
        """A new screen in this language, showing what is shown now."""
        screen = InboxScreen(say, wide=wide)
        screen.queue.picked.connect(lambda nr: self._take_up(inbox.taken_up(self.state, nr)))
        screen.queue.turn.picked.connect(self.turn)
        answer = screen.answer
        answer.wrote.connect(lambda words: self._move(inbox.written(self.state, words)))
        answer.readied.connect(self._digit)
        answer.given.connect(self._digit)
        screen.talk.opened.connect(self.open_paper)
        screen.head.took.connect(self.take)
        screen.head.offered.connect(self.offer)
        screen.head.asked_whom.connect(lambda: self._move(inbox.asked_whom(self.state)))
        answer.placed.connect(self.place)
        screen.total.confirmed.connect(self.confirm)
        screen.total.second_chosen.connect(lambda: self.left_for.emit("templates"))
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
        self.hear(())

    def settle(self, desk: Desk) -> None:
        """Somebody else works here: what was begun is nobody's, and what she may is asked anew."""
        if desk.who == self.setting.who:
            return
        self.setting = replace(self.setting, who=desk.who)
        self.state = inbox.settled(desk.who)
        self.attached.forget()
        self._stand()
        self._tell()
        self.hear(())

    def hear(self, _events: Sequence[object]) -> None:
        """What happened elsewhere may have brought something, or answered it."""
        self._reading.read_if_open()

    def pressed(self, name: str, text: str) -> bool:
        """A key that nothing in focus wanted; answers whether it meant something."""
        deeds: dict[str, Callable[[], object]] = {
            "Enter": self._enter,
            "Esc": self._back,
            "Up": lambda: self._take_up(inbox.walked(self.state, -1)),
            "Down": lambda: self._take_up(inbox.walked(self.state, 1)),
            "F4": self.take,
            "F5": self.turn,
            "Shift+F6": self.open_paper,
            "F6": lambda: self._move(inbox.asked_whom(self.state)),
            "F7": self.offer,
            "F8": lambda: self.left_for.emit("templates"),
            "F9": self.place,
        }
        if name in deeds:
            deeds[name]()
        elif name.isdecimal():
            self._digit(int(name))
        elif text.isprintable() and text.strip() and self._screen is not None and self.state.open:
            self._screen.write(text)
        else:
            return False
        return True

    def help(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The keys of what lies open."""
        return help_for(self.state)

    def finish(self) -> None:
        """The window closes: an answer that was sent is waited for, nobody sees what comes."""
        self._reading.stop()
        self._screen = self._answering = self._station = None
        self._asking.waitForDone(QDeadlineTimer(_FINISH_MS))

    def confirm(self) -> None:
        """Send what stands there."""
        answering, before = self._answering, self.state
        if answering is None:
            return
        self._move(inbox.said(before, self.setting.new_key()))
        sends = self.state.sends
        if sends is not None and sends is not before.sends:
            self._send(
                lambda: answering.answer(sends.number, sends.words, sends.key),
                lambda: inbox.answered(self.state, sends.number),
            )

    def take(self) -> None:
        """She answers this one."""
        if not self.state.mine:
            number = self.state.at
            self._do(lambda asked: asked.take(number), Phrase("inbox.taken"))

    def turn(self) -> None:
        """Look at what was answered, or back at what waits."""
        before = self.state
        self._move(inbox.turned(before))
        if self.state is not before:
            self._focus()
            self._reading.read()

    def open_paper(self, name: str = "") -> None:
        """Show a PDF that came with a letter: this one, else the latest."""
        answering, talk = self._answering, self.state.talk
        if answering is not None and talk is not None and talk.papers:
            which, opens = name or talk.papers[-1], self.setting.open_file
            self.attached.open(answering, which, opens, self._not_read)

    def offer(self) -> None:
        """Other times for her pickup go to her, as the answer."""
        if self.state.offers:
            number, key = self.state.at, self.setting.new_key()
            self._do(lambda asked: asked.offer(number, key), Phrase("inbox.offered"))

    def place(self) -> None:
        """It belongs to the visit that it names."""
        item = self.state.item
        if item is not None and item.item.maybe:
            number, slip = item.number, item.item.maybe
            self._do(
                lambda asked: asked.place(number, slip), Phrase("inbox.placed", {"number": slip})
            )

    def _enter(self) -> None:
        """Send it; where nothing is written yet, write."""
        if self._screen is not None and self.state.open and not self.state.words.strip():
            self._screen.answer.words.setFocus()
        else:
            self.confirm()

    def _digit(self, nr: int) -> None:
        """A colleague while one is chosen, else a sentence that is ready, in her language."""
        state = self.state
        if state.giving and 1 <= nr <= len(state.others):
            whom, number = state.others[nr - 1], state.at
            told = Phrase("inbox.given", {"name": whom.name})
            self._do(lambda asked: asked.hand_over(number, whom.staff), told)
        elif not state.giving and 1 <= nr <= len(READY) and state.item is not None:
            say = speech(state.item.item.sender.language or self.setting.language)
            self._move(inbox.added(state, say(f"inbox.ready_words.{READY[nr - 1]}")))
            self._focus()

    def _do(self, deed: Callable[[Answering], object], told: Phrase) -> None:
        answering = self._answering
        if answering is not None and self.state.open and not self.state.busy:
            self._move(inbox.working(self.state))
            self._send(lambda: deed(answering), lambda: inbox.moved(self.state, told))

    def _send(self, call: Callable[[], object], then: Callable[[], Inbox]) -> None:
        def done(_: object) -> None:
            self._move(then())
            self._focus()
            self.happened.emit(())
            self._reading.read()

        def not_done(advice: Phrase) -> None:
            self._move(inbox.refused(self.state, advice))
            self._focus()
            self._reading.read()

        send_kindly(call, done, not_done, self._asking)

    def _stand(self) -> None:
        station = self._station
        self._answering = self.setting.answering(station, self.setting.who) if station else None

    def _take_up(self, new: Inbox) -> None:
        self._move(new)
        self._read_talk()
        self._focus()

    def _back(self) -> None:
        """One step back: out of the words, what was told, out of the room."""
        if self._screen is not None and self._screen.writes and self.state.told is None:
            self._screen.setFocus()
            return
        new = inbox.left(self.state)
        if new is not None:
            self._take_up(new)
        elif self.state.shelf is ItemState.ANSWERED:
            self.turn()
        else:
            self.left_for.emit("counter")

    def _learnt(self, read: QueueRead) -> None:
        if read.shelf is not self.state.shelf:  # she has turned to the other one since
            self._reading.read()
            return
        before, now = self.state.at, self.setting.now()
        self._move(inbox.read(self.state, read.queue, read.colleagues, now))
        self._read_talk()
        if self.state.at != before:
            self._focus()

    def _read_talk(self) -> None:
        """Read the conversation in hand: it may have gone on."""
        answering, number = self._answering, self.state.at
        if answering is None or not number:
            return

        def came(talk: Talk) -> None:
            if answering is self._answering:
                first = self.state.talk is None
                self._move(inbox.seen(self.state, talk))
                self.attached.fetch(answering, talk, self._tell)
                if first:
                    self._focus()

        send_kindly(lambda: read_talk(answering, number), came, self._not_read, self._asking)

    def _not_read(self, advice: Phrase) -> None:
        self._move(inbox.not_read(self.state, advice))

    def _move(self, new: Inbox) -> None:
        if new is not self.state:
            self.state = new
            self._tell()

    def _tell(self) -> None:
        if self._screen is not None:
            self._screen.tell(self.state, self.attached.images)

    def _focus(self) -> None:
        if self._screen is not None and self._screen.isVisible():
            self._screen.focus(self.state)

    def _is_open(self) -> bool:
        return self._screen is not None and self._screen.isVisible()
