"""A burst while a scanner is being learned: all its keys are kept, and none of them acts."""

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QWindow

from ui.wedge import keys
from ui.wedge.burst import Burst
from ui.wedge.learning import Stroke

# So long a pause ends it; a person who types faster than this is heard too, and told so.
_QUIET_MS: Final = 150
_LETTERS: Final = 4
_MOST: Final = 600
_PORTABLE: Final = QKeySequence.SequenceFormat.PortableText


@dataclass(slots=True)
class Overheard(Burst):
    """Ends by a pause alone: what follows an Enter is part of what is learned."""

    strokes: list[Stroke] = field(default_factory=list)

    def hold(self, window: QWindow, event: QKeyEvent) -> None:
        """Keep the key, with its time and both its readings."""
        Burst.hold(self, window, event)
        self.ended = False
        if event.type() is QEvent.Type.KeyPress and len(self.strokes) < _MOST:
            self.strokes.append(stroke_of(event, ends=self.profile.ends(event)))

    @property
    def limit_ms(self) -> int:
        """How long the next key may take and still belong here."""
        return _QUIET_MS

    @property
    def is_scan(self) -> bool:
        """Whether there are letters enough to learn from; a key or two are given back."""
        return len(self.text) >= _LETTERS


def stroke_of(event: QKeyEvent, *, ends: bool = False) -> Stroke:
    """What one key says, as the system reads it and by its place."""
    text, placed = (keys.character(event, us_keys=us) for us in (False, True))
    if ends and event.text() != "\n":
        return Stroke(
            event.timestamp(), "", "", "Tab" if event.key() == Qt.Key.Key_Tab else "Enter"
        )
    if text or placed:
        return Stroke(event.timestamp(), text, placed)
    pressed = QKeySequence(event.keyCombination())
    return Stroke(event.timestamp(), "", "", pressed.toString(_PORTABLE))
