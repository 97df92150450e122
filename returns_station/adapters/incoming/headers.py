"""Headers of foreign messages: decoded whatever they are, checked before anybody uses them."""

import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses
from typing import Final

from returns_station.adapters.incoming.words import decoded, tidy

_MOST: Final = 20_000
_MOST_NAMES: Final = 40
_LONGEST_NAME: Final = 100
_ADDRESS: Final = re.compile(r"[^\s@<>\"(),:;\\\[\]]{1,64}@[^\s@<>\"(),:;\\\[\]]{1,253}")
_NAME: Final = re.compile(r"<[!-;=?-~]{1,250}>", re.ASCII)


def header(message: Message, name: str) -> str:
    """A header as it stands, "" where there is none or it cannot be read."""
    wanted = name.casefold()
    # Raw: what was sent as bytes is still there, and no parser gets to fail on it.
    found = (told for key, told in message.raw_items() if key.casefold() == wanted)
    return str(next(found, ""))[:_MOST]


def words_in(message: Message, name: str, most: int) -> str:
    """A header that people read, on one line."""
    told = header(message, name)
    try:
        parts = decode_header(told)
    except (HeaderParseError, ValueError, LookupError, TypeError):
        parts = [(told, None)]
    joined = "".join(
        decoded(part, charset or "utf-8") if isinstance(part, bytes) else part
        for part, charset in parts
    )
    # What stood there as bytes and was never declared.
    plain = decoded(joined.encode("utf-8", "surrogateescape"), "utf-8")
    return tidy(plain, most, lines=False)


def address_of(told: str) -> str:
    """The address of what stands there; "" where it is none, or more than one."""
    found = {one for one in _addresses(told) if one}
    return found.pop() if len(found) == 1 else ""


def addresses_in(message: Message, *names: str) -> tuple[str, ...]:
    """Every address of some headers."""
    told: list[str] = []
    for name in names:
        wanted = name.casefold()
        lines = [line for key, line in message.raw_items() if key.casefold() == wanted]
        for line in lines[:10]:
            told += _addresses(str(line)[:_MOST])
    return tuple(dict.fromkeys(one for one in told if one))[:_MOST_NAMES]


def called(message: Message) -> str:
    """What the sender calls herself."""
    try:
        pairs = getaddresses([words_in(message, "From", _LONGEST_NAME * 4)])
    except (ValueError, TypeError, IndexError):
        return ""
    name = pairs[0][0] if pairs else ""
    return "" if "@" in name else tidy(name, _LONGEST_NAME, lines=False)


def name_in(told: str) -> str:
    """The first name of a message in a header: <...>, plain signs alone; "" for none."""
    found = _NAME.search(told[:_MOST])
    return found[0] if found else ""


def names_in(message: Message, *names: str) -> tuple[str, ...]:
    """Every name of a message in some headers, the nearest first."""
    told: list[str] = []
    for name in names:
        told += reversed(_NAME.findall(header(message, name)))
    return tuple(dict.fromkeys(told))[:_MOST_NAMES]


def _addresses(told: str) -> list[str]:
    try:
        pairs = getaddresses([told])
    except (ValueError, TypeError, IndexError):
        return []
    return [
        address for _, address in pairs if _ADDRESS.fullmatch(address) and address.isprintable()
    ]
