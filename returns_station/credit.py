"""Store credit and gift cards: documents of ours with a balance that is used up, never refilled."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from returns_station.days import add_months
from returns_station.money import Money, zero


class CreditKind(StrEnum):
    """What the document is: given for goods that came back, or a gift card."""

    STORE_CREDIT = "store_credit"
    GIFT_CARD = "gift_card"


class EntryKind(StrEnum):
    """What moved on a credit; only `issued` puts money on it."""

    ISSUED = "issued"
    REDEEMED = "redeemed"
    VOIDED = "voided"


class Hindrance(StrEnum):
    """Why an amount cannot simply be taken; each comes with another way to help her."""

    OTHER_CURRENCY = "other_currency"
    NOT_ENOUGH = "not_enough"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Credit:
    """One document; `slip` is the return's that it was given for, `expires_on` its last day."""

    number: str
    kind: CreditKind
    amount: Money
    remaining: Money
    issued_at: datetime
    expires_on: date | None = None
    slip: str = ""

    def __post_init__(self) -> None:
        """A credit is worth something, and never holds more than was put on it."""
        assert self.amount.currency == self.remaining.currency, self
        assert 0 <= self.remaining.minor <= self.amount.minor, self
        assert self.amount.minor > 0, self
        assert self.issued_at.tzinfo is not None, self

    @property
    def is_unspent(self) -> bool:
        """Whether nothing has been taken from it."""
        return self.remaining == self.amount


@dataclass(frozen=True, slots=True)
class CreditIssued:
    """A credit note or gift card was given out."""

    number: str
    kind: CreditKind
    amount: Money
    expires_on: date | None
    slip: str


@dataclass(frozen=True, slots=True)
class CreditRedeemed:
    """She shopped for some of it; `reference` is the till's own number of that purchase.

    `honoured` is why a person let it count after its last day.
    """

    number: str
    amount: Money
    left: Money
    reference: str
    honoured: str = ""


@dataclass(frozen=True, slots=True)
class CreditVoided:
    """The return it was given for was undone, and nothing of it had been spent."""

    number: str
    amount: Money


def expires_on(issued_on: date, shop_months: int | None, law_months: int | None) -> date | None:
    """The last day of a credit: the later of the shop's time and the law's; None has no end.

    Who is silent sets no end, so that the other's time holds; a shop is never shorter than the
    law (SE: ten years).
    """
    ends = [add_months(issued_on, each) for each in (shop_months, law_months) if each is not None]
    return max(ends, default=None)


def is_expired(credit: Credit, today: date) -> bool:
    """Whether its last day has passed; what is left is still hers to ask for."""
    return credit.expires_on is not None and today > credit.expires_on


def hindrance(credit: Credit, amount: Money, today: date) -> Hindrance | None:
    """Why so much cannot simply be taken today; None: it can."""
    if amount.currency != credit.remaining.currency:
        return Hindrance.OTHER_CURRENCY
    if not credit.remaining:
        return Hindrance.NOT_ENOUGH
    # Whether it still counts comes before how much of it.
    if is_expired(credit, today):
        return Hindrance.EXPIRED
    return Hindrance.NOT_ENOUGH if credit.remaining < amount else None


def issued(credit: Credit) -> CreditIssued:
    """The event that tells of a new credit."""
    assert credit.is_unspent, credit
    return CreditIssued(credit.number, credit.kind, credit.amount, credit.expires_on, credit.slip)


def redeemed(
    credit: Credit, amount: Money, reference: str, honoured: str = ""
) -> tuple[Credit, CreditRedeemed]:
    """The credit after an amount was taken, and the event that tells of it."""
    assert amount.minor > 0, amount
    left = credit.remaining - amount
    event = CreditRedeemed(credit.number, amount, left, reference, honoured)
    return replace(credit, remaining=left), event


def voided(credit: Credit) -> tuple[Credit, CreditVoided]:
    """The credit of a return that was undone, and the event that tells of it."""
    assert credit.is_unspent, "what is spent cannot be undone"
    empty = replace(credit, remaining=zero(credit.amount.currency))
    return empty, CreditVoided(credit.number, credit.amount)
