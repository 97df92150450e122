"""The ways on the rail: into the rooms that are offered, and what stands at its foot."""

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import Qt

from returns_station.adapters.speech import Speech
from ui.rooms.entry import Entry
from ui.widgets.rail import Door

_TENTH = 10  # Ctrl+0 leads there


def doors(
    entries: Iterable[Entry], here: str, offered: Collection[str], say: Speech
) -> tuple[Door, ...]:
    """A door for each room but those aside; those that are not offered are not seen."""
    return tuple(
        Door(
            entry.name,
            say(f"room.{entry.name}"),
            entry.icon,
            here=entry.name == here,
            waits=entry.waits(),
            offered=entry.name in offered,
        )
        for entry in entries
        if not entry.aside
    )


def led_to(key: int, order: Sequence[str]) -> str:
    """The room that Ctrl and a key lead to: a digit's, 0 the tenth, the comma the last; "" none."""
    # By the key: on X11 the text of Ctrl+3 is a control character.
    digit = key - Qt.Key.Key_0
    if key == Qt.Key.Key_Comma:
        return order[-1]
    number = digit or _TENTH
    return order[number - 1] if 0 <= digit < _TENTH and number <= len(order) else ""


def feet(say: Speech) -> tuple[Door, ...]:
    """What is at hand in every room."""
    language = Door("language", say("window.language"), "chat-circle-text")
    camera = Door("camera", say("room.camera"), "camera")
    return (camera, language, Door("help", say("room.help"), "question"))
