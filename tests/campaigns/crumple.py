"""How many codes still read from paper that was folded, worn, badly lit and held askew.

python -m tests.campaigns.crumple [TIMES]
"""

import math
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random
from typing import Final

import zxingcpp
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from returns_station.adapters.printing.drawing import Page, Paper
from returns_station.adapters.printing.pdf import pages_of
from returns_station.adapters.speech import speech
from returns_station.label import Code, Label, Symbology
from returns_station.scan.text import GS
from returns_station.slip import Slip
from tests.returns_station.adapters.printing.heads import areas, printed
from tests.returns_station.adapters.printing.slips import a_refund
from tests.slips.labelled import a_parcel, a_put_away

_TIMES: Final = 40
_AIR: Final = 40  # dots around a code that its reader sees
_SEEN: Final = 2  # a reader's pixels to the side of a printed dot
_DPI: Final = 203
SEALED: Final = replace(a_refund(), seal="RS000004273" + "R7K2QWX4ZB6YM3NP" * 8)
GOODS: Final = replace(
    a_put_away(),
    codes=(
        Code("2000047103823", Symbology.EAN_13),
        Code(f"010731234567890910LOT7{GS}21S1", Symbology.DATA_MATRIX),
    ),
)
PRINTED: Final[tuple[Slip | Label, ...]] = (a_refund(), SEALED, GOODS, a_parcel())


@dataclass(frozen=True, slots=True)
class Damage:
    """How bad it may be: blur in dots, noise in shares of all dots, light from 0 to 1."""

    name: str
    blur: float
    noise: float
    degrees: float
    darkest: float
    crease: float


MILD: Final = Damage("mild", blur=0.8, noise=0.01, degrees=3, darkest=0.6, crease=1)
HARD: Final = Damage("hard", blur=1.3, noise=0.04, degrees=3, darkest=0.35, crease=3)
WORN: Final = Damage("worn out", blur=1.8, noise=0.08, degrees=6, darkest=0.25, crease=5)
DAMAGES: Final = (MILD, HARD, WORN)


@dataclass(frozen=True, slots=True)
class Found:
    """A code on a paper: its kind, its text, and what a reader is shown of it."""

    kind: str
    paper: Paper
    text: str
    picture: Image.Image


def codes(dpi: int = _DPI) -> Iterator[Found]:
    """Every kind of code on every paper."""
    voice = speech("sv")
    for paper in Paper:
        known = set[str]()
        for one in PRINTED:
            page = pages_of(one, paper, voice)[0]
            for found in _on(page, paper, dpi):
                if found.kind not in known:
                    known.add(found.kind)
                    yield found


