"""What was said of a visit, written down in one transaction: graded, counted, owed an answer."""

from datetime import datetime

from returns_station.case import VisitRated, Who
from returns_station.desk.dialogue.composing import Writer
from returns_station.desk.dialogue.laying_in import lay_in
from returns_station.desk.house import House
from returns_station.desk.ports import UnitOfWork
from returns_station.desk.rating import VisitUnknownError
from returns_station.dialogue.answering import ItemKind, ItemState, NewItem
from returns_station.dialogue.feedback import FeedbackSaid, Heard, SaidOfUs, Topic, topics_code
from returns_station.dialogue.letter import Address, Channel, LetterKind
from returns_station.phrase import Phrase


def hear(work: UnitOfWork, said: SaidOfUs, *, house: House, at: datetime, who: Who) -> Heard:
    """Write it down; the same key a second time changes nothing. Raises VisitUnknownError.

    A low grade, and any words, lie in the inbox; what comes after them of the same visit (a topic
    that was touched, another grade) joins them there while nobody has answered.
    """
    done = work.feedback.done(said.key)
    if done is not None:
        item = work.inbox.by_key(_item_key(said.key))
        return Heard(*done, item.number if item else "")
    if work.slip(said.slip) is None:
        raise VisitUnknownError(Phrase("find.slip_unknown", {"number": said.slip}))
    work.feedback.put(said, at=at, who=who)
    if said.grade:
        work.rate(said.slip, said.grade, at=at, who=who)
        work.journal((VisitRated(said.slip, said.grade),), at=at, who=who)
    told = FeedbackSaid(said.slip, said.grade, said.topics, said.way)
    work.journal((told,), at=at, who=who)
    number = _owed(work, said, house=house, at=at, who=who)
    return Heard(said.slip, said.grade, number)


def _owed(work: UnitOfWork, said: SaidOfUs, *, house: House, at: datetime, who: Who) -> str:
    """The number in the inbox under which she is answered; "" she is owed none."""
    spoke = work.feedback.of_slip(said.slip)
    topics = spoke.topics if spoke else said.topics
    for one in work.inbox.of_slip(said.slip):
        is_open = one.item.kind is ItemKind.FEEDBACK and one.state is ItemState.OPEN
        if is_open and work.feedback.amend(one.number, said, topics):
            return one.number
    if not said.wants_answer:
        return ""
    item = _item(work, said, topics, house=house, at=at, who=who)
    return lay_in(work, item, house=house, at=at, who=who) or ""


def _item(
    work: UnitOfWork,
    said: SaidOfUs,
    topics: tuple[Topic, ...],
    *,
    house: House,
    at: datetime,
    who: Who,
) -> NewItem:
    return NewItem(
        key=_item_key(said.key),
        kind=ItemKind.FEEDBACK,
        slip=said.slip,
        sender=said.sender or _reached(work, said.slip, house=house, at=at, who=who),
        subject="",
        words=said.words.strip(),
        at=at,
        grade=said.grade,
        topic=topics_code(topics),
    )


def _reached(work: UnitOfWork, slip: str, *, house: House, at: datetime, who: Who) -> Address:
    """Where an answer goes: as any message of the visit does, else a person tells her."""
    visit = work.letters.visit(slip)
    found = Writer(work, house, at, who).address(LetterKind.ANSWER, visit) if visit else None
    return found or Address(Channel.BY_HAND, "", "", house.language)


def _item_key(key: str) -> str:
    return f"feedback:{key}"
