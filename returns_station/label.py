"""What a label says, as data: paper for goods and parcels, read by people at arm's length."""

from dataclasses import dataclass
from enum import StrEnum

from returns_station.phrase import Phrase
from returns_station.slip import COPY, TRAINING, Shop


class LabelKind(StrEnum):
    """What the label is stuck on for."""

    PUT_AWAY = "put_away"
    PARCEL = "parcel"
    BADGE = "badge"


class Symbology(StrEnum):
    """How a code is drawn; each reads back as exactly what was meant."""

    CODE_128 = "code128"
    GS1_128 = "gs1_128"
    EAN_13 = "ean13"
    DATA_MATRIX = "data_matrix"
    QR = "qr"


@dataclass(frozen=True, slots=True)
class Code:
    """A code and what is printed under it for eyes.

    `text` is what a scanner gives: of GS1 the element string with its AIs and no brackets, a group
    separator (0x1D) after each field of variable length (GS1 General Specifications 7.8).
    """

    text: str
    symbology: Symbology = Symbology.CODE_128
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """One label: where to in large, what it is on, its codes.

    `head` is the small line above `large` (a shelf, a town, a route); `mark` one or two letters in
    a frame (the grade) with `mark_says` under it; `lines` what it is, the first stands out; `notes`
    who, when and where, quietly; `to` and `sender` the address lines of a parcel.
    """

    kind: LabelKind
    language: str
    shop: Shop
    head: Phrase
    large: str
    lines: tuple[str | Phrase, ...]
    codes: tuple[Code, ...]
    notes: tuple[Phrase, ...] = ()
    mark: str = ""
    mark_says: Phrase | None = None
    to: tuple[str, ...] = ()
    sender: tuple[str, ...] = ()
    copy: int = 0

    @property
    def copy_mark(self) -> str:
        """The word for a second print, empty on the first."""
        return COPY.get(self.shop.market, "COPY") if self.copy else ""

    @property
    def training_mark(self) -> str:
        """The word for a paper that somebody practised with, empty on a real one."""
        return TRAINING.get(self.shop.market, "TRAINING") if self.shop.training else ""
