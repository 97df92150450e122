"""What she wrote or said is laid in the inbox: once, with an owner and a moment it is due."""

from datetime import datetime
from typing import Final

from returns_station.case import Who
from returns_station.desk.dialogue.deadline import answer_by
from returns_station.desk.dialogue.inbox_ports import Laid, Served
from returns_station.desk.house import House
from returns_station.desk.ports import UnitOfWork
from returns_station.dialogue.answering import ItemCame, ItemState, NewItem
from returns_station.people.rights import Right

_SERIES: Final = "inbox"


def lay_in(
    work: UnitOfWork, item: NewItem, *, house: House, at: datetime, who: Who, told: bool = False
) -> str | None:
    """Lay something in and journal that it came; gives its number, None: it came before.

    It is owned at once by who did the visit, else by her desk. What nobody knows the visit of is
    nobody's until somebody takes it. What a machine sent by itself is kept, and owed no answer.
    `told`: it is answered in the same breath, and nobody need hear that it came.
    """
    if work.inbox.by_key(item.key) is not None:
        return None
    served = work.inbox.served(item.slip)
    number = f"M{work.next_number(_SERIES):05}"
    market = served.market if served else house.shop.market
    laid = Laid(
        number=number,
        item=item,
        state=ItemState.NOTED if item.robot else ItemState.OPEN,
        owner=owner_of(work, served),
        due=answer_by(at, market, house.dialogue),
    )
    if not work.inbox.put(laid):
        return None
    if laid.state is ItemState.OPEN and not told:
        event = ItemCame(number, item.kind, item.slip, item.grade, laid.due)
        work.journal((event,), at=at, who=who)
    return number


def owner_of(work: UnitOfWork, served: Served | None) -> str:
    """Who answers of a visit: who did it, while she works here and may, else her desk."""
    if served is None:
        return ""
    may = served.staff and Right.ANSWER in work.people.granted(served.staff)
    return served.staff if may else served.desk
