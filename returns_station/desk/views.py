"""The frozen rows and cards that screens and the command line show."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Final

from returns_station.desk.commands import Part
from returns_station.desk.credit_views import CreditFound
from returns_station.desk.sealing import Verdict
from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.policy.claim import Claim, Earlier
from returns_station.policy.decision import Decision
from returns_station.policy.terms import Promise
from returns_station.resolution.nearest import Nearest
from returns_station.resolution.offers import Offer
from returns_station.resolution.reckoning import Reckoning
from returns_station.sale import Sale

# Of fewer payouts than this nothing is said: one late of three says nothing about a shop.
_ENOUGH: Final = 30


@dataclass(frozen=True, slots=True)
class SaleView:
    """A sale as it stands today: what was bought, and what has come back of it."""

    sale: Sale
    earlier: Earlier

    def left(self, nr: str) -> int:
        """How many units of a line have not come back."""
        line = self.sale.line(nr)
        return line.quantity - self.earlier.units.get(nr, 0) if line else 0


@dataclass(frozen=True, slots=True)
class Preview:
    """The answer before it is given: computed by what will be done.

    `nearest` is the change that would give her more; None: nothing would, or nobody asked.
    """

    view: SaleView
    claim: Claim
    promise: Promise
    decision: Decision
    offers: tuple[Offer, ...]
    nearest: Nearest | None = None


@dataclass(frozen=True, slots=True)
class PartSeen:
    """One part of a visit as it would be answered; `chosen` None: a person looks at it."""

    preview: Preview
    chosen: Offer | None


@dataclass(frozen=True, slots=True)
class VisitSeen:
    """A whole visit before the yes: its parts in the order they are settled, and the one sum.

    A claim whose lines cannot be answered alike is seen as several parts. `asked` is what it
    answers. `digest` names all that is shown; a confirmation that carries it is refused when the
    world has changed since.
    """

    asked: tuple[Part, ...]
    parts: tuple[PartSeen, ...]
    reckoning: Reckoning | None

    @property
    def digest(self) -> str:
        """Names all that moves, and what is left to a person."""
        moves = tuple(
            one.chosen.settlement if one.chosen else one.preview.claim.lines for one in self.parts
        )
        # It is only compared with one of the same release: the values' own text is enough.
        return sha256(repr((moves, self.reckoning)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sale that goods may come from, and why; `line` is the line with these goods."""

    sale_id: int
    number: str
    bought_on: date
    customer: str
    line: str
    title: str
    options: str
    left: int
    paid: Money
    why: Phrase


@dataclass(frozen=True, slots=True)
class SaleFound:
    """Exactly one sale answers to what was read."""

    view: SaleView
    line: str = ""


@dataclass(frozen=True, slots=True)
class SalesProposed:
    """Several sales may be meant, the likeliest first."""

    candidates: tuple[Candidate, ...]
    gtin: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class SlipFound:
    """Our own slip was read: its case stands; `verdict` on the paper where it bore a seal."""

    number: str
    sale_id: int
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class NothingFound:
    """What was read is not known here; `advice` says what to do, and the code stays on screen."""

    raw: str
    advice: Phrase
    gtin: str = ""


Found = SaleFound | SalesProposed | SlipFound | CreditFound | NothingFound


@dataclass(frozen=True, slots=True)
class Article:
    """Goods the shop sells, as an exchange may give them; `price` is one unit today.

    `stock` is how many can be promised now; None: the shop does not count them.
    """

    sku: str
    gtin: str
    title: str
    options: str
    price: Money
    stock: int | None = None


@dataclass(frozen=True, slots=True)
class RecentReturn:
    """One return of the list: when (UTC, ISO), whose, what, what it came to, if it still stands."""

    slip: str
    at: str
    customer: str
    title: str
    outcome: str
    refund: Money
    print_state: str
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Awaited:
    """Goods of a return that are still at home, and the day they are to be here."""

    slip: str
    title: str
    quantity: int
    due_on: date


@dataclass(frozen=True, slots=True)
class OpenVisit:
    """A half-finished visit that waits at a desk: its own canonical text, and when it was saved."""

    id: str
    desk: str
    at: str
    body: str


@dataclass(frozen=True, slots=True)
class Grades:
    """So many grades, and their sum."""

    count: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class PaidWithin:
    """How many payouts left on the day they were promised, and how many were promised."""

    kept: int = 0
    of: int = 0

    @property
    def says_something(self) -> bool:
        """Whether there are enough of them to tell a customer."""
        return self.of >= _ENOUGH


_UNRATED = Grades()


@dataclass(frozen=True, slots=True)
class Day:
    """What has been answered since a moment: yes, asked a person; and whether any sale is in.

    `times` are the minutes of the yeses (UTC, ISO), the oldest first, and how many were in each;
    `grades` what was thought.
    """

    yes: int
    asked: int
    any_sale: bool
    times: tuple[tuple[str, int], ...] = ()
    grades: Grades = _UNRATED


@dataclass(frozen=True, slots=True)
class RecentClaim:
    """A real claim with what deciding needs: the sale, and what had come back of it until then."""

    sale: Sale
    claim: Claim
    earlier: Earlier


@dataclass(frozen=True, slots=True)
class WishRow:
    """What somebody asked for and did not get: when (UTC, ISO), why not, and what she could have.

    `wanted`, `reason` and `nearest` are names as they are stored; nothing tells who it was.
    """

    at: str
    wanted: str
    reason: str
    why: Phrase
    nearest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeptTrace:
    """A stored case with its trace as text; `slip` is empty while a person looks."""

    key: str
    sale_id: int
    sale: str
    slip: str
    at: str
    body: str
