"""Questions to printers on the network: whether one is there, and by IPP what it can."""

import http.client
import socket
from typing import Final
from urllib.parse import urlsplit

from returns_station.adapters.printing.ipp import (
    Attributes,
    HttpError,
    IppError,
    Operation,
    Tag,
    connected,
    exchange,
    question,
)
from returns_station.adapters.printing.system import address_of
from returns_station.desk.errors import StationError

_PORTS: Final = {"ipp": 631, "tcp": 9100}
_WANTED: Final = (
    "printer-info",
    "printer-make-and-model",
    "printer-name",
    "printer-state",
    "printer-state-reasons",
    "printer-resolution-default",
    "document-format-supported",
    "media-ready",
    "media-default",
    "media-supported",
)


def by_ipp(at: str, seconds: float) -> Attributes | None:
    """What a printer, or a queue of the system, says of itself; None when nothing is said."""
    try:
        address = address_of(at.removeprefix("system:"))
    except StationError:
        return None
    # The first names the attribute; those without a name are its further values (RFC 8010, 3.1.5).
    asked = [
        (Tag.KEYWORD, "" if nr else "requested-attributes", name) for nr, name in enumerate(_WANTED)
    ]
    try:
        with connected(address, seconds) as connection:
            said = exchange(
                connection, address, question(Operation.GET_PRINTER, address.uri, asked)
            )
    except (OSError, http.client.HTTPException, IppError, HttpError):
        return None
    return said.told[0] if said.is_yes and said.told else None


def door_opens(at: str, seconds: float) -> bool:
    """Whether anybody lets us in at an address on the network; nothing is sent."""
    parts = urlsplit(at)
    try:
        door = (parts.hostname or "", parts.port or _PORTS[parts.scheme])
        with socket.create_connection(door, seconds):
            return True
    except (OSError, ValueError):  # nobody there, or a port that is no number
        return False
