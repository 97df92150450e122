"""What came from outside, as it was read by a child process: plain values, nothing to open."""

from dataclasses import dataclass
from typing import Final, Protocol


@dataclass(frozen=True, slots=True)
class Bounce:
    """A far end says that a message of ours did not arrive; `final`: it never will."""

    recipient: str
    message_id: str
    final: bool


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that was let in: a picture or a PDF by its own first bytes."""

    kind: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """A message as it was read: whom it is from, what it answers, and its words as plain text.

    `to` are the addresses that it reached, `threads` the ids it answers, the nearest first.
    `robot`: a machine sent it by itself. `left_out` are codes of what was not let in.
    """

    sender: str
    name: str
    to: tuple[str, ...]
    message_id: str
    threads: tuple[str, ...]
    subject: str
    words: str
    language: str = ""
    robot: bool = False
    bounce: Bounce | None = None
    attached: tuple[Attachment, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CameIn:
    """A message as it lies at its source, not looked into; `cut`: only its beginning is here."""

    raw: bytes
    validity: int = 0
    number: int = 0
    cut: bool = False
    place: str = ""


class MailReader(Protocol):
    """Reads a message's bytes in a child process with limits."""

    def read(self, raw: bytes, *, cut: bool = False) -> Mail | None:
        """What it says; None: nobody can read it, or the child died of it."""


class NoReader:
    """Where nothing comes from outside."""

    def read(self, raw: bytes, *, cut: bool = False) -> Mail | None:  # noqa: ARG002 - as the port says
        """Nobody reads."""
        return None


NO_READER: Final = NoReader()
