"""What was kept long enough goes: each kind by its own question, so many at once."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, select, text, update

from db import hers as found_of
from db.bulk import among
from db.feedback_forgetting import forget_who_heard
from db.forgetting import (
    forget_cases,
    forget_person,
    forget_photos,
    unnamed,
    unnamed_photos,
)
from db.hers import Hers, of_cases, of_customers
from db.inbox_forgetting import forget_unplaced, forget_words_of_us, let_go, old_files
from db.ledgers import quota, rating, stand_in
from db.letter_forgetting import forget_bounced
from db.tables import outbox, visit
from db.tables_people import staff
from db.tables_privacy import thinned
from db.under_way import last_moved, under_way
from returns_station.desk.privacy.views import Gone, Moment
from returns_station.privacy.retention import Kind
from returns_station.privacy.words import HerWords

AT_ONCE: Final = 200
_BATCHES: Final = 20
_NOTHING: Final = Gone()
Words = Callable[[Hers], HerWords]

_BUYERS: Final = text(
    "SELECT c.id FROM customer c WHERE (c.name <> '' OR c.phone <> '' OR c.email <> '') "
    "AND NOT EXISTS (SELECT 1 FROM sale s WHERE s.customer_id = c.id AND s.agreed_on >= :day) "
    "AND EXISTS (SELECT 1 FROM sale s WHERE s.customer_id = c.id) "
    "AND NOT EXISTS (SELECT 1 FROM sale s JOIN return_case r ON r.sale_id = s.id "
    "WHERE s.customer_id = c.id AND r.at >= :day) ORDER BY c.id LIMIT :most"
)
_OLD_CASES: Final = text(
    "SELECT id, sale_id, at FROM return_case WHERE at >= :since AND at < :day "
    "ORDER BY at, id LIMIT :most"
)
_OLD_DOORS: Final = text(
    "SELECT id, case_id FROM booking WHERE day < :day AND holds = 0 "
    "AND (contact <> :nobody OR point <> '') ORDER BY day, id LIMIT :most"
)
_OLD_PHOTOS: Final = text(
    "SELECT id, slip FROM bench_parcel WHERE closed_at <> '' AND closed_at < :day AND EXISTS "
    "(SELECT 1 FROM bench_piece b JOIN bench_photo f ON f.piece_id = b.id "
    "WHERE b.parcel_id = bench_parcel.id) ORDER BY closed_at LIMIT :most"
)
_OLD_ASKS: Final = text(
    "SELECT DISTINCT a.number FROM ruling_ask a LEFT JOIN ruling_answer w ON w.ask = a.number "
    "WHERE a.at < :day AND a.state NOT IN ('waiting', 'second') "
    "AND (a.note <> '' OR w.note <> '' OR a.actor <> '' OR w.actor <> '') LIMIT :most"
)
_NOBODY: Final = '{"email":"","language":"","name":"","phone":""}'


def thin_kind(connection: Connection, kind: Kind, moment: Moment, words: Words) -> tuple[int, Gone]:
    """Let go of what of a kind was kept long enough; gives how much, and what goes with it."""
    asked: dict[str, object] = {"day": moment.since[kind].isoformat(), "most": AT_ONCE}
    match kind:
        case Kind.BUYER:
            return _buyers(connection, asked, words)
        case Kind.CONTACT:
            return _contacts(connection, asked, moment, words)
        case Kind.DOOR:
            return _doors(connection, asked, moment, words)
        case Kind.PHOTO:
            return _photos(connection, asked)
        case Kind.OVERRIDE:
            return _overrides(connection, asked), _NOTHING
        case _:
            return _simply(connection, kind, str(asked["day"])), _NOTHING


def _simply(connection: Connection, kind: Kind, day: str) -> int:
    """What one statement lets go of."""
    if kind is Kind.BRINGER:
        return _bringers(connection, day)
    words = forget_words_of_us(connection, day) if kind is Kind.FEEDBACK else 0
    words += forget_who_heard(connection, day) if kind is Kind.FEEDBACK else 0
    statements: dict[Kind, Any] = {
        Kind.FEEDBACK: update(rating)
        .where(rating.c.at < day, rating.c.actor != "")
        .values(actor="", desk=""),
        Kind.DRAFT: delete(visit).where(visit.c.at < day),
        Kind.LEAVER: update(staff)
        .where(staff.c.left_at != "", staff.c.left_at < day, staff.c.name != "")
        .values(name=""),
    }
    statement = statements.get(kind)
    return 0 if statement is None else words + int(connection.execute(statement).rowcount)


def _bringers(connection: Connection, day: str) -> int:
    """What was told without a receipt; what it took of its day's limit stays taken."""
    told = update(stand_in).where(stand_in.c.at < day, stand_in.c.bringer.like("contact:%"))
    count = int(connection.execute(told.values(bringer="unnamed")).rowcount)
    query = select(quota.c.name).where(quota.c.name.like("unproven:%:contact:%"))
    named = connection.execute(query).scalars().all()
    unnamed(connection, [name for name in named if name.split(":")[1] < day])
    return count


