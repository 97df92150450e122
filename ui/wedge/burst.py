"""Keys that came fast upon each other, held until it is plain who pressed them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWindow

from ui.wedge import keys

# Nobody types this fast; a burst of this pace is a scanner's however short it is.
_SUPERHUMAN_MS: Final = 10
# From this many keys on it is plainly a burst, and may stall a little.
_PLAIN: Final = 4
_PATIENCE: Final = 6
# Without an Enter after it, a burst is a scan only from this length on, at a scanner's pace.
_UNENDED: Final = 6
# One more than is ever looked at: what is longer is called too long.
_LONGEST: Final = 513


@dataclass(frozen=True, slots=True)
class ScannerProfile:
    """How this counter's scanner is set; a prefix makes it certain and typing free of delay."""

    prefix: str = ""
    suffix: frozenset[Qt.Key] = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
    gap_ms: int = 35
    shortest: int = 4
    us_keys: bool = True

    def ends(self, event: QKeyEvent) -> bool:
        """Whether the key is one that ends a scan."""
        return event.key() in self.suffix or event.text() in {"\r", "\n"}


@dataclass(slots=True)
class Burst:
    """The held keys, when the first and the last were pressed, and what a scanner means by them."""

    profile: ScannerProfile
    first_ms: int
    last_ms: int
    after_scan: bool = False
    ended: bool = False
    text: str = ""
    presses: int = 0
    held: list[tuple[QWindow, QKeyEvent]] = field(default_factory=list)

    def hold(self, window: QWindow, event: QKeyEvent) -> None:
        """Keep a key press or release for later."""
        if event.type() is QEvent.Type.KeyPress:
            self.presses += 1
            self.last_ms = event.timestamp()
            self.ended = self.profile.ends(event) and self.presses > 1
            if not self.profile.ends(event):
                self.text += keys.character(event, us_keys=self.profile.us_keys)
        if len(self.held) < 2 * _LONGEST:
            copy = event.clone()
            assert isinstance(copy, QKeyEvent)
            self.held.append((window, copy))
        self.text = self.text[:_LONGEST]

    @property
    def limit_ms(self) -> int:
        """How long the next key may take and still belong here."""
        patient = bool(self.profile.prefix) or self.presses >= _PLAIN
        return self.profile.gap_ms * (_PATIENCE if patient else 1)

    @property
    def is_scan(self) -> bool:
        """Whether a scanner, and not a person, pressed these keys."""
        if self.profile.prefix or self.after_scan:
            return bool(self.code)
        pace = (self.last_ms - self.first_ms) / max(self.presses - 1, 1)
        superhuman = bool(self.last_ms) and pace <= _SUPERHUMAN_MS
        if not self.ended:
            return superhuman and len(self.code) >= _UNENDED
        if len(self.code) >= self.profile.shortest:
            return pace <= self.profile.gap_ms
        return superhuman and (bool(self.code) or self._holds_orders)

    @property
    def code(self) -> str:
        """What was scanned, "" where the prefix is missing."""
        prefix = self.profile.prefix
        return self.text.removeprefix(prefix) if self.text.startswith(prefix) else ""

    @property
    def _holds_orders(self) -> bool:
        return any(keys.commands(event) for _, event in self.held)

    def typed(self) -> Iterator[tuple[QWindow, QKeyEvent]]:
        """The keys to give back to the window, in their order.

        An order to the program (Ctrl+O, F3) is given back when it stands alone: inside a burst it
        comes from a barcode that was made to give orders.
        """
        for window, event in self.held:
            if self.presses == 1 or not keys.commands(event):
                yield window, event

    def still_down(self) -> set[int]:
        """The keys pressed and not yet released."""
        down: set[int] = set()
        for _, event in self.held:
            change = down.add if event.type() is QEvent.Type.KeyPress else down.discard
            change(keys.place(event))
        return down
