"""A real mail server in a process of its own that does wrong as the address of a mail asks it to.

`grey2.7-1@example.org` is put off twice; `drop1` is hung up on once in the middle, `dot1` once when
all of it was taken; `never` is refused for good, and `slow` waits a little before it is taken.
"""

import asyncio
import logging
import re
import socket
import ssl
from collections import Counter
from dataclasses import dataclass, field
from email import message_from_bytes
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final, TextIO

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.returns_station.adapters.messaging.mail_server import HERE, certificate

_PLAN: Final = re.compile(r"^(grey|drop|dot|never|slow|well)(\d*)\.")
_SLOW_SECONDS: Final = 0.03


@dataclass
class Sink:
    """What was taken is written down before it is said; each address is counted."""

    taken: TextIO
    tries: Counter[str] = field(default_factory=Counter)

    def plan(self, address: str) -> tuple[str, int]:
        """What is to go wrong with an address, and how often."""
        found = _PLAN.match(address)
        assert found is not None, address
        return found[1], int(found[2] or 0)

    async def handle_RCPT(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _told: list[str]
    ) -> str:
        """Put off, refuse or take a recipient."""
        kind, times = self.plan(address)
        self.tries[address] += 1
        if kind == "never":
            return "550 5.1.1 nobody of this name"
        if kind == "grey" and self.tries[address] <= times:
            return "451 4.7.1 come again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:
        """Write it down, then say so, slowly, or hang up."""
        (address,) = envelope.rcpt_tos
        kind, times = self.plan(address)
        if kind == "slow":
            await asyncio.sleep(_SLOW_SECONDS)
        assert isinstance(envelope.content, bytes)
        name = message_from_bytes(envelope.content)["Message-ID"]
        self.taken.write(f"{address} {name}\n")
        self.taken.flush()
        if kind == "dot" and self.tries[address] <= times:
            server.transport.abort()  # type: ignore[union-attr] # it is open: it has just spoken
        return "250 2.0.0 taken"


class _Server(SMTP):
    """A server that hangs up in the middle of some mails."""

    async def smtp_DATA(self, arg: str | None) -> None:
        sink, address = self.event_handler, self.envelope.rcpt_tos[0]  # type: ignore[union-attr] # after RCPT
        kind, times = sink.plan(address)
        if kind == "drop" and sink.tries[address] <= times:
            await self.push("354 go on")
            await self._reader.readline()
            self.transport.abort()  # type: ignore[union-attr] # it is open: it has just spoken
            return
        await super().smtp_DATA(arg)


class _Here(Controller):
    def factory(self) -> SMTP:
        """A server for one line."""
        return _Server(self.handler, **self.SMTP_kwargs)


def serve(folder: Path, told: Connection) -> None:
    """Serve until whoever asked goes; tells the port once it listens."""
    public, context = certificate(folder)
    logging.getLogger("mail.log").setLevel(logging.CRITICAL)
    with (folder / "taken").open("a", encoding="utf-8") as taken:
        sink = Sink(taken)
        secure: dict[str, Any] = {"tls_context": _modern(context), "require_starttls": True}
        with socket.socket() as probe:
            probe.bind((HERE, 0))
            port = int(probe.getsockname()[1])
        controller = _Here(sink, hostname=HERE, port=port, **secure)
        controller.start()
        told.send((port, str(public)))
        try:
            told.recv()
        except EOFError:
            controller.stop(no_assert=True)


def _modern(context: ssl.SSLContext) -> ssl.SSLContext:
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
