"""What every page of the bench draws from, and how it says what was asked for by hand."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QImage

from returns_station.adapters.speech import Speech
from ui.models.standing import WELL, Standing
from ui.rooms.intake.state.acts import Do
from ui.rooms.intake.state.intake import Intake, Shot

Doing = Callable[[Do, str], object]


@dataclass(frozen=True, slots=True)
class Scene:
    """One moment, the voice to say it in, and how the store stands."""

    state: Intake
    say: Speech
    standing: Standing = WELL


def image_of(shot: Shot) -> QImage:
    """A photo in small, to be drawn."""
    row = shot.width * 4
    image = QImage(shot.pixels, shot.width, shot.height, row, QImage.Format.Format_RGB32)
    return image.copy()  # its pixels are Python's, and may go
