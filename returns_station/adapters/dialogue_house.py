"""What a shop set up for messages, as the desk needs it: ways out, quiet hours, who signs."""

from pathlib import Path
from typing import TYPE_CHECKING

from returns_station.adapters.incoming.files import LetterFiles
from returns_station.adapters.incoming.reader import ChildReader
from returns_station.adapters.incoming.wiring import sources_of
from returns_station.adapters.messaging.late import LatePress
from returns_station.adapters.messaging.wiring import ways_of
from returns_station.desk.dialogue.house import DialogueHouse

if TYPE_CHECKING:
    from returns_station.adapters.settings import Settings


def dialogue_house(settings: "Settings", data: Path, *, training: bool = False) -> DialogueHouse:
    """The shop's own facts for messages; who practises writes to nobody."""
    press = LatePress(settings.shop.head, settings.sms.parts)
    if training:
        return DialogueHouse(press=press, slower=settings.service.slower_times)
    return DialogueHouse(
        ways=ways_of(settings, data),
        press=press,
        quiet_from=settings.service.quiet[0],
        quiet_until=settings.service.quiet[1],
        answer_within=settings.inbox.answer_within,
        slower=settings.service.slower_times,
        roles=settings.service.roles,
        sources=sources_of(settings, data),
        reader=ChildReader(),
        files=LetterFiles(data),
    )
