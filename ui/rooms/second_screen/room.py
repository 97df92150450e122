"""The customer's screen carried: it shows what it is told, hands on touches, and goes calm."""

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from ui.models.facing import Facing, Touch, Touched
from ui.rooms.second_screen import state
from ui.rooms.second_screen.screen import SecondScreen
from ui.rooms.second_screen.state import Seen


class SecondScreenRoom(QObject):
    """Keeps what stands there; no clock runs while it is calm."""

    touched = Signal(object)

    def __init__(self, shop: str = "", language: str = "") -> None:
        super().__init__()
        self._shop = shop
        self.seen = Seen(Facing(language=language), home=language)
        self._screen: SecondScreen | None = None
        self.clock = QTimer(self, singleShot=True)
        self.clock.timeout.connect(lambda: self._move(state.waited(self.seen)))

    def screen(self) -> SecondScreen:
        """A new screen, showing what is shown now."""
        self._screen = SecondScreen(self._shop)
        self._screen.touched.connect(self._touched)
        self._screen.grew.connect(lambda: self._move(state.larger(self.seen)))
        self._screen.asked.connect(lambda: self._move(state.languages(self.seen)))
        self._screen.tell(self.seen)
        return self._screen

    def tell(self, facing: Facing) -> None:
        """The counter moved on."""
        self._move(state.tell(self.seen, facing))

    def build(self) -> None:
        """The theme is another."""
        if self._screen is not None:
            self._screen.build()

    def move_to(self, shop: str, language: str) -> None:
        """The shop is called otherwise, or speaks another language of its own, from now on."""
        self._shop = shop
        if self._screen is not None:
            self._screen.call(shop)
        told = self.seen.told if self.seen.told.visit else Facing(language=language)
        self._move(replace(self.seen, told=told, home=language))

    def finish(self) -> None:
        """The window closes."""
        self.clock.stop()
        self._screen = None

    def _move(self, new: Seen) -> None:
        old, self.seen = self.seen, new
        wait = state.wait_ms(new)
        if not wait:
            self.clock.stop()
        elif state.stands(old) != state.stands(new) or not self.clock.isActive():
            self.clock.start(wait)
        if self._screen is not None:
            self._screen.tell(new)

    def _touched(self, did: Touched) -> None:
        if did.what is Touch.LANGUAGE or self.seen.asks:
            self._move(state.answered(self.seen))
        self.touched.emit(did)
