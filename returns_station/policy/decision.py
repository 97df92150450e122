"""The answer with its trace: accepted, or referred to a person with the nearest yes named."""

from dataclasses import dataclass
from datetime import date

from returns_station.phrase import Phrase
from returns_station.policy.claim import Claim, ClaimLine, Earlier, Outcome
from returns_station.policy.entitlement import Basis, Entitlement, Ground
from returns_station.policy.terms import Promise
from returns_station.sale import Sale

__all__ = [
    "Accepted",
    "Asked",
    "Decision",
    "Ground",
    "LineDecision",
    "Referred",
    "decide",
]


@dataclass(frozen=True, slots=True)
class Asked:
    """One line of the trace: a ground that was asked, how its terms were read, what it answered."""

    ground: Ground
    basis: Basis
    entitlement: Entitlement | None
    in_time: bool
    because: Phrase


@dataclass(frozen=True, slots=True)
class Accepted:
    """Yes: the entitlements in force, the best for her first."""

    entitlements: tuple[Entitlement, ...]

    @property
    def best(self) -> Entitlement:
        """The entitlement that is told to her."""
        return self.entitlements[0]

    def giving(self, outcome: Outcome) -> Entitlement | None:
        """The best entitlement that gives an outcome."""
        return next((each for each in self.entitlements if outcome in each.gives), None)


@dataclass(frozen=True, slots=True)
class Referred:
    """A person looks: why, and the nearest yes that is already named; `lapsed` was the best while it lasted."""

    why: Phrase
    nearest: tuple[Outcome, ...]
    lapsed: Entitlement | None = None


@dataclass(frozen=True, slots=True)
class LineDecision:
    """The answer for one line of the claim, with every question that was asked."""

    wish: ClaimLine
    answer: Accepted | Referred
    trace: tuple[Asked, ...]
    law_last_day: date | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer to a whole claim, line by line, on the local day she told us."""

    lines: tuple[LineDecision, ...]
    day: date

    @property
    def accepted(self) -> bool:
        """Whether every line is a plain yes."""
        return all(isinstance(line.answer, Accepted) for line in self.lines)


def decide(sale: Sale, claim: Claim, promise: Promise, earlier: Earlier) -> Decision:
    """Ask every ground, read three ways, and give her the best per outcome."""
    raise NotImplementedError(sale, claim, promise, earlier)
