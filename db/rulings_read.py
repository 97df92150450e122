"""Questions to a person, as they stand on their shelf."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, text

from db.people import StaffReading
from db.prepared import Prepared
from returns_station.canonical_reading import loads
from returns_station.desk.commands import Part
from returns_station.desk.ruling.kept import AskKept, Did, Ruled
from returns_station.desk.ruling.ports import MayRule
from returns_station.desk.ruling.views import Answer, AskStands, AskState, Known, Similar
from returns_station.money import Money
from returns_station.policy.claim import Outcome
from returns_station.policy.ruling import Why, WhyNot

_SAID: Final = (Did.YES, Did.SECOND, Did.NO)

_ASK: Final = (
    "SELECT a.*, coalesce(nullif(s.name, ''), a.actor) AS asker FROM ruling_ask a "
    "LEFT JOIN staff s ON s.id = a.staff AND a.staff <> '' "
)
_ONE: Final = Prepared(text(f"{_ASK} WHERE a.number = :number"))
# Said as the index says it, which holds the few that are open.
_WAITING: Final = Prepared(
    text(
        "SELECT number FROM ruling_ask WHERE state IN ('waiting', 'second', 'yes') "
        "AND state <> 'yes' AND expires_at > :now ORDER BY at, number"
    )
)
_ANSWERS: Final = Prepared(
    text(
        "SELECT r.*, coalesce(nullif(s.name, ''), r.actor) AS name FROM ruling_answer r "
        "LEFT JOIN staff s ON s.id = r.staff AND r.staff <> '' WHERE r.ask = :number ORDER BY r.id"
    )
)
_PHOTOS: Final = Prepared(text("SELECT name FROM ruling_photo WHERE ask = :number ORDER BY nr"))
_STANDS: Final = Prepared(
    text(
        "SELECT a.number, a.visit, a.state, a.expires_at, r.id, r.kind, r.outcome, r.why, r.note, "
        "r.staff, r.at, r.whole, coalesce(nullif(s.name, ''), r.actor) AS name "
        "FROM ruling_ask a LEFT JOIN ruling_answer r ON r.id = "
        "(SELECT max(l.id) FROM ruling_answer l WHERE l.ask = a.number) "
        "LEFT JOIN staff s ON s.id = r.staff AND r.staff <> '' "
        "WHERE a.desk = :desk AND a.at >= :since AND a.state NOT IN ('used', 'taken_back') "
        "ORDER BY a.at, a.number"
    )
)
# She may not answer what she asked herself, nor second her own yes.
_OPEN_FOR: Final = Prepared(
    text(
        "SELECT count(*) AS many FROM ruling_ask a WHERE a.state IN ('waiting', 'second', 'yes') "
        "AND a.state <> 'yes' AND a.expires_at > :now AND (:staff = '' OR a.staff <> :staff) "
        "AND NOT (a.state = 'second' AND :staff <> '' AND EXISTS (SELECT 1 FROM ruling_answer r "
        "WHERE r.ask = a.number AND r.kind = 'second' AND r.staff = :staff))"
    )
)
_BY_HER: Final = Prepared(
    text(
        "SELECT kind, seconds FROM ruling_answer WHERE staff = :staff AND at >= :since "
        "AND kind IN ('yes', 'second', 'no') ORDER BY id"
    )
)
# How a yes turned out: what was looked over at the bench, or whose sale turned up.
_SIMILAR: Final = Prepared(
    text(
        "SELECT a.state, "
        "EXISTS (SELECT 1 FROM return_case c JOIN bench_piece b ON b.case_id = c.id "
        "WHERE c.slip = a.slip AND a.slip <> '' AND b.standing <> 'awaited') AS looked_over, "
        "EXISTS (SELECT 1 FROM return_case c JOIN bench_piece b ON b.case_id = c.id "
        "WHERE c.slip = a.slip AND a.slip <> '' AND (b.question = 1 "
        "OR b.odd NOT IN ('', 'null'))) AS odd, "
        "EXISTS (SELECT 1 FROM return_case c JOIN found_sale f ON f.stand_in_id = c.sale_id "
        "WHERE c.slip = a.slip AND a.slip <> '') AS found "
        "FROM ruling_ask a WHERE a.why = :why AND a.at >= :since AND a.number <> :number "
        "AND a.state IN ('yes', 'used', 'no')"
    )
)
_KNOWN: Final = Prepared(
    text(
        "SELECT (SELECT name FROM customer WHERE id = :customer_id) AS name, count(*) AS sales, "
        "min(agreed_on) AS since, (SELECT count(DISTINCT c.slip) FROM return_case c "
        "JOIN sale s ON s.id = c.sale_id LEFT JOIN undone_case u ON u.case_id = c.id "
        "WHERE s.customer_id = :customer_id AND c.slip <> '' AND u.case_id IS NULL) AS returns "
        "FROM sale WHERE customer_id = :customer_id AND source <> 'unproven'"
    )
)
_SAID_ON: Final = Prepared(
    text("SELECT said FROM ruling_count WHERE staff = :staff AND day = :day")
)
_PRESENT: Final = Prepared(text("SELECT id, name FROM staff WHERE left_at = '' ORDER BY name, id"))


@dataclass(frozen=True, slots=True)
class _Body:
    """The parts of a question, as they are written."""

    parts: tuple[Part, ...]


class RulingReading:
    """Every question about questions, on one connection."""

    def __init__(self, connection: Connection) -> None:
        """Ask on this connection."""
        self._connection = connection

    def load(self, number: str) -> AskKept | None:
        """One question with its answers."""
        row = _ONE.one(self._connection, {"number": number})
        if row is None:
            return None
        named = {"number": number}
        answers = _ANSWERS.all(self._connection, named)
        photos = tuple(_PHOTOS.column(self._connection, named))
        return _kept(row, answers, photos)

    def holding(self, numbers: Iterable[str], now: datetime) -> Mapping[str, Ruled]:
        """The yeses among these questions that hold now, and what is offered with a no."""
        kept = (self.load(number) for number in sorted({one for one in numbers if one}))
        return {one.number: one.yes for one in kept if one and one.holds(now)}

    def waiting(self, now: datetime) -> tuple[AskKept, ...]:
        """The questions that wait, the oldest first."""
        numbers = _WAITING.column(self._connection, {"now": now.isoformat()})
        return tuple(one for number in numbers if (one := self.load(number)))

    def stands(self, desk: str, since: datetime, now: datetime) -> tuple[AskStands, ...]:
        """How the questions of a desk stand that were asked since then, the oldest first."""
        asked = {"desk": desk, "since": since.isoformat()}
        rows = _STANDS.all(self._connection, asked)
        return tuple(_stands(row, now.isoformat()) for row in rows)

    def open_for(self, staff: str, now: datetime) -> int:
        """How many questions wait that somebody else has asked, and has not answered yet."""
        row = _OPEN_FOR.one(self._connection, {"staff": staff, "now": now.isoformat()})
        return int(row.many)

    def answered(self, staff: str, since: datetime) -> tuple[tuple[bool, int], ...]:
        """What somebody answered since then: whether yes, and after how many seconds."""
        rows = _BY_HER.all(self._connection, {"staff": staff, "since": since.isoformat()})
        return tuple((row.kind != Did.NO, row.seconds) for row in rows)

    def similar(self, ask: AskKept, since: datetime) -> Similar:
        """What others came to since then where the policy said the same."""
        asked = {"why": ask.why, "since": since.isoformat(), "number": ask.number}
        rows = _SIMILAR.all(self._connection, asked)
        yes = [row for row in rows if row.state != AskState.NO]
        checked = [row for row in yes if row.looked_over or row.found]
        held = sum(not row.odd for row in checked)
        return Similar(len(rows), len(yes), len(checked), held)

    def known(self, customer_id: int) -> Known:
        """What is known of a customer: her sales, and what came back."""
        if not customer_id:
            return Known()
        row = _KNOWN.one(self._connection, {"customer_id": customer_id})
        since = int(row.since[:4]) if row.since else 0
        return Known(row.name or "", row.sales, since, row.returns)

    def who_may(self, day: str) -> tuple[MayRule, ...]:
        """Everybody who works here, by name; `day` is the one on which yeses are counted."""
        people = StaffReading(self._connection)
        rows = _PRESENT.all(self._connection)
        return tuple(
            MayRule(row.id, row.name, people.granted(row.id), self.said(row.id, day))
            for row in rows
        )

    def said(self, staff: str, day: str) -> int:
        """How often somebody said yes on a day."""
        row = _SAID_ON.one(self._connection, {"staff": staff, "day": day})
        return 0 if row is None else int(row.said)


def _kept(row: Any, rows: list[Any], photos: tuple[str, ...]) -> AskKept:  # noqa: ANN401 - rows by their names
    return AskKept(
        number=row.number,
        visit=row.visit,
        desk=row.desk,
        staff=row.staff,
        asker=row.asker,
        wish=Outcome(row.wish),
        note=row.note,
        parts=loads(_Body, row.body).parts,
        at=datetime.fromisoformat(row.at),
        expires_at=datetime.fromisoformat(row.expires_at),
        why=row.why,
        reason=row.reason,
        asked_for=Money(row.asked_for, row.currency),
        beyond=Money(row.beyond, row.currency),
        state=AskState(row.state),
        turn=row.turn,
        gives=tuple(Outcome(one) for one in row.gives.split(",") if one),
        whole=bool(row.whole),
        nearest=row.nearest,
        customer_id=row.customer_id or 0,
        sale_id=row.sale_id,
        photos=photos,
        answers=tuple(_answer(each) for each in rows if each.kind in _SAID),
        askers=frozenset(
            {row.staff, *(each.staff for each in rows if each.kind == Did.AGAIN)} - {""}
        ),
    )


def _answer(row: Any) -> Answer:  # noqa: ANN401 - a row by its names
    return Answer(
        by=row.name,
        staff=row.staff,
        at=datetime.fromisoformat(row.at),
        outcome=Outcome(row.outcome) if row.outcome else None,
        why=WhyNot(row.why) if row.kind == Did.NO else Why(row.why),
        note=row.note,
        whole=bool(row.whole),
    )


def _stands(row: Any, now: str) -> AskStands:  # noqa: ANN401 - a row by its names
    over = row.state in ("waiting", "second", "yes") and row.expires_at <= now
    state = AskState.EXPIRED if over else AskState(row.state)
    answer = _answer(row) if row.kind in _SAID else None
    return AskStands(row.number, row.visit, state, answer)
