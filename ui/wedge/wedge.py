"""Every key waits a blink, until it is plain whether a scanner or a person pressed it."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodQueryEvent, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from ui.wedge import keys
from ui.wedge.burst import Burst, ScannerProfile
from ui.wedge.overhearing import Overheard

_AS_SHIPPED: Final = ScannerProfile()
_IM_ENABLED: Final = Qt.InputMethodQuery.ImEnabled
_KEYS: Final = frozenset(
    {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease}
)
# Qt calls the second 0 of a fast "00" a repeat; a key that is held down repeats more slowly.
_REPEAT_MS: Final = 15


class Wedge(QObject):
    """Tells a scanner's bursts from typing, takes them out of the keys and says what was scanned.

    The windows get every key first, before fields, popups and shortcuts; there each is held for
    some 35 ms. A burst is swallowed with its Enter, and no shortcut in it fires; anything else is
    given back untouched and in order. Key times are those of the system, so that a busy window
    still tells the two apart. While it learns, it hears a scanner without obeying it: what was
    typed is told key by key, and nothing acts.
    """

    scanned = Signal(str)
    heard = Signal(object)
    _ended = Signal(str)
    _overheard = Signal(object)

    def __init__(self, app: QApplication, profile: ScannerProfile = _AS_SHIPPED) -> None:
        super().__init__(app)
        self._profile = profile
        self._burst: Burst | None = None
        self._swallowed: set[int] = set()
        self._scan_ended_ms = 0
        self._giving_back = self._learns = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._let_queued_keys_in)
        self._grace = QTimer(self)
        self._grace.setSingleShot(True)
        self._grace.timeout.connect(self._close)
        # Queued: whoever listens is called after the key is dealt with, not in the middle of it.
        self._ended.connect(self.scanned, Qt.ConnectionType.QueuedConnection)
        self._overheard.connect(self.heard, Qt.ConnectionType.QueuedConnection)
        app.installEventFilter(self)

    def wear(self, profile: ScannerProfile) -> None:
        """Hear this scanner from now on; what is held was another's and is dealt with first."""
        self._close()
        self._profile = profile

    def learn(self, on: bool) -> None:  # noqa: FBT001 - the one thing it says
        """Tell each burst key by key in `heard`, as `Stroke`s, or hear scans again."""
        self._close()
        self._learns = on

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that come to a window; see the class."""
        kind = event.type()
        if kind is QEvent.Type.InputMethodQuery:
            return self._keeps_dead_keys(event)
        if kind not in _KEYS or not isinstance(watched, QWindow):
            return False
        assert isinstance(event, QKeyEvent)
        if self._giving_back or keys.is_modifier(event):
            self._giving_back = False
            return False
        if kind is QEvent.Type.ShortcutOverride:
            return self._claims(event)
        if kind is QEvent.Type.KeyPress:
            return self._pressed(watched, event)
        return self._released(watched, event)

    def _claims(self, event: QKeyEvent) -> bool:
        """Shortcuts are asked before the key is pressed: say that it is not for them (yet)."""
        self._close_if_late(event)
        if self._is_held_down(event) or not (self._burst or self._opens(event)):
            return False
        event.accept()
        return True

    def _pressed(self, window: QWindow, event: QKeyEvent) -> bool:
        self._close_if_late(event)
        if self._is_held_down(event):
            self._close()
            return False
        if not self._burst:
            after_scan = self._follows_a_scan(event)
            if after_scan and self._profile.ends(event):
                # Many scanners end with CR and LF: the second is no Enter for the window.
                self._swallowed.add(keys.place(event))
                return True
            if not self._opens(event):
                return False
            now = event.timestamp()
            if self._learns:
                self._burst = Overheard(_AS_SHIPPED, now, now)
            else:
                self._burst = Burst(self._profile, now, now, after_scan=after_scan)
            self._ask_for_dead_keys()
        self._burst.hold(window, event)
        if self._burst.ended:
            self._close()
        else:
            self._grace.stop()
            self._timer.start(self._burst.limit_ms)
        return True

    def _released(self, window: QWindow, event: QKeyEvent) -> bool:
        if keys.place(event) in self._swallowed:
            self._swallowed.discard(keys.place(event))
            return True
        if not self._burst or keys.place(event) not in self._burst.still_down():
            return False
        self._burst.hold(window, event)
        return True

    def _opens(self, event: QKeyEvent) -> bool:
        prefix = "" if self._learns else self._profile.prefix
        return not prefix or keys.character(event, us_keys=self._profile.us_keys) == prefix[0]

    def _is_held_down(self, event: QKeyEvent) -> bool:
        fast = self._burst and event.timestamp() - self._burst.last_ms < _REPEAT_MS
        return event.isAutoRepeat() and not fast

    def _follows_a_scan(self, event: QKeyEvent) -> bool:
        since = event.timestamp() - self._scan_ended_ms
        return bool(self._scan_ended_ms) and since <= self._profile.gap_ms

    def _close_if_late(self, event: QKeyEvent) -> None:
        if self._burst and event.timestamp() - self._burst.last_ms > self._burst.limit_ms:
            self._close()

    def _let_queued_keys_in(self) -> None:
        # The window may have been busy while keys queued up: they come first, by their own times.
        self._grace.start(0)

    def _close(self) -> None:
        """Say what was scanned, or give the keys back."""
        burst, self._burst = self._burst, None
        if not burst:
            return
        self._timer.stop()
        self._grace.stop()
        self._ask_for_dead_keys()
        if burst.is_scan:
            self._scan_ended_ms = burst.last_ms
            self._swallowed |= burst.still_down()
            if isinstance(burst, Overheard):
                self._overheard.emit(tuple(burst.strokes))
            else:
                self._ended.emit(burst.code)
            return
        for window, event in burst.typed():
            if isValid(window):
                self._giving_back = True
                QCoreApplication.sendEvent(window, event)
                self._giving_back = False

    def _keeps_dead_keys(self, event: QEvent) -> bool:
        """Switch composing off while a burst is open.

        On Nordic boards ], =, ^ and ~ are dead keys: a text field's composing eats them before
        anyone sees them.
        """
        if not self._burst or not isinstance(event, QInputMethodQueryEvent):
            return False
        if not event.queries() & _IM_ENABLED:
            return False
        event.setValue(_IM_ENABLED, False)
        return True

    def _ask_for_dead_keys(self) -> None:
        QGuiApplication.inputMethod().update(_IM_ENABLED)
