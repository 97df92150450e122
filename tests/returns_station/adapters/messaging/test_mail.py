"""A mail as machines read it: headers, parts, papers, the calendar; nothing can be put between."""

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from hypothesis import given, settings
from hypothesis import strategies as st

from returns_station.adapters.messaging.calendar import folded
from returns_station.adapters.messaging.sender import Sender
from returns_station.desk.dialogue.ports import Appointment, ToSend
from returns_station.dialogue.letter import LetterKind
from tests.builders import SHOP
from tests.returns_station.adapters.messaging.letters import AT, COMPOSER, a_letter
from tests.ui.rooms.after_states import a_slip

BEGINS, ENDS = datetime(2026, 11, 30, 15, tzinfo=UTC), datetime(2026, 11, 30, 17, tzinfo=UTC)
HEADERS = {
    "from", "to", "subject", "date", "message-id", "reply-to", "references", "in-reply-to",
    "content-language", "auto-submitted", "x-auto-response-suppress", "mime-version",
    "content-type", "list-unsubscribe",
}  # fmt: skip


def opened(it: ToSend) -> EmailMessage:
    """The mail as its reader opens it."""
    return message_from_bytes(COMPOSER.bytes_of(it), policy=default)


def test_that_a_mail_has_the_same_name_at_every_try_and_keeps_to_its_case() -> None:
    first, second = opened(a_letter()), opened(a_letter())

    assert first["Message-ID"] == second["Message-ID"]
    assert first["Message-ID"] != opened(a_letter(key="another"))["Message-ID"]
    assert first["References"] == "<case-k7m4q2x9wt@granlov.example>"
    assert first["Reply-To"] == "Granlöv <svar+k7m4q2x9wt@granlov.example>"
    assert first["Content-Language"] == "sv"


def test_that_a_mailbox_without_codes_finds_the_case_by_the_subject() -> None:
    composer = replace(COMPOSER, sender=Sender(SHOP, "retur@granlov.example", plus=False))

    mail = message_from_bytes(composer.bytes_of(a_letter()), policy=default)

    assert mail["Reply-To"] == "Granlöv <retur@granlov.example>"
    assert mail["Subject"] == "Din retur är klar [k7m4q2x9wt]"


def test_that_an_answer_answers_what_she_wrote() -> None:
    mail = opened(replace(a_letter(LetterKind.ANSWER), answers_id="<her-own@mail.example>"))

    assert mail["In-Reply-To"] == "<her-own@mail.example>"
    assert mail["References"] == "<case-k7m4q2x9wt@granlov.example> <her-own@mail.example>"


def test_that_a_machine_says_that_it_is_one_and_a_person_does_not() -> None:
    assert opened(a_letter(LetterKind.HEARD))["Auto-Submitted"] == "auto-generated"
    assert opened(a_letter(LetterKind.ANSWER))["Auto-Submitted"] is None


def test_that_only_what_she_did_not_ask_for_says_how_to_get_no_more_of_it() -> None:
    says = {kind for kind in LetterKind if opened(a_letter(kind))["List-Unsubscribe"]}

    assert says == {LetterKind.HOW_WAS_IT, LetterKind.WE_CHANGED}


def test_that_her_slip_comes_with_it_as_a_paper() -> None:
    mail = opened(replace(a_letter(), slips=(a_slip(),)))

    (paper,) = mail.iter_attachments()
    assert paper.get_content_type() == "application/pdf"
    assert str(paper.get_filename()).startswith("returlapp-")
    assert paper.get_content().startswith(b"%PDF")
    plain = mail.get_body(("plain",))
    assert plain
    assert "Din returlapp följer med det här mejlet." in plain.get_content()


def test_that_a_pickup_comes_with_its_time_and_is_moved_and_called_off_by_it() -> None:
    at = Appointment("b1", 2, BEGINS, ENDS, "Storgatan 1; 2 tr, Uppsala")
    booked = _calendar(replace(a_letter(LetterKind.PICKUP), appointment=at))
    off = replace(a_letter(LetterKind.PICKUP), appointment=replace(at, turn=3, cancelled=True))
    gone = _calendar(off)

    lines = booked.splitlines()
    assert {"METHOD:REQUEST", "SEQUENCE:2", "STATUS:CONFIRMED"} <= set(lines)
    assert {"DTSTART:20261130T150000Z", "DTEND:20261130T170000Z"} <= set(lines)
    assert "LOCATION:Storgatan 1\\; 2 tr\\, Uppsala" in lines
    assert "UID:b1@granlov.example" in lines
    assert {"METHOD:CANCEL", "SEQUENCE:3", "STATUS:CANCELLED", "UID:b1@granlov.example"} <= set(
        gone.splitlines()
    )


def _calendar(it: ToSend) -> str:
    part = next(one for one in opened(it).walk() if one.get_content_type() == "text/calendar")
    assert part.get_param("method") in {"REQUEST", "CANCEL"}
    return str(part.get_content())


@given(st.text(max_size=200))
def test_that_no_line_of_a_calendar_is_longer_than_it_may_be(text: str) -> None:
    line = "".join(letter for letter in text if letter.isprintable())

    rows = folded(line).split("\r\n")

    assert all(len(row.encode()) <= 75 for row in rows)
    assert "".join(row.removeprefix(" ") if nr else row for nr, row in enumerate(rows)) == line


@settings(max_examples=40)
@given(
    st.text(max_size=120),
    st.sampled_from(("\r\nBcc: x@y.example", "\nX: 1", "\r", "\u2028Bcc: x", "\x85", "\x00", "")),
)
def test_that_nothing_in_a_name_begins_a_header(name: str, more: str) -> None:
    it = a_letter(name=f"{name}{more}{name}")
    composer = replace(
        COMPOSER, sender=replace(COMPOSER.sender, shop=replace(SHOP, name=name + more))
    )
    place = Appointment("b1", 1, BEGINS, ENDS, name + more)

    mail = message_from_bytes(composer.bytes_of(replace(it, appointment=place)), policy=default)

    assert {key.lower() for key in mail} <= HEADERS
    assert len(mail["To"].addresses) == 1
    assert mail["To"].addresses[0].addr_spec == "elin@example.org"
    assert mail["Date"].datetime == AT
