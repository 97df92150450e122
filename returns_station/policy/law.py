"""The floor: what a market's law gives, whatever the shop promises."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

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


@dataclass(frozen=True, slots=True)
class Law:
    """One dated version of a market's law; `conformity_years` None has no fixed end."""

    version: str
    market: str
    valid_from: date
    withdrawal: Withdrawal
    refund_days: int
    conformity_years: int | None
    conformity_years_durable: int | None
    cash_step: Decimal
