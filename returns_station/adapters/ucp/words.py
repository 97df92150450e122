"""What UCP has no field for, in phrases: told to who exports, and to readers in a policy's text."""

from collections.abc import Iterable, Iterator
from typing import Final

from returns_station.adapters.ucp.body import (
    FINAL_SALE,
    METHODS,
    RESOLUTIONS,
    Body,
    Kind,
    fewest_days,
)
from returns_station.adapters.ucp.targets import Target
from returns_station.days import Months, Period, Unlimited, Until
from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome
from returns_station.policy.promise.words import amount
from returns_station.policy.terms import (
    A_FORTNIGHT,
    ALL,
    Accepts,
    OpenPurchase,
    PartDelivery,
    PartPromotion,
    Rule,
    Season,
    Stage,
    TenderOrder,
    Terms,
)

EVERYTHING: Final = Phrase("ucp.goods.all")


def left_out_of(terms: Terms, currency: str) -> tuple[Phrase, ...]:
    """All that the terms say and UCP's fields do not, each thing once; amounts in a currency."""
    promised = _open_purchase(terms.open_purchase) if terms.open_purchase else ()
    rules = (phrase for rule in terms.rules for phrase in _rule(rule))
    return each_once((*promised, *_besides(terms), *_made_good(terms, currency), *rules))


