"""What the set-up room asks of the world, each thing off the window's thread."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from pathlib import Path

from PySide6.QtCore import QThreadPool

from returns_station.adapters.printing.drawing import Page
from returns_station.adapters.printing.found import Found
from returns_station.adapters.settings import PrinterSettings, Settings, ShopSettings
from returns_station.adapters.settings_saving import save
from returns_station.case import Who
from returns_station.desk.no_cards import refuse_cards
from returns_station.desk.ports import Printed
from returns_station.desk.station import Station
from returns_station.people.rights import Right
from returns_station.phrase import Phrase
from ui.errand import send_kindly
from ui.rooms.setup.state.rights import is_ones_own
from ui.rooms.setup.state.setup import Changes, Machine
from ui.rooms.setup.state.slip import sample

# These hold for every desk of the shop; the others are a desk's own.
_SHARED = frozenset(("shop", "guide", "printers", "slip", "wording"))
_BARE = Machine()


def _no_ports() -> tuple[str, ...]:
    return ()


def _no_sockets() -> tuple[tuple[str, str], ...]:
    return ()


def _no_monitors() -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Setting:
    """What the room is given: who works here, where settings are kept, what the machine has.

    `now` is local time. `ports` is called off the window's thread, `monitors` on it; `sockets` are
    the serial ports that are no scanner's, with what they call themselves. `guides` says whether a
    first run leads through the guide here.
    """

    settings: Settings
    who: Who
    data: Path
    now: Callable[[], datetime]
    own: str = ""
    machine: Machine = _BARE
    ports: Callable[[], tuple[str, ...]] = _no_ports
    sockets: Callable[[], tuple[tuple[str, str], ...]] = _no_sockets
    monitors: Callable[[], tuple[str, ...]] = _no_monitors
    fill_demo: Callable[[Station, Callable[[float], object]], object] | None = None
    guides: bool = True


@dataclass(frozen=True, slots=True)
class Looked:
    """What the machine has: its printers by name, its serial ports, printers at its sockets."""

    printers: tuple[str, ...]
    ports: tuple[str, ...]
    devices: tuple[Found, ...]


class Errands:
    """Saves in the order of the choices; printers and demo shops keep nobody waiting."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._saving, self._slow, self._drawing = QThreadPool(), QThreadPool(), QThreadPool()
        for pool in (self._saving, self._slow, self._drawing):
            pool.setMaxThreadCount(1)

    def save(
        self,
        changes: Changes,
        station: Station | None,
        on_done: Callable[[None], object],
        on_refused: Callable[[Phrase], object],
    ) -> None:
        """Write these entries into the settings file, as far as who stands there may."""
        folder, own, who = self._setting.data, self._setting.own, self._setting.who

        def saved() -> None:
            refuse_cards(changes)
            # Before the store is open nobody can be asked of; what is saved then is the machine's.
            if station is not None and not is_ones_own(changes):
                station.behind(Right.SET_UP, "settings", who).admit()
            _save(folder, changes, own)

        send_kindly(saved, on_done, on_refused, self._saving)

    def stand(self, who: Who) -> None:
        """Somebody else stands here."""
        self._setting = replace(self._setting, who=who)

    def look(
        self,
        on_done: Callable[[Looked], object],
        on_refused: Callable[[Phrase], object],
    ) -> None:
        """Which printers and ports the machine has."""

        def looked() -> Looked:
            from returns_station.adapters.printing.finding import devices  # lazy: asks the network
            from returns_station.adapters.printing.system import printers

            setting = self._setting
            return Looked(printers(), setting.ports(), devices(setting.sockets()))

        send_kindly(looked, on_done, on_refused, self._slow)

    def seek(
        self,
        typed: str,
        on_done: Callable[[tuple[Found, ...]], object],
        on_refused: Callable[[Phrase], object],
    ) -> None:
        """Who answers at an address."""

        def sought() -> tuple[Found, ...]:
            from returns_station.adapters.printing.finding import look_at

            return look_at(typed)

        send_kindly(sought, on_done, on_refused, self._slow)

    def ask(
        self, at: str, on_done: Callable[[Found], object], on_refused: Callable[[Phrase], object]
    ) -> None:
        """How a printer stands."""

        def asked() -> Found:
            from returns_station.adapters.printing.finding import ask

            return ask(at)

        send_kindly(asked, on_done, on_refused, self._slow)

    def print_trial(
        self,
        printed: Printed,
        target: str,
        settings: Settings,
        on_done: Callable[[None], object],
        on_refused: Callable[[Phrase], object],
    ) -> None:
        """Let a test slip or label come out, through the press that slips come from."""

        def delivered() -> None:
            from returns_station.adapters.printing.paper import SlipPaper

            SlipPaper(settings.desk.paper, settings.printers).deliver(printed, target)

        send_kindly(delivered, on_done, on_refused, self._slow)

    def take_logo(
        self, file: Path, on_done: Callable[[str], object], on_refused: Callable[[Phrase], object]
    ) -> None:
        """Read a logo and keep it with the settings; gives what it is called there."""
        folder = self._setting.data
        send_kindly(lambda: _keep_logo(file, folder), on_done, on_refused, self._slow)

    def draw_sample(
        self,
        settings: Settings,
        language: str,
        paper: str,
        on_done: Callable[[tuple[Page, ...]], object],
        on_refused: Callable[[Phrase], object],
    ) -> None:
        """Lay out the slip that most customers get, as these settings would have it."""
        setting = self._setting

        def drawn() -> tuple[Page, ...]:
            from returns_station.adapters.printing.look import dress_of
            from returns_station.adapters.printing.pdf import Paper, pages_of
            from returns_station.adapters.speech import speech

            voice = speech(language)
            goods = voice("setup.slip.goods")
            slip = sample(settings, language, goods, setting.who, setting.now())
            return pages_of(slip, Paper(paper), voice, dress_of(settings, setting.data))

        send_kindly(drawn, on_done, on_refused, self._drawing)

    def open_drawer(
        self,
        name: str,
        printer: PrinterSettings,
        on_done: Callable[[None], object],
        on_refused: Callable[[Phrase], object],
    ) -> None:
        """Let a printer open the drawer that hangs on it."""

        def opened() -> None:
            from returns_station.adapters.printing.drawer import open_drawer

            open_drawer(printer, name)

        send_kindly(opened, on_done, on_refused, self._slow)

    def sold(
        self,
        station: Station,
        on_done: Callable[[bool], object],
        on_refused: Callable[[Phrase], object],
    ) -> None:
        """Whether there is any sale."""
        now = self._setting.now()
        send_kindly(lambda: _any_sale(station, now), on_done, on_refused, None)

    def fill(
        self,
        station: Station,
        on_done: Callable[[ShopSettings], object],
        on_refused: Callable[[Phrase], object],
    ) -> None:
        """Fill an empty shop with the demo; gives who the demo shop is."""
        fill_demo, who = self._setting.fill_demo, self._setting.who
        assert fill_demo is not None, "it was not offered"

        def filled() -> ShopSettings:
            from returns_station.adapters.demo.filling import own_settings

            station.behind(Right.SET_UP, "demo shop", who).admit()
            fill_demo(station, lambda _share: None)
            return own_settings().shop

        send_kindly(filled, on_done, on_refused, self._slow)

    def finish(self) -> None:
        """Wait until all that was sent is done; before the window closes."""
        self._saving.waitForDone()
        self._slow.waitForDone()
        self._drawing.waitForDone()


def _keep_logo(file: Path, folder: Path) -> str:
    """The logo as it is printed, under a name of its own: one that was before can be had again."""
    import hashlib

    from returns_station.adapters.printing.look import LogoError, logo_at

    png = logo_at(file).png
    name = f"logo-{hashlib.sha256(png).hexdigest()[:12]}.png"
    try:
        (folder / name).write_bytes(png)
    except OSError as error:
        raise LogoError(Phrase("settings.not_saved", {"file": name})) from error
    return name


def _save(folder: Path, changes: Mapping[str, Mapping[str, object]], own: str) -> None:
    shared = {table: each for table, each in changes.items() if table in _SHARED}
    mine = {table: each for table, each in changes.items() if table not in _SHARED}
    if shared:
        save(folder, shared)
    if mine:
        save(folder, mine, own)


def _any_sale(station: Station, now: datetime) -> bool:
    midnight = datetime.combine(now.date(), time(), now.tzinfo).astimezone(UTC)
    with station.store.views() as views:
        return bool(views.day(midnight.isoformat()).any_sale)
