"""Where a message belongs: by the code it answers, and only if its sender is known there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from returns_station.desk.dialogue.incoming import Mail
from returns_station.desk.ports import UnitOfWork
from returns_station.dialogue.letter import Address, Channel
from returns_station.scan.slips import slip_parts

_NUMBER: Final = re.compile(r"\b(?:RS|XR)[ -]?\d{4}-?\d{4}-?\d\b", re.ASCII | re.IGNORECASE)
_CODE: Final = re.compile(r"[+.-]([2-9a-z]{10})@", re.ASCII)
_IN_SUBJECT: Final = re.compile(r"\[([2-9a-z]{10})\]", re.ASCII)
_MOST_ASKED: Final = 40
_NOT_LONG_AGO: Final = timedelta(days=90)
# A local part and a country's digits: the same phone is written in many ways.
_SAME_DIGITS: Final = 8


@dataclass(frozen=True, slots=True)
class Place:
    """The visit it belongs to, or the one that it only may belong to; both "": nobody knows."""

    slip: str = ""
    maybe: str = ""


def place_of(work: UnitOfWork, mail: Mail, channel: Channel, now: datetime) -> Place:
    """Where a message belongs.

    A code alone shows a case to nobody: the sender must be who we write to about it. Who is known
    and names no case means the last one that we wrote to her about.
    """
    named = next(_named(work, mail), "")
    if named and knows(work, named, mail.sender, channel):
        return Place(named)
    if named:
        return Place(maybe=named)
    latest = work.inbox.slip_of(mail.sender, channel, now - _NOT_LONG_AGO)
    return Place(latest if latest and knows(work, latest, mail.sender, channel) else "")


def knows(work: UnitOfWork, slip: str, sender: str, channel: Channel) -> bool:
    """Whether she of a visit is written to at this address."""
    visit = work.letters.visit(slip)
    told = [one.address for one in visit.contacts] if visit else []
    told += [one.letter.address for one in work.letters.of_slip(slip)]
    return any(same(one, sender, channel) for one in told)


def same(address: Address, sender: str, channel: Channel) -> bool:
    """Whether two addresses are one: mail whatever its capitals, phones by their last digits."""
    if channel is Channel.EMAIL:
        return address.channel is Channel.EMAIL and _mail(address.to) == _mail(sender) != ""
    ours, hers = digits_of(address.to), digits_of(sender)
    return address.channel is not Channel.EMAIL and ours == hers != ""


def digits_of(phone: str) -> str:
    """The digits that tell one phone from another, without the country's or the town's zero."""
    digits = "".join(one for one in phone if one.isdecimal() and one.isascii())
    return digits[-_SAME_DIGITS:] if len(digits) >= _SAME_DIGITS else ""


def key_of(mail: Mail, raw: bytes) -> str:
    """What makes the same message twice one: what it is called, whom it is from, what it says.

    Its name alone would do for a stranger to keep another's message out.
    """
    told = (mail.message_id, mail.sender, mail.subject, mail.words)
    body = "\n".join(told).encode() if mail.message_id else raw
    return f"mail:{sha256(body).hexdigest()}"


def _named(work: UnitOfWork, mail: Mail) -> Iterator[str]:
    """The visits that a message names, the surest first."""
    told = "\n".join((*mail.to[:_MOST_ASKED], *mail.threads[:_MOST_ASKED])).lower()
    for code in (*_CODE.findall(told), *_IN_SUBJECT.findall(mail.subject))[:_MOST_ASKED]:
        yield from (one.letter.slip for one in work.letters.of_thread(code) if one.letter.slip)
    for name in mail.threads[:_MOST_ASKED]:
        found = work.letters.of_message(name.strip("<> ").partition("@")[0])
        if found is not None and found.letter.slip:
            yield found.letter.slip
    for number in _NUMBER.findall(f"{mail.subject}\n{mail.words}")[:_MOST_ASKED]:
        parts = slip_parts(number)
        if parts and work.slip("".join(parts)) is not None:
            yield "".join(parts)


def _mail(address: str) -> str:
    return address.strip().casefold()
