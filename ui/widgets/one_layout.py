"""Many changes of a page, laid out once."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QLayout, QWidget


@contextmanager
def one_layout(page: QWidget) -> Iterator[None]:
    """Let what is shown and hidden within be laid out together at the end.

    Qt lays every ancestor out anew for each thing that is shown; a page shows some twenty things
    at each step, and that would be most of the time that a step takes.
    """
    asleep = [each for each in _layouts(page) if each.isEnabled()]
    # What was shown or hidden within a part that had been hidden itself is known to nobody else,
    # and its part would keep the size it had.
    unseen = [each for each in asleep if not each.parentWidget().isVisible()]
    for each in asleep:
        each.setEnabled(False)
    try:
        yield
    finally:
        for each in asleep:
            each.setEnabled(True)
        for each in reversed(unseen):
            if each.parentWidget().isVisible():
                each.activate()
        top = page.layout()
        if top is not None:
            top.activate()


def _layouts(page: QWidget) -> Iterator[QLayout]:
    for widget in (page, *page.findChildren(QWidget)):
        layout = widget.layout()
        if layout is not None:
            yield layout
