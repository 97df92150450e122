"""Who sends letters and is killed: the station's own sender, over the shop's real ways out."""

import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from datetime import time as hour
from email.message import EmailMessage
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from db.engine import open_engine
from db.unit_of_work import StoreRoom
from returns_station.adapters.law.book import promise_for
from returns_station.adapters.messaging.files import MaildirMessenger
from returns_station.adapters.messaging.mail import Composer
from returns_station.adapters.messaging.rendering import LetterPress
from returns_station.adapters.messaging.sender import Sender
from returns_station.adapters.messaging.smtp import Server, SmtpMessenger
from returns_station.case import Who
from returns_station.desk.dialogue.house import DialogueHouse
from returns_station.desk.dialogue.ports import Messenger, ToSend
from returns_station.desk.dialogue.sending import send_due
from returns_station.desk.house import House
from returns_station.desk.people.guard import Guarded
from returns_station.dialogue.letter import Channel
from returns_station.people.granted import THE_STATION
from returns_station.people.rights import Right
from tests.builders import SHOP

_ITSELF: Final = Who(THE_STATION, "Disk 2", THE_STATION)
_MOST: Final = 500


@dataclass(frozen=True, slots=True)
class Post:
    """Where letters lie, where they go, and when it is."""

    url: str
    port: int
    ca: str
    folder: Path
    now: datetime


def deliver(post: Post, told: Connection) -> None:
    """Send all that is due, as the station does every minute; tells when it begins."""
    begun = time.monotonic()

    def clock() -> datetime:
        return post.now + timedelta(seconds=time.monotonic() - begun)

    sender = Sender(SHOP, "returns@example.org", "")
    composer = Composer(sender, LetterPress(SHOP), clock)
    server = Server("127.0.0.1", post.port, "starttls", ca_file=Path(post.ca))
    ways: dict[Channel, Messenger] = {
        Channel.EMAIL: SmtpMessenger(server, composer),
        # In place of text messages: a way that can tell.
        Channel.SMS: MaildirMessenger(post.folder / "maildir", _filed),
    }
    never = hour(0)
    house = House(SHOP, "sv", promise_for, dialogue=DialogueHouse(ways, never, never))
    store = StoreRoom(open_engine(post.url))
    guarded = Guarded(store, clock, _ITSELF, Right.LOOK_AFTER, "letters")
    told.send("ready")
    send_due(guarded, house, clock, _ITSELF, _MOST)
    store.close()


def _filed(it: ToSend) -> bytes:
    message = EmailMessage()
    message["X-Key"] = it.stands.letter.key
    message["X-Name"] = it.stands.message_id
    message.set_content("Hej.")
    return message.as_bytes()
