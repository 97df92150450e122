"""Where a window stands: who works there, in which language, and where its slips go."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from returns_station.adapters.settings import (
    ScannerSettings,
    SecondScreenSettings,
    Settings,
    SoundSettings,
)
from returns_station.case import Who

_AS_SHIPPED, _SILENT = ScannerSettings(), SoundSettings(volume=0)
_NO_SCREEN = SecondScreenSettings()


@dataclass(frozen=True, slots=True)
class Desk:
    """One window's own facts; `own` is the desk whose settings it changes, "" for the only one.

    Without a `printer` each slip becomes a PDF in the folder `slips` of the data folder. The shop's
    `currency` is what sums of its terms are in; `at_a_distance` is whether it sells so.
    """

    who: Who
    language: str
    market: str
    data: Path
    printer: str = ""
    paper: str = "roll80"
    theme: str = "system"
    text_percent: int = 100
    motion: bool = True
    currency: str = "SEK"
    at_a_distance: bool = False
    shop: str = ""
    shop_language: str = "sv"
    key_caps: bool = True
    scanner: ScannerSettings = _AS_SHIPPED
    sound: SoundSettings = _SILENT
    second_screen: SecondScreenSettings = _NO_SCREEN
    own: str = ""
    training: bool = False
    kiosk: bool = False

    def target(self, number: str) -> str:
        """Where this slip goes: the desk's printer, else its own file."""
        if self.printer:
            return f"printer:{self.printer}"
        folder = self.data / "slips"
        folder.mkdir(parents=True, exist_ok=True)
        return str(folder / f"{number}.pdf")


def desk_of(
    settings: Settings,
    data: Path,
    *,
    language: str = "",
    own: str = "",
    training: bool = False,
    kiosk: bool = False,
) -> Desk:
    """The desk that the settings tell of; what else there is the command line asks for."""
    return Desk(
        who=settings.desk.who,
        language=language or settings.desk.language,
        market=settings.shop.market,
        data=data,
        printer=settings.desk.printer,
        paper=settings.desk.paper,
        theme=settings.look.theme,
        text_percent=settings.look.text_percent,
        motion=settings.look.motion,
        currency=settings.shop.currency,
        at_a_distance=settings.shop.channel != "store",
        shop=settings.shop.name,
        shop_language=settings.shop.language,
        key_caps=settings.look.key_caps,
        scanner=settings.scanner,
        sound=settings.sound,
        second_screen=settings.second_screen,
        own=own,
        training=training,
        kiosk=kiosk,
    )


def open_file(path: str) -> bool:
    """Show a file in the system's own viewer; False when it has none."""
    return Path(path).is_file() and QDesktopServices.openUrl(QUrl.fromLocalFile(path))
