"""The shop's rules: which fit, which of them decides, and what they leave of the promise."""

from dataclasses import replace
from decimal import Decimal

import pytest

from returns_station.days import Days, Months, Until
from returns_station.policy.claim import Claim, ClaimLine, Condition, HandedIn, Outcome
from returns_station.policy.rules import NOTHING_PROMISED, Promised, promised_for
from returns_station.policy.terms import (
    ALL,
    Accepts,
    CountedFrom,
    OpenPurchase,
    Rule,
    Stage,
    Terms,
)
from returns_station.sale import SaleLine, Trait
from tests.builders import BOUGHT_ON, a_claim, a_line

REFUND, EXCHANGE, CREDIT = Outcome.REFUND, Outcome.EXCHANGE, Outcome.STORE_CREDIT
UNUSED = frozenset({Accepts.UNUSED})
STAGES = (
    Stage((Days(60), Months(3)), (REFUND,), Decimal(90)),
    Stage((Days(365),), (CREDIT,), Decimal(50)),
)
TERMS = Terms(
    "test",
    OpenPurchase(STAGES, UNUSED, CountedFrom.RECEIPT),
    return_fee=Decimal(49),
    restocking_percent=Decimal(10),
)


def goods(*traits: Trait, category: str = "clothing") -> SaleLine:
    """Goods of a category with these marks."""
    return replace(a_line(), category=category, traits=frozenset(traits))


def ruled(
    *rules: Rule,
    line: SaleLine | None = None,
    wish: ClaimLine | None = None,
    claim: Claim | None = None,
    terms: Terms = TERMS,
) -> Promised:
    """What the terms with these rules promise for a line."""
    asked = wish or ClaimLine("1")
    return promised_for(
        replace(terms, rules=rules), line or goods(), claim or a_claim(asked), asked
    )


def percent(*rules: Rule, line: SaleLine | None = None) -> int:
    """The percent that is given first."""
    return int(ruled(*rules, line=line).first.percent)


def test_that_without_a_rule_the_promise_is_as_it_stands() -> None:
    promised = ruled()

    assert promised.open_purchase == TERMS.open_purchase
    assert (promised.return_fee, promised.restocking_percent) == (Decimal(49), Decimal(10))
    assert promised.ruled == ()


def test_that_a_shop_without_open_purchase_promises_no_days() -> None:
    promised = ruled(terms=Terms("test"))

    assert promised == NOTHING_PROMISED
    assert (promised.first.periods, promised.first.gives) == ((), (REFUND, EXCHANGE))
    assert promised.open_purchase.accepts == UNUSED
    assert not promised.is_left_out


@pytest.mark.parametrize(
    ("rule", "fits"),
    (
        (Rule(category="clothing"), True),
        (Rule(category="mattress"), False),
        (Rule(trait=Trait.FINAL_SALE), True),
        (Rule(trait=Trait.DURABLE), False),
        (Rule(condition="opened"), True),
        (Rule(condition="unused"), False),
        (Rule(condition="unopened"), False),
        (Rule(handed_in=HandedIn.POST), True),
        (Rule(handed_in=HandedIn.COUNTER), False),
        (Rule("clothing", Trait.FINAL_SALE, "opened", HandedIn.POST), True),
        (Rule("clothing", Trait.FINAL_SALE, "opened", HandedIn.LOCKER), False),
        (Rule("clothing", Trait.DURABLE, "opened", HandedIn.POST), False),
    ),
)
def test_that_everything_a_rule_names_must_fit(rule: Rule, *, fits: bool) -> None:
    wish = ClaimLine("1", condition=Condition.OPENED)
    claim = replace(a_claim(wish), handed_in=HandedIn.POST)

    promised = ruled(rule, line=goods(Trait.FINAL_SALE), wish=wish, claim=claim)

    assert promised.ruled == ((rule,) if fits else ())


@pytest.mark.parametrize(
    ("condition", "seal_broken", "fits"),
    (
        (Condition.UNUSED, False, True),
        (Condition.UNUSED, True, False),
        (Condition.OPENED, False, False),
    ),
)
def test_that_unopened_is_unused_with_the_seal_whole(
    condition: Condition, *, seal_broken: bool, fits: bool
) -> None:
    wish = ClaimLine("1", condition=condition, seal_broken=seal_broken)

    assert bool(ruled(Rule(condition="unopened"), wish=wish).ruled) is fits


def test_that_unused_goods_fit_a_rule_for_unused_goods_whatever_their_seal() -> None:
    rule = Rule(condition="unused")

    assert ruled(rule, wish=ClaimLine("1", seal_broken=True)).ruled == (rule,)


def test_that_more_selectors_are_narrower() -> None:
    wide = Rule(category="clothing", percent=Decimal(80))
    narrow = Rule(category="clothing", handed_in=HandedIn.COUNTER, percent=Decimal(20))

    assert percent(wide, narrow) == percent(narrow, wide) == 20


