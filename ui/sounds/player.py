"""Playing a file by what the system has for it; nobody ever waits for it."""

import shutil
import sys
from collections import deque
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QProcess, QTimer
from PySide6.QtWidgets import QApplication

AT_ONCE: Final = 4
"""So many may sound, or hang, at the same time; what comes more is not played."""
_ARGUMENTS: Final = {"aplay": ("-q",)}
_UNIX: Final = ("paplay", "pw-play", "aplay")
# A tone lasts a quarter of a second and its player about one more.
_PATIENCE_MS: Final = 4_000


class Player(QObject):
    """Starts a player for each file; one that fails or hangs is not asked again."""

    def __init__(self, parent: QObject | None = None, *, patience_ms: int = _PATIENCE_MS) -> None:
        super().__init__(parent)
        names = ("afplay",) if sys.platform == "darwin" else _UNIX
        self.players = deque(found for name in names if (found := shutil.which(name)))
        self.running: list[QProcess] = []
        self._patience_ms = patience_ms

    def play(self, file: Path) -> None:
        """Play it, if anything here can."""
        if sys.platform == "win32":
            import winsound

            winsound.PlaySound(str(file), winsound.SND_FILENAME | winsound.SND_ASYNC)
        elif not self.players:
            QApplication.beep()
        elif len(self.running) < AT_ONCE:
            self._start(self.players[0], file)

    def stop(self) -> None:
        """The window closes: what still plays is ended."""
        for process in tuple(self.running):
            process.kill()

    def _start(self, player: str, file: Path) -> None:
        process = QProcess(self)
        process.setStandardInputFile(QProcess.nullDevice())
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        patience = QTimer(process, singleShot=True, interval=self._patience_ms)
        patience.timeout.connect(process.kill)
        process.finished.connect(lambda code, how: self._ended(process, player, code, how))
        process.errorOccurred.connect(lambda error: self._failed(process, player, error))
        self.running.append(process)
        process.start(player, [*_ARGUMENTS.get(Path(player).stem, ()), str(file)])
        patience.start()

    def _ended(self, process: QProcess, player: str, code: int, how: QProcess.ExitStatus) -> None:
        if code or how is QProcess.ExitStatus.CrashExit:
            self._forget(player)
        self._let_go(process)

    def _failed(self, process: QProcess, player: str, error: QProcess.ProcessError) -> None:
        # All else ends the process too, and is told there.
        if error is QProcess.ProcessError.FailedToStart:
            self._forget(player)
            self._let_go(process)

    def _forget(self, player: str) -> None:
        if player in self.players:
            self.players.remove(player)

    def _let_go(self, process: QProcess) -> None:
        if process in self.running:
            self.running.remove(process)
            process.deleteLater()
