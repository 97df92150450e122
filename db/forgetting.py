"""A person leaves the store-room: her rows stay as vouchers, and say nothing of her any more."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import BindParameter, Connection, Table, bindparam, delete, select, text, update

from db import hers as found_of
from db.bulk import among
from db.feedback_forgetting import forget_turns
from db.hers import PARTS, Hers, Part, rows
from db.inbox_forgetting import files_of, forget_inbox, let_go
from db.ledgers import quota, quota_use, stand_in
from db.letter_forgetting import forget_letters
from db.slips import slip_body, slip_from_body
from db.tables import customer, earlier_return, sale, slip, visit, vocabulary, word
from db.tables_bench import photo, piece
from db.tables_inbox import inbox, inbox_file
from db.tables_journal import journal_detail
from db.tables_pickup import booking
from db.tables_ruling import ruling_answer, ruling_ask, ruling_photo
from db.tables_runs import door_scan, known_place, run_stop
from db.whose import words_of
from returns_station.canonical import dumps
from returns_station.canonical_reading import NotThisShapeError, loads
from returns_station.phrase import Phrase
from returns_station.pickup.door import Contact, Door
from returns_station.privacy.words import HerWords, Text, pattern, without

_KEYS: Final[BindParameter[Any]] = bindparam("keys", expanding=True)
_NAMELESS: Final = Phrase("slip.thanks_you")
_ADDRESS: Final = "slip.next.fetch_at"
_UNNAMED: Final = "unnamed"
# Of a point this much is kept: which town it was, so that a day of the vans still adds up.
_ROUGHLY: Final = 0


def forget_person(connection: Connection, hers: Hers, words: HerWords) -> "Counter[str]":
    """Take her own record away: who she is, what she is found by, and what links her purchases."""
    counted: Counter[str] = Counter()
    known = sorted(hers.customers)
    keys = [row["key"] for row in rows(connection, hers, PARTS[0])]
    counted["earlier_return"] += _set(
        connection, earlier_return, earlier_return.c.customer_key, keys, customer_key=""
    )
    for one in known:
        blank = {"name": "", "phone": "", "email": "", "language": "", "key": f"erased:{one}"}
        counted["customer"] += _set(connection, customer, customer.c.id, [one], **blank)
    counted["sale"] += _set(
        connection, sale, sale.c.customer_id, known, customer_id=None, digest=""
    )
    counted["word"] += _unfindable(connection, known)
    counted["stand_in"] += _set(
        connection, stand_in, stand_in.c.bringer, hers.bringers, bringer=_UNNAMED
    )
    counted["quota"] += _unnamed_limits(connection, hers.bringers)
    counted["ruling_ask"] += _set(
        connection, ruling_ask, ruling_ask.c.customer_id, known, customer_id=None
    )
    counted["surprise_turn"] += forget_turns(connection, known)
    counted["journal_detail"] += _details(connection, hers, words)
    return counted


def forget_cases(connection: Connection, hers: Hers, words: HerWords) -> "Counter[str]":
    """Take her words out of what some cases wrote: slips, pickups, messages, notes, pictures."""
    counted: Counter[str] = Counter()
    counted["slip"] += _slips(connection, hers.slips)
    counted["inbox"] += forget_inbox(connection, hers.slips)
    counted["booking"] += _bookings(connection, hers)
    counted["run_stop"] += _stops(connection, hers.bookings)
    counted["visit"] += _gone(connection, visit, visit.c.id, hers.visits)
    counted["letter"] += forget_letters(connection, hers)
    data = pattern(words, Text.DATA)
    for part in PARTS:
        columns = words_of(part.table.name)
        if columns and part.table not in (slip, visit):
            counted[part.table.name] += _swept(connection, hers, part, columns, data)
    notes = Part(piece, piece.c.parcel_id, "parcels")
    counted["bench_piece"] += _swept(connection, hers, notes, ("note",), pattern(words, Text.NOTE))
    said = Part(inbox, inbox.c.slip, "slips")
    _swept(connection, hers, said, ("words", "answer"), pattern(words, Text.NOTE))
    counted["door_scan"] += _set(
        connection, door_scan, door_scan.c.booking, hers.bookings, note="", lat=None, lon=None
    )
    for table, by in ((ruling_ask, ruling_ask.c.number), (ruling_answer, ruling_answer.c.ask)):
        counted[table.name] += _set(connection, table, by, hers.asks, note="")
    return counted


def forget_photos(connection: Connection, hers: Hers) -> tuple[str, ...]:
    """Let go of the pictures of her parcels and questions; gives those that no row names now."""
    named = {name for _, name in found_of.photos(connection, hers)}
    query = select(ruling_photo.c.name).where(ruling_photo.c.ask.in_(_KEYS))
    named |= {row[0] for row in among(connection, query, hers.asks)}
    came = files_of(connection, hers.slips)
    named |= {name for _, name in came}
    let_go(connection, came)
    pieces = sorted({piece for piece, _ in found_of.photos(connection, hers)})
    _gone(connection, photo, photo.c.piece_id, pieces)
    _gone(connection, ruling_photo, ruling_photo.c.ask, hers.asks)
    return unnamed_photos(connection, named)


def unnamed_photos(connection: Connection, names: Iterable[str]) -> tuple[str, ...]:
    """Of some pictures those that no row names."""
    wanted = sorted(set(names))
    kept: set[str] = set()
    for table in (photo, ruling_photo, inbox_file):
        query = select(table.c.name).where(table.c.name.in_(_KEYS))
        kept |= {row[0] for row in among(connection, query, wanted)}
    return tuple(name for name in wanted if name not in kept)


def _slips(connection: Connection, numbers: Sequence[str]) -> int:
    """Each slip as it would have been written for somebody who told neither name nor address.

    No other part of a slip tells of anybody, and the table lets no other part be changed.
    """
    count = 0
    query = select(slip.c.number, slip.c.body).where(slip.c.number.in_(_KEYS))
    for number, body in among(connection, query, numbers):
        made = slip_from_body(body)
        steps = tuple(step for step in made.next_steps if step.what.key != _ADDRESS)
        if made.thanks.key != _NAMELESS.key or steps != made.next_steps:
            fresh = slip_body(replace(made, thanks=_NAMELESS, next_steps=steps))
            count += _set(connection, slip, slip.c.number, [number], body=fresh)
    return count


def _bookings(connection: Connection, hers: Hers) -> int:
    query = select(booking.c.id, booking.c.door).where(booking.c.id.in_(_KEYS))
    count = 0
    for one, told in among(connection, query, hers.bookings):
        door = _door(told)
        if door is not None and door.street:
            _gone(connection, known_place, known_place.c.key, [door_key(door)])
        market = door.market if door is not None else "SE"
        blank = {"door": dumps(Door("", "", "", market)), "contact": dumps(Contact(""))}
        blank["point"] = ""
        count += _set(connection, booking, booking.c.id, [one], **blank)
    return count


def _door(told: str) -> Door | None:
    try:
        return loads(Door, told)
    except (NotThisShapeError, ValueError):
        return None


def door_key(door: Door) -> str:
    """What the place of a door is kept under."""
    # Only who forgets asks for it: the desk's module brings the whole day of the vans with it.
    from returns_station.desk.pickup.holding import door_key as kept_under

    return kept_under(door)


def _stops(connection: Connection, bookings: Sequence[str]) -> int:
    query = select(run_stop.c.booking, run_stop.c.lat, run_stop.c.lon).where(
        run_stop.c.booking.in_(_KEYS)
    )
    found = list(among(connection, query, bookings))
    for one, lat, lon in found:
        rough = {"lat": round(lat, _ROUGHLY), "lon": round(lon, _ROUGHLY)}
        _set(connection, run_stop, run_stop.c.booking, [one], street="", **rough)
    return len(found)


def _swept(
    connection: Connection,
    hers: Hers,
    part: Part,
    columns: Sequence[str],
    found: "re.Pattern[str] | None",
) -> int:
    """Take her words out of the free texts of her rows in a table."""
    count, key = 0, part.table.primary_key
    for row in rows(connection, hers, part):
        fresh = {name: without(row[name], found) for name in columns if row[name]}
        changed = {name: told for name, told in fresh.items() if told != row[name]}
        if changed:
            this = [column == row[column.name] for column in key]
            connection.execute(update(part.table).where(*this).values(changed))
            count += 1
    return count


def _unfindable(connection: Connection, customers: Sequence[int]) -> int:
    """Take her words from the search, and from the vocabulary those that were hers alone."""
    words = found_of.words_kept(connection, customers)
    for one in words:
        connection.execute(
            delete(word).where(
                word.c.word == one, word.c.kind == "customer", word.c.ref.in_(customers)
            )
        )
    query = select(word.c.word).where(word.c.word.in_(_KEYS), word.c.kind != "case")
    others = {row[0] for row in among(connection, query, words)}
    newest = connection.execute(select(vocabulary.c.id).order_by(vocabulary.c.id.desc())).scalar()
    for one in sorted(set(words) - others):
        this = vocabulary.c.word == one
        # The newest number is never given again: a desk that has read so far would miss its word.
        connection.execute(
            update(vocabulary).where(this, vocabulary.c.id == newest).values(word=f"~{newest}")
        )
        connection.execute(delete(vocabulary).where(this))
    return len(words)


def _unnamed_limits(connection: Connection, bringers: Sequence[str]) -> int:
    """The limits of her days keep what was taken of them, under a name that is nobody's."""
    ends = tuple(f":{one}" for one in bringers)
    listed = connection.execute(select(quota.c.name)).scalars().all() if ends else ()
    return unnamed(connection, [name for name in listed if name.endswith(ends)])


