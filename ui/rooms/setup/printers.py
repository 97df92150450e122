"""Printers carried: looked for, asked, tried; what comes back is told to the room."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from returns_station.adapters.printing.found import Found
from returns_station.phrase import Phrase
from ui.desk import desk_of
from ui.rooms.setup.errands import Errands, Looked, Setting
from ui.rooms.setup.screen.scene import Do
from ui.rooms.setup.state import printers, printing, trial
from ui.rooms.setup.state.setup import SOUGHT, Setup, Trial, What, advised


class Printers:
    """The printers' part of the room: it has no state of its own."""

    def __init__(
        self,
        setting: Setting,
        errands: Errands,
        state: Callable[[], Setup],
        move: Callable[[Setup], object],
    ) -> None:
        self._setting, self._errands = setting, errands
        self._state, self._move = state, move

    def act(self, do: Do, which: str) -> None:
        """Do what was asked of the printers."""
        state = self._state()
        match do:
            case Do.TRIAL:
                self._try(What(which) if which else trial.ways(state)[0])
            case Do.LOOK if printers.lies_open(state) and state.printing.open:
                self._ask()
            case Do.LOOK:
                self.look()
            case Do.PRINTER:
                self._open(printers.opened(state, which))
            case Do.TAKE:
                self._open(printers.taken(state, which))
            case Do.ADD:
                self._move(printers.adding(state))
                self.look()
            case Do.REMOVE:
                self._move(printers.removed(state))
            case _:
                raise AssertionError(do)

    def look(self) -> None:
        """Look what the machine has."""
        state = self._state()
        self._move(replace(state, machine=replace(state.machine, printers=None)))

        def looked(found: Looked) -> None:
            state = self._state()
            machine = replace(state.machine, printers=found.printers, ports=found.ports)
            lies = replace(state.printing, devices=found.devices)
            self._move(replace(state, machine=machine, printing=lies))

        self._errands.look(looked, self._advise)

    def seek(self) -> None:
        """Ask at the address that was typed."""
        state = self._state()
        typed = state.written(SOUGHT)
        self._move(printers.seeking(state))

        def found(answers: tuple[Found, ...]) -> None:
            # Whoever has gone elsewhere meanwhile is not called back.
            if self._state().printing.adding:
                self._move(printers.found(self._state(), answers))

        self._errands.seek(typed, found, self._advise)

    def shut(self) -> None:
        """Back to all of them."""
        self._move(printers.shut(self._state()))

    def follow(self) -> None:
        """The open printer may stand elsewhere now: whoever was not asked is asked."""
        state = self._state()
        printer = state.settings.printers.get(state.printing.open)
        if printer is not None and printer.at not in state.printing.told:
            self._ask()

    def _open(self, state: Setup) -> None:
        self._move(state)
        if state.printing.open:
            self._ask()

    def _ask(self) -> None:
        """How the open printer stands."""
        state = self._state()
        printer = state.settings.printers[state.printing.open]
        told = {at: each for at, each in state.printing.told.items() if at != printer.at}
        self._move(replace(state, printing=replace(state.printing, told=told)))

        def asked(found: Found) -> None:
            state = self._state()
            self._move(replace(state, printing=printing.heard(state.printing, found)))

        self._errands.ask(printer.at, asked, self._advise)

    def _try(self, what: What) -> None:
        state, setting = self._state(), self._setting
        if state.trial is Trial.SENT:
            return
        self._move(trial.sent(state, what))
        settings, name = state.settings, trial.printer_of(state)
        done = partial(self._tried, name, None)
        failed = partial(self._tried, name)
        if what is What.DRAWER:
            self._errands.open_drawer(name, settings.printers[name], lambda _: done(), failed)
            return
        printed = (
            trial.trial_label(settings, setting.who, setting.now())
            if what is What.LABEL
            else trial.trial_slip(settings, setting.who, setting.now())
        )
        at_desk = settings.model_copy(
            update={"desk": settings.desk.model_copy(update={"printer": name})}
        )
        target = desk_of(at_desk, setting.data).target(trial.NUMBER)
        self._errands.print_trial(printed, target, settings, lambda _: done(), failed)

    def _tried(self, name: str, advice: Phrase | None) -> None:
        """How it went; of a printer that lies open no more it is not said."""
        state = self._state()
        if trial.printer_of(state) != name or state.trial is not Trial.SENT:
            return
        self._move(trial.came_out(state) if advice is None else trial.failed(state, advice))

    def _advise(self, advice: Phrase) -> None:
        lies = replace(self._state().printing, asking=False)
        self._move(advised(replace(self._state(), printing=lies), advice))
