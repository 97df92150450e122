"""A rule is told by what it is for; each key it names is held against the promise for all goods."""

from dataclasses import replace
from decimal import Decimal
from typing import Final

import pytest

from returns_station.days import Days
from returns_station.money import Money
from returns_station.phrase import Argument, Phrase
from returns_station.policy.claim import HandedIn, Outcome
from returns_station.policy.promise.kinder import Lasting, Worth
from returns_station.policy.promise.part import Part
from returns_station.policy.promise.rule_parts import rule_parts, worth_of_goods
from returns_station.policy.terms import Accepts, Rule, Terms
from returns_station.sale import Trait
from tests.returns_station.policy.promise.any_terms import open_for, some

OTHERWISE: Final = Phrase("terms.rule.otherwise")
REFUND, EXCHANGE = Outcome.REFUND, Outcome.EXCHANGE
USUAL: Final = frozenset({Accepts.UNUSED, Accepts.UNOPENED})
DAYS, GIVES, CONDITIONS, PERCENT, RESTOCKING, FEE = range(6)


def a_rule_part(rule: Rule, **promise: object) -> Part:
    """The only rule of a promise as a part."""
    (found,) = rule_parts(some(rules=(rule,), **promise), "SEK")
    return found


@pytest.mark.parametrize(
    ("rule", "key", "goods"),
    (
        (Rule("shoes"), "rules.shoes///", ("shoes",)),
        (
            Rule(trait=Trait.FINAL_SALE),
            "rules./final_sale//",
            (Phrase("terms.trait.final_sale"),),
        ),
        (Rule(condition="opened"), "rules.//opened/", (Phrase("terms.goods.opened"),)),
        (Rule(handed_in=HandedIn.POST), "rules.///post", (Phrase("terms.handed_in.post"),)),
        (
            Rule("shoes", Trait.FINAL_SALE, "used", HandedIn.LOCKER),
            "rules.shoes/final_sale/used/locker",
            (
                "shoes",
                Phrase("terms.trait.final_sale"),
                Phrase("terms.goods.used"),
                Phrase("terms.handed_in.locker"),
            ),
        ),
    ),
)
def test_that_a_rule_is_named_by_all_that_must_fit(
    rule: Rule, key: str, goods: tuple[Argument, ...]
) -> None:
    found = a_rule_part(rule)

    taken = Phrase("terms.rule.taken")
    assert (found.key, found.name) == (key, Phrase("terms.part.rule", {"goods": goods}))
    assert found.value == taken
    assert found.told == Phrase("terms.told.rule", {"goods": goods, "value": taken})


def test_that_what_a_rule_leaves_alone_is_as_for_everything_else() -> None:
    terms: dict[str, object] = {"return_fee": Decimal(49), "restocking_percent": Decimal(10)}
    name = Phrase("terms.part.rule", {"goods": ("shoes",)})
    worths: tuple[tuple[str, Worth], ...] = (
        ("days", Lasting((Days(60),))),
        ("gives", frozenset({REFUND, EXCHANGE})),
        ("conditions", USUAL),
        ("percent", Decimal(100)),
        ("restocking_percent", Decimal(-10)),
        ("return_fee", Decimal(-49)),
    )

    found = a_rule_part(Rule("shoes"), **terms)

    assert found.inner == tuple(
        Part(f"rules.shoes///.{field}", name, OTHERWISE, name, worth, usual=True)
        for field, worth in worths
    )
    assert found.worth == tuple(worth for _, worth in worths)
    assert found.welcome is None


