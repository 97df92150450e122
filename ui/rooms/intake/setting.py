"""Where the bench stands: who works there, and where its labels and lists go."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from returns_station.days import zone_of
from returns_station.label import Label
from returns_station.listing import Listing
from ui.desk import Desk

_LABEL: Final = "label100x60"


@dataclass(frozen=True, slots=True)
class Setting:
    """A desk as its bench sees it; without a printer, labels and lists become PDFs."""

    desk: Desk
    clock: Callable[[], datetime]
    new_key: Callable[[], str]

    def now(self) -> datetime:
        """The local time."""
        return self.clock().astimezone(zone_of(self.desk.market))

    @property
    def label_paper(self) -> str:
        """The stock that labels come out on."""
        printer = self.desk.printers.get(self.desk.label_printer)
        return printer.paper if printer is not None else _LABEL

    def target(self, printed: Label | Listing) -> str:
        """Where it goes."""
        desk, is_label = self.desk, isinstance(printed, Label)
        name = desk.label_printer if is_label else desk.list_printer or desk.printer
        if name:
            return f"printer:{name}"
        number = printed.codes[0].text if isinstance(printed, Label) else printed.number
        folder = desk.data / ("labels" if is_label else "lists")
        folder.mkdir(parents=True, exist_ok=True)
        return str(folder / f"{_as_file(number)}.pdf")


def _as_file(number: str) -> str:
    """A number that can be a file's name."""
    return Path("".join(sign if sign.isalnum() else "-" for sign in number)).name
