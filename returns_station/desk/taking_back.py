"""Goods taken back: the claim weighed, the case opened, the slip written, in one unit of work."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from returns_station.case import CasePart, ReturnCase, Said, Who, gives, told
from returns_station.credit import issued
from returns_station.desk.commands import Part, TakeBack
from returns_station.desk.errors import DayLimitError, InputError, StationError
from returns_station.desk.house import House
from returns_station.desk.ports import UnitOfWork
from returns_station.desk.ruling.errors import RulingGoneError
from returns_station.desk.ruling.events import AskTakenBack, RulingUsed
from returns_station.desk.seeing import World, see
from returns_station.desk.service.making import made, promised
from returns_station.desk.views import PartSeen, SaleView, VisitSeen
from returns_station.desk.weighing import ImpossibleClaimError
from returns_station.desk.writing_down import written_down
from returns_station.phrase import Phrase
from returns_station.policy.entitlement import Basis
from returns_station.service.measures import VisitMeasured
from returns_station.trace import text_digest


class SaleUnknownError(InputError):
    """No sale has this id any longer, or ever had."""


class OutcomeNotOfferedError(InputError):
    """What was chosen is not among the offers for this claim."""


class GoodsNotNamedError(InputError):
    """An exchange without the goods that go out: it would take hers and give her nothing."""


class WorldChangedError(StationError):
    """Something moved since the preview; nothing was stored. `seen` is the answer as it is now."""

    def __init__(self, seen: VisitSeen | None) -> None:
        """Keep the new preview; None: nothing of the visit is left to take back."""
        super().__init__(Phrase("visit.world_changed"))
        self.seen = seen


class AlreadyReturnedError(StationError):
    """Another desk took the same units a moment before; nothing of this return was stored."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a command came to; `slip` is empty while a person looks; `again`: done before."""

    said: Said
    slip: str
    events: tuple[object, ...]
    again: bool = False


def take_back(
    command: TakeBack, work: UnitOfWork, *, house: House, now: datetime, who: Who
) -> Done:
    """Take goods back, or ask a person; the same key a second time changes nothing."""
    # The sales are held first, in one order for every desk: the same press sent twice at once then
    # finds what the other did.
    views = {sale_id: _held(work, sale_id) for sale_id in sorted(set(_sales(command)))}
    before = work.case_done(command.key)
    if before is not None:
        return Done(before.said, before.slip, (), again=True)
    book = work.terms_book()
    rulings = work.rulings.holding((part.ruling for part in command.parts), now)

    def world() -> World:
        return house.world(
            views, book, work.on_hand, lambda sale: work.unproven(sale, now), rulings
        )

    seen = _seen(command, world)
    case = _case(command, seen, now, who)
    language = house.language_for(command.language, case.parts[0].sale)
    written = written_down(case, work, house, language)
    try:
        work.put_case(written)
    except DayLimitError as error:
        # Another desk took of the same limit since it was looked at: what holds now is said anew.
        raise WorldChangedError(see(command.parts, world())) from error
    promises = promised(case, written.slip, written.payouts, house)
    work.promises.put(promises, who.desk)
    digests = tuple(map(text_digest, written.traces))
    events = (
        *told(case, written.slip, digests),
        *map(issued, written.credits),
        *_ruled(command.key, case, written.slip, work),
        *map(made, promises),
        *_measured(command, written.slip, work, now=now, who=who),
    )
    work.journal(events, at=now, who=who)
    return Done(case.said, written.slip, events)


def _measured(
    command: TakeBack, slip: str, work: UnitOfWork, *, now: datetime, who: Who
) -> Iterator[VisitMeasured]:
    """What the visit took, where the counter kept its steps or somebody measured."""
    if not slip:
        return
    seconds, steps = work.promises.took(command.key, now)
    seconds, steps = command.seconds or seconds, command.steps or steps
    if seconds > 0 or steps > 0:
        work.promises.measured(slip, seconds, steps, now, who.desk)
        yield VisitMeasured(slip, seconds, steps)


