"""What a scan over an open parcel means: one of the pieces she told of, one more, another."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from returns_station.scan import code_key


class Meant(StrEnum):
    """What was scanned: a piece she told of, once more, of this sale though not told, other."""

    TOLD_OF = "told_of"
    SEEN = "seen"
    EXTRA = "extra"
    OTHER_SERIAL = "other_serial"
    NOT_HERS = "not_hers"


@dataclass(frozen=True, slots=True)
class Waits:
    """One piece that a parcel is to hold; `serials` are those sold with its line, `came` if here.

    `serial` is the one that was read from it.
    """

    nr: int
    sku: str
    gtin: str
    serials: tuple[str, ...] = ()
    serial: str = ""
    came: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """What a scanner told of goods: a GTIN of fourteen digits, or a number to look for, or both."""

    gtin: str = ""
    key: str = ""
    serial: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """What it meant, and the row; 0 where none is of these goods."""

    meant: Meant
    nr: int = 0
    serial: str = ""


def match(read: Read, rows: Sequence[Waits]) -> Match:
    """Which piece was scanned: by its own number first, then by what it is."""
    by_serial = _by_serial(read, rows)
    if by_serial is not None:
        return by_serial
    alike = [row for row in rows if _is_of(read, row)]
    if not alike:
        return Match(Meant.NOT_HERS)
    if read.serial and all(row.serials for row in alike):
        # The goods are right and this very piece is another: somebody else's, or an older one.
        return Match(Meant.OTHER_SERIAL, alike[0].nr, read.serial)
    for row in alike:
        if not row.came:
            return Match(Meant.TOLD_OF, row.nr, read.serial)
    return Match(Meant.EXTRA, alike[0].nr)


def _by_serial(read: Read, rows: Sequence[Waits]) -> Match | None:
    """The piece whose own number was read; of a line of several, one that has not come."""
    told = {code_key(one) for one in (read.serial, read.key) if one}
    told.discard("")
    for row in rows:
        if row.came and code_key(row.serial) in told:
            return Match(Meant.SEEN, row.nr, row.serial)
    for row in rows:
        for serial in row.serials:
            if code_key(serial) in told and not row.came:
                return Match(Meant.TOLD_OF, row.nr, serial)
    return None


def _is_of(read: Read, row: Waits) -> bool:
    if read.gtin and row.gtin:
        return read.gtin == row.gtin
    return bool(read.key) and read.key in {code_key(row.sku), code_key(row.gtin)}
