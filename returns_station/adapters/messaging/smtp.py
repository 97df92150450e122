"""Mail by SMTP: each letter ends as surely sent, surely not sent, or unknown; never guessed.

Until the dot that ends a mail was sent the server has nothing; from then on it may have all of it.
"""

import re
import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from pathlib import Path
from threading import Timer
from typing import Final, Literal

from returns_station.adapters.messaging.mail import Composer
from returns_station.adapters.messaging.sender import mailbox
from returns_station.desk.dialogue.ports import MaybeSentError, NotSentError, ToSend
from returns_station.phrase import Phrase

_CONNECT_SECONDS: Final = 15.0
_ALL_SECONDS: Final = 90.0
_READY: Final = 220
_OK: Final = 250
_TAKEN: Final = frozenset((250, 251, 252))
_GO_ON: Final = 354
_NEVER: Final = 500
# The server says so of us, not of this letter: somebody mends the settings, and it goes.
_NOT_LET_IN: Final = frozenset((530, 534, 535, 538))
_DOT: Final = re.compile(rb"(?m)^\.")
_LONGEST_REPLY: Final = 120


@dataclass(frozen=True, slots=True)
class Server:
    """Where mail leaves the shop; without `user` nobody signs in."""

    host: str
    port: int = 587
    tls: Literal["starttls", "tls", "none"] = "starttls"
    user: str = ""
    password: str = ""
    ca_file: Path | None = None
    connect_seconds: float = _CONNECT_SECONDS
    all_seconds: float = _ALL_SECONDS


@dataclass(frozen=True, slots=True)
class SmtpMessenger:
    """One connection a letter, to a server that is known by its certificate."""

    server: Server
    composer: Composer

    @property
    def can_tell(self) -> bool:
        """A server takes the same mail twice; her reader may tell by its name, or not."""
        return False

    def send(self, it: ToSend) -> str:
        """Hand a letter over; gives what the server called it. Raises as the port says."""
        message = self.composer.message(it)
        sender = mailbox(self.composer.sender.address)
        to = mailbox(it.stands.letter.address.to)
        with _errors(), self._line() as line:
            return _hand_over(line, message, sender, to)

    def answers(self) -> None:
        """Ask whether the server lets us in, and send nothing; raises NotSentError."""
        with _errors(), self._line() as line:
            line.noop()

    @contextmanager
    def _line(self) -> Iterator[smtplib.SMTP]:
        """An open line, safe and signed in, that lives so long in all."""
        server = self.server
        line = smtplib.SMTP(
            local_hostname=self.composer.sender.domain, timeout=server.connect_seconds
        )
        at = (server.host, server.port)
        line.sock = socket.create_connection(at, timeout=server.connect_seconds)
        watch = Timer(server.all_seconds, _hang_up, (line,))
        watch.daemon = True
        watch.start()
        try:
            _greet(line, server)
            yield line
        finally:
            watch.cancel()
            with suppress(smtplib.SMTPException, OSError):
                line.close()


def _hang_up(line: smtplib.SMTP) -> None:
    with suppress(OSError):
        if line.sock:
            line.sock.shutdown(socket.SHUT_RDWR)


def _greet(line: smtplib.SMTP, server: Server) -> None:
    """Say who we are, over a safe line, and sign in; never anything in the clear before."""
    if server.tls == "tls":
        _make_safe(line, server)
    code, _ = line.getreply()
    _check(code, _READY)
    line.ehlo_or_helo_if_needed()
    if server.tls == "starttls":
        if not line.has_extn("starttls"):
            raise NotSentError(Phrase("message.not_safe"), again=True)
        code, _ = line.docmd("STARTTLS")
        _check(code, _READY)
        _make_safe(line, server)
        line.ehlo_or_helo_if_needed()
    if server.user:
        line.login(server.user, server.password)


def _make_safe(line: smtplib.SMTP, server: Server) -> None:
    """Shake hands with a server that bears its name; what was said before counts no more."""
    assert line.sock, "it is open"
    safe = _context(server).wrap_socket(
        line.sock, server_hostname=server.host, do_handshake_on_connect=False
    )
    line.sock, line.file = safe, None
    line.helo_resp = line.ehlo_resp = None
    line.esmtp_features, line.does_esmtp = {}, False
    safe.do_handshake()


def _context(server: Server) -> ssl.SSLContext:
    """The system's own trust, and beside it the shop's."""
    context = ssl.create_default_context()
    if server.ca_file:
        context.load_verify_locations(server.ca_file)
    return context


def _hand_over(line: smtplib.SMTP, message: EmailMessage, sender: str, to: str) -> str:
    """Envelope, mail, dot; whoever is silent after the dot may have it."""
    wide = not (sender.isascii() and to.isascii())
    if wide and not line.has_extn("smtputf8"):
        raise NotSentError(Phrase("message.address"), again=False)
    content = message.as_bytes(policy=SMTPUTF8 if wide else SMTP)
    size = (f"SIZE={len(content)}",) if line.has_extn("size") else ()
    code, _ = line.mail(sender, (*size, *(("SMTPUTF8", "BODY=8BITMIME") if wide else ())))
    _check(code, _OK)
    code, _ = line.rcpt(to)
    _check(_OK if code in _TAKEN else code, _OK)
    code, _ = line.docmd("DATA")
    _check(code, _GO_ON)
    line.send(_DOT.sub(b"..", content))
    try:
        line.send(b".\r\n" if content.endswith(b"\r\n") else b"\r\n.\r\n")
        code, told = line.getreply()
    except (OSError, smtplib.SMTPException) as error:
        raise MaybeSentError(Phrase("message.maybe_sent")) from error
    _check(code, _OK)
    with suppress(smtplib.SMTPException, OSError):
        line.docmd("QUIT")
    return told.decode("ascii", "replace")[:_LONGEST_REPLY]


def _check(code: int, wanted: int) -> None:
    if code == wanted:
        return
    if code in _NOT_LET_IN:
        raise NotSentError(Phrase("message.not_let_in"), again=True)
    raise NotSentError(Phrase("message.not_taken"), again=code < _NEVER)


@contextmanager
def _errors() -> Iterator[None]:
    """What breaks outside the mail itself: nothing was sent, and it may go later."""
    try:
        yield
    except smtplib.SMTPAuthenticationError as error:
        raise NotSentError(Phrase("message.not_let_in"), again=True) from error
    except ssl.SSLCertVerificationError as error:
        raise NotSentError(Phrase("message.not_safe"), again=True) from error
    except (smtplib.SMTPException, OSError, UnicodeError) as error:
        raise NotSentError(Phrase("message.no_server"), again=True) from error
