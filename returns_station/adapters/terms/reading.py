"""A promise as plain data (the `terms` of a worked case, a shop's TOML) read into terms."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from returns_station.days import Days, Months, Period, Unlimited, Until
from returns_station.policy.claim import HandedIn, Outcome
from returns_station.policy.terms import (
    A_FORTNIGHT,
    Accepts,
    CountedFrom,
    OpenPurchase,
    PartDelivery,
    PartPromotion,
    Rule,
    Season,
    Stage,
    TenderOrder,
    Terms,
    ValuedAt,
    WithoutProof,
)
from returns_station.sale import Trait

Plain = Mapping[str, Any]

_ALL: Final = "100"
_WHAT_A_PROMISE_GIVES: Final = (Outcome.REFUND, Outcome.EXCHANGE)


def terms_from(plain: Plain, *, version: str) -> Terms:
    """Terms from checked plain data; days may be dates, or text as JSON has them."""
    gift, without_proof = plain.get("gift"), plain.get("without_proof")
    return Terms(
        version=plain.get("version", version),
        open_purchase=_open_purchase(plain),
        seasons=tuple(_season(each) for each in plain.get("seasons", ())),
        member_days=tuple(sorted(plain.get("member_days", {}).items())),
        rules=tuple(_rule(each) for each in plain.get("rules", ())),
        gift=_outcomes(gift) if gift else None,
        without_proof=_without_proof(without_proof) if without_proof else None,
        return_fee=_number(plain, "return_fee") or Decimal(0),
        restocking_percent=_number(plain, "restocking_percent") or Decimal(0),
        fee_waived_for=frozenset(Outcome(each) for each in plain.get("fee_waived_for", ())),
        delivery_on_part_return=PartDelivery(
            plain.get("delivery_on_part_return", PartDelivery.DIFFERENCE)
        ),
        promotion_on_part_return=PartPromotion(
            plain.get("promotion_on_part_return", PartPromotion.KEEP_SHARE)
        ),
        credit_bonus_percent=_number(plain, "credit_bonus_percent") or Decimal(0),
        credit_months=plain.get("credit_months"),
        keep_up_to=_number(plain, "keep_up_to"),
        trust_days=plain.get("trust_days", A_FORTNIGHT),
        tender_order=TenderOrder(plain.get("tender_order", TenderOrder.PROPORTIONAL)),
    )


def _open_purchase(plain: Plain) -> OpenPurchase | None:
    """The promise itself; one that is only advertised is a promise all the same."""
    advertised = plain.get("advertised_also")
    promised = plain.get("open_purchase", advertised)
    if promised is None:
        return None
    told = (promised,) if advertised is None or promised is advertised else (promised, advertised)
    periods = tuple(period for each in told if (period := _period(each)))
    later = promised.get("then_gives", ())
    counted = promised.get("counted_from")
    return OpenPurchase(
        stages=(_stage(periods, promised), *(_stage((Days(it["days"]),), it) for it in later)),
        accepts=_accepts(promised) or frozenset({Accepts.UNUSED}),
        counted_from=CountedFrom(counted) if counted else None,
    )


def _stage(periods: tuple[Period, ...], plain: Plain) -> Stage:
    return Stage(periods, _outcomes(plain), Decimal(plain.get("percent", _ALL)))


def _season(plain: Plain) -> Season:
    end = Until(_day(plain["return_by"])) if "return_by" in plain else Days(plain["days"])
    return Season(_day(plain["bought_from"]), _day(plain["bought_to"]), end)


def _rule(plain: Plain) -> Rule:
    trait, handed_in = plain.get("trait"), plain.get("handed_in")
    return Rule(
        category=plain.get("category"),
        trait=Trait(trait) if trait else None,
        condition=plain.get("condition"),
        handed_in=HandedIn(handed_in) if handed_in else None,
        period=_period(plain),
        accepts=_accepts(plain),
        gives=_outcomes(plain) if "gives" in plain else None,
        percent=_number(plain, "percent"),
        restocking_percent=_number(plain, "restocking_percent"),
        return_fee=_number(plain, "return_fee"),
    )


def _without_proof(plain: Plain) -> WithoutProof:
    return WithoutProof(
        _outcomes(plain),
        ValuedAt(plain["at"]),
        _number(plain, "up_to"),
        _number(plain, "up_to_a_day"),
    )


def _period(plain: Plain) -> Period | None:
    if "days" in plain:
        return Days(plain["days"])
    if "months" in plain:
        return Months(plain["months"])
    if "until" in plain:
        return Until(_day(plain["until"]))
    return Unlimited() if plain.get("unlimited") else None


def _outcomes(plain: Plain) -> tuple[Outcome, ...]:
    return tuple(Outcome(each) for each in plain.get("gives", _WHAT_A_PROMISE_GIVES))


def _accepts(plain: Plain) -> frozenset[Accepts] | None:
    told = plain.get("conditions")
    return frozenset(Accepts(each) for each in told) if told else None


def _number(plain: Plain, key: str) -> Decimal | None:
    return Decimal(plain[key]) if key in plain else None


def _day(told: str | date) -> date:
    return told if isinstance(told, date) else date.fromisoformat(told)
