"""What a kind of the journal's events is called in words, for people who read the journal."""

import re
from typing import Final

from returns_station.phrase import Phrase

_BEFORE_CAPITAL: Final = re.compile(r"(?<!^)(?=[A-Z])")

KINDS: Final = frozenset({
    "GoodsTakenBack", "CaseReferred", "VisitReckoned", "ReturnUndone", "GoodsArrived", "VisitRated",
    "CreditIssued", "CreditRedeemed", "CreditVoided", "SlipSent", "SlipEnded",
    "StandInOpened", "SaleTurnedUp",
    "PayoutIssued", "PayoutConfirmed", "PayoutFailed", "PayoutUnknown", "PayoutNotHeard",
    "PayoutReleased",
    "ParcelOpened", "PieceSetAside", "PieceGraded", "PieceLetGo", "QuestionSettled", "PieceShown",
    "StepUndone", "ParcelClosed", "SupplierReturned",
    "BookingWished", "BookingSent", "BookingWaits", "BookingBooked", "BookingMoved",
    "BookingDeclined", "BookingUnknown", "BookingLetGo", "BookingKept", "BookingCancelled",
    "BookingFetched", "BookingFailed", "BookingPaidBack",
    "RunPlanned", "RunJoined", "RunStarted", "RunClosed", "DoorSaid", "DoorAsked", "VanLate",
    "ParcelsNumbered",
    "TermsSaved", "TermsApproved", "TermsPublished",
    "PersonHandedOut", "PersonForgotten", "DataThinnedOut",
    "AttemptRefused", "SalesImported", "StockCounted", "EarlierReturnsMatched",
    "StaffTakenIn", "StaffChanged", "BadgeGiven", "BadgeRevoked", "StaffLeft", "RoleSet",
    "StaffUnlocked", "SecretSet", "StaffSignedIn", "ShutOut", "StationShut", "RecoveryCodesMade",
    "RecoveryUsed", "StrangeBadges",
    "PromiseMade", "PromiseEnded", "PromiseFulfilled", "PromiseForetold",
    "VisitMeasured",
    "PersonAsked", "YesSaid", "DeclinedThisTime", "AnswerRefused", "AskedAgain", "AskTakenBack",
    "WordingChanged",
    "LetterWritten", "LetterSent", "LetterUnsent", "ContactGiven",
    "AskExpired", "RulingUsed", "RulingGivenBack",
    "ItemCame", "ItemTaken", "ItemPlaced", "ItemEscalated", "ItemAnswered",
    "FeedbackSaid", "ChangeTold", "SurpriseGiven",
})  # fmt: skip
"""Every kind that this release has words for, as the journal names it."""


def kind_words(kind: str) -> Phrase:
    """What a kind is called; one that another release wrote is named as it is written."""
    if kind in KINDS:
        return Phrase(f"journal.kind.{_BEFORE_CAPITAL.sub('_', kind).lower()}")
    return Phrase("journal.kind_unknown", {"name": kind})
