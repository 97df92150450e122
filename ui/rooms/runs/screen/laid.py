"""How things are laid out here: in one line where there is room, else in as many as it takes."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.flow import Flow


class Line(Flow):
    """Things in one line; it asks for that much, and breaks where it gets less."""

    def sizeHint(self) -> QSize:
        """All beside each other."""
        hints = [item.sizeHint() for item in self._shown()]
        wide = sum(size.width() for size in hints) + self.spacing() * max(0, len(hints) - 1)
        return QSize(wide, max((size.height() for size in hints), default=0))


def in_line(spacing: int, *things: QWidget) -> QWidget:
    """These things in a line of their own."""
    held, line = QWidget(), Line(spacing)
    held.setLayout(line)
    for each in things:
        line.addWidget(each)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    held.setSizePolicy(policy)
    return held
