"""Where terms say less than the law gives: to those who buy at a distance, and of store credit.

What tells her a shorter time than the law's is refused when terms are saved. What only stands
beside the law (a fee, goods left out, a part of the price) is noted: the law still wins.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from returns_station.days import Days, Period, Until
from returns_station.phrase import Argument, Phrase
from returns_station.policy.claim import Condition, Outcome
from returns_station.policy.law import Law
from returns_station.policy.promise.words import amount, days_of, months_of, outcomes
from returns_station.policy.terms import ALL, Accepts, CountedFrom, OpenPurchase, Rule, Terms

WITHDRAWAL_DAYS: Final = "withdrawal.days"
"""The figure that all terms for sales at a distance are held against."""
CREDIT_MONTHS: Final = "credit.months"
"""The figure that store credit is held against, wherever the goods were bought."""
# A trader delivers within thirty days unless more was agreed (Dir. 2011/83 art. 18).
_DELIVERED_WITHIN: Final = 30
_ONLY_UNOPENED: Final = frozenset({Accepts.UNOPENED})
_SEAL_WHOLE: Final = frozenset((None, Condition.UNUSED.value, Accepts.UNOPENED.value))


class Less(StrEnum):
    """In what terms give less than the law."""

    DAYS = "days"
    UNTIL = "until"
    COUNTED = "counted"
    LEFT_OUT = "left_out"
    NO_MONEY = "no_money"
    PERCENT = "percent"
    FEE = "fee"
    RESTOCKING = "restocking"
    UNOPENED = "unopened"
    CREDIT = "credit"


@dataclass(frozen=True, slots=True)
class Undercut:
    """One key that gives less: what it promises, and the law's figure it is held against.

    Rules, seasons and later stages are counted from one in `key`.
    """

    key: str
    less: Less
    promised: Argument
    minimum: int
    refused: bool = False
    figure: str = WITHDRAWAL_DAYS

    @property
    def at_least(self) -> Phrase:
        """The law's figure in words: of store credit months, else days."""
        return (months_of if self.figure == CREDIT_MONTHS else days_of)(self.minimum)

    def said(self, paragraph: str) -> Phrase:
        """The finding in a sentence that names the figure and its paragraph."""
        args = {"promised": self.promised, "minimum": self.at_least, "paragraph": paragraph}
        sort = "refused" if self.refused else "note"
        return Phrase(f"terms.undercut.{sort}.{self.less}", args)


def undercuts(
    terms: Terms,
    law: Law,
    *,
    at_a_distance: bool = True,
    valid_from: date | None = None,
    currency: str = "",
    credit_months: int | None = None,
) -> tuple[Undercut, ...]:
    """All in which terms give less than the law; over the counter only store credit can.

    `valid_from` is the day that they take effect: without it no fixed day can be too early.
    Amounts are told in `currency`, or bare without it. `credit_months` is how long store credit
    holds by law; None where the law does not say.
    """
    floor = _Floor(law, law.withdrawal.days, valid_from, currency)
    found = _all(terms, floor) if at_a_distance else ()
    return (*found, *_credit(terms.credit_months, credit_months))


def is_refused(found: Iterable[Undercut]) -> bool:
    """Whether terms may not be saved as they are."""
    return any(undercut.refused for undercut in found)


@dataclass(frozen=True, slots=True)
class _Floor:
    """The law's days, and the questions that are asked of every part of the terms."""

    law: Law
    days: int
    valid_from: date | None
    currency: str

    def too_short(self, periods: tuple[Period, ...], keys: tuple[str, ...]) -> Iterator[Undercut]:
        """A time that ends before the law's; of several the latest end holds."""
        found = [self._short(period, key) for period, key in zip(periods, keys, strict=True)]
        short = [each for each in found if each]
        if len(short) == len(found):
            yield from short

    def less(self, key: str, less: Less, promised: Argument) -> Undercut:
        """What the law gives all the same."""
        return Undercut(key, less, promised, self.days)

    def _short(self, period: Period, key: str) -> Undercut | None:
        match period:
            case Days(count) if count < self.days:
                days = days_of(count)
                return Undercut(f"{key}.days", Less.DAYS, days, self.days, refused=True)
            case Until(day):
                return Undercut(f"{key}.until", Less.UNTIL, day, self.days, self._is_early(day))
            case _:
                return None

    def _is_early(self, day: date) -> bool:
        """Whether even the first who buys under the terms has less than the law's days."""
        return self.valid_from is not None and day < self.valid_from + timedelta(days=self.days)


