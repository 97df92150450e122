"""A promise taken apart, in the order in which it is told."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from returns_station.days import Period
from returns_station.phrase import Argument, Phrase
from returns_station.policy.promise.good_parts import good_parts
from returns_station.policy.promise.kinder import Lasting, Worth, kinder
from returns_station.policy.promise.part import Part, a_part, told_apart
from returns_station.policy.promise.rule_parts import rule_parts, worth_of_goods
from returns_station.policy.promise.words import (
    amount,
    goods,
    later_of,
    outcomes,
    period_of,
    periods_of,
    without_proof_of,
)
from returns_station.policy.terms import (
    ALL,
    Accepts,
    CountedFrom,
    OpenPurchase,
    PartDelivery,
    PartPromotion,
    Season,
    Terms,
    ValuedAt,
    WithoutProof,
)

# A start is kinder when it is later; unsaid it is the purchase in a shop, else the receipt.
_STARTS: Final = {
    CountedFrom.PURCHASE: frozenset({"sold"}),
    CountedFrom.SHIPPING: frozenset({"sold", "sent"}),
    None: frozenset({"sold", "received far away"}),
    CountedFrom.RECEIPT: frozenset({"sold", "sent", "received far away"}),
}
_DELIVERY: Final = {
    PartDelivery.NONE: frozenset[str](),
    PartDelivery.DIFFERENCE: frozenset({"what more goods cost"}),
    PartDelivery.PROPORTIONAL: frozenset({"a share"}),
    PartDelivery.FULL: frozenset({"what more goods cost", "a share"}),
}
_NO_LIMIT: Final = Decimal("Infinity")


def parts(terms: Terms, currency: str) -> tuple[Part, ...]:
    """Every part of a promise; amounts are told in `currency`, or bare without it."""
    return tuple(_all(terms, currency))


def _all(terms: Terms, currency: str) -> Iterator[Part]:
    if terms.open_purchase:
        yield from _open_purchase(terms.open_purchase)
    firsts = told_apart(season.bought_from.isoformat() for season in terms.seasons)
    for first, season in zip(firsts, terms.seasons, strict=True):
        yield _season(season, first)
    yield from (_member(tier, days) for tier, days in terms.member_days)
    yield from rule_parts(terms, currency)
    if terms.gift is not None:
        base = terms.open_purchase.stages[0].gives if terms.open_purchase else ()
        worth = frozenset(terms.gift)
        yield a_part("gift", outcomes(terms.gift), worth, welcome=kinder(frozenset(base), worth))
    if terms.without_proof:
        yield _without_proof(terms.without_proof, currency)
    yield from _fees(terms, currency)
    yield _delivery(terms.delivery_on_part_return)
    yield _promotion(terms.promotion_on_part_return)
    yield from good_parts(terms, currency)


def _open_purchase(promise: OpenPurchase) -> Iterator[Part]:
    first, *later = promise.stages
    said: Argument = periods_of(first.periods)
    yield a_part("open_purchase", said, Lasting(first.periods))
    yield a_part("gives", outcomes(first.gives), frozenset(first.gives))
    accepts = promise.accepts
    is_usual = accepts == {Accepts.UNUSED}
    yield a_part("conditions", goods(accepts), worth_of_goods(accepts), usual=is_usual)
    start = promise.counted_from
    said = Phrase(f"terms.counted.{start or 'usual'}")
    yield a_part("counted_from", said, _STARTS[start], usual=start is None)
    said = Phrase("terms.percent", {"percent": first.percent})
    yield a_part("percent", said, first.percent, usual=first.percent == ALL, welcome=None)
    for nr, stage in enumerate(later, start=1):
        worth: Worth = (Lasting(stage.periods), frozenset(stage.gives), stage.percent)
        yield a_part("then_gives", later_of(stage), worth, nth=f".{nr}")


def _season(season: Season, first: str) -> Part:
    days = {"bought_from": season.bought_from, "bought_to": season.bought_to}
    period: Period = season.period
    return a_part(
        "season",
        Phrase("terms.season", days | {"period": period_of(period)}),
        (_late(season.bought_to), Lasting((period,))),
        nth=f".{first}",
    )


def _late(day: date) -> Decimal:
    return Decimal(day.toordinal())


def _member(tier: str, days: int) -> Part:
    said = Phrase("terms.member_days", {"count": days})
    return Part(
        key=f"member_days.{tier}",
        name=Phrase("terms.part.member", {"tier": tier}),
        value=said,
        told=Phrase("terms.told.member", {"tier": tier, "value": said}),
        worth=Decimal(days),
    )


def _without_proof(proof: WithoutProof, currency: str) -> Part:
    most, a_day = (
        _NO_LIMIT if up_to is None else up_to for up_to in (proof.up_to, proof.up_to_a_day)
    )
    at = Decimal(proof.at is ValuedAt.PRICE_TODAY)
    worth: Worth = (frozenset(proof.gives), at, most, a_day)
    return a_part("without_proof", without_proof_of(proof, currency), worth)


def _fees(terms: Terms, currency: str) -> Iterator[Part]:
    if terms.return_fee:
        fee = amount(terms.return_fee, currency)
        yield a_part("return_fee", fee, -terms.return_fee, welcome=False)
    if terms.fee_waived_for:
        waived = sorted(terms.fee_waived_for)
        yield a_part("fee_waived_for", outcomes(waived), frozenset(waived))
    if terms.restocking_percent:
        kept = terms.restocking_percent
        said = Phrase("terms.percent", {"percent": kept})
        yield a_part("restocking_percent", said, -kept, welcome=False)


def _delivery(how: PartDelivery) -> Part:
    said = Phrase(f"terms.delivery.{how}")
    is_usual = how is PartDelivery.DIFFERENCE
    return a_part("delivery_on_part_return", said, _DELIVERY[how], usual=is_usual)


def _promotion(how: PartPromotion) -> Part:
    said = Phrase(f"terms.promotion.{how}")
    keeps = how is PartPromotion.KEEP_SHARE
    return a_part("promotion_on_part_return", said, Decimal(keeps), usual=keeps)
