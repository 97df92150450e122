"""One question to a carrier and what came back, whatever it went over.

Adapters speak through a Line: over HTTP, or straight into a simulated far end. Nothing of what is
said is shown in a repr: it holds a customer's address and the shop's secret.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: its path has the query in it, header names are in lower case."""

    method: str
    path: str = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Heard:
    """A response that came whole; header names are in lower case."""

    status: int
    body: bytes = field(default=b"", repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)


class Lost(StrEnum):
    """No response: nothing has left this house, or nobody knows how far it came."""

    NOT_SENT = "not_sent"
    SILENT = "silent"


class Line(Protocol):
    """A way to one far end; nothing outlives its deadline, and nothing here raises."""

    @property
    def deadline(self) -> timedelta:
        """After so long no call of any desk is under way."""

    def send(self, asked: Asked) -> Heard | Lost:
        """Ask once, never again by itself."""
