"""The day room carried: it reads today, leads to where things are mended, and draws the board."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDeadlineTimer, QObject, QThreadPool, Signal

from returns_station.adapters.speech import Speech, speech
from returns_station.phrase import Phrase
from returns_station.service.board import Board
from ui.desk import Desk
from ui.errand import send_kindly
from ui.models.board import shown
from ui.reading_again import Reading, ReadingAgain
from ui.rooms.day.asking import DayBook, Setting
from ui.rooms.day.picture import drawn, write_pdf
from ui.rooms.day.screen.day import DayScreen
from ui.rooms.day.state import by_hand, day
from ui.rooms.day.state.day import Day, DayRead
from ui.rooms.day.state.keys import help_for

if TYPE_CHECKING:
    from returns_station.desk.station import Station

_AGAIN_MS: Final = 15_000
_FINISH_MS: Final = 2_000
_LETTERS: Final = "letters"


class DayRoom(QObject):
    """Keeps the state, reads what it needs, and tells the screen."""

    happened = Signal(object)
    left_for = Signal(str)
    passed_on = Signal(str)

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.setting, self.state = setting, Day()
        self._station: Station | None = None
        self._book: DayBook | None = None
        self._screen: DayScreen | None = None
        self._say = speech("en")
        self._asking = QThreadPool()
        self._asking.setMaxThreadCount(1)
        self._reading = ReadingAgain(
            Reading(
                lambda: self._book,
                lambda book: book.read(),
                self._learnt,
                self._not_now,
                self._is_open,
            ),
            self._asking,
            _AGAIN_MS,
        )

    def screen(self, say: Speech, *, wide: bool) -> DayScreen:
        """A new screen in this language, showing what is shown now."""
        screen, self._say = DayScreen(say, wide=wide), say
        screen.picked.connect(self._picked)
        screen.total.confirmed.connect(self.open)
        screen.letters.picked.connect(lambda one: self._move(by_hand.taken(self.state, one)))
        screen.beside.chosen.connect(self._lead)
        screen.beside.board_asked.connect(self._turn_to_board)
        screen.board.turned.connect(self._turn)
        screen.board.to_file.connect(self.to_file)
        screen.board.put_away.connect(self._turn_to_board)
        self._screen = screen
        self._tell()
        return screen

    def entered(self) -> None:
        """The room lies open: read today, lay the focus."""
        self._reading.go_on()
        self._focus()

    def opened(self, station: "Station") -> None:
        """The station is open."""
        self._station = station
        self._stand()

    def settle(self, desk: Desk) -> None:
        """Somebody else works here: what she may see is read anew."""
        if desk.who == self.setting.who:
            return
        self.setting = replace(self.setting, who=desk.who)
        self.state = Day()
        self._stand()
        self._tell()

    def hear(self, _events: Sequence[object]) -> None:
        """What happened elsewhere may have kept a promise."""
        self._reading.read_if_open()

    def pressed(self, name: str, text: str) -> bool:  # noqa: ARG002 - as every room
        """A key that nothing in focus wanted; answers whether it meant something."""
        board = self.state.shows_board
        if name == "F9":
            self._turn_to_board()
        elif name == "Esc":
            self._back()
        elif board and name in ("F6", "F8"):
            (self.to_file if name == "F6" else self._turn)()
        elif not board and name in ("Up", "Down"):
            walk = by_hand.walked if self.state.tells else day.walked
            self._move(walk(self.state, 1 if name == "Down" else -1))
            self._in_sight()
        elif not board and name == "Enter":
            self.open()
        elif self._is_digit(name) and 0 < int(name) <= len(self.state.read.waits):
            self._lead(self.state.read.waits[int(name) - 1].room)
        else:
            return False
        return True

    def help(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The keys of what lies open."""
        return help_for(self.state)

    def finish(self) -> None:
        """The window closes: late answers are shown to nobody."""
        self._reading.stop()
        self._screen = self._book = self._station = None
        self._asking.waitForDone(QDeadlineTimer(_FINISH_MS))

    def open(self) -> None:
        """Open the promise in hand where it is mended."""
        one = self.state.in_hand
        if self.state.tells:
            self._tell_by_hand()
        if one is None or self.state.tells:
            return
        there = day.leads(one)
        if there == "counter" and one.promise.slip:
            self.passed_on.emit(one.promise.slip)
        self.left_for.emit(there)

    def to_file(self) -> None:
        """Keep the board as a picture and as a page, side by side."""
        known = self.state.board
        if known is None or not self.state.shows_board:
            return
        say, board = self._say, shown(known)
        title = say("board_room.title", first=known.since, last=known.until)
        folder = self.setting.pictures
        file = folder / f"board-{known.by}-{known.until.isoformat()}.png"
        picture = drawn(board, title, say)

        def written() -> bool:
            folder.mkdir(parents=True, exist_ok=True)
            return picture.save(str(file))

        def kept(done: bool) -> None:  # noqa: FBT001 - as answered
            if done:
                write_pdf(file.with_suffix(".pdf"), board, title, say)
            told = Phrase("board_room.kept_as", {"file": str(file.with_suffix(""))})
            failed = Phrase("board_room.not_kept", {"file": str(folder)})
            self._move(day.said(self.state, told if done else failed, well=done))

        send_kindly(written, kept, self._not_now, self._asking)

    def _tell_by_hand(self) -> None:
        """Somebody told her: that is written down, and the list is read anew."""
        book, one = self._book, by_hand.letter_of(self.state)
        if book is None or one is None:
            return

        def told(_first: bool) -> None:  # noqa: FBT001 - as answered
            self._move(day.said(self.state, Phrase("day.hand.done"), well=True))
            self.happened.emit(())
            self._reading.read()

        send_kindly(lambda: book.told(one.id), told, self._not_now, self._asking)

    def _is_digit(self, name: str) -> bool:
        return name.isdecimal() and not (self.state.shows_board or self.state.tells)

    def _stand(self) -> None:
        station = self._station
        self._book = self.setting.book(station, self.setting.who) if station else None
        self._reading.read_if_open()

    def _picked(self, key: str) -> None:
        """The first press takes it in hand, another opens it."""
        if key == self.state.at:
            self.open()
        else:
            self._move(day.taken(self.state, key))

    def _lead(self, room: str) -> None:
        if room == _LETTERS:
            self._move(by_hand.opened(self.state))
            self._focus()
        else:
            self.left_for.emit(room)

    def _turn_to_board(self) -> None:
        self._move(day.board_toggled(self.state))
        self._focus()
        self._read_board()

    def _turn(self) -> None:
        self._move(day.turned(self.state))
        self._read_board()

    def _back(self) -> None:
        new = day.left(self.state)
        if new is None:
            self.left_for.emit("counter")
            return
        self._move(new)
        self._focus()

    def _read_board(self) -> None:
        book, by = self._book, self.state.by
        if book is None or not self.state.shows_board:
            return

        def learnt(board: Board) -> None:
            if book is self._book:
                self._move(day.board_came(self.state, board))

        send_kindly(lambda: book.board(by), learnt, self._not_now, self._asking)

    def _learnt(self, read: DayRead) -> None:
        had = self.state.in_hand
        self._move(by_hand.kept(day.came(self.state, read, self.setting.now())))
        if had is None:
            self._focus()
        self._read_board()

    def _not_now(self, advice: Phrase) -> None:
        self._move(day.said(self.state, advice, well=False))

    def _move(self, new: Day) -> None:
        self.state = new
        self._tell()

    def _tell(self) -> None:
        if self._screen is not None:
            self._screen.tell(self.state)

    def _focus(self) -> None:
        if self._is_open() and self._screen is not None:
            self._screen.focus(self.state)

    def _in_sight(self) -> None:
        if self._screen is not None and self.state.tells:
            self._screen.letters.come_to(self.state.letter)
        elif self._screen is not None:
            self._screen.come_to(self.state.at)

    def _is_open(self) -> bool:
        return self._screen is not None and self._screen.isVisible()
