"""What lies before the printers: every paper that came out whole, by the slip that it is."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from returns_station.slip import COPY, SECOND

# Its own number stands last at the beginning of a line, below the codes.
_NUMBER: Final = re.compile(r"^ *([A-Z]{2}) (\d{4})-(\d{4})-(\d)\b", re.MULTILINE)
_LATEST: Final = 3  # a schedule has no more
_CUT: Final = "[cut]"
_MARK: Final = SECOND["SE"].split()[0]


@dataclass(frozen=True, slots=True)
class SlipOut:
    """One paper; `marked` as perhaps a second print."""

    file: Path
    slip: str
    marked: bool


@dataclass(slots=True)
class Floor:
    """The folders of the simulated printers; half a slip is none."""

    folders: list[Path] = field(default_factory=list)
    _read: dict[Path, SlipOut | None] = field(default_factory=dict)

    def lies_in(self, folder: Path) -> None:
        """Papers come out here, too."""
        self.folders.append(folder)

    def has(self, slip: str) -> bool:
        """Whether a whole paper of a slip lies before one of the latest printers."""
        return slip in self.papers(_LATEST)

    def papers(self, latest: int = 0) -> dict[str, list[SlipOut]]:
        """All whole papers by their slips, of every printer or of the latest."""
        found: dict[str, list[SlipOut]] = defaultdict(list)
        for folder in self.folders[-latest:]:
            for file in sorted(folder.glob("*.txt")):
                if file not in self._read:
                    self._read[file] = _slip_in(file)
                one = self._read[file]
                if one is not None:
                    found[one.slip].append(one)
        return dict(found)


def _slip_in(file: Path) -> SlipOut | None:
    """The slip on a paper that was cut off whole."""
    said = file.read_text(encoding="utf-8")
    numbers = _NUMBER.findall(said)
    if not numbers or _CUT not in said or COPY["SE"] in said:
        return None
    head = said.split("\n", 3)[:3]
    return SlipOut(file, "".join(numbers[-1]), any(_MARK in line for line in head))
