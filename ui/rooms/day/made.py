"""The day room made for a desk."""

from collections.abc import Callable
from datetime import datetime

from ui.desk import Desk
from ui.rooms.day.asking import Setting, StationBook
from ui.rooms.day.room import DayRoom


def day_room(
    desk: Desk, clock: Callable[[], datetime], to_counter: Callable[[str], object]
) -> DayRoom:
    """The day of this desk; a promise of a visit is opened at the counter, by its slip."""
    now = desk.local(clock)
    folder = desk.data / "board"
    made = DayRoom(Setting(desk.who, now, lambda it, who: StationBook(it, who, now), folder))
    made.passed_on.connect(to_counter)
    return made
