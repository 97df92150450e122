"""Waiting for what was sent."""

from PySide6.QtCore import QCoreApplication, QEventLoop

from ui.errand import under_way


def until_answered() -> None:
    """Until all that was sent is answered, and what was answered is shown.

    It sleeps until something comes: to ask again and again would keep the core from the answer.
    """
    QCoreApplication.processEvents()
    while under_way():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    QCoreApplication.processEvents()
