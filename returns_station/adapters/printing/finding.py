"""Printers found: what this machine has, what answers at an address, and what each says it can."""

import re
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from returns_station.adapters.printing import asking, told
from returns_station.adapters.printing.addresses import places
from returns_station.adapters.printing.found import Found
from returns_station.adapters.printing.lines import opened

__all__ = ["Found", "Patience", "ask", "devices", "look_at", "places"]

_NAMED: Final = re.compile(r"(MDL|MODEL|DES|DESCRIPTION):([^;]+)")
_COMMANDS: Final = re.compile(r"(?:CMD|COMMAND SET):([^;]+)")


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a door may take to open, and a printer to answer what it is."""

    door_seconds: float = 1.5
    answer_seconds: float = 0.8


PATIENT: Final = Patience()


def look_at(typed: str, patience: Patience = PATIENT) -> tuple[Found, ...]:
    """Whoever answers at a typed address; the door that tells more of itself is the one."""
    doors = places(typed)
    if not doors:
        return ()
    with ThreadPoolExecutor(len(doors)) as pool:
        opened = tuple(pool.map(lambda at: _is_open(at, patience), doors))
    for at in (at for at, is_there in zip(doors, opened, strict=True) if is_there):
        found = ask(at, patience)
        if found.answers:
            return (found,)
    # A door that opens and says nothing may well print: the printer's papers say what it speaks.
    return tuple(Found(at, there=True) for at, there in zip(doors, opened, strict=True) if there)[
        -1:
    ]


def ask(at: str, patience: Patience = PATIENT) -> Found:
    """What a printer says of itself just now; one that says nothing is named all the same."""
    kind = at.partition(":")[0]
    match kind:
        case "ipp" | "system":
            said = asking.by_ipp(at, patience.door_seconds + patience.answer_seconds)
            return told.by_ipp(at, said) if said is not None else Found(at)
        case "tcp":
            return _by_line(at, patience)
        case "usb":
            named = _device(Path(at.removeprefix("usb:")))
            heard = _by_line(at, patience) if named.speaks == "escpos" else named
            return heard if heard.answers else named
        case _:
            # A serial line opens whether or not anything hangs on it: nobody is asked.
            return Found(at, there=True)


def devices(
    ports: Iterable[tuple[str, str]] = (),
    files: Path = Path("/dev/usb"),
    described: Path = Path("/sys/class/usbmisc"),
) -> tuple[Found, ...]:
    """Printers at this machine's own sockets: those on USB, and what hangs on a serial line.

    `ports` are serial ports with what they call themselves; no byte is sent to any of them.
    """
    usb = tuple(_device(file, described) for file in sorted(files.glob("lp*")))
    serial = tuple(Found(f"serial:{port}", name, "escpos", there=True) for port, name in ports)
    return (*usb, *serial)


def _by_line(at: str, patience: Patience) -> Found:
    try:
        line = opened(at, patience.door_seconds)
    except OSError:
        return Found(at)
    with closing(line):
        try:
            return told.by_line(at, line, patience.answer_seconds)
        except OSError:  # it hung up on us
            return Found(at, there=True)


def _is_open(at: str, patience: Patience) -> bool:
    on_network = at.startswith(("ipp:", "tcp:"))
    return not on_network or asking.door_opens(at, patience.door_seconds)


def _device(file: Path, described: Path = Path("/sys/class/usbmisc")) -> Found:
    """A USB printer as the system describes it: IEEE 1284 says its model and its language."""
    at = f"usb:{file}"
    try:
        text = (described / file.name / "device" / "ieee1284_id").read_text("utf-8", "replace")
    except OSError:
        return Found(at, there=file.exists())
    name, speaks = _NAMED.search(text), _COMMANDS.search(text)
    return Found(
        at,
        name.group(2).strip() if name else "",
        told.language_of(speaks.group(1)) if speaks else "",
        there=file.exists(),
    )
