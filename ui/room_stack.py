"""The rooms' screens, one over the other: the open one is built at once, the others in peace."""

from collections.abc import Iterable, Mapping

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from returns_station.adapters.speech import Speech
from ui.rooms.entry import Entry


class RoomStack(QStackedWidget):
    """Every room has its place; its screen stands there once somebody asks, or nobody waits."""

    def __init__(
        self, entries: Mapping[str, Entry], say: Speech, *, wide: bool, made: Iterable[str] = ()
    ) -> None:
        """Rooms that were `made` before are built anew at once: they hold on to their screens."""
        super().__init__()
        self._entries, self._say, self._wide = entries, say, wide
        self._order = tuple(entries)
        self._unmade = dict.fromkeys(entries)
        for _ in entries:
            self.addWidget(QWidget())
        for name in made:
            self._make(name)

    @property
    def made(self) -> tuple[str, ...]:
        """The rooms that are built."""
        return tuple(name for name in self._order if name not in self._unmade)

    def open(self, name: str) -> None:
        """Show a room, built now if it was not."""
        self._make(name)
        self.setCurrentIndex(self._order.index(name))

    def make_next(self) -> bool:
        """Build one room that was not built yet; False: all are."""
        name = next(iter(self._unmade), None)
        if name is None:
            return False
        self._make(name)
        return True

    def _make(self, name: str) -> None:
        if name not in self._unmade:
            return
        del self._unmade[name]
        place = self._order.index(name)
        screen = self._entries[name].room.screen(self._say, wide=self._wide)
        screen.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        empty, here = self.widget(place), self.currentIndex()
        assert empty is not None, "every room has a place"
        self.insertWidget(place, screen)
        self.removeWidget(empty)
        empty.deleteLater()
        self.setCurrentIndex(here)
