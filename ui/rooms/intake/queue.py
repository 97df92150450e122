"""One thing after the other: no key overtakes a scan, no scan is lost, however slow the store."""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from returns_station.phrase import Phrase
from ui.models.verdict import Verdict
from ui.rooms.intake.carried import Carried
from ui.rooms.intake.state import intake
from ui.rooms.intake.state.acts import SCANS, Act, Do
from ui.rooms.intake.state.intake import Intake

T = TypeVar("T")
Does = Callable[[str], object]


class Queue(QObject):
    """What was asked and is not done yet; the next begins when the one before is answered."""

    sounded = Signal(object)
    begun = Signal()

    def __init__(self, carried: Carried, does: Mapping[Do, Does]) -> None:
        super().__init__()
        self._carried, self._does = carried, does
        self._acts: deque[Act] = deque()

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits."""
        return not self._acts

    def ask(self, act: Act) -> None:
        """Do this after all that was asked before."""
        self._acts.append(act)
        self.go_on()

    def first(self, *acts: Act) -> None:
        """Do these before all that waits; a piece in hand is graded as Enter would."""
        if intake.in_hand(self._carried.state) is not None:
            acts = (Act(Do.CONFIRM), *acts)
        self._acts.extendleft(reversed(acts))

    def go_on(self) -> None:
        """Deal with what waits, as far as nothing is under way."""
        carried = self._carried
        while self._acts and carried.bench is not None and not carried.state.busy:
            self.begun.emit()
            act = self._acts.popleft()
            self._does[act.do](act.which)
        waiting = sum(act.do in SCANS for act in self._acts)
        if carried.state.queued != waiting:
            carried.move(replace(carried.state, queued=waiting))

    def write(self, call: Callable[[], T], came: Callable[[T], object], code: str = "") -> None:
        """Store something; nothing else is done before it is answered."""
        self._carried.move(replace(self._carried.state, busy=True))
        self._carried.errands.write(call, came, lambda no: self._failed(code, no))

    def read(self, call: Callable[[], T], came: Callable[[T], object], code: str = "") -> None:
        """Ask something on which the next step hangs."""

        def told(answer: T) -> None:
            self._carried.move(replace(self._carried.state, busy=False))
            came(answer)
            self.go_on()

        self._carried.move(replace(self._carried.state, busy=True))
        self._carried.errands.read(call, told, lambda no: self._failed(code, no))

    def done(self, state: Intake) -> None:
        """The answer is shown; what waits goes on once all have heard of it."""
        self._carried.move(replace(state, busy=False))
        QTimer.singleShot(0, self, self.go_on)

    def not_taken(self, code: str, title: Phrase, advice: Phrase) -> None:
        """Nothing came of a code, or of what was asked; it is told, and the next goes on."""
        self._carried.move(intake.refused(self._carried.state, title, advice, code))
        self.sounded.emit(Verdict.LOOK if code.strip() else Verdict.UNREADABLE)

    def _failed(self, code: str, advice: Phrase) -> None:
        title = Phrase("intake.not_taken", {"code": code}) if code else Phrase("intake.not_done")
        self._carried.move(replace(self._carried.state, busy=False))
        self.not_taken(code, title, advice)
        QTimer.singleShot(0, self, self.go_on)
