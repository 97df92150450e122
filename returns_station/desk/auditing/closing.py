"""What a run opened, closed again: the journal signed as far as it is, the file sealed."""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol, TypeVar, cast, runtime_checkable

from returns_station.desk.errors import StationError

if TYPE_CHECKING:
    from returns_station.desk.station import Station

_T = TypeVar("_T")


@runtime_checkable
class Closes(Protocol):
    """Something that holds the database."""

    def close(self) -> None:
        """Let go of it: the last who does leaves it whole in one file."""


class Opened:
    """What one run opens, to be closed at its end."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._all: list[object] = []

    def keep(self, one: _T) -> _T:
        """Close this at the end, too: a station, or a way in."""
        self._all.append(one)
        return one

    def close(self) -> None:
        """Let go of every store-room; what a station leaves behind is signed and sealed."""
        stations = []
        for one in self._all:
            if isinstance(one, Closes):
                # The ways in first: whoever has the file open last leaves it whole.
                one.close()
            else:
                stations.append(cast("Station", one))
        for station in stations:
            if isinstance(station.store, Closes):
                close_down(station, station.store.close)


def close_down(station: "Station", let_go: Callable[[], object]) -> None:
    """Sign what was written since the last time, let go of the store-room, seal its file.

    Nobody is kept from closing: what cannot be signed or sealed now is so the next time.
    """
    from returns_station.desk.auditing.signing import sign_now_and_then

    audit = station.house.audit
    if not audit.rest.stands:
        with suppress(StationError):
            sign_now_and_then(station, "", least=1)
    let_go()
    audit.rest.closed()
