"""The app: the window first, then the station behind it."""

import os
import sys
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from returns_station.adapters.clock import now
from returns_station.days import zone_of
from returns_station.phrase import Phrase
from ui import crash
from ui.desk import Desk
from ui.fitting import Fitted, Fitting
from ui.leaving import Leaving
from ui.looking_after import LookingAfter
from ui.one_window import OneWindow
from ui.places import Places
from ui.readers.over_window import OverWindow
from ui.readers.readers import Readers
from ui.readying import Readying
from ui.rooms.counter.errands import FINISH_MS
from ui.rooms.counter.state import paying, prints
from ui.rooms.entry import Entry
from ui.rooms.second_screen.room import SecondScreenRoom
from ui.rooms_made import rooms_for
from ui.second_window import SecondWindow
from ui.signing import Signing
from ui.sounds.sounds import Sounds
from ui.status import Status, facts
from ui.training import start_training
from ui.wedge import Wedge
from ui.widgets.spoken import listen
from ui.widgets.toast import Toast
from ui.window import Window

if TYPE_CHECKING:
    from returns_station.desk.station import Station
    from ui.rooms.imports.state import BringIn

    Fill = Callable[[Station, Callable[[float], object]], object]

_SIZE = (1280, 800)
_TICK_MS = 5_000


