"""Text messages that a gateway hands over: signed, fresh, small; each is kept before it is told so.

A gateway signs `moment.body` with the shop's token (HMAC-SHA-256, as hex) and names the moment; an
old knock is no knock, and the same message twice is one. A gateway that cannot sign says the token
itself, over the shop's own TLS.
"""

import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from urllib.parse import parse_qs

from returns_station.adapters.incoming.words import tidy
from returns_station.adapters.strict_json import fault_in, loads
from returns_station.desk.errors import StationError

NAME: Final = "sms"
_SIGNED: Final = "x-signature"
_MOMENT: Final = "x-timestamp"
_FRESH: Final = timedelta(minutes=5)
_MOST_WORDS: Final = 2000
_LONGEST: Final = 64
_FIELDS: Final = {
    "id": ("id", "message_id", "messageid"),
    "from": ("from", "sender"),
    "text": ("text", "message", "body"),
}


@dataclass(frozen=True, slots=True)
class TextCame:
    """One text message: the gateway's own id of it, who sent it, and its words."""

    id: str
    sender: str
    words: str


@dataclass(frozen=True, slots=True)
class TextListening:
    """Knows the shop's token, and who keeps what it hears."""

    token: str
    keep: Callable[[TextCame], None]
    clock: Callable[[], datetime]

    def knock(self, name: str, headers: Mapping[str, str], body: bytes) -> int:
        """Take one knock; gives the HTTP status."""
        if name != NAME or not self.token:
            return 404
        if not self._is_ours(headers, body):
            return 401
        came = text_in(headers, body)
        if came is None:
            return 400
        try:
            self.keep(came)
        except StationError:
            return 503
        return 200

    def _is_ours(self, headers: Mapping[str, str], body: bytes) -> bool:
        signature, moment = headers.get(_SIGNED, ""), headers.get(_MOMENT, "")
        if not signature:
            said = headers.get("authorization", "").removeprefix("Bearer ")
            return hmac.compare_digest(said.encode(), self.token.encode())
        if not (moment.isdecimal() and moment.isascii() and len(moment) <= _LONGEST // 4):
            return False
        try:
            told = datetime.fromtimestamp(int(moment), UTC)
        except (ValueError, OverflowError, OSError):
            return False
        ours = hmac.digest(self.token.encode(), moment.encode() + b"." + body, "sha256").hex()
        hers = signature.removeprefix("sha256=").lower()
        same = hmac.compare_digest(hers.encode(), ours.encode())
        return same and abs(self.clock() - told) <= _FRESH


def text_in(headers: Mapping[str, str], body: bytes) -> TextCame | None:
    """A text message as JSON or as a form; None where it is neither, or is nobody's."""
    is_json = headers.get("content-type", "").partition(";")[0].strip().endswith("json")
    told = _json(body) if is_json else _form(body)
    found = {name: _first(told, names) for name, names in _FIELDS.items()}
    sender = tidy(found["from"], _LONGEST, lines=False)
    number = tidy(found["id"], _LONGEST * 2, lines=False)
    words = tidy(found["text"], _MOST_WORDS)
    return TextCame(number, sender, words) if sender and number else None


def _json(body: bytes) -> Mapping[str, str]:
    try:
        told = loads(body.decode("utf-8"))
    except (ValueError, UnicodeDecodeError):
        return {}
    if not isinstance(told, dict) or fault_in(told):
        return {}
    return {str(name): str(one) for name, one in told.items() if isinstance(one, (str, int))}


def _form(body: bytes) -> Mapping[str, str]:
    try:
        told = parse_qs(body.decode("utf-8"), max_num_fields=50)
    except (ValueError, UnicodeDecodeError):
        return {}
    return {name: values[0] for name, values in told.items()}


def _first(told: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((told[name] for name in names if told.get(name)), "")
