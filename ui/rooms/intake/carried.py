"""What all parts of the bench room share: the state and how it moves, the station, the errands."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from returns_station.desk.bench.bench import Bench
from returns_station.phrase import Phrase
from ui.rooms.intake.asking import Errands
from ui.rooms.intake.setting import Setting
from ui.rooms.intake.state.intake import Intake

if TYPE_CHECKING:
    from returns_station.desk.station import Station


class Carried:
    """One state, moved by several hands on the window's thread."""

    def __init__(self, setting: Setting, moved: Callable[[Intake], object]) -> None:
        """`moved` hears the state that was."""
        self.state = Intake()
        self.setting, self.errands = setting, Errands(setting.now)
        self.station: Station | None = None
        self._moved = moved

    @property
    def bench(self) -> Bench | None:
        """The bench, for who stands here; None before the station is open."""
        return self.station.bench(self.setting.desk.who) if self.station is not None else None

    def move(self, new: Intake) -> None:
        """Stand so from now on."""
        old, self.state = self.state, new
        self._moved(old)


def nobody_waits(_: Phrase) -> None:
    """What was asked beside all else failed; it is asked again when it matters."""
