"""What a whole visit comes to: its parts settled one after the other, and one sum for all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from returns_station.money import Money, cash, zero
from returns_station.resolution.settlement import Settlement, TenderShare
from returns_station.resolution.tenders import proportional
from returns_station.sale import Sale, TenderKind


@dataclass(frozen=True, slots=True)
class Reckoned:
    """One settled part; `hers` is whether who paid for the sale is who stands here."""

    sale: Sale
    settled: Settlement
    hers: bool = True


@dataclass(frozen=True, slots=True)
class Leg:
    """Money of a visit by one tender of one sale; `part` is the first of its parts that moves it.

    `set_off` of what the tender owed went for new goods of the same visit; `share` is the rest,
    and it is what leaves the house. What is not `hers` goes to the payer of a gift.
    """

    part: int
    sale: str
    share: TenderShare
    set_off: Money
    hers: bool = True


@dataclass(frozen=True, slots=True)
class Reckoning:
    """All that moves for a visit: what she pays or what she gets, never both.

    Only what goes to the payer of a gift may stand beside what she pays: it is not hers to use.
    `cash` is what is counted out for the cash among the legs, rounded once for the whole visit;
    None where no cash moves. `store_credit` has the `bonus` in it; `vat` is by rate over all sales.
    """

    refund: Money
    to_pay: Money
    store_credit: Money
    bonus: Money
    cash: Money | None
    legs: tuple[Leg, ...]
    vat: tuple[tuple[str, Money], ...]


def reckon(parts: Sequence[Reckoned], *, cash_step: int) -> Reckoning:
    """Set what she pays off against what she gets back; round the cash that is left, once."""
    assert parts, "a visit that settles nothing is not reckoned"
    currency = parts[0].sale.currency
    owed = _total((part.settled.to_pay for part in parts), currency)
    back = _total((part.settled.refund for part in parts), currency)
    hers = _total((part.settled.refund for part in parts if part.hers), currency)
    set_off = Money(min(owed.minor, hers.minor), currency)
    legs = _set_off(_legs(parts), set_off.minor)
    refund = back - set_off
    return Reckoning(
        refund=refund,
        to_pay=owed - set_off,
        store_credit=_total((part.settled.store_credit for part in parts), currency),
        bonus=_total((part.settled.bonus for part in parts), currency),
        cash=_counted_out(legs, refund, cash_step),
        legs=legs,
        vat=_vat(parts),
    )


def _legs(parts: Sequence[Reckoned]) -> list[Leg]:
    """One leg for each tender of each sale, whatever parts it comes from."""
    legs: dict[tuple[str, str, int, TenderKind, bool], Leg] = {}
    for nr, part in enumerate(parts):
        sale, hers = part.sale, part.hers
        for share in part.settled.tenders:
            key = (sale.source, sale.number, share.nr, share.kind, hers)
            before = legs.get(key)
            if before is None:
                legs[key] = Leg(nr, sale.number, share, zero(sale.currency), hers)
            else:
                amount = before.share.amount + share.amount
                legs[key] = replace(before, share=replace(before.share, amount=amount))
    return list(legs.values())


def _set_off(legs: Sequence[Leg], paid: int) -> tuple[Leg, ...]:
    """New goods are paid with what her tenders owe, each in proportion."""
    if not paid:
        return tuple(legs)
    amounts = [leg.share.amount.minor if leg.hers else 0 for leg in legs]
    # Öre that no coin holds stand on no tender: they are the last to be set off.
    cuts = proportional(min(paid, sum(amounts)), amounts)
    return tuple(_less(leg, cut) for leg, cut in zip(legs, cuts, strict=True))


def _less(leg: Leg, cut: int) -> Leg:
    off = Money(cut, leg.set_off.currency)
    return replace(leg, share=replace(leg.share, amount=leg.share.amount - off), set_off=off)


def _total(amounts: Iterable[Money], currency: str) -> Money:
    return sum(amounts, zero(currency))


def _counted_out(legs: Sequence[Leg], refund: Money, step: int) -> Money | None:
    """What is counted out in coins: all that no other tender takes, rounded once."""
    if not any(leg.share.kind is TenderKind.CASH and leg.share.amount for leg in legs):
        return None
    other = _total(
        (leg.share.amount for leg in legs if leg.share.kind is not TenderKind.CASH),
        refund.currency,
    )
    return cash(refund - other, step)


def _vat(parts: Sequence[Reckoned]) -> tuple[tuple[str, Money], ...]:
    by_rate: dict[str, Money] = {}
    for part in parts:
        for rate, amount in part.settled.vat:
            by_rate[rate] = by_rate.get(rate, zero(amount.currency)) + amount
    return tuple(by_rate.items())
