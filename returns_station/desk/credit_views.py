"""Credit as screens and the command line show it: what is left, and how that came about."""

from dataclasses import dataclass

from returns_station.credit import Credit, EntryKind
from returns_station.desk.sealing import Verdict
from returns_station.money import Money


@dataclass(frozen=True, slots=True)
class CreditFound:
    """A credit note or gift card of ours was read; its balance is asked for by its number.

    `verdict` on the paper where it bore a seal.
    """

    number: str
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class CreditEntry:
    """One movement on a credit: what was put on (+) or taken (-), when (UTC, ISO), by whom."""

    operation: str
    kind: EntryKind
    amount: Money
    at: str
    actor: str
    desk: str
    reference: str


@dataclass(frozen=True, slots=True)
class CreditView:
    """A credit as it stands, with all that moved on it; `again`: taken before by the same press."""

    credit: Credit
    entries: tuple[CreditEntry, ...]
    again: bool = False

    @property
    def is_voided(self) -> bool:
        """Whether the return it was given for was undone."""
        return any(entry.kind is EntryKind.VOIDED for entry in self.entries)
