"""The floor: what a market's law gives, whatever the shop promises."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from returns_station.policy.claim import Outcome
from returns_station.sale import Trait


@dataclass(frozen=True, slots=True)
class Except:
    """Goods that may not be withdrawn from: by trait, perhaps only once the seal is broken."""

    trait: Trait
    seal_broken: bool = False
    unless: Trait | None = None

    def holds(self, traits: frozenset[Trait], *, seal_broken: bool) -> bool:
        """Whether goods with these traits are excepted as they are."""
        if self.trait not in traits or self.unless in traits:
            return False
        return seal_broken or not self.seal_broken


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """The right to withdraw from a distance or off-premises contract."""

    days: int
    extends_to_working_day: bool
    uninformed_months: int
    exceptions: tuple[Except, ...]
    off_premises_from: Decimal = Decimal(0)


class Tested(StrEnum):
    """What must happen inside the years of liability: the fault shows, or the notice comes."""

    SHOWS = "shows"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Complaints:
    """The right to complain of goods that are not as agreed.

    `years` None has no fixed end: after `safe_years` the expected life decides, and a person looks.
    `notice_months` is how long telling us is always in time; None: no such time. `claim_months` is
    how long after the fault showed a claim runs on at least. `money_months` and `money_days` are
    how long money back may be asked for at once; later a repair or a replacement comes first.
    """

    years: int | None
    years_durable: int | None
    tested: Tested
    presumption_months: int
    safe_years: int = 0
    notice_months: int | None = None
    claim_months: int | None = None
    money_months: int = 0
    money_days: int = 0
    replacement_restarts: bool = False
    repair_adds_months: int = 0


@dataclass(frozen=True, slots=True)
class Law:
    """One dated version of a market's law."""

    version: str
    market: str
    valid_from: date
    withdrawal: Withdrawal
    complaints: Complaints
    recall_gives: tuple[Outcome, ...]
    refund_days: int
    cash_step: Decimal
