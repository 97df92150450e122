"""A shop of any size for measuring: invented sales, put straight into the tables and kept."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine

from db.benchmark_names import article_title, customer_name, misspelt
from db.engine import open_engine, reading
from db.ledgers import metadata
from db.schema import prepare
from db.words import customer_words, spelt
from returns_station.scan import code_key
from returns_station.scan.gtin import check_digit

ARTICLES: Final = 20_000
LINES: Final = 3
_SALES_A_CUSTOMER: Final = 3
_LAST_DAY: Final = date(2026, 11, 1)
_DAYS: Final = 365
_AT_ONCE: Final = 20_000
_SPLIT: Final = 10  # one sale in so many is paid by gift card and card
# Filling alone: a file that is not whole is thrown away, so nothing need be durable on the way.
_FAST: Final = ("synchronous=OFF", "journal_mode=OFF", "cache_size=-400000", "foreign_keys=OFF")
_INSERTS: Final = {
    "customer": "id key name phone email language",
    "article": "id sku gtin title style category vat_percent currency price",
    "sale": "id source number key market channel buyer currency agreed_on sold_on customer_id",
    "sale_line": "id sale_id nr sku gtin title category quantity paid vat_percent agreed_on",
    "tender": "sale_id nr kind amount label",
    "word": "word kind ref",
    "vocabulary": "word",
}

Rows = Iterable[tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Pick:
    """One sale that nothing has come back of, and all the ways to ask for it."""

    sale_id: int
    number: str
    bought_on: date
    gtin: str
    prefix: str
    misspelt: str
    both: str


def shop_file(folder: Path, sales: int) -> Path:
    """The file of a shop with so many sales, filled when it is not there or half used up."""
    path = folder / f"sales-{sales}.db"
    if not path.exists() or _used(path) > sales // 2:
        for old in folder.glob(f"{path.name}*"):
            old.unlink()
        beside = path.with_suffix(".part")
        beside.unlink(missing_ok=True)
        fill(beside, sales)
        beside.rename(path)
    return path


def _used(path: Path) -> int:
    engine = open_engine(f"sqlite:///{path}")
    with reading(engine) as connection:
        used = int(connection.exec_driver_sql("SELECT count(*) FROM return_case").scalar_one())
    engine.dispose()
    return used


def fill(path: Path, sales: int) -> None:
    """Fill a new file: three lines a sale, a customer for every three sales, 20,000 articles."""
    engine = open_engine(f"sqlite:///{path}")
    prepare(engine)
    with engine.connect() as connection:
        for table in metadata.tables.values():
            for index in table.indexes:
                index.drop(connection)
        connection.commit()
    _fill(engine, sales)
    with engine.connect() as connection:
        for table in metadata.tables.values():
            for index in table.indexes:
                index.create(connection)
        connection.commit()
    engine.dispose()


def _fill(engine: Engine, sales: int) -> None:
    raw = engine.raw_connection()
    driver: Any = raw.driver_connection
    for pragma in _FAST:
        driver.execute(f"PRAGMA {pragma}")
    driver.execute("BEGIN")
    customers = sales // _SALES_A_CUSTOMER + 1
    _insert(driver, "article", map(_article, range(ARTICLES)))
    _insert(driver, "customer", map(_customer, range(customers)))
    _insert(driver, "word", _words(customers))
    spoken = {one for n in range(ARTICLES) for one in spelt(article_title(n))}
    spoken |= {one for n in range(customers) for one in spelt(customer_name(n))}
    _insert(driver, "vocabulary", ((one,) for one in sorted(spoken) if one.isalpha()))
    # No secret: the same shop again for everyone who measures.
    chance = random.Random(sales)  # noqa: S311
    for first in range(1, sales + 1, _AT_ONCE):
        told = [_sale(nr, sales, chance) for nr in range(first, min(first + _AT_ONCE, sales + 1))]
        for table, place in (("sale", 0), ("sale_line", 1), ("tender", 2)):
            _insert(driver, table, (row for rows in told for row in rows[place]))
    driver.execute("COMMIT")
    driver.execute("PRAGMA journal_mode=WAL")
    # The pragmas above are this connection's own: it is not to be used again.
    raw.invalidate()


def _insert(driver: Any, table: str, rows: Rows) -> None:  # noqa: ANN401 - a driver's own type
    names = _INSERTS[table].split()
    marks = ", ".join("?" for _ in names)
    driver.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", rows)  # noqa: S608 - our own names


def gtin_of(article: int) -> str:
    """The number of an article, as 14 digits."""
    payload = f"073{article:010d}"
    return payload + check_digit(payload)


def _article(n: int) -> tuple[object, ...]:
    price = 4900 + n * 37 % 150_000
    sku, style = f"A{n:05d}", f"S{n // 5:04d}"
    return n + 1, sku, gtin_of(n), article_title(n), style, "clothing", "25", "SEK", price


def _customer(n: int) -> tuple[object, ...]:
    name = customer_name(n)
    email = f"{'.'.join(spelt(name))}{n}@example.com"
    return n + 1, f"bench:{n}", name, f"+4670{n:07d}", email, "sv"


def _words(customers: int) -> Iterator[tuple[object, ...]]:
    for n in range(ARTICLES):
        yield from ((one, "article", n + 1) for one in set(spelt(article_title(n))))
    for n in range(customers):
        _, _, name, phone, email, _ = _customer(n)
        found = customer_words(str(name), str(phone), str(email))
        yield from ((one, "customer", n + 1) for one in found)


def _number(nr: int) -> str:
    return f"K{nr % 4 + 1}-{nr:07d}"


def _sale(nr: int, sales: int, chance: random.Random) -> tuple[Sequence[tuple[object, ...]], ...]:
    """The rows of one sale; few articles sell much, most sell little."""
    number = _number(nr)
    day = (_LAST_DAY - timedelta(days=_DAYS - _DAYS * nr // sales)).isoformat()
    customer = chance.randrange(sales // _SALES_A_CUSTOMER + 1) + 1
    lines, total = [], 0
    for n in range(1, LINES + 1):
        article, quantity = int(ARTICLES * chance.random() ** 2), 1 + (chance.random() < 1 / 8)
        _, sku, gtin, title, _, category, vat, _, price = _article(article)
        paid = int(str(price)) * quantity
        total += paid
        line_id = (nr - 1) * LINES + n
        lines.append((line_id, nr, str(n), sku, gtin, title, category, quantity, paid, vat, day))
    gift = total // 3 if nr % _SPLIT == 0 else 0
    tenders = [(nr, 1, "card", total - gift, "4242")]
    tenders += [(nr, 2, "gift_card", gift, "")] if gift else []
    key = code_key(number)
    head = (nr, "bench", number, key, "SE", "store", "consumer", "SEK", day, day, customer)
    return [head], lines, tenders


_PICK: Final = """
SELECT sale.number, sale.agreed_on, sale_line.gtin, customer.name, sale_line.title
FROM sale JOIN sale_line ON sale_line.sale_id = sale.id AND sale_line.nr = '1'
JOIN customer ON customer.id = sale.customer_id
WHERE sale.id = ? AND NOT EXISTS (SELECT 1 FROM return_case WHERE sale_id = sale.id)
"""


class Lots:
    """Sales drawn by lot, each once and none that has anything taken back."""

    def __init__(self, path: Path) -> None:
        """Draw from this shop; every run draws others."""
        self._engine = open_engine(f"sqlite:///{path}")
        self._chance = random.SystemRandom()
        self._drawn: set[int] = set()

    def draw(self, count: int) -> Iterator[Pick]:
        """So many sales, fewer when the shop has no more."""
        with reading(self._engine) as connection:
            last = int(connection.exec_driver_sql("SELECT max(id) FROM sale").scalar_one())
            while count and len(self._drawn) < last:
                sale_id = self._chance.randrange(last) + 1
                if sale_id in self._drawn:
                    continue
                self._drawn.add(sale_id)
                row = connection.exec_driver_sql(_PICK, (sale_id,)).one_or_none()
                if row is not None:
                    count -= 1
                    yield _pick(sale_id, *row)


def _pick(sale_id: int, number: str, day: str, gtin: str, name: str, title: str) -> Pick:
    first, last = name.split(" ")
    asked, wrong = f"{first} {last[:6]}", misspelt(last)
    both = f"{wrong} {title.split(' ')[1]}"
    return Pick(sale_id, number, date.fromisoformat(day), gtin, asked, wrong, both)
