"""One UCP return policy read into our words; what is not known is told and left aside."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from returns_station.adapters.plain import plain
from returns_station.adapters.ucp.body import ANCHORS, METHODS, RESOLUTIONS, Kind
from returns_station.adapters.ucp.form import FeeForm, MethodForm, PolicyForm, UcpError
from returns_station.adapters.ucp.targets import Target, target_from
from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.policy.claim import HandedIn, Outcome
from returns_station.policy.terms import CountedFrom

_COUNTED: Final = {anchor: counted for counted, anchor in ANCHORS.items()}
# A gift card of the shop's own is what we call store credit; ours is the wider word.
_GIFT_CARD: Final = "gift_card"
_OUTCOMES: Final = {
    _GIFT_CARD: Outcome.STORE_CREDIT,
    **{name: outcome for outcome, name in RESOLUTIONS.items()},
}
_WAYS: Final = {name: way for way, name in METHODS.items()}
_FREE: Final = frozenset(("free", "customer_responsibility"))
_FIXED: Final = "fixed_fee"
# What an amount of the terms has room for.
_MOST: Final = Decimal(10) ** 12
_CENT: Final = Decimal("0.01")
_TEXT: Final = 500


@dataclass(frozen=True, slots=True)
class Told:
    """What a policy's fields say; None is not told. `targets` None is the whole answer."""

    targets: tuple[Target, ...] | None = None
    days: int | None = None
    counted_from: CountedFrom = CountedFrom.RECEIPT
    gives: tuple[Outcome, ...] = ()
    restocking: Decimal = Decimal(0)
    fees: tuple[tuple[HandedIn, Decimal], ...] = ()
    final_sale: bool = False

    def covers(self, kind: Kind) -> bool:
        """Whether it is made for this kind of goods."""
        return any(target.covers(kind) for target in self.targets or ())


def told_in(form: PolicyForm, key: str, currency: str) -> Told:
    """What a policy says, in our words; raises UcpError for an amount we have no room for."""
    window = form.window
    counted_from = _COUNTED.get(window.anchor) if window else None
    outcomes = {_OUTCOMES.get(name) for name in form.supported_resolutions or ()}
    kept = form.restocking_fee.percentage_bps if form.restocking_fee else None
    methods = enumerate(form.methods or ())
    fees = {
        _WAYS[method.type]: _amount(method.fee, f"{key}.methods.{nr}.fee.amount", currency)
        for nr, method in methods
        if method.fee and _is_known(method)
    }
    return Told(
        targets=None if form.applies_to is None else tuple(_targets(form.applies_to)),
        days=window.days if window and counted_from else None,
        counted_from=counted_from or CountedFrom.RECEIPT,
        gives=tuple(outcome for outcome in Outcome if outcome in outcomes),
        restocking=Decimal(kept or 0) / 100,
        fees=tuple(fees.items()),
        final_sale=form.final_sale,
    )


def unread_in(form: PolicyForm, currency: str) -> Iterator[Phrase]:
    """What a policy says that is not taken, and its text, which is for people."""
    if form.description and form.description.plain:
        yield Phrase("ucp.left_out.text", {"text": plain(form.description.plain, limit=_TEXT)})
    for text in form.applies_to or ():
        if _target(text) is None:
            yield Phrase("ucp.left_out.target", {"target": plain(text, limit=_TEXT)})
    window, restocking = form.window, form.restocking_fee
    if window and window.anchor not in _COUNTED:
        anchor = plain(window.anchor)
        yield Phrase("ucp.left_out.anchor", {"count": window.days, "anchor": anchor})
    yield from _unread_resolutions(form.supported_resolutions or ())
    if restocking and restocking.amount:
        amount = Money(restocking.amount, currency)
        yield Phrase("ucp.left_out.restocking_amount", {"amount": amount})
    for method in form.methods or ():
        if not _is_known(method):
            yield Phrase("ucp.left_out.method", {"name": plain(method.type)})


def _unread_resolutions(names: Iterable[str]) -> Iterator[Phrase]:
    for name in names:
        if name == _GIFT_CARD:
            yield Phrase("ucp.left_out.gift_card")
        elif name not in _OUTCOMES:
            yield Phrase("ucp.left_out.resolution", {"name": plain(name)})


def _targets(texts: list[str]) -> Iterator[Target]:
    for text in texts:
        target = _target(text)
        if target:
            yield target


def _target(text: str) -> Target | None:
    """The goods that are meant; "all but some" is none of our rules."""
    target = target_from(text)
    return None if target is None or target.covers(Kind()) else target


def _is_known(method: MethodForm) -> bool:
    """Whether we know the way to hand in, and what it costs: an untold cost is never free."""
    fee = method.fee
    return method.type in _WAYS and fee is not None and (fee.type in _FREE or fee.type == _FIXED)


def _amount(fee: FeeForm, key: str, currency: str) -> Decimal:
    if fee.type in _FREE or not fee.amount:
        return Decimal(0)
    amount = Money(fee.amount, currency).decimal
    if amount >= _MOST or amount % _CENT:
        raise UcpError(key, "no amount that the terms have room for")
    return amount
