"""The sounds of one window: a file for each verdict and volume, made when it is first heard."""

from pathlib import Path

from PySide6.QtCore import QObject

from ui.models.verdict import Verdict
from ui.sounds.player import Player
from ui.sounds.tones import sounded


class Sounds(QObject):
    """Plays the verdict on a scan; without a device, a player or a place to write it is silent."""

    def __init__(self, folder: Path, volume: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.volume = volume
        self.player = Player(self)
        self._folder = folder

    def play(self, verdict: Verdict, volume: int | None = None) -> None:
        """Let this be heard; `volume` tries another one than the desk's own."""
        loud = self.volume if volume is None else volume
        if loud <= 0:
            return
        file = self._folder / f"{verdict.value}-{min(loud, 100)}.wav"
        try:
            if not file.is_file():
                self._folder.mkdir(parents=True, exist_ok=True)
                half = file.with_suffix(".part")
                half.write_bytes(sounded(verdict, loud))
                half.replace(file)
        except OSError:
            # A full disk is told where it matters; a scan that is not heard is still seen.
            return
        self.player.play(file)

    def stop(self) -> None:
        """The window closes."""
        self.player.stop()
