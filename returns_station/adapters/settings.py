"""The shop's settings: one TOML file in the data folder, read strictly, with defaults that work."""

import tomllib
from pathlib import Path
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from returns_station.adapters.bench_settings import BenchSettings
from returns_station.adapters.carriers_settings import CarrierName, CarrierSettings
from returns_station.adapters.inbox_settings import InboxSettings
from returns_station.adapters.mail_settings import MailSettings, SmsSettings
from returns_station.adapters.pickup_settings import PickupSettings, VanSettings
from returns_station.adapters.ruling_settings import RulingSettings
from returns_station.adapters.service_settings import ServiceSettings
from returns_station.adapters.surprise_settings import SurpriseSettings
from returns_station.adapters.wording import checked
from returns_station.case import Who
from returns_station.desk.errors import InputError
from returns_station.phrase import Phrase
from returns_station.slip import Shop

FILE: Final = "settings.toml"

Language = Literal["sv", "nb", "fi", "da", "en"]
PaperName = Literal["roll80", "roll58", "a4", "a5", "a6", "label4x6", "label100x60"]
Market = Literal["SE", "NO", "FI", "DK", "DE", "NL", "UK", "EU"]


class SettingsUnreadableError(InputError):
    """The settings file cannot be read, or says something the station does not know."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class ShopSettings(_Part):
    """Who the shop is, whose law holds, and what an imported sale is when its file does not say."""

    name: str = ""
    address: str = ""
    organisation_number: str = ""
    market: Market = "SE"
    currency: str = "SEK"
    channel: Literal["store", "distance", "off_premises"] = "store"
    language: Language = "sv"
    # Whether a second person must approve a promise before it is made.
    two_to_promise: bool = False
    # Whether money waits for goods that are at home, where the law lets it; a shop that trusts pays
    # at once.
    money_waits: bool = False
    # Where the web shop's payments are paid back; its secret is in the environment alone.
    payout_gateway: str = ""

    @property
    def head(self) -> Shop:
        """The shop as its slips name it."""
        return Shop(self.name, self.address, self.organisation_number, self.market)


class DeskSettings(_Part):
    """A desk: its name, who stands there, in which language, and where slips go."""

    name: str = ""
    clerk: str = ""
    language: Language = "sv"
    # A printer of [printers] or of the system; empty keeps each slip as a PDF in the data folder.
    printer: str = ""
    paper: PaperName = "roll80"
    # Where labels and lists go, and slips while the printer is out of order; empty: nowhere else.
    label_printer: str = ""
    list_printer: str = ""
    spare_printer: str = ""
    # The card terminal beside this desk, as host:port.
    payout_terminal: str = Field(default="", pattern=r"^(\S+:[0-9]{1,5})?$")
    # So long nobody touches the window before it asks for a badge again, where there is staff;
    # 0: it never does by itself.
    lock_after_minutes: int = Field(default=5, ge=0, le=240)

    @property
    def who(self) -> Who:
        """Who asks, for the journal and the slip."""
        return Who(self.clerk, self.name)


class PrinterSettings(_Part):
    """A printer by its address: what it speaks, what lies in it, how fine it prints.

    `at`: system:NAME (a queue of the system), ipp://HOST/PATH, tcp://HOST:9100, serial:PORT[@BAUD]
    or usb:PATH. `drawer`: it opens the till's drawer when coins are paid. `answers` False: it never
    says how it is (a print server, a cable with one direction), and is not asked.
    """

    at: str = Field(
        pattern=r"^(system:.+|ipp://.+|tcp://[^\s:/]+(:[0-9]{1,5})?|serial:.+|usb:/.+)$"
    )
    speaks: Literal["pdf", "escpos", "zpl"] = "pdf"
    paper: PaperName = "roll80"
    dpi: Literal[203, 300] = 203
    drawer: bool = False
    answers: bool = True


class SlipSettings(_Part):
    """How the shop's slips look: a PNG file in the data folder, a colour; whether they are long.

    A long slip says its steps whole; a short one leaves out what its first sentence told.
    """

    logo: str = Field(default="", pattern=r"^([^/\\]+\.[Pp][Nn][Gg])?$")
    colour: str = Field(default="", pattern=r"^(#[0-9a-fA-F]{6})?$")
    long: bool = False


class WordingSettings(_Part):
    """What the shop says on its slips in one language, with names in braces; empty: the house's."""

    thanks: str = ""
    closing: str = ""

    @field_validator("thanks", "closing")
    @classmethod
    def _is_sound(cls, template: str) -> str:
        if checked(template):
            raise ValueError(template)
        return template


