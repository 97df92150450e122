"""How a shop's slips look: its logo and its colour, read once and kept small."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from returns_station.adapters.printing.drawing import Block, Patch, Patches, Picture
from returns_station.adapters.settings import Settings
from returns_station.adapters.wording import HOUSE, Wording
from returns_station.desk.errors import StationError
from returns_station.phrase import Phrase

if TYPE_CHECKING:
    from PIL.Image import Image

COLOURS: Final = {
    "black": "",
    "green": "#1b6b4a",
    "blue": "#1d4f91",
    "red": "#9b2335",
    "brown": "#6b4a2b",
}
"""Colours that are read well on white; any other is written by its number."""

_MOST_BYTES: Final = 2_000_000
_MOST_DOTS: Final = 4_000_000
_KEPT: Final = 600  # no paper of ours shows a logo wider than this
_WIDEST: Final = 4  # a logo is at most so many times as wide as it may be high
_INK: Final = 0.3  # of the way from white to the logo's darkest
_READABLE: Final = 4.5  # contrast of text to its paper: WCAG 2.2, 1.4.3
_LINEAR_BELOW: Final = 0.04045  # sRGB's own curve, IEC 61966-2-1


class LogoError(StationError):
    """The logo's file cannot be used; slips print without it."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo as a small PNG file on white, and its size in its own dots."""

    png: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Look:
    """The shop's logo, by its file, and its colour (#rrggbb); rolls have black ink alone."""

    file: Path | None = None
    colour: str = ""

    @property
    def logo(self) -> Logo | None:
        """The logo, read when the first slip asks for it; a slip prints without a broken one."""
        return _kept(self.file, _changed(self.file)) if self.file else None

    @property
    def ink(self) -> str:
        """The colour where letters may be set in it: one too pale to read is not used for them."""
        return self.colour if self.colour and contrast(self.colour) >= _READABLE else ""


@dataclass(frozen=True, slots=True)
class Dress:
    """All that is the shop's own on a slip: its look, its words by language, and how long it is."""

    look: Look = Look()
    wording: Mapping[str, Wording] = field(default_factory=dict)
    long: bool = False

    def words(self, language: str) -> Wording:
        """What the shop says in this language; the house's words where it says nothing."""
        return self.wording.get(language, HOUSE)


PLAIN: Final = Dress()


def contrast(colour: str) -> float:
    """How a colour stands out from white paper, 1 to 21 (WCAG 2.2)."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(part: float) -> float:
    return part / 12.92 if part <= _LINEAR_BELOW else ((part + 0.055) / 1.055) ** 2.4


def dress_of(settings: Settings, folder: Path) -> Dress:
    """What of a slip is the shop's own, by its settings; its logo lies in the data folder."""
    slip = settings.slip
    # A name alone: what lies elsewhere is no business of a slip.
    file = folder / Path(slip.logo).name if slip.logo else None
    wording: dict[str, Wording] = {
        language: Wording(own.thanks, own.closing) for language, own in settings.wording.items()
    }
    return Dress(Look(file, slip.colour), wording, slip.long)


def _changed(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0


@lru_cache(maxsize=4)
def _kept(file: Path, _changed_at: int) -> Logo | None:
    try:
        return logo_at(file)
    except LogoError:
        return None


def logo_at(path: Path) -> Logo:
    """A logo from a PNG file; raises LogoError with what to do about it."""
    from PIL import Image  # lazy: only a shop with a logo pays for it

    told = {"file": path.name}
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise LogoError(Phrase("look.too_large", told))
        with Image.open(path, formats=("PNG",)) as opened:
            if opened.width * opened.height > _MOST_DOTS:
                raise LogoError(Phrase("look.too_large", told))
            logo = _on_white(opened)
    # A broken picture raises whatever its reader trips over.
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise LogoError(Phrase("look.unreadable", told)) from error
    if logo is None:
        raise LogoError(Phrase("look.blank", told))
    return logo


def _on_white(opened: "Image") -> Logo | None:
    """The picture on white without its empty edges, no larger than needed; None: all is white."""
    from PIL import Image, ImageChops

    seen = opened.convert("RGBA")
    white = Image.new("RGBA", seen.size, "white")
    whole = Image.alpha_composite(white, seen).convert("RGB")
    edges = ImageChops.difference(whole, Image.new("RGB", whole.size, "white")).getbbox()
    if edges is None:
        return None
    small = whole.crop(edges)
    small.thumbnail((_KEPT, _KEPT))
    file = io.BytesIO()
    small.save(file, "PNG", optimize=True)
    return Logo(file.getvalue(), small.width, small.height)


def logo_size(logo: Logo, height: int) -> tuple[int, int]:
    """How wide and high a logo stands that may be so high."""
    scale = min(height / logo.height, _WIDEST * height / logo.width)
    return max(1, round(logo.width * scale)), max(1, round(logo.height * scale))


def in_dots(logo: Logo, height: int, x: int) -> Block:
    """A logo in whole black dots, for a head that knows no greys."""
    width, high = logo_size(logo, height)
    return Block(high, (Patches(x, 0, _dots(logo, width, high)),))


def in_colours(logo: Logo, height: int, x: int, says: str) -> Block:
    """A logo as it is."""
    width, high = logo_size(logo, height)
    return Block(high, (Picture(x, 0, width, high, logo.png, says),))


@lru_cache(maxsize=8)
def _dots(logo: Logo, width: int, height: int) -> tuple[Patch, ...]:
    """What is clearly darker than its ground, in runs of dots: its pale parts are ink as well."""
    from PIL import Image

    with Image.open(io.BytesIO(logo.png)) as opened:
        grey = opened.convert("L").resize((width, height), Image.Resampling.LANCZOS)
    dots = grey.tobytes()
    limit = max(dots) - _INK * (max(dots) - min(dots))
    rows = (dots[row * width : (row + 1) * width] for row in range(height))
    return tuple(
        (left, row, wide, 1)
        for row, line in enumerate(rows)
        for left, wide in _dark_runs(line, limit)
    )


def _dark_runs(line: bytes, limit: float) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for x, grey in enumerate(line):
        if grey > limit:
            continue
        if runs and sum(runs[-1]) == x:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((x, 1))
    return runs
