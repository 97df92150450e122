"""What every test of the window may wear."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.theme import Theme, wear
from ui.widgets.spoken import listen

_PATIENCE_MS = 30_000


class _Patient(QtBot):
    """Waits as long as a busy machine needs: what comes late is late, not wrong."""

    def waitUntil(
        self, callback: Callable[[], bool | None], *, timeout: int = _PATIENCE_MS
    ) -> None:
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """Hands on the windows of a test."""
    assert qapp is not None
    return _Patient(request)


@pytest.fixture(autouse=True)
def _let_go() -> Iterator[None]:
    """What a test closed is gone after it: else each later one would dress it again."""
    yield
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def wears(qapp: QApplication) -> Iterator[Callable[[Theme], None]]:
    """A still theme for the test; call it to wear another. The usual one comes back after."""
    listen()
    wear(Theme(motion=False), qapp)
    yield lambda look: wear(look, qapp)
    wear(Theme(), qapp)
