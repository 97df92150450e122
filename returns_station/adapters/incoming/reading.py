"""One message's bytes read into plain values: its words, what it answers, what came with it."""

from collections.abc import Iterator
from email.message import Message
from email.parser import BytesHeaderParser, BytesParser
from typing import Final

from returns_station.adapters.incoming.headers import (
    address_of,
    addresses_in,
    called,
    header,
    name_in,
    names_in,
    words_in,
)
from returns_station.adapters.incoming.robots import bounce_of, is_robot, parts_of
from returns_station.adapters.incoming.words import (
    MOST_HTML,
    MOST_WORDS,
    decoded,
    own_words,
    text_of,
    tidy,
)
from returns_station.desk.dialogue.incoming import Attachment, Mail

_DEEPEST: Final = 8
_MOST_PARTS: Final = 100
_MOST_FILES: Final = 10
_LARGEST: Final = 12 << 20
_LONGEST_SUBJECT: Final = 200
_TO: Final = ("Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc")
_PICTURES: Final = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a", b"BM")
_TOO_DEEP: Final = "nested"


def read(raw: bytes, *, cut: bool = False) -> Mail:
    """What a message says; one that is nested too deep is read by its headers alone."""
    try:
        message = BytesParser().parsebytes(raw)
        parts, left_out = _parts_of(message)
        told = _told(parts)
        attached, refused = _attached(parts)
    except RecursionError:
        message = BytesHeaderParser().parsebytes(raw)
        told, attached, left_out, refused = "", (), (_TOO_DEEP,), ()
    sender = address_of(header(message, "From"))
    missed = ("cut",) if cut else ()
    return Mail(
        sender=sender,
        name=called(message),
        to=addresses_in(message, *_TO),
        message_id=name_in(header(message, "Message-ID")),
        threads=names_in(message, "In-Reply-To", "References"),
        subject=words_in(message, "Subject", _LONGEST_SUBJECT),
        words=told,
        robot=is_robot(message, sender),
        bounce=None if _TOO_DEEP in left_out else bounce_of(message),
        attached=attached,
        left_out=tuple(dict.fromkeys((*missed, *left_out, *refused))),
    )


def _parts_of(message: Message) -> tuple[list[Message], tuple[str, ...]]:
    """The parts that are no containers, in order; what lies too deep, or too far on, is not one."""
    found: list[Message] = []
    left_out: list[str] = []
    for depth, part in _walk(message):
        if depth > _DEEPEST:
            left_out.append(_TOO_DEEP)
        elif len(found) >= _MOST_PARTS:
            left_out.append("many")
            break
        elif part.get_content_maintype() == "message":
            # A message in a message is nobody's words to us.
            left_out.append("kind")
        elif not part.is_multipart():
            found.append(part)
    if message.get_content_type() == "multipart/report":
        left_out = [one for one in left_out if one != "kind"]
    return found, tuple(dict.fromkeys(left_out))


def _walk(message: Message) -> Iterator[tuple[int, Message]]:
    """Every part with how deep it lies; without recursion, and never into a message inside."""
    waiting: list[tuple[int, Message]] = [(0, message)]
    seen = 0
    while waiting and seen <= _MOST_PARTS * 2:
        depth, part = waiting.pop()
        seen += 1
        yield depth, part
        if depth <= _DEEPEST and part.get_content_maintype() != "message":
            waiting += [(depth + 1, each) for each in reversed(parts_of(part))]


def _told(parts: list[Message]) -> str:
    """Her words: the first plain text, else the first page; without what she only quotes."""
    for kind in ("text/plain", "text/html"):
        for part in parts:
            if part.get_content_type() != kind or _is_file(part):
                continue
            text = _text(part)
            words = tidy(
                own_words(text_of(text) if kind == "text/html" else text[: MOST_WORDS * 4])
            )
            if words:
                return words
    return ""


def _text(part: Message) -> str:
    data = _bytes(part)[:MOST_HTML]
    try:
        charset = str(part.get_param("charset", "") or "")[:40]
    except (ValueError, LookupError, TypeError):
        charset = ""
    return decoded(data, charset)


def _attached(parts: list[Message]) -> tuple[tuple[Attachment, ...], tuple[str, ...]]:
    """The files that are let in, by their own first bytes, and codes of why others are not."""
    found: list[Attachment] = []
    refused: list[str] = []
    for part in parts:
        if part.get_content_maintype() == "text" and not _is_file(part):
            continue
        data = _bytes(part)
        kind = _kind(data)
        if not data:
            continue
        if len(data) > _LARGEST:
            refused.append("big")
        elif not kind:
            refused.append("kind")
        elif len(found) >= _MOST_FILES:
            refused.append("many")
        else:
            found.append(Attachment(kind, data))
    return tuple(found), tuple(dict.fromkeys(refused))


def _kind(data: bytes) -> str:
    """What a file is by its own first bytes, whatever it is called; "" what is not let in."""
    if data.startswith(b"%PDF-"):
        return "pdf"
    webp = data.startswith(b"RIFF") and data[8:12] == b"WEBP"
    return "picture" if webp or data.startswith(_PICTURES) else ""


def _is_file(part: Message) -> bool:
    told = header(part, "Content-Disposition").strip().casefold()
    return told.startswith("attachment")


def _bytes(part: Message) -> bytes:
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError, AssertionError):
        return b""
    return data if isinstance(data, bytes) else b""
