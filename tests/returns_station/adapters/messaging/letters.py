"""Letters that say only what matters to a test."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from returns_station.adapters.messaging.examples import example_of
from returns_station.adapters.messaging.mail import Composer
from returns_station.adapters.messaging.rendering import LetterPress
from returns_station.adapters.messaging.sender import Sender
from returns_station.desk.dialogue.ports import ToSend
from returns_station.dialogue.letter import LetterKind
from tests.builders import SHOP

AT: Final = datetime(2026, 11, 26, 13, 32, tzinfo=UTC)
FROM: Final = Sender(SHOP, "retur@granlov.example", "svar@granlov.example")
PRESS: Final = LetterPress(SHOP)
COMPOSER: Final = Composer(FROM, PRESS, lambda: AT)


def a_letter(
    kind: LetterKind = LetterKind.RETURN_DONE,
    *,
    to: str = "elin@example.org",
    name: str = "Elin Sandberg",
    language: str = "sv",
    key: str = "",
) -> ToSend:
    """A letter with the example's facts."""
    it = example_of(kind, language, SHOP)
    address = replace(it.stands.letter.address, to=to, name=name)
    letter = replace(it.stands.letter, address=address, key=key or it.stands.letter.key)
    return replace(it, stands=replace(it.stands, letter=letter))
