"""Under the perforation: one sum for the whole visit, what it is made of, and the green button."""

from dataclasses import dataclass

from returns_station.desk.views import PartSeen
from returns_station.money import Money, zero
from returns_station.phrase import Argument, Phrase
from returns_station.policy.claim import Outcome
from returns_station.resolution.offers import Offer
from returns_station.resolution.reckoning import Reckoning
from returns_station.sale import TenderKind
from ui.rooms.counter.state import outcomes
from ui.rooms.counter.state.answers import (
    accepted,
    chosen_in,
    lower_price_missing,
    needs_goods,
    not_offered,
    parts_seen,
    pieces_in,
)
from ui.rooms.counter.state.counter import Counter, Page
from ui.rooms.counter.state.override import is_asked
from ui.rooms.counter.state.visit import Visit


@dataclass(frozen=True, slots=True)
class Summed:
    """What the sum is, the sum, and what the green button does; no amount is none to be seen."""

    label: Phrase
    amount: Money | None
    do: Phrase
    icon: str
    missing: Phrase | None = None
    quiet: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """An exchange in figures: what hers is worth, what the new costs, and what is between them."""

    hers: Money
    new: Money

    @property
    def between(self) -> Money:
        """What is paid, or what is left for her; never less than nothing."""
        return Money(abs(self.new.minor - self.hers.minor), self.hers.currency)


def money_out(sums: Reckoning) -> Money:
    """Money back as it leaves the house: coins rounded, other tenders to the cent."""
    if sums.cash is None:
        return sums.refund
    other = (leg.share.amount for leg in sums.legs if leg.share.kind is not TenderKind.CASH)
    return sum(other, sums.cash)


def summed(state: Counter) -> Summed:
    """The sum and the green button."""
    visit, sums = state.visit, state.seen.reckoning if state.seen else None
    assert visit is not None
    none, label = zero(visit.first.currency), _label(visit)
    if not visit.pieces:
        key = "counter.missing.nothing_left" if visit.all_back else "counter.missing.goods"
        missing = Phrase(key)
        return Summed(label, none, missing, "", missing)
    if not parts_seen(state):
        missing = Phrase("counter.missing.answer")
        return Summed(label, none, missing, "", None if state.page is Page.VISIT else missing)
    if lower_price_missing(state) or not_offered(state):
        key = "reduction" if lower_price_missing(state) else "other"
        missing = Phrase(f"counter.missing.{key}")
        return Summed(label, none, missing, "", missing)
    if sums is None:
        return _asked(state, visit)
    return _money(state, visit, sums)


def _asked(state: Counter, visit: Visit) -> Summed:
    """A person is asked; while somebody else is waited for, there is nothing to press."""
    quiet, none = Phrase("counter.quiet.nothing_yet"), zero(visit.first.currency)
    waiting = Phrase("counter.ask.waits") if is_asked(state.override, visit.key) else None
    do = waiting or Phrase("counter.do.ask" if state.override.staffed else "counter.ask.here")
    return Summed(_label(visit), none, do, "user-circle", waiting, quiet)


def _label(visit: Visit) -> Phrase:
    name = visit.first_name
    return Phrase("counter.back_to", {"name": name}) if name else Phrase("counter.back")


def _money(state: Counter, visit: Visit, sums: Reckoning) -> Summed:
    do, icon = _green(state, visit)
    choose = Phrase("counter.missing.new_goods") if needs_goods(state) else None
    # The page where goods are chosen lies behind the green button, too.
    missing, do = (choose, do) if state.page is Page.SWAP else (None, choose or do)
    label, amount = _net(state, visit, sums)
    return Summed(label, amount, do, icon, missing, _quiet(state, visit, sums))


def _net(state: Counter, visit: Visit, sums: Reckoning) -> tuple[Phrase, Money | None]:
    """What she pays or gets in all, and what that is called."""
    if sums.to_pay:
        return Phrase("slip.total.to_pay"), sums.to_pay
    if sums.refund:
        if visit.hides_prices:
            return Phrase("counter.back_to_payer"), None
        return _label(visit), money_out(sums)
    if sums.store_credit:
        return Phrase("slip.total.store_credit"), sums.store_credit
    parts = parts_seen(state)
    outcome = parts[0].chosen.outcome if parts[0].chosen else None
    if len(parts) > 1 or outcome is None:
        return Phrase("counter.sum.even"), zero(visit.first.currency)
    label = _label(visit) if outcome is Outcome.REFUND else Phrase(f"slip.total.{outcome}")
    return label, zero(visit.first.currency)


