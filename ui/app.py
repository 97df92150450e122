"""The app: the window first, then the station behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from returns_station.case import Who
    from returns_station.desk.station import Station
    from ui.rooms.imports.state import BringIn


@dataclass(frozen=True, slots=True)
class Desk:
    """Where this window stands: who works here, in which language, and where slips go.

    Without a `printer` each slip becomes a PDF in the folder `slips` of the data folder.
    """

    who: "Who"
    language: str
    market: str
    data: Path
    printer: str = ""
    theme: str = "system"
    text_percent: int = 100
    motion: bool = True


def run(
    open_station: "Callable[[], Station]",
    desk: Desk,
    *,
    bring_in: "BringIn | None" = None,
    fill_demo: "Callable[[Station], None] | None" = None,
) -> int:
    """Show the window, then open the station behind it; gives the exit code.

    `open_station` is called off the window's thread after the first frame; `bring_in` reads a file
    of sales with progress; `fill_demo` fills an empty shop. What is None is not shown.
    """
    raise NotImplementedError(open_station, desk, bring_in, fill_demo)
