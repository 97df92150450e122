"""Money on its way back to her: promised, sent once, and never believed paid until it is."""

from returns_station.payout.events import (
    PayoutConfirmed,
    PayoutEvent,
    PayoutFailed,
    PayoutIssued,
    PayoutNotHeard,
    PayoutReleased,
    PayoutUnknown,
)
from returns_station.payout.kept_text import CardNumberError, NothingSaidError, last_four, masked
from returns_station.payout.moves import (
    PayoutMoveError,
    answered,
    cancel,
    confirmed_by_hand,
    documented,
    failed_by_hand,
    issue,
    overdue,
    released,
    unsent,
)
from returns_station.payout.standing import Answer, Payout, PayoutState, PayoutVia, Told
from returns_station.payout.who_pays import via_for

__all__ = [
    "Answer",
    "CardNumberError",
    "NothingSaidError",
    "Payout",
    "PayoutConfirmed",
    "PayoutEvent",
    "PayoutFailed",
    "PayoutIssued",
    "PayoutMoveError",
    "PayoutNotHeard",
    "PayoutReleased",
    "PayoutState",
    "PayoutUnknown",
    "PayoutVia",
    "Told",
    "answered",
    "cancel",
    "confirmed_by_hand",
    "documented",
    "failed_by_hand",
    "issue",
    "last_four",
    "masked",
    "overdue",
    "released",
    "unsent",
    "via_for",
]
