"""Letters and contacts between their rows and the house."""

import json
from datetime import datetime
from typing import Any, cast

from returns_station.canonical import dumps, typed
from returns_station.dialogue.contact import Consent, Contact, ContactSource
from returns_station.dialogue.letter import (
    Address,
    Channel,
    Letter,
    LetterKind,
    LetterStands,
    LetterState,
    Signature,
)
from returns_station.phrase import Phrase


def letter_row(letter: Letter) -> dict[str, object]:
    """A letter as its row, without where it stands."""
    address, signed = letter.address, letter.signed
    return {
        "key": letter.key,
        "kind": letter.kind.value,
        "slip": letter.slip,
        "market": letter.market,
        "channel": address.channel.value,
        "address": address.to,
        "name": address.name,
        "language": address.language,
        "says": dumps(letter.says),
        "signed": signed.name,
        "role": dumps(signed.role) if signed.role else "",
        "attach": " ".join(letter.attach),
        "booking": letter.booking,
        "answers": letter.answers,
        "at": letter.at.isoformat(),
        "not_before": letter.not_before.isoformat(),
        "due": letter.due.isoformat() if letter.due else "",
    }


def letter_from_row(row: Any) -> LetterStands:  # noqa: ANN401 - a row by its names
    """A row of the table back to the letter and how it stands."""
    letter = Letter(
        key=row.key,
        kind=LetterKind(row.kind),
        slip=row.slip,
        address=Address(Channel(row.channel), row.address, row.name, row.language),
        says=_phrase(row.says),
        signed=Signature(row.signed, _phrase(row.role) if row.role else None),
        at=datetime.fromisoformat(row.at),
        not_before=datetime.fromisoformat(row.not_before),
        due=moment(row.due),
        attach=tuple(row.attach.split()),
        booking=row.booking,
        answers=row.answers,
        market=row.market,
    )
    return LetterStands(
        id=row.id,
        letter=letter,
        state=LetterState(row.state),
        tries=row.tries,
        next_at=moment(row.next_at),
        sent_at=moment(row.sent_at),
        thread=row.thread,
        message_id=row.message_id,
        why=row.why,
    )


def contact_row(contact: Contact) -> dict[str, object]:
    """A contact as its row."""
    address = contact.address
    return {
        "slip": contact.slip,
        "customer_id": contact.customer_id or None,
        "channel": address.channel.value,
        "address": address.to,
        "name": address.name,
        "language": address.language,
        "consent": contact.consent.value,
        "source": contact.source.value,
        "at": contact.at.isoformat(),
        "bad_at": contact.bad_at.isoformat() if contact.bad_at else "",
    }


def contact_from_row(row: Any) -> Contact:  # noqa: ANN401 - as above
    """A row of the table back to the contact."""
    return Contact(
        address=Address(Channel(row.channel), row.address, row.name, row.language),
        consent=Consent(row.consent),
        source=ContactSource(row.source),
        at=datetime.fromisoformat(row.at),
        slip=row.slip,
        customer_id=row.customer_id or 0,
        bad_at=moment(row.bad_at),
        id=row.id,
    )


def moment(told: str) -> datetime | None:
    """A moment as it is kept; "" none."""
    return datetime.fromisoformat(told) if told else None


def _phrase(told: str) -> Phrase:
    # Written by us alone: it is a phrase.
    return cast("Phrase", typed(json.loads(told)))
