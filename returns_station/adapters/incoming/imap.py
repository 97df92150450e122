"""A mailbox on a server, over TLS alone: read by its numbers, marked as seen once it is kept."""

import imaplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Final, Literal

from returns_station.adapters.incoming.maildir import HEAD_BYTES, MOST_BYTES, MailboxAwayError
from returns_station.desk.dialogue.inbox_ports import Mark
from returns_station.desk.dialogue.incoming import CameIn
from returns_station.phrase import Phrase

_HERE: Final = frozenset(("localhost", "127.0.0.1", "::1"))
_OK: Final = "OK"
_ANEW_DAYS: Final = 30
_MOST_AT_ONCE: Final = 200


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Where mail to the shop lies; `none` of TLS is for a server on this very machine alone.

    The password is asked for when it is needed: what keeps it may be slow.
    """

    host: str
    user: str
    password: Callable[[], str]
    port: int = 993
    tls: Literal["tls", "starttls", "none"] = "tls"
    folder: str = "INBOX"
    ca_file: Path | None = None
    seconds: float = 30.0


@dataclass(slots=True)
class Imap:
    """One mailbox; one connection a round. What it cannot read now it reads the next time."""

    mailbox: Mailbox
    today: Callable[[], date]
    _line: imaplib.IMAP4 | None = field(default=None, init=False)

    @property
    def name(self) -> str:
        """Its name, the same at every start."""
        box = self.mailbox
        return f"imap:{box.user}@{box.host}/{box.folder}"

    def fetch(self, mark: Mark) -> Iterator[CameIn]:
        """What came since the mark, by its numbers; raises MailboxAwayError.

        A mailbox that is read for the first time tells what nobody has seen; one that counts anew
        tells the last month again, and what is known of it is not laid in twice.
        """
        with _errors(), self._signed_in() as line:
            self._line = line
            self._open(line)
            validity = _validity(line)
            for number in _numbers(line, validity, mark, self.today()):
                came = _message(line, number, validity)
                if came is not None:
                    yield came
        self._line = None

    def kept(self, came: CameIn) -> None:
        """Mark it as seen, for who looks into the mailbox; it is kept all the same if not."""
        if self._line is not None:
            with suppress(imaplib.IMAP4.error, OSError):
                self._line.uid("STORE", str(came.number), "+FLAGS.SILENT", "(\\Seen)")

    def answers(self) -> None:
        """Ask whether we are let in and our folder is there, and read nothing; raises as above."""
        with _errors(), self._signed_in() as line:
            self._open(line, only_look=True)

    def _open(self, line: imaplib.IMAP4, *, only_look: bool = False) -> None:
        folder = self.mailbox.folder
        state, _ = line.select(f'"{folder}"', only_look)
        if state != _OK:
            raise MailboxAwayError(Phrase("inbox.no_folder", {"folder": folder}))

    @contextmanager
    def _signed_in(self) -> Iterator[imaplib.IMAP4]:
        line = self._connected()
        try:
            self._sign_in(line)
            yield line
        finally:
            with suppress(imaplib.IMAP4.error, OSError):
                line.logout()

    def _sign_in(self, line: imaplib.IMAP4) -> None:
        try:
            line.login(self.mailbox.user, self.mailbox.password())
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error as error:
            raise MailboxAwayError(Phrase("inbox.not_let_in")) from error

    def _connected(self) -> imaplib.IMAP4:
        box = self.mailbox
        trusted = ssl.create_default_context(cafile=str(box.ca_file) if box.ca_file else None)
        if box.tls == "tls":
            return imaplib.IMAP4_SSL(box.host, box.port, ssl_context=trusted, timeout=box.seconds)
        line = imaplib.IMAP4(box.host, box.port, timeout=box.seconds)
        if box.tls == "starttls":
            line.starttls(trusted)
        elif box.host not in _HERE:
            raise MailboxAwayError(Phrase("inbox.away"))
        return line


def _validity(line: imaplib.IMAP4) -> int:
    """The mailbox's own age: its numbers hold as long as this stays the same (RFC 9051, 2.3.1)."""
    return _number(line.response("UIDVALIDITY")[1])


def _numbers(line: imaplib.IMAP4, validity: int, mark: Mark, today: date) -> list[int]:
    if not mark.validity:
        asked = "UNSEEN"
    elif mark.validity != validity:
        asked = f"SINCE {_day(today - timedelta(days=_ANEW_DAYS))}"
    else:
        asked = f"UID {mark.last + 1}:*"
    state, told = line.uid("SEARCH", asked)
    found = told[0].split() if state == _OK and told and isinstance(told[0], bytes) else []
    numbers = sorted(int(one) for one in found if one.isdigit())
    # "n:*" names the last one also where it is smaller.
    least = mark.last if mark.validity == validity else 0
    return [one for one in numbers if one > least][:_MOST_AT_ONCE]


def _message(line: imaplib.IMAP4, number: int, validity: int) -> CameIn | None:
    """One message, or its beginning where it is too large; None: it is gone."""
    state, told = line.uid("FETCH", str(number), "(RFC822.SIZE)")
    size = _number(told, b"RFC822.SIZE") if state == _OK else 0
    if not size:
        return None
    cut = size > MOST_BYTES
    most = HEAD_BYTES if cut else MOST_BYTES
    state, told = line.uid("FETCH", str(number), f"(BODY.PEEK[]<0.{most}>)")
    bodies = (part[1] for part in told or () if isinstance(part, tuple))
    raw = next((body for body in bodies if isinstance(body, bytes)), b"")
    return CameIn(raw[:most], validity, number, cut) if state == _OK and raw else None


def _number(told: object, after: bytes = b"") -> int:
    """The first number in an answer behind a word; 0 where there is none."""
    for line in told if isinstance(told, list) else ():
        rest = line.partition(after)[2] if after and isinstance(line, bytes) else line
        digits = rest.split(b")")[0].split() if isinstance(rest, bytes) else []
        if digits and digits[0].isdigit():
            return int(digits[0])
    return 0


def _day(day: date) -> str:
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    return f"{day.day}-{months[day.month - 1]}-{day.year}"


@contextmanager
def _errors() -> Iterator[None]:
    """Whatever the line does, messages stay where they are; raises MailboxAwayError."""
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        raise MailboxAwayError(Phrase("inbox.not_safe")) from error
    except (imaplib.IMAP4.error, OSError, ValueError) as error:
        raise MailboxAwayError(Phrase("inbox.away")) from error
