"""The sale behind a stand-in turns up: its units are the ones that came back without a proof."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from returns_station.case import Who
from returns_station.desk.errors import InputError, StationError
from returns_station.desk.ports import UnitOfWork
from returns_station.desk.taking_back import looked_up
from returns_station.desk.unproven_commands import FindSale
from returns_station.desk.unproven_views import CameBack, SaleTurnedUp, Verified
from returns_station.desk.views import SaleView
from returns_station.money import Money, zero
from returns_station.phrase import Phrase
from returns_station.policy.claim import Claim, ClaimLine
from returns_station.policy.worth import paid_for
from returns_station.resolution.unproven import brings
from returns_station.sale import Sale, SaleLine


class NotThisSaleError(InputError):
    """The goods cannot be of this sale; the advice says why, and nothing was changed."""


class FoundBeforeError(InputError):
    """The sale behind this stand-in was found before."""


class UnitsGoneError(StationError):
    """The units of that sale have come back already: a person looks. Nothing was changed."""


def find_sale(command: FindSale, work: UnitOfWork, *, now: datetime, who: Who) -> Verified:
    """Let a stand-in's goods be units of a real sale, and give the day's limit back.

    Raises SaleUnknownError, NotThisSaleError, FoundBeforeError, UnitsGoneError.
    """
    # In one order for every desk, as a visit holds them.
    held = {one: _held(work, one) for one in sorted({command.stand_in, command.sale_id})}
    stand_in, real = held[command.stand_in].sale, held[command.sale_id]
    before = work.found_before(command.stand_in)
    if before is not None:
        return _again(command, before, stand_in, real.sale)
    came = work.came_back(command.stand_in)
    _fits(stand_in, real.sale, came)
    units = _allotted(stand_in, real, came)
    paid = _paid(real, units, now)
    if not work.put_found(command, real.sale, units, paid, at=now, who=who):
        raise UnitsGoneError(Phrase("unproven.units_gone"))
    nothing = zero(stand_in.currency)
    given = sum((brings(one.settled) for one in came), nothing)
    more = max(nothing, sum(paid.values(), nothing) - given)
    lines = tuple((nr, len(cases)) for nr, cases in units.items())
    events = (SaleTurnedUp(stand_in.number, real.sale.number, lines, more),)
    work.journal(events, at=now, who=who)
    return Verified(stand_in.number, real.sale.number, more, _says(more), events)


def _held(work: UnitOfWork, sale_id: int) -> SaleView:
    sale = work.sale(sale_id)
    return looked_up(SaleView(sale, work.earlier(sale)) if sale else None)


def _again(command: FindSale, before: tuple[str, int], stand_in: Sale, real: Sale) -> Verified:
    if before != (command.key, command.sale_id):
        raise FoundBeforeError(Phrase("unproven.found_before"))
    nothing = zero(stand_in.currency)
    return Verified(stand_in.number, real.number, nothing, _says(nothing), again=True)


def _says(more: Money) -> Phrase:
    return Phrase("unproven.more_paid", {"amount": more}) if more else Phrase("unproven.found")


def _fits(stand_in: Sale, real: Sale, came: Sequence[CameBack]) -> None:
    """Raises NotThisSaleError where the goods cannot be of that sale."""
    if not stand_in.is_stand_in or not any(one.units for one in came):
        raise NotThisSaleError(Phrase("unproven.nothing_given"))
    if real.is_stand_in:
        raise NotThisSaleError(Phrase("unproven.other_goods"))
    if real.agreed_on > stand_in.agreed_on:
        raise NotThisSaleError(Phrase("unproven.bought_later", {"day": real.agreed_on}))
    if real.currency != stand_in.currency:
        raise NotThisSaleError(Phrase("visit.not_one_currency"))


def _allotted(
    stand_in: Sale, real: SaleView, came: Sequence[CameBack]
) -> dict[str, tuple[int, ...]]:
    """The units of the real sale that came back, for each line the cases they came by."""
    left = {line.nr: real.left(line.nr) for line in real.sale.lines}
    taken: dict[str, tuple[int, ...]] = {}
    for case_id, goods in _each_unit(stand_in, came):
        lines = _lines_with(real.sale, goods)
        if not lines:
            raise NotThisSaleError(Phrase("unproven.other_goods"))
        nr = next((line.nr for line in lines if left[line.nr] > 0), None)
        if nr is None:
            raise UnitsGoneError(Phrase("unproven.units_gone"))
        left[nr] -= 1
        taken[nr] = (*taken.get(nr, ()), case_id)
    return taken


def _each_unit(stand_in: Sale, came: Sequence[CameBack]) -> Iterator[tuple[int, SaleLine]]:
    for one in came:
        for nr, units in one.units:
            goods = stand_in.line(nr)
            assert goods is not None, nr
            for _ in range(units):
                yield one.case_id, goods


def _lines_with(sale: Sale, goods: SaleLine) -> tuple[SaleLine, ...]:
    """The lines of a sale with these goods, by the shop's own number, else by the maker's."""
    by_sku = tuple(line for line in sale.lines if line.sku == goods.sku)
    by_gtin = tuple(line for line in sale.lines if goods.gtin and line.gtin == goods.gtin)
    return by_sku or by_gtin


def _paid(real: SaleView, units: Mapping[str, Sequence[int]], now: datetime) -> dict[str, Money]:
    """What those units were paid with."""
    claim = Claim(now, tuple(ClaimLine(nr, len(cases)) for nr, cases in units.items()))
    paid = paid_for(real.sale, claim, real.earlier)
    return {nr: Money(amount, real.sale.currency) for nr, amount in zip(units, paid, strict=True)}
