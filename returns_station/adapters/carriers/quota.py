"""How much one may ask of a carrier in a while: no more is sent, and it is said how long to wait.

Who is told to wait is not overtaken: until then nobody of this desk sends at all.
"""

from collections import deque
from collections.abc import Callable
from math import ceil
from threading import Lock
from time import monotonic


class Quota:
    """So many calls in so many seconds, counted at this desk, and what the carrier itself says."""

    def __init__(self, calls: int, seconds: float, clock: Callable[[], float] = monotonic) -> None:
        """Begin with all of it."""
        self._calls = calls
        self._seconds = seconds
        self._clock = clock
        self._sent: deque[float] = deque()
        self._shut_until = 0.0
        self._one_counts = Lock()

    def take(self) -> int:
        """Take one call; seconds to wait where there is none, and then it is not taken."""
        with self._one_counts:
            now = self._clock()
            while self._sent and self._sent[0] <= now - self._seconds:
                self._sent.popleft()
            free_at = self._shut_until
            if len(self._sent) >= self._calls:
                free_at = max(free_at, self._sent[0] + self._seconds)
            if free_at > now:
                return max(1, ceil(free_at - now))
            self._sent.append(now)
            return 0

    def shut(self, seconds: int) -> None:
        """The carrier asked for a while without calls."""
        with self._one_counts:
            self._shut_until = max(self._shut_until, self._clock() + seconds)
