"""What is chosen in the set-up room, put on everything that is open."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from returns_station.adapters.settings import Settings
from returns_station.case import Who
from returns_station.days import zone_of
from returns_station.phrase import Phrase
from ui.desk import Desk, open_file
from ui.models.verdict import Verdict
from ui.readers.ports import is_scanner
from ui.readers.readers import Readers
from ui.readers.serial import system_ports
from ui.rooms.counter.room import CounterRoom
from ui.rooms.imports.room import ImportsRoom
from ui.rooms.second_screen.room import SecondScreenRoom
from ui.rooms.setup.errands import Setting
from ui.rooms.setup.room import NAME, SetupRoom
from ui.rooms.setup.state.setup import Machine, Page
from ui.second_window import SecondWindow
from ui.sounds.sounds import Sounds
from ui.theme import SYSTEM, Theme, system_moves, theme, tokens_for, wear
from ui.wedge import Wedge
from ui.widgets.toast import Toast
from ui.window import Window

if TYPE_CHECKING:
    from returns_station.desk.station import Station


def look_of(desk: Desk, app: QApplication) -> Theme:
    """How the window looks at this desk, on this system."""
    return Theme(
        tokens_for(desk.theme, app.styleHints()),
        desk.text_percent / 100,
        motion=desk.motion and system_moves(app),
        keys=desk.key_caps,
    )


@dataclass(frozen=True, slots=True)
class Fitted:
    """All that follows a choice."""

    window: Window
    wedge: Wedge
    readers: Readers
    second: SecondWindow
    her: SecondScreenRoom
    sounds: Sounds
    counter: CounterRoom
    imports: ImportsRoom | None


class Fitting(QObject):
    """Carries the set-up room, and follows the system where the desk asks for that.

    `moved` tells the desk as it is after each choice.
    """

    moved = Signal(object)

    def __init__(
        self,
        app: QApplication,
        desk: Desk,
        clock: Callable[[], datetime],
        *,
        can_bring_in: bool = False,
        fill_demo: "Callable[[Station, Callable[[float], object]], object] | None" = None,
    ) -> None:
        super().__init__()
        self.desk, self._app, self._clock = desk, app, clock
        self._station: Station | None = None
        self._fitted: Fitted | None = None
        wear(look_of(desk, app), app)
        setting = Setting(
            desk.settings,
            desk.who,
            desk.data,
            self._now,
            own=desk.own,
            machine=Machine(
                camera=True,
                can_bring_in=can_bring_in,
                can_fill=fill_demo is not None,
                can_train=not desk.training,
                can_fill_screen=not desk.kiosk,
            ),
            ports=lambda: tuple(port.device for port in system_ports()),
            sockets=lambda: tuple(
                (port.device, port.product or "") for port in system_ports() if not is_scanner(port)
            ),
            monitors=self._monitors,
            fill_demo=fill_demo,
            guides=not (desk.training or desk.kiosk),
        )
        self.room = SetupRoom(setting)
        self.room.changed.connect(self.apply)
        self.room.led.connect(self._lead)

    def join(self, fitted: Fitted) -> None:
        """These follow what is chosen from now on."""
        self._fitted = fitted
        fitted.wedge.wear(self.desk.profile)
        fitted.wedge.heard.connect(self.room.overheard)
        self.room.listened.connect(fitted.wedge.learn)
        self.room.tried.connect(self._sound)
        self.room.camera_asked.connect(fitted.window.camera_asked)
        fitted.readers.told.connect(self._tell_scanner)
        fitted.window.language_asked.connect(self._choose_language)
        hints = self._app.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._system_changed)

    def opened(self, station: "Station") -> None:
        """The station is open; it follows too."""
        self._station = station
        self.room.opened(station)

    def finish(self) -> None:
        """The window closes: what was chosen is saved, and nobody follows the system any more."""
        hints = self._app.styleHints()
        hints.colorSchemeChanged.disconnect(self._system_changed)
        hints.accessibility().contrastPreferenceChanged.disconnect(self._system_changed)
        self.room.finish()

    def stand(self, who: Who) -> None:
        """Somebody signed in: everything is hers from now on."""
        self.desk = self.desk.signed(who)
        self.room.stand(self.desk.who)
        self.moved.emit(self.desk)

    def apply(self, settings: Settings) -> None:
        """Something was chosen: it holds at once, wherever it is seen, heard or printed."""
        old, self.desk = self.desk, self.desk.worn(settings)
        if self._fitted is not None:
            self._move_shop(old, self._fitted)
            self._move_ears(old, self._fitted)
            if self.desk.second_screen != old.second_screen:
                self._fitted.second.move_to(self.desk.second_screen)
            self._dress(old, self._fitted)
        self.moved.emit(self.desk)

    def _dress(self, old: Desk, fitted: Fitted) -> None:
        desk, look = self.desk, look_of(self.desk, self._app)
        fitted.window.language = desk.language
        worn = replace(theme(), scale=look.scale) if old.text_percent == desk.text_percent else None
        if look != worn:
            wear(look, self._app)
            fitted.window.dress()
        elif desk.language != old.language:
            fitted.window.build()

    def _move_ears(self, old: Desk, fitted: Fitted) -> None:
        scanner = self.desk.scanner
        if self.desk.profile != old.profile:
            fitted.wedge.wear(self.desk.profile)
        if (scanner.serial, scanner.ends_with) != (old.scanner.serial, old.scanner.ends_with):
            fitted.readers.move_to(scanner.serial, ends_by_pause=scanner.ends_with == "nothing")
        fitted.sounds.volume = self.desk.sound.volume

    def _move_shop(self, old: Desk, fitted: Fitted) -> None:
        """Slips, sums and the law follow the shop; what is open keeps what it was opened with."""
        desk = self.desk
        if self._station is not None and _on_paper(old) != _on_paper(desk):
            from returns_station.adapters.shop_moved import rehoused

            shop, training = desk.settings.shop, desk.training
            rehoused(
                self._station,
                shop,
                desk.paper,
                desk.printers,
                training=training,
                dress=desk.dress,
            )
        if (old.shop, old.shop_language) != (desk.shop, desk.shop_language):
            fitted.her.move_to(desk.shop, desk.shop_language)
        fitted.counter.wear(
            replace(
                fitted.counter.setting,
                zone=zone_of(desk.market),
                target=desk.target,
                paper=desk.lies_in,
                elsewhere=desk.elsewhere,
                open_file=None if desk.printer else open_file,
                currency=desk.currency,
                her_name=desk.second_screen.name,
                dress=desk.dress,
            )
        )
        if fitted.imports is not None:
            fitted.imports.move_to(desk.settings.shop)

    def _now(self) -> datetime:
        """Local time, wherever the shop says that it is."""
        return self._clock().astimezone(zone_of(self.desk.market))

    def _system_changed(self, *_: object) -> None:
        if self.desk.theme == SYSTEM and self._fitted is not None:
            tokens = tokens_for(SYSTEM, self._app.styleHints())
            if tokens != theme().tokens:
                wear(replace(theme(), tokens=tokens), self._app)
                self._fitted.window.build()

    def _monitors(self) -> tuple[str, ...]:
        """The monitors that are not the clerk's."""
        clerks = self._fitted.window.screen() if self._fitted is not None else None
        return tuple(each.name() for each in QGuiApplication.screens() if each is not clerks)

    def _sound(self, verdict: Verdict) -> None:
        if self._fitted is not None:
            self._fitted.sounds.play(verdict)

    def _tell_scanner(self) -> None:
        if self._fitted is not None:
            readers = self._fitted.readers
            self.room.found(readers.scanner, lost=readers.lost)

    def _choose_language(self) -> None:
        if self._fitted is not None:
            self.room.show_page(Page.LOOK)
            self._fitted.window.enter(NAME)

    def _lead(self, on: bool) -> None:  # noqa: FBT001 - what a signal of Qt carries
        """The guide leads to the imports and back; once it is over, to the counter."""
        if self._fitted is None:
            return
        if self._fitted.imports is not None:
            self._fitted.imports.home = NAME if on else "counter"
        if not on:
            window = self._fitted.window
            window.enter("counter")
            toast = Toast(window, left=136, above=60)
            toast.tell(window.say.say(Phrase("setup.guide.done")), icon="barcode")


def _on_paper(desk: Desk) -> tuple[object, ...]:
    """What a slip is of, is drawn for and comes out of."""
    return (shop_of(desk), desk.paper, desk.printers, desk.slip, desk.wording)


def shop_of(desk: Desk) -> tuple[str, ...]:
    """What of the shop a slip or a promise tells."""
    return (
        desk.shop,
        desk.address,
        desk.organisation_number,
        desk.market,
        desk.currency,
        desk.shop_language,
    )
