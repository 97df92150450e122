"""The nearest change to a claim that would give her more, found by deciding it again."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from itertools import chain, combinations
from typing import Final

from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.policy.claim import (
    Bringer,
    Claim,
    ClaimLine,
    Condition,
    Earlier,
    HandedIn,
    Outcome,
    Proof,
    Reason,
)
from returns_station.policy.decision import decide
from returns_station.policy.grounds.withdrawal import OUR_FAULT
from returns_station.policy.terms import Promise
from returns_station.resolution.offers import Offer, offers
from returns_station.sale import Sale

_AT_MOST: Final = 2
_NOT_OFFERED: Final = -1
_FIRST: Final = (Outcome.REFUND, Outcome.STORE_CREDIT)


class Change(StrEnum):
    """What could be otherwise, the easiest first."""

    RECEIPT = "receipt"
    COUNTER = "counter"
    PAYER = "payer"
    UNOPENED = "unopened"
    FAULT = "fault"


_OF_THE_SALE: Final = frozenset({Change.RECEIPT, Change.PAYER})


@dataclass(frozen=True, slots=True)
class Nearest:
    """With these changes she gets this outcome, worth so much in money or credit."""

    changes: tuple[Change, ...]
    outcome: Outcome
    brings: Money

    @property
    def says(self) -> Phrase:
        """One sentence: what she would get, and with what."""
        changes = tuple(Phrase(f"nearest.change.{change}") for change in self.changes)
        if self.outcome in (Outcome.REFUND, Outcome.STORE_CREDIT):
            return Phrase(f"nearest.{self.outcome}", {"amount": self.brings, "changes": changes})
        return Phrase(f"nearest.{self.outcome}", {"changes": changes})


def nearest_change(sale: Sale, claim: Claim, promise: Promise, earlier: Earlier) -> Nearest | None:
    """The fewest and easiest changes that give more than the claim as it is; None: nothing does."""

    def offered(asked: Claim) -> tuple[Offer, ...]:
        return offers(sale, asked, decide(sale, asked, promise, earlier), promise, earlier)

    now = _brings(offered(claim))
    for changes in _ways():
        if sale.is_stand_in and not _OF_THE_SALE.isdisjoint(changes):
            # What she paid is not known: no sum can be named for it.
            continue
        if Change.FAULT in changes and now:
            # Who has a way already is not asked to find fault with the goods.
            continue
        other = changed(claim, changes)
        if other is None:
            continue
        then = _brings(offered(other))
        if _gain(then) > _gain(now):
            outcome = next(each for each in then if each not in now or now[each] < then[each])
            return Nearest(changes, outcome, then[outcome])
    return None


def changed(claim: Claim, changes: tuple[Change, ...]) -> Claim | None:
    """The claim with the changes made, None where one of them changes nothing."""
    for change in changes:
        other = _MAKE[change](claim)
        if other == claim:
            return None
        claim = other
    return claim


def _ways() -> Iterator[tuple[Change, ...]]:
    return chain.from_iterable(combinations(Change, size) for size in range(1, _AT_MOST + 1))


def _brings(offered: tuple[Offer, ...]) -> dict[Outcome, Money]:
    """What each outcome brings, money before credit before goods."""
    brings = {offer.outcome: brought(offer) for offer in offered}
    first = {each: brings[each] for each in _FIRST if each in brings}
    return first | brings


def _gain(brings: dict[Outcome, Money]) -> tuple[int, ...]:
    """What she can get, so that more is greater: money before credit before goods."""
    sums = (brings[each].minor if each in brings else _NOT_OFFERED for each in _FIRST)
    return (*sums, len(brings))


def brought(offer: Offer) -> Money:
    """What an offer brings in money and credit, less what she pays."""
    settled = offer.settlement
    return settled.refund + settled.store_credit - settled.to_pay


def _each_line(claim: Claim, make: Callable[[ClaimLine], ClaimLine]) -> Claim:
    return replace(claim, lines=tuple(make(wish) for wish in claim.lines))


def _with_receipt(claim: Claim) -> Claim:
    return replace(claim, proof=Proof.RECEIPT) if claim.proof is Proof.NONE else claim


def _at_the_counter(claim: Claim) -> Claim:
    return replace(claim, handed_in=HandedIn.COUNTER)


def _by_the_payer(claim: Claim) -> Claim:
    if claim.by is Bringer.BUYER:
        return claim
    return replace(claim, by=Bringer.BUYER, proof=Proof.RECEIPT)


def _unopened(claim: Claim) -> Claim:
    return _each_line(
        claim,
        lambda wish: replace(
            wish, condition=Condition.UNUSED, seal_broken=False, wear_percent=Decimal(0)
        ),
    )


def _faulty(claim: Claim) -> Claim:
    return _each_line(
        claim,
        lambda wish: wish if wish.reason in OUR_FAULT else replace(wish, reason=Reason.FAULTY),
    )


_MAKE: Final[dict[Change, Callable[[Claim], Claim]]] = {
    Change.RECEIPT: _with_receipt,
    Change.COUNTER: _at_the_counter,
    Change.PAYER: _by_the_payer,
    Change.UNOPENED: _unopened,
    Change.FAULT: _faulty,
}
