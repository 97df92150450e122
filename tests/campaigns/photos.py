"""How many of real pictures of codes are read: by zxing-cpp as it comes, and by the station.

python -m tests.campaigns.photos [FOLDER]
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Final

from returns_station.scan import Goods, read
from tests.campaigns.house import HOUSE
from ui.readers.child import codes_of

PHOTOS: Final = HOUSE.parent / "shared" / "data" / "barcodes"
NOTHING: Final = "falsepositives-1"
# The truth of these stands in the picture's name.
_BY_NAME: Final = "datakick_photos"
_SUFFIXES: Final = frozenset((".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp"))
_MS: Final = 1000
_HEAD: Final = """| pictures | all | plain reads | we read | of plain's | true, plain | ours | ms |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"""
# How zxing-cpp writes a control character for people, and the mark before a GS1 code.
_UNTOLD: Final = re.compile(r"\s|\x1d|[()]|<[A-Z]{2,3}>|[\x00-\x1f]|^\][A-Za-z]\d")
# A longer text is handed on cut, as every reader does: so much of it is compared.
_HANDED_ON: Final = 400


@dataclass(frozen=True, slots=True)
class Seen:
    """One picture: the truth ("" where nobody wrote it down), and what was read of it."""

    file: str
    truth: str
    plain: tuple[str, ...]
    ours: tuple[str, ...]
    ms: float

    @property
    def missed(self) -> tuple[str, ...]:
        """What zxing-cpp reads and we do not."""
        return tuple(code for code in self.plain if not is_in(code, self.ours))


def folders(root: Path) -> tuple[Path, ...]:
    """Every folder with pictures."""
    return tuple(sorted({file.parent for file in root.rglob("*") if file.suffix in _SUFFIXES}))


def seen_in(folder: Path) -> Iterator[Seen]:
    """Every picture of a folder, read both ways."""
    for file in sorted(file for file in folder.iterdir() if file.suffix in _SUFFIXES):
        data, begun = file.read_bytes(), perf_counter()
        ours = codes_of(data)
        yield Seen(file.name, _truth(file), _plainly(file), ours, (perf_counter() - begun) * _MS)


def is_in(code: str, codes: tuple[str, ...]) -> bool:
    """Whether a code is among these, however it is written; of goods, whether they are."""
    scan = read(code)
    gtin = scan.gtin if isinstance(scan, Goods) else ""
    for other in codes:
        theirs = read(other)
        if gtin and isinstance(theirs, Goods) and theirs.gtin == gtin:
            return True
        if _bare(other) == _bare(code):
            return True
    return False


def _bare(code: str) -> str:
    return _UNTOLD.sub("", code)[:_HANDED_ON]


def _truth(file: Path) -> str:
    written = file.with_suffix(".txt")
    if written.is_file():
        return written.read_text("utf-8")
    return file.name.split("_")[0] if file.parent.name == _BY_NAME else ""


def _plainly(file: Path) -> tuple[str, ...]:
    """What zxing-cpp reads with its own settings from a picture that another library opened."""
    from PIL import Image, UnidentifiedImageError
    from zxingcpp import read_barcodes

    try:
        with Image.open(file) as picture:
            found = read_barcodes(picture.convert("RGB"))
            return tuple(code.text for code in found if code.text)
    except (UnidentifiedImageError, OSError):
        return ()


def _row(name: str, seen: list[Seen]) -> str:
    told = [one for one in seen if one.truth]
    plain = sum(is_in(one.truth, one.plain) for one in told)
    ours = sum(is_in(one.truth, one.ours) for one in told)
    any_plain = sum(bool(one.plain) for one in seen)
    any_ours = sum(bool(one.ours) for one in seen)
    kept = sum(not one.missed for one in seen if one.plain)
    milliseconds = sum(one.ms for one in seen) / len(seen)
    shares = (f"{kept} of {any_plain}", f"{plain} of {len(told)}", f"{ours} of {len(told)}")
    cells = (name, len(seen), any_plain, any_ours, *shares, f"{milliseconds:.0f}")
    return f"| {' | '.join(map(str, cells))} |"


def main() -> None:
    """Read all, and print the table."""
    root = Path(sys.argv[1]) if sys.argv[1:] else PHOTOS
    every: list[Seen] = []
    _print(_HEAD)
    for folder in folders(root):
        seen = list(seen_in(folder))
        every += seen
        _print(_row(folder.name, seen))
    _print(_row("**all**", every))


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