def _all(terms: Terms, floor: _Floor) -> Iterator[Undercut]:
    if terms.open_purchase:
        yield from _open_purchase(terms.open_purchase, floor)
    else:
        yield from _seasons(terms, floor)
    for nr, rule in enumerate(terms.rules, start=1):
        yield from _rule(rule, f"rules.{nr}", floor)
    yield from _fees(terms, "", floor)


def _open_purchase(promise: OpenPurchase, floor: _Floor) -> Iterator[Undercut]:
    first, *later = promise.stages
    keys = ("open_purchase", "advertised_also")[: len(first.periods)]
    yield from floor.too_short(first.periods, keys)
    for nr, stage in enumerate(later, start=1):
        yield from floor.too_short(stage.periods, (f"open_purchase.then_gives.{nr}",))
    yield from _counted(promise, floor)
    if Outcome.REFUND not in first.gives:
        yield floor.less("open_purchase.gives", Less.NO_MONEY, outcomes(first.gives))
    if first.percent < ALL:
        yield floor.less("open_purchase.percent", Less.PERCENT, first.percent)
    if promise.accepts == _ONLY_UNOPENED:
        yield floor.less("open_purchase.conditions", Less.UNOPENED, "")


def _counted(promise: OpenPurchase, floor: _Floor) -> Iterator[Undercut]:
    """Enough days, which may yet end before the law's since they start before she has the goods."""
    start = promise.counted_from
    period = promise.stages[0].periods[0]
    if start not in (CountedFrom.PURCHASE, CountedFrom.SHIPPING) or not isinstance(period, Days):
        return
    if floor.days <= period.count < floor.days + _DELIVERED_WITHIN:
        days = days_of(period.count)
        yield floor.less("open_purchase.counted_from", Less.COUNTED, days)


def _seasons(terms: Terms, floor: _Floor) -> Iterator[Undercut]:
    """Seasons only lengthen an open purchase; without one they are the promise themselves."""
    for nr, season in enumerate(terms.seasons, start=1):
        key = f"seasons.{nr}"
        if isinstance(season.period, Days):
            yield from floor.too_short((season.period,), (key,))
        elif (day := season.period.day) < season.bought_to + timedelta(days=floor.days):
            yield Undercut(f"{key}.return_by", Less.UNTIL, day, floor.days, refused=True)


def _rule(rule: Rule, key: str, floor: _Floor) -> Iterator[Undercut]:
    """A rule for goods that the law excepts may say anything; one that gives nothing is silent."""
    if _is_excepted(rule, floor.law):
        return
    if rule.gives == ():
        yield floor.less(f"{key}.gives", Less.LEFT_OUT, "")
        return
    if rule.period is not None:
        yield from floor.too_short((rule.period,), (key,))
    if rule.gives is not None and Outcome.REFUND not in rule.gives:
        yield floor.less(f"{key}.gives", Less.NO_MONEY, outcomes(rule.gives))
    if rule.percent is not None and rule.percent < ALL:
        yield floor.less(f"{key}.percent", Less.PERCENT, rule.percent)
    if rule.accepts == _ONLY_UNOPENED:
        yield floor.less(f"{key}.conditions", Less.UNOPENED, "")
    yield from _fees(rule, f"{key}.", floor)


def _credit(promised: int | None, minimum: int | None) -> Iterator[Undercut]:
    """Store credit that ends before the law's months; what does not say holds as long as they."""
    if promised is None or minimum is None or promised >= minimum:
        return
    said = months_of(promised)
    yield Undercut("credit_months", Less.CREDIT, said, minimum, refused=True, figure=CREDIT_MONTHS)


def _is_excepted(rule: Rule, law: Law) -> bool:
    """Whether nobody may withdraw from what the rule is for; sealed goods, once they are opened."""
    return any(
        each.trait is rule.trait and not (each.seal_broken and rule.condition in _SEAL_WHOLE)
        for each in law.withdrawal.exceptions
    )


def _fees(terms: Terms | Rule, path: str, floor: _Floor) -> Iterator[Undercut]:
    if terms.return_fee:
        yield floor.less(f"{path}return_fee", Less.FEE, amount(terms.return_fee, floor.currency))
    if terms.restocking_percent:
        key = f"{path}restocking_percent"
        yield floor.less(key, Less.RESTOCKING, terms.restocking_percent)
