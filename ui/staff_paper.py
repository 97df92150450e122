"""Badges and codes on paper: from the printer, or as files that lie here no longer than needed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING, Final

from returns_station.case import Who
from returns_station.desk.people.views import NewBadge
from returns_station.label import Label
from returns_station.listing import Listing
from ui.desk import Desk

if TYPE_CHECKING:
    from returns_station.desk.station import Station

_FOLDER: Final = "staff-papers"


@dataclass(frozen=True, slots=True)
class Papers:
    """What is to come out: a badge, and codes for its loss, each of which may be missing."""

    name: str
    badge: NewBadge | None = None
    codes: tuple[str, ...] = ()
    join: str = ""


def put_out(
    station: "Station", desk: Desk, who: Who, papers: Papers, at: datetime
) -> tuple[str, ...]:
    """Put them out; gives the files they became where there is no printer, "" for each printed."""
    from returns_station.desk.people.papers import badge_card, recovery_paper

    shop, language = station.house.shop, desk.shop_language
    printed: list[Label | Listing] = []
    if papers.badge is not None:
        printed.append(badge_card(papers.badge, shop, language))
    if papers.codes or papers.join:
        made = recovery_paper(papers.name, papers.codes, papers.join, shop, language, at)
        printed.append(made)
    out = []
    for one in printed:
        target, file = _target(desk, one)
        station.put_out(one, target, who)
        out.append(file)
    return tuple(out)


def show(files: Sequence[str], opens: Callable[[str], object]) -> bool:
    """Open what became files; whether there was any."""
    here = [file for file in files if file]
    for file in here:
        opens(file)
    return bool(here)


def wipe(desk: Desk) -> None:
    """Leave none of the files: each would open the door for whoever finds it."""
    rmtree(desk.data / _FOLDER, ignore_errors=True)


def _target(desk: Desk, printed: Label | Listing) -> tuple[str, str]:
    is_badge = isinstance(printed, Label)
    printer = desk.label_printer if is_badge else desk.list_printer or desk.printer
    if printer:
        return f"printer:{printer}", ""
    folder: Path = desk.data / _FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = str(folder / ("badge.pdf" if is_badge else "recovery.pdf"))
    return file, file
