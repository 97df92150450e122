"""One search over sales, people, returns and goods, and how each typed word was read."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final, Protocol, TypeAlias, TypeVar

from returns_station.credit import Credit
from returns_station.desk.spelling import fold, marks, words
from returns_station.desk.story_views import Kept
from returns_station.desk.views import Article, Candidate, RecentReturn
from returns_station.phrase import Phrase
from returns_station.scan import CreditNumber, Goods, SlipNumber, Typed, Unreadable, read

MOST: Final = 20
"""So many of each kind are shown."""
MOST_RETURNS: Final = 50
"""So many of the latest returns are, when nothing is asked for."""

_SHOWN: Final = 3  # letters and digits of what is hidden
_Found = TypeVar("_Found")


class Group(StrEnum):
    """What is searched; `all` shows the likeliest of each."""

    ALL = "all"
    SALES = "sales"
    PEOPLE = "people"
    RETURNS = "returns"
    GOODS = "goods"


@dataclass(frozen=True, slots=True)
class Meant:
    """A typed word and the beginnings it was read as, folded.

    `spelt` is how the word is written where it was found otherwise than typed, else "".
    """

    typed: str
    reads: tuple[str, ...]
    spelt: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A customer as a search shows her: `contact` is told in part, `last_on` her last purchase.

    `sales` and `returns` are counted to a thousand.
    """

    id: int
    name: str
    contact: str = ""
    sales: int = 0
    returns: int = 0
    last_on: date | None = None


Within: TypeAlias = Person | Article
"""Whose sales and returns are shown, or of which goods."""


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found, the likeliest of each kind first; `advice` where nothing was."""

    sales: tuple[Candidate, ...] = ()
    people: tuple[Person, ...] = ()
    returns: tuple[RecentReturn, ...] = ()
    credits: tuple[Credit, ...] = ()
    goods: tuple[Article, ...] = ()
    meant: tuple[Meant, ...] = ()
    advice: Phrase | None = None

    @property
    def count(self) -> int:
        """How many there are of all kinds."""
        kinds = (self.sales, self.people, self.returns, self.credits, self.goods)
        return sum(map(len, kinds))

    @property
    def reads(self) -> tuple[str, ...]:
        """Every beginning that a typed word was read as."""
        return tuple(dict.fromkeys(one for word in self.meant for one in word.reads))


NO_HITS: Final = Hits()


class SearchViews(Protocol):
    """The questions a search asks."""

    def named(self, text: str) -> Hits:
        """By the words of names, addresses and titles, misspelt ones by their likeness."""

    def numbered(self, text: str) -> Hits:
        """By how numbers begin: of sales, slips, credit and goods."""

    def of_person(self, customer_id: int) -> Hits:
        """Her sales and returns, the newest first."""

    def of_goods(self, sku: str) -> Hits:
        """The latest sales and returns with these goods, the newest first."""

    def by_goods(self, gtin: str, sku: str, customer_id: int) -> tuple[Candidate, ...]:
        """Sales with these goods still out, the likeliest first; customer 0 is anyone."""

    def story(self, slip: str) -> Kept:
        """All that the journal tells of the visit of a slip."""

    def latest_returns(self, limit: int) -> tuple[RecentReturn, ...]:
        """The latest visits that got a slip, newest first, each once."""


def search(views: SearchViews, text: str) -> Hits:
    """Whatever a text may mean; nothing written shows the latest returns."""
    if not text.strip():
        return Hits(returns=views.latest_returns(MOST_RETURNS))
    scan = read(text)
    if isinstance(scan, Unreadable):
        return Hits(advice=scan.why)
    if isinstance(scan, SlipNumber | CreditNumber) and scan.sealed:
        text = scan.number
    hits = _merged(views.numbered(text), views.named(text))
    if isinstance(scan, Goods):
        hits = replace(hits, sales=_each((*hits.sales, *views.by_goods(scan.gtin, "", 0)), _sale))
    elif not hits.count:
        hits = replace(hits, sales=views.by_goods("", text, 0))
    if hits.count:
        return _told(hits, text)
    hint = scan.hint if isinstance(scan, Typed) else None
    return replace(hits, advice=hint or Phrase("counter.seek.nothing"))


def search_within(views: SearchViews, one: Within) -> Hits:
    """What belongs to one person, or to one kind of goods."""
    return views.of_person(one.id) if isinstance(one, Person) else views.of_goods(one.sku)


def hidden_contact(phone: str, email: str) -> str:
    """A phone number or an address as far as it helps to tell two people apart."""
    digits = "".join(letter for letter in phone if letter.isdecimal())
    if len(digits) > 2 * _SHOWN:
        first = phone.strip().replace(" ", "")[:_SHOWN]
        return f"{first} ···· {digits[-_SHOWN:]}"
    name, at, house = email.strip().partition("@")
    return f"{name[:2]}…@{house}" if at and len(name) > _SHOWN else email.strip() if at else ""


def _sale(one: Candidate) -> object:
    return one.sale_id


def _each(found: Iterable[_Found], key: Callable[[_Found], object]) -> tuple[_Found, ...]:
    first: dict[object, _Found] = {}
    for one in found:
        first.setdefault(key(one), one)
    return tuple(first.values())[:MOST]


def _merged(one: Hits, other: Hits) -> Hits:
    """Both, what was found by number first."""
    return Hits(
        sales=_each((*one.sales, *other.sales), _sale),
        people=other.people,
        returns=_each((*one.returns, *other.returns), lambda each: each.slip),
        credits=one.credits,
        goods=_each((*one.goods, *other.goods), lambda each: each.sku),
        meant=other.meant,
    )


def _told(hits: Hits, text: str) -> Hits:
    """The same, with each word as it was typed, and as it is spelt where it was found."""
    typed = {fold(word): word for word in words(text)}
    meant = tuple(
        replace(one, typed=typed.get(one.typed, one.typed), spelt=_spelt(one, hits))
        for one in hits.meant
    )
    # What can still come back is likelier to be meant.
    sales = tuple(sorted(hits.sales, key=lambda one: one.left <= 0))
    return replace(hits, meant=meant, sales=sales)


def _spelt(one: Meant, hits: Hits) -> str:
    """The first word among what is shown that a misspelt one was read as."""
    if one.typed in one.reads:
        return ""
    for text in _texts(hits):
        for start, _ in marks(text, one.reads):
            return words(text[start:])[0]
    return ""


def _texts(hits: Hits) -> Iterable[str]:
    for sale in hits.sales:
        yield from (sale.customer, sale.title)
    yield from (person.name for person in hits.people)
    for back in hits.returns:
        yield from (back.customer, back.title)
    yield from (goods.title for goods in hits.goods)
