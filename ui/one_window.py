"""One window for each desk: a second start brings the first to the front, and ends."""

import hashlib
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_CALLED_MS: Final = 500
_ANSWERED_MS: Final = 3_000
_HERE: Final = b"here"


class OneWindow(QObject):
    """The name a desk's window is called by on this machine.

    One that is called and does not answer hangs: then a second one opens beside it.
    """

    called = Signal()

    def __init__(self, data: Path, desk: str) -> None:
        """Make the name of the data folder and the desk; who else has either is somebody else."""
        super().__init__()
        text = f"{data.absolute()}\n{desk}"
        self._name = f"returns-station-{hashlib.sha256(text.encode()).hexdigest()[:24]}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._hear)

    def is_open_already(self) -> bool:
        """Call the window of this desk; True: it has come to the front."""
        call = QLocalSocket()
        call.connectToServer(self._name)
        if not call.waitForConnected(_CALLED_MS):
            return False
        return call.waitForReadyRead(_ANSWERED_MS) and bytes(call.readAll().data()) == _HERE

    def listen(self) -> None:
        """Be the one that is called from now on."""
        if not self._server.listen(self._name):
            # What a window that was killed left behind.
            QLocalServer.removeServer(self._name)
            self._server.listen(self._name)

    def close(self) -> None:
        """Be called no longer."""
        self._server.close()

    def _hear(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.write(_HERE)
            caller.flush()
            caller.disconnected.connect(caller.deleteLater)
            caller.disconnectFromServer()
            self.called.emit()
