"""The slip's look carried: drawn again after each letter, its logo read off the window's thread."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from returns_station.adapters.printing.drawing import Page as Drawn
from returns_station.adapters.settings import Settings
from returns_station.phrase import Phrase
from ui.rooms.setup.errands import Errands
from ui.rooms.setup.screen.scene import Do
from ui.rooms.setup.state import slip
from ui.rooms.setup.state.setup import Page, Setup, settled


class Slips:
    """The slip's part of the room: it has no state of its own but what it drew last."""

    def __init__(
        self,
        errands: Errands,
        state: Callable[[], Setup],
        move: Callable[[Setup], object],
        over: Callable[[], QWidget | None],
    ) -> None:
        self._errands, self._state, self._move, self._over = errands, state, move, over
        self._drawn: tuple[object, ...] = ()
        self._drawing = False

    def act(self, do: Do, which: str, words: str) -> None:
        """A picture was dropped or is to be chosen; or there is to be none. `words` head a door."""
        if do is Do.NO_LOGO:
            state = self._state()
            after = slip.looking(state.settings, {"logo": ""})
            state = replace(state, slip=replace(state.slip, logo=None))
            self._move(settled(state, after, Phrase("setup.logo.gone")))
            return
        if not which:
            which, _ = QFileDialog.getOpenFileName(self._over(), words, "", "PNG (*.png)")
        if which:
            self._errands.take_logo(Path(which), self._taken, self._not_taken)

    def follow(self) -> None:
        """Draw it again where something of it is other than what was drawn."""
        state = self._state()
        if state.page is not Page.SLIP or state.guiding or self._drawing:
            return
        language = state.slip.said_in(state.settings)
        paper = state.slip.shown_on(state.settings)
        settings = slip.as_written(state.settings, language, state.drafts)
        shown = (settings.shop, settings.slip, settings.wording, language, paper)
        if shown == self._drawn:
            return
        self._drawn, self._drawing = shown, True
        self._errands.draw_sample(settings, language, paper, self._show, self._undrawn)

    def _show(self, pages: tuple[Drawn, ...]) -> None:
        self._drawing = False
        state = self._state()
        # Moving follows once more: what was typed meanwhile is drawn next.
        self._move(replace(state, slip=replace(state.slip, pages=pages)))

    def _undrawn(self, _advice: Phrase) -> None:
        self._drawing = False

    def _taken(self, name: str) -> None:
        state = self._state()
        state = replace(state, slip=replace(state.slip, logo=None))
        after: Settings = slip.looking(state.settings, {"logo": name})
        self._move(settled(state, after, Phrase("setup.logo.taken")))

    def _not_taken(self, advice: Phrase) -> None:
        state = self._state()
        self._move(replace(state, slip=replace(state.slip, logo=advice)))
