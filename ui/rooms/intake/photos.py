"""Photos of a piece: taken by the camera, chosen, or dropped on the room; kept, shown in small."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QFileDialog, QWidget

from returns_station.adapters.speech import Speech
from returns_station.desk.bench.views import ParcelSeen
from returns_station.phrase import Phrase
from ui.readers.camera import Camera, Sight
from ui.readers.picture import SUFFIXES, bytes_of
from ui.readers.small import small_by_child
from ui.rooms.intake.carried import Carried
from ui.rooms.intake.state import intake
from ui.rooms.intake.state.intake import Shot
from ui.widgets.photo_sheet import PhotoSheet, PhotoWords

_QUALITY: Final = 88


class Photos(QObject):
    """Takes them of the piece in hand, whatever else goes on meanwhile."""

    def __init__(self, carried: Carried) -> None:
        super().__init__()
        self._carried = carried
        self._over: QWidget | None = None
        self._say: Callable[[], Speech] | None = None
        self._sheet: PhotoSheet | None = None
        self._frame = QImage()
        self._of: tuple[str, int] | None = None
        self.camera = Camera()
        self.camera.frame.connect(self._saw)
        self.camera.troubled.connect(self._went_dark)

    @property
    def is_open(self) -> bool:
        """Whether the sheet lies there."""
        return self._sheet is not None

    def lie_over(self, widget: QWidget, say: Callable[[], Speech]) -> None:
        """Be over this screen from now on; the sheet of the one before went with it."""
        self._sheet = None
        self.camera.stop()
        self._over, self._say = widget, say

    def toggle(self) -> None:
        """Open the camera's sheet, or put it away."""
        if self._sheet is not None:
            self.close()
        elif self._piece() is not None:
            self._of = self._piece()
            self._open(self.camera.start())

    def close(self) -> None:
        """Put the sheet away; the camera goes dark."""
        self.camera.stop()
        if self._sheet is not None:
            self._sheet.hide()
            self._sheet.deleteLater()
            self._sheet = None
        if self._over is not None:
            self._over.setFocus()

    def given(self, picture: Path | bytes | QImage) -> None:
        """A picture was dropped, chosen or taken: of the piece in hand."""
        of = self._of or self._piece()
        if of is None:
            return
        if isinstance(picture, Path):
            self._keep(of, lambda: bytes_of(picture))
        else:
            data = as_jpeg(picture) if isinstance(picture, QImage) else picture
            self._keep(of, lambda: data)

    def take(self, picture: object) -> bool:
        """A picture of anybody's: taken where a piece is in hand."""
        if not isinstance(picture, (Path, bytes, QImage)) or self._piece() is None:
            return False
        self._of = None
        self.given(picture)
        return True

    def _keep(self, of: tuple[str, int], load: Callable[[], bytes]) -> None:
        bench = self._carried.bench
        if bench is None:
            return
        parcel, row = of

        def kept() -> tuple[ParcelSeen, Shot | None]:
            data = load()
            seen = bench.photo(parcel, row, data)
            small = small_by_child(data)
            return seen, Shot(*small) if small is not None else None

        def came(answer: tuple[ParcelSeen, Shot | None]) -> None:
            shot = answer[1]
            if shot is not None:
                self._carried.move(intake.taken_photo(self._carried.state, parcel, row, shot))

        self._carried.errands.read(kept, came, self._not_kept)

    def _not_kept(self, advice: Phrase) -> None:
        title = Phrase("intake.photo_not_kept")
        self._carried.move(intake.refused(self._carried.state, title, advice))

    def _piece(self) -> tuple[str, int] | None:
        parcel, row = self._carried.state.parcel, intake.in_hand(self._carried.state)
        return (parcel.id, row.nr) if parcel is not None and row is not None else None

    def _open(self, sight: Sight) -> None:
        if self._over is None or self._say is None:
            return
        if self._sheet is None:
            self._sheet = PhotoSheet(self._over)
            self._sheet.taken.connect(self._take)
            self._sheet.chosen.connect(self._choose)
            self._sheet.closed.connect(self.close)
        self._frame = QImage()
        say = self._say()
        words = PhotoWords(
            say(f"intake.camera.{sight.value}"),
            say("intake.take_photo"),
            say("reader.choose"),
            say("reader.camera.close"),
        )
        self._sheet.open(words, sees=sight is Sight.SEES)

    def _saw(self, frame: QImage) -> None:
        self._frame = frame
        if self._sheet is not None:
            self._sheet.show_frame(frame)

    def _went_dark(self) -> None:
        if self._sheet is not None:
            self.camera.stop()
            self._open(Sight.TROUBLE)

    def _take(self) -> None:
        if not self._frame.isNull():
            self.given(self._frame.copy())
            self.close()

    def _choose(self) -> None:
        if self._say is None:
            return
        say = self._say()
        kinds = " ".join(f"*{suffix} *{suffix.upper()}" for suffix in SUFFIXES)
        filters = f"{say('reader.pictures')} ({kinds})"
        names, _ = QFileDialog.getOpenFileNames(self._over, say("reader.choose"), "", filters)
        for name in names:
            self.given(Path(name))
        if names:
            self.close()


def as_jpeg(image: QImage) -> bytes:
    """A picture that is open already, as a file's bytes."""
    made = QByteArray()
    buffer = QBuffer(made)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpeg"))
    writer.setQuality(_QUALITY)
    writer.write(image)
    return bytes(made.data())
