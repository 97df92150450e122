"""What help says: the keys of a room by their place, in a language."""

from typing import Final

from returns_station.adapters.speech import Speech
from ui.widgets.help_box import Keys
from ui.widgets.help_foot import HelpWords

_CAPS: Final = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→", "-": "\N{MINUS SIGN}"}
_GREEN: Final = ("green", "read_file", "columns_in")


def said_keys(groups: tuple[tuple[str, tuple[str, ...]], ...], say: Speech) -> tuple[Keys, ...]:
    """The keys in words."""
    return tuple(
        Keys(names, say(f"help.key.{place}"), place in _GREEN) for place, names in groups if place
    )


def said_words(say: Speech) -> HelpWords:
    """What help says besides its keys."""
    anywhere = (
        say("help.rooms"),
        say("help.camera"),
        say("help.her_screen"),
        say("help.full"),
        say("help.lock"),
    )
    first = (say("help.title"), say("help.close"), say("help.scanner"))
    return HelpWords(*first, say("help.scanner_what"), " · ".join(anywhere))


def said_caps(say: Speech) -> dict[str, str]:
    """What keys are called on a board in this language."""
    return {**_CAPS, "Space": say("counter.key.space")}