class App(QObject):
    """The window with its rooms, its scanner and its watch for crashes."""

    crashed = Signal(object)

    def __init__(
        self,
        app: QApplication,
        desk: Desk,
        bring_in: "BringIn | None" = None,
        fill_demo: "Fill | None" = None,
        *,
        clock: Callable[[], datetime] = now,
    ) -> None:
        super().__init__()
        listen()
        self._clock, self._app, self._desk = clock, app, desk
        self.fitting = Fitting(
            app, desk, clock, can_bring_in=bring_in is not None, fill_demo=fill_demo
        )
        self.rooms = rooms_for(desk, clock, bring_in, fill_demo)
        self.counter = self.rooms.counter
        entries = (*self.rooms.entries, Entry("setup", "wrench", self.fitting.room))
        self._names = tuple(entry.name for entry in entries)
        self.window = Window(entries, desk.language, training=desk.training)
        # What a screen reader calls the application; else it would be the script's name.
        app.setApplicationName(self.window.windowTitle())
        self.window.resize(*_SIZE)
        self.leaving = Leaving(
            self.window,
            lambda: self.counter.errands.is_idle,
            lambda: self._toast(Phrase("window.leaving"), "hourglass-medium"),
        )
        self.places = Places(self.window, desk.data, desk.own, kiosk=desk.kiosk)
        hold = Phrase("window.hold_to_close")
        self.places.hold_asked.connect(lambda: self._toast(hold, "storefront"))
        self.fitting.room.full_asked.connect(self.places.toggle_full)
        self.fitting.room.training_asked.connect(self._train)
        self.wedge = Wedge(app)
        self.wedge.scanned.connect(self._scanned)
        self._open_readers()
        self._open_second()
        self._sign()
        self.counter.rested.connect(self._tell_status)
        # In another language the line speaks it at once.
        self.window.built.connect(self._tell_status)
        self.counter.errands.patience.changed.connect(self._store_stands)
        self.sounds = Sounds(desk.data / "sounds", desk.sound.volume, self)
        self.counter.sounded.connect(self.sounds.play)
        self.rooms.play_with(self.sounds.play)
        self._fit()
        self.readying = Readying(lambda: self.counter.make_next() or self.window.make_next())
        self.window.built.connect(self.readying.begin)
        self._ready = False
        self.crashed.connect(self._tell_crash)
        self._stop_watching = crash.watch(desk.data / "crashes", now=now, tell=self.crashed.emit)
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._tell_status)
        self._tick.start()
        self._tell_status()

    def open(self, open_station: "Callable[[], Station]") -> None:
        """Open the station off the window's thread; scans that come before are kept."""

        def opening() -> "tuple[Station, bool]":
            station = open_station()
            return station, station.doorkeeper.needed()

        def failed(advice: Phrase) -> None:
            self._ready = True
            self.counter.closed(advice)

        # A store that is away is asked again until it is there.
        self.counter.errands.read(opening, lambda opened: self._opened(*opened), failed)
        self.readers.start()
        self.second.start()

    def close(self) -> bool:
        """Finish what was sent, then leave; answers that come late are shown to nobody.

        False: something of it still goes on, and nobody waits any longer.
        """
        if not self._tick.isActive():
            return True  # closed before: Qt would object to letting go twice
        self._tick.stop()
        self.readying.finish()
        self.fitting.finish()
        self._app.removeEventFilter(self.wedge)
        self.over.close_camera()
        self.readers.finish()
        self.second.finish()
        self.her.finish()
        self.looking_after.finish()
        self.signing.finish()
        self.rooms.finish()
        finished = self.counter.finish(0 if self.leaving.gave_up else FINISH_MS)
        self.sounds.stop()
        self._stop_watching()
        return finished

    def _opened(self, station: "Station", needed: bool) -> None:  # noqa: FBT001 - as answered
        self._ready = True
        self.signing.opened(station, needed=needed)
        self.rooms.opened(station)
        self.fitting.opened(station)
        self.looking_after.opened(station)
        self.readying.begin()
        self._tell_status()

    def _store_stands(self) -> None:
        """The store answers, or does not; before it is open, it is said why and what to do."""
        advice = self.counter.errands.patience.standing.advice
        if advice is not None and not self._ready:
            self.counter.closed(advice)
        self._tell_status()

    def _open_second(self) -> None:
        """What the customer sees and touches, on a window of her own."""
        self.her = SecondScreenRoom(self._desk.shop, self._desk.shop_language)
        self.second = SecondWindow(self._desk.second_screen, self.her.screen, self.window)
        self.counter.shown.connect(self._tell_status)
        self.second.changed.connect(self._tell_status)
        self.window.built.connect(self.her.build)
        self.window.her_screen_asked.connect(self.second.toggle)

    def _sign(self) -> None:
        """Where there is staff, nobody works here who has not signed in."""
        window, rooms = self.window, self.rooms
        self.signing = Signing(
            window,
            self._names,
            self.fitting,
            self._clock,
            busy=lambda: not self.counter.errands.is_idle,
            wanted=lambda code: rooms.takes_badge(window.open_room, code),
        )
        self.signing.join(self.counter, self.her, self.wedge, self.over)
        self.signing.told.connect(lambda said: self._toast(said, "user-circle"))
        self.looking_after = LookingAfter(lambda: self._desk.who, lambda: self.counter.hear(()))
        self.looking_after.staffed.connect(self.signing.staffed)

    def _fit(self) -> None:
        """Let all follow what is chosen in the set-up room."""
        self.fitting.join(
            Fitted(
                self.window, self.wedge, self.readers, self.second, self.her, self.sounds,
                self.counter, self.rooms.imports,
            )
        )  # fmt: skip
        self.fitting.moved.connect(self._move)

    def _move(self, desk: Desk) -> None:
        self._desk = desk
        self.rooms.settle(desk)
        self._tell_status()

    def _open_readers(self) -> None:
        """Hear all that reads codes, through the one door."""
        scanner = self._desk.scanner
        self.readers = Readers(scanner.serial, ends_by_pause=scanner.ends_with == "nothing")
        self.readers.scanned.connect(self._scanned)
        self.readers.unreadable.connect(lambda: self._scanned(""))
        self.readers.told.connect(self._tell_status)
        self.over = OverWindow(
            self.window,
            self.readers,
            lambda: self.window.say,
            self._pictured,
        )
        self.window.built.connect(self.over.built)
        self.window.camera_asked.connect(self.over.toggle_camera)

    def _pictured(self, picture: object) -> bool:
        covers = self.signing.covers
        return not covers and self.rooms.pictured(self.window.open_room, picture)

    def _scanned(self, text: str) -> None:
        """A scan goes first everywhere, even over help; a room that takes scans keeps its own."""
        if self.signing.takes(text):
            return
        self.window.heard()
        hearing = self.rooms.hearing(self.window.open_room)
        if hearing is not None and not self.window.help_over.isVisible():
            hearing.scanned(text)
            return
        if self.window.open_room != "counter" or self.window.help_over.isVisible():
            self.window.enter("counter")
        self.counter.scanned(text)

    def _tell_status(self) -> None:
        desk, counter = self._desk, self.counter
        status = Status(
            desk.who,
            self._clock().astimezone(zone_of(desk.market)),
            desk.printer,
            opening=not self._ready,
            standing=counter.errands.patience.standing,
            scans=counter.scans_waiting,
            slips=len(counter.state.rest.waiting),
            print_why=prints.why(counter.state.rest),
            owing=len(paying.waiting(counter.state)),
            hers=counter.across.shown.language if counter.across.shown.visit else "",
            her_screen_gone=self.second.unplugged,
            scanner=self.readers.fact(self.window.say),
        )
        self.window.tell_status(*facts(status, self.window.say))

    def _tell_crash(self, phrase: Phrase) -> None:
        self._toast(phrase, "wrench")

    def _train(self) -> None:
        opens = start_training(self._desk)
        told = "training.opening" if opens else "training.cannot_open"
        self._toast(Phrase(told), "flower-tulip")

    def _toast(self, phrase: Phrase, icon: str) -> None:
        toast = Toast(self.window, left=136, above=60)
        toast.tell(self.window.say.say(phrase), icon=icon)


def run(
    open_station: "Callable[[], Station]",
    desk: Desk,
    *,
    bring_in: "BringIn | None" = None,
    fill_demo: "Fill | None" = None,
) -> int:
    """Show the window, then open the station behind it; gives the exit code.

    `open_station` is called off the window's thread after the first frame; `bring_in` reads a file
    of sales with progress; `fill_demo` fills an empty shop. What is None is not shown. Where this
    desk's window is open already, that one comes to the front instead.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    alone = OneWindow(desk.data, desk.own)
    if alone.is_open_already():
        return 0
    alone.listen()
    made = App(app, desk, bring_in, fill_demo)
    alone.called.connect(made.places.come_forward)
    made.places.show()
    QTimer.singleShot(0, lambda: made.open(open_station))
    code = app.exec()
    alone.close()
    if not made.close():
        # A far end that hangs holds its thread for ever; all that was confirmed is on the disk.
        sys.stdout.flush()
        os._exit(code)
    return code
