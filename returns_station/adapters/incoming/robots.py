"""What a machine wrote: answers nobody typed, and messages that say ours did not arrive."""

from email.message import Message
from typing import Final

from returns_station.adapters.incoming.headers import address_of, header, name_in
from returns_station.desk.dialogue.incoming import Bounce

_BY_MACHINES: Final = (
    "X-Autoreply",
    "X-Autorespond",
    "X-Auto-Reply",
    "X-Autoresponder",
    "X-Mail-Autoreply",
    "X-Failed-Recipients",
)
_BULK: Final = frozenset(("bulk", "junk", "list", "auto_reply", "auto-reply"))
_SENDERS: Final = ("mailer-daemon@", "postmaster@", "noreply@", "no-reply@", "donotreply@")


def is_robot(message: Message, sender: str) -> bool:
    """Whether nobody wrote it: then nobody is owed an answer, and none may be given (RFC 3834)."""
    told = header(message, "Auto-Submitted").partition(";")[0].strip().casefold()
    if told and told != "no":
        return True
    if any(name in message for name in _BY_MACHINES):
        return True
    if header(message, "Precedence").strip().casefold() in _BULK:
        return True
    if "Return-Path" in message and header(message, "Return-Path").strip() == "<>":
        return True
    return sender.casefold().startswith(_SENDERS) or is_report(message)


def is_report(message: Message) -> bool:
    """Whether it is a machine's report on a message of ours (RFC 6522)."""
    return message.get_content_type() == "multipart/report"


def bounce_of(message: Message) -> Bounce | None:
    """What a report says of a message of ours; None: it says nothing of its delivery (RFC 3464)."""
    if not is_report(message) or not message.is_multipart():
        return None
    recipient, final, named = "", False, ""
    for part in parts_of(message)[:10]:
        kind = part.get_content_type()
        if kind == "message/delivery-status":
            recipient, final = _status(part)
        elif kind in ("message/rfc822", "message/global"):
            inner = parts_of(part)
            named = name_in(header(inner[0], "Message-ID")) if inner else ""
        elif kind == "text/rfc822-headers":
            named = _named_in(part)
    return Bounce(recipient, named, final) if recipient or named else None


def _status(part: Message) -> tuple[str, bool]:
    """Whom it did not reach, and whether it never will: groups of fields, one a recipient."""
    for group in parts_of(part)[:20]:
        action = header(group, "Action").strip().casefold()
        if action:
            told = header(group, "Original-Recipient") or header(group, "Final-Recipient")
            return address_of(told.rpartition(";")[2]), action == "failed"
    return "", False


def _named_in(part: Message) -> str:
    payload = part.get_payload(decode=True)
    told = payload.decode("latin-1") if isinstance(payload, bytes) else ""
    for line in told.splitlines()[:200]:
        if line.casefold().startswith("message-id:"):
            return name_in(line.partition(":")[2])
    return ""


def parts_of(message: Message) -> list[Message]:
    """The parts of a container; of anything else none."""
    # Asked for its text it would be decoded, by whatever codec it names.
    payload = message.get_payload() if message.is_multipart() else ()
    return [part for part in payload if isinstance(part, Message)]
