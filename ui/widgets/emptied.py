"""A layout emptied: what stood in it is given back, and what held it there is let go."""

from collections.abc import Iterator

import shiboken6
from PySide6.QtWidgets import QLayout, QWidget


def emptied(layout: QLayout) -> Iterator[QWidget]:
    """Take everything out; gives each widget, to be kept or left to Qt.

    Qt gives the item that held it away with it: nobody else would ever let go of that.
    """
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        shiboken6.delete(item)
        if widget is not None:
            yield widget
