"""A promise as plain data (the `terms` of a worked case, a shop's TOML) read into terms."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from returns_station.days import Days, Months, Period, Unlimited, Until
from returns_station.policy.claim import Outcome
from returns_station.policy.terms import (
    Accepts,
    CountedFrom,
    OpenPurchase,
    PartDelivery,
    Stage,
    Terms,
)

Plain = Mapping[str, Any]

_ALL: Final = "100"
_WHAT_A_PROMISE_GIVES: Final = (Outcome.REFUND, Outcome.EXCHANGE)


def terms_from(plain: Plain, *, version: str) -> Terms:
    """Terms from checked plain data; what no ground reads yet is left aside."""
    return Terms(
        version=plain.get("version", version),
        open_purchase=_open_purchase(plain) if "open_purchase" in plain else None,
        return_fee=Decimal(plain.get("return_fee", 0)),
        fee_waived_for=frozenset(Outcome(each) for each in plain.get("fee_waived_for", ())),
        delivery_on_part_return=PartDelivery(
            plain.get("delivery_on_part_return", PartDelivery.DIFFERENCE)
        ),
    )


def _open_purchase(plain: Plain) -> OpenPurchase:
    promised = plain["open_purchase"]
    counted = promised.get("counted_from")
    first = [_period(promised)]
    if "advertised_also" in plain:
        first.append(_period(plain["advertised_also"]))
    stages = [_stage(tuple(first), promised)]
    stages += [_stage((_period(then),), then) for then in promised.get("then_gives", ())]
    return OpenPurchase(
        stages=tuple(stages),
        accepts=frozenset(Accepts(each) for each in promised.get("conditions", ("unused",))),
        counted_from=CountedFrom(counted) if counted else None,
    )


def _stage(periods: tuple[Period, ...], plain: Plain) -> Stage:
    gives = plain.get("gives", _WHAT_A_PROMISE_GIVES)
    outcomes = tuple(Outcome(each) for each in gives)
    return Stage(periods, outcomes, Decimal(plain.get("percent", _ALL)))


def _period(plain: Plain) -> Period:
    if "days" in plain:
        return Days(plain["days"])
    if "months" in plain:
        return Months(plain["months"])
    if "until" in plain:
        return Until(_day(plain["until"]))
    return Unlimited()


def _day(told: str | date) -> date:
    return told if isinstance(told, date) else date.fromisoformat(told)
