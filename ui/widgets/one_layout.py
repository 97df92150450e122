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
    asleep = [(part, layout) for part, layout in _layouts(page) if layout.isEnabled()]
    # What was shown or hidden within a part that had been hidden itself is known to nobody else,
    # and its part would keep the size it had.
    unseen = [(part, layout) for part, layout in asleep if not part.isVisible()]
    for _, layout in asleep:
        layout.setEnabled(False)
    try:
        yield
    finally:
        for _, layout in asleep:
            layout.setEnabled(True)
        for part, layout in reversed(unseen):
            if part.isVisible():
                layout.activate()
        top = page.layout()
        if top is not None:
            top.activate()


def _layouts(page: QWidget) -> Iterator[tuple[QWidget, QLayout]]:
    for widget in (page, *page.findChildren(QWidget)):
        layout = widget.layout()
        if layout is not None:
            yield widget, layout
