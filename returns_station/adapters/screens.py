"""Whether a window can be shown here at all."""

import os
import sys
from typing import Final

from returns_station.desk.errors import StationError
from returns_station.phrase import Phrase

_SCREENS: Final = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def ask_for_screen() -> None:
    """Raise a StationError where there is none: Qt would end the whole process without a word."""
    if sys.platform == "linux" and not any(os.environ.get(name) for name in _SCREENS):
        raise StationError(Phrase("window.no_screen"))
