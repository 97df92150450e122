"""Terms that promise more than others: every way to loosen that takes nothing away."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Final, TypeAlias

from returns_station.days import Days, Months
from returns_station.policy.claim import Outcome
from returns_station.policy.terms import (
    ALL,
    Accepts,
    CountedFrom,
    OpenPurchase,
    PartDelivery,
    PartPromotion,
    Rule,
    Stage,
    Terms,
    ValuedAt,
)
from returns_station.policy.worth import is_even
from tests.returns_station.policy.generated import Situation
from tests.returns_station.policy.generated_terms import (
    ACCEPTS,
    BONUSES,
    DAYS,
    GIVES,
    PERCENTS,
    Draw,
    any_of,
    period,
    season,
)

Loosen: TypeAlias = Callable[[Draw[Any], Terms, date], Terms]


def loosened(draw: Draw[Any], terms: Terms, situation: Situation) -> Terms:
    """Terms that promise more in one thing or two; not always more for this claim.

    Left out is what gives to some and takes from others. A first `gift`: who got a gift is then no
    longer treated as the buyer. A new rule, and a key that a rule did not name: it stands in the
    place of what held before. An open purchase where there was none: a shop that only took her
    word did so without end, and now does so for as long as it promises to. And, for goods that go
    out for the same goods, what hers are valued at: the new cost as much, so that a higher value
    brings nothing, and a percent of it takes more.
    """
    ways = _WAYS if any(map(is_even, situation.claim.lines)) else (*_WAYS, *_VALUES)
    for _ in range(draw(any_of(1, 2))):
        loosen = draw(any_of(*ways))
        terms = loosen(draw, terms, situation.sale.agreed_on)
    return terms


def _stage(draw: Draw[Any], terms: Terms, bought: date) -> Terms:
    """More of one stage of the open purchase: days, another period, outcomes, or percent."""
    promise = terms.open_purchase
    if promise is None:
        return terms
    nr = draw(any_of(*range(len(promise.stages))))
    stages = list(promise.stages)
    stages[nr] = draw(any_of(_longer, _also, _gives, _percent))(draw, stages[nr], bought)
    if nr and stages[nr].percent > stages[0].percent:
        # A later stage gives what is still given then, never more than at first.
        stages[nr] = replace(stages[nr], percent=stages[0].percent)
    return replace(terms, open_purchase=replace(promise, stages=tuple(stages)))


def _longer(draw: Draw[Any], stage: Stage, _bought: date) -> Stage:
    more = draw(any_of(*DAYS))
    return replace(stage, periods=tuple(_more_of(each, more) for each in stage.periods))


def _more_of(period: object, more: int) -> Any:  # noqa: ANN401 - a period of the same kind
    match period:
        case Days(count):
            return Days(count + more)
        case Months(count):
            return Months(count + more)
        case _:
            return period


def _also(draw: Draw[Any], stage: Stage, bought: date) -> Stage:
    return replace(stage, periods=(*stage.periods, period(draw, bought)))


def _gives(draw: Draw[Any], stage: Stage, _bought: date) -> Stage:
    return replace(stage, gives=_and(stage.gives, draw(any_of(*GIVES, (Outcome.REPAIR,)))))


def _percent(draw: Draw[Any], stage: Stage, _bought: date) -> Stage:
    return replace(stage, percent=max(stage.percent, draw(any_of(*PERCENTS))))


def _and(gives: tuple[Outcome, ...], more: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
    return tuple(dict.fromkeys((*gives, *more)))


def _goods(draw: Draw[Any], terms: Terms, _bought: date) -> Terms:
    """Goods in more conditions are taken back."""
    promise = terms.open_purchase
    if promise is None:
        return terms
    accepts = promise.accepts | draw(any_of(*ACCEPTS, frozenset({Accepts.ASSEMBLED})))
    return replace(terms, open_purchase=replace(promise, accepts=accepts))


def _counted(_draw: Draw[Any], terms: Terms, _bought: date) -> Terms:
    """Counted from the receipt, which is never before the purchase or the sending."""
    promise = terms.open_purchase
    if promise is None:
        return terms
    counted: OpenPurchase = replace(promise, counted_from=CountedFrom.RECEIPT)
    return replace(terms, open_purchase=counted)


def _season(draw: Draw[Any], terms: Terms, bought: date) -> Terms:
    return replace(terms, seasons=(*terms.seasons, season(draw, bought)))


def _members(draw: Draw[Any], terms: Terms, _bought: date) -> Terms:
    days = dict(terms.member_days)
    tier = draw(any_of("gold", "silver"))
    more = tuple((days | {tier: days.get(tier, 0) + draw(any_of(*DAYS))}).items())
    return replace(terms, member_days=more)


def _gift(draw: Draw[Any], terms: Terms, _bought: date) -> Terms:
    if terms.gift is None:
        return terms
    return replace(terms, gift=_and(terms.gift, draw(any_of(*GIVES))))


def _unproven(draw: Draw[Any], terms: Terms, _bought: date) -> Terms:
    """Her word counts for more: other outcomes, dearer goods."""
    word = terms.without_proof
    if word is None:
        return terms
    gives = _and(word.gives, draw(any_of(*GIVES)))
    most, a_day = draw(any_of(word.up_to, None)), draw(any_of(word.up_to_a_day, None))
    kinder = replace(word, gives=gives, up_to=most, up_to_a_day=a_day)
    return replace(terms, without_proof=kinder)


def _valued(_draw: Draw[Any], terms: Terms, _bought: date) -> Terms:
    """Goods without proof at the price of today, whatever that price is: so for no limit on it."""
    word = terms.without_proof
    if word is not None:
        word = replace(word, at=ValuedAt.PRICE_TODAY, up_to=None)
    return replace(terms, without_proof=word, promotion_on_part_return=PartPromotion.KEEP_SHARE)


def _fees(draw: Draw[Any], terms: Terms, _bought: date) -> Terms:
    part = draw(any_of(Decimal(0), Decimal("0.5")))
    key = draw(any_of("return_fee", "restocking_percent", "fee_waived_for"))
    if key == "return_fee":
        return replace(terms, return_fee=terms.return_fee * part)
    if key == "restocking_percent":
        return replace(terms, restocking_percent=terms.restocking_percent * part)
    waived = terms.fee_waived_for | {draw(any_of(*Outcome))}
    return replace(terms, fee_waived_for=waived)


def _parts(draw: Draw[Any], terms: Terms, _bought: date) -> Terms:
    """A kinder rule for the delivery of which a part comes back."""
    kindest = (
        PartDelivery.NONE,
        PartDelivery.DIFFERENCE,
        PartDelivery.PROPORTIONAL,
        PartDelivery.FULL,
    )
    kinder = kindest[kindest.index(terms.delivery_on_part_return) :]
    return replace(terms, delivery_on_part_return=draw(any_of(*kinder)))


def _made_good(draw: Draw[Any], terms: Terms, _bought: date) -> Terms:
    """A higher bonus, longer credit, dearer goods that stay at home, more days of trust."""
    months, kept = terms.credit_months, terms.keep_up_to
    return replace(
        terms,
        credit_bonus_percent=max(terms.credit_bonus_percent, draw(any_of(*BONUSES))),
        credit_months=None if months is None else months + draw(any_of(1, 120)),
        keep_up_to=(kept or Decimal(0)) + draw(any_of(Decimal(1), Decimal(100))),
        trust_days=terms.trust_days + draw(any_of(1, 30)),
    )


def _rule(draw: Draw[Any], terms: Terms, bought: date) -> Terms:
    """A rule gives more of what it names already."""
    if not terms.rules:
        return terms
    nr = draw(any_of(*range(len(terms.rules))))
    rules = list(terms.rules)
    rules[nr] = _kinder(draw, rules[nr], bought)
    return replace(terms, rules=tuple(rules))


def _kinder(draw: Draw[Any], rule: Rule, _bought: date) -> Rule:
    fee, restocking = rule.return_fee, rule.restocking_percent
    return replace(
        rule,
        period=_more_of(rule.period, draw(any_of(1, 30))),
        accepts=rule.accepts and rule.accepts | draw(any_of(*ACCEPTS)),
        gives=None if rule.gives is None else _and(rule.gives, draw(any_of(*GIVES))),
        percent=None if rule.percent is None else max(rule.percent, draw(any_of(*PERCENTS, ALL))),
        return_fee=None if fee is None else fee * draw(any_of(Decimal(0), Decimal(1))),
        restocking_percent=None if restocking is None else restocking / 2,
    )


_WAYS: Final[tuple[Loosen, ...]] = (
    *(_stage, _stage, _stage, _rule, _rule, _goods, _counted),
    *(_season, _members, _gift, _unproven, _fees, _fees, _parts, _made_good),
)
_VALUES: Final[tuple[Loosen, ...]] = (_valued, _valued)