def _buyers(connection: Connection, asked: dict[str, object], words: Words) -> tuple[int, Gone]:
    old = [row.id for row in connection.execute(_BUYERS, asked)]
    for one in old:
        hers = of_customers(connection, (one,))
        forget_person(connection, hers, words(hers))
    return len(old), _NOTHING


def _contacts(
    connection: Connection, asked: dict[str, object], moment: Moment, words: Words
) -> tuple[int, Gone]:
    """Visits that were over so long ago; the next run begins at the first that is not over."""
    since = select(thinned.c.until).where(thinned.c.kind == Kind.CONTACT.value)
    begun = at = connection.execute(since).scalar() or ""
    forget_bounced(connection, str(asked["day"]))
    count, slips, first_held = forget_unplaced(connection, str(asked["day"])), list[str](), ""
    for _ in range(_BATCHES):
        old = connection.execute(_OLD_CASES, {**asked, "since": at}).all()
        held = _held(connection, [row.id for row in old], str(asked["day"]), moment)
        for row in old:
            if row.id in held:
                first_held = first_held or row.at
                continue
            hers = of_cases(connection, (row.id,))
            hers.customers = _buyer(connection, row.sale_id)
            count += bool(sum(forget_cases(connection, hers, words(hers)).values()))
            slips += hers.slips
        if len(old) < AT_ONCE or old[-1].at == at:
            at = old[-1].at if old else at
            break
        at = old[-1].at
    if (first_held or at) != begun:
        put = "INSERT INTO thinned (kind, until) VALUES (:kind, :until) "
        again = "ON CONFLICT (kind) DO UPDATE SET until = excluded.until"
        told = {"kind": Kind.CONTACT.value, "until": first_held or at}
        connection.execute(text(put + again), told)
    return count, Gone(slips=tuple(slips), targets=targets(connection, slips))


def _held(connection: Connection, cases: list[int], day: str, moment: Moment) -> set[int]:
    """Of some cases those of which something is under way, or moved a short while ago."""
    held = {one.case for one in under_way(connection, cases, (), moment.now)}
    return held | {case for case, at in last_moved(connection, cases).items() if at >= day}


def _doors(
    connection: Connection, asked: dict[str, object], moment: Moment, words: Words
) -> tuple[int, Gone]:
    """Doors of pickups that are over, where no money is open."""
    nobody = {**asked, "nobody": _NOBODY}
    old = connection.execute(_OLD_DOORS, nobody).all()
    cases = [row.case_id for row in old]
    held = {one.case for one in under_way(connection, cases, (), moment.now)}
    gone = tuple(row.id for row in old if row.case_id not in held)
    if not gone:
        return 0, _NOTHING
    hers = Hers(bookings=gone)
    forget_cases(connection, hers, words(hers))
    named = text("SELECT DISTINCT run FROM run_stop WHERE booking IN :keys")
    listed = named.bindparams(bindparam("keys", expanding=True))
    runs = tuple(connection.execute(listed, {"keys": list(gone)}).scalars())
    return len(gone), Gone(bookings=gone, runs=runs)


def _photos(connection: Connection, asked: dict[str, object]) -> tuple[int, Gone]:
    old = connection.execute(_OLD_PHOTOS, asked).all()
    hers = Hers(parcels=tuple(row.id for row in old))
    came = old_files(connection, str(asked["day"]))
    let_go(connection, came)
    count = len(found_of.photos(connection, hers)) + len(came)
    gone = unnamed_photos(connection, {name for _, name in came})
    return count, Gone(photos=(*forget_photos(connection, hers), *gone))


def _overrides(connection: Connection, asked: dict[str, object]) -> int:
    """Of questions and answers the ids stay, and what was decided."""
    old = [row.number for row in connection.execute(_OLD_ASKS, asked)]
    for table, by in (("ruling_ask", "number"), ("ruling_answer", "ask")):
        blank = text(f"UPDATE {table} SET note = '', actor = '' WHERE {by} IN :keys")  # noqa: S608 - our own names
        _for_each(connection, blank, old)
    gone = (
        "DELETE FROM journal_detail WHERE seq IN (SELECT d.seq FROM journal_detail d "
        "JOIN journal j ON j.seq = d.seq WHERE j.at < :day)"
    )
    connection.execute(text(gone), {"day": asked["day"]})
    return len(old)


def _for_each(connection: Connection, statement: Any, keys: Sequence[str]) -> None:  # noqa: ANN401 - a text with a list
    if keys:
        listed = statement.bindparams(bindparam("keys", expanding=True))
        connection.execute(listed, {"keys": list(keys)})


def _buyer(connection: Connection, sale_id: int) -> frozenset[int]:
    asked = text("SELECT customer_id FROM sale WHERE id = :id")
    found = connection.execute(asked, {"id": sale_id}).scalar()
    return frozenset({found}) if found else frozenset()


def targets(connection: Connection, slips: Sequence[str]) -> tuple[str, ...]:
    """Where papers of some slips were saved."""
    query = select(outbox.c.target).where(outbox.c.subject.in_(bindparam("keys", expanding=True)))
    found = {row[0] for row in among(connection, query, sorted(slips))}
    return tuple(sorted(one for one in found if one and not one.startswith("printer:")))
