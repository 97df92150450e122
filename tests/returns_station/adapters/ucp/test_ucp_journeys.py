"""Whatever the terms are, a journey to UCP and back loses only what was named."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import product
from typing import Any, Final

from hypothesis import given, settings
from hypothesis import strategies as st

from returns_station.adapters.terms.reading import terms_from
from returns_station.adapters.ucp.body import METHODS, RESOLUTIONS, Kind, fewest_days
from returns_station.adapters.ucp.policies import import_ucp
from returns_station.adapters.ucp.targets import target_from
from returns_station.days import Days, Months, Unlimited, Until
from returns_station.policy.claim import Claim, ClaimLine, Condition, HandedIn, Outcome
from returns_station.policy.rules import Promised, promised_for
from returns_station.policy.terms import (
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
from tests.builders import a_line
from tests.returns_station.adapters.ucp.papers import (
    ALWAYS_SAID,
    USUAL,
    back,
    keys,
    policies,
    promises,
    there,
)

WAYS: Final = {name: way for way, name in METHODS.items()}
TOLD_AT: Final = datetime(2026, 12, 1, 12, tzinfo=UTC)
TRAITS: Final = (Trait.CUSTOM_MADE, Trait.FINAL_SALE)
NAMES: Final = ("food", "shoes", 'it\'s [?@.odd] && "so" \\')


# Terms that UCP carries whole: a promise in days, and rules for categories that change it.
outcomes = st.sets(st.sampled_from(list(RESOLUTIONS)), min_size=1).map(
    lambda some: tuple(each for each in Outcome if each in some)
)
amounts = st.integers(0, 99_999).map(lambda minor: Decimal(minor).scaleb(-2))
percents = st.integers(0, 9_999).map(lambda bps: Decimal(bps) / 100)


@st.composite
def carried(draw: st.DrawFn) -> Terms:
    days, gives, kept = draw(st.integers(1, 400)), draw(outcomes), draw(percents)
    counted = draw(st.sampled_from(CountedFrom))
    names = draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=2))
    rules = [
        Rule(
            category=name,
            period=draw(st.none() | st.integers(401, 800).map(Days)),
            gives=draw(st.none() | st.just(()) | outcomes.filter(lambda some: some != gives)),
            restocking_percent=draw(st.none() | percents.filter(lambda some: some != kept)),
        )
        for name in names
    ]
    return Terms(
        "ucp",
        OpenPurchase((Stage((Days(days),), gives),), counted_from=counted),
        rules=tuple(_meaning_something(rule) for rule in rules if rule != Rule(rule.category)),
        return_fee=draw(amounts),
        restocking_percent=kept,
    )


def _meaning_something(rule: Rule) -> Rule:
    return Rule(category=rule.category, gives=()) if rule.gives == () else rule


SOON: Final = date(2026, 12, 1)
# What UCP has no field for, one by one, and how each is named.
EXTRAS: Final[dict[str, tuple[str, Any]]] = {
    "accepts": ("accepts", frozenset({Accepts.UNUSED, Accepts.OPENED})),
    "later": ("later", Stage((Days(900),), (Outcome.STORE_CREDIT,))),
    "outcome": ("also", (Outcome.REPAIR,)),
    "season_until": ("seasons", (Season(SOON, SOON, Until(date(2027, 1, 31))),)),
    "season_days": ("seasons", (Season(SOON, SOON, Days(90)),)),
    "member": ("member_days", (("gold", 30),)),
    "gift": ("gift", (Outcome.EXCHANGE,)),
    "without_proof": ("without_proof", WithoutProof(USUAL, ValuedAt.PRICE_TODAY)),
    "credit_bonus": ("credit_bonus_percent", Decimal(10)),
    "credit_months": ("credit_months", 24),
    "keep": ("keep_up_to", Decimal(99)),
    "trust": ("trust_days", 30),
    "tenders.cash_last": ("tender_order", TenderOrder.CASH_LAST),
    "fee_waived": ("fee_waived_for", frozenset({Outcome.STORE_CREDIT})),
    "delivery": ("delivery_on_part_return", PartDelivery.FULL),
    "promotion": ("promotion_on_part_return", PartPromotion.REPRICE),
    "way": ("rule", Rule(handed_in=HandedIn.PICKUP, return_fee=Decimal(0))),
}


def _with(terms: Terms, name: str) -> Terms:
    key, value = EXTRAS[name]
    promise = terms.open_purchase
    assert promise is not None
    first, *later = promise.stages
    match key:
        case "accepts":
            return replace(terms, open_purchase=replace(promise, accepts=value))
        case "later":
            return replace(terms, open_purchase=replace(promise, stages=(first, *later, value)))
        case "also":
            more = replace(first, gives=(*first.gives, *value))
            return replace(terms, open_purchase=replace(promise, stages=(more, *later)))
        case "rule":
            return replace(terms, rules=(*terms.rules, value))
        case _:
            return replace(terms, **{key: value})


@settings(max_examples=40)
@given(carried(), st.sets(st.sampled_from(sorted(EXTRAS))))
def test_that_what_comes_back_is_the_terms_less_exactly_what_was_named(
    terms: Terms, extras: set[str]
) -> None:
    whole = terms
    for name in sorted(extras - {"season_days" if "season_until" in extras else ""}):
        whole = _with(whole, name)

    exported = there(whole)

    assert set(back(exported).rules) == set(terms.rules)
    assert replace(back(exported), rules=()) == replace(terms, rules=())
    named = {f"ucp.left_out.{name}" for name in extras | {"accepts"}}
    assert keys(exported) == named - (
        {"ucp.left_out.season_days"} if "season_until" in extras else set()
    )
    assert keys(import_ucp(exported.document, currency="SEK")) == ALWAYS_SAID


def test_that_the_most_without_a_proof_in_a_day_is_named_too() -> None:
    proof = WithoutProof(USUAL, ValuedAt.PRICE_TODAY, up_to_a_day=Decimal(300))

    exported = there(Terms("ucp", promises(), without_proof=proof))

    assert {"ucp.left_out.without_proof", "ucp.left_out.a_day"} <= keys(exported)


# Any terms at all, with rules that meet each other.
periods = st.one_of(
    st.integers(1, 400).map(Days), st.integers(1, 24).map(Months), st.just(Unlimited())
)
any_rule = st.builds(
    Rule,
    category=st.none() | st.sampled_from(NAMES),
    trait=st.none() | st.sampled_from(TRAITS),
    condition=st.none() | st.sampled_from(["opened", "unopened", "used"]),
    handed_in=st.none() | st.sampled_from(HandedIn),
    period=st.none() | periods,
    accepts=st.none() | st.just(frozenset({Accepts.ANY})),
    gives=st.none() | st.just(()) | outcomes,
    percent=st.none() | percents,
    restocking_percent=st.none() | percents,
    return_fee=st.none() | amounts,
)
any_terms = st.builds(
    Terms,
    st.just("ucp"),
    open_purchase=st.none()
    | st.builds(
        OpenPurchase,
        st.tuples(st.builds(Stage, st.lists(periods, min_size=1, max_size=2).map(tuple), outcomes)),
        st.sampled_from([frozenset({each}) for each in Accepts]),
        st.none() | st.sampled_from(CountedFrom),
    ),
    rules=st.lists(
        any_rule.filter(
            lambda rule: bool(rule.category or rule.trait or rule.condition or rule.handed_in)
        ),
        max_size=4,
    ).map(tuple),
    return_fee=amounts,
    restocking_percent=percents,
)
KINDS: Final = tuple(
    Kind(name, frozenset(traits))
    for name in (None, *NAMES)
    for traits in ((), TRAITS[:1], TRAITS[1:], TRAITS)
)


def governing(told: list[dict[str, Any]], kind: Kind) -> dict[str, Any] | None:
    """The one policy for a kind of goods, as UCP's precedence has it."""
    targeted = [
        each
        for each in told
        if any(
            (target := target_from(text)) and target.covers(kind)
            for text in each.get("applies_to", ())
        )
    ]
    assert len(targeted) <= 1, "two policies of one precedence"
    return next(iter(targeted), next((each for each in told if "applies_to" not in each), None))


