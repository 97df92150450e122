"""What is scanned at the bench: a parcel's own numbers first, which no shop numbers so."""

import re
from dataclasses import dataclass
from typing import Final

from returns_station.desk.errors import InputError
from returns_station.goods.intake import Read
from returns_station.phrase import Phrase
from returns_station.scan import (
    Announced,
    CreditNumber,
    Goods,
    SlipNumber,
    Typed,
    Unreadable,
    code_key,
    read,
)
from returns_station.scan.slips import damm
from returns_station.scan.text import plain, without_aim

PARCEL: Final = "IN"
"""What the number of a parcel begins with; eight running digits and a check digit follow."""

_OTHER: Final = re.compile(r"[^0-9A-Z]", re.ASCII)
_SSCC: Final = re.compile(r"(?:00)?(\d{18})", re.ASCII)
_PIECE: Final = re.compile(r"(.+)/\d{1,4}", re.ASCII)
_LONGEST: Final = 512


class NotReadError(InputError):
    """What was scanned leads nowhere; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """One scanned number in the three ways it may be kept: as coded, as a key, bare."""

    code: str
    key: str
    bare: str


@dataclass(frozen=True, slots=True)
class GoodsRead:
    """Goods as they were scanned, and the text for who looks at what nobody knows."""

    read: Read
    raw: str
    batch: str = ""


def parcel_number(n: int) -> str:
    """The n-th parcel's number: IN000000018."""
    running = f"{n:08}"
    return f"{PARCEL}{running}{damm(running)}"


def numbers_in(text: str, *, training: bool) -> Numbers:
    """The number of a parcel, a slip, a pickup or an order in what was scanned on a parcel."""
    code = without_aim(plain(text[:_LONGEST]))[1]
    piece = _PIECE.fullmatch(code)
    code = piece[1] if piece else code
    bare = _OTHER.sub("", code.upper())
    sscc = _SSCC.fullmatch(bare)
    if sscc:
        # A pallet's number may look like a card's to who does not know it.
        return Numbers(sscc[1], code_key(code), sscc[1])
    match read(code):
        case Unreadable(_, why):
            raise NotReadError(why)
        case SlipNumber(number) as paper:
            if paper.is_training is not training:
                key = "find.training_paper" if paper.is_training else "find.real_paper"
                raise NotReadError(Phrase(key, {"number": paper.printed}))
            return Numbers(number, code_key(number), number)
        case Announced(receipt):
            return Numbers(receipt, code_key(receipt), _OTHER.sub("", receipt.upper()))
        case CreditNumber() | Goods() | Typed():
            return Numbers(code, code_key(code), bare)


def goods_in(text: str) -> GoodsRead | None:
    """The goods that were scanned; None: it is a paper of ours."""
    match read(text):
        case Unreadable(_, why):
            raise NotReadError(why)
        case Goods() as goods:
            serial = code_key(goods.serial)
            return GoodsRead(Read(goods.gtin, goods.key, serial), goods.raw, goods.batch)
        case Typed() as typed:
            return GoodsRead(Read("", typed.key), typed.text)
        case SlipNumber() | CreditNumber() | Announced():
            return None
