"""Terms written as plain data, in the shape of a worked case's `terms`, and as TOML."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from returns_station.days import Days, Months, Period, Unlimited, Until
from returns_station.policy.claim import Outcome
from returns_station.policy.terms import (
    ALL,
    Accepts,
    OpenPurchase,
    Rule,
    Season,
    Stage,
    Terms,
    WithoutProof,
)

_BARE: Final = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
_DAYS: Final = frozenset(("until", "bought_from", "bought_to", "return_by", "valid_from"))
_AS_NOTHING_SAID: Final = Terms("")
_GIVES_UNSAID: Final = (Outcome.REFUND, Outcome.EXCHANGE)
_ACCEPTS_UNSAID: Final = frozenset({Accepts.UNUSED})


def terms_plain(terms: Terms) -> dict[str, Any]:
    """Terms in the shape of a worked case's `terms`: only what differs from saying nothing.

    The name of the version is no part of the promise and is left out.
    """
    plain: dict[str, Any] = {}
    if terms.open_purchase:
        plain |= _open_purchase(terms.open_purchase)
    if terms.seasons:
        plain["seasons"] = [_season(season) for season in terms.seasons]
    if terms.member_days:
        plain["member_days"] = dict(terms.member_days)
    if terms.rules:
        plain["rules"] = [_rule(rule) for rule in terms.rules]
    if terms.gift is not None:
        plain["gift"] = {"gives": _names(terms.gift)}
    if terms.without_proof:
        plain["without_proof"] = _without_proof(terms.without_proof)
    return plain | _sums(terms)


def terms_toml(terms: Terms, *, valid_from: date | None = None, note: str = "") -> str:
    """Terms as a TOML file that reads back as the same terms."""
    head: dict[str, Any] = {"version": terms.version}
    if valid_from:
        head["valid_from"] = valid_from.isoformat()
    if note:
        head["note"] = note
    return "\n".join(_toml(head | terms_plain(terms))).strip() + "\n"


def _open_purchase(promise: OpenPurchase) -> dict[str, Any]:
    first, *later = promise.stages
    own, *also = first.periods
    told = _period(own) | _gives(first)
    if promise.counted_from:
        told["counted_from"] = promise.counted_from.value
    if promise.accepts != _ACCEPTS_UNSAID:
        told["conditions"] = _names(sorted(promise.accepts))
    if later:
        told["then_gives"] = [_later(stage) for stage in later]
    assert len(also) <= 1, "the form has room for one promise more, not for several"
    return {"open_purchase": told} | ({"advertised_also": _period(also[0])} if also else {})


def _gives(stage: Stage) -> dict[str, Any]:
    gives = {} if stage.gives == _GIVES_UNSAID else {"gives": _names(stage.gives)}
    return gives | ({} if stage.percent == ALL else {"percent": _number(stage.percent)})


def _later(stage: Stage) -> dict[str, Any]:
    (period,) = stage.periods
    assert isinstance(period, Days), "a later stage is told in days"
    return _period(period) | {"gives": _names(stage.gives)} | _gives(stage)


def _season(season: Season) -> dict[str, Any]:
    bought = {
        "bought_from": season.bought_from.isoformat(),
        "bought_to": season.bought_to.isoformat(),
    }
    match season.period:
        case Until(day):
            return bought | {"return_by": day.isoformat()}
        case Days(count):
            return bought | {"days": count}


def _rule(rule: Rule) -> dict[str, Any]:
    told: dict[str, Any] = {
        "category": rule.category,
        "trait": rule.trait and rule.trait.value,
        "condition": rule.condition,
        "handed_in": rule.handed_in and rule.handed_in.value,
    }
    told |= _period(rule.period) if rule.period else {}
    told |= {
        "conditions": None if rule.accepts is None else _names(sorted(rule.accepts)),
        "gives": None if rule.gives is None else _names(rule.gives),
        "percent": _number(rule.percent),
        "restocking_percent": _number(rule.restocking_percent),
        "return_fee": _number(rule.return_fee),
    }
    return {key: value for key, value in told.items() if value is not None}


def _without_proof(proof: WithoutProof) -> dict[str, Any]:
    most = {"up_to": _number(proof.up_to), "up_to_a_day": _number(proof.up_to_a_day)}
    told = {key: value for key, value in most.items() if value is not None}
    return {"gives": _names(proof.gives), "at": proof.at.value} | told


def _sums(terms: Terms) -> dict[str, Any]:
    """The keys that hold for the whole promise, where they say more than saying nothing does."""
    told = {
        "return_fee": _number(terms.return_fee),
        "fee_waived_for": _names(sorted(terms.fee_waived_for)),
        "restocking_percent": _number(terms.restocking_percent),
        "delivery_on_part_return": terms.delivery_on_part_return.value,
        "promotion_on_part_return": terms.promotion_on_part_return.value,
        "credit_bonus_percent": _number(terms.credit_bonus_percent),
        "credit_months": terms.credit_months,
        "keep_up_to": _number(terms.keep_up_to),
        "trust_days": terms.trust_days,
        "tender_order": terms.tender_order.value,
    }
    return {
        key: value
        for key, value in told.items()
        if getattr(terms, key) != getattr(_AS_NOTHING_SAID, key)
    }


def _period(period: Period) -> dict[str, Any]:
    match period:
        case Days(count):
            return {"days": count}
        case Months(count):
            return {"months": count}
        case Until(day):
            return {"until": day.isoformat()}
        case Unlimited():
            return {"unlimited": True}


def _names(told: Iterable[Outcome | Accepts]) -> list[str]:
    return [each.value for each in told]


def _number(number: Decimal | None) -> str | None:
    return None if number is None else format(number, "f")


def _toml(table: Mapping[str, Any], path: str = "") -> Iterator[str]:
    """The lines of a table: first what it says itself, then the tables in it."""
    inner = {key: value for key, value in table.items() if _holds_tables(value)}
    for key, value in table.items():
        if key not in inner:
            yield f"{_key(key)} = {_value(key, value)}"
    for key, value in inner.items():
        name = f"{path}{_key(key)}"
        many = isinstance(value, list)
        for each in value if many else (value,):
            yield ""
            yield f"[[{name}]]" if many else f"[{name}]"
            yield from _toml(each, f"{name}.")


def _holds_tables(value: object) -> bool:
    if isinstance(value, list):
        return any(isinstance(each, Mapping) for each in value)
    return isinstance(value, Mapping)


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _text(key)


def _value(key: str, value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_value(key, each) for each in value)}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) or key in _DAYS:
        return str(value)
    return _text(str(value))


def _text(text: str) -> str:
    """Text as a TOML string: JSON's quotes will do, save that TOML wants DEL escaped too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
