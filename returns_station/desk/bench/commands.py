"""What the bench can be asked to do to a piece, what comes of it, and what can stand in the way."""

from dataclasses import dataclass

from returns_station.desk.bench.views import ParcelSeen
from returns_station.desk.errors import InputError, StationError
from returns_station.goods.grade import Grade, Lane
from returns_station.label import Label


@dataclass(frozen=True, slots=True)
class GradePiece:
    """One piece of a parcel was looked over; `unticked` are the keys of what did not hold.

    `photos` are pictures as the camera or the file gave them; `key` was made before the first try.
    """

    key: str
    parcel: str
    row: int
    grade: Grade
    unticked: tuple[str, ...] = ()
    note: str = ""
    photos: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class LetGo:
    """A person who looked at a piece in quarantine sends it on, with a word on why."""

    key: str
    parcel: str
    row: int
    lane: Lane
    note: str


@dataclass(frozen=True, slots=True)
class SettleQuestion:
    """A person has looked at a piece that is less than she told of, and says what came of it."""

    key: str
    parcel: str
    row: int
    note: str


@dataclass(frozen=True, slots=True)
class Graded:
    """The parcel after a piece of it was graded, and the label that goes on that piece."""

    parcel: ParcelSeen
    label: Label


class ParcelMissingError(InputError):
    """No parcel has this number, or no piece of it this row."""


class PieceLockedError(InputError):
    """A piece that cannot be graded as it stands: not here, graded already, or locked away."""


class NothingToUndoError(StationError):
    """Nothing of the parcel can be undone: it is closed, or what was done has moved on."""


class PictureUnreadableError(InputError):
    """What was given is no picture that can be kept."""


class NotSupplierGoodsError(InputError):
    """These goods cannot leave together: of several suppliers, sent before, or not in the lane."""
