"""The bench in a real window over a real store-room, with a scanner and keys that are counted."""

from dataclasses import replace
from pathlib import Path
from typing import Self

from pytestqt.qtbot import QtBot

from returns_station.desk.bench.views import ParcelSeen
from returns_station.desk.station import Station
from tests.builders import NOW
from tests.ui.rooms.intake.shop import PIOTR, a_shop
from tests.ui.rooms.shop import Counter
from ui.desk import Desk
from ui.rooms.intake.room import IntakeRoom
from ui.rooms.intake.screen.intake import IntakeScreen
from ui.widgets.label import PlainLabel


class AtBench(Counter):
    """A window whose bench lies open."""

    @classmethod
    def of(cls, qtbot: QtBot, folder: Path, station: Station | None = None) -> Self:
        """Open the room, and wait until it knows how the day stands."""
        desk = Desk(PIOTR, "sv", "SE", folder, theme="light", motion=False, at_a_distance=True)
        bench = cls(folder, station or a_shop(folder), lambda: NOW, desk)
        qtbot.addWidget(bench.window, before_close_func=lambda _: bench.close())
        bench.open(qtbot)
        bench.window.enter("intake")
        qtbot.waitUntil(lambda: bench.intake.state.ready)
        return bench

    @property
    def intake(self) -> IntakeRoom:
        """The room."""
        room = self.app.rooms.room("intake")
        assert isinstance(room, IntakeRoom)
        return room

    @property
    def screen(self) -> IntakeScreen:
        """What is drawn."""
        screen = self.window.stack.currentWidget()
        assert isinstance(screen, IntakeScreen)
        return screen

    @property
    def parcel(self) -> ParcelSeen:
        """The parcel that lies open."""
        assert self.intake.state.parcel is not None
        return self.intake.state.parcel

    def settled(self, qtbot: QtBot) -> None:
        """Wait until all that was asked is answered."""
        room = self.intake
        qtbot.waitUntil(
            lambda: (
                not room.state.busy
                and room.steps.queue.is_empty
                and room.carried.errands.patience.is_idle
                and not room.state.labels.printing
            ),
            timeout=20_000,
        )

    def labels(self) -> list[str]:
        """The labels that came out as files."""
        return sorted(path.name for path in (self.folder / "labels").glob("*.pdf"))

    def standings(self) -> list[str]:
        """How each piece of the open parcel stands."""
        return [row.standing.value for row in self.parcel.rows]

    def words(self) -> str:
        """All that is shown."""
        labels = self.screen.findChildren(PlainLabel)
        return " | ".join(label.text() for label in labels if label.isVisible())

    def print_on(self, name: str) -> None:
        """Labels go to this printer from now on."""
        self.intake.settle(replace(self.desk, label_printer=name))
