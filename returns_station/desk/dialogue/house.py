"""How the shop speaks: by which ways, at which hours, signed by whom, answered by when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Final

from returns_station.desk.dialogue.inbox_ports import NO_FILES, InboxFiles, Source
from returns_station.desk.dialogue.incoming import NO_READER, MailReader
from returns_station.desk.dialogue.ports import NO_PRESS, Messenger, Press
from returns_station.dialogue.letter import Channel


@dataclass(frozen=True, slots=True)
class SlowerTime:
    """Days on which everything takes longer, by so many working days, and who works then.

    `role` is what who works then is called in a signature, as the shop words it: "sommarvikarie".
    """

    first: date
    last: date
    days: int
    role: str = ""


@dataclass(frozen=True, slots=True)
class DialogueHouse:
    """The shop's own facts that messages need; without ways out every message waits for a person.

    `quiet_from` to `quiet_until` nothing is sent, in her own zone. `answer_within` is how long an
    answer may take; `roles` what staff of a role are called under a message. `press` sets a message
    in words, as it is read. `sources` is where messages to us lie, `reader` reads them in a child
    process, and `files` keeps what came with them.
    """

    ways: Mapping[Channel, Messenger] = field(default_factory=dict)
    quiet_from: time = time(21)
    quiet_until: time = time(8)
    answer_within: timedelta = timedelta(hours=24)
    slower: tuple[SlowerTime, ...] = ()
    roles: Mapping[str, str] = field(default_factory=dict)
    press: Press = NO_PRESS
    sources: tuple[Source, ...] = ()
    reader: MailReader = NO_READER
    files: InboxFiles = NO_FILES


NO_DIALOGUE: Final = DialogueHouse()
"""A shop that has set up no way out yet."""
