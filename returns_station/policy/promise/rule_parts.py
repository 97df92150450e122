"""The narrower rules of a promise taken apart, each held against the promise it stands in for."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from returns_station.phrase import Argument, Phrase
from returns_station.policy.promise.kinder import Lasting, Worth, kinder
from returns_station.policy.promise.part import Part, told_apart
from returns_station.policy.promise.words import amount, goods, goods_of, outcomes, period_of
from returns_station.policy.terms import Accepts, OpenPurchase, Rule, Stage, Terms

_NO_PROMISE: Final = OpenPurchase((Stage((), ()),), frozenset())
_OTHERWISE: Final = Phrase("terms.rule.otherwise")


def rule_parts(terms: Terms, currency: str) -> Iterator[Part]:
    """Each rule as one part; two for the very same goods are told apart by their order."""
    keys = told_apart(map(_key, terms.rules))
    for key, rule in zip(keys, terms.rules, strict=True):
        yield _rule(rule, terms, key, currency)


def _key(rule: Rule) -> str:
    selectors = (rule.category, rule.trait, rule.condition, rule.handed_in)
    return "rules." + "/".join(str(each or "") for each in selectors)


def _rule(rule: Rule, terms: Terms, key: str, currency: str) -> Part:
    what = goods_of(rule)
    name = Phrase("terms.part.rule", {"goods": what})
    inner = tuple(_inner(rule, terms, key, name, currency))
    said = tuple(part.value for part in inner if not part.usual)
    value = said or Phrase("terms.rule.taken")
    return Part(
        key=key,
        name=name,
        value=value,
        told=Phrase("terms.told.rule", {"goods": what, "value": value}),
        worth=tuple(part.worth for part in inner),
        welcome=_is_kind(rule, terms, inner, tuple(_inner(Rule(), terms, key, name, currency))),
        inner=inner,
    )


def _is_kind(
    rule: Rule, terms: Terms, inner: tuple[Part, ...], without: tuple[Part, ...]
) -> bool | None:
    """Whether goods that the rule is for are better off with it than by the promise alone."""
    base = terms.open_purchase or _NO_PROMISE
    if rule.gives == ():
        return False if terms.open_purchase else None
    if terms.open_purchase is None or not _takes(base.accepts, rule):
        return True
    return kinder(tuple(part.worth for part in without), tuple(part.worth for part in inner))


def _takes(accepts: frozenset[Accepts], rule: Rule) -> bool:
    """Whether goods in the rule's condition are taken back anyway."""
    asked = rule.condition
    if asked is None or Accepts.ANY in accepts or asked in accepts:
        return True
    return asked == Accepts.UNOPENED and Accepts.UNUSED in accepts


def _inner(rule: Rule, terms: Terms, key: str, name: Phrase, currency: str) -> Iterator[Part]:
    """Every key that a rule may name; what it leaves alone is as for everything else."""
    base = terms.open_purchase or _NO_PROMISE
    first = base.stages[0]
    periods = first.periods if rule.period is None else (rule.period,)
    gives = first.gives if rule.gives is None else rule.gives
    percent = first.percent if rule.percent is None else rule.percent
    fee = terms.return_fee if rule.return_fee is None else rule.return_fee
    kept = terms.restocking_percent if rule.restocking_percent is None else rule.restocking_percent
    told: tuple[tuple[str, object, Argument, Worth], ...] = (
        ("days", rule.period, period_of(rule.period) if rule.period else "", Lasting(periods)),
        ("gives", rule.gives, _given(rule), frozenset(gives)),
        ("conditions", rule.accepts, _taken(rule), worth_of_goods(_accepted(rule, base.accepts))),
        ("percent", rule.percent, _part_of(percent), percent),
        ("restocking_percent", rule.restocking_percent, _kept(kept), -kept),
        ("return_fee", rule.return_fee, _fee(fee, currency), -fee),
    )
    for field, own, value, worth in told:
        said = _OTHERWISE if own is None else value
        yield Part(f"{key}.{field}", name, said, name, worth, usual=own is None)


def worth_of_goods(accepts: frozenset[Accepts]) -> frozenset[str]:
    """Conditions as a set that holds what each of them takes in."""
    if Accepts.ANY in accepts:
        return frozenset(Accepts)
    return accepts | {Accepts.UNOPENED} if Accepts.UNUSED in accepts else accepts


def _accepted(rule: Rule, base: frozenset[Accepts]) -> frozenset[Accepts]:
    if rule.accepts is not None:
        return rule.accepts
    return base if _takes(base, rule) else frozenset({Accepts.ANY})


def _given(rule: Rule) -> Phrase:
    if not rule.gives:
        return Phrase("terms.rule.nothing")
    return Phrase("terms.rule.gives", {"gives": outcomes(rule.gives)})


def _taken(rule: Rule) -> Phrase:
    return Phrase("terms.rule.goods", {"goods": goods(rule.accepts or ())})


def _part_of(percent: Decimal) -> Phrase:
    return Phrase("terms.percent", {"percent": percent})


def _kept(percent: Decimal) -> Phrase:
    if not percent:
        return Phrase("terms.rule.no_restocking")
    return Phrase("terms.rule.restocking", {"percent": percent})


def _fee(fee: Decimal, currency: str) -> Phrase:
    if not fee:
        return Phrase("terms.rule.no_fee")
    return Phrase("terms.rule.fee", {"amount": amount(fee, currency)})
