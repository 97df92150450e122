"""The shelf of people: who is kept, all of her at once, and her leaving."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import BindParameter, Connection, bindparam, func, select, text, update

from db import erased_list
from db import hers as found_of
from db.bringer import bringer_of, same_person
from db.bulk import among
from db.erased_list import CONTACT, DONE, WAITING
from db.forgetting import forget_cases, forget_person, forget_photos
from db.hers import PARTS, Hers, of_cases, of_customers, rows
from db.ledgers import stand_in
from db.letter_forgetting import of_reached, words_told
from db.mark_forgetting import forget_before
from db.prepared import straight
from db.search import Vocabulary, refs
from db.tables import customer, return_case, sale, word
from db.tables_pickup import booking
from db.tables_privacy import erasure, thinned
from db.tables_runs import run_stop
from db.thinning import targets, thin_kind
from db.under_way import under_way
from db.words import contact_words, fold
from returns_station.canonical import Plain
from returns_station.desk.privacy.errors import NobodyFoundError, SeveralPersonsError
from returns_station.desk.privacy.views import Gone, Known, Moment, PersonSeen, Waits
from returns_station.phrase import Phrase
from returns_station.privacy.retention import Kind
from returns_station.privacy.words import HerWords

_KEYS: Final[BindParameter[Any]] = bindparam("keys", expanding=True)
_MOST: Final = 20
_DAY: Final = "day"


class StoredPersons:
    """Every question about people, on one connection."""

    def __init__(self, connection: Connection) -> None:
        """Ask on this connection."""
        self._connection = connection

    def find(self, text: str) -> tuple[PersonSeen, ...]:
        """Records that a name, phone or mail leads to."""
        ids = refs(self._connection, text, "customer", Vocabulary())[:_MOST]
        return tuple(one for one in map(self._seen, ids) if one is not None)

    def kept(self, customer_id: int) -> Mapping[str, tuple[Mapping[str, Plain], ...]]:
        """Everything of the person of a record, table by table; nothing: there is no such one."""
        if self._seen(customer_id) is None:
            return {}
        hers, _ = self._person(customer_id)
        words = self._words(hers)
        hers.visits = found_of.drafts(self._connection, hers, words.whole)
        told = {part.table.name: _plain(rows(self._connection, hers, part)) for part in PARTS}
        named = sorted({name for _, name in found_of.photos(self._connection, hers)})
        told["bench_photo"] = tuple({"name": name} for name in named)
        listed = found_of.words_kept(self._connection, hers.customers)
        told["word"] = tuple({"word": one} for one in listed)
        keys = [str(row["key"]) for row in told["customer"]]
        told["earlier_return"] = _plain(found_of.returned_to(self._connection, keys))
        told["journal"] = _plain(self._entries(hers))
        return {name: those for name, those in told.items() if those}

    def due(self, moment: Moment) -> bool:
        """Whether something was not thinned out on this day yet."""
        query = select(thinned.c.until).where(thinned.c.kind == _DAY)
        return (self._connection.execute(query).scalar() or "") < moment.now.date().isoformat()

    def erased(self) -> tuple[Known, ...]:
        """Everybody who was forgotten, as the store knows them."""
        return erased_list.everybody(self._connection)

    def forget(self, customer_id: int, contact: str, erasure: str, moment: Moment) -> Gone:
        """Forget a person, of a record or of a contact."""
        connection, on = self._connection, moment.now.date().isoformat()
        hers, shared = self._meant(customer_id, contact)
        known = erased_list.known_by(connection, erasure, on, hers.customers)
        for one in hers.bringers:
            # What she told is in the list only where something was kept under it.
            if one.startswith(CONTACT) and self._brought(one):
                known.append(Known(erasure, one, "", on))
        erased_list.wish(connection, known, moment.now.isoformat(), "")
        gone = self._leave(hers, erasure, moment)
        return replace(gone, shared=shared, known=tuple(known))

    def waiting(self) -> tuple[str, ...]:
        """Wishes to be forgotten that wait for something."""
        query = select(erasure.c.id).where(erasure.c.state == WAITING).order_by(erasure.c.asked_at)
        return tuple(row[0] for row in self._connection.execute(query))

    def finish(self, erasure: str, moment: Moment) -> Gone:
        """Forget what no longer waits."""
        customers, bringers = erased_list.still_there(self._connection, erasure)
        hers = of_customers(self._connection, customers, bringers)
        return self._leave(hers, erasure, moment)

    def thin_out(self, kind: Kind, moment: Moment) -> tuple[int, Gone]:
        """Let go of what of a kind was kept long enough, so many at once."""
        told = thin_kind(self._connection, kind, moment, self._words)
        forget_before(self._connection)
        return told

    def thinned(self, moment: Moment) -> None:
        """Write down that this day is done."""
        day = moment.now.date().isoformat()
        put = "INSERT INTO thinned (kind, until) VALUES (:kind, :day) "
        again = "ON CONFLICT (kind) DO UPDATE SET until = excluded.until"
        self._connection.execute(text(put + again), {"kind": _DAY, "day": day})

    def recall(self, known: Iterable[Known]) -> int:
        """Wish again what this store-room, put back from a copy, has forgotten it had forgotten."""
        there = {each.digest: each.on for each in self.erased()}
        fresh = [each for each in known if there.get(each.digest, "") < each.on]
        if fresh:
            wished = {row[0] for row in self._connection.execute(select(erasure.c.id))}
            renamed = [
                replace(each, erasure=f"{each.erasure}+") if each.erasure in wished else each
                for each in fresh
            ]
            erased_list.wish(self._connection, renamed, "", "")
        return len(fresh)

    def wiped(self) -> None:
        """The file holds nothing more of anybody forgotten so far."""
        done = update(erasure).where(erasure.c.wiped == 0, erasure.c.state == DONE)
        self._connection.execute(done.values(wiped=1))

    def unwiped(self) -> bool:
        """Whether it may yet."""
        query = select(erasure.c.id).where(erasure.c.wiped == 0, erasure.c.state == DONE).limit(1)
        return self._connection.execute(query).first() is not None

    def _leave(self, hers: Hers, one: str, moment: Moment) -> Gone:
        """Take away what is not under way; the rest waits, and her own record with it."""
        connection, words = self._connection, self._words(hers)
        self._over_written()
        moving = under_way(connection, hers.cases, hers.sales, moment.now)
        latest = {each.why: each.until for each in moving}
        waits = tuple(Waits(why, until) for why, until in latest.items())
        held = {each.case for each in moving}
        leaving = hers
        if held:
            slips = self._slips_of(held)
            closed = [case for case in hers.cases if case not in self._cases_of(slips) | held]
            leaving = of_cases(connection, closed)
            leaving.bringers = ()
        leaving.visits = found_of.drafts(connection, hers, words.whole) if not waits else ()
        saved = targets(self._connection, leaving.slips)
        counted = forget_cases(connection, leaving, words)
        photos = forget_photos(connection, leaving)
        alone: tuple[str, ...] = ()
        if not waits:
            counted += forget_person(connection, hers, words)
            alone = self._hers_alone(words)
        self._stands(one, waits, moment.now)
        forget_before(connection)
        records = {name: count for name, count in counted.items() if count}
        return Gone(
            records,
            waits,
            leaving.slips,
            saved,
            leaving.bookings,
            self._runs(leaving),
            photos,
            alone,
        )

    def _over_written(self) -> None:
        """What is taken away from now on is written over, not only let go of."""
        if self._connection.dialect.name == "sqlite":
            straight(self._connection, "PRAGMA secure_delete=ON")

    def _stands(self, one: str, waits: tuple[Waits, ...], now: datetime) -> None:
        told: dict[str, object] = {
            "state": WAITING if waits else DONE,
            "done_at": "" if waits else now.isoformat(),
            "until": max((each.until.isoformat() for each in waits), default=""),
            "why": " ".join(sorted({each.why for each in waits})),
        }
        self._connection.execute(update(erasure).where(erasure.c.id == one).values(told))

    def _meant(self, customer_id: int, contact: str) -> tuple[Hers, int]:
        if customer_id:
            if self._seen(customer_id) is None:
                raise NobodyFoundError(Phrase("person.nobody"))
            return self._person(customer_id)
        words = contact_words("", contact)
        query = select(word.c.ref).where(word.c.kind == "customer", word.c.word.in_(_KEYS))
        known = sorted({row[0] for row in among(self._connection, query, words)})
        if len({self._called(one) for one in known}) > 1:
            raise SeveralPersonsError(Phrase("person.several", {"count": len(known)}))
        if known:
            return self._person(known[0])
        bringer = bringer_of(self._connection, 0, contact)
        hers = of_customers(self._connection, (), (bringer,) if words else ())
        hers = hers if hers.sales else of_reached(self._connection, contact)
        if not words or not hers.cases + hers.sales:
            raise NobodyFoundError(Phrase("person.nobody"))
        return hers, 0

    def _brought(self, bringer: str) -> bool:
        query = select(stand_in.c.sale_id).where(stand_in.c.bringer == bringer).limit(1)
        return self._connection.execute(query).first() is not None

    def _person(self, customer_id: int) -> tuple[Hers, int]:
        """All of the person of a record, and how many others share her phone or mail."""
        reached, named = same_person(self._connection, customer_id)
        own = self._called(customer_id)
        same = [one for one in reached if self._called(one) == own] or [customer_id]
        others = len(reached) - len(same)
        # What was told without a receipt may be one of the others'.
        told = [one for one in named if one.startswith(CONTACT)] if not others else []
        return of_customers(self._connection, same, told), others

    def _called(self, customer_id: int) -> str:
        query = select(customer.c.name).where(customer.c.id == customer_id)
        return " ".join(sorted(fold(self._connection.execute(query).scalar() or "").split()))

    def _seen(self, customer_id: int) -> PersonSeen | None:
        row = self._connection.execute(select(customer).where(customer.c.id == customer_id)).first()
        if row is None or row.key.startswith("erased:"):
            return None
        bought = select(func.count()).where(sale.c.customer_id == customer_id)
        back = (
            select(func.count(func.distinct(return_case.c.slip)))
            .join_from(return_case, sale)
            .where(sale.c.customer_id == customer_id)
        )
        sales, returns = (int(self._connection.execute(one).scalar_one()) for one in (bought, back))
        return PersonSeen(row.id, row.name, row.phone, row.email, sales, returns)

    def _words(self, hers: Hers) -> HerWords:
        """What she is known by: in her own records, and where goods were fetched."""
        told = rows(self._connection, hers, PARTS[0])
        names = [row["name"] for row in told]
        phones, mails = [row["phone"] for row in told], [row["email"] for row in told]
        for one in found_of.words_kept(self._connection, hers.customers):
            (mails if "@" in one else phones if one.isdecimal() else []).append(one)
        doors = []
        query = select(booking.c.contact, booking.c.door).where(booking.c.id.in_(_KEYS))
        for contact, door in among(self._connection, query, hers.bookings):
            met, where = json.loads(contact or "{}"), json.loads(door or "{}")
            names.append(met.get("name", ""))
            phones.append(met.get("phone", ""))
            mails.append(met.get("email", ""))
            doors.append(where.get("street", ""))
        words_told(self._connection, hers, names, phones, mails)
        parts = (names, phones, mails, doors)
        return HerWords(*(tuple(dict.fromkeys(one for one in part if one)) for part in parts))

    def _hers_alone(self, words: HerWords) -> tuple[str, ...]:
        """The texts that mean her and nobody who is still kept: these no file may hold."""
        query = select(word.c.word).where(word.c.kind == "customer", word.c.word.in_(_KEYS))
        found = []
        for one in words.whole:
            asked = [*contact_words(one, one)]
            named = select(customer.c.id).where(customer.c.name == one).limit(1)
            if self._connection.execute(named).first() is None and not list(
                among(self._connection, query, asked)
            ):
                found += [one, fold(one)]
        return tuple(dict.fromkeys(found))

    def _slips_of(self, cases: Iterable[int]) -> set[str]:
        query = select(return_case.c.slip).where(return_case.c.id.in_(_KEYS))
        return {row[0] for row in among(self._connection, query, sorted(cases))} - {""}

    def _cases_of(self, slips: Iterable[str]) -> set[int]:
        query = select(return_case.c.id).where(return_case.c.slip.in_(_KEYS))
        return {row[0] for row in among(self._connection, query, sorted(slips))}

    def _runs(self, hers: Hers) -> tuple[str, ...]:
        """The runs that her doors were on: their lists name her."""
        query = select(run_stop.c.run).where(run_stop.c.booking.in_(_KEYS))
        return tuple(sorted({row[0] for row in among(self._connection, query, hers.bookings)}))

    def _entries(self, hers: Hers) -> list[dict[str, Any]]:
        about = found_of.entries_about(self._connection, hers.subjects)
        asked = "SELECT seq, at, body FROM journal WHERE seq = :seq"
        return [
            dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's own name for it
            for seq in about
            for row in self._connection.execute(text(asked), {"seq": seq})
        ]


def _plain(found: Iterable[Mapping[str, Any]]) -> tuple[Mapping[str, Plain], ...]:
    """Rows as JSON takes them, without what says nothing."""
    return tuple(
        {name: value for name, value in row.items() if value not in ("", None)} for row in found
    )
