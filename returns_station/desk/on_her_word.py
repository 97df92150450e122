"""Goods without a proof while a visit is weighed: what the day's limit still gives for them."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from returns_station.desk.errors import InputError
from returns_station.desk.unproven_views import Spent
from returns_station.desk.views import Preview
from returns_station.money import Money, decimals, zero
from returns_station.phrase import Phrase
from returns_station.policy.claim import Claim, ClaimLine, Outcome, Proof
from returns_station.policy.extras import up_to_a_day
from returns_station.policy.terms import Promise
from returns_station.resolution.settlement import Settlement
from returns_station.resolution.unproven import counted, split
from returns_station.sale import Sale


class FoundSaleError(InputError):
    """The sale that this one stood in for has turned up; the advice names it."""


def _uncounted(sale: Sale) -> Spent:
    return Spent("", zero(sale.currency))


@dataclass(slots=True)
class HerWord:
    """What is given without a proof in a day; it moves on with every part of a visit.

    `spent` is what who brings goods of a sale had been given today, before this visit.
    """

    spent: Callable[[Sale], Spent] = _uncounted
    _given: dict[str, Money] = field(default_factory=dict)

    def known(self, claim: Claim, sale: Sale) -> Claim:
        """The claim with what is known of its proof; a sale that stands in for another is none.

        Raises FoundSaleError.
        """
        if sale.is_stand_in and claim.proof is not Proof.NONE:
            claim = replace(claim, proof=Proof.NONE)
        given = self._today(sale) if claim.proof is Proof.NONE else None
        return claim if claim.unproven_today == given else replace(claim, unproven_today=given)

    def _today(self, sale: Sale) -> Money:
        spent = self.spent(sale)
        if spent.found:
            raise FoundSaleError(Phrase("unproven.sale_is_found", {"number": spent.found}))
        return spent.amount + self._given.get(spent.name, zero(sale.currency))

    def give(self, preview: Preview, settled: Settlement) -> None:
        """Count what a part gives without a proof: the next one starts from it."""
        if preview.claim.proof is not Proof.NONE:
            return
        sale = preview.view.sale
        name = self.spent(sale).name
        before = self._given.get(name, zero(sale.currency))
        self._given[name] = before + counted(sale, preview.claim, preview.decision, settled)


def cap_of(promise: Promise, currency: str) -> Money | None:
    """The most that a customer gets in a day without a proof; None is without a limit."""
    most = up_to_a_day(promise)
    return None if most is None else Money(int(most.scaleb(decimals(currency))), currency)


def limited(preview: Preview, outcome: Outcome | None) -> tuple[tuple[ClaimLine, ...], ...]:
    """The lines inside the day's limit, then what is above it; () where it takes all or nothing."""
    claim, sale = preview.claim, preview.view.sale
    cap = cap_of(preview.promise, sale.currency) if claim.proof is Proof.NONE else None
    if cap is None:
        return ()
    left = cap - (claim.unproven_today or zero(sale.currency))
    within, above = split(sale, preview.decision, outcome, left)
    return (within, above) if within and above else ()
