"""What a slip vouches for in its square code: its number, its facts, and a station's signature.

The number as printed without spaces, then base32 of fixed bytes: version, key, day, total,
currency, digest, signature. Capital letters and digits alone, 152 of them: every scanner types
them right whatever keyboard it believes in, and a QR code packs them tightly.
"""

import base64
import binascii
import struct
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import Final

from returns_station.money import Money
from returns_station.scan.sealed import sealed_parts
from returns_station.slip import Slip
from returns_station.slip_text import text_as_written

_VERSION: Final = 1
# What is written while people practise says so in its first byte.
_PRACTICE: Final = 0x80 | _VERSION
_FACTS: Final = struct.Struct(">B4sH7s2s8s")
_SIGNATURE: Final = 64
_FIRST_DAY: Final = date(2000, 1, 1)
_UNSAID: Final = (-(1 << 55)).to_bytes(7, signed=True)
_LETTER: Final = 5  # bits
# A signature for this is none for anything else.
_PURPOSE: Final = b"returns-station slip\n"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is vouched for; `digest` names all else that the slip says.

    The total of a paper that keeps it from its bearer is None. `practice`: nothing of it is real.
    """

    number: str
    day: date
    total: Money | None
    digest: bytes
    practice: bool = False


@dataclass(frozen=True, slots=True)
class Seal:
    """Facts with the signature of the station whose key has this id."""

    facts: Facts
    key: str
    signature: bytes


def facts_of(slip: Slip) -> Facts:
    """The facts of a slip, the same for each of its copies."""
    digest = sha256(text_as_written(slip).encode()).digest()[:8]
    total = None if slip.total_unsaid else slip.total
    return Facts(slip.number, slip.made_at.date(), total, digest, slip.shop.training)


def key_id(public: bytes) -> str:
    """The short name of a public key: eight hex digits."""
    return sha256(public).digest()[:4].hex()


def message_of(facts: Facts, key: str) -> bytes:
    """The bytes that are signed."""
    return _PURPOSE + facts.number.encode() + _packed(facts, key)


def sealed_text(seal: Seal) -> str:
    """What the square code of a slip holds."""
    packed = _packed(seal.facts, seal.key) + seal.signature
    return seal.facts.number + base64.b32encode(packed).decode().rstrip("=")


def seal_in(text: str) -> Seal | None:
    """The seal in what a scanner read; None where it is not whole, or not of a kind known here."""
    parts = sealed_parts(text)
    if parts is None:
        return None
    number, coded = parts
    try:
        packed = base64.b32decode(coded + "=" * (-len(coded) % 8))
    except binascii.Error:
        return None
    if len(packed) != _FACTS.size + _SIGNATURE:
        return None
    seal = _unpacked(number, packed)
    # Base32 has spare bits at its end: only the one way to write it is ours.
    return seal if seal is not None and sealed_text(seal) == number + coded else None


def _packed(facts: Facts, key: str) -> bytes:
    total = _UNSAID if facts.total is None else facts.total.minor.to_bytes(7, signed=True)
    return _FACTS.pack(
        _PRACTICE if facts.practice else _VERSION,
        bytes.fromhex(key),
        (facts.day - _FIRST_DAY).days,
        total,
        bytes(2) if facts.total is None else _currency_packed(facts.total.currency),
        facts.digest,
    )


def _unpacked(number: str, packed: bytes) -> Seal | None:
    version, key, days, total, currency, digest = _FACTS.unpack_from(packed)
    if version not in (_VERSION, _PRACTICE):
        return None
    money: Money | None = None
    if total != _UNSAID:
        named = _currency(currency)
        if not named:
            return None
        money = Money(int.from_bytes(total, signed=True), named)
    day = _FIRST_DAY + timedelta(days=days)
    facts = Facts(number, day, money, digest, version == _PRACTICE)
    return Seal(facts, key.hex(), packed[_FACTS.size :])


def _currency_packed(currency: str) -> bytes:
    packed = 0
    for letter in currency:
        packed = packed << _LETTER | ord(letter) - ord("A") + 1
    return packed.to_bytes(2)


def _currency(packed: bytes) -> str:
    """Three letters; "" for what can be none."""
    number = int.from_bytes(packed)
    places = (number >> 3 * _LETTER, *(number >> n * _LETTER & 0x1F for n in (2, 1, 0)))
    if places[0] or not all(1 <= place <= ord("Z") - ord("A") + 1 for place in places[1:]):
        return ""
    return "".join(chr(ord("A") - 1 + place) for place in places[1:])
