"""A pickup as an appointment (RFC 5545, 5546): moved by a higher turn, called off by its name."""

from datetime import UTC, datetime
from typing import Final

from returns_station.adapters.messaging.facts import language_of
from returns_station.adapters.messaging.sender import Sender, mailbox
from returns_station.adapters.plain import plain
from returns_station.desk.dialogue.ports import ToSend

_WIDTH: Final = 75  # bytes of a line; the next begins with a space
_ESCAPED: Final = (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n"))


def calendar_of(it: ToSend, sender: Sender, to: str, summary: str, at: datetime) -> tuple[str, str]:
    """The method, and the appointment as text."""
    told = it.appointment
    assert told, "asked only where there is one"
    method = "CANCEL" if told.cancelled else "REQUEST"
    language = language_of(it.stands.letter)
    uid = told.uid if "@" in told.uid else f"{told.uid}@{sender.domain}"
    organiser = mailbox(sender.answers_to(it.stands.thread))
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Returns Station//Pickups//EN",
        f"METHOD:{method}",
        "BEGIN:VEVENT",
        f"UID:{_escaped(uid)}",
        f"SEQUENCE:{told.turn}",
        f"DTSTAMP:{_utc(at)}",
        f"DTSTART:{_utc(told.begins)}",
        f"DTEND:{_utc(told.ends)}",
        f"SUMMARY;LANGUAGE={language}:{_escaped(summary)}",
        f"LOCATION:{_escaped(told.place)}",
        f"ORGANIZER;CN={_quoted(sender.shop.name)}:mailto:{organiser}",
        f"ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:{to}",
        f"STATUS:{'CANCELLED' if told.cancelled else 'CONFIRMED'}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return method, "".join(f"{folded(line)}\r\n" for line in lines)


def folded(line: str) -> str:
    """A line cut to the width that calendars read, never within a letter."""
    rows, row = [], ""
    for letter in line:
        if len(f"{row}{letter}".encode()) > _WIDTH:
            rows.append(row)
            row = " "
        row += letter
    return "\r\n".join((*rows, row))


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _escaped(text: str) -> str:
    said = plain(text, limit=300)
    for letter, written in _ESCAPED:
        said = said.replace(letter, written)
    return said


def _quoted(text: str) -> str:
    """A parameter's text: it can hold neither a quote nor the end of its line."""
    return '"' + plain(text, limit=80).replace('"', "'") + '"'
