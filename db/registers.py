"""Customers and articles as sales tell of them: the newest sale knows best, blanks are filled."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import BindParameter, Connection, Select, Table, bindparam, func, select

from db.bulk import among, ids_after, put
from db.tables import article, customer, sale, sale_line, vocabulary, word
from db.words import customer_words, spelt
from returns_station.desk.incoming import NewCustomer, NewLine, NewSale

Details = tuple[str | int, ...]
# So many of the details say by which words they are found; both begin with them.
_FOUND_BY: Final = 3

_KEYS: Final[BindParameter[str]] = bindparam("keys", expanding=True)
_CUSTOMER: Final = ("name", "phone", "email", "language")
_ARTICLE: Final = ("gtin", "title", "options", "style", "category", "vat_percent")
_PRICED: Final = (*_ARTICLE, "currency", "price")
_BOUGHT = select(func.max(sale.c.agreed_on)).where(sale.c.customer_id == customer.c.id)
_SOLD = select(func.max(sale_line.c.agreed_on)).where(sale_line.c.sku == article.c.sku)
_CUSTOMERS = select(
    customer.c.id,
    customer.c.key,
    _BOUGHT.scalar_subquery(),
    *(customer.c[name] for name in _CUSTOMER),
).where(customer.c.key.in_(_KEYS))
_ARTICLES = select(
    article.c.id,
    article.c.sku,
    _SOLD.scalar_subquery(),
    *(article.c[name] for name in _PRICED),
).where(article.c.sku.in_(_KEYS))
_VOCABULARY = select(vocabulary.c.word).where(vocabulary.c.word.in_(_KEYS))


def customer_key(source: str, key: str) -> str:
    """The key of a customer, who is known by her own key within one source."""
    return f"{source}:{key}"


@dataclass(slots=True)
class _Entry:
    """One customer or article while a batch is told: id 0 is new; `day` is of its newest sale."""

    id: int
    day: str
    details: Details
    before: Details = ()
    heard: set[Details] = field(default_factory=set)

    def hear(self, day: str, details: Details) -> None:
        """Take what a sale of a day says; details that stand already cost nothing."""
        if details == self.details:
            self.day = max(day, self.day)
            return
        self.heard.add(details[:_FOUND_BY])
        newer, older = (details, self.details) if day >= self.day else (self.details, details)
        self.details = tuple(one or other for one, other in zip(newer, older, strict=True))
        self.day = max(day, self.day)


def put_customers(connection: Connection, sales: Iterable[NewSale]) -> Mapping[str, int]:
    """Write down who bought, and give the id of each by her key."""
    told = [
        (customer_key(one.source, one.customer.key), one.agreed_on, _customer(one.customer))
        for one in sales
        if one.customer is not None
    ]
    entries = _known(connection, _CUSTOMERS, {key for key, _, _ in told})
    for key, day, details in told:
        _hear(entries, key, day, details)
    _write(connection, customer, ("key", *_CUSTOMER), entries)
    _put_words(connection, "customer", entries.values())
    return {key: entry.id for key, entry in entries.items()}


def put_articles(connection: Connection, sales: Iterable[NewSale]) -> None:
    """Write down what was sold, with the price of the newest sale that took money for it."""
    told = [(line.sku, one.agreed_on, line, one.currency) for one in sales for line in one.lines]
    entries = _known(connection, _ARTICLES, {sku for sku, _, _, _ in told if sku})
    for sku, day, line, currency in told:
        # What was given away or written off says nothing of the goods, unless nothing else does.
        if sku and (line.paid or sku not in entries):
            _hear(entries, sku, day, _article(line, currency))
    _write(connection, article, ("sku", *_PRICED), entries)
    _put_words(connection, "article", entries.values())


def _customer(her: NewCustomer) -> Details:
    return her.name, her.phone, her.email, her.language


def _article(line: NewLine, currency: str) -> Details:
    price = line.list_price or line.paid // line.quantity
    goods = (line.gtin, line.title, line.options, line.style, line.category, line.vat_percent)
    return (*goods, currency, price)


def _known(
    connection: Connection, query: Select[*tuple[object, ...]], keys: Iterable[str]
) -> dict[str, _Entry]:
    entries = {}
    for row in among(connection, query, sorted(keys)):
        details = tuple(row[3:])
        entries[row[1]] = _Entry(row[0], row[2] or "", details, details)
    return entries


def _hear(entries: dict[str, _Entry], key: str, day: str, details: Details) -> None:
    entry = entries.get(key)
    if entry is None:
        entries[key] = _Entry(0, day, details, heard={details[:_FOUND_BY]})
    else:
        entry.hear(day, details)


def _write(
    connection: Connection, table: Table, names: tuple[str, ...], entries: Mapping[str, _Entry]
) -> None:
    next_id = ids_after(connection, table)
    fresh: list[tuple[object, ...]] = []
    changed: list[dict[str, object]] = []
    for key, entry in entries.items():
        if not entry.id:
            entry.id = next_id + len(fresh)
            fresh.append((entry.id, key, *entry.details))
        elif entry.details != entry.before:
            details = zip(names[1:], entry.details, strict=True)
            changed.append({"row_id": entry.id, **dict(details)})
    put(connection, table, " ".join(("id", *names)), fresh)
    if changed:
        changes: dict[str, BindParameter[object]] = {name: bindparam(name) for name in names[1:]}
        query = table.update().where(table.c.id == bindparam("row_id")).values(changes)
        connection.execute(query, changed)


def _customer_words(details: Details) -> frozenset[str]:
    name, phone, email = (str(one) for one in details[:3])
    return customer_words(name, phone, email)


def _title_words(details: Details) -> frozenset[str]:
    return frozenset(spelt(str(details[1])))


def _put_words(connection: Connection, kind: str, entries: Iterable[_Entry]) -> None:
    """Let them be found by their words; older words lead to them as well as before."""
    words_of, named = (_customer_words, 0) if kind == "customer" else (_title_words, 1)
    rows: set[tuple[str, str, int]] = set()
    spoken: set[str] = set()
    for entry in entries:
        before = entry.before[:_FOUND_BY]
        for details in entry.heard - {before}:
            rows.update((one, kind, entry.id) for one in words_of(details))
            spoken.update(spelt(str(details[named])))
    put(connection, word, "word kind ref", sorted(rows), again=True)
    _put_vocabulary(connection, {one for one in spoken if one.isalpha()})


def _put_vocabulary(connection: Connection, spoken: set[str]) -> None:
    # Sought first: an id that a known word used up would make two imports of a file differ.
    known = {row[0] for row in among(connection, _VOCABULARY, sorted(spoken))}
    first = ids_after(connection, vocabulary)
    put(connection, vocabulary, "id word", list(enumerate(sorted(spoken - known), first)))
