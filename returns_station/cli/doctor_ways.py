"""What `doctor` says of the ways out for messages, and of where answers lie: each is asked.

Nothing is sent, nothing is read, and nothing that is secret is said.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from returns_station.adapters.knocking import knock
from returns_station.adapters.settings import Settings
from returns_station.desk.errors import StationError
from returns_station.phrase import Phrase

PATIENCE_S: Final = 8.0
"""So long each server has, at each step; one that is asked for a password may ponder it."""
_PORTS: Final = {"https": 443, "http": 80}
_SILENT: Final = frozenset(("message.no_server", "inbox.away"))


def look(
    settings: Settings, folder: Path, patience_s: float = PATIENCE_S
) -> Iterator[tuple[str, bool, Phrase]]:
    """Each place that is set up: what it is, whether it works, what to say of it."""
    mail, sms, inbox = settings.mail, settings.sms, settings.inbox
    if not (mail.folder or mail.host or sms.folder or sms.url):
        # A shop may well tell everything by hand.
        yield "messages", True, Phrase("doctor.no_way")
    if mail.folder:
        yield "email", True, Phrase("doctor.way.email_folder")
    elif mail.host:
        yield _said("email", lambda: _mail(settings, folder, patience_s), mail.host)
    if sms.folder:
        yield "sms", True, Phrase("doctor.way.sms_folder")
    elif sms.url:
        host = urlsplit(sms.url).hostname or ""
        yield _said("sms", lambda: _sms(settings, folder, patience_s), host)
    if inbox.folder:
        yield _said("inbox", lambda: _maildir(settings, folder), inbox.folder)
    if inbox.host:
        yield _said("inbox", lambda: _mailbox(settings, folder, patience_s), inbox.host)


def _said(what: str, ask: Callable[[], Phrase], host: str) -> tuple[str, bool, Phrase]:
    try:
        return what, True, ask()
    except StationError as error:
        if error.advice.key in _SILENT:
            # The door opened, so it is not away: somebody else may live there.
            return what, False, Phrase("doctor.door.silent", {"host": host})
        return what, False, error.advice


def _mail(settings: Settings, folder: Path, patience_s: float) -> Phrase:
    from returns_station.adapters.messaging.smtp import SmtpMessenger
    from returns_station.adapters.messaging.wiring import mail_way

    knock(settings.mail.host, settings.mail.port, patience_s)
    way = mail_way(settings, folder)
    assert isinstance(way, SmtpMessenger), "no folder is set"
    server = replace(way.server, connect_seconds=patience_s, all_seconds=2 * patience_s)
    replace(way, server=server).answers()
    return Phrase("doctor.way.email")


def _sms(settings: Settings, folder: Path, patience_s: float) -> Phrase:
    from returns_station.adapters.messaging.sms import SmsMessenger
    from returns_station.adapters.messaging.wiring import sms_way

    at = urlsplit(settings.sms.url)
    assert at.hostname, "the settings are read so"
    knock(at.hostname, at.port or _PORTS[at.scheme], patience_s)
    way = sms_way(settings, folder)
    assert isinstance(way, SmsMessenger), "no folder is set"
    replace(way, line=replace(way.line, answer_seconds=patience_s)).answers()
    return Phrase("doctor.way.sms")


def _maildir(settings: Settings, folder: Path) -> Phrase:
    from returns_station.adapters.incoming.wiring import maildir_of

    maildir_of(settings, folder).answers()
    return Phrase("doctor.inbox_folder")


def _mailbox(settings: Settings, folder: Path, patience_s: float) -> Phrase:
    from returns_station.adapters.incoming.wiring import mailbox_of

    knock(settings.inbox.host, settings.inbox.port, patience_s)
    mailbox_of(settings, folder, patience_s).answers()
    return Phrase("doctor.inbox")