def _green(state: Counter, visit: Visit) -> tuple[Phrase, str]:
    """What the green button does: the one way there is, else all of it."""
    chosen = [(part, offer) for part in parts_seen(state) if (offer := chosen_in(part))]
    names = {outcomes.name_of(offer, part.preview.decision) for part, offer in chosen}
    if len(names) != 1 or not accepted(state):
        return Phrase("counter.do.all"), "check"
    (name,) = names
    offer = chosen[0][1]
    swap = _swap_to(visit) if offer.outcome is Outcome.EXCHANGE and len(chosen) == 1 else None
    return swap or Phrase(f"counter.do.{name}"), outcomes.ICONS[offer.outcome]


def _swap_to(visit: Visit) -> Phrase | None:
    named = outcomes.goods_of(visit.pieces[-1].taken) if len(visit.pieces) == 1 else ""
    return Phrase("counter.do.swap_to", {"goods": named}) if named else None


def difference(state: Counter) -> Difference | None:
    """The uneven exchange in figures; None where there is none, or nobody is to see them."""
    if state.visit is None or state.visit.hides_prices:
        return None
    swapped = [offer for part in parts_seen(state) if (offer := _goods_for_goods(part))]
    currency = state.visit.first.currency
    new = sum((paid for each in swapped for paid in each.settlement.goods_paid), zero(currency))
    paid = sum((each.settlement.to_pay for each in swapped), zero(currency))
    left = sum((_left(each) for each in swapped), zero(currency))
    if not swapped or paid == left:
        return None
    return Difference(Money(new.minor + left.minor - paid.minor, currency), new)


def _goods_for_goods(part: PartSeen) -> Offer | None:
    offer = chosen_in(part)
    return offer if offer and offer.outcome is Outcome.EXCHANGE and not offer.needs_goods else None


def _left(offer: Offer) -> Money:
    settled = offer.settlement
    bonus = settled.bonus.minor
    return Money(settled.refund.minor + settled.store_credit.minor - bonus, settled.refund.currency)


def _quiet(state: Counter, visit: Visit, sums: Reckoning) -> Phrase | None:
    """What the sum is made of: of one way its own parts, of several what each comes to."""
    parts = parts_seen(state)
    told: list[Phrase] = []
    if len(parts) > 1:
        told += _made_of(state, visit, parts)
    uneven = difference(state)
    if uneven is not None and len(parts) == 1:
        figures: dict[str, Argument] = {"hers": uneven.hers, "new": uneven.new}
        told.append(Phrase("counter.quiet.exchange", figures))
    if len(parts) == 1 and (offer := chosen_in(parts[0])) is not None:
        told += outcomes.quiet(offer.settlement, parts[0].preview.decision)
    elif sums.cash is not None:
        told.append(Phrase("counter.quiet.till"))
    return Phrase("counter.quiet.together", {"parts": tuple(told)}) if told else None


def _made_of(state: Counter, visit: Visit, parts: tuple[PartSeen, ...]) -> list[Phrase]:
    """What the ways come to, each kind of money once; and how many a person is asked about."""
    none = zero(visit.first.currency)
    settled = [offer.settlement for part in parts if (offer := chosen_in(part))]
    back = sum((outcomes.paid_out(each) for each in settled), none)
    to_pay = sum((each.to_pay for each in settled), none)
    credit = sum((each.store_credit for each in settled), none)
    told = []
    if back and not visit.hides_prices:
        told.append(Phrase("counter.part.back", {"amount": back}))
    if to_pay:
        told.append(Phrase("counter.part.to_pay", {"amount": to_pay}))
    if credit:
        told.append(Phrase("counter.part.credit", {"amount": credit}))
    asked = [part for part in parts if not part.preview.decision.accepted]
    pieces = sum(piece.taken.quantity for part in asked for piece in pieces_in(state, part))
    if pieces:
        told.append(Phrase("counter.part.asked", {"count": pieces}))
    # One alone is the sum itself.
    return told if len(told) > 1 or pieces else []


def other_tender(state: Counter) -> Phrase | None:
    """Coins instead of the tender she paid with: said where it could be, never suggested."""
    visit, sums = state.visit, state.seen.reckoning if state.seen and state.answered else None
    if visit is None or sums is None or visit.hides_prices:
        return None
    if visit.cash:
        return Phrase("counter.cash.undo")
    other = (leg for leg in sums.legs if leg.share.kind is not TenderKind.CASH)
    return Phrase("counter.cash.offer") if any(leg.share.amount for leg in other) else None