def crumpled(picture: Image.Image, damage: Damage, chance: Random) -> Image.Image:
    """The picture as a reader sees it after a day in a pocket."""
    seen = picture.resize((_SEEN * picture.width, _SEEN * picture.height), Image.Resampling.NEAREST)
    seen = _creased(seen, damage, chance)
    seen = _noisy(seen, damage.noise * chance.random(), chance)
    askew = chance.uniform(-damage.degrees, damage.degrees)
    seen = seen.rotate(askew, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    seen = seen.filter(ImageFilter.GaussianBlur(_SEEN * chance.uniform(0.2, 1) * damage.blur))
    return _lit(seen, damage, chance)


def reads(picture: Image.Image) -> list[str]:
    """What is read of it, from near by, else from further away, as a hand moves a reader."""
    far = picture.resize((picture.width // _SEEN, picture.height // _SEEN), Image.Resampling.BOX)
    for seen in (picture, far):
        if found := zxingcpp.read_barcodes(seen):
            return [code.text for code in found]
    return []


def _on(page: Page, paper: Paper, dpi: int) -> Iterator[Found]:
    drawn = printed(page, dpi)
    for left, top, right, bottom in areas(page, dpi):
        room = Image.new("L", (right - left + 2 * _AIR, bottom - top + 2 * _AIR), 255)
        room.paste(drawn.crop((left, top, right, bottom)), (_AIR, _AIR))
        (code,) = zxingcpp.read_barcodes(room)
        marked = {"]C1": "GS1-128", "]d2": "GS1 Data Matrix"}
        kind = marked.get(code.symbology_identifier, code.format.name)
        sealed = kind == "QRCode" and len(code.text) > len(a_refund().number)
        yield Found(f"{kind}, sealed" if sealed else kind, paper, code.text, room)


def _creased(seen: Image.Image, damage: Damage, chance: Random) -> Image.Image:
    """A fold right through the code: one side has slipped, and ink came off along it."""
    width, height = seen.size
    slipped = _SEEN * damage.crease * chance.uniform(0.2, 0.6)
    angle = chance.uniform(0, math.pi)
    x, y = width * chance.uniform(0.3, 0.7), height * chance.uniform(0.3, 0.7)
    far = width + height
    along = far * math.cos(angle), far * math.sin(angle)
    begins, ends = (x - along[0], y - along[1]), (x + along[0], y + along[1])
    side = Image.new("L", seen.size, 0)
    beyond = [(px - along[1], py + along[0]) for px, py in (ends, begins)]
    ImageDraw.Draw(side).polygon((begins, ends, *beyond), 255)
    shift = round(slipped * math.cos(angle)), round(slipped * math.sin(angle))
    folded = Image.composite(ImageChops.offset(seen, *shift), seen, side)
    lost = max(1, round(_SEEN * damage.crease * chance.uniform(0.3, 1)))
    ImageDraw.Draw(folded).line((begins, ends), 235, lost)
    return folded


def _lit(seen: Image.Image, damage: Damage, chance: Random) -> Image.Image:
    """Light from one side: what is far from it is darker, black and white alike."""
    darkest = round(255 * chance.uniform(damage.darkest, 1))
    far = round(math.hypot(*seen.size)) + 2
    shade = Image.linear_gradient("L").resize((far, far))
    shade = shade.point(lambda value: darkest + value * (255 - darkest) // 255)
    shade = shade.rotate(chance.uniform(0, 360))
    left, top = (far - seen.width) // 2, (far - seen.height) // 2
    return ImageChops.multiply(seen, shade.crop((left, top, left + seen.width, top + seen.height)))


def _noisy(seen: Image.Image, share: float, chance: Random) -> Image.Image:
    """Salt and pepper over so many of the dots: dirt, and dots that never got hot."""
    size = math.ceil(seen.width / _SEEN), math.ceil(seen.height / _SEEN)
    noise = Image.frombytes("L", size, chance.randbytes(size[0] * size[1]))
    noise = noise.resize(seen.size, Image.Resampling.NEAREST)
    struck = share * 128
    seen = Image.composite(
        Image.new("L", seen.size, 0), seen, noise.point(lambda value: 255 * (value < struck))
    )
    white = Image.new("L", seen.size, 255)
    return Image.composite(white, seen, noise.point(lambda value: 255 * (value >= 256 - struck)))


@dataclass(frozen=True, slots=True)
class Share:
    """How often of all times a code was read, and how often something else in its place."""

    times: int
    right: int
    wrong: int


Key = tuple[str, Paper, str]
"""The kind of code, the paper, and the damage."""


def tried(times: int, damages: tuple[Damage, ...], dpi: int = _DPI) -> dict[Key, Share]:
    """Every code so many times with every damage; what is drawn alike on two papers, once."""
    known: dict[tuple[bytes, Damage], Share] = {}
    shares: dict[Key, Share] = {}
    for found in codes(dpi):
        for damage in damages:
            same = found.picture.tobytes(), damage
            if same not in known:
                known[same] = _share(found, damage, times)
            shares[found.kind, found.paper, damage.name] = known[same]
    return shares


def _share(found: Found, damage: Damage, times: int) -> Share:
    chance = Random(damage.name)  # the same folds for every code: what differs is the code
    seen = [reads(crumpled(found.picture, damage, chance)) for _ in range(times)]
    wrong = sum(any(text != found.text for text in texts) for texts in seen)
    return Share(times, sum(texts == [found.text] for texts in seen), wrong)


def _table(shares: dict[Key, Share]) -> Iterator[str]:
    yield f"| code | {' | '.join(Paper)} | read wrong |"
    yield f"| --- |{' --- |' * len(Paper)} ---: |"
    for kind in dict.fromkeys(kind for kind, _, _ in shares):
        cells = []
        for paper in Paper:
            here = [shares.get((kind, paper, damage.name)) for damage in DAMAGES]
            cells.append(" / ".join(f"{100 * one.right / one.times:.0f}" for one in here if one))
        wrong = sum(share.wrong for key, share in shares.items() if key[0] == kind)
        yield f"| {kind} | {' | '.join(cells)} | {wrong} |"


def main() -> None:
    """Try all, and print what reads."""
    times = int(sys.argv[1]) if sys.argv[1:] else _TIMES
    for dpi in (203, 300):
        shares = tried(times, DAMAGES, dpi)
        damages = " / ".join(damage.name for damage in DAMAGES)
        sys.stdout.write(f"\n{dpi} dots to the inch, {times} times each; % read: {damages}\n\n")
        sys.stdout.write("\n".join(_table(shares)) + "\n")


if __name__ == "__main__":
    main()
