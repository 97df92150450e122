"""Terms that make no sense, although their form is right: each fault by its key, in words."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Final

from returns_station.days import Days, Months, Period
from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome
from returns_station.policy.promise.span import never_shorter
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

LONGEST_DAYS: Final = 36_500
"""A hundred years; a promise that is meant to last longer has no end, and says so."""
LONGEST_MONTHS: Final = 1_200
LONGEST_TRUST: Final = 365
"""Who trusts for longer than a year has given the goods away, and says so."""
_SELECTORS: Final = ("category", "trait", "condition", "handed_in")
_SAID: Final = tuple(f.name for f in fields(Rule) if f.name not in _SELECTORS)
_KEYS: Final = {"period": "days", "accepts": "conditions"}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, at which key; rules, seasons and later stages are counted from one."""

    key: str
    wrong: Phrase


def nonsense(terms: Terms) -> tuple[Fault, ...]:
    """All that makes no sense in terms, in their own order; none is what may be saved."""
    return tuple(_all(terms))


def _all(terms: Terms) -> Iterator[Fault]:
    if terms.open_purchase:
        yield from _open_purchase(terms.open_purchase)
    for nr, season in enumerate(terms.seasons, start=1):
        yield from _season(season, f"seasons.{nr}")
    for tier, days in terms.member_days:
        if not tier.strip():
            yield Fault("member_days", Phrase("terms.fault.no_tier"))
        yield from _length(Days(days), "member_days", tier)
    for nr, rule in enumerate(terms.rules, start=1):
        yield from _rule(rule, f"rules.{nr}")
    yield from _contradictions(terms.rules)
    if terms.without_proof:
        yield from _without_proof(terms.without_proof)
    yield from _fees(terms, "")
    yield from _made_good(terms)


def _open_purchase(promise: OpenPurchase) -> Iterator[Fault]:
    first, *later = promise.stages
    for name, period in zip(("open_purchase", "advertised_also"), first.periods, strict=False):
        yield from _length(period, name)
    yield from _stage(first, "open_purchase")
    for nr, stage in enumerate(later, start=1):
        key = f"open_purchase.then_gives.{nr}"
        yield from _length(stage.periods[0], key)
        yield from _stage(stage, key)
    for nr, (before, after) in enumerate(pairwise(promise.stages), start=1):
        if any(never_shorter(one, after.periods[0]) for one in before.periods):
            key = f"open_purchase.then_gives.{nr}.days"
            yield Fault(key, Phrase("terms.fault.not_later"))


def _stage(stage: Stage, key: str) -> Iterator[Fault]:
    if not stage.gives:
        yield Fault(f"{key}.gives", Phrase("terms.fault.gives_nothing"))
    yield from _percent(stage.percent, stage.gives, key)


def _percent(percent: Decimal, gives: tuple[Outcome, ...] | None, key: str) -> Iterator[Fault]:
    if not 0 <= percent <= ALL:
        yield Fault(f"{key}.percent", Phrase("terms.fault.percent"))
    if percent == 0 and gives != ():
        yield Fault(f"{key}.percent", Phrase("terms.fault.nothing_back"))


def _season(season: Season, key: str) -> Iterator[Fault]:
    if season.bought_to < season.bought_from:
        days = {"bought_from": season.bought_from, "bought_to": season.bought_to}
        yield Fault(f"{key}.bought_to", Phrase("terms.fault.season_backwards", days))
    if isinstance(season.period, Days):
        yield from _length(season.period, key)
    elif season.period.day < season.bought_to:
        days = {"return_by": season.period.day, "bought_to": season.bought_to}
        yield Fault(f"{key}.return_by", Phrase("terms.fault.season_too_short", days))


