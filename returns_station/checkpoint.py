"""How far the journal stood at a moment, signed; and its head as a short code for paper."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from returns_station.canonical import dumps
from returns_station.canonical_reading import NotThisShapeError, loads
from returns_station.scan.crockford import chance_in, grouped, typed, written

# A signature for this is none for anything else.
_PURPOSE: Final = b"returns-station checkpoint\n"
# Bytes of a hash in a code: on a day report, and on a slip, where there is little room.
_IN_CODE: Final = 8
_ON_SLIP: Final = 5
_NO_SIGNATURE: Final = "0" * 64


@dataclass(frozen=True, slots=True)
class Heads:
    """Where the two chains end: the journal's last entry, and the last mark of the ledgers' rows.

    0 and "" before anything was written.
    """

    seq: int = 0
    hash: str = ""
    marks: int = 0
    mark: str = ""

    @property
    def code(self) -> str:
        """The journal's head as it is printed; "" while nothing is in it."""
        return head_code(self.seq, self.hash)

    @property
    def slip_code(self) -> str:
        """The same as it stands on a slip: shorter, for there are many of them."""
        return head_code(self.seq, self.hash, _ON_SLIP)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Both heads at a moment (UTC), signed in hex by the key with this id.

    `nth` counts from 1; `before` is the digest of the signature before: none is cut out.
    """

    nth: int
    heads: Heads
    at: str
    before: str
    key: str
    signature: str = ""

    @property
    def digest(self) -> str:
        """What the next one names."""
        return sha256(bytes.fromhex(self.signature)).hexdigest()

    @property
    def message(self) -> bytes:
        """The bytes that are signed."""
        heads = self.heads
        told = [self.nth, heads.seq, heads.hash, heads.marks, heads.mark]
        return _PURPOSE + dumps([*told, self.at, self.before, self.key]).encode()


def checkpoint_after(last: Checkpoint | None, heads: Heads, at: str, key: str) -> Checkpoint:
    """The next one, to be signed."""
    if last is None:
        return Checkpoint(1, heads, at, _NO_SIGNATURE, key)
    return Checkpoint(last.nth + 1, heads, at, last.digest, key)


def line_of(checkpoint: Checkpoint) -> str:
    """A checkpoint as a line of a file."""
    return dumps(checkpoint)


def checkpoint_in(line: str) -> Checkpoint | None:
    """The checkpoint of a line, None where it is none."""
    try:
        found = loads(Checkpoint, line)
        bytes.fromhex(found.signature)
    except (NotThisShapeError, ValueError):
        return None
    return found


def head_code(seq: int, digest: str, size: int = _IN_CODE) -> str:
    """An entry as people read it: its number, and the beginning of its hash with a check."""
    if not seq:
        return ""
    return f"{seq}-{grouped(written(bytes.fromhex(digest)[:size]))}"


def head_in(code: str) -> tuple[int, str] | None:
    """The entry's number and the beginning of its hash in hex; None where it was misread."""
    number, _, letters = code.strip().partition("-")
    if not (number.isascii() and number.isdecimal()):
        return None
    for size in (_IN_CODE, _ON_SLIP):
        begins = chance_in(typed(letters), size)
        if begins is not None:
            return int(number), begins.hex()
    return None
