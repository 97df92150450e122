"""One call played out: heard, done or not, and answered well, twice, late, cut or never."""

import socket
from collections.abc import Callable

from returns_station.adapters.payouts.simulator.far_end import FarEnd, Told
from returns_station.adapters.payouts.simulator.faults import Fault

_PATIENCE_SECONDS = 300.0
_NONSENSE = b"\x00\xff<html>\x15\r\n\r\n"

Framed = Callable[[Told], bytes]
"""An answer as the bytes of a protocol."""


def play(end: FarEnd, asked: Told, line: socket.socket, framed: Framed, *, asking: bool) -> None:
    """Play one call out as the lot falls; what was asked is done before or after, or never."""
    fault = end.draw()
    if fault in {Fault.LOST, Fault.LATE}:
        _wait_until_given_up(line)
    if fault is Fault.LOST:
        return
    decline = fault is Fault.DECLINE
    told = end.status(asked) if asking else end.refund(asked, decline=decline)
    if fault is Fault.SILENT:
        _wait_until_given_up(line)
        return
    content = framed(told)
    if fault is Fault.CUT:
        content = content[: len(content) * 2 // 3]
    if fault is Fault.GARBAGE:
        content = _NONSENSE
    if fault is Fault.TWICE:
        content *= 2
    line.sendall(content)


def _wait_until_given_up(line: socket.socket) -> None:
    """Hear nothing more until the other side hangs up, or dies."""
    line.settimeout(_PATIENCE_SECONDS)
    while line.recv(1024):
        pass
