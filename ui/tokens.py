"""The look as plain values: the colours of four themes, type, space and motion."""

from dataclasses import dataclass, fields
from enum import Enum
from typing import Final


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme's colours, by what they are for; `edge_width` in px."""

    name: str
    dark: bool
    contrast: bool
    paper: str  # the room
    card: str  # a sheet lying on it
    sunken: str  # rail, trays, empty places
    tile: str  # behind a drawing of goods
    ink: str  # text, icons, selected outline
    ink_soft: str  # second line, captions
    line: str  # hairlines, decoration only
    edge: str  # edge of a thing one can press
    yes: str  # the accent: the next action, and "yes"
    yes_hover: str
    yes_press: str
    on_yes: str
    yes_soft: str  # the paper that a yes is written on
    yes_ink: str  # text on yes_soft
    look: str  # amber mark, "let us look"; never text
    look_soft: str
    look_ink: str  # text on look_soft
    focus: str
    scrim: str  # under the help overlay, with its alpha first
    shadow: str  # of what lies on top, with its alpha first
    street: str  # on a map, decoration only
    water: str  # on a map, decoration only

    @property
    def edge_width(self) -> int:
        """How thick the edge of a pressable thing is; fills become borders in high contrast."""
        return 2 if self.contrast else 1

    @property
    def chosen_width(self) -> int:
        """How thick the edge of a chosen thing is."""
        return 4 if self.contrast else 2


LIGHT: Final = Tokens(
    name="light",
    dark=False,
    contrast=False,
    paper="#F6F2EA",
    card="#FFFDF9",
    sunken="#ECE6DA",
    tile="#F1ECE2",
    ink="#1D2320",
    ink_soft="#565C57",
    line="#DFD7C8",
    edge="#857F73",
    yes="#1C6A4C",
    yes_hover="#175A40",
    yes_press="#114632",
    on_yes="#FFFFFF",
    yes_soft="#E3EFE6",
    yes_ink="#15533B",
    look="#B87A0F",
    look_soft="#FAECCB",
    look_ink="#6E4400",
    focus="#1D2320",
    scrim="#8C1D2320",
    shadow="#291D2320",
    street="#FFFDF9",
    water="#D3DBD9",
)
DARK: Final = Tokens(
    name="dark",
    dark=True,
    contrast=False,
    paper="#151917",
    card="#1E2421",
    sunken="#101311",
    tile="#2A312D",
    ink="#F2EEE5",
    ink_soft="#B3B5AB",
    line="#333B36",
    edge="#7F8880",
    yes="#83CFA8",
    yes_hover="#97DBB8",
    yes_press="#6BBB93",
    on_yes="#0C2117",
    yes_soft="#1F3A2D",
    yes_ink="#B4E6CB",
    look="#E3B04B",
    look_soft="#3B2E12",
    look_ink="#F6D58F",
    focus="#F2EEE5",
    scrim="#A8000000",
    shadow="#66000000",
    street="#262D29",
    water="#1B2A30",
)
CONTRAST: Final = Tokens(
    name="contrast",
    dark=False,
    contrast=True,
    paper="#FFFFFF",
    card="#FFFFFF",
    sunken="#FFFFFF",
    tile="#FFFFFF",
    ink="#000000",
    ink_soft="#262626",
    line="#000000",
    edge="#000000",
    yes="#00492F",
    yes_hover="#00341F",
    yes_press="#000000",
    on_yes="#FFFFFF",
    yes_soft="#FFFFFF",
    yes_ink="#00492F",
    look="#7A4A00",
    look_soft="#FFFFFF",
    look_ink="#5A3500",
    focus="#000000",
    scrim="#CC000000",
    shadow="#00000000",
    street="#DADADA",
    water="#EFEFEF",
)
CONTRAST_DARK: Final = Tokens(
    name="contrast-dark",
    dark=True,
    contrast=True,
    paper="#000000",
    card="#000000",
    sunken="#000000",
    tile="#000000",
    ink="#FFFFFF",
    ink_soft="#E2E2E2",
    line="#FFFFFF",
    edge="#FFFFFF",
    yes="#8DF5C3",
    yes_hover="#B4FFDA",
    yes_press="#FFFFFF",
    on_yes="#000000",
    yes_soft="#000000",
    yes_ink="#8DF5C3",
    look="#FFD25E",
    look_soft="#000000",
    look_ink="#FFD25E",
    focus="#FFFFFF",
    scrim="#DB000000",
    shadow="#00000000",
    street="#3A3A3A",
    water="#1E1E1E",
)
THEMES: Final = {tokens.name: tokens for tokens in (LIGHT, DARK, CONTRAST, CONTRAST_DARK)}
COLOURS: Final = tuple(f.name for f in fields(Tokens) if f.name not in ("name", "dark", "contrast"))
# The inks our drawings are made with; they become the theme's own before they are shown.
DRAWN_INK: Final = "#1D2320"
DRAWN_CARD: Final = "#FFFDF9"
DRAWN_GROUND: Final = "#ECE6DA"

# A slip's paper, whatever the theme: this is what comes out of the printer.
SLIP_PAPER: Final = "#FFFFFF"

VOICE: Final = "Newsreader"
WORK: Final = "Hanken Grotesk"


@dataclass(frozen=True, slots=True)
class Face:
    """How one kind of text is set at 100 %: size and line in px, tracking in em."""

    family: str
    size: int
    line: int
    weight: int
    tracking: float = 0.0

    @property
    def speaks(self) -> bool:
        """Whether this is the voice, which grows half as much when the text grows a lot."""
        return self.family == VOICE


class Role(Enum):
    """What a text is; the theme knows how that looks."""

    POSTER = Face(VOICE, 64, 68, 400, -0.012)
    SAY = Face(VOICE, 36, 42, 500, -0.012)
    TITLE = Face(VOICE, 24, 32, 500, -0.005)
    SUM = Face(WORK, 36, 40, 600, -0.01)
    AMOUNT = Face(WORK, 24, 32, 600, -0.005)
    BUTTON = Face(WORK, 20, 24, 600)
    LEAD = Face(WORK, 18, 24, 600)
    LEAD_SOFT = Face(WORK, 18, 26, 400)
    BODY = Face(WORK, 16, 24, 400)
    BODY_STRONG = Face(WORK, 16, 24, 600)
    SMALL = Face(WORK, 14, 20, 400)
    SMALL_STRONG = Face(WORK, 14, 20, 600)
    KEY = Face(WORK, 12, 16, 600)


KEY_CORNER: Final = 4
CONTROL_CORNER: Final = 8
CARD_CORNER: Final = 12
SHEET_CORNER: Final = 16
TOUCH: Final = 48
ROW: Final = 88
OFFER: Final = 168
PRIMARY: Final = 72
RING: Final = 3  # the focus ring
HALO: Final = 5  # the ring and the gap of 2 between it and its thing
QUICK_MS: Final = 120
CALM_MS: Final = 200
TEXT_SCALES: Final = (1.0, 1.125, 1.5, 2.0)
LARGE_TEXT: Final = 1.5  # from here on things stand below each other, and lesser ones are left out
