"""The Qt we are bound to keeps Python's own objects alive (docs/decisions/0002)."""

import sys

import pytest
from PySide6.QtCore import QObject, Signal


class Sender(QObject):
    """Something that emits."""

    sent = Signal(int)


@pytest.mark.usefixtures("qapp")
def test_that_a_signal_steals_no_references() -> None:
    """PySide6 6.12 takes one of True's references an emit on Python 3.11, and aborts after 578."""
    sender = Sender()
    sender.sent.connect(lambda _value: None)
    before = sys.getrefcount(True)

    for value in range(200):
        sender.sent.emit(value)

    assert abs(sys.getrefcount(True) - before) < 20
