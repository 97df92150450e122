"""What a page is told: the state, the voice to say it in, and how it answers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from returns_station.adapters.speech import Speech
from ui.models.standing import WELL, Standing
from ui.models.task import Task
from ui.rooms.counter.state.counter import Counter
from ui.rooms.counter.state.keys import Do

Doing: TypeAlias = Callable[[Do, str], None]
"""What is asked for by hand or finger, with what: a line, a reason, a number."""


@dataclass(frozen=True, slots=True)
class Doors:
    """What the counter can lead to here: bringing sales in, the demo shop, a viewer for slips."""

    bring_in: bool = False
    fill: bool = False
    open_file: bool = False
    file: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """One moment of the counter, in the clerk's language; `now` is local time.

    `standing` is how the store answers; `can_take_back`: what waits for it can be taken back.
    """

    state: Counter
    say: Speech
    now: datetime
    clerk: str = ""
    doors: Doors = Doors()
    tasks: tuple[Task, ...] = ()
    standing: Standing = WELL
    can_take_back: bool = False
