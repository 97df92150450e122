"""One search over sales, customers, returns and goods, each by what its index answers at once."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from sqlalchemy import Connection, bindparam, select

from db import recent
from db.articles import StoredArticles
from db.candidates import PROVES, Named, StoredCandidates, newest_sales
from db.credits import credit_from_row
from db.ledgers import credit
from db.prepared import Prepared
from db.search import Reading, Vocabulary, as_like, as_typed, beginning, together
from db.stories import StoredStories
from db.tables import article, case_line, code, customer, return_case, sale, sale_line
from db.words import asked_words, fold, spelt
from returns_station.desk.searching import MOST, Hits, Meant, Person, hidden_contact
from returns_station.desk.views import Article, RecentReturn
from returns_station.phrase import Phrase
from returns_station.scan import code_key
from returns_station.scan.slips import SLIP, TRAINING_SLIP

_PEOPLE, _GOODS, _CASES = "customer", "article", "case"
# So many of a common name are looked through for some goods.
_CROWD: Final = 60
_OF_EACH: Final = 40
# What one customer bought is counted so far: a shop may book half its sales on one.
_COUNTED: Final = 1000
_LEAST: Final = 3

# A number of ours with or without its series; people read the digits aloud.
_SLIP: Final = re.compile(r"(rs|xr)?(\d{3,9})", re.ASCII)
_SERIES: Final = (SLIP, TRAINING_SLIP)
_CREDIT: Final = re.compile(r"(?:tg|pk|xt|xp)\d{1,9}", re.ASCII)

_SALES_FROM: Final = Prepared(
    select(sale.c.id)
    .where(sale.c.key >= bindparam("first"), sale.c.key < bindparam("past"), PROVES)
    .order_by(sale.c.key)
    .limit(MOST)
)
_CODES_FROM: Final = Prepared(
    select(code.c.sale_id)
    .where(code.c.key >= bindparam("first"), code.c.key < bindparam("past"))
    .order_by(code.c.key)
    .limit(MOST)
)
_SLIPS_FROM: Final = Prepared(
    select(return_case.c.id)
    .where(return_case.c.slip >= bindparam("first"), return_case.c.slip < bindparam("past"))
    .order_by(return_case.c.slip.desc())
    .limit(2 * MOST)
)
_CREDIT_FROM: Final = Prepared(
    select(credit)
    .where(credit.c.number >= bindparam("first"), credit.c.number < bindparam("past"))
    .order_by(credit.c.number.desc())
    .limit(MOST)
)
_SKUS_FROM: Final = Prepared(
    select(article.c.id)
    .where(article.c.sku >= bindparam("first"), article.c.sku < bindparam("past"))
    .order_by(article.c.sku)
    .limit(MOST)
)
_GTINS_FROM: Final = Prepared(
    select(article.c.id)
    .where(article.c.gtin >= bindparam("first"), article.c.gtin < bindparam("past"))
    .order_by(article.c.gtin)
    .limit(MOST)
)
_LATEST_SALES = (
    select(sale.c.id)
    .where(sale.c.customer_id == bindparam("customer_id"))
    .order_by(sale.c.agreed_on.desc())
    .limit(_COUNTED)
    .subquery()
)
_OF_HERS: Final = (
    select(return_case.c.id)
    .join_from(_LATEST_SALES, return_case, return_case.c.sale_id == _LATEST_SALES.c.id)
    .where(return_case.c.slip != "", return_case.c.said == "yes")
)
_CASES_OF: Final = Prepared(_OF_HERS)
_CASES_FROM: Final = select(return_case.c.id).where(
    return_case.c.sale_id.in_(bindparam("ids", expanding=True)),
    return_case.c.slip != "",
    return_case.c.said == "yes",
)
_SLIPS_OF: Final = Prepared(_OF_HERS.with_only_columns(return_case.c.slip))
_BOUGHT: Final = Prepared(
    select(sale.c.agreed_on)
    .where(sale.c.customer_id == bindparam("customer_id"), PROVES)
    .order_by(sale.c.agreed_on.desc())
    .limit(_COUNTED)
)
_CASES_WITH: Final = Prepared(
    select(case_line.c.case_id)
    .join_from(sale_line, case_line, case_line.c.line_id == sale_line.c.id)
    .where(sale_line.c.sku == bindparam("sku"))
    .order_by(sale_line.c.agreed_on.desc())
    .limit(2 * MOST)
)
_CUSTOMERS: Final = select(customer).where(customer.c.id.in_(bindparam("ids", expanding=True)))
_ARTICLES: Final = select(article).where(article.c.id.in_(bindparam("ids", expanding=True)))


@dataclass(frozen=True, slots=True)
class _Mixed:
    """Words of which some name a person, and the others her goods."""

    people: tuple[Reading, ...]
    goods: tuple[Mapping[str, Reading], ...]

    def named(self) -> Named:
        """What tells whether goods with a title are meant."""
        begins = [
            tuple({each for one in word.values() for each in one.reads}) for word in self.goods
        ]

        def meant(title: str) -> bool:
            folded = fold(title)
            # Most titles have no such letters at all.
            if not all(any(each in folded for each in one) for one in begins):
                return False
            words = spelt(title)
            return all(any(word.startswith(one) for word in words) for one in begins)

        return meant


class StoredSearches(StoredCandidates, StoredArticles, StoredStories):
    """The search of the desk, asked on one reading connection."""

    _connection: Connection
    _known: Vocabulary

    def named(self, text: str) -> Hits:
        """By the words of names, addresses and titles, misspelt ones by their likeness."""
        typed, ask = asked_words(text), self._connection
        each = [self._read(one) for one in typed]
        meant = tuple(map(_meant, typed, each))
        people, goods, cases = (
            together(ask, [one[kind] for one in each], MOST) for kind in (_PEOPLE, _GOODS, _CASES)
        )
        if not (people or goods or cases):
            mixed = _told_apart(ask, each)
            return replace(self._both(mixed), meant=meant) if mixed else Hits(meant=meant)
        sales = self.of_people(people)
        if len(sales) < MOST:
            sales = (*sales, *self.of_articles(goods))[:MOST]
        hers = {case for one in people for case in _cases(ask, one)}
        returns = recent.these(ask, sorted(hers | set(cases)), MOST)
        found = self._articles(goods)
        return Hits(sales, self._people(people), returns, goods=found, meant=meant)

    def _both(self, mixed: _Mixed) -> Hits:
        """What those people have bought and brought back of those goods."""
        ask = self._connection
        people = together(ask, mixed.people, _CROWD)
        bought = newest_sales(ask, people, _OF_EACH)
        sales = self.of_both(bought, mixed.named())
        hers = ask.execute(_CASES_FROM, {"ids": bought}).scalars() if bought else ()
        among = Reading(_CASES, (), dict.fromkeys(hers, 0))
        cases = together(ask, (among, *(one[_CASES] for one in mixed.goods)), 2 * MOST)
        return Hits(sales, self._people(people[:MOST]), recent.these(ask, cases, MOST))

    def numbered(self, text: str) -> Hits:
        """By how numbers begin: of sales, slips, credit and goods."""
        key, goods = code_key(text), self._articles(self._goods_from(text.strip()))
        if len(key) < _LEAST or not any(letter.isdecimal() for letter in key):
            return Hits(goods=goods)
        ask, slips = self._connection, _SLIP.fullmatch(key)
        sales = self.by_number(key)
        if len(sales) < MOST:
            ids = {*_SALES_FROM.column(ask, beginning(key))}
            ids |= {*_CODES_FROM.column(ask, beginning(key))}
            more = sorted(ids - {one.sale_id for one in sales})
            sales = (*sales, *self.of_ids(more, Phrase("find.why.begins")))
        begins = _slips(slips[1], slips[2]) if slips else ()
        cases = [case for one in begins for case in _SLIPS_FROM.column(ask, beginning(one))]
        numbers = _CREDIT_FROM.all(ask, beginning(key.upper())) if _CREDIT.fullmatch(key) else ()
        return Hits(
            sales=sales,
            returns=recent.these(ask, cases, MOST),
            credits=tuple(map(credit_from_row, numbers)),
            goods=goods,
        )

    def of_person(self, customer_id: int) -> Hits:
        """Her sales and returns, the newest first."""
        return Hits(
            sales=self.of_people((customer_id,)),
            returns=recent.these(self._connection, _cases(self._connection, customer_id), MOST),
        )

    def of_goods(self, sku: str) -> Hits:
        """The latest sales and returns with these goods, the newest first."""
        cases = {*_CASES_WITH.column(self._connection, {"sku": sku})}
        returns = recent.these(self._connection, sorted(cases), MOST)
        return Hits(sales=self.by_goods("", sku, 0), returns=returns)

    def latest_returns(self, limit: int) -> tuple[RecentReturn, ...]:
        """The latest visits that got a slip, newest first, each once."""
        return recent.latest_visits(self._connection, limit)

    def _read(self, typed: str) -> Mapping[str, Reading]:
        """A word among customers, goods and returned goods; misspelt only if none has it."""
        kinds = (_PEOPLE, _GOODS, _CASES)
        found = {kind: as_typed(self._connection, typed, kind) for kind in kinds}
        if typed.isalpha() and not any(one.found for one in found.values()):
            found = {kind: as_like(self._connection, typed, kind, self._known) for kind in kinds}
        return found

    def _people(self, ids: Sequence[int]) -> tuple[Person, ...]:
        rows = self._connection.execute(_CUSTOMERS, {"ids": list(ids)}).all() if ids else ()
        told = {}
        for row in rows:
            bought = _BOUGHT.column(self._connection, {"customer_id": row.id})
            last_on = date.fromisoformat(bought[0]) if bought else None
            returns = len(set(_SLIPS_OF.column(self._connection, {"customer_id": row.id})))
            contact = hidden_contact(row.phone, row.email)
            told[row.id] = Person(row.id, row.name, contact, len(bought), returns, last_on)
        return tuple(told[one] for one in ids)

    def _articles(self, ids: Sequence[int]) -> tuple[Article, ...]:
        rows = self._connection.execute(_ARTICLES, {"ids": list(ids)}).all() if ids else ()
        known = {row.id: row for row in rows}
        return self._in_stock(*(known[one] for one in ids if one in known))

    def _goods_from(self, number: str) -> list[int]:
        """Goods whose number begins so, as the shop writes it or as the maker does."""
        if len(number) < _LEAST:
            return []
        found: dict[int, None] = {}
        for one in sorted({number, number.upper(), number.lower()}):
            found |= dict.fromkeys(_SKUS_FROM.column(self._connection, beginning(one)))
        if number.isdecimal():
            for one in (number, f"0{number}"):
                found |= dict.fromkeys(_GTINS_FROM.column(self._connection, beginning(one)))
        return list(found)[:MOST]


def _slips(series: str | None, digits: str) -> tuple[str, ...]:
    """How a slip's number begins; without its series it may be of either."""
    return tuple(f"{one}{digits}" for one in ([series.upper()] if series else _SERIES))


def _cases(connection: Connection, customer_id: int) -> list[int]:
    """The cases of what one customer bought last."""
    return _CASES_OF.column(connection, {"customer_id": customer_id})


def _told_apart(connection: Connection, each: Sequence[Mapping[str, Reading]]) -> _Mixed | None:
    """Which words name her and which her goods, where nothing has them all; None: some neither."""
    hers = [one for one in each if one[_PEOPLE].found and not one[_GOODS].found]
    goods = [one for one in each if one[_GOODS].found and not one[_PEOPLE].found]
    for one in each:
        if one[_PEOPLE].found and one[_GOODS].found:
            names = [*(name[_PEOPLE] for name in hers), one[_PEOPLE]]
            (hers if together(connection, names, 1) else goods).append(one)
    if len(hers) + len(goods) < len(each) or not hers or not goods:
        return None
    return _Mixed(tuple(one[_PEOPLE] for one in hers), tuple(goods))


def _meant(typed: str, readings: Mapping[str, Reading]) -> Meant:
    reads = dict.fromkeys(one for reading in readings.values() for one in reading.reads)
    return Meant(typed, tuple(reads) if any(one.found for one in readings.values()) else ())
