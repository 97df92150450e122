"""Whether a server is there at all: its name is known, and its door opens."""

import socket
from contextlib import suppress
from threading import Thread

from returns_station.desk.errors import StationError
from returns_station.phrase import Phrase


class NobodyThereError(StationError):
    """Nobody is known by that name, or nobody opens."""


def knock(host: str, port: int, seconds: float) -> None:
    """Open the door and go away, saying nothing; raises NobodyThereError."""
    if not _is_known(host, port, seconds):
        raise NobodyThereError(Phrase("doctor.door.no_name", {"host": host}))
    try:
        socket.create_connection((host, port), seconds).close()
    except OSError as error:
        where = {"host": host, "port": str(port)}
        raise NobodyThereError(Phrase("doctor.door.shut", where)) from error


def _is_known(host: str, port: int, seconds: float) -> bool:
    found: list[object] = []

    def look() -> None:
        with suppress(OSError, UnicodeError):
            found.extend(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))

    # The system looks a name up for as long as it likes.
    looking = Thread(target=look, daemon=True)
    looking.start()
    looking.join(seconds)
    return bool(found)
