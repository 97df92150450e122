"""What every test of the window may wear."""

import gc
from collections.abc import Callable, Iterator
from weakref import WeakSet

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.errand import under_way
from ui.readying import Readying
from ui.theme import Theme, wear
from ui.widgets.spoken import listen

_PATIENCE_MS = 30_000
_LATE_MS = 2_000


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


@pytest.fixture
def makes_ahead() -> Iterator[None]:
    """The windows of this test make what was not opened yet once they are at rest, as in a shop."""
    yield
    # What a window put out of the collector's sight comes back with all that was there before it.
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _nothing_is_made_ahead(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A window makes what is opened and no more: to make every room took longer than most tests.

    How far it came was a matter of chance, too: a test that wants them asks for `makes_ahead`.
    """
    if "makes_ahead" not in request.fixturenames:
        monkeypatch.setattr(Readying, "begin", lambda _self: None)


@pytest.fixture(autouse=True)
def _let_go() -> Iterator[None]:
    """What a test closed is gone after it: else each later one would dress it again."""
    # By what it is, not by its id: one that is made gets the id of one that has gone.
    before = WeakSet(_ours())
    yield
    _let_go_of_closed()
    made = [each for each in _ours() if each not in before]
    if made and _all_answered():
        # A signal that leads back to its own sender holds it for good: Qt has to break the ring.
        for each in made:
            if shiboken6.isValid(each) and not each.parent():
                shiboken6.delete(each)


def _let_go_of_closed() -> None:
    """Qt keeps what is to be deleted until an event loop runs."""
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _ours() -> list[QObject]:
    """All that our own classes made and that lives."""
    living = shiboken6.getAllValidWrappers()
    ours = (each for each in living if type(each).__module__.startswith("ui."))
    return [each for each in ours if isinstance(each, QObject)]


def _all_answered() -> bool:
    """Whether every errand came back; one that did not answers those that asked, some time."""
    waits = QDeadlineTimer(_LATE_MS)
    while under_way() and not waits.hasExpired():
        QTest.qWait(5)
    return not under_way()


@pytest.fixture
def wears(qapp: QApplication) -> Iterator[Callable[[Theme], None]]:
    """A still theme for the test; call it to wear another. The usual one comes back after."""
    listen()
    wear(Theme(motion=False), qapp)
    yield lambda look: wear(look, qapp)
    _let_go_of_closed()  # before all that lives is dressed again
    wear(Theme(), qapp)
