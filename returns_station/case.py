"""A return case: what was said, what moves, and the events that tell of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from returns_station.money import Money
from returns_station.policy.claim import Claim, NewGoods, Outcome
from returns_station.policy.decision import Accepted, Decision, Ground, LineDecision
from returns_station.policy.entitlement import Entitlement
from returns_station.resolution.offers import Offer, Settlement, TenderShare
from returns_station.sale import Sale


class Whereabouts(StrEnum):
    """Where the goods are; kept is by the customer, for good."""

    AWAITED = "awaited"
    HERE = "here"
    KEPT = "kept"


class Said(StrEnum):
    """What we said."""

    YES = "yes"
    ASK = "ask"


class Settled(StrEnum):
    """What we have settled."""

    NOTHING = "nothing"
    PROMISED = "promised"


@dataclass(frozen=True, slots=True)
class Who:
    """Who asks, by the name she is called, and at which desk."""

    actor: str
    desk: str


@dataclass(frozen=True, slots=True)
class ReturnCase:
    """All one customer hands back of one sale at one time; `key` was made before the first try."""

    key: str
    sale: Sale
    claim: Claim
    decision: Decision
    settlement: Settlement | None
    said: Said
    goods: Whereabouts
    opened_at: datetime
    who: Who

    @property
    def settled(self) -> Settled:
        """What has been settled so far: money and goods are promised until the world confirms."""
        return Settled.PROMISED if self.settlement else Settled.NOTHING


@dataclass(frozen=True, slots=True)
class LineTaken:
    """One line of an event: so many units, on which ground, for how much."""

    line: str
    quantity: int
    ground: Ground | None
    refund: Money | None


@dataclass(frozen=True, slots=True)
class GoodsTakenBack:
    """A return was accepted and settled; its slip carries this number, `trace` is its digest."""

    case: str
    sale: str
    slip: str
    outcome: Outcome
    lines: tuple[LineTaken, ...]
    delivery: Money
    fee: Money
    tenders: tuple[TenderShare, ...]
    goods_out: tuple[NewGoods, ...]
    terms: tuple[str, ...]
    trace: str = ""


@dataclass(frozen=True, slots=True)
class CaseReferred:
    """A return waits for a person; the nearest yes of each line was named, `trace` digested."""

    case: str
    sale: str
    lines: tuple[LineTaken, ...]
    nearest: tuple[Outcome, ...]
    trace: str = ""


def accept(
    key: str, sale: Sale, claim: Claim, decision: Decision, offer: Offer, *, at: datetime, who: Who
) -> ReturnCase:
    """Open a case that says yes and promises the offer she chose."""
    assert decision.accepted, "only a plain yes can be accepted without a supervisor"
    goods = _whereabouts(claim, offer.outcome)
    return ReturnCase(key, sale, claim, decision, offer.settlement, Said.YES, goods, at, who)


def refer(
    key: str, sale: Sale, claim: Claim, decision: Decision, *, at: datetime, who: Who
) -> ReturnCase:
    """Open a case that asks a person; nothing is taken and nothing is promised."""
    return ReturnCase(key, sale, claim, decision, None, Said.ASK, _whereabouts(claim), at, who)


def told(
    case: ReturnCase, slip: str, terms: tuple[str, ...], trace: str
) -> GoodsTakenBack | CaseReferred:
    """The event that tells what this case came to.

    `terms` names the versions that decided, `trace` is the digest of all that they were read for.
    """
    settled = case.settlement
    if settled is None:
        lines = tuple(_taken(line, None, None) for line in case.decision.lines)
        nearest = {
            outcome
            for line in case.decision.lines
            if not isinstance(line.answer, Accepted)
            for outcome in line.answer.nearest
        }
        return CaseReferred(case.key, case.sale.number, lines, tuple(sorted(nearest)), trace)
    lines = tuple(
        _taken(line, settled, share.refund)
        for line, share in zip(case.decision.lines, settled.lines, strict=True)
    )
    return GoodsTakenBack(
        case.key,
        case.sale.number,
        slip,
        settled.outcome,
        lines,
        settled.delivery,
        settled.fee,
        settled.tenders,
        settled.goods_out,
        terms,
        trace,
    )


def ground_of(line: LineDecision, settled: Settlement | None) -> Ground | None:
    """The ground that gives a line what was settled, None while a person looks."""
    given = gives(line, settled)
    return given.ground if given else None


def gives(line: LineDecision, settled: Settlement | None) -> Entitlement | None:
    """What gives a line what was settled, else the best of its yes; None while a person looks."""
    if not isinstance(line.answer, Accepted):
        return None
    return (settled and line.answer.giving(settled.outcome)) or line.answer.best


def _whereabouts(claim: Claim, outcome: Outcome | None = None) -> Whereabouts:
    if outcome is Outcome.PRICE_REDUCTION:
        return Whereabouts.KEPT
    return Whereabouts.AWAITED if claim.goods_at_home else Whereabouts.HERE


def _taken(line: LineDecision, settled: Settlement | None, refund: Money | None) -> LineTaken:
    return LineTaken(line.wish.line, line.wish.quantity, ground_of(line, settled), refund)
