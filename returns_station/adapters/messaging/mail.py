"""A letter as a mail: plain and with marks, the slip with it, the pickup for her calendar."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime
from typing import TYPE_CHECKING, Final

from returns_station.adapters.messaging.calendar import calendar_of
from returns_station.adapters.messaging.facts import language_of
from returns_station.adapters.messaging.rendering import LetterPress
from returns_station.adapters.messaging.sender import NOT_ASKED_FOR, Sender, mailbox
from returns_station.adapters.plain import plain
from returns_station.adapters.speech import speech
from returns_station.desk.dialogue.ports import ToSend
from returns_station.dialogue.letter import LetterKind

if TYPE_CHECKING:
    from returns_station.adapters.printing.look import Dress

_LONGEST_NAME: Final = 80
# Written by somebody for this very person: an answering machine may answer it.
_BY_A_PERSON: Final = frozenset({LetterKind.ANSWER})


@dataclass(frozen=True, slots=True)
class Composer:
    """Makes mails for a sender: the bytes of a letter, the same but for the moment they go."""

    sender: Sender
    press: LetterPress
    clock: Callable[[], datetime]
    dress: "Dress | None" = None

    def bytes_of(self, it: ToSend) -> bytes:
        """The mail as a file holds it."""
        return self.message(it).as_bytes(policy=SMTP)

    def message(self, it: ToSend) -> EmailMessage:
        """The whole mail; raises AddressError."""
        stands, letter = it.stands, it.stands.letter
        rendered = self.press.rendered(it, self.sender.answers_to(stands.thread))
        to = mailbox(letter.address.to)
        message = EmailMessage(policy=SMTP if to.isascii() else SMTPUTF8)
        message["From"] = _named(self.sender.shop.name, mailbox(self.sender.address))
        message["To"] = _named(letter.address.name, to)
        message["Subject"] = self._subject(rendered.subject, stands.thread)
        message["Date"] = format_datetime(self.clock())
        self._mark(message, it)
        message.set_content(rendered.plain, charset="utf-8", cte="quoted-printable")
        message.add_alternative(
            rendered.html, subtype="html", charset="utf-8", cte="quoted-printable"
        )
        if it.appointment:
            _invite(message, calendar_of(it, self.sender, to, rendered.subject, self.clock()))
        # Of the whole mail: what is said of content before goes with its first part.
        message["Content-Language"] = language_of(letter)
        for name, content in self._papers(it):
            message.add_attachment(content, maintype="application", subtype="pdf", filename=name)
        return message

    def _subject(self, subject: str, thread: str) -> str:
        """Where the mailbox takes no code, the subject carries it."""
        coded = thread and not self.sender.plus
        return plain(f"{subject} [{thread}]" if coded else subject, limit=200)

    def _mark(self, message: EmailMessage, it: ToSend) -> None:
        """What machines read: the thread, the language, that a machine wrote it, the way out."""
        stands, kind = it.stands, it.stands.letter.kind
        message["Message-ID"] = self.sender.message_id(stands)
        answers_to = self.sender.answers_to(stands.thread)
        message["Reply-To"] = _named(self.sender.shop.name, mailbox(answers_to))
        thread = self.sender.thread_id(stands.thread) if stands.thread else ""
        answered = plain(it.answers_id, limit=300)
        references = " ".join(each for each in (thread, answered) if each)
        if references:
            message["References"] = references
            message["In-Reply-To"] = answered or thread
        if kind not in _BY_A_PERSON:
            message["Auto-Submitted"] = "auto-generated"
            message["X-Auto-Response-Suppress"] = "OOF, AutoReply"
        if kind in NOT_ASKED_FOR:
            message["List-Unsubscribe"] = f"<mailto:{mailbox(answers_to)}?subject=unsubscribe>"

    def _papers(self, it: ToSend) -> tuple[tuple[str, bytes], ...]:
        """The slips that go with it, as files."""
        if not it.slips:
            return ()
        from returns_station.adapters.printing.pdf import Paper, draw  # lazy: costs 150 ms

        papers = []
        for slip in it.slips:
            voice = speech(slip.language)
            name = voice("letter.slip_file", number=slip.number)
            papers.append((name, draw(slip, Paper.A4, voice, self.dress)))
        return tuple(papers)


def _invite(message: EmailMessage, told: tuple[str, str]) -> None:
    method, text = told
    message.add_alternative(
        text, subtype="calendar", charset="utf-8", cte="base64", params={"method": method}
    )


def _named(name: str, address: str) -> Address:
    """A name and an address as a header takes them: nothing in a name can begin another."""
    local, _, domain = address.rpartition("@")
    return Address(plain(name, limit=_LONGEST_NAME).strip(), local, domain)
