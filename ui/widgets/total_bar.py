"""The total bar: under the perforation, the sum at the left and the green button in its corner."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.button import Action, Button
from ui.widgets.label import PlainLabel
from ui.widgets.perforation import Perforation
from ui.widgets.pressable import Shape

_LEAST = 112  # px: narrower the quiet words would be a tower


@dataclass(frozen=True, slots=True)
class Total:
    """The sum and what is done with it; at most two quiet lines and one second way."""

    label: str
    sum: str
    primary: Action
    secondary: Action | None = None
    quiet: str = ""
    busy: bool = False
    took: str = ""


class TotalBar(QWidget):
    """Label and sum, quiet lines, at most one second button, the green one.

    Where text is large, the sum and the green button are all there is room for; the second way
    keeps its key.
    """

    confirmed = Signal()
    second_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        look = theme()
        self._label = PlainLabel("", Role.SMALL_STRONG, "ink_soft")
        self._sum = PlainLabel("", Role.SUM)
        self._quiet = PlainLabel("", Role.SMALL, "ink_soft", wrap=True, most_lines=5)
        self._quiet.setMinimumWidth(look.px(_LEAST))
        self._quiet.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.primary = Button(Action("-", "Enter"), Shape.PRIMARY)
        self.secondary = Button(Action("-"))
        self.primary.clicked.connect(self.confirmed)
        self.secondary.clicked.connect(self.second_chosen)
        sums = QVBoxLayout()
        sums.setSpacing(0)
        sums.addWidget(self._label)
        sums.addWidget(self._sum)
        row = QHBoxLayout()
        row.setSpacing(look.gap(24))
        row.setContentsMargins(0, look.gap(20), 0, look.gap(20))
        row.addLayout(sums)
        row.addWidget(self._quiet, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(0)
        row.addWidget(self.secondary, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.primary, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Perforation())
        column.addLayout(row)

    def tell(self, total: Total) -> None:
        """Show the sum; it changes at once, nothing counts up."""
        self._label.say(total.label)
        room_for_all = theme().scale < LARGE_TEXT
        self._label.setVisible(bool(total.label) and room_for_all)
        self._sum.setAccessibleName(f"{total.label} {total.sum}".strip())
        self._sum.say(total.sum)
        self._quiet.say(total.quiet)
        self._quiet.setVisible(room_for_all)
        self.primary.offer(total.primary)
        # What pressing it comes to, for who does not see the sum beside it.
        said = () if total.primary.missing else (total.label, total.sum, total.quiet)
        self.primary.setAccessibleDescription(", ".join(part for part in said if part))
        self.primary.work(total.busy, took=total.took)
        self.secondary.setVisible(total.secondary is not None and room_for_all)
        if total.secondary:
            self.secondary.offer(total.secondary)

    def confirm(self) -> None:
        """Enter was pressed somewhere in the room."""
        if self.primary.isEnabled() and not self.primary.busy:
            self.primary.click()
