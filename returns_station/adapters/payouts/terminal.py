"""A card terminal on the shop's own network: one JSON object a line each way, over TCP.

This is a protocol of our own, spoken by the terminal of `simulate terminal`. No maker's terminal
speaks it: each has its own (nexo, ZVT, OPI, ...) and needs a small bridge between, or a file like
this one. What the bridge must keep: one operation is paid at most once, however often it comes,
and `status` tells what became of it.
"""

import json
import socket
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from returns_station.adapters.payouts.answers import (
    MOST,
    SILENT,
    UNREACHABLE,
    asked_for,
    heard,
)
from returns_station.adapters.payouts.line import ending
from returns_station.payout import Answer, Payout

# A customer finds her card and types her code.
_ANSWER_SECONDS: Final = 90.0
_CONNECT_SECONDS: Final = 5.0
_CLOCKS_DIFFER: Final = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Terminal:
    """One card terminal, at `host:port`."""

    host: str
    port: int
    answer_seconds: float = _ANSWER_SECONDS
    clocks_differ: timedelta = _CLOCKS_DIFFER
    can_ask: bool = True

    @property
    def name(self) -> str:
        """Which terminal this is."""
        return f"terminal {self.host}:{self.port}"

    @property
    def deadline(self) -> timedelta:
        """After so long no call is under way."""
        return timedelta(seconds=_CONNECT_SECONDS + self.answer_seconds) + self.clocks_differ

    def pay(self, payout: Payout) -> Answer:
        """Ask the terminal to pay back; a line that breaks once it was open may have been heard."""
        return self._call({"do": "refund", **asked_for(payout)}, payout, asking=False)

    def ask(self, payout: Payout) -> Answer:
        """Ask what became of it."""
        told = {"do": "status", "operation": payout.operation}
        return self._call(told, payout, asking=True)

    def _call(self, told: dict[str, str], payout: Payout, *, asking: bool) -> Answer:
        try:
            line = socket.create_connection((self.host, self.port), timeout=_CONNECT_SECONDS)
        except OSError:
            return UNREACHABLE
        with line, ending(line, self.answer_seconds):
            line.settimeout(self.answer_seconds)
            try:
                line.sendall(json.dumps(told).encode() + b"\n")
                with line.makefile("rb") as answers:
                    content = answers.readline(MOST)
            except OSError:
                return SILENT
        # A line without its end was cut in the middle.
        return heard(content, payout, asking=asking) if content.endswith(b"\n") else SILENT