def _ruled(
    visit: str, case: ReturnCase, slip: str, work: UnitOfWork
) -> Iterator[RulingUsed | AskTakenBack]:
    """Use up each yes that gave something, and close what still waits of this visit.

    Raises RulingGoneError where another visit was quicker.
    """
    for number in dict.fromkeys(filter(None, map(_gave, case.given))):
        if not work.rulings.use(number, slip, case.opened_at):
            raise RulingGoneError
        yield RulingUsed(number, slip)
    yield from map(AskTakenBack, work.rulings.close_visit(visit))


def _gave(part: CasePart) -> str:
    """The number of the question whose yes gave a part what was settled; "" the policy did."""
    ruling = part.claim.ruling
    given = (gives(line, part.settlement) for line in part.decision.lines)
    is_ruled = ruling and any(each and each.basis is Basis.RULING for each in given)
    return ruling.ask if ruling and is_ruled else ""


def _sales(command: TakeBack) -> Iterator[int]:
    return (part.sale_id for part in command.parts)


def looked_up(view: SaleView | None) -> SaleView:
    """The sale as it stands; raises SaleUnknownError where there is none."""
    if view is None:
        raise SaleUnknownError(Phrase("sale.unknown"))
    return view


def _held(work: UnitOfWork, sale_id: int) -> SaleView:
    sale = work.sale(sale_id)
    return looked_up(SaleView(sale, work.earlier(sale)) if sale else None)


def _seen(command: TakeBack, world: Callable[[], World]) -> VisitSeen:
    """What is done now; raises WorldChangedError where it is not what was said yes to."""
    try:
        seen = see(command.parts, world())
    except ImpossibleClaimError as error:
        if not command.seen:
            raise
        raise WorldChangedError(_what_is_left(command, world())) from error
    if command.seen and command.seen != seen.digest:
        raise WorldChangedError(seen)
    if not command.seen and _is_without_yes(command, seen):
        raise RulingGoneError
    return seen


def _is_without_yes(command: TakeBack, seen: VisitSeen) -> bool:
    """Whether something waits for a person although a yes was named for it."""
    named = {
        (part.sale_id, wish.line)
        for part in command.parts
        if part.ruling
        for wish in part.claim.lines
    }
    left = (one.preview for one in seen.parts if one.chosen is None)
    return any(
        (one.view.sale.id, wish.line) in named
        for one in left
        if one.claim.ruling is None
        for wish in one.claim.lines
    )


def _what_is_left(command: TakeBack, world: World) -> VisitSeen | None:
    """The same visit with what another desk has left of it; None: nothing is."""
    parts = tuple(part for part in (_trimmed(one, world) for one in command.parts) if part)
    try:
        return see(parts, world) if parts else None
    except ImpossibleClaimError:
        return None


def _trimmed(part: Part, world: World) -> Part | None:
    view = world.views[part.sale_id]
    left = {line.nr: view.left(line.nr) for line in view.sale.lines}
    lines = []
    for wish in part.claim.lines:
        units = min(wish.quantity, left.get(wish.line, 0))
        if units > 0:
            left[wish.line] -= units
            goods = wish.new_goods and replace(wish.new_goods, quantity=units)
            lines.append(replace(wish, quantity=units, new_goods=goods))
    return replace(part, claim=replace(part.claim, lines=tuple(lines))) if lines else None


def _case(command: TakeBack, seen: VisitSeen, now: datetime, who: Who) -> ReturnCase:
    parts = tuple(
        _part(command.key if nr == 1 else f"{command.key}/{nr}", one)
        for nr, one in enumerate(seen.parts, start=1)
    )
    return ReturnCase(command.key, parts, seen.reckoning, now, who)


def _part(key: str, one: PartSeen) -> CasePart:
    preview = one.preview
    if preview.decision.accepted and one.chosen is None:
        raise OutcomeNotOfferedError(Phrase("choice.not_offered"))
    if one.chosen and one.chosen.needs_goods:
        raise GoodsNotNamedError(Phrase("choice.goods_not_named"))
    settled = one.chosen.settlement if one.chosen else None
    view = preview.view
    return CasePart(
        key, view.sale, preview.claim, view.earlier, preview.promise, preview.decision, settled
    )
