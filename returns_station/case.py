"""A return case: one customer and one visit, any number of sales; its parts, and what they tell."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from returns_station.money import Money
from returns_station.policy.claim import Claim, Earlier, NewGoods, Outcome
from returns_station.policy.decision import Accepted, Decision, Ground, LineDecision
from returns_station.policy.entitlement import Entitlement
from returns_station.policy.terms import Promise
from returns_station.resolution.offers import Settlement, TenderShare
from returns_station.resolution.reckoning import Leg, Reckoning
from returns_station.resolution.ways import ComesBack, Way
from returns_station.sale import Sale


class Whereabouts(StrEnum):
    """Where the goods are; kept is by the customer, for good."""

    AWAITED = "awaited"
    HERE = "here"
    KEPT = "kept"
    HANDED_BACK = "handed_back"


class Said(StrEnum):
    """What we said."""

    YES = "yes"
    ASK = "ask"


class Settled(StrEnum):
    """What we have settled."""

    NOTHING = "nothing"
    PROMISED = "promised"


_WHERE = {
    ComesBack.NOW: Whereabouts.HERE,
    ComesBack.TO_MEND: Whereabouts.HERE,
    ComesBack.LATER: Whereabouts.AWAITED,
    ComesBack.KEPT: Whereabouts.KEPT,
    ComesBack.HANDED_BACK: Whereabouts.HANDED_BACK,
}


@dataclass(frozen=True, slots=True)
class Who:
    """Who asks, by the name she is called, and at which desk.

    `staff` is the id of who signed in; "" while nobody has, or nobody need: an open house.
    """

    actor: str
    desk: str
    staff: str = ""


@dataclass(frozen=True, slots=True)
class CasePart:
    """One sale's part of a visit: what was claimed, read, answered, and settled one way.

    `settlement` None: a person looks. `key` is the visit's own for the first part.
    """

    key: str
    sale: Sale
    claim: Claim
    earlier: Earlier
    promise: Promise
    decision: Decision
    settlement: Settlement | None

    @property
    def said(self) -> Said:
        """What we said."""
        return Said.YES if self.settlement else Said.ASK

    @property
    def settled(self) -> Settled:
        """What has been settled so far: money and goods are promised until the world confirms."""
        return Settled.PROMISED if self.settlement else Settled.NOTHING

    @property
    def goods(self) -> Whereabouts:
        """Where the goods are."""
        comes_back = self.settlement.row.comes_back if self.settlement else ComesBack.NOW
        if self.claim.goods_at_home and comes_back is not ComesBack.KEPT:
            return Whereabouts.AWAITED
        return _WHERE[comes_back]


@dataclass(frozen=True, slots=True)
class ReturnCase:
    """All one customer hands back at one time; `key` was made before the first try.

    `reckoning` None: nothing is settled, a person looks at all of it.
    """

    key: str
    parts: tuple[CasePart, ...]
    reckoning: Reckoning | None
    opened_at: datetime
    who: Who

    @property
    def said(self) -> Said:
        """What we said: yes as soon as something was settled."""
        return Said.YES if self.reckoning else Said.ASK

    @property
    def given(self) -> tuple[CasePart, ...]:
        """The parts that were settled, in their order; the reckoning counts them so."""
        return tuple(part for part in self.parts if part.settlement)


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
    way: Way = Way.REFUND


@dataclass(frozen=True, slots=True)
class VisitReckoned:
    """What a visit of several parts came to in all, once its sums were set off."""

    case: str
    slip: str
    refund: Money
    to_pay: Money
    store_credit: Money
    legs: tuple[Leg, ...]


@dataclass(frozen=True, slots=True)
class CaseReferred:
    """A return waits for a person; the nearest yes of each line was named, `trace` digested."""

    case: str
    sale: str
    lines: tuple[LineTaken, ...]
    nearest: tuple[Outcome, ...]
    trace: str = ""


@dataclass(frozen=True, slots=True)
class ReturnUndone:
    """A visit was undone before anything of it had left the house."""

    slip: str
    cases: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class GoodsArrived:
    """Goods of a visit that were still at home have come."""

    slip: str
    units: int


@dataclass(frozen=True, slots=True)
class VisitRated:
    """A customer said how her visit was, from 1 to 5."""

    slip: str
    grade: int


CaseEvent = GoodsTakenBack | CaseReferred | VisitReckoned


def told(case: ReturnCase, slip: str, traces: tuple[str, ...]) -> tuple[CaseEvent, ...]:
    """The events that tell what a visit came to; `traces` are the parts' digests, in order."""
    together = zip(case.parts, traces, strict=True)
    events: list[CaseEvent] = [
        _given(part, part.settlement, slip, trace) if part.settlement else _referred(part, trace)
        for part, trace in together
    ]
    sums = case.reckoning
    if sums and len(case.given) > 1:
        events.append(
            VisitReckoned(case.key, slip, sums.refund, sums.to_pay, sums.store_credit, sums.legs)
        )
    return tuple(events)


def _given(part: CasePart, settled: Settlement, slip: str, trace: str) -> GoodsTakenBack:
    lines = tuple(
        _taken(line, settled, share.refund)
        for line, share in zip(part.decision.lines, settled.lines, strict=True)
    )
    return GoodsTakenBack(
        part.key,
        part.sale.number,
        slip,
        settled.outcome,
        lines,
        settled.delivery,
        settled.fee,
        settled.tenders,
        settled.goods_out,
        part.promise.versions,
        trace,
        settled.way,
    )


def _referred(part: CasePart, trace: str) -> CaseReferred:
    lines = tuple(_taken(line, None, None) for line in part.decision.lines)
    nearest = {
        outcome
        for line in part.decision.lines
        if not isinstance(line.answer, Accepted)
        for outcome in line.answer.nearest
    }
    return CaseReferred(part.key, part.sale.number, lines, tuple(sorted(nearest)), trace)


def ground_of(line: LineDecision, settled: Settlement | None) -> Ground | None:
    """The ground that gives a line what was settled, None while a person looks."""
    given = gives(line, settled)
    return given.ground if given else None


def gives(line: LineDecision, settled: Settlement | None) -> Entitlement | None:
    """What gives a line what was settled, else the best of its yes; None while a person looks."""
    if not isinstance(line.answer, Accepted):
        return None
    return (settled and line.answer.giving(settled.outcome)) or line.answer.best


def _taken(line: LineDecision, settled: Settlement | None, refund: Money | None) -> LineTaken:
    return LineTaken(line.wish.line, line.wish.quantity, ground_of(line, settled), refund)
