"""Who a mail is from, where its answer goes, and by which names its headers call it."""

import re
from dataclasses import dataclass
from typing import Final

from returns_station.adapters.messaging.files import name_of
from returns_station.desk.dialogue.ports import NotSentError
from returns_station.dialogue.letter import LetterKind, LetterStands
from returns_station.phrase import Phrase
from returns_station.slip import Shop

_MAILBOX: Final = re.compile(r"([^\s@<>\"(),:;\\\[\]]{1,64})@([^\s@<>\"(),:;\\\[\]]{1,253})")
# She asked for none of these, so they say how to get no more of them.
NOT_ASKED_FOR: Final = frozenset({LetterKind.HOW_WAS_IT, LetterKind.WE_CHANGED})


class AddressError(NotSentError):
    """Nothing can be sent to what stands there as an address; a person looks."""


@dataclass(frozen=True, slots=True)
class Sender:
    """The shop as a sender: its head, its address, and the mailbox that takes answers."""

    shop: Shop
    address: str
    reply_to: str = ""
    plus: bool = True

    @property
    def domain(self) -> str:
        """The domain that names of messages end in."""
        return ascii_domain(self.address)

    def answers_to(self, thread: str) -> str:
        """Where an answer goes, with the code of its case where the mailbox takes one."""
        mailbox = self.reply_to or self.address
        local, _, domain = mailbox.rpartition("@")
        return f"{local}+{thread}@{domain}" if self.plus and thread else mailbox

    def message_id(self, stands: LetterStands) -> str:
        """The name of a mail, the same at every try."""
        name = stands.message_id or name_of(stands.letter.key)
        return f"<{name}@{self.domain}>"

    def thread_id(self, thread: str) -> str:
        """A name that all mails of a case refer to, so that her reader shows them together."""
        return f"<case-{thread}@{self.domain}>"


def mailbox(address: str) -> str:
    """An address as a server takes it, its domain in ASCII; raises AddressError."""
    found = _MAILBOX.fullmatch(address.strip())
    if found is None or not found[1].isprintable():
        raise AddressError(Phrase("message.address"), again=False)
    try:
        return f"{found[1]}@{ascii_domain(address.strip())}"
    except UnicodeError as error:
        raise AddressError(Phrase("message.address"), again=False) from error


def ascii_domain(address: str) -> str:
    """The domain of an address, as the network writes it."""
    domain = address.rpartition("@")[2]
    return domain if domain.isascii() else domain.encode("idna").decode("ascii")
