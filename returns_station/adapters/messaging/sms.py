"""Text messages through a gateway over HTTP: one request a message, under a key of its own.

The common shape: POST of JSON with `to`, `from`, `text` and `reference`, a bearer's token, and an
`Idempotency-Key` by which the same message a second time is no second one.
"""

import json
import re
from dataclasses import dataclass, field
from typing import Final

from returns_station.adapters.carriers.http import HttpLine
from returns_station.adapters.carriers.line import Asked, Heard, Lost
from returns_station.adapters.messaging.files import name_of
from returns_station.adapters.messaging.rendering import LetterPress
from returns_station.adapters.messaging.sender import AddressError
from returns_station.desk.dialogue.ports import MaybeSentError, NotSentError, ToSend
from returns_station.phrase import Phrase

_CALLING: Final = {"SE": "46", "NO": "47", "DK": "45", "FI": "358", "DE": "49", "NL": "31"} | {
    "UK": "44"
}
_NO_LEADING_ZERO: Final = frozenset(("NO", "DK"))
_GAPS: Final = re.compile(r"[\s().\-/\u2010-\u2015]")
_NUMBER: Final = re.compile(r"\+[1-9][0-9]{6,14}")
_TAKEN: Final = range(200, 300)
_TAKEN_BEFORE: Final = 409
_NOT_LET_IN: Final = frozenset((401, 403))
_LATER: Final = frozenset((408, 425, 429))
_OURS: Final = range(400, 500)
_LONGEST_NAME: Final = 120


@dataclass(frozen=True, slots=True)
class SmsMessenger:
    """A gateway, and the name or number that messages are from."""

    line: HttpLine
    sender: str
    press: LetterPress
    market: str = "SE"
    token: str = field(default="", repr=False)

    @property
    def can_tell(self) -> bool:
        """The key goes with each request."""
        return True

    def send(self, it: ToSend) -> str:
        """Hand a message over; gives what the gateway called it. Raises as the port says."""
        name = name_of(it.stands.letter.key)
        told = {
            "to": number(it.stands.letter.address.to, it.stands.letter.market or self.market),
            "from": self.sender,
            "text": self.press.rendered(it).sms,
            "reference": name,
        }
        body = json.dumps(told, ensure_ascii=False).encode()
        return _said(self.line.send(Asked("POST", "", self._headers(name), body)))

    def answers(self) -> None:
        """Ask whether the gateway lets us in, and send nothing; raises NotSentError."""
        heard = self.line.send(Asked("GET", "", self._headers(""), b""))
        if isinstance(heard, Lost):
            raise NotSentError(Phrase("message.no_server"), again=True)
        if heard.status in _NOT_LET_IN:
            raise NotSentError(Phrase("message.not_let_in"), again=True)

    def _headers(self, key: str) -> dict[str, str]:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        return headers | ({"Idempotency-Key": key} if key else {})


def as_file(it: ToSend, press: LetterPress, market: str) -> bytes:
    """A message as a file holds it: to whom, and below it the text."""
    letter = it.stands.letter
    to = number(letter.address.to, letter.market or market)
    return f"{to}\n\n{press.rendered(it).sms}\n".encode()


def number(told: str, market: str) -> str:
    """A phone number as networks write it, read as one of the market; raises AddressError."""
    digits = _GAPS.sub("", told.strip().replace("(0)", ""))
    if digits.startswith("00"):
        digits = f"+{digits[2:]}"
    elif digits.startswith("0") and market not in _NO_LEADING_ZERO:
        digits = f"+{_CALLING.get(market, '46')}{digits[1:]}"
    elif not digits.startswith("+") and market in _NO_LEADING_ZERO:
        digits = f"+{_CALLING[market]}{digits}"
    if not digits.isascii() or not _NUMBER.fullmatch(digits):
        raise AddressError(Phrase("message.number"), again=False)
    return digits


def _said(heard: Heard | Lost) -> str:
    """What became of it, by the gateway's answer."""
    if heard is Lost.NOT_SENT:
        raise NotSentError(Phrase("message.no_server"), again=True)
    if heard is Lost.SILENT:
        raise MaybeSentError(Phrase("message.maybe_sent"))
    assert isinstance(heard, Heard), "said above"
    if heard.status in _TAKEN or heard.status == _TAKEN_BEFORE:
        return _name_in(heard.body)
    if heard.status in _NOT_LET_IN:
        raise NotSentError(Phrase("message.not_let_in"), again=True)
    again = heard.status in _LATER or heard.status not in _OURS
    raise NotSentError(Phrase("message.not_taken"), again=again)


def _name_in(body: bytes) -> str:
    """The gateway's own name for a message, where it tells one."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    name = told.get("id", "") if isinstance(told, dict) else ""
    return str(name)[:_LONGEST_NAME] if isinstance(name, str | int) else ""