def _rule(rule: Rule, key: str) -> Iterator[Fault]:
    if all(getattr(rule, name) is None for name in _SELECTORS):
        yield Fault(key, Phrase("terms.fault.no_selector"))
    if rule.condition is None and all(getattr(rule, name) is None for name in _SAID):
        yield Fault(key, Phrase("terms.fault.no_effect"))
    if rule.condition is not None and rule.accepts is not None and not _takes(rule):
        yield Fault(f"{key}.conditions", Phrase("terms.fault.never_fits"))
    if rule.category is not None and not rule.category.strip():
        yield Fault(f"{key}.category", Phrase("terms.fault.empty"))
    if rule.period is not None:
        yield from _length(rule.period, key)
    if rule.percent is not None:
        yield from _percent(rule.percent, rule.gives, key)
    yield from _fees(rule, f"{key}.")


def _without_proof(proof: WithoutProof) -> Iterator[Fault]:
    if not proof.gives:
        yield Fault("without_proof.gives", Phrase("terms.fault.gives_nothing"))
    yield from _most(proof.up_to, "without_proof.up_to")
    yield from _most(proof.up_to_a_day, "without_proof.up_to_a_day")


def _most(amount: Decimal | None, key: str) -> Iterator[Fault]:
    if amount is not None and amount <= 0:
        yield Fault(key, Phrase("terms.fault.not_positive"))


def _made_good(terms: Terms) -> Iterator[Fault]:
    """Store credit, goods that stay at home, and trust."""
    if not 0 <= terms.credit_bonus_percent <= ALL:
        yield Fault("credit_bonus_percent", Phrase("terms.fault.percent"))
    if terms.credit_months is not None and not 0 < terms.credit_months <= LONGEST_MONTHS:
        wrong = Phrase("terms.fault.credit_months", {"most": LONGEST_MONTHS})
        yield Fault("credit_months", wrong)
    yield from _most(terms.keep_up_to, "keep_up_to")
    if not 0 < terms.trust_days <= LONGEST_TRUST:
        yield Fault("trust_days", Phrase("terms.fault.trust_days", {"most": LONGEST_TRUST}))


def _takes(rule: Rule) -> bool:
    """Whether goods in the rule's condition can be in one that it takes back."""
    assert rule.accepts is not None, "asked before"
    if rule.condition in (Accepts.UNUSED, Accepts.UNOPENED):
        return bool(rule.accepts & {Accepts.UNUSED, Accepts.UNOPENED, Accepts.ANY})
    return Accepts.ANY in rule.accepts or rule.condition in rule.accepts


def _fees(terms: Terms | Rule, path: str) -> Iterator[Fault]:
    if terms.return_fee is not None and terms.return_fee < 0:
        yield Fault(f"{path}return_fee", Phrase("terms.fault.negative"))
    if terms.restocking_percent is not None and not 0 <= terms.restocking_percent <= ALL:
        yield Fault(f"{path}restocking_percent", Phrase("terms.fault.percent"))
    if terms.restocking_percent == ALL:
        yield Fault(f"{path}restocking_percent", Phrase("terms.fault.all_kept"))


def _length(period: Period, key: str, name: str = "") -> Iterator[Fault]:
    """A promise of no time at all, or of more than a life."""
    if isinstance(period, Days) and not 0 < period.count <= LONGEST_DAYS:
        wrong = Phrase("terms.fault.days", {"most": LONGEST_DAYS})
        yield Fault(f"{key}.{name or 'days'}", wrong)
    if isinstance(period, Months) and not 0 < period.count <= LONGEST_MONTHS:
        yield Fault(f"{key}.months", Phrase("terms.fault.months", {"most": LONGEST_MONTHS}))


def _contradictions(rules: tuple[Rule, ...]) -> Iterator[Fault]:
    """Rules for the very same goods that say different things of one key."""
    for (nr, one), (other_nr, other) in combinations(enumerate(rules, start=1), 2):
        if any(getattr(one, name) != getattr(other, name) for name in _SELECTORS):
            continue
        for name in _SAID:
            if _contradict(getattr(one, name), getattr(other, name)):
                wrong = Phrase("terms.fault.contradiction", {"rule": other_nr, "other": nr})
                yield Fault(f"rules.{other_nr}.{_KEYS.get(name, name)}", wrong)


def _contradict(one: object, other: object) -> bool:
    if one is None or other is None:
        return False
    if isinstance(one, tuple) and isinstance(other, tuple):
        return set(one) != set(other)
    return one != other
