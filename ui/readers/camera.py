"""The camera of this machine, where Qt's part for cameras is installed and one is plugged in."""

import time
from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QCamera, QMediaCaptureSession, QVideoFrame, QVideoSink

_FRAMES_A_SECOND: Final = 15
_WIDEST: Final = 1280


class Sight(Enum):
    """Whether there is anything to see with."""

    NO_PART = "no_part"
    NO_CAMERA = "no_camera"
    TROUBLE = "trouble"
    SEES = "sees"


class Camera(QObject):
    """Gives frames from start to stop, and is dark in between."""

    frame = Signal(QImage)
    troubled = Signal()

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock, self._shown = clock, -1.0
        self._session: QMediaCaptureSession | None = None
        self._camera: QCamera | None = None
        self._sink: QVideoSink | None = None

    def start(self) -> Sight:
        """Open the system's own camera, and say what can be seen."""
        if not is_installed():
            return Sight.NO_PART
        from PySide6.QtMultimedia import QCamera, QMediaCaptureSession, QMediaDevices, QVideoSink

        self.stop()
        if not QMediaDevices.videoInputs():
            return Sight.NO_CAMERA
        sink, self._session = QVideoSink(), QMediaCaptureSession()
        self.listen(sink)
        self._camera = QCamera(QMediaDevices.defaultVideoInput())
        self._camera.errorOccurred.connect(lambda *_: self.troubled.emit())
        _choose_format(self._camera)
        self._session.setCamera(self._camera)
        self._session.setVideoSink(sink)
        self._camera.start()
        return Sight.SEES

    def listen(self, sink: "QVideoSink") -> None:
        """Take the frames that come to this sink."""
        self._sink = sink
        sink.videoFrameChanged.connect(self._came)

    def stop(self) -> None:
        """Let the camera go dark."""
        if self._camera is not None:
            self._camera.stop()
        self._camera = self._session = self._sink = None

    def _came(self, frame: "QVideoFrame") -> None:
        """A frame: made a picture of only as often as anybody looks."""
        now = self._clock()
        if now - self._shown < 1 / _FRAMES_A_SECOND:
            return
        self._shown = now
        image = frame.toImage()
        if not image.isNull():
            self.frame.emit(image)


def is_installed() -> bool:
    """Whether Qt's part for cameras is there, and what it needs of the system: libpulse0."""
    try:
        import PySide6.QtMultimedia  # noqa: F401 - only whether it can be
    except ImportError:
        return False
    return True


def _choose_format(camera: "QCamera") -> None:
    """As sharp as a code needs, and no sharper: larger frames take longer to look at."""
    formats = camera.cameraDevice().videoFormats()
    fit = [one for one in formats if one.resolution().width() <= _WIDEST]
    if fit:
        camera.setCameraFormat(
            max(fit, key=lambda one: (one.resolution().width(), one.maxFrameRate()))
        )
