"""New terms tried on real claims: what each of them would have come to."""

from collections.abc import Callable, Iterable
from datetime import date

from returns_station.desk.terms_views import Dot
from returns_station.desk.views import Preview, RecentClaim, SaleView
from returns_station.desk.weighing import ImpossibleClaimError, weigh
from returns_station.policy.claim import Outcome
from returns_station.policy.promise.book import TermsBook
from returns_station.policy.terms import Promise, Terms
from returns_station.sale import Sale


def tried(
    claims: Iterable[RecentClaim],
    terms: Terms,
    valid_from: date,
    *,
    book: TermsBook,
    shipped: Callable[[Sale], Promise],
) -> tuple[Dot, ...]:
    """One dot a claim, in their order: under these terms as today's beside the book's own.

    What was promised at a sale still holds, so nobody who asked gets less; `LESS` is who would
    have, had these been the terms when she bought. A claim that cannot be made is left out.
    """
    dots = (_dot(one, terms, valid_from, book, shipped(one.sale)) for one in claims)
    return tuple(dot for dot in dots if dot is not None)


def _dot(
    one: RecentClaim, terms: Terms, valid_from: date, book: TermsBook, shipped: Promise
) -> Dot | None:
    law = shipped.law
    at_sale = book.in_force(one.sale.agreed_on) or shipped.at_sale
    today = book.in_force(valid_from) or shipped.today
    try:
        now = _seen(one, Promise(at_sale, today, law))
        if now.decision.accepted:
            bought_under = _seen(one, Promise(terms, terms, law))
            return Dot.LESS if _gives_less(bought_under, now) else Dot.SAME
        then = _seen(one, Promise(at_sale, terms, law))
    except ImpossibleClaimError:
        return None
    return Dot.NEW_YES if then.decision.accepted else Dot.ASKS


def _seen(one: RecentClaim, promise: Promise) -> Preview:
    return weigh(SaleView(one.sale, one.earlier), one.claim, promise)


def _gives_less(one: Preview, other: Preview) -> bool:
    """Whether some way of making it good is gone, or worth less to her."""
    worth = _worth(one)
    return any(
        outcome not in worth or worth[outcome] < minor for outcome, minor in _worth(other).items()
    )


def _worth(seen: Preview) -> dict[Outcome, int]:
    return {
        offer.outcome: settled.refund.minor + settled.store_credit.minor - settled.to_pay.minor
        for offer in seen.offers
        for settled in (offer.settlement,)
    }
