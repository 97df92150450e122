"""What happens next, with when, once the green button is pressed; kept promises say the same."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from returns_station.owing import CREDIT
from returns_station.phrase import Argument, Phrase
from returns_station.policy.claim import Outcome
from returns_station.resolution.offers import Settlement, TenderShare
from returns_station.resolution.reckoning import Reckoning
from returns_station.resolution.ways import ComesBack
from returns_station.sale import TenderKind
from returns_station.slip import NextStep
from returns_station.slip_writing import tender_name
from ui.rooms.counter.state import outcomes
from ui.rooms.counter.state.answers import chosen_in, parts_seen
from ui.rooms.counter.state.counter import Counter

_ICONS: Final = {
    "slip.next.cash": "coins",
    "slip.next.pay": "coins",
    "slip.next.credit": "ticket",
    "slip.next.repair": "wrench",
    "slip.next.goods_at_home": "package",
    "counter.step.gift_card": "gift",
    "counter.step.store_credit": "ticket",
}
_MONEY: Final = (Outcome.REFUND, Outcome.STORE_CREDIT)
_MOST: Final = 3


@dataclass(frozen=True, slots=True)
class Happens:
    """One thing that happens next: what or when first, then the other."""

    icon: str
    first: Phrase
    second: Phrase


def promised(step: NextStep) -> Happens:
    """A step of the slip as a promise: what, and by when."""
    icon = _ICONS.get(step.what.key, "credit-card" if step.by else "hand-heart")
    return Happens(icon, step.what, _when(step))


def _when(step: NextStep) -> Phrase:
    if step.what.key == "slip.next.repair":
        return Phrase("when.mended")
    return Phrase("when.by", {"day": step.by}) if step.by else Phrase("when.now")


def steps(state: Counter) -> tuple[Happens, ...]:
    """What happens next; a visit of many ways tells what matters most."""
    parts = [(part, offer) for part in parts_seen(state) if (offer := chosen_in(part))]
    sums = state.seen.reckoning if state.seen else None
    if not parts or sums is None or state.visit is None:
        return ()
    settled = tuple(offer.settlement for _, offer in parts)
    slip = (Happens("printer", Phrase("when.now"), Phrase("counter.step.slip")),)
    goods: dict[str, Happens] = {}
    for part, offer in parts:
        if offer.outcome not in _MONEY:
            name = outcomes.name_of(offer, part.preview.decision)
            goods.setdefault(name, _goods(name, offer.outcome, offer.settlement))
    by = max(each.refund_by for each in settled)
    money = _money(sums, by, to_payer=state.visit.hides_prices)
    every = (*_awaited(settled), *goods.values(), *money)
    # Where there is much to tell, the slip goes without saying.
    return (*slip, *every) if len(every) < _MOST else every[:_MOST]


def _goods(name: str, outcome: Outcome, settled: Settlement) -> Happens:
    icon = "wrench" if outcome is Outcome.REPAIR else "hand-heart"
    if not outcomes.is_here(settled):
        return Happens("package", Phrase("when.ordered"), Phrase("counter.step.ordered"))
    return Happens(icon, Phrase("when.now"), Phrase(f"counter.step.{name}"))


def _awaited(settled: tuple[Settlement, ...]) -> tuple[Happens, ...]:
    """Goods that are still at home, and by when they are to be here."""
    awaited = [each.due_on for each in settled if each.row.comes_back is ComesBack.LATER]
    if not awaited:
        return ()
    days = [day for day in awaited if day is not None]
    when = Phrase("when.by", {"day": max(days)}) if days else Phrase("counter.step.later")
    return (Happens("package", when, Phrase("counter.step.goods_at_home")),)


def _money(sums: Reckoning, by: date, *, to_payer: bool) -> tuple[Happens, ...]:
    """Coins and credit at the till now, other money by its day; of a gift no sum to the payer."""
    told: list[Happens] = []
    if sums.to_pay:
        told.append(_now("slip.next.pay", {"amount": sums.to_pay}))
    if sums.store_credit:
        told.append(_now("slip.next.credit", {"amount": sums.store_credit}))
    if to_payer and sums.refund:
        step = NextStep(Phrase("counter.step.payer"), by)
        return (*told, Happens("credit-card", _when(step), step.what))
    if sums.cash:
        told.append(_now("slip.next.cash", {"amount": sums.cash}))
    for share in _together(sums):
        if share.kind in CREDIT:
            told.append(_now(f"counter.step.{share.kind}", {"amount": share.amount}))
            continue
        to: dict[str, Argument] = {"amount": share.amount, "tender": tender_name(share)}
        step = NextStep(Phrase("slip.next.money", to), by)
        told.append(Happens("credit-card", _when(step), step.what))
    return tuple(told)


def _together(sums: Reckoning) -> tuple[TenderShare, ...]:
    """What goes back by each tender; of several sales to one card it is told as one sum."""
    shares: dict[tuple[TenderKind, str], TenderShare] = {}
    for leg in sums.legs:
        share, key = leg.share, (leg.share.kind, leg.share.label)
        if share.kind is TenderKind.CASH or not share.amount:
            continue
        before = shares.get(key)
        amount = before.amount + share.amount if before else share.amount
        shares[key] = replace(share, amount=amount)
    return tuple(shares.values())


def _now(key: str, told: dict[str, Argument]) -> Happens:
    return Happens(_ICONS[key], Phrase("when.now"), Phrase(key, told))
