"""How wide and how large everything is on each sheet, in dots of 203 to the inch."""

from dataclasses import dataclass, replace
from typing import Final

from returns_station.adapters.printing.drawing import Face, Paper
from returns_station.adapters.printing.setting import Type

_SOFT: Final = 0.35


@dataclass(frozen=True, slots=True)
class SheetMeasure:
    """A sheet: its edges, what is set how large, where its columns stand and how much air it has.

    `counted` is how far from the left margin quantities stand, `lead_room` how wide the lead runs;
    `column` is the width of what happens now, 0 where it has the whole room. A `brief` one says
    nothing twice.
    """

    width: int
    height: int
    left: int
    top: int
    under: int
    shop: Type
    small: Type
    head: Type
    body: Type
    soft: Type
    title: Type
    lead: Type
    thanks: tuple[Type, ...]
    total: Type
    sum: Type
    worth: Type
    section: Type
    number: Type
    mark: Type
    copy: Type
    training: Type
    lead_room: int
    counted: int
    count_room: int
    amount_room: int
    column: int
    logo: int
    bar: int
    bar_height: int
    side: int
    gap: int
    write: int
    airy: float  # how much of A4's air there is
    brief: bool = False

    @property
    def room(self) -> int:
        """What is left between the margins."""
        return self.width - 2 * self.left

    @property
    def right(self) -> int:
        """Where the right margin begins."""
        return self.width - self.left

    @property
    def bottom(self) -> int:
        """Where the lower margin begins."""
        return self.height - self.under

    def air(self, dots: int) -> int:
        """Room between two things, as much of it as this sheet can give."""
        return round(dots * self.airy)


def _light(size: int, line: int, grey: float = 0.0) -> Type:
    return Type(Face.WORK_LIGHT, size, line, grey)


def _strong(size: int, line: int, grey: float = 0.0) -> Type:
    return Type(Face.STRONG, size, line, grey)


def _voices(*sizes: tuple[int, int]) -> tuple[Type, ...]:
    return tuple(Type(Face.VOICE_LIGHT, size, line) for size, line in sizes)


A4: Final = SheetMeasure(
    width=1678,  # 210 mm
    height=2374,  # 297 mm
    left=152,
    top=140,
    under=134,
    shop=_strong(37, 46),
    small=_light(27, 42, _SOFT),
    head=_strong(27, 42, _SOFT),
    body=_light(31, 46),
    soft=_light(31, 46, _SOFT),
    title=_strong(31, 46),
    lead=Type(Face.VOICE_LIGHT, 52, 72),
    thanks=_voices((112, 120), (72, 84), (50, 62)),
    total=_strong(43, 60),
    sum=_strong(88, 110),
    worth=_strong(160, 190),
    section=Type(Face.VOICE_LIGHT, 44, 68),
    number=_light(29, 42),
    mark=_strong(34, 68),
    copy=_strong(60, 84),
    training=_strong(90, 124),
    lead_room=1200,
    counted=1010,
    count_room=160,
    amount_room=240,
    column=640,
    logo=110,
    bar=3,
    bar_height=110,
    side=205,
    gap=80,  # between bars and square: both their quiet zones
    write=260,
    airy=1.0,
)
A5: Final = SheetMeasure(
    width=1183,  # 148 mm
    height=1678,  # 210 mm
    left=92,
    top=84,
    under=84,
    shop=_strong(31, 38),
    small=_light(23, 33, _SOFT),
    head=_strong(23, 33, _SOFT),
    body=_light(26, 37),
    soft=_light(26, 37, _SOFT),
    title=_strong(26, 37),
    lead=Type(Face.VOICE_LIGHT, 39, 53),
    thanks=_voices((84, 92), (56, 66), (38, 48)),
    total=_strong(35, 48),
    sum=_strong(66, 82),
    worth=_strong(120, 144),
    section=Type(Face.VOICE_LIGHT, 34, 52),
    number=_light(24, 34),
    mark=_strong(29, 54),
    copy=_strong(46, 66),
    training=_strong(70, 98),
    lead_room=960,
    counted=690,
    count_room=110,
    amount_room=180,
    column=470,
    logo=90,
    bar=2,
    bar_height=100,
    side=205,
    gap=48,
    write=180,
    airy=0.55,
)
A6: Final = SheetMeasure(
    width=839,  # 105 mm
    height=1183,  # 148 mm
    left=56,
    top=48,
    under=60,
    shop=_strong(27, 32),
    small=_light(20, 27),
    head=_strong(20, 27),
    body=_light(23, 31),
    soft=_light(23, 31),
    title=_strong(23, 31),
    lead=Type(Face.VOICE, 31, 40),
    thanks=_voices((62, 68), (44, 52), (32, 40)),
    total=_strong(30, 40),
    sum=_strong(50, 60),
    worth=_strong(96, 112),
    section=Type(Face.VOICE, 28, 40),
    number=_light(22, 30),
    mark=_strong(25, 42),
    copy=_strong(38, 54),
    training=_strong(54, 76),
    lead_room=727,
    counted=470,
    count_room=90,
    amount_room=150,
    column=0,
    logo=70,
    bar=2,
    bar_height=90,
    side=164,
    gap=38,
    write=150,
    airy=0.3,
)
LABEL_4X6: Final = replace(A6, width=812, height=1218, lead_room=700, counted=450)
# Too low for a slip; it goes over as many of them as it needs, each with its codes.
LABEL_100X60: Final = replace(
    A6,
    width=799,
    height=480,
    left=40,
    top=18,
    under=30,
    lead=Type(Face.VOICE, 27, 34),
    thanks=_voices((44, 50), (32, 40), (28, 36)),
    sum=_strong(38, 48),
    worth=_strong(64, 74),
    section=Type(Face.VOICE, 25, 34),
    copy=_strong(26, 34),
    training=_strong(40, 50),
    lead_room=719,
    counted=460,
    logo=44,
    bar_height=64,
    side=123,
    airy=0.1,
    brief=True,
)
SHEETS: Final = {
    Paper.A4: A4,
    Paper.A5: A5,
    Paper.A6: A6,
    Paper.LABEL_4X6: LABEL_4X6,
    Paper.LABEL_100X60: LABEL_100X60,
}
