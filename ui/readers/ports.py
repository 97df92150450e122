"""Which port a scanner is plugged into: known by the numbers of its maker, never by trying."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, Protocol

from returns_station.adapters.plain import plain

AUTO: Final = "auto"
_LONGEST_NAME: Final = 32


class Port(Protocol):
    """What the system tells of a port (serial.tools.list_ports)."""

    device: str
    vid: int | None
    pid: int | None
    product: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a scanner is: the port's name or URL, and what people call it."""

    device: str
    name: str


# From the public list of USB ids. A maker with only scanners stands with ANY; of one that also
# makes terminals, printers or hand computers only the scanners' own serial modes are known here.
_HONEYWELL, _DATALOGIC, _DATALOGIC_OLD, _OPTICON = 0x0C2E, 0x05F9, 0x080C, 0x065A
_ZEBRA, _NEWLAND, _INTERMEC, _MINDEO = 0x05E0, 0x1EAB, 0x067E, 0x27DD
_ANY: Final = frozenset((_HONEYWELL, _DATALOGIC, _DATALOGIC_OLD, _OPTICON))
_PAIRS: Final = frozenset(
    ((_ZEBRA, 0x1701), (_INTERMEC, 0x0803), (_INTERMEC, 0x0805), (_MINDEO, 0x0002))
)
# Newland's scanners end their number by how they speak: 03 as a keyboard, 06 as a serial port.
_NEWLAND_SERIAL: Final = 0x06


def is_scanner(port: Port) -> bool:
    """Whether this port is surely a scanner's, and no terminal's, modem's or printer's."""
    if port.vid == _NEWLAND and port.pid is not None:
        return port.pid & 0xFF == _NEWLAND_SERIAL
    return port.vid in _ANY or (port.vid, port.pid) in _PAIRS


def places(setting: str, ports: Callable[[], Iterable[Port]]) -> tuple[Place, ...]:
    """Where to look for the scanner: every known one for "auto", else the port that is named."""
    if setting == AUTO:
        known = sorted((port for port in ports() if is_scanner(port)), key=lambda port: port.device)
        return tuple(Place(port.device, _name(port)) for port in known)
    return (Place(setting, named(setting)),) if setting else ()


def named(setting: str) -> str:
    """What people call a port that is named in the settings: COM3, ttyUSB0, 10.0.0.9:4001."""
    bare = setting.partition("://")[2].partition("?")[0] if "://" in setting else setting
    return plain(bare.rpartition("/")[2] or bare, limit=_LONGEST_NAME)


def _name(port: Port) -> str:
    product = plain(port.product or "", limit=_LONGEST_NAME).strip()
    return product if product not in {"", "n/a"} else named(port.device)
