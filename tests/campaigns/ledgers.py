"""What adds up in any store-room at any moment: asked of its tables alone, not of the code."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Connection, text

from db.journal import entries
from returns_station.journal import Entry, first_broken
from returns_station.scan import slip_number

# Each promise with the question that finds what breaks it. What another system took back before
# was paid by it, not by us.
_PROMISES: Final = {
    "units used up are units that came back": """
        SELECT part FROM balance WHERE kind = 'units'
        AND used <> (SELECT count(*) FROM unit WHERE line_id = part)""",
    "units that came back are used up": """
        SELECT line_id FROM unit WHERE line_id NOT IN
        (SELECT part FROM balance WHERE kind = 'units')""",
    "units of a line are counted from one": """
        SELECT line_id FROM unit GROUP BY line_id HAVING min(nth) <> 1 OR max(nth) <> count(*)""",
    "no more came back than was sold": """
        SELECT l.id FROM sale_line l JOIN unit u ON u.line_id = l.id
        GROUP BY l.id, l.quantity HAVING count(*) > l.quantity""",
    "the cap of a line is what was sold and paid": """
        SELECT l.id FROM balance b JOIN sale_line l ON l.id = b.part AND l.sale_id = b.sale_id
        WHERE b.kind = 'units' AND b.cap <> l.quantity OR b.kind = 'paid' AND b.cap <> l.paid""",
    "the cap of a tender is what it paid": """
        SELECT b.sale_id FROM balance b JOIN tender t ON t.sale_id = b.sale_id AND t.nr = b.part
        WHERE b.kind = 'tender' AND b.cap <> t.amount""",
    "the units of a yes are its lines'": """
        SELECT c.id FROM return_case c WHERE (SELECT count(*) FROM unit WHERE case_id = c.id) <>
        (SELECT coalesce(sum(quantity), 0) FROM case_line
        WHERE case_id = c.id AND settled <> 'nothing')""",
    "the payouts of a case are its refund": """
        SELECT c.id FROM return_case c WHERE c.refund <>
        (SELECT coalesce(sum(amount), 0) FROM payout WHERE case_id = c.id)""",
    "what a tender gave back was paid out by it": """
        SELECT b.sale_id FROM balance b WHERE b.kind = 'tender' AND b.used <>
        (SELECT coalesce(sum(p.amount), 0) FROM payout p
        WHERE p.sale_id = b.sale_id AND p.tender_nr = b.part)
        AND b.sale_id NOT IN (SELECT l.sale_id FROM unit u JOIN sale_line l ON l.id = u.line_id
        WHERE u.earlier_id > 0)""",
    "a yes has one slip, a question none": """
        SELECT c.id FROM return_case c WHERE (SELECT count(*) FROM slip WHERE case_id = c.id) <>
        CASE c.said WHEN 'yes' THEN 1 ELSE 0 END""",
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


def faults(connection: Connection) -> list[str]:
    """Every promise that does not hold, with the first rows that break it."""
    found = []
    for promise, question in _PROMISES.items():
        broken = connection.execute(text(question)).scalars().all()
        if broken:
            found.append(f"{promise}: {broken[:5]}")
    found += [*_numbering(connection), *_paid(connection), *_told(connection)]
    return [*found, *_vouched(connection)]


def damaged(connection: Connection) -> list[str]:
    """What SQLite itself finds wrong with its file; PostgreSQL keeps its own watch."""
    if connection.dialect.name != "sqlite":
        return []
    whole = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    loose = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return [*(str(one) for one in whole if one != "ok"), *(str(one) for one in loose)]


def _numbering(connection: Connection) -> Iterator[str]:
    last = connection.execute(text("SELECT last FROM series WHERE name = 'slip'")).scalar() or 0
    given = sorted(connection.execute(text("SELECT number FROM slip")).scalars())
    due = [slip_number(nr) for nr in range(1, last + 1)]
    if given != due:
        yield f"slips are numbered without a gap: {sorted(set(given) ^ set(due))[:5]}"


def _paid(connection: Connection) -> Iterator[str]:
    """What the returned units were paid with, as their cases tell it, is what is used up."""
    told: Counter[int] = Counter()
    question = text(
        "SELECT c.body, l.nr, l.id FROM return_case c JOIN sale_line l ON l.sale_id = c.sale_id "
        "WHERE c.said = 'yes'"
    )
    for body, nr, line_id in connection.execute(question):
        for share in json.loads(body)["settled"]["lines"]:
            if share["line"] == nr:
                told[line_id] += share["paid"]["$money"][0]
    ours = text(
        "SELECT part, used FROM balance WHERE kind = 'paid' AND used > 0 "
        "AND part NOT IN (SELECT line_id FROM unit WHERE earlier_id > 0)"
    )
    kept = {row[0]: row[1] for row in connection.execute(ours)}
    wrong = [line for line in kept if kept[line] != told[line]]
    if wrong:
        yield f"what units were paid with is used up with them: {wrong[:5]}"


def _told(connection: Connection) -> Iterator[str]:
    """The journal holds, and tells of every case once, with its slip."""
    kept = list(entries(connection))
    broken = first_broken(kept)
    if broken is not None:
        yield f"the journal is one chain: broken at {broken}"
    cases = text("SELECT c.key, s.number FROM return_case c LEFT JOIN slip s ON s.case_id = c.id")
    stand = Counter((key, number or "") for key, number in connection.execute(cases))
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
