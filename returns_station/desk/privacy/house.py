"""What keeping the promise about people is wired with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from returns_station.desk.privacy.ports import Ids, NoFiles, PersonFiles, Wipe
from returns_station.desk.privacy.views import Wiped
from returns_station.privacy.retention import Figures


def _nothing_to_wipe(words: Sequence[str] | None) -> Wiped:  # noqa: ARG001 - there is no disk
    return Wiped.CLEAN


def _no_ids() -> str:
    raise AssertionError("a station that forgets people is wired with ids")


def _plan(market: str, day: date) -> Figures:  # noqa: ARG001 - a default that knows no law
    return Figures()


@dataclass(frozen=True, slots=True)
class KeepingHouse:
    """The disk as far as it tells of people; ids that say nothing; the law's figures on a day."""

    files: PersonFiles = field(default_factory=NoFiles)
    wipe: Wipe = _nothing_to_wipe
    ids: Ids = _no_ids
    figures: Callable[[str, date], Figures] = _plan


NO_KEEPING: Final = KeepingHouse()
"""A station that keeps nothing on any disk."""
