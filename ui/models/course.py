"""How much longer something takes, by how far it has come; told as a person would say it."""

from typing import Final

from returns_station.phrase import Phrase

_SURE_S: Final = 2  # before that, and for the first hundredth, nobody can tell
_SURE_SHARE: Final = 0.01
_MOMENTS_S: Final = 10
_MINUTE_S: Final = 60


def left_s(share: float | None, elapsed_s: float) -> int | None:
    """So many seconds are left, at the pace until now; None: it cannot be told yet."""
    if share is None or share < _SURE_SHARE or elapsed_s < _SURE_S:
        return None
    return round(elapsed_s * (1 - min(share, 1)) / share)


def left_said(seconds: int) -> Phrase:
    """The time that is left: never more exact than one can know."""
    if seconds < _MOMENTS_S:
        return Phrase("course.left_moments")
    if seconds < _MINUTE_S:
        return Phrase("course.left_seconds", {"count": -(-seconds // 10) * 10})
    return Phrase("course.left_minutes", {"count": -(-seconds // _MINUTE_S)})