def each_once(said: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """The phrases in their order, none twice."""
    return tuple(phrase for nr, phrase in enumerate(said) if phrase not in said[:nr])


def goods_of(kind: Kind) -> Phrase:
    """What to call a kind of goods."""
    return _goods((kind.category,) if kind.category else (), sorted(kind.traits))


def goods_meant(target: Target) -> Phrase:
    """What to call the goods that a target means; what it excepts has a policy of its own."""
    asked = [literal for literal in target.literals if not literal.negated]
    categories = (name for one in asked if not one.of_traits for name in sorted(one.among))
    traits = (name for one in asked if one.of_traits for name in sorted(one.among))
    return _goods(tuple(categories), traits)


def _goods(categories: tuple[str, ...], traits: Iterable[str]) -> Phrase:
    marks = tuple(Phrase(f"ucp.trait.{trait}") for trait in traits)
    if categories and marks:
        return Phrase("ucp.goods.both", {"category": categories, "traits": marks})
    if marks:
        return Phrase("ucp.goods.traits", {"traits": marks})
    return Phrase("ucp.goods.category", {"category": categories}) if categories else EVERYTHING


def described(goods: tuple[Phrase, ...], body: Body) -> Iterator[Phrase]:
    """A policy's fields in words."""
    if body == FINAL_SALE:
        yield Phrase("ucp.says.final_sale", {"goods": goods})
        return
    if body.days is None:
        yield Phrase("ucp.says.no_days", {"goods": goods})
    else:
        yield Phrase(f"ucp.says.days.{body.counted_from}", {"goods": goods, "count": body.days})
    if body.gives:
        yield Phrase(
            "ucp.says.gives", {"gives": _outcomes(each for each in Outcome if each in body.gives)}
        )


def _open_purchase(promise: OpenPurchase) -> Iterator[Phrase]:
    first, *later = promise.stages
    yield _accepts(EVERYTHING, promise.accepts)
    if promise.counted_from is None:
        yield Phrase("ucp.left_out.counted_from")
    for period in first.periods:
        yield from _period(EVERYTHING, period)
    if len(first.periods) > 1:
        yield Phrase("ucp.left_out.advertised_also")
    yield from _percent(EVERYTHING, first)
    yield from _not_carried(EVERYTHING, first.gives)
    yield from map(_later, later)


def _besides(terms: Terms) -> Iterator[Phrase]:
    yield from map(_season, terms.seasons)
    for tier, days in terms.member_days:
        yield Phrase("ucp.left_out.member", {"tier": tier, "count": days})
    if terms.gift is not None:
        yield Phrase("ucp.left_out.gift", {"gives": _outcomes(terms.gift)})
    if terms.without_proof:
        gives = _outcomes(terms.without_proof.gives)
        yield Phrase("ucp.left_out.without_proof", {"gives": gives})
    if terms.fee_waived_for:
        gives = _outcomes(each for each in Outcome if each in terms.fee_waived_for)
        yield Phrase("ucp.left_out.fee_waived", {"gives": gives})
    if terms.delivery_on_part_return is not PartDelivery.DIFFERENCE:
        yield Phrase("ucp.left_out.delivery")
    if terms.promotion_on_part_return is not PartPromotion.KEEP_SHARE:
        yield Phrase("ucp.left_out.promotion")


def _made_good(terms: Terms, currency: str) -> Iterator[Phrase]:
    """What is said of store credit, goods that stay at home, trust, tenders, and days' limits."""
    if terms.without_proof and terms.without_proof.up_to_a_day is not None:
        most = amount(terms.without_proof.up_to_a_day, currency)
        yield Phrase("ucp.left_out.a_day", {"amount": most})
    if terms.credit_bonus_percent:
        yield Phrase("ucp.left_out.credit_bonus", {"percent": terms.credit_bonus_percent})
    if terms.credit_months is not None:
        yield Phrase("ucp.left_out.credit_months", {"count": terms.credit_months})
    if terms.keep_up_to is not None:
        yield Phrase("ucp.left_out.keep", {"amount": amount(terms.keep_up_to, currency)})
    if terms.trust_days != A_FORTNIGHT:
        yield Phrase("ucp.left_out.trust", {"count": terms.trust_days})
    if terms.tender_order is not TenderOrder.PROPORTIONAL:
        yield Phrase(f"ucp.left_out.tenders.{terms.tender_order}")


def _rule(rule: Rule) -> Iterator[Phrase]:
    """What of a rule is not carried: all of one for a condition, else what has no field."""
    goods = goods_of(Kind(rule.category, frozenset({rule.trait} if rule.trait else ())))
    if rule.condition is not None:
        condition = Phrase(f"ucp.condition.{rule.condition}")
        yield Phrase("ucp.left_out.condition", {"goods": goods, "condition": condition})
    elif rule.handed_in is not None and not _is_a_fee(rule):
        way = Phrase(f"ucp.way.{rule.handed_in}")
        yield Phrase("ucp.left_out.way", {"goods": goods, "way": way})
    else:
        yield from _said(rule, goods)


def _is_a_fee(rule: Rule) -> bool:
    """Whether a rule says no more than what one way to hand in costs, where UCP knows the way."""
    rest = (rule.period, rule.accepts, rule.gives, rule.percent, rule.restocking_percent)
    return rule.handed_in in METHODS and all(each is None for each in rest)


def _said(rule: Rule, goods: Phrase) -> Iterator[Phrase]:
    if rule.gives == ():
        return
    if rule.accepts is not None:
        yield _accepts(goods, rule.accepts)
    if rule.period is not None:
        yield from _period(goods, rule.period)
    if rule.percent is not None:
        yield from _percent(goods, Stage((), (), rule.percent))
    if rule.gives is not None:
        yield from _not_carried(goods, rule.gives)


def _accepts(goods: Phrase, accepts: frozenset[Accepts]) -> Phrase:
    conditions = tuple(Phrase(f"ucp.accepts.{each}") for each in Accepts if each in accepts)
    return Phrase("ucp.left_out.accepts", {"goods": goods, "conditions": conditions})


def _period(goods: Phrase, period: Period) -> Iterator[Phrase]:
    match period:
        case Months(count):
            days = fewest_days(period) or 0
            yield Phrase("ucp.left_out.months", {"goods": goods, "count": count, "days": days})
        case Until(day):
            yield Phrase("ucp.left_out.until", {"goods": goods, "day": day})
        case Unlimited():
            yield Phrase("ucp.left_out.unlimited", {"goods": goods})
        case _:
            pass


def _percent(goods: Phrase, stage: Stage) -> Iterator[Phrase]:
    if stage.percent != ALL:
        yield Phrase("ucp.left_out.percent", {"goods": goods, "percent": stage.percent})


def _not_carried(goods: Phrase, gives: Iterable[Outcome]) -> Iterator[Phrase]:
    outcomes = [each for each in gives if each not in RESOLUTIONS]
    if outcomes:
        yield Phrase("ucp.left_out.outcome", {"goods": goods, "gives": _outcomes(outcomes)})


def _later(stage: Stage) -> Phrase:
    days = max((fewest_days(period) or 0 for period in stage.periods), default=0)
    return Phrase("ucp.left_out.later", {"count": days, "gives": _outcomes(stage.gives)})


def _season(season: Season) -> Phrase:
    bought = {"first": season.bought_from, "last": season.bought_to}
    match season.period:
        case Until(day):
            return Phrase("ucp.left_out.season_until", {**bought, "day": day})
        case period:
            return Phrase("ucp.left_out.season_days", {**bought, "count": period.count})


def _outcomes(outcomes: Iterable[Outcome]) -> tuple[Phrase, ...]:
    return tuple(Phrase(f"ucp.outcome.{each}") for each in outcomes)