def test_that_two_selectors_are_narrower_than_a_trait() -> None:
    trait = Rule(trait=Trait.DURABLE, percent=Decimal(80))
    two = Rule(category="clothing", handed_in=HandedIn.COUNTER, percent=Decimal(20))

    assert percent(trait, two, line=goods(Trait.DURABLE)) == 20


def test_that_of_as_many_selectors_one_that_names_a_trait_is_narrower() -> None:
    category = Rule(category="clothing", percent=Decimal(80))
    trait = Rule(trait=Trait.DURABLE, percent=Decimal(20))
    line = goods(Trait.DURABLE)

    assert percent(category, trait, line=line) == percent(trait, category, line=line) == 20


def test_that_a_narrower_rule_decides_only_what_it_names() -> None:
    wide = Rule(category="clothing", percent=Decimal(80), return_fee=Decimal(9))
    narrow = Rule(category="clothing", handed_in=HandedIn.COUNTER, percent=Decimal(20))

    promised = ruled(wide, narrow)

    assert (promised.first.percent, promised.return_fee) == (Decimal(20), Decimal(9))
    assert (promised.restocking_percent, promised.first.gives) == (Decimal(10), (REFUND,))


def test_that_of_equals_the_kinder_is_taken_key_by_key() -> None:
    one = Rule(
        category="clothing",
        period=Days(5),
        accepts=frozenset({Accepts.OPENED}),
        gives=(CREDIT,),
        percent=Decimal(30),
        restocking_percent=Decimal(5),
        return_fee=Decimal(0),
    )
    other = Rule(
        handed_in=HandedIn.COUNTER,
        period=Until(BOUGHT_ON),
        accepts=frozenset({Accepts.ASSEMBLED}),
        gives=(EXCHANGE, CREDIT),
        percent=Decimal(70),
        restocking_percent=Decimal(1),
        return_fee=Decimal(10),
    )

    promised = ruled(one, other)

    assert promised.first == Stage((Days(5), Until(BOUGHT_ON)), (CREDIT, EXCHANGE), Decimal(70))
    assert promised.open_purchase.accepts == {Accepts.OPENED, Accepts.ASSEMBLED}
    assert (promised.restocking_percent, promised.return_fee) == (Decimal(1), Decimal(0))
    assert promised.ruled == (one, other)


def test_that_a_rule_without_a_period_keeps_every_stage() -> None:
    promised = ruled(Rule(category="clothing", return_fee=Decimal(0)))

    assert promised.open_purchase == TERMS.open_purchase
    assert promised.return_fee == 0


def test_that_a_period_stands_in_the_place_of_all_stages() -> None:
    (only,) = ruled(Rule(category="clothing", period=Days(90))).open_purchase.stages

    assert only == Stage((Days(90),), (REFUND,), Decimal(90))


def test_that_what_a_rule_gives_stands_in_the_place_of_later_stages() -> None:
    (only,) = ruled(Rule(category="clothing", gives=(EXCHANGE,))).open_purchase.stages

    assert only == Stage((Days(60), Months(3)), (EXCHANGE,), Decimal(90))


def test_that_a_percent_is_laid_on_each_stage_and_never_raises_a_later_one() -> None:
    high = ruled(Rule(category="clothing", percent=Decimal(95))).open_purchase.stages
    low = ruled(Rule(category="clothing", percent=Decimal(40))).open_purchase.stages

    assert [stage.percent for stage in high] == [95, 50]
    assert [stage.percent for stage in low] == [40, 40]
    assert low[1] == replace(STAGES[1], percent=Decimal(40))


def test_that_a_rule_keeps_the_day_that_the_promise_is_counted_from() -> None:
    promised = ruled(Rule(category="clothing", period=Days(90)))

    assert promised.open_purchase.counted_from is CountedFrom.RECEIPT


def test_that_a_rule_that_gives_nothing_leaves_the_goods_out() -> None:
    assert ruled(Rule(category="clothing", gives=())).is_left_out
    assert not ruled(Rule(category="clothing", gives=(CREDIT,))).is_left_out


def test_that_a_rule_for_a_condition_takes_goods_in_it() -> None:
    wish = ClaimLine("1", condition=Condition.DAMAGED)

    promised = ruled(Rule(condition="damaged", percent=Decimal(50)), wish=wish)

    assert promised.open_purchase.takes(Condition.DAMAGED, seal_broken=True)


def test_that_a_rule_for_goods_alone_takes_them_as_the_promise_does() -> None:
    promised = ruled(Rule(category="clothing", percent=Decimal(50)))

    assert promised.open_purchase.accepts == UNUSED


def test_that_the_conditions_a_rule_names_stand_in_the_place_of_the_promise_s() -> None:
    accepts = frozenset({Accepts.OPENED})

    promised = ruled(Rule(category="clothing", accepts=accepts))

    assert promised.open_purchase.accepts == accepts


def test_that_a_rule_may_promise_where_the_shop_promises_nothing_else() -> None:
    promised = ruled(Rule(category="clothing", period=Days(30)), terms=Terms("test"))

    assert promised.first == Stage((Days(30),), (REFUND, EXCHANGE), ALL)
    assert promised.open_purchase.accepts == UNUSED
