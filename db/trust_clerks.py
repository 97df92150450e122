"""What each clerk did: returns, those without a receipt, those undone and taken anew."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, Row, and_, bindparam, exists, func, select

from db.ledgers import stand_in, undone_case
from db.tables import customer, return_case, sale, word
from db.words import fold, spelt
from returns_station.case import Said
from returns_station.desk.trust.tallies import OfClerk

_MOST_SLIPS: Final = 6
_AFTER: Final = and_(return_case.c.at >= bindparam("since"), return_case.c.said == Said.YES.value)
_RETURNS: Final = (
    select(return_case.c.actor, func.count().label("returns"))
    .where(_AFTER)
    .group_by(return_case.c.actor)
    .order_by(return_case.c.actor)
)
_NO_RECEIPT: Final = (
    select(return_case.c.actor, return_case.c.slip)
    .join_from(stand_in, return_case, return_case.c.sale_id == stand_in.c.sale_id)
    .join(undone_case, undone_case.c.case_id == return_case.c.id, isouter=True)
    .where(_AFTER, undone_case.c.case_id.is_(None))
    .order_by(return_case.c.id.desc())
)
_ANEW: Final = return_case.alias("anew")
# Undone, and the same sale taken back again: what was corrected, or what was tried until it gave.
_UNDONE: Final = (
    select(return_case.c.actor, return_case.c.slip)
    .join_from(undone_case, return_case, return_case.c.id == undone_case.c.case_id)
    .where(
        _AFTER,
        exists().where(
            _ANEW.c.sale_id == return_case.c.sale_id,
            _ANEW.c.id > return_case.c.id,
            _ANEW.c.said == Said.YES.value,
        ),
    )
    .order_by(return_case.c.id.desc())
)
_NAMESAKES: Final = (
    select(customer.c.id, customer.c.name)
    .join_from(word, customer, customer.c.id == word.c.ref)
    .where(word.c.kind == "customer", word.c.word == bindparam("word"))
    .limit(1000)
)
_HERS: Final = (
    select(return_case.c.slip)
    .join_from(sale, return_case, return_case.c.sale_id == sale.c.id)
    .join(undone_case, undone_case.c.case_id == return_case.c.id, isouter=True)
    .where(
        _AFTER,
        sale.c.customer_id.in_(bindparam("ids", expanding=True)),
        return_case.c.actor == bindparam("actor"),
        undone_case.c.case_id.is_(None),
    )
    .order_by(return_case.c.id.desc())
)


def clerks(connection: Connection, since: str) -> tuple[OfClerk, ...]:
    """Each who took goods back since a moment, by name."""
    asked = {"since": since}
    brought = _slips(connection.execute(_NO_RECEIPT, asked))
    undone = _slips(connection.execute(_UNDONE, asked))
    found = []
    for row in connection.execute(_RETURNS, asked).all():
        own = _of_namesakes(connection, row.actor, since)
        without, anew = brought[row.actor], undone[row.actor]
        found.append(
            OfClerk(
                row.actor,
                row.returns,
                len(without),
                len(anew),
                len(own),
                _latest(without),
                _latest(anew),
                _latest(own),
            )
        )
    return tuple(found)


def _slips(rows: Iterable[Row[tuple[str, str]]]) -> defaultdict[str, list[str]]:
    by_actor: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        by_actor[row.actor].append(row.slip)
    return by_actor


def _of_namesakes(connection: Connection, actor: str, since: str) -> list[str]:
    """What a clerk took back of customers who are called as she is; one name alone says nothing."""
    names = spelt(actor)
    if len(names) < 2:  # noqa: PLR2004 - a first name and another
        return []
    called = " ".join(sorted(names))
    rarest = max(names, key=len)
    alike = connection.execute(_NAMESAKES, {"word": rarest})
    ids = [row.id for row in alike if " ".join(sorted(spelt(fold(row.name)))) == called]
    if not ids:
        return []
    asked = {"since": since, "ids": ids, "actor": actor}
    return list(connection.execute(_HERS, asked).scalars())


def _latest(slips: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(slips))[:_MOST_SLIPS]
