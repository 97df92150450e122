"""The small words of a promise: periods, outcomes, goods, sums."""

from collections.abc import Iterable
from decimal import Decimal

from returns_station.days import Days, Months, Period, Unlimited, Until
from returns_station.money import Money, decimals
from returns_station.phrase import Argument, Phrase
from returns_station.policy.claim import Outcome
from returns_station.policy.terms import Accepts, Rule, Stage, WithoutProof


def days_of(count: int) -> Phrase:
    """So many days."""
    return Phrase("terms.period.days", {"count": count})


def months_of(count: int) -> Phrase:
    """So many months."""
    return Phrase("terms.period.months", {"count": count})


def credit_months_of(count: int | None) -> Phrase:
    """How long store credit holds; None is as long as the law says."""
    return Phrase("terms.credit.by_law") if count is None else months_of(count)


def more_of(percent: Decimal) -> Phrase:
    """So much more than the money."""
    return Phrase("terms.credit.more", {"percent": percent})


def period_of(period: Period) -> Phrase:
    """A period: 30 days, until a day, without end."""
    match period:
        case Days(count):
            return days_of(count)
        case Months(count):
            return months_of(count)
        case Until(day):
            return Phrase("terms.period.until", {"day": day})
        case Unlimited():
            return Phrase("terms.period.unlimited")


def periods_of(periods: tuple[Period, ...]) -> Phrase:
    """A period, or the latest end of several."""
    if len(periods) == 1:
        return period_of(periods[0])
    return Phrase("terms.period.latest", {"periods": tuple(map(period_of, periods))})


def outcomes(gives: Iterable[Outcome]) -> Argument:
    """What may be chosen from, or that it is nothing."""
    said = tuple(Phrase(f"terms.outcome.{outcome}") for outcome in gives)
    return said or Phrase("terms.outcome.nothing")


def goods(accepts: Iterable[Accepts]) -> Argument:
    """How goods may be, the best condition first."""
    taken = set(accepts)
    return tuple(Phrase(f"terms.goods.{each}") for each in Accepts if each in taken)


def amount(sum_: Decimal, currency: str) -> Money | Decimal:
    """An amount of the terms in a currency; bare where the currency is not known."""
    minor = sum_.scaleb(decimals(currency))
    return Money(int(minor), currency) if currency and minor == int(minor) else sum_


def later_of(stage: Stage) -> Phrase:
    """What is given later, and for how long."""
    args = {"gives": outcomes(stage.gives), "period": periods_of(stage.periods)}
    return Phrase("terms.later", args | {"percent": stage.percent})


def without_proof_of(proof: WithoutProof, currency: str) -> Phrase:
    """What is given without a receipt, at which price, and at most how much, also in a day."""
    goods = _goods_without_proof_of(proof, currency)
    if proof.up_to_a_day is None:
        return goods
    most = amount(proof.up_to_a_day, currency)
    return Phrase("terms.unproven_a_day", {"unproven": goods, "amount": most})


def _goods_without_proof_of(proof: WithoutProof, currency: str) -> Phrase:
    valued = Phrase(f"terms.valued.{proof.at}")
    args: dict[str, Argument] = {"gives": outcomes(proof.gives), "valued": valued}
    if proof.up_to is None:
        return Phrase("terms.unproven", args)
    return Phrase("terms.unproven_up_to", args | {"amount": amount(proof.up_to, currency)})


def goods_of(rule: Rule) -> tuple[Argument, ...]:
    """What a rule is for, by the names it gives."""
    said: list[Argument] = [rule.category] if rule.category else []
    if rule.trait:
        said.append(Phrase(f"terms.trait.{rule.trait}"))
    if rule.condition:
        said.append(Phrase(f"terms.goods.{rule.condition}"))
    if rule.handed_in:
        said.append(Phrase(f"terms.handed_in.{rule.handed_in}"))
    return tuple(said)
