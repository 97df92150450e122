"""A real mail server on this machine, whose answers a test chooses, with TLS of its own."""

import asyncio
import ipaddress
import logging
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

HERE: Final = "127.0.0.1"
USER, PASSWORD = "station", "a-long-password"


@dataclass
class Sink:
    """What came in, and how the server answers; `waits` never answers at that step."""

    rcpt: list[str] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    waits: str = ""
    drops: str = ""
    mails: list[bytes] = field(default_factory=list)
    safe: list[bool] = field(default_factory=list)

    async def handle_RCPT(
        self, _server: SMTP, session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Take a recipient, or answer as told."""
        self.safe.append(session.ssl is not None)
        await self._maybe_wait("rcpt")
        if self.rcpt:
            return self.rcpt.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:
        """Take a mail, or answer as told."""
        answer = self.data.pop(0) if self.data else "250 2.0.0 queued as A1"
        if answer.startswith("250"):
            assert isinstance(envelope.content, bytes)
            self.mails.append(envelope.content)
        await self._maybe_wait("dot")
        if self.drops == "after the dot":
            assert isinstance(server.transport, asyncio.WriteTransport)
            server.transport.abort()
        return answer

    async def _maybe_wait(self, step: str) -> None:
        if self.waits == step:
            await asyncio.Event().wait()


class _Dropping(SMTP):
    """A server that hangs up while a mail comes in."""

    async def smtp_DATA(self, arg: str | None) -> None:
        if getattr(self.event_handler, "drops", "") == "mid-data":
            await self.push("354 go on")
            await self._reader.readline()
            assert isinstance(self.transport, asyncio.WriteTransport)
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


class _Here(Controller):
    def factory(self) -> SMTP:
        """A server for one line."""
        return _Dropping(self.handler, **self.SMTP_kwargs)


@contextmanager
def serving(sink: Sink, tls: ssl.SSLContext | None = None, **told: Any) -> Iterator[int]:  # noqa: ANN401 - as aiosmtpd takes them
    """Let it listen for a while; gives its port. `tls`: it is safe from the first byte."""
    with socket.socket() as probe:
        probe.bind((HERE, 0))
        port = int(probe.getsockname()[1])
    controller = _Here(sink, hostname=HERE, port=port, ssl_context=tls, **told)
    # It tells of every line that breaks, and here they are broken on purpose.
    logging.getLogger("mail.log").setLevel(logging.CRITICAL)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


def lets_in(
    _server: SMTP, _session: Session, _envelope: Envelope, _way: str, told: object
) -> AuthResult:
    """Whether a name and a password are the right ones."""
    right = LoginPassword(USER.encode(), PASSWORD.encode())
    return AuthResult(success=told == right, handled=False)


def certificate(folder: Path, name: str = HERE) -> tuple[Path, ssl.SSLContext]:
    """A certificate of our own for a name: its file to trust, and a server's side of it."""
    key = ec.generate_private_key(ec.SECP256R1())
    named = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "mail of a test")])
    now = datetime.now(UTC)
    alias: x509.GeneralName = x509.DNSName(name)
    if name == HERE:
        alias = x509.IPAddress(ipaddress.ip_address(name))
    made = (
        x509.CertificateBuilder()
        .subject_name(named)
        .issuer_name(named)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([alias]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    public, private = folder / f"{name}.pem", folder / f"{name}.key"
    public.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(public, private)
    return public, context
