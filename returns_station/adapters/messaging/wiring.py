"""Which ways to her the settings name; their secrets are in the environment or the keyring."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from returns_station.adapters.messaging.late import LateWay
from returns_station.desk.dialogue.ports import Messenger
from returns_station.dialogue.letter import Channel

if TYPE_CHECKING:
    from returns_station.adapters.keyring_vault import Vault
    from returns_station.adapters.settings import Settings

PASSWORD: Final = "RETURNS_STATION_MAIL_PASSWORD"  # noqa: S105 - the name of where it is, not itself
TOKEN: Final = "RETURNS_STATION_SMS_TOKEN"  # noqa: S105 - as above
_LONGEST_NAME: Final = 11


def ways_of(settings: "Settings", data: Path) -> Mapping[Channel, Messenger]:
    """The ways out that are set up, each made when the first message goes."""
    ways: dict[Channel, Messenger] = {}
    mail, sms = settings.mail, settings.sms
    if mail.folder or mail.host:
        ways[Channel.EMAIL] = LateWay(bool(mail.folder), lambda: mail_way(settings, data))
    if sms.folder or sms.url:
        ways[Channel.SMS] = LateWay(can_tell=True, make=lambda: sms_way(settings, data))
    return ways


def mail_way(settings: "Settings", data: Path) -> Messenger:
    """The way for mail."""
    from returns_station.adapters.clock import now
    from returns_station.adapters.messaging.files import MaildirMessenger
    from returns_station.adapters.messaging.mail import Composer
    from returns_station.adapters.messaging.rendering import LetterPress
    from returns_station.adapters.messaging.sender import Sender
    from returns_station.adapters.messaging.smtp import Server, SmtpMessenger
    from returns_station.adapters.printing.look import dress_of

    mail, shop = settings.mail, settings.shop.head
    sender = Sender(shop, mail.sender, mail.reply_to, mail.plus)
    composer = Composer(sender, LetterPress(shop), now, dress_of(settings, data))
    if mail.folder:
        return MaildirMessenger(data / mail.folder, composer.bytes_of)
    server = Server(
        mail.host,
        mail.port,
        mail.tls,
        mail.user,
        secret(PASSWORD) if mail.user else "",
        data / mail.ca_file if mail.ca_file else None,
    )
    return SmtpMessenger(server, composer)


def sms_way(settings: "Settings", data: Path) -> Messenger:
    """The way for text messages."""
    from returns_station.adapters.carriers.http import HttpLine
    from returns_station.adapters.messaging.files import FolderMessenger
    from returns_station.adapters.messaging.rendering import LetterPress
    from returns_station.adapters.messaging.sms import SmsMessenger, as_file

    sms, shop = settings.sms, settings.shop.head
    press = LetterPress(shop, sms.parts)
    if sms.folder:
        return FolderMessenger(data / sms.folder, lambda it: as_file(it, press, shop.market))
    named = "".join(letter for letter in shop.name if letter.isascii() and letter.isalnum())
    sender = sms.sender or named[:_LONGEST_NAME]
    return SmsMessenger(HttpLine(sms.url), sender, press, shop.market, secret(TOKEN))


def secret(
    variable: str, environment: Mapping[str, str] = os.environ, vault: "Vault | None" = None
) -> str:
    """A secret of the environment, else of the system's keyring; "" where it is in neither."""
    found = environment.get(variable, "")
    if found:
        return found
    from returns_station.adapters.keyring_vault import KeyringVault

    return (vault or KeyringVault()).get(variable)
