"""How things are laid out here."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

from ui.widgets.emptied import emptied


def cleared(layout: QLayout) -> None:
    """Take everything out of a layout."""
    for widget in emptied(layout):
        widget.hide()
        widget.deleteLater()


def scrolled(layout: QLayout) -> QScrollArea:
    """The layout in a place that scrolls up and down where there is too little room."""
    held = QWidget()
    held.setLayout(layout)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(held)
    return area
