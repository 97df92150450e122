"""Labels: printed in their order, told kindly when one does not come out, drawn as they print."""

from dataclasses import replace

from PySide6.QtCore import QObject

from returns_station.adapters.printing.drawing import Page
from returns_station.desk.station import Station
from returns_station.label import Label
from returns_station.phrase import Phrase
from ui.rooms.intake import asking
from ui.rooms.intake.carried import Carried
from ui.rooms.intake.state import intake
from ui.rooms.intake.state.preview import preview


class LabelPrinter(QObject):
    """Prints what was graded, prints it again, and keeps a drawing of the next."""

    def __init__(self, carried: Carried) -> None:
        super().__init__()
        self._carried = carried
        self._shown: Label | None = None
        self._drawing = False

    def print(self, label: Label) -> None:
        """Send a label to its printer; what was graded stands, whatever comes of it."""
        station = self._carried.station
        assert station is not None, "what was graded was graded at a station"
        self._carried.move(intake.printing(self._carried.state, label))
        self._send(station, label)

    def again(self) -> None:
        """Those that did not come out; where all did, the last once more."""
        labels, station = self._carried.state.labels, self._carried.station
        asked = labels.kept or ((labels.last,) if labels.last is not None else ())
        if station is None or labels.printing:
            return
        for label in asked:
            state = self._carried.state
            more = replace(state.labels, printing=state.labels.printing + 1)
            self._carried.move(replace(state, labels=more))
            self._send(station, label)

    def follow(self) -> None:
        """Draw the label that Enter would print, else the one that was printed last."""
        station = self._carried.station
        if station is None or self._drawing:
            return
        setting = self._carried.setting
        wanted = preview(self._carried.state, station.house, setting.now(), setting.desk.who)
        if wanted == self._shown:
            return
        self._shown = wanted
        if wanted is None:
            self._show(())
            return
        label, paper = wanted, setting.label_paper
        self._drawing = True
        self._carried.errands.draw(
            lambda: asking.drawn(label, paper), self._drawn, lambda _: self._drawn(())
        )

    def _drawn(self, pages: tuple[Page, ...]) -> None:
        self._drawing = False
        self._show(pages)

    def _show(self, pages: tuple[Page, ...]) -> None:
        # Moving follows once more: what was chosen meanwhile is drawn next.
        state = self._carried.state
        self._carried.move(replace(state, labels=replace(state.labels, drawn=pages)))

    def _send(self, station: Station, label: Label) -> None:
        setting = self._carried.setting
        target, who = setting.target(label), setting.desk.who

        def out(_: None) -> None:
            self._carried.move(intake.printed(self._carried.state, label))

        def not_out(advice: Phrase) -> None:
            self._carried.move(intake.not_printed(self._carried.state, label, advice))

        self._carried.errands.print(
            lambda: asking.put_out(station, label, target, who), out, not_out
        )
