"""The counter's ear: scans are heard one at a time, and each gets one verdict, in order."""

from collections import deque
from collections.abc import Callable

from ui.models.verdict import Verdict
from ui.rooms.counter.state.counter import Counter
from ui.rooms.counter.state.sounding import settled, verdict


class Ear:
    """Holds the scans that wait, and tells what came of the one that was heard last."""

    def __init__(self, tell: Callable[[Verdict], object]) -> None:
        self._waiting: deque[str] = deque()
        self._before: Counter | None = None
        self._tell = tell

    @property
    def waits(self) -> bool:
        """Whether a scan waits for its turn."""
        return bool(self._waiting)

    def take(self, text: str) -> None:
        """Something was scanned; it waits for its turn."""
        self._waiting.append(text)

    def forget(self) -> None:
        """None of those that wait is heard."""
        self._waiting.clear()

    @property
    def waiting(self) -> int:
        """How many are not heard yet."""
        return len(self._waiting)

    def next(self, state: Counter) -> str | None:
        """The next scan, where one waits and can be heard now."""
        if not state.rest.ready or state.asks is not None or not self._waiting:
            return None
        # What came of the one before is told by what is known of it now.
        self._give(state)
        self._before = state
        return self._waiting.popleft()

    def follow(self, state: Counter) -> None:
        """The counter has moved: perhaps all that the scan asked for is answered."""
        if self._before is not None and settled(self._before, state):
            self._give(state)

    def _give(self, state: Counter) -> None:
        before, self._before = self._before, None
        came_of = verdict(before, state) if before is not None else None
        if came_of is not None:
            self._tell(came_of)
