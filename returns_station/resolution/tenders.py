"""Money goes back the way it came: shared over the tenders, each at most what it took."""

from collections.abc import Sequence

from returns_station.money import Money
from returns_station.policy.claim import Bringer, Earlier
from returns_station.policy.extras import tender_order
from returns_station.policy.terms import TenderOrder
from returns_station.resolution.settlement import TenderShare
from returns_station.resolution.visit import Visit
from returns_station.sale import Sale, Tender, TenderKind


def back_by_tender(amount: int, visit: Visit) -> tuple[TenderShare, ...]:
    """Share a refund over the sale's tenders by the shop's order, each at most what it still holds.

    What they do not name (a sale without tenders) goes by nr 0. Less than a coin that is not among
    them was rounded away when she paid in cash; it is left out and rounded away again.
    """
    sale, claim, earlier = visit.sale, visit.claim, visit.earlier
    # Coins go to nobody but who paid; for everyone else the money finds its own way home.
    if claim.cash_back and claim.agrees_other_tender and claim.by is Bringer.BUYER:
        return _in_cash(amount, sale, earlier)
    left = [_left(paid, earlier) for paid in sale.tenders]
    parts = _parts(min(amount, sum(left)), left, sale.tenders, tender_order(visit.promise))
    shares = [_share(paid, part) for paid, part in zip(sale.tenders, parts, strict=True) if part]
    rest = amount - sum(parts)
    was_cash = any(paid.kind is TenderKind.CASH for paid in sale.tenders)
    if rest >= (visit.cash_step if was_cash else 1):
        in_cash = was_cash or (claim.cash_back and claim.by is Bringer.BUYER)
        kind = TenderKind.CASH if in_cash else claim.pays_with
        shares.append(TenderShare(0, kind, Money(rest, sale.currency)))
    return tuple(shares)


def moved_by_tender(
    worth: int, visit: Visit, back: tuple[TenderShare, ...]
) -> tuple[TenderShare, ...]:
    """What new goods take of the sale's tenders, in proportion to what is left beside `back`."""
    gone = {share.nr: share.amount.minor for share in back}
    tenders = visit.sale.tenders
    left = [max(0, _left(paid, visit.earlier) - gone.get(paid.nr, 0)) for paid in tenders]
    parts = proportional(min(worth, sum(left)), left)
    return tuple(_share(paid, part) for paid, part in zip(tenders, parts, strict=True) if part)


def _parts(
    amount: int, caps: Sequence[int], tenders: Sequence[Tender], order: TenderOrder
) -> tuple[int, ...]:
    """What each tender gives back, by the order that the shop has promised."""
    match order:
        case TenderOrder.PROPORTIONAL:
            return proportional(amount, caps)
        case TenderOrder.AS_PAID:
            return _filled(amount, caps, range(len(caps)))
        case TenderOrder.CASH_LAST:
            cash_last = sorted(range(len(caps)), key=lambda nr: _is_cash(tenders[nr]))
            return _filled(amount, caps, cash_last)


def _is_cash(tender: Tender) -> bool:
    return tender.kind is TenderKind.CASH


def _filled(amount: int, caps: Sequence[int], order: Sequence[int]) -> tuple[int, ...]:
    """One after the other, each as far as it goes."""
    parts = [0] * len(caps)
    for place in order:
        parts[place] = min(amount, caps[place])
        amount -= parts[place]
    return tuple(parts)


def _in_cash(amount: int, sale: Sale, earlier: Earlier) -> tuple[TenderShare, ...]:
    """All of it in cash, as she wished: first what was paid so, the rest by nr 0."""
    shares = []
    for paid in sale.tenders:
        part = min(amount, _left(paid, earlier)) if paid.kind is TenderKind.CASH else 0
        if part:
            shares.append(_share(paid, part))
            amount -= part
    if amount:
        shares.append(TenderShare(0, TenderKind.CASH, Money(amount, sale.currency)))
    return tuple(shares)


def _left(paid: Tender, earlier: Earlier) -> int:
    given = earlier.tenders.get(paid.nr)
    return max(0, paid.amount.minor - given.minor) if given else paid.amount.minor


def _share(paid: Tender, part: int) -> TenderShare:
    return TenderShare(paid.nr, paid.kind, Money(part, paid.amount.currency), paid.label)


def proportional(amount: int, caps: Sequence[int]) -> tuple[int, ...]:
    """Share an amount in proportion to caps, never above them; odd units to the largest share."""
    whole = sum(caps)
    assert 0 <= amount <= whole, (amount, caps)
    if not whole:
        return tuple(0 for _ in caps)
    parts = [amount * cap // whole for cap in caps]
    rest = amount - sum(parts)
    for place in sorted(range(len(parts)), key=lambda nr: (-parts[nr], nr)):
        more = min(rest, caps[place] - parts[place])
        parts[place] += more
        rest -= more
    return tuple(parts)