def unnamed(connection: Connection, limits: Sequence[str]) -> int:
    """Let some limits of a day be nobody's."""
    for name in limits:
        day, currency = name.split(":")[1:3]
        fresh = f"unproven:{day}:{currency}:gone:{_gone_so_far(connection)}"
        row = connection.execute(select(quota).where(quota.c.name == name)).one()
        connection.execute(quota.insert().values(name=fresh, cap=row.cap, used=row.used))
        _set(connection, quota_use, quota_use.c.name, [name], name=fresh)
        _gone(connection, quota, quota.c.name, [name])
    return len(limits)


def _gone_so_far(connection: Connection) -> int:
    asked = text("SELECT count(*) FROM quota WHERE name LIKE '%:gone:%'")
    return int(connection.execute(asked).scalar_one())


def _details(connection: Connection, hers: Hers, words: HerWords) -> int:
    """The journal's words of her visits are forgotten whole, with their salt."""
    seqs = {*found_of.entries_about(connection, hers.subjects), *hers.seqs}
    asked = {f'"ask":"{one}"' for one in hers.asks}
    found = pattern(words, Text.DATA)
    query = text("SELECT d.seq, d.body, j.body FROM journal_detail d JOIN journal j USING (seq)")
    for seq, told, body in connection.execute(query).all():
        is_hers = found is not None and found.search(told)
        if is_hers or any(one in body for one in asked):
            seqs.add(seq)
    return _gone(connection, journal_detail, journal_detail.c.seq, sorted(seqs))


def _set(
    connection: Connection,
    table: Table,
    by: Any,  # noqa: ANN401 - a column of any type
    keys: Sequence[object],
    **values: object,
) -> int:
    count = 0
    query = update(table).where(by.in_(_KEYS)).values(values)
    for start in range(0, len(keys), 500):
        count += connection.execute(query, {"keys": keys[start : start + 500]}).rowcount
    return count


def _gone(connection: Connection, table: Table, by: Any, keys: Sequence[object]) -> int:  # noqa: ANN401 - as above
    count = 0
    query = delete(table).where(by.in_(_KEYS))
    for start in range(0, len(keys), 500):
        count += connection.execute(query, {"keys": list(keys[start : start + 500])}).rowcount
    return count
