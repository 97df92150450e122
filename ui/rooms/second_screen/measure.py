"""How large things are on her screen: by the monitor, by how it stands, and by her text."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from PySide6.QtGui import QFont

from ui.tokens import VOICE, WORK, Face

HELLO: Final = Face(WORK, 22, 28, 400)
SAYS: Final = Face(VOICE, 48, 54, 400, -0.012)
SAYS_MUCH: Final = Face(VOICE, 38, 44, 400, -0.012)
POSTER: Final = Face(VOICE, 68, 74, 400, -0.012)
ASKS: Final = Face(VOICE, 28, 36, 500, -0.005)
LEAD: Final = Face(WORK, 24, 34, 400)
WHAT: Final = Face(WORK, 22, 28, 600)
AMOUNT: Final = Face(WORK, 30, 36, 600, -0.01)
SUM: Final = Face(WORK, 36, 40, 600, -0.01)
TEXT: Final = Face(WORK, 18, 24, 400)
STRONG: Final = Face(WORK, 18, 24, 600)
BUTTON: Final = Face(WORK, 17, 24, 600)
BADGE: Final = Face(WORK, 15, 20, 600)

TOUCH: Final = 64
"""No target is smaller, in px, whatever the monitor."""
LARGE: Final = 1.5
_DRAWN_FOR: Final = (1280, 800)
_UPRIGHT_FOR: Final = (800, 1280)
_SMALLEST, _LARGEST = 0.85, 2.0
_GREW_A_LOT: Final = 1.25
_STEPS: Final = 20


@dataclass(frozen=True, slots=True)
class Measure:
    """The monitor's share and the text's; `upright` is a screen that is higher than wide."""

    fit: float = 1.0
    text: float = 1.0
    upright: bool = False

    @property
    def large(self) -> bool:
        """Whether the text leaves little room for anything else."""
        return self.text >= LARGE

    def px(self, size: float) -> int:
        """A length that follows the text."""
        return round(size * self.fit * self.text)

    def gap(self, size: float) -> int:
        """A distance; it grows with the text only as far as there is room."""
        return round(size * self.fit * min(self.text, _GREW_A_LOT))

    def touch(self, size: float = TOUCH) -> int:
        """The height of a thing one touches."""
        return max(TOUCH, self.gap(size))

    def size(self, face: Face) -> int:
        """A text's size in px."""
        return round(face.size * self._grown(face))

    def line(self, face: Face) -> int:
        """The height of a line in px."""
        return round(face.line * self._grown(face))

    def font(self, face: Face, *, strong: bool = False) -> QFont:
        """The font of a text."""
        return _font(face, self.size(face), strong=strong)

    def _grown(self, face: Face) -> float:
        halved = face.speaks and self.text > _GREW_A_LOT
        return self.fit * (1 + (self.text - 1) / 2 if halved else self.text)


@cache
def _font(face: Face, size: int, *, strong: bool) -> QFont:
    """Made once for each size: a screen is built anew at every step of a visit."""
    font = QFont(face.family)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight(max(face.weight, 600) if strong else face.weight))
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, face.tracking * size)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def measure_for(width: int, height: int, percent: int) -> Measure:
    """What fits a screen of this size, with her text so large."""
    upright = height > width
    wide, high = _UPRIGHT_FOR if upright else _DRAWN_FOR
    fit = min(width / wide, height / high)
    # In steps: a window being dragged larger is not built anew at every px.
    fit = round(max(_SMALLEST, min(fit, _LARGEST)) * _STEPS) / _STEPS
    return Measure(fit, percent / 100, upright)
