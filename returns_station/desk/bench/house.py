"""What the bench knows of its shop: where goods go, and where pictures are kept."""

from dataclasses import dataclass, field
from typing import Final

from returns_station.desk.bench.commands import PictureUnreadableError
from returns_station.desk.bench.ports import Photos
from returns_station.goods.disposition import Rules
from returns_station.phrase import Phrase


class NoPhotos:
    """A station that keeps no pictures."""

    def keep(self, picture: bytes) -> str:  # noqa: ARG002 - as the port asks
        """Never."""
        raise PictureUnreadableError(Phrase("parcel.photo.nowhere"))

    def read(self, name: str) -> bytes:  # noqa: ARG002 - as the port asks
        """Nothing."""
        return b""


@dataclass(frozen=True, slots=True)
class BenchHouse:
    """Where goods go, where pictures are kept, and in how many days what is odd is looked at."""

    rules: Rules = field(default_factory=Rules)
    photos: Photos = field(default_factory=NoPhotos)
    look_days: int = 3


NO_BENCH: Final = BenchHouse()
"""A shop that has named neither shelf nor supplier: goods are graded all the same."""
