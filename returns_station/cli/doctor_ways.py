"""What `doctor` says of the ways out for messages: each is asked, and sends nothing."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, cast

from returns_station.adapters.messaging.late import LateWay
from returns_station.adapters.settings import Settings
from returns_station.desk.dialogue.ports import Messenger
from returns_station.desk.errors import StationError
from returns_station.dialogue.letter import Channel
from returns_station.phrase import Phrase

_SHOWN: Final = (Channel.EMAIL, Channel.SMS)


def look(settings: Settings, folder: Path) -> Iterator[tuple[str, bool, Phrase]]:
    """Each way that is set up: what it is, whether it works, what to say of it."""
    from returns_station.adapters.messaging.wiring import ways_of

    ways = ways_of(settings, folder)
    if not ways:
        # A shop may well tell everything by hand.
        yield "messages", True, Phrase("doctor.no_way")
    for channel in _SHOWN:
        if channel in ways:
            works, says = _asked(channel, ways[channel])
            yield channel.value, works, says


def _asked(channel: Channel, way: Messenger) -> tuple[bool, Phrase]:
    real = way.way if isinstance(way, LateWay) else way
    ask = cast("Callable[[], None] | None", getattr(real, "answers", None))
    if ask is None:
        return True, Phrase(f"doctor.way.{channel}_folder")
    try:
        ask()
    except StationError as error:
        return False, error.advice
    return True, Phrase(f"doctor.way.{channel}")
