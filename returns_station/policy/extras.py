"""What is promised besides the right to return: of terms at the sale and today the better for her.

How money is shared over tenders is no gain of hers: there the terms of today hold.
"""

from decimal import Decimal

from returns_station.policy.terms import Promise, TenderOrder, Terms


def credit_bonus(promise: Promise) -> Decimal:
    """How many percent more than the money store credit is worth."""
    return max(terms.credit_bonus_percent for terms in _both(promise))


def credit_months(promise: Promise, by_law: int | None = None) -> int | None:
    """How many months store credit holds, the longer of both; None is without end.

    Terms that do not say leave it to the law, and none is shorter than the law's months.
    """
    said = (terms.credit_months for terms in _both(promise))
    months = [by_law if told is None else told for told in said]
    known = [each for each in (*months, by_law) if each is not None]
    return None if None in months else max(known)


def keep_up_to(promise: Promise) -> Decimal | None:
    """What goods at home may be worth and need not come back; None: all come back."""
    told = (terms.keep_up_to for terms in _both(promise))
    return max((amount for amount in told if amount is not None), default=None)


def trust_days(promise: Promise) -> int:
    """How many days goods are trusted to come, once what they were is made good."""
    return max(terms.trust_days for terms in _both(promise))


def tender_order(promise: Promise) -> TenderOrder:
    """How money back is shared over several tenders."""
    return promise.today.tender_order


def up_to_a_day(promise: Promise) -> Decimal | None:
    """The most that a customer gets in a day without a proof; None is without a limit.

    Terms that take nothing without a proof set no limit either.
    """
    words = [terms.without_proof for terms in _both(promise) if terms.without_proof]
    limits = [word.up_to_a_day for word in words]
    known = [limit for limit in limits if limit is not None]
    return max(known, default=None) if len(known) == len(limits) else None


def _both(promise: Promise) -> tuple[Terms, Terms]:
    return promise.at_sale, promise.today
