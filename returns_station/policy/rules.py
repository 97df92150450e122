"""Which of the shop's rules fits a line, and what its promise comes to, key by key."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from typing import Final, TypeVar

from returns_station.days import Period
from returns_station.policy.claim import Claim, ClaimLine, Outcome
from returns_station.policy.terms import (
    Accepts,
    OpenPurchase,
    Rule,
    Stage,
    Terms,
    is_unopened,
)
from returns_station.sale import SaleLine

_T = TypeVar("_T")
# What a promise gives that does not say: a season or a rule of a shop without open purchase.
_GIVES: Final = (Outcome.REFUND, Outcome.EXCHANGE)
_ANY: Final = frozenset({Accepts.ANY})
_UNSAID: Final = OpenPurchase((Stage((), _GIVES),))


@dataclass(frozen=True, slots=True)
class Promised:
    """What the terms promise for one line of a claim, the rules that fit laid over it.

    Without stages there is no open purchase; `gives` is what a season or a gift then builds on.
    """

    open_purchase: OpenPurchase
    return_fee: Decimal
    restocking_percent: Decimal
    ruled: tuple[Rule, ...] = ()

    @property
    def first(self) -> Stage:
        """What is given first."""
        return self.open_purchase.stages[0]

    @property
    def is_left_out(self) -> bool:
        """Whether a rule leaves these goods out of every promise."""
        return not self.first.gives


NOTHING_PROMISED: Final = Promised(_UNSAID, Decimal(0), Decimal(0))
"""What a shop promises that promises nothing."""


def promised_for(terms: Terms, line: SaleLine, claim: Claim, wish: ClaimLine) -> Promised:
    """The promise for one line: a narrower rule goes before a wider one, for each key it names."""
    base = terms.open_purchase or _UNSAID
    ruled = tuple(rule for rule in terms.rules if _fits(rule, line, claim, wish))
    if not ruled:
        return Promised(base, terms.return_fee, terms.restocking_percent)
    laid = _Laid(ruled)
    fee = laid.narrowest(lambda rule: rule.return_fee, min)
    restocking = laid.narrowest(lambda rule: rule.restocking_percent, min)
    return Promised(
        OpenPurchase(_stages(base, laid), _accepts(base, laid), base.counted_from),
        terms.return_fee if fee is None else fee,
        terms.restocking_percent if restocking is None else restocking,
        ruled,
    )


@dataclass(frozen=True, slots=True)
class _Laid:
    """The rules that fit, asked key by key: the narrowest that names it; of equals, the kindest."""

    rules: tuple[Rule, ...]

    def narrowest(
        self, key: Callable[[Rule], _T | None], kinder: Callable[[_T, _T], _T]
    ) -> _T | None:
        """What the narrowest rules say of a key, None where none names it."""
        said = self.saying(key)
        return reduce(kinder, said) if said else None

    def saying(self, key: Callable[[Rule], _T | None]) -> tuple[_T, ...]:
        """All that the narrowest rules say of a key, in the order of the terms."""
        if len(self.rules) == 1:
            only = key(self.rules[0])
            return () if only is None else (only,)
        named = [
            (_narrowness(rule), value) for rule in self.rules if (value := key(rule)) is not None
        ]
        narrowest = max((narrowness for narrowness, _ in named), default=None)
        return tuple(value for narrowness, value in named if narrowness == narrowest)


def _narrowness(rule: Rule) -> tuple[int, bool]:
    """More that must fit is narrower; of as much, what the goods themselves are marked with."""
    said = (rule.category, rule.trait, rule.condition, rule.handed_in)
    return sum(each is not None for each in said), rule.trait is not None


def _fits(rule: Rule, line: SaleLine, claim: Claim, wish: ClaimLine) -> bool:
    return (
        rule.category in (None, line.category)
        and (rule.trait is None or rule.trait in line.traits)
        and rule.handed_in in (None, claim.handed_in)
        and rule.condition in _conditions(wish)
    )


def _conditions(wish: ClaimLine) -> Iterator[str | None]:
    """The words for the goods' condition that a rule may use."""
    yield None
    yield wish.condition.value
    if is_unopened(wish.condition, seal_broken=wish.seal_broken):
        yield Accepts.UNOPENED.value


def _stages(base: OpenPurchase, laid: _Laid) -> tuple[Stage, ...]:
    """A rule's period or gifts stand in the place of all stages; its percent is laid on each."""
    first, *later = base.stages
    periods: tuple[Period, ...] = laid.saying(_period)
    gives = laid.narrowest(lambda rule: rule.gives, _all_of)
    percent = laid.narrowest(lambda rule: rule.percent, max)
    if periods or gives is not None:
        later = []
    ruled = Stage(
        periods or first.periods,
        first.gives if gives is None else gives,
        first.percent if percent is None else percent,
    )
    if percent is None:
        return (ruled, *later)
    return (ruled, *(Stage(each.periods, each.gives, min(each.percent, percent)) for each in later))


def _period(rule: Rule) -> Period | None:
    return rule.period


def _all_of(some: Iterable[Outcome], others: Iterable[Outcome]) -> tuple[Outcome, ...]:
    return tuple(dict.fromkeys((*some, *others)))


def _accepts(base: OpenPurchase, laid: _Laid) -> frozenset[Accepts]:
    """Conditions as the rules name them; a rule for goods in a condition takes goods in it."""
    said = laid.narrowest(_taken, _any_of)
    return base.accepts if said is None else said


def _any_of(some: frozenset[Accepts], others: frozenset[Accepts]) -> frozenset[Accepts]:
    return some | others


def _taken(rule: Rule) -> frozenset[Accepts] | None:
    if rule.accepts is None and rule.condition is not None:
        return _ANY
    return rule.accepts
