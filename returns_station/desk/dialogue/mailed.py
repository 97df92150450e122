"""A grade that she gave by answering a message: heard as a touch is, and with her words, if any."""

import re
from datetime import datetime
from typing import Final

from returns_station.case import Who
from returns_station.desk.dialogue.feedback import said_in
from returns_station.desk.dialogue.hearing import hear
from returns_station.desk.dialogue.placing import knows
from returns_station.desk.house import House
from returns_station.desk.no_cards import without_card
from returns_station.desk.ports import UnitOfWork
from returns_station.dialogue.answering import NewItem
from returns_station.dialogue.feedback import SaidOfUs, Way

# Whatever a mail program puts before it ("Sv:", "VS:").
_CODE: Final = re.compile(r"\b(?:FB|XB)(?:[ -]?\d){13}\b", re.ASCII | re.IGNORECASE)


def graded(work: UnitOfWork, item: NewItem, *, house: House, at: datetime, who: Who) -> str | None:
    """What a message's subject, or a text message, says of a visit, written down.

    Gives its number in the inbox, "" where no answer is owed; None: it is no such message, or its
    sender is not known there, and a person looks at it.
    """
    # A text message has no subject: its code stands among its words.
    found = _CODE.search(item.subject) or _CODE.search(item.words if not item.subject else "")
    if found is None or item.robot or item.attached or item.left_out:
        return None
    said = said_in(found[0], item.key, Way.MAIL)
    if said is None or not knows(work, said.slip, item.sender.to, item.sender.channel):
        return None
    words = without_card(item.words.replace(found[0], "", 1).strip())
    told = SaidOfUs(said.key, said.slip, said.grade, words, said.topics, said.way, item.sender)
    return hear(work, told, house=house, at=at, who=who).item
