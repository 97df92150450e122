"""The lock carried: badges are heard, the door is asked off the window's thread, rooms are kept."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from returns_station.adapters.speech import Speech, speech
from returns_station.case import Who
from returns_station.desk.errors import StationError
from returns_station.desk.people.views import BadgeSeen, FirstManager, SignedIn
from returns_station.phrase import Phrase
from returns_station.scan import Badge, read
from ui.errand import Errand, let_go
from ui.lock import state as moves
from ui.lock.door import Covered, Door, Setting, founded, recovered
from ui.lock.idle import Idle
from ui.lock.state import Ask, Asks, Lock, Page

if TYPE_CHECKING:
    from ui.lock.screen import LockScreen

T = TypeVar("T")
_SECOND_MS: Final = 1_000
_STANDS_EVERY_S: Final = 60


class LockKeeper(QObject):
    """Lies over the window while nobody has signed in; the rooms under it keep all they had.

    `signed` tells who is in, before the rooms are seen; `covered` whether they are hidden;
    `recovered` what has to be put on paper of who came in by a code; `stood` how who is in stands.
    """

    signed = Signal(object)
    covered = Signal(bool)
    recovered = Signal(object)
    stood = Signal(object)
    told = Signal(object)
    papers_taken = Signal()

    def __init__(self, window: QWidget, covered: Covered, setting: Setting) -> None:
        super().__init__(window)
        self.state, self.setting = Lock(), setting
        self.idle = Idle(setting.clock)
        self.who: Who | None = None
        self._window, self._covered = window, covered
        self._door: Door | None = None
        self.needed = False
        self._screen: LockScreen | None = None
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._seconds = 0
        self._tick = QTimer(self, interval=_SECOND_MS)
        self._tick.timeout.connect(self._ticked)

    @property
    def covers(self) -> bool:
        """Whether the rooms are hidden."""
        return self.state.covers

    @property
    def screen(self) -> "LockScreen":
        """The sheet, made when it is first wanted."""
        if self._screen is None:
            from ui.lock.screen import LockScreen  # an open house never sees it

            again = self._covered.pressed_again
            self._screen = LockScreen(self._window, self.setting.say(), again)
            self._screen.entered.connect(self.enter)
            self._screen.went_on.connect(self._went_on)
            self._screen.went_back.connect(lambda: self._move(moves.went_back(self.state)))
            self._screen.code_asked.connect(lambda: self._move(moves.went_to_code(self.state)))
        return self._screen

    def opened(self, door: Door, *, needed: bool) -> None:
        """The station is open; where there is staff, a badge is asked for from now on."""
        self._door = door
        if needed:
            self.need()

    def need(self) -> None:
        """There is staff: nobody works here who has not signed in."""
        self.needed = True
        self.idle.watch(_app())
        self._tick.start()
        self.lock()

    def finish(self) -> None:
        """The window closes."""
        self._tick.stop()
        self.idle.leave(_app())
        self._door = None
        let_go(self._pool)

    def built(self) -> None:
        """The window was built anew, in another look or language; so is the sheet."""
        old, self._screen = self._screen, None
        if old is not None:
            old.wipe()
            old.hide()
            old.deleteLater()
        if self.covers:
            self._show()

    def found(self) -> None:
        """Ask for the first manager, where there is none."""
        if not self.needed and self._door is not None:
            self._move(moves.founding())

    def lock(self) -> None:
        """Hide the rooms at once, whatever is under way; where there is no staff, say so."""
        if not self.needed:
            self.told.emit(Phrase("lock.open_house"))
        elif self.state.page is not Page.LOCKED or self.state.back:
            self.who = None
            self._move(moves.locked())

    def takes(self, text: str) -> bool:
        """Whether a scan is the lock's: every one while it covers, and elsewhere every badge."""
        self.idle.touch()
        if self.covers:
            self._move(moves.heard(self.state, text))
            return True
        if not isinstance(read(text), Badge) or self.setting.wanted(text):
            return False
        if not self.needed:
            self.told.emit(Phrase("lock.open_house"))
            return True
        self._move(moves.heard(self.state, text, self.who.actor if self.who is not None else ""))
        return True

    def enter(self, text: str) -> None:
        """Something was typed."""
        self._move(moves.entered(self.state, text))

    def say(self, said: Phrase) -> None:
        """Say this of what is put on paper."""
        if self.covers:
            self._move(replace(self.state, said=said))

    def _went_on(self) -> None:
        if self.state.page is Page.KEPT:
            self.papers_taken.emit()
            self._move(Lock())

    def _move(self, new: Lock) -> None:
        old, self.state = self.state, new
        if new.covers:
            self._show()
        if new.covers is not old.covers:
            if not new.covers:
                self.idle.touch()
                self._covered.cover(None)
                self.screen.wipe()
                self.screen.hide()
            self.covered.emit(new.covers)
        if new.asks is not None and new.asks is not old.asks:
            self._serve(new.asks)

    def _show(self) -> None:
        setting, screen = self.setting, self.screen
        if not screen.isVisible():
            self._covered.cover(screen)
        screen.tell(self.state, self._say(), setting.where(), setting.clock())

    def _say(self) -> Speech:
        """Her own language, once it is known who stands there."""
        seen = self.state.seen
        return speech(seen.language) if seen is not None and seen.language else self.setting.say()

    def _serve(self, ask: Ask) -> None:
        door, desk = self._door, self.setting.desk()
        assert door is not None, "nobody is asked for a badge before the door is there"
        match ask.what:
            case Asks.WHOSE:
                self._send(ask, lambda: door.badge(ask.code, desk), self._greet)
            case Asks.SIGN_IN:
                self._send(ask, lambda: door.sign_in(ask.code, ask.secret, desk), self._in)
            case Asks.FIRST_SECRET:
                self._send(ask, lambda: door.first_secret(ask.code, ask.secret, desk), self._in)
            case Asks.RECOVER:
                self._send(ask, lambda: recovered(door, ask, desk), self._recovered)
            case Asks.FIRST_MANAGER:
                language = self.setting.say().language
                self._send(ask, lambda: founded(door, ask, desk, language), self._recovered)

    def _send(self, ask: Ask, call: Callable[[], T], done: Callable[[T], object]) -> None:
        """Ask the door; an answer that nobody waits for any longer lets nobody in."""

        def safely() -> tuple[T | None, Exception | None]:
            try:
                return call(), None
            except Exception as error:  # noqa: BLE001 - told kindly, then raised as what it is
                return None, error

        def answered(result: tuple[T | None, Exception | None]) -> None:
            value, error = result
            waits = self.state.asks is ask
            if waits and error is not None:
                self._move(moves.refused(self.state, error, _advice(error)))
            elif waits:
                done(value)  # type: ignore[arg-type] # without an error there is a value
            if error is not None and not isinstance(error, StationError):
                raise error

        Errand(safely, on_done=answered, on_refused=lambda _: None).send(self._pool)

    def _greet(self, seen: BadgeSeen) -> None:
        if self.state.back and self.who is not None and seen.staff == self.who.staff:
            self._move(Lock())  # it is her own badge: she works here already
        else:
            self._move(moves.greeted(self.state, seen, self.setting.clock()))

    def _in(self, signed: SignedIn) -> None:
        self.who = signed.who
        self.signed.emit(signed)
        self._move(Lock())

    def _recovered(self, made: tuple[FirstManager, SignedIn]) -> None:
        codes, signed = made
        self.who, self.needed = signed.who, True
        self.idle.watch(_app())
        self._tick.start()
        self.signed.emit(signed)
        self._move(moves.recovered(self.state))
        self.recovered.emit(codes)

    def _ticked(self) -> None:
        """A second has passed: the time and the wait go on, and nobody may have been here long."""
        setting = self.setting
        if self.covers:
            self.state = moves.ticked(self.state, setting.clock())
            self._show()
            return
        if self.idle.is_over(setting.minutes(), busy=setting.busy()):
            self.lock()
            return
        self._seconds += 1
        if self._seconds % _STANDS_EVERY_S == 0:
            self.look()

    def look(self) -> None:
        """See how who is in stands now: whoever was let go does not stand here any longer."""
        door, who = self._door, self.who
        if door is None or who is None:
            return

        def seen(signed: SignedIn | None) -> None:
            if who is self.who:
                self.stood.emit(signed) if signed is not None else self.lock()

        errand = Errand(lambda: door.stands(who), on_done=seen, on_refused=lambda _: None)
        errand.send(self._pool)


def _advice(error: Exception) -> Phrase:
    return error.advice if isinstance(error, StationError) else Phrase("error.unexpected")


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
