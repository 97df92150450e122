"""A payout as it stands, and what a far end can tell of it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from returns_station.money import Money
from returns_station.sale import TenderKind


class PayoutState(StrEnum):
    """Where a payout stands; unknown is sent and not heard of, and is asked about, never resent.

    Waiting is for the goods: once they are ours, or its last day has come, it is promised.
    """

    WAITING = "waiting"
    PROMISED = "promised"
    ISSUED = "issued"
    CONFIRMED = "confirmed"
    FAILED = "failed"
    UNKNOWN = "unknown"
    CANCELLED = "cancelled"


class PayoutVia(StrEnum):
    """Who pays: a person at the till, a card terminal, a web shop's gateway, a document of ours."""

    TILL = "till"
    TERMINAL = "terminal"
    GATEWAY = "gateway"
    DOCUMENT = "document"


class Told(StrEnum):
    """What the far end told of one operation.

    `not_sent`: nothing of it has left this house. `not_heard`: the far end itself says that it has
    never heard of it. `no_word`: anything else, such as silence, a cut line or nonsense.
    """

    DONE = "done"
    DECLINED = "declined"
    NOT_SENT = "not_sent"
    NOT_HEARD = "not_heard"
    NO_WORD = "no_word"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a call: the far end's own number when it paid, a short code when it did not."""

    told: Told
    reference: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Payout:
    """Money to one tender of one case; `operation` was made before the first try and never changes.

    `label` is at most a card's last four digits. The till counts out amount + rounding.
    `sent_to` is the far end of the last try: only that one can say what became of it.
    `waits_until` is the last day that it may wait for goods; None: it never waited.
    """

    operation: str
    case: str
    sale: str
    slip: str
    tender_nr: int
    kind: TenderKind
    label: str
    amount: Money
    rounding: Money
    via: PayoutVia
    state: PayoutState = PayoutState.PROMISED
    reference: str = ""
    reason: str = ""
    at: datetime | None = None
    tries: int = 0
    sent_to: str = ""
    waits_until: date | None = None

    @property
    def to_pay(self) -> Money:
        """What is paid: the amount, and what cash rounding adds or takes."""
        return self.amount + self.rounding
