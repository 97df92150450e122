"""Which places the settings name that messages to the shop lie in, and who reads them."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from returns_station.desk.dialogue.inbox_ports import Source

if TYPE_CHECKING:
    from returns_station.adapters.incoming.imap import Imap
    from returns_station.adapters.incoming.maildir import Maildir
    from returns_station.adapters.settings import Settings

PASSWORD: Final = "RETURNS_STATION_INBOX_PASSWORD"  # noqa: S105 - the name of where it is, not itself
_PATIENCE_S: Final = 30.0


def sources_of(settings: "Settings", data: Path) -> tuple[Source, ...]:
    """Every place that is set up; none is asked before it is read."""
    told = settings.inbox
    found: list[Source] = []
    if told.folder:
        found.append(maildir_of(settings, data))
    if told.host:
        found.append(mailbox_of(settings, data))
    return tuple(found)


def maildir_of(settings: "Settings", data: Path) -> "Maildir":
    """The folder that is set up."""
    from returns_station.adapters.incoming.maildir import Maildir

    return Maildir(data / settings.inbox.folder)


def mailbox_of(settings: "Settings", data: Path, patience_s: float = _PATIENCE_S) -> "Imap":
    """The mailbox on a server that is set up; it has so long for each answer."""
    # Only who has one pays for what talks to it.
    from returns_station.adapters.clock import now
    from returns_station.adapters.incoming.imap import Imap, Mailbox
    from returns_station.adapters.messaging.wiring import secret

    told = settings.inbox

    def password() -> str:
        return secret(PASSWORD)

    box = Mailbox(
        host=told.host,
        user=told.user,
        password=password,
        port=told.port,
        tls=told.tls,
        folder=told.mailbox,
        ca_file=data / told.ca_file if told.ca_file else None,
        seconds=patience_s,
    )

    def today() -> date:
        return now().date()

    return Imap(box, today)
