"""The set-up room and the guide, carried: each choice holds at once and is saved behind it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from returns_station.adapters.settings import ShopSettings
from returns_station.adapters.speech import Speech, speech
from returns_station.case import Who
from returns_station.desk.station import Station
from returns_station.phrase import Phrase
from ui.models.verdict import Verdict
from ui.rooms.setup.errands import Errands, Setting
from ui.rooms.setup.printers import Printers
from ui.rooms.setup.screen.scene import Do, Scene
from ui.rooms.setup.screen.setup import SetupScreen
from ui.rooms.setup.slips import Slips
from ui.rooms.setup.state import choices, guide, keys, listening, printers
from ui.rooms.setup.state import setup as moves
from ui.rooms.setup.state.pages import Then, green
from ui.rooms.setup.state.rights import is_refused
from ui.rooms.setup.state.setup import Changes, Page, Sales, Setup
from ui.wedge.learning import Stroke
from ui.widgets.toast import STAYS_MS

NAME: Final = "setup"


class SetupRoom(QObject):
    """Keeps the state, saves what is chosen, and tells the house what holds now."""

    happened = Signal(object)
    left_for = Signal(str)
    changed = Signal(object)
    listened = Signal(bool)
    tried = Signal(object)
    camera_asked = Signal()
    training_asked = Signal()
    full_asked = Signal()
    led = Signal(bool)
    manager_asked = Signal()

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.setting = setting
        self.state = Setup(setting.settings, machine=setting.machine)
        self._errands = Errands(setting)
        self._printers = Printers(setting, self._errands, lambda: self.state, self._move)
        self._slips = Slips(self._errands, lambda: self.state, self._move, lambda: self._screen)
        self._station: Station | None = None
        self._screen: SetupScreen | None = None
        self._say = speech("en")
        self._unsaved: Changes = {}
        self._held = setting.settings
        self._over = False
        self._undoes = QTimer(self, singleShot=True, interval=STAYS_MS)
        self._undoes.timeout.connect(lambda: self._move(moves.quiet(self.state)))

    def screen(self, say: Speech, *, wide: bool) -> SetupScreen:  # noqa: ARG002 - as every room
        """A new screen in this language; the focus stays on what had it."""
        focused = self._screen.focused() if self._screen is not None else ""
        self._say = say
        self._screen = SetupScreen(self._scene(), self.act)
        self._screen.remember(focused)
        self._screen.left.connect(partial(self._left, self._screen))
        return self._screen

    def entered(self) -> None:
        """The room lies open: look what the machine has, and lay the focus."""
        if self._screen is None:
            return
        if self.state.machine.printers is None:
            self._printers.look()
        monitors = self.setting.monitors()
        state = replace(self.state, machine=replace(self.state.machine, monitors=monitors))
        self._move(guide.begun(state) if state.guiding else state)
        self._screen.focus()

    def opened(self, station: Station) -> None:
        """The station is open: a shop that is new is led through the guide."""
        self._station = station
        self._errands.sold(station, self._sold, self._advise)

    def stand(self, who: Who) -> None:
        """Somebody else stands here: what she chooses is saved if she may."""
        self.setting = replace(self.setting, who=who)
        self._errands.stand(who)

    def show_page(self, page: Page) -> None:
        """Open a section."""
        if self.state.guiding:
            return
        self._move(moves.opened(self.state, page))
        if self._screen is not None:
            self._screen.open_page()

    def hear(self, _events: Sequence[object]) -> None:
        """Something happened in the house; there may be sales now."""
        if self._station is not None and self.state.guiding and self.state.sales is Sales.NONE:
            self._errands.sold(self._station, self._sold_since, self._advise)

    def overheard(self, strokes: tuple[Stroke, ...]) -> None:
        """Keys came in a burst while the scanner is being learned."""
        self._move(replace(self.state, listening=listening.heard(self.state.listening, strokes)))

    def found(self, scanner: str, *, lost: bool) -> None:
        """The serial scanner was plugged in or out."""
        machine = replace(self.state.machine, scanner=scanner, lost=lost)
        self._move(replace(self.state, machine=machine))

    def staff(self, there: bool) -> None:  # noqa: FBT001 - the one thing it says
        """There is staff, or none yet; who was being led there is led on."""
        self._move(replace(self.state, machine=replace(self.state.machine, staffed=there)))

    def pressed(self, name: str, _text: str) -> bool:
        """A key that nobody else wanted was pressed; answers whether it meant something."""
        if name in ("Up", "Down") and self._screen is not None:
            self._screen.step(1 if name == "Down" else -1)
            return True
        meant = keys.meant(self.state, name)
        if meant is None:
            return name == "Enter" and self._screen is not None and self._screen.press()
        self.act(*meant)
        return True

    def help(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The keys of what lies open, for the help sheet."""
        return keys.help_for(self.state)

    def finish(self) -> None:
        """The window closes: what was written is kept, and what was sent is waited for."""
        self._move(moves.kept(self.state))
        self._over, self._screen = True, None
        self._undoes.stop()
        self._errands.finish()

    def act(self, do: Do, which: str, text: str = "") -> None:  # noqa: C901, PLR0912 - one table
        """Do what was asked for, by key, by hand or by finger."""
        state = self.state
        match do:
            case Do.OPEN:
                self.show_page(Page(which))
            case Do.PICK:
                self._move(choices.picked(moves.kept(state), which, int(text)))
            case Do.TYPE:
                self._move(moves.typed(state, which, text))
            case Do.KEEP:
                self._move(moves.kept(state))
                self._printers.follow()
            case Do.GREEN:
                self._go_on()
            case Do.BACK:
                self._back()
            case Do.SKIP:
                self._step(guide.went_on(state))
            case Do.LEAVE:
                self._step(guide.left(state))
            case Do.UNDO:
                self._move(moves.undone(state))
            case Do.SAVE:
                self._save({})
            case Do.TRIAL | Do.LOOK | Do.PRINTER | Do.ADD | Do.TAKE | Do.REMOVE:
                self._printers.act(do, which)
            case Do.AGAIN:
                self._move(replace(state, listening=listening.Listening(on=True)))
            case Do.SOUND:
                self.tried.emit(Verdict(which))
            case Do.LOGO | Do.NO_LOGO:
                self._slips.act(do, which, self._say("setup.logo.choose"))
            case Do.FILL:
                self._fill()
            case Do.CAMERA:
                self.camera_asked.emit()
            case Do.TRAIN:
                self.training_asked.emit()
            case Do.FULL:
                self.full_asked.emit()
            case Do.MANAGER:
                self.manager_asked.emit()

    def _scene(self) -> Scene:
        return Scene(self.state, self._say)

    def _move(self, new: Setup) -> None:
        """Take the next state, show it, and let what was chosen hold and be saved."""
        if self._over:
            return
        old, self.state = self.state, new
        if self._screen is not None:
            self._screen.tell(self._scene())
        if new.undo is not old.undo:
            (self._undoes.start if new.undo is not None else self._undoes.stop)()
        if new.listening.on is not old.listening.on:
            self.listened.emit(new.listening.on)
        if new.guiding is not old.guiding:
            self.led.emit(new.guiding)
        if new.settings != old.settings:
            self._save(moves.changes(old.settings, new.settings))
            self.changed.emit(new.settings)
        self._slips.follow()

    def _save(self, changes: Changes) -> None:
        """Save this, and what could not be saved before."""
        sent = moves.together(self._unsaved, changes)
        self._unsaved = {}

        def refused(advice: Phrase) -> None:
            if is_refused(advice):
                self._take_back(advice)
                return
            self._unsaved = moves.together(sent, self._unsaved)
            self._move(moves.not_saved(self.state, advice))

        def saved(_: None) -> None:
            self._held = settings
            self._move(moves.saved(self.state))

        settings = self.state.settings
        self._errands.save(sent, self._station, saved, refused)

    def _take_back(self, advice: Phrase) -> None:
        """Who chose may not: all is as it was saved last."""
        self.state = replace(moves.advised(self.state, advice), settings=self._held, undo=None)
        self.changed.emit(self._held)
        self._move(self.state)

    def _go_on(self) -> None:
        state, next_ = self.state, green(self.state)
        if next_ is None or next_.missing:
            return
        match next_.then:
            case Then.ON:
                self._step(guide.went_on(state))
            case Then.BRING_IN:
                self.left_for.emit("imports")
            case Then.LISTEN:
                self._move(replace(state, listening=listening.Listening(on=True)))
            case Then.SEEK:
                self._printers.seek()
            case Then.MANAGER:
                self.manager_asked.emit()
            case Then.USE:
                used = guide.used(state)
                self._step(guide.went_on(used)) if state.guiding else self._move(used)

    def _step(self, new: Setup) -> None:
        """Another step of the guide, or its end."""
        self._move(new)
        if new.guiding and self._screen is not None:
            self._screen.focus()

    def _back(self) -> None:
        state = self.state
        if state.undo is not None:
            self._move(moves.undone(state))
        elif state.guiding:
            self._step(guide.went_back(state))
        elif state.listening.on:
            self._move(replace(state, listening=listening.Listening()))
        elif printers.lies_open(state):
            self._printers.shut()
        else:
            self._move(moves.kept(state))
            self.left_for.emit("counter")

    def _left(self, screen: SetupScreen) -> None:
        """Another room was opened: nobody listens any more."""
        if screen is self._screen and self.state.listening.on:
            self._move(replace(self.state, listening=listening.Listening()))

    def _fill(self) -> None:
        if self._station is None or self.state.sales is not Sales.NONE:
            return
        self._move(replace(self.state, sales=Sales.FILLING))
        self._errands.fill(self._station, self._filled, self._not_filled)

    def _filled(self, shop: ShopSettings) -> None:
        self._move(guide.moved_in(self.state, shop))
        self.happened.emit(())

    def _not_filled(self, advice: Phrase) -> None:
        self._move(moves.advised(replace(self.state, sales=Sales.NONE), advice))

    def _sold(self, any_sale: bool) -> None:  # noqa: FBT001 - the one thing it says
        state = guide.sold(self.state, any_sale=any_sale)
        begins = self.setting.guides and guide.wanted(state.settings, any_sale=any_sale)
        self._move(replace(state, guiding=True) if begins and not state.guiding else state)
        if begins:
            self.left_for.emit(NAME)

    def _sold_since(self, any_sale: bool) -> None:  # noqa: FBT001 - the one thing it says
        self._move(guide.sold(self.state, any_sale=any_sale))

    def _advise(self, advice: Phrase) -> None:
        self._move(moves.advised(self.state, advice))
