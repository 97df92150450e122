"""The floor under the counter's work: the same rows by plain driver calls, as little as it takes.

Nothing is checked, nothing is explained and nothing is typed; only what must reach the disk does.
Whatever the station takes beyond this is the price of the house.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from db.engine import DURABLE, sqlite_library

Row = tuple[Any, ...]

# So long are the texts that a common return leaves; a test holds them to the station's own.
CASE_BODY: Final = "c" * 6010
SLIP_BODY: Final = "s" * 1177
EVENT_BODY: Final = "e" * 720
PROMISE_SAYS: Final = "p" * 102
SLIP_BYTES: Final = 6600

_SALE: Final = (
    "SELECT sale.*, customer.key, customer.name, customer.phone, customer.email, customer.language "
    "FROM sale LEFT JOIN customer ON customer.id = sale.customer_id WHERE sale.key = ?"
)
_LINES: Final = "SELECT * FROM sale_line WHERE sale_id = ? ORDER BY id"
_TENDERS: Final = "SELECT * FROM tender WHERE sale_id = ? ORDER BY nr"
_USED: Final = "SELECT kind, part, used FROM balance WHERE sale_id = ?"
_OF_GOODS: Final = (
    "SELECT sale.id, sale.number, sale.agreed_on, customer.name, sale_line.nr, sale_line.title, "
    "sale_line.options, sale_line.paid, sale_line.quantity - coalesce(balance.used, 0) "
    "FROM sale_line JOIN sale ON sale.id = sale_line.sale_id "
    "LEFT JOIN customer ON customer.id = sale.customer_id "
    "LEFT JOIN balance ON balance.sale_id = sale_line.sale_id AND balance.kind = 'units' "
    "AND balance.part = sale_line.id WHERE "
)
_BY_GTIN: Final = (
    _OF_GOODS + "sale_line.gtin = ? ORDER BY sale_line.agreed_on DESC, sale_line.id DESC LIMIT 60"
)
_BY_NAME: Final = (
    _OF_GOODS  # noqa: S608 - our own words, every value is bound
    + "sale.customer_id IN (SELECT a.ref FROM word a JOIN word b ON b.ref = a.ref "
    + "AND b.kind = a.kind WHERE a.word = ? AND a.kind = 'customer' AND b.word >= ? AND b.word < ? "
    + "LIMIT 20) LIMIT 60"
)
_NUMBER: Final = (
    "INSERT INTO series (name, last) VALUES ('slip', 1) "
    "ON CONFLICT (name) DO UPDATE SET last = series.last + 1 RETURNING last"
)
_TAKE: Final = (
    "INSERT INTO balance (sale_id, kind, part, cap, used) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT (sale_id, kind, part) DO UPDATE SET used = balance.used + excluded.used "
    "WHERE balance.used + excluded.used <= balance.cap"
)
_CASE: Final = (
    "INSERT INTO return_case (key, sale_id, said, outcome, ground, currency, at, actor, desk, "
    "refund, body, slip) VALUES (?, ?, 'yes', 'refund', 'open_purchase', 'SEK', ?, ?, ?, ?, ?, ?)"
)
_LINE: Final = (
    "INSERT INTO case_line (case_id, nr, line_id, quantity, reason, condition, ground, goods, "
    "said, settled, refund) VALUES "
    "(?, 1, ?, 1, 'changed_mind', 'unused', 'open_purchase', 'here', 'yes', 'promised', ?)"
)
_UNIT: Final = "INSERT INTO unit VALUES (?, 1, ?, NULL)"
_PAYOUT: Final = (
    "INSERT INTO payout (operation, case_id, sale_id, tender_nr, kind, amount, currency, state, "
    "label, via, at) VALUES (?, ?, ?, ?, ?, ?, 'SEK', 'promised', '4242', 'till', ?)"
)
_PROMISE: Final = (
    "INSERT INTO promise (key, kind, subject, slip, desk, says, due, made_at) "
    "VALUES (?, 'refund', ?, ?, ?, ?, ?, ?)"
)
_SLIP: Final = "INSERT INTO slip VALUES (?, ?, ?, ?)"
_PRINT: Final = (
    "INSERT INTO outbox (key, kind, subject, state, at) VALUES (?, 'print', ?, 'new', ?)"
)
_LAST: Final = "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1"
_EVENT: Final = (
    "INSERT INTO journal (seq, at, actor, desk, body, previous, hash, formula) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, 'v2')"
)
_WHO: Final = ("Maja", "Disk 2")


@dataclass(frozen=True, slots=True)
class Found:
    """The bare rows of a sale."""

    sale: Row
    lines: list[Row]
    tenders: list[Row]
    used: list[Row]


class Floor:
    """One connection of the driver, as durable as the station's own."""

    def __init__(self, path: Path) -> None:
        """Open the file with the station's own library and settings."""
        self._driver: Any = sqlite_library().connect(path, isolation_level=None)
        for pragma in DURABLE:
            self._driver.execute(f"PRAGMA {pragma}")

    def find(self, key: str) -> Found:
        """The rows of the sale with this number, by its key."""
        ask = self._driver.execute
        (sale,) = ask(_SALE, (key,)).fetchall()
        of_it = (sale[0],)
        lines, tenders = ask(_LINES, of_it).fetchall(), ask(_TENDERS, of_it).fetchall()
        return Found(sale, lines, tenders, ask(_USED, of_it).fetchall())

    def goods(self, gtin: str) -> list[Row]:
        """The newest sales of an article."""
        found: list[Row] = self._driver.execute(_BY_GTIN, (gtin,)).fetchall()
        return found

    def named(self, first: str, begins: str) -> list[Row]:
        """The sales of those whose name has a word and one that begins so, both folded."""
        asked = (first, begins, begins + "\U0010ffff")
        found: list[Row] = self._driver.execute(_BY_NAME, asked).fetchall()
        return found

    def take_back(self, found: Found, key: str, at: str) -> str:
        """Take back one unit of the first line, durably; gives the slip's number."""
        do = self._driver.execute
        do("BEGIN IMMEDIATE")
        # A series of letters of its own: it must not meet the numbers of the station.
        slip = f"FL{do(_NUMBER).fetchone()[0]:09d}"
        refund = _decided(found)
        legs = _legs(found, refund)
        self._use_up(found, refund, legs)
        sale_id, line_id = found.sale[0], found.lines[0][0]
        case = do(_CASE, (key, sale_id, at, *_WHO, refund, CASE_BODY, slip)).lastrowid
        do(_LINE, (case, line_id, refund))
        do(_UNIT, (line_id, case))
        for nr, kind, amount in legs:
            operation = f"{key}:{nr}:{kind}"
            do(_PAYOUT, (operation, case, sale_id, nr, kind, amount, at))
            promised = (f"refund:{operation}", operation, slip, _WHO[1], PROMISE_SAYS, at, at)
            do(_PROMISE, promised)
        do(_SLIP, (slip, case, at, SLIP_BODY))
        do(_PRINT, (f"print:{slip}:0", slip, at))
        self._journal(at)
        do("COMMIT")
        return slip

    def slip_bytes(self, number: str) -> bytes:
        """Read the slip's text again, and as many bytes as its printer gets."""
        body = self._driver.execute("SELECT body FROM slip WHERE number = ?", (number,)).fetchone()
        text: str = body[0]
        words = text.encode("cp1252", "replace")
        return b"\x1b@" + words.ljust(SLIP_BYTES - 4, b"\0") + b"\x1dV"

    def _use_up(self, found: Found, refund: int, legs: list[tuple[int, str, int]]) -> None:
        take, sale_id, line = self._driver.execute, found.sale[0], found.lines[0]
        take(_TAKE, (sale_id, "units", line[0], line[8], 1))
        take(_TAKE, (sale_id, "paid", line[0], line[10], refund))
        caps = {tender[1]: tender[3] for tender in found.tenders}
        for nr, _, amount in legs:
            take(_TAKE, (sale_id, "tender", nr, caps[nr], amount))

    def _journal(self, at: str) -> None:
        last = self._driver.execute(_LAST).fetchone() or (0, "0" * 64)
        seq, previous = last[0] + 1, last[1]
        parts = "\n".join(("v2", str(seq), at, *_WHO, previous, "", EVENT_BODY))
        digest = hashlib.sha256(parts.encode()).hexdigest()
        self._driver.execute(_EVENT, (seq, at, *_WHO, EVENT_BODY, previous, digest))


def _decided(found: Found) -> int:
    """What one unit of the first line gives back."""
    line = found.lines[0]
    return int(line[10]) // int(line[8])


def _legs(found: Found, refund: int) -> list[tuple[int, str, int]]:
    """The tenders that give it back, the first as far as it goes."""
    legs, left = [], refund
    for _, nr, kind, amount, _ in found.tenders:
        share = min(left, amount)
        if share:
            legs.append((nr, kind, share))
        left -= share
    return legs
