"""What a far end says, believed only when it speaks of the very payout that was asked about."""

import json
from collections.abc import Mapping
from typing import Any, Final

from returns_station.payout import Answer, Payout, Told, last_four

MOST: Final = 65_536
"""Bytes of an answer; a longer one is none."""

SILENT: Final = Answer(Told.NO_WORD, reason="no_answer")
UNREADABLE: Final = Answer(Told.NO_WORD, reason="unreadable")
UNREACHABLE: Final = Answer(Told.NOT_SENT, reason="unreachable")
_OF_ANOTHER: Final = Answer(Told.NO_WORD, reason="of_another")
_RESULTS: Final = {
    "done": Told.DONE,
    "declined": Told.DECLINED,
    "never_heard": Told.NOT_HEARD,
    "working": Told.NO_WORD,
}


def asked_for(payout: Payout) -> dict[str, str]:
    """What a far end must know to pay; it compares all of it when the operation comes again."""
    return {
        "operation": payout.operation,
        "amount": str(payout.to_pay),
        "currency": payout.to_pay.currency,
        "last_four": last_four(payout.label),
        "try": str(payout.tries),
    }


def heard(content: bytes, payout: Payout, *, asking: bool) -> Answer:
    """Read an answer; whatever is not plainly about this payout and its sum is no word.

    Only one who was asked may say that it has never heard of an operation. A no to an earlier try
    says nothing of this one: whoever was asked has not heard of it.
    """
    told = _told(content)
    if told is None:
        return UNREADABLE
    return _judged(told, payout, asking=asking)


def _judged(told: Mapping[str, Any], payout: Payout, *, asking: bool) -> Answer:
    if told.get("operation") != payout.operation:
        return _OF_ANOTHER
    said = _RESULTS.get(str(told.get("result")), Told.NO_WORD)
    if said is Told.DECLINED and told.get("try") != str(payout.tries):
        said = Told.NOT_HEARD
    match said:
        case Told.DONE:
            sum_paid = (told.get("amount"), told.get("currency"))
            if sum_paid != (str(payout.to_pay), payout.to_pay.currency):
                return _OF_ANOTHER
            return Answer(said, reference=str(told.get("reference", "")))
        case Told.DECLINED:
            return Answer(said, reason=str(told.get("reason") or "declined"))
        case Told.NOT_HEARD if asking:
            return Answer(said)
        case _:
            return SILENT


def _told(content: bytes) -> Mapping[str, Any] | None:
    try:
        told = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) else None
