"""What of the readers lies over a window: where a picture is dropped, and the camera's sheet."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from returns_station.adapters.plain import plain
from returns_station.adapters.speech import Speech
from returns_station.scan import Badge, read
from ui.readers.camera import Camera, Sight
from ui.readers.drop import DropDoor
from ui.readers.picture import SUFFIXES
from ui.readers.readers import Readers
from ui.widgets.camera_sheet import CameraSheet, CameraWords
from ui.widgets.drop_cue import DropCue

_SLOW_MS: Final = 400
_LONGEST_TOLD: Final = 40


class OverWindow(QObject):
    """Carries pictures that are dropped on a window, pasted, chosen or seen to the readers."""

    def __init__(
        self,
        window: QWidget,
        readers: Readers,
        say: Callable[[], Speech],
        wanted: Callable[[object], bool] = lambda _: False,
    ) -> None:
        """What the room that lies open has `wanted` for itself is not read for codes."""
        super().__init__(window)
        self._wanted = wanted
        self._window, self._readers, self._say = window, readers, say
        self._sight: Sight | None = None
        self._hovers = self._reads = False
        # What is read in a blink is not announced.
        self._slow = QTimer(self, singleShot=True, interval=_SLOW_MS)
        self._slow.timeout.connect(self._show_cue)
        self.camera = Camera()
        self.camera.frame.connect(self._saw)
        self.camera.troubled.connect(self._went_dark)
        readers.watch.scanned.connect(self._read)
        readers.pictures.busy.connect(self._is_busy)
        # A window of the system there must be, before it is shown.
        window.winId()
        handle = window.windowHandle()
        self._door = DropDoor(handle)
        self._door.given.connect(self._given)
        self._door.hovered.connect(self._is_hovered)
        self._build()
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The window has another size: what lies over it takes its place anew."""
        if event.type() is QEvent.Type.Resize:
            self.cue.setGeometry(self._window.rect())
            if self._sight is not None:
                self.sheet.place()
        return False

    def built(self) -> None:
        """The window was built anew, in another language or size; what lay over it comes again."""
        self.cue.deleteLater()
        self.sheet.deleteLater()
        self._build()
        self._show_cue()
        if self._sight is not None:
            self._open(self._sight)

    def toggle_camera(self) -> None:
        """Open the camera's sheet, or put it away."""
        if self._sight is not None:
            self.close_camera()
        else:
            self._open(self.camera.start())

    def close_camera(self) -> None:
        """Put the sheet away; the camera goes dark."""
        self._sight = None
        self.camera.stop()
        self.sheet.hide()
        self._window.setFocus()

    def choose(self) -> None:
        """Read a picture file that the clerk chooses."""
        say = self._say()
        kinds = " ".join(f"*{suffix} *{suffix.upper()}" for suffix in SUFFIXES)
        name, _ = QFileDialog.getOpenFileName(
            self._window, say("reader.choose"), "", f"{say('reader.pictures')} ({kinds})"
        )
        if name:
            self._readers.pictures.read(name)

    def _build(self) -> None:
        self.cue = DropCue(self._window)
        self.sheet = CameraSheet(self._window)
        self.sheet.closed.connect(self.close_camera)
        self.sheet.chosen.connect(self.choose)

    def _open(self, sight: Sight) -> None:
        self._sight, say = sight, self._say()
        words = CameraWords(say(f"reader.camera.{sight.value}"), say("reader.choose"),
                            say("reader.camera.close"))  # fmt: skip
        self.sheet.open(words, sees=sight is Sight.SEES)

    def _saw(self, frame: QImage) -> None:
        self.sheet.show_frame(frame)
        self._readers.watch.see(frame)

    def _read(self, code: str) -> None:
        if self._sight is Sight.SEES:
            shown = plain(code, limit=_LONGEST_TOLD)
            say = self._say()
            is_badge = isinstance(read(code), Badge)
            self.sheet.say(
                say("reader.camera.badge") if is_badge else say("reader.camera.read", code=shown)
            )
            self.sheet.light()

    def _went_dark(self) -> None:
        if self._sight is not None:
            self.camera.stop()
            self._open(Sight.TROUBLE)

    def _given(self, picture: Path | bytes | QImage) -> None:
        if not self._wanted(picture):
            self._readers.pictures.read(picture)

    def _is_hovered(self, hovers: bool) -> None:  # noqa: FBT001 - what a signal of Qt carries
        self._hovers = hovers
        self._show_cue()

    def _is_busy(self, reads: bool) -> None:  # noqa: FBT001 - as above
        self._reads = reads
        if reads and not self._slow.isActive():
            self._slow.start()
        elif not reads:
            self._slow.stop()
            self._show_cue()

    def _show_cue(self) -> None:
        say = self._say()
        if self._reads and not self._slow.isActive():
            self.cue.tell(say("reader.reading"), icon="hourglass-medium")
        elif self._hovers:
            self.cue.tell(say("reader.drop_here"))
        else:
            self.cue.hide()
