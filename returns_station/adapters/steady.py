"""A clock that nobody can set: milliseconds since the machine was started, its sleep included."""

import time
from typing import Final

# Linux leaves sleep out of its monotonic clock; Windows does not, and macOS's wait is only longer.
_BOOT: Final[int | None] = getattr(time, "CLOCK_BOOTTIME", None)


def steady() -> int:
    """Its reading now; all programs of one machine read the same."""
    nanoseconds = time.monotonic_ns() if _BOOT is None else time.clock_gettime_ns(_BOOT)
    return nanoseconds // 1_000_000
