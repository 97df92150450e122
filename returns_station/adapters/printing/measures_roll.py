"""How wide and how large everything is on each roll, in dots of 203 to the inch."""

from dataclasses import dataclass
from typing import Final

from returns_station.adapters.printing.drawing import Face, Paper
from returns_station.adapters.printing.setting import Type


@dataclass(frozen=True, slots=True)
class RollMeasure:
    """A roll: its paper, the margin that no print head reaches, and what is set how large."""

    width: int
    left: int
    shop: Type
    small: Type
    body: Type
    title: Type
    way: Type
    lead: Type
    thanks: tuple[Type, ...]
    total: Type
    sum: Type
    worth: Type
    number: Type
    mark: Type
    copy: Type
    training: Type
    bar_height: int
    side: int
    write: int

    @property
    def room(self) -> int:
        """What is left between the margins."""
        return self.width - 2 * self.left

    @property
    def right(self) -> int:
        """Where the right margin begins."""
        return self.width - self.left


ROLL_80: Final = RollMeasure(
    width=640,  # 80 mm
    left=32,  # 4 mm: what no print head reaches, and the codes' quiet zone
    shop=Type(Face.STRONG, 26, 30),
    small=Type(Face.WORK, 20, 26),
    body=Type(Face.WORK, 24, 30),
    title=Type(Face.STRONG, 24, 31),
    way=Type(Face.VOICE, 29, 36),
    lead=Type(Face.WORK, 26, 33),
    thanks=(Type(Face.VOICE, 52, 56), Type(Face.VOICE, 38, 42), Type(Face.VOICE, 26, 32)),
    total=Type(Face.STRONG, 32, 40),
    sum=Type(Face.STRONG, 44, 48),
    worth=Type(Face.STRONG, 92, 104),
    number=Type(Face.WORK, 23, 32),
    mark=Type(Face.STRONG, 30, 48),
    copy=Type(Face.STRONG, 40, 56),
    training=Type(Face.STRONG, 60, 84),
    bar_height=92,
    side=205,
    write=150,
)
ROLL_58: Final = RollMeasure(
    width=464,  # 58 mm, of which a head of 48 mm prints the middle
    left=40,
    shop=Type(Face.STRONG, 24, 29),
    small=Type(Face.WORK, 20, 25),
    body=Type(Face.WORK, 22, 28),
    title=Type(Face.STRONG, 22, 29),
    way=Type(Face.VOICE, 26, 33),
    lead=Type(Face.WORK, 23, 30),
    thanks=(Type(Face.VOICE, 46, 50), Type(Face.VOICE, 34, 38), Type(Face.VOICE, 24, 30)),
    total=Type(Face.STRONG, 27, 36),
    sum=Type(Face.STRONG, 37, 42),
    worth=Type(Face.STRONG, 72, 82),
    number=Type(Face.WORK, 22, 30),
    mark=Type(Face.STRONG, 25, 42),
    copy=Type(Face.STRONG, 34, 48),
    training=Type(Face.STRONG, 46, 66),
    bar_height=84,
    side=164,
    write=130,
)
ROLLS: Final = {Paper.ROLL_80: ROLL_80, Paper.ROLL_58: ROLL_58}
