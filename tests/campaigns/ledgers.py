"""What adds up in any store-room at any moment: asked of its tables alone, not of the code."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Connection, text

from db.journal import entries
from returns_station.journal import Entry, first_broken
from tests.campaigns.ledgers_money import money_faults

# Each promise with the question that finds what breaks it. What was undone counts for nothing.
_PROMISES: Final = {
    "units used up are units that came back": """
        SELECT part FROM balance WHERE kind = 'units'
        AND used <> (SELECT count(*) FROM unit WHERE line_id = part)""",
    "units that came back are used up": """
        SELECT line_id FROM unit WHERE line_id NOT IN
        (SELECT part FROM balance WHERE kind = 'units')""",
    "units of a line are counted from one": """
        SELECT u.line_id FROM unit u JOIN sale_line l ON l.id = u.line_id
        WHERE u.nth < 1 OR u.nth > l.quantity""",
    "no more came back than was sold": """
        SELECT l.id FROM sale_line l JOIN unit u ON u.line_id = l.id
        GROUP BY l.id, l.quantity HAVING count(*) > l.quantity""",
    "nothing is used up that was not there": """
        SELECT sale_id FROM balance WHERE used < 0 OR used > cap""",
    "the cap of a line is what was sold and paid": """
        SELECT l.id FROM balance b JOIN sale_line l ON l.id = b.part AND l.sale_id = b.sale_id
        WHERE b.kind = 'units' AND b.cap <> l.quantity OR b.kind = 'paid' AND b.cap <> l.paid""",
    "the cap of a tender is what it paid": """
        SELECT b.sale_id FROM balance b JOIN tender t ON t.sale_id = b.sale_id AND t.nr = b.part
        WHERE b.kind = 'tender' AND b.cap <> t.amount""",
    "delivery comes back once, and at most the standard one's price": """
        SELECT s.id FROM balance b JOIN sale s ON s.id = b.sale_id WHERE b.kind = 'delivery'
        AND (b.cap <> s.delivery_paid OR b.used > s.delivery_paid OR b.used > s.delivery_standard)
        """,
    "the units of a yes are its lines'": """
        SELECT c.id FROM return_case c LEFT JOIN (SELECT u.case_id, l.sale_id, count(*) AS many
        FROM unit u JOIN sale_line l ON l.id = u.line_id GROUP BY u.case_id, l.sale_id) taken
        ON taken.case_id = c.id AND taken.sale_id = c.sale_id LEFT JOIN (SELECT case_id,
        sum(quantity) AS many FROM case_line WHERE settled <> 'nothing' GROUP BY case_id) told
        ON told.case_id = c.id WHERE coalesce(taken.many, 0) <>
        CASE WHEN c.outcome IN ('repair', 'price_reduction')
        OR c.id IN (SELECT case_id FROM undone_case) THEN 0 ELSE coalesce(told.many, 0) END""",
    "what an undone case had taken is known": """
        SELECT c.id FROM return_case c WHERE (SELECT count(*) FROM undone_unit
        WHERE case_id = c.id) <> (SELECT coalesce(sum(quantity), 0) FROM case_line
        WHERE case_id = c.id AND settled <> 'nothing'
        AND c.outcome NOT IN ('repair', 'price_reduction')
        AND c.id IN (SELECT case_id FROM undone_case))""",
    "an undone case holds only the goods that had gone out for it": """
        SELECT u.line_id FROM unit u JOIN undone_case d ON d.case_id = u.case_id
        JOIN return_case c ON c.id = u.case_id JOIN sale_line l ON l.id = u.line_id
        JOIN sale s ON s.id = l.sale_id WHERE s.source <> 'station' OR s.number <> c.slip""",
    "no money is on its way for an undone case": """
        SELECT p.operation FROM payout p JOIN undone_case d ON d.case_id = p.case_id
        WHERE p.state <> 'cancelled' AND p.via <> 'document' AND p.operation NOT LIKE '%_back'""",
    "only money of an undone case is let go": """
        SELECT operation FROM payout WHERE state = 'cancelled'
        AND case_id NOT IN (SELECT case_id FROM undone_case)""",
    "a payout is named after its case": """
        SELECT p.operation FROM payout p JOIN return_case c ON c.id = p.case_id
        WHERE (p.operation NOT LIKE c.key || ':%' AND p.operation NOT LIKE '%_back')
        OR p.sale_id <> c.sale_id""",
    "a visit is undone whole": """
        SELECT c.slip FROM return_case c LEFT JOIN undone_case d ON d.case_id = c.id
        WHERE c.slip <> '' GROUP BY c.slip HAVING count(d.case_id) NOT IN (0, count(*))""",
    "a credit holds what was put on it less what was taken": """
        SELECT c.number FROM credit c WHERE c.remaining < 0 OR c.remaining > c.amount
        OR c.remaining <> (SELECT sum(amount) FROM credit_entry WHERE credit_id = c.id)""",
    "a credit of an undone case is empty": """
        SELECT c.number FROM credit c JOIN undone_case d ON d.case_id = c.case_id
        WHERE c.remaining <> 0""",
    "a credit note is paid with its case": """
        SELECT operation FROM payout WHERE via = 'document' AND (state <> 'confirmed'
        OR kind NOT IN ('store_credit', 'gift_card')
        OR reference NOT IN (SELECT number FROM credit))""",
    "goods are held where a case holds them": """
        SELECT s.sku FROM stock s WHERE s.held < 0 OR s.held > s.on_hand OR s.held <>
        (SELECT coalesce(sum(quantity), 0) FROM stock_hold WHERE sku = s.sku AND state = 'held')""",
    "an undone case holds no goods": """
        SELECT h.sku FROM stock_hold h JOIN undone_case d ON d.case_id = h.case_id
        WHERE h.state <> 'released'""",
    # Less than a krona that she had in coins may have been rounded away when she paid them.
    "goods that went out were paid for": """
        SELECT s.number FROM sale s WHERE s.source = 'station' AND
        (SELECT sum(paid) FROM sale_line WHERE sale_id = s.id) -
        (SELECT coalesce(sum(amount), 0) FROM tender WHERE sale_id = s.id) NOT BETWEEN 0 AND
        (SELECT CASE WHEN count(*) > 0 THEN 99 ELSE 0 END FROM tender
        WHERE sale_id = s.id AND kind = 'cash')""",
    "a yes has one slip, a question none": """
        SELECT c.id FROM return_case c WHERE c.said = 'yes' AND
        (SELECT count(*) FROM slip WHERE number = c.slip) <> 1""",
    "a slip tells of a yes or of a credit": """
        SELECT s.number FROM slip s WHERE s.number NOT IN (SELECT number FROM credit)
        AND s.number NOT IN (SELECT slip FROM return_case WHERE said = 'yes')""",
    "a credit has a paper": """
        SELECT number FROM credit WHERE number NOT IN (SELECT number FROM slip)""",
    "what a question did not grant is kept with it": """
        SELECT c.id FROM return_case c WHERE c.said = 'ask'
        AND NOT EXISTS (SELECT 1 FROM refused_wish w WHERE w.case_id = c.id)""",
    "a slip's original is asked to print once": """
        SELECT s.number FROM slip s WHERE 1 <> (SELECT count(*) FROM outbox
        WHERE kind = 'print' AND subject = s.number AND copy = 0)""",
    "an original comes out at most once": """
        SELECT subject FROM outbox WHERE kind = 'print' AND copy = 0
        GROUP BY subject HAVING count(*) > 1""",
}
_SERIES: Final = {"slip": "RS%", "store_credit": "TG%", "gift_card": "PK%"}


def faults(connection: Connection) -> list[str]:
    """Every promise that does not hold, with the first rows that break it."""
    found = []
    for promise, question in _PROMISES.items():
        broken = connection.execute(text(question)).scalars().all()
        if broken:
            found.append(f"{promise}: {broken[:5]}")
    found += [*_numbering(connection), *money_faults(connection), *_told(connection)]
    return [*found, *_vouched(connection)]


def damaged(connection: Connection) -> list[str]:
    """What SQLite itself finds wrong with its file; PostgreSQL keeps its own watch."""
    if connection.dialect.name != "sqlite":
        return []
    whole = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    loose = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return [*(str(one) for one in whole if one != "ok"), *(str(one) for one in loose)]


def _numbering(connection: Connection) -> Iterator[str]:
    given = connection.execute(text("SELECT name, last FROM series")).all()
    last = {row.name: row.last for row in given}
    for series, begins in _SERIES.items():
        query = text("SELECT number FROM slip WHERE number LIKE :begins")
        stand = sorted(connection.execute(query, {"begins": begins}).scalars())
        running = [f"{begins[:2]}{nr:08}" for nr in range(1, last.get(series, 0) + 1)]
        if [number[:-1] for number in stand] != running:
            yield f"{series}s are numbered without a gap: {stand[-3:]}, {len(running)} given"


def _told(connection: Connection) -> Iterator[str]:
    """The journal holds, and tells of every case once, with its slip."""
    kept = list(entries(connection))
    broken = first_broken(kept)
    if broken is not None:
        yield f"the journal is one chain: broken at {broken}"
    cases = text("SELECT key, CASE said WHEN 'yes' THEN slip ELSE '' END FROM return_case")
    stand = Counter((key, number) for key, number in connection.execute(cases))
    if stand != (told := Counter(_cases_in(kept))):
        differ = sorted((stand - told) + (told - stand))
        yield f"the journal tells of every case once: {differ[:5]}"


def _vouched(connection: Connection) -> Iterator[str]:
    """The journal keeps the digest of each case's text, and the text is still that."""
    digests = {}
    for entry in entries(connection):
        for _, event in json.loads(entry.body):
            if "trace" in event:
                digests[event["case"]] = event["trace"]
    wrong = [
        key
        for key, body in connection.execute(text("SELECT key, body FROM return_case"))
        if digests.get(key) != hashlib.sha256(body.encode()).hexdigest()
    ]
    if wrong:
        yield f"the journal vouches for each trace: {wrong[:5]}"


def _cases_in(kept: list[Entry]) -> Iterator[tuple[str, str]]:
    for entry in kept:
        events: list[tuple[str, dict[str, Any]]] = json.loads(entry.body)
        for kind, event in events:
            if kind in {"GoodsTakenBack", "CaseReferred"}:
                yield event["case"], event.get("slip", "")
