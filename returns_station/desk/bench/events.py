"""What happened at the bench; who sent it and who looks at it is told by the entry alone."""

from dataclasses import dataclass

from returns_station.goods.grade import Grade, Lane


@dataclass(frozen=True, slots=True)
class ParcelOpened:
    """A parcel lies on the bench; `slip` is "" while nobody knows whose it is."""

    slip: str
    parcel: str


@dataclass(frozen=True, slots=True)
class PieceSetAside:
    """Goods that were not told of, or that nobody may have, lie in quarantine.

    `goods` is what they are called, "" where nobody knows them.
    """

    slip: str
    parcel: str
    row: int
    standing: str
    goods: str


@dataclass(frozen=True, slots=True)
class PieceGraded:
    """A piece was looked over; `question`: it is less than she told, and a person looks.

    `restocked`: it is back among the goods that can be sold.
    """

    slip: str
    parcel: str
    row: int
    goods: str
    grade: Grade
    lane: Lane
    restocked: bool
    question: bool


@dataclass(frozen=True, slots=True)
class PieceLetGo:
    """A person sent a piece on from quarantine."""

    slip: str
    parcel: str
    row: int
    lane: Lane


@dataclass(frozen=True, slots=True)
class QuestionSettled:
    """A person has looked at a piece that was less than she told of."""

    slip: str
    parcel: str
    row: int


@dataclass(frozen=True, slots=True)
class PieceShown:
    """A picture was taken of a piece; it is found by the digest of its bytes."""

    slip: str
    parcel: str
    row: int
    picture: str


@dataclass(frozen=True, slots=True)
class StepUndone:
    """The last step of a parcel was taken back: a scan, a grade."""

    slip: str
    parcel: str
    row: int
    step: str


@dataclass(frozen=True, slots=True)
class ParcelClosed:
    """A parcel was received: so many pieces, so many set aside, so many that did not come."""

    slip: str
    parcel: str
    received: int
    aside: int
    missing: int
    written: str


@dataclass(frozen=True, slots=True)
class SupplierReturned:
    """Goods left for their supplier, on a list with this number; `pieces` are their own numbers."""

    number: str
    pieces: tuple[int, ...]