@pytest.mark.parametrize(
    ("rule", "nth", "said", "worth"),
    (
        (
            Rule("a", period=Days(9)),
            DAYS,
            Phrase("terms.period.days", {"count": 9}),
            Lasting((Days(9),)),
        ),
        (
            Rule("a", gives=(EXCHANGE,)),
            GIVES,
            Phrase("terms.rule.gives", {"gives": (Phrase("terms.outcome.exchange"),)}),
            frozenset({EXCHANGE}),
        ),
        (Rule("a", gives=()), GIVES, Phrase("terms.rule.nothing"), frozenset()),
        (
            Rule("a", accepts=frozenset({Accepts.ASSEMBLED, Accepts.OPENED})),
            CONDITIONS,
            Phrase(
                "terms.rule.goods",
                {"goods": (Phrase("terms.goods.opened"), Phrase("terms.goods.assembled"))},
            ),
            frozenset({Accepts.ASSEMBLED, Accepts.OPENED}),
        ),
        (
            Rule("a", percent=Decimal(50)),
            PERCENT,
            Phrase("terms.percent", {"percent": Decimal(50)}),
            Decimal(50),
        ),
        (
            Rule("a", restocking_percent=Decimal(9)),
            RESTOCKING,
            Phrase("terms.rule.restocking", {"percent": Decimal(9)}),
            Decimal(-9),
        ),
        (
            Rule("a", restocking_percent=Decimal(0)),
            RESTOCKING,
            Phrase("terms.rule.no_restocking"),
            Decimal(0),
        ),
        (
            Rule("a", return_fee=Decimal(9)),
            FEE,
            Phrase("terms.rule.fee", {"amount": Money(900, "SEK")}),
            Decimal(-9),
        ),
        (Rule("a", return_fee=Decimal(0)), FEE, Phrase("terms.rule.no_fee"), Decimal(0)),
    ),
)
def test_that_each_key_a_rule_names_is_said_with_its_worth(
    rule: Rule, nth: int, said: Phrase, worth: Worth
) -> None:
    found = a_rule_part(rule)

    own = found.inner[nth]
    assert found.value == (said,)
    assert (own.value, own.worth, own.usual) == (said, worth, False)
    assert [each.value for each in found.inner if each is not own] == [OTHERWISE] * 5
    assert found.worth == tuple(each.worth for each in found.inner)


@pytest.mark.parametrize(
    ("condition", "accepts", "worth"),
    (
        ("opened", Accepts.UNUSED, frozenset(Accepts)),
        ("opened", Accepts.OPENED, frozenset({Accepts.OPENED})),
        ("opened", Accepts.ANY, frozenset(Accepts)),
        ("unopened", Accepts.UNUSED, USUAL),
        ("unopened", Accepts.UNOPENED, frozenset({Accepts.UNOPENED})),
        ("unopened", Accepts.OPENED, frozenset(Accepts)),
        (None, Accepts.OPENED, frozenset({Accepts.OPENED})),
    ),
)
def test_that_a_rule_for_goods_in_a_condition_takes_them(
    condition: str | None, accepts: Accepts, worth: Worth
) -> None:
    promise = open_for(Days(60), accepts=accepts)
    rule = Rule("a", condition=condition, period=Days(60))

    assert a_rule_part(rule, open_purchase=promise).inner[CONDITIONS].worth == worth


@pytest.mark.parametrize(
    ("accepts", "worth"),
    (
        (frozenset({Accepts.UNUSED}), USUAL),
        (frozenset({Accepts.OPENED}), frozenset({Accepts.OPENED})),
        (frozenset({Accepts.ANY, Accepts.OPENED}), frozenset(Accepts)),
    ),
)
def test_that_a_condition_is_worth_all_that_it_takes_in(
    accepts: frozenset[Accepts], worth: frozenset[str]
) -> None:
    assert worth_of_goods(accepts) == worth


LONG: Final = Rule("shoes", period=Days(90))


@pytest.mark.parametrize(
    ("rule", "is_welcome"),
    (
        (LONG, True),
        (replace(LONG, period=Days(30)), False),
        (replace(LONG, period=Days(60)), None),
        (replace(LONG, gives=()), False),
        (replace(LONG, gives=(REFUND,)), None),
        (replace(LONG, condition="unopened", percent=Decimal(50), period=None), False),
        # Goods in this condition are not taken back at all without the rule.
        (replace(LONG, condition="opened", percent=Decimal(50), period=None), True),
        (replace(LONG, period=None, return_fee=Decimal(10)), None),
        (replace(LONG, period=None, return_fee=Decimal(9)), True),
        (replace(LONG, period=None, return_fee=Decimal(11)), False),
        (replace(LONG, period=None, restocking_percent=Decimal(11)), False),
    ),
)
def test_that_a_rule_is_welcome_where_its_goods_are_better_off(
    rule: Rule, *, is_welcome: bool | None
) -> None:
    found = a_rule_part(rule, return_fee=Decimal(10), restocking_percent=Decimal(10))

    assert found.welcome is is_welcome


def test_that_without_an_open_purchase_a_rule_is_the_whole_promise() -> None:
    kept, left_out = (
        a_rule_part(rule, open_purchase=None) for rule in (LONG, replace(LONG, gives=()))
    )

    assert (kept.welcome, left_out.welcome) == (True, None)
    assert [each.worth for each in kept.inner][:4] == [
        Lasting((Days(90),)),
        frozenset(),
        frozenset(),
        Decimal(100),
    ]


def test_that_an_amount_of_a_rule_is_bare_without_a_currency() -> None:
    terms = Terms("test", rules=(replace(LONG, return_fee=Decimal(9)),))

    (found,) = rule_parts(terms, "")

    assert found.inner[FEE].value == Phrase("terms.rule.fee", {"amount": Decimal(9)})
