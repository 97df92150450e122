"""A question put to those who may say yes: what the policy said, and what the wish goes beyond."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from returns_station.case import Who
from returns_station.desk.commands import Part
from returns_station.desk.house import House
from returns_station.desk.ports import UnitOfWork, Views
from returns_station.desk.ruling.commands import AskForYes
from returns_station.desk.ruling.errors import NothingToAskError
from returns_station.desk.ruling.events import PersonAsked
from returns_station.desk.ruling.kept import AskKept
from returns_station.desk.ruling.measuring import Measured, measured, without_yes
from returns_station.desk.seeing import World
from returns_station.desk.taking_back import looked_up
from returns_station.desk.views import SaleView, VisitSeen
from returns_station.phrase import Phrase
from returns_station.policy.decision import Referred

_SERIES = "ask"
# What the policy said of goods that it takes back, though for less than was wished.
_GIVES_LESS = "ruling.gives_less"


def ask(command: AskForYes, work: UnitOfWork, *, house: House, now: datetime, who: Who) -> str:
    """Keep a question and give its number; the same key a second time gives the same.

    Raises NothingToAskError where the policy gives as much, or no yes could.
    """
    before = work.rulings.asked(command.key)
    if before:
        return before
    views = {one: _held(work, one) for one in sorted({part.sale_id for part in command.parts})}
    world = worlds(work, house, views, now)
    seen = without_yes(command.parts, world)
    parts = tuple(_plain(part) for part in command.parts)
    found = _beyond(parts, command, world, seen)
    number = f"A{work.next_number(_SERIES):05}"
    # The series was waited for: the same press sent twice at once finds what the other wrote.
    before = work.rulings.asked(command.key)
    if before:
        return before
    first = seen.parts[0].preview.view.sale
    kept = AskKept(
        number=number,
        visit=command.visit,
        desk=who.desk,
        staff=who.staff,
        asker=who.actor,
        wish=command.wish,
        note=command.note.strip(),
        parts=parts,
        at=now,
        expires_at=house.rulings.until(now, house.shop.market),
        why=_why(seen),
        reason=seen.parts[0].preview.claim.lines[0].reason.value,
        asked_for=found.brings,
        beyond=found.beyond,
        sale_id=command.parts[0].sale_id,
        customer_id=first.customer.id if first.customer else 0,
        photos=command.photos,
    )
    work.rulings.put(kept, command.key)
    sales = tuple(dict.fromkeys(view.sale.number for view in views.values()))
    event = PersonAsked(
        number,
        command.visit,
        sales,
        command.wish,
        kept.why,
        found.brings,
        found.beyond,
        kept.expires_at,
    )
    details = {"note": kept.note} if kept.note else None
    work.journal((event,), at=now, who=who, details=details)
    return number


def worlds(
    at: UnitOfWork | Views, house: House, views: dict[int, SaleView], now: datetime
) -> Callable[[], World]:
    """The world that a visit is weighed against, made anew each time: it moves as it is used."""
    book = at.terms_book()
    return lambda: house.world(views, book, at.on_hand, lambda sale: at.unproven(sale, now))


def sales_of(parts: Iterable[Part]) -> tuple[int, ...]:
    """The sales of some parts, in the one order in which every desk holds them."""
    return tuple(sorted({part.sale_id for part in parts}))


def _held(work: UnitOfWork, sale_id: int) -> SaleView:
    sale = work.sale(sale_id)
    return looked_up(SaleView(sale, work.earlier(sale)) if sale else None)


def _plain(part: Part) -> Part:
    """A part as it is kept: what is known of it is looked up again when it is looked at."""
    return Part(part.sale_id, replace(part.claim, ruling=None))


def _beyond(
    parts: tuple[Part, ...], command: AskForYes, world: Callable[[], World], seen: VisitSeen
) -> Measured:
    found = measured(parts, command.wish, world, alone=seen)
    if found is None:
        raise NothingToAskError(Phrase("ruling.no_such_way"))
    if not found.beyond and all(one.preview.decision.accepted for one in seen.parts):
        raise NothingToAskError(Phrase("ruling.given_already"))
    return found


def _why(seen: VisitSeen) -> str:
    """The key of what the policy said of the first line that it asks a person about."""
    for one in seen.parts:
        for line in one.preview.decision.lines:
            if isinstance(line.answer, Referred):
                reason = line.answer.why.args.get("reason")
                return reason.key if isinstance(reason, Phrase) else line.answer.why.key
    return _GIVES_LESS
