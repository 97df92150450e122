"""What Budbee says by itself: signed events, in whichever of its two formats of time.

Known: the types of events, X-Budbee-Signature with an HMAC-SHA1 of the body by the secret key, ten
tries half an hour apart, then the subscription is deleted. Assumed: how an event is laid out
(`id`, `type`, `createdAt`, and under `payload` the return as it is read back), and that the
signature is in hexadecimal or Base64.
"""

import hmac
import json
from base64 import b64encode
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from returns_station.adapters.carriers import heard as of
from returns_station.adapters.carriers.hooks import FORGED, NOTHING, UNSOUND, Caught
from returns_station.adapters.carriers.moments import from_either, span_of
from returns_station.pickup.booking import Failure, Told, Word
from returns_station.pickup.slot import Span

SIGNATURE: Final = "x-budbee-signature"
BOOKED: Final = "RETURN_BOOKED_HOME"
PICKED_UP: Final = "RETURN_HOME_PICKED_UP"
NOT_PICKED_UP: Final = "RETURN_HOME_PICK_UP_FAILED"
RETURNED: Final = "RETURNED_TO_MERCHANT"

FAILURES: Final = {
    "CONSUMER_NOT_HOME": Failure.NOBODY_HOME,
    "CONSUMER_REFUSED": Failure.REFUSED,
    "ADDRESS_NOT_FOUND": Failure.NOT_FOUND,
    "WRONG_PARCEL": Failure.OTHER_GOODS,
}
"""Why nothing was fetched, by the carrier's word; any other is the carrier's own doing."""

_TOLD: Final = {
    BOOKED: Told.BOOKED,
    PICKED_UP: Told.FETCHED,
    NOT_PICKED_UP: Told.FAILED,
    # Goods that are back in the warehouse were fetched, even if that word was lost.
    RETURNED: Told.FETCHED,
}


TYPES: Final = frozenset(_TOLD)
"""The events that tell of returns fetched at home."""


def signature(secret: str, body: bytes) -> str:
    """What stands in the header of an event with this body."""
    return hmac.digest(secret.encode(), body, "sha1").hex()


def word_of(carrier: str, secret: str, headers: Mapping[str, str], body: bytes) -> Caught:
    """What an event says of one of our returns; it is read only once its signature holds."""
    if not _is_signed(secret, headers.get(SIGNATURE, ""), body):
        return FORGED
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return UNSOUND
    said = _TOLD.get(of.text(of.part(told, "type")))
    if said is None:
        return NOTHING if of.part(told, "type") else UNSOUND
    return _word(carrier, told, said) or UNSOUND


def _word(carrier: str, told: dict[str, Any], said: Told) -> Word | None:
    """A word goes by our own name for the booking: the carrier's number may not be known yet."""
    name, at = of.text(told.get("id")), from_either(told.get("createdAt"))
    ours = of.text(of.part(told, "payload", "cartId"))
    if not (name and ours and at):
        return None
    failure = None
    if said is Told.FAILED:
        why = of.text(of.part(told, "payload", "reason"))
        failure = FAILURES.get(why, Failure.BY_CARRIER)
    span = _span(told) if said is Told.BOOKED else None
    return Word(carrier, name, ours, said, at, failure, span)


def _span(told: dict[str, Any]) -> Span | None:
    begins, ends = (_at(told, end) for end in ("start", "stop"))
    country = of.text(of.part(told, "payload", "country"))
    return span_of(begins, ends, country) if begins and ends and country else None


def _at(told: dict[str, Any], end: str) -> datetime | None:
    return from_either(of.part(told, "payload", "interval", end))


def _is_signed(secret: str, signed: str, body: bytes) -> bool:
    if not secret:
        return False
    raw = hmac.digest(secret.encode(), body, "sha1")
    given = signed.strip().encode("utf-8", "replace")
    as_hex = hmac.compare_digest(given.lower(), raw.hex().encode())
    as_base64 = hmac.compare_digest(given, b64encode(raw))
    return as_hex or as_base64
