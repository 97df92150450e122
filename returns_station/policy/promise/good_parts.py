"""How a promise makes it good, taken apart: store credit, goods that stay, trust, the tenders."""

from collections.abc import Iterator
from decimal import Decimal

from returns_station.days import Months
from returns_station.phrase import Phrase
from returns_station.policy.promise.kinder import Lasting
from returns_station.policy.promise.part import Part, a_part
from returns_station.policy.promise.words import amount, credit_months_of, days_of, more_of
from returns_station.policy.terms import A_FORTNIGHT, TenderOrder, Terms


def good_parts(terms: Terms, currency: str) -> Iterator[Part]:
    """What is promised of the ways to make it good; amounts are told in `currency`."""
    if terms.credit_bonus_percent:
        bonus = terms.credit_bonus_percent
        yield a_part("credit_bonus_percent", more_of(bonus), bonus)
    yield _credit(terms.credit_months)
    if terms.keep_up_to is not None:
        yield a_part("keep_up_to", amount(terms.keep_up_to, currency), terms.keep_up_to)
    days = terms.trust_days
    yield a_part("trust_days", days_of(days), Decimal(days), usual=days == A_FORTNIGHT)
    yield _tenders(terms.tender_order)


def _credit(months: int | None) -> Part:
    """What the law says may be longer or shorter than a number: neither is kinder for sure."""
    said = credit_months_of(months)
    if months is None:
        return a_part("credit_months", said, frozenset({"by law"}), usual=True)
    return a_part("credit_months", said, Lasting((Months(months),)))


def _tenders(order: TenderOrder) -> Part:
    """An order is another, never a kinder one: the sum is the same."""
    said = Phrase(f"terms.tenders.{order}")
    usual = order is TenderOrder.PROPORTIONAL
    return a_part("tender_order", said, frozenset({order.value}), usual=usual)