def eligible(terms: Terms, kind: Kind) -> list[tuple[HandedIn, Promised]]:
    """Every promise of the engine that takes these goods, by where they are handed in."""
    line = replace(a_line(), category=kind.category or "", traits=kind.traits)
    taken = []
    for way, condition, broken in product(HandedIn, Condition, (False, True)):
        claim = Claim(TOLD_AT, (), handed_in=way)
        wish = ClaimLine("1", condition=condition, seal_broken=broken)
        promised = promised_for(terms, line, claim, wish)
        takes = promised.open_purchase.takes(condition, seal_broken=broken)
        if takes and promised.first.periods and not promised.is_left_out:
            taken.append((way, promised))
    return taken


@settings(max_examples=40)
@given(any_terms)
def test_that_a_policy_guarantees_nothing_that_the_terms_do_not_give(terms: Terms) -> None:
    told = policies(there(terms))

    for kind in KINDS:
        policy, taken = governing(told, kind), eligible(terms, kind)
        if policy is None:
            continue
        assert not taken or "final_sale" not in policy
        for way, promised in taken:
            holds_for(policy, way, promised)


def holds_for(policy: dict[str, Any], way: HandedIn, promised: Promised) -> None:
    """The policy says no more than is promised here."""
    first = promised.first
    if "window" in policy:
        days = policy["window"]["days"]
        assert any(
            isinstance(period, Unlimited) or (fewest_days(period) or 0) >= days
            for period in first.periods
        )
    given_back = {outcome for outcome, name in RESOLUTIONS.items() if outcome in first.gives}
    named = set(policy.get("supported_resolutions", ()))
    assert named <= {RESOLUTIONS[outcome] for outcome in given_back}
    kept = 100 - first.percent + promised.restocking_percent
    assert policy["restocking_fee"]["percentage_bps"] >= min(kept, Decimal(100)) * 100
    for method in policy.get("methods", ()):
        if WAYS[method["type"]] is way:
            assert method["fee"].get("amount", 0) >= int(promised.return_fee * 100)


@settings(max_examples=40)
@given(any_terms)
def test_that_a_second_journey_says_the_same_or_names_why_not(terms: Terms) -> None:
    exported = there(terms)
    imported = import_ucp(exported.document, currency="SEK")

    again = there(terms_from(imported.terms_plain, version="ucp"))

    first, second = policies(exported), policies(again)
    shown = {"window", "supported_resolutions", "restocking_fee", "final_sale"}
    differs = any(
        _only(governing(first, kind), shown) != _only(governing(second, kind), shown)
        for kind in KINDS
    )
    assert not differs or keys(imported) - ALWAYS_SAID, (first, second)


def _only(policy: dict[str, Any] | None, shown: set[str]) -> dict[str, Any]:
    return {key: value for key, value in (policy or {}).items() if key in shown}