class LookSettings(_Part):
    """How the window looks; "system" follows the machine.

    `key_caps` False hides the keys where a shop works by touch alone.
    """

    theme: Literal["system", "light", "dark", "contrast", "contrast-dark"] = "system"
    text_percent: Literal[100, 125, 150, 200] = 100
    motion: bool = True
    key_caps: bool = True


class ScannerSettings(_Part):
    """How this desk's scanners are set: what the typing one sends around a code; the serial one.

    `serial` is "auto" (a known scanner is found by itself), "" (none) or a port by name.
    """

    prefix: str = Field(default="", max_length=8)
    ends_with: Literal["enter", "tab", "nothing"] = "enter"
    gap_ms: int = Field(default=35, ge=10, le=200)
    us_keys: bool = True
    serial: str = "auto"


class SoundSettings(_Part):
    """How loud the three sounds are, in percent; 0 is silence."""

    volume: int = Field(default=60, ge=0, le=100)


class SecondScreenSettings(_Part):
    """The customer's screen: where it stands; `monitor` is a screen's name, "" the second one."""

    shown: Literal["off", "monitor", "beside"] = "off"
    monitor: str = ""
    name: bool = True


class JournalSettings(_Part):
    """Where the journal's checkpoints are remembered a second time: best on another disk.

    "" is a file beside the database, which a copy of the whole folder takes with it.
    """

    anchor: str = ""


class GuideSettings(_Part):
    """How far the first-run guide has come; `done` once it was walked through or left."""

    step: int = Field(default=1, ge=1, le=5)
    done: bool = False


class Settings(_Part):
    """All of it as it is at one desk; every part has defaults that work.

    In the file `[desks."Disk 3".look]` and its like say what is different at one desk.
    """

    shop: ShopSettings = ShopSettings()
    desk: DeskSettings = DeskSettings()
    look: LookSettings = LookSettings()
    scanner: ScannerSettings = ScannerSettings()
    sound: SoundSettings = SoundSettings()
    second_screen: SecondScreenSettings = SecondScreenSettings()
    guide: GuideSettings = GuideSettings()
    journal: JournalSettings = JournalSettings()
    printers: dict[str, PrinterSettings] = Field(default_factory=dict)
    slip: SlipSettings = SlipSettings()
    wording: dict[Language, WordingSettings] = Field(default_factory=dict)
    pickup: PickupSettings = PickupSettings()
    vans: dict[str, VanSettings] = Field(default_factory=dict)
    bench: BenchSettings = BenchSettings()
    ruling: RulingSettings = RulingSettings()
    mail: MailSettings = MailSettings()
    sms: SmsSettings = SmsSettings()
    service: ServiceSettings = ServiceSettings()
    surprise: SurpriseSettings = SurpriseSettings()
    inbox: InboxSettings = InboxSettings()
    carriers: dict[CarrierName, CarrierSettings] = Field(default_factory=dict)


def load(folder: Path, desk: str = "") -> Settings:
    """Read the settings of a data folder, as they are at a desk; no file means the defaults."""
    return read(text_of(folder), desk)


def text_of(folder: Path) -> str:
    """The settings file as it stands; "" where there is none."""
    try:
        return (folder / FILE).read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsUnreadableError(Phrase("settings.unreadable", {"file": FILE})) from error


def read(text: str, desk: str = "", under: Settings | None = None) -> Settings:
    """Settings from TOML; what it does not say is as in `under`, else as shipped.

    Raises SettingsUnreadableError that names the first wrong entry.
    """
    try:
        facts = _at(tomllib.loads(text), desk)
        return Settings.model_validate(_over(under.model_dump(), facts) if under else facts)
    except tomllib.TOMLDecodeError as error:
        place = Phrase("settings.not_toml", {"file": FILE, "where": str(error)})
        raise SettingsUnreadableError(place) from error
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        wrong = Phrase("settings.wrong", {"file": FILE, "where": where})
        raise SettingsUnreadableError(wrong) from error


def _over(under: dict[str, Any], facts: dict[str, Any]) -> dict[str, Any]:
    """Each table entry by entry over the one that lies under it."""
    both = {
        name: table | facts[name]
        for name, table in under.items()
        if isinstance(table, dict) and isinstance(facts.get(name), dict)
    }
    return under | facts | both


def _at(facts: dict[str, Any], desk: str) -> dict[str, Any]:
    """What holds at a desk: the file's own tables, and over them the desk's."""
    desks = facts.pop("desks", {})
    if not desk:
        return facts
    own = desks.get(desk, {}) if isinstance(desks, dict) else {}
    if isinstance(own, dict):
        for name, table in own.items():
            before = facts.get(name)
            both = isinstance(before, dict) and isinstance(table, dict)
            facts[name] = before | table if both else table
    facts["desk"] = facts.get("desk", {}) | {"name": desk}
    return facts
