"""A visit: the sales on the counter, what comes back of them, why, and what she chose."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from returns_station.desk.views import Article, SaleView
from returns_station.money import Money
from returns_station.policy.claim import Bringer, Outcome, Reason
from returns_station.sale import Sale, SaleLine


@dataclass(frozen=True, slots=True)
class Spot:
    """Which row is meant: a line of a sale, and which part of it where it is split."""

    sale: int
    line: str
    part: int = 0

    def __str__(self) -> str:
        """As a text that a card or a key can carry."""
        return f"{self.sale}:{self.part}:{self.line}"

    @classmethod
    def read(cls, text: str) -> Self:
        """The spot that a text carries."""
        sale, part, line = text.split(":", 2)
        return cls(int(sale), line, int(part))


@dataclass(frozen=True, slots=True)
class Taken:
    """So many units of one line; `swap` goes out for them, `same_item` in another size or colour.

    `outcome` is their own way of making it good, None that of the whole visit. `reduction` is how
    much lower the price is to be for goods she keeps. `part` tells the parts of a split line apart.
    """

    line: str
    quantity: int = 1
    swap: Article | None = None
    same_item: bool = False
    part: int = 0
    outcome: Outcome | None = None
    reduction: Money | None = None


@dataclass(frozen=True, slots=True)
class OnCounter:
    """One sale of the visit, and what comes back of it."""

    view: SaleView
    taken: tuple[Taken, ...] = ()

    def of(self, line: str, part: int | None = None) -> Taken | None:
        """What comes back of a line or of one part of it, if anything does."""
        fitting = (one for one in self.taken if one.line == line)
        return next((one for one in fitting if part in (None, one.part)), None)

    def ticked(self, line: str) -> int:
        """How many units of a line come back, in all its parts."""
        return sum(one.quantity for one in self.taken if one.line == line)

    def spare(self, line: str) -> int:
        """How many units of a line could still be ticked."""
        return self.view.left(line) - self.ticked(line)


@dataclass(frozen=True, slots=True)
class Piece:
    """What is ticked, where it is, and how it was bought."""

    at: Spot
    taken: Taken
    sold: SaleLine
    sale: Sale


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit as far as it has come; `key` was made when it began and goes with the command.

    `alone` says that the next choice is for the row in hand, `choosing` for which one goods are
    being pointed out. `cash` is her wish for coins instead of the tender she paid with. `language`
    is the one chosen for her here; "" is hers as her sales tell it, else the shop's. `ruling` is
    the number of a person's answer that lies on it.
    """

    key: str
    told_at: datetime
    sales: tuple[OnCounter, ...]
    reason: Reason | None = None
    outcome: Outcome | None = None
    at_home: bool = False
    cash: bool = False
    in_hand: Spot | None = None
    just_read: Spot | None = None
    alone: bool = False
    choosing: Spot | None = None
    language: str = ""
    ruling: str = ""

    @property
    def first(self) -> Sale:
        """The sale the visit began with."""
        return self.sales[0].view.sale

    @property
    def several(self) -> bool:
        """Whether there is more than one sale on the counter."""
        return len(self.sales) > 1

    def on(self, sale: int) -> OnCounter | None:
        """One of the sales, if it lies here."""
        return next((one for one in self.sales if one.view.sale.id == sale), None)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All that is ticked, from the top."""
        return tuple(
            Piece(Spot(on.view.sale.id, one.line, one.part), one, sold, on.view.sale)
            for on in self.sales
            for one in on.taken
            if (sold := on.view.sale.line(one.line)) is not None
        )

    def piece(self, at: Spot | None) -> Piece | None:
        """What is ticked at a spot, if anything is."""
        return next((one for one in self.pieces if one.at == at), None)

    @property
    def name(self) -> str:
        """Whose visit this is, in full; empty when no sale tells."""
        customers = (on.view.sale.customer for on in self.sales)
        return next((each.name for each in customers if each and each.name), "")

    @property
    def first_name(self) -> str:
        """What to call who stands here; who got a gift is not who bought it."""
        called = (on.view.sale.called for on in self.sales)
        return next(filter(None, called), "") if self.by is Bringer.BUYER else ""

    @property
    def speaks(self) -> str:
        """The customer's language as far as the visit tells it; empty: the shop's own."""
        customers = (on.view.sale.customer for on in self.sales)
        return self.language or next((one.language for one in customers if one), "")

    @property
    def by(self) -> Bringer:
        """Who stands here with the goods."""
        gift = self.reason is Reason.UNWANTED_GIFT
        return Bringer.GIFT_RECEIVER if gift else Bringer.BUYER

    @property
    def hides_prices(self) -> bool:
        """Whether what was paid is nothing for the eyes of who stands here."""
        return self.by is Bringer.GIFT_RECEIVER

    @property
    def all_back(self) -> bool:
        """Whether nothing on the counter is left to come back."""
        return not any(on.view.left(line.nr) for on in self.sales for line in on.view.sale.lines)

    def way(self, taken: Taken) -> Outcome | None:
        """How a piece is made good: by its own choice, else the visit's; None: as suggested."""
        return taken.outcome or self.outcome


def rows(visit: Visit) -> tuple[Spot, ...]:
    """Every row that is shown, from the top: a split line has one for each of its parts."""
    return tuple(
        Spot(on.view.sale.id, line.nr, part)
        for on in visit.sales
        for line in on.view.sale.lines
        for part in ([one.part for one in on.taken if one.line == line.nr] or [0])
    )


def walk(visit: Visit, steps: int) -> Visit:
    """Take the next row in hand, up or down, without ticking it."""
    every = rows(visit)
    if visit.in_hand not in every:
        return replace(visit, in_hand=every[0 if steps > 0 else -1], alone=False)
    place = max(0, min(every.index(visit.in_hand) + steps, len(every) - 1))
    return replace(visit, in_hand=every[place], alone=False)


def because(visit: Visit, reason: Reason) -> Visit:
    """She said why; the same reason again takes it back, for nobody has to say."""
    said = None if visit.reason is reason else reason
    # What she may choose from follows the reason: what is suggested then is shown first.
    return choose(replace(visit, reason=said), None)


def choose(visit: Visit, outcome: Outcome | None) -> Visit:
    """She chose this way of making it good, for all that is ticked."""
    visit = changed(visit, lambda one: replace(one, outcome=None, reduction=None))
    return replace(visit, outcome=outcome, alone=False, choosing=None)


def choose_for(visit: Visit, spots: frozenset[Spot], outcome: Outcome) -> Visit:
    """She chose this way for these pieces alone."""

    def chosen(one: Taken) -> Taken:
        return replace(one, outcome=outcome, reduction=None)

    return replace(changed(visit, chosen, spots), alone=False, choosing=None)


def changed(
    visit: Visit, change: Callable[[Taken], Taken], spots: frozenset[Spot] | None = None
) -> Visit:
    """The visit with its pieces changed, all or those at some spots."""

    def told(on: OnCounter, one: Taken) -> Taken:
        at = Spot(on.view.sale.id, one.line, one.part)
        return change(one) if spots is None or at in spots else one

    sales = (replace(on, taken=tuple(told(on, one) for one in on.taken)) for on in visit.sales)
    return replace(visit, sales=tuple(sales))
