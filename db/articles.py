"""Goods as the shop sells them today: read by number, by style and by name, with what is here."""

from typing import Final

from sqlalchemy import Connection, bindparam, or_, select

from db import stock
from db.sales import AnyRow
from db.search import Vocabulary, refs
from db.tables import article
from returns_station.desk.views import Article
from returns_station.money import Money

_LIMIT: Final = 20
_ARTICLE = select(article).limit(1)
_STYLE = select(article.c.style).where(article.c.sku == bindparam("sku"))


class StoredArticles:
    """The questions about goods, asked on one reading connection."""

    _connection: Connection
    _known: Vocabulary

    def article(self, gtin: str, sku: str) -> Article | None:
        """The goods with this number, as the shop sells them today."""
        match = article.c.gtin == gtin if gtin else article.c.sku == sku
        row = self._connection.execute(_ARTICLE.where(match)).one_or_none()
        return None if row is None else self._in_stock(row)[0]

    def siblings(self, sku: str) -> tuple[Article, ...]:
        """The same goods in other sizes and colours, itself left out."""
        style = self._connection.execute(_STYLE, {"sku": sku}).scalar()
        if not style:
            return ()
        query = select(article).where(article.c.style == style, article.c.sku != sku)
        rows = self._connection.execute(query.order_by(article.c.id)).all()
        return self._in_stock(*rows)

    def articles(self, text: str) -> tuple[Article, ...]:
        """Goods by what people type of their number or their name, also misspelt."""
        numbered = article.c.sku.in_(sorted({text, text.upper(), text.lower()}))
        named = refs(self._connection, text, "article", self._known)
        query = select(article).where(or_(numbered, article.c.id.in_(named)))
        rows = self._connection.execute(query.order_by(article.c.id).limit(_LIMIT)).all()
        return self._in_stock(*rows)

    def _in_stock(self, *rows: AnyRow) -> tuple[Article, ...]:
        """Articles, with how many of each can be promised now."""
        free = stock.on_hand(self._connection, (row.sku for row in rows))
        return tuple(_article(row, free[row.sku]) for row in rows)


def _article(row: AnyRow, free: int | None) -> Article:
    price = Money(row.price, row.currency)
    return Article(row.sku, row.gtin, row.title, row.options, price, free)
