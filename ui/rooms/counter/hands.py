"""What the counter's room lends to those who carry things for it."""

from collections.abc import Callable
from dataclasses import dataclass

from ui.rooms.counter.state.counter import Counter


@dataclass(frozen=True, slots=True)
class Hands:
    """What the room lends: its state, a way to move it, and to look anew at what waits."""

    state: Callable[[], Counter]
    move: Callable[[Counter], object]
    refresh: Callable[[], object]
