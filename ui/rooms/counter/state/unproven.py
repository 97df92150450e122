"""Goods without a receipt, as values: what lies on the page, and what the station is asked."""

from dataclasses import dataclass, replace

from returns_station.desk.unproven_commands import OpenUnproven
from returns_station.desk.views import Article
from returns_station.phrase import Phrase


@dataclass(frozen=True, slots=True)
class Heap:
    """So many pieces of one article; none of it: it was taken off, and can be had back."""

    article: Article
    quantity: int = 1


@dataclass(frozen=True, slots=True)
class Unproven:
    """The page of goods without a receipt; `key` goes with its one command.

    `gives` is what goes without a receipt today, None where nothing is promised. `at` is the
    number of the goods in hand, `just_read` of what was scanned last. `who` is a customer that is
    known, `contact` what is told of one that may be; `writes`: it is being written.
    """

    key: str
    gives: Phrase | None = None
    goods: tuple[Heap, ...] = ()
    at: str = ""
    just_read: str = ""
    customer_id: int = 0
    who: str = ""
    contact: str = ""
    writes: bool = False
    hit: int = 0
    before: tuple["Unproven", ...] = ()

    @property
    def brought(self) -> tuple[Heap, ...]:
        """All that was not taken off."""
        return tuple(heap for heap in self.goods if heap.quantity)

    @property
    def pieces(self) -> int:
        """How many pieces are brought."""
        return sum(heap.quantity for heap in self.goods)

    @property
    def gtins(self) -> tuple[str, ...]:
        """The code of every piece, as if each had been scanned."""
        return tuple(
            heap.article.gtin
            for heap in self.goods
            if heap.article.gtin
            for _ in range(heap.quantity)
        )

    def heap(self, sku: str) -> Heap | None:
        """So much of these goods as lies here, if they ever did."""
        return next((each for each in self.goods if each.article.sku == sku), None)

    def with_heap(self, article: Article, quantity: int) -> "Unproven":
        """The page with so many of these goods, and them in hand."""
        new = Heap(article, quantity)
        kept = tuple(new if each.article.sku == article.sku else each for each in self.goods)
        goods = kept if self.heap(article.sku) is not None else (*self.goods, new)
        return replace(self, goods=goods, at=article.sku)


@dataclass(frozen=True, slots=True)
class OnShelf:
    """What the shop knows: of each code its goods, what goes without a receipt, and of whom."""

    articles: tuple[Article | None, ...] = ()
    gives: Phrase | None = None
    customer_id: int = 0
    who: str = ""


@dataclass(frozen=True, slots=True)
class ShelfLook:
    """Ask what the shop knows of these goods: the page opens with them, or gets them too.

    `surely`: the page was asked for, and opens also where nothing is known. `sale_id` is a sale
    of hers, where she is known; `hunt` what is typed of goods that have no code.
    """

    gtins: tuple[str, ...] = ()
    surely: bool = False
    sale_id: int = 0
    hunt: str | None = None


@dataclass(frozen=True, slots=True)
class OpenStandIn:
    """Have the sale written that stands in for the one that nobody finds."""

    command: OpenUnproven


AskUnproven = ShelfLook | OpenStandIn
