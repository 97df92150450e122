"""Where a window stands: who works there, in which language, and where its slips go."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices

from returns_station.adapters.catalogue import FALLBACK, LANGUAGES
from returns_station.adapters.printing.look import Dress, dress_of
from returns_station.adapters.settings import (
    DeskSettings,
    GuideSettings,
    Language,
    LookSettings,
    PrinterSettings,
    ScannerSettings,
    SecondScreenSettings,
    Settings,
    ShopSettings,
    SlipSettings,
    SoundSettings,
    WordingSettings,
)
from returns_station.case import Who
from returns_station.days import zone_of
from ui.wedge import ScannerProfile

_NOT_BEGUN = GuideSettings()
_NO_SERIAL, _SILENT = ScannerSettings(serial=""), SoundSettings(volume=0)
_NO_SCREEN, _PLAIN = SecondScreenSettings(), SlipSettings()


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where a slip goes when its printer fails: a spare printer ("" none), or a file by number."""

    spare: str = ""
    file: Callable[[str], str] | None = None


NOWHERE_ELSE: Final = Elsewhere()


@dataclass(frozen=True, slots=True)
class Desk:
    """One window's own facts; `own` is the desk whose settings it changes, "" for the only one.

    Without a `printer` each slip becomes a PDF in the folder `slips` of the data folder. The shop's
    `currency` is what sums of its terms are in; `at_a_distance` is whether it sells so. `clerk` is
    the name in the settings while somebody has signed in by her own: hers is never saved there.
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
    scanner: ScannerSettings = _NO_SERIAL
    sound: SoundSettings = _SILENT
    second_screen: SecondScreenSettings = _NO_SCREEN
    own: str = ""
    training: bool = False
    kiosk: bool = False
    address: str = ""
    organisation_number: str = ""
    guide: GuideSettings = _NOT_BEGUN
    label_printer: str = ""
    list_printer: str = ""
    spare_printer: str = ""
    printers: Mapping[str, PrinterSettings] = field(default_factory=dict)
    slip: SlipSettings = _PLAIN
    wording: Mapping[Language, WordingSettings] = field(default_factory=dict)
    clerk: str = ""
    lock_after_minutes: int = 5

    @property
    def profile(self) -> ScannerProfile:
        """How this desk's typing scanner is set."""
        scanner, either = self.scanner, ScannerProfile().suffix
        # Enter or Tab: a scanner may be swapped for one that ends otherwise.
        suffix = either if scanner.ends_with != "nothing" else frozenset[Qt.Key]()
        return ScannerProfile(scanner.prefix, suffix, scanner.gap_ms, us_keys=scanner.us_keys)

    @property
    def settings(self) -> Settings:
        """The settings that this desk was made of, as far as the window shows and changes them."""
        language = self.language if self.language in LANGUAGES else FALLBACK
        # Not checked again: what was read is right, and what is saved is checked there.
        return Settings.model_construct(
            shop=ShopSettings.model_construct(
                name=self.shop,
                address=self.address,
                organisation_number=self.organisation_number,
                market=self.market,
                currency=self.currency,
                channel="distance" if self.at_a_distance else "store",
                language=self.shop_language,
            ),
            desk=DeskSettings.model_construct(
                name=self.who.desk,
                clerk=self.clerk if self.who.staff else self.who.actor,
                language=language,
                printer=self.printer,
                paper=self.paper,
                label_printer=self.label_printer,
                list_printer=self.list_printer,
                spare_printer=self.spare_printer,
                lock_after_minutes=self.lock_after_minutes,
            ),
            look=LookSettings.model_construct(
                theme=self.theme,
                text_percent=self.text_percent,
                motion=self.motion,
                key_caps=self.key_caps,
            ),
            scanner=self.scanner,
            sound=self.sound,
            second_screen=self.second_screen,
            guide=self.guide,
            printers=dict(self.printers),
            slip=self.slip,
            wording=dict(self.wording),
        )

    def worn(self, settings: Settings) -> "Desk":
        """The desk with other settings; what the command line asked for stays."""
        spoken = settings.desk.language
        said = self.language if spoken == self.settings.desk.language else spoken
        made = desk_of(
            settings,
            self.data,
            language=said,
            own=self.own,
            training=self.training,
            kiosk=self.kiosk,
        )
        made = replace(made, at_a_distance=self.at_a_distance)
        return made.signed(self.who) if self.who.staff else made

    def signed(self, who: Who) -> "Desk":
        """The desk with somebody at it who has signed in."""
        clerk = self.clerk if self.who.staff else self.who.actor
        return replace(self, who=replace(who, desk=self.who.desk), clerk=clerk)

    def local(self, clock: Callable[[], datetime]) -> Callable[[], datetime]:
        """What the clock says here, wherever the shop says that it is."""
        zone = zone_of(self.market)
        return lambda: clock().astimezone(zone)

    @property
    def dress(self) -> Dress:
        """What of a slip is the shop's own."""
        return dress_of(self.settings, self.data)

    @property
    def lies_in(self) -> str:
        """The paper that slips come out on: a printer that is set up knows its own."""
        printer = self.printers.get(self.printer)
        return printer.paper if printer is not None else self.paper

    def target(self, number: str) -> str:
        """Where this slip goes: the desk's printer, else its own file."""
        return f"printer:{self.printer}" if self.printer else self.file(number)

    def file(self, number: str) -> str:
        """Where this slip is kept as a PDF."""
        folder = self.data / "slips"
        folder.mkdir(parents=True, exist_ok=True)
        return str(folder / f"{number}.pdf")

    @property
    def elsewhere(self) -> Elsewhere:
        """Where slips go while the printer fails: the spare one; by hand, a file."""
        spare = f"printer:{self.spare_printer}" if self.spare_printer and self.printer else ""
        return Elsewhere(spare, self.file if self.printer else None)


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
        address=settings.shop.address,
        organisation_number=settings.shop.organisation_number,
        guide=settings.guide,
        label_printer=settings.desk.label_printer,
        list_printer=settings.desk.list_printer,
        spare_printer=settings.desk.spare_printer,
        printers=settings.printers,
        slip=settings.slip,
        wording=settings.wording,
        lock_after_minutes=settings.desk.lock_after_minutes,
    )


def open_file(path: str) -> bool:
    """Show a file in the system's own viewer; False when it has none."""
    return Path(path).is_file() and QDesktopServices.openUrl(QUrl.fromLocalFile(path))
