"""Each thing in which terms give less is told with what they promise, and no more than that."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from returns_station.adapters.law.book import law_versions
from returns_station.days import Days, Months, Until
from returns_station.money import Money
from returns_station.phrase import Argument, Phrase
from returns_station.policy.claim import Outcome
from returns_station.policy.promise.undercut import Less, Undercut, is_refused, undercuts
from returns_station.policy.promise.words import days_of
from returns_station.policy.terms import (
    ALL,
    Accepts,
    CountedFrom,
    OpenPurchase,
    Rule,
    Season,
    Terms,
)
from returns_station.sale import Trait
from tests.returns_station.policy.promise.any_terms import open_for, some

SWEDEN = law_versions("SE")[-1]
EXCHANGE = (Outcome.EXCHANGE,)
NOVEMBER, CHRISTMAS = date(2026, 11, 1), date(2026, 12, 24)
EARLY, LATE = Until(date(2026, 12, 14)), Until(date(2026, 12, 15))
ANY_RULE = Rule("shoes")


def _found(terms: Terms) -> tuple[Undercut, ...]:
    return undercuts(terms, SWEDEN, valid_from=date(2026, 12, 1), currency="SEK")


def _less(key: str, less: Less, promised: Argument, *, refused: bool = False) -> Undercut:
    """A finding, held against the Swedish fourteen days of withdrawal."""
    return Undercut(key, less, promised, 14, refused, "withdrawal.days")


@pytest.mark.parametrize(
    ("promise", "found"),
    (
        (open_for(Days(13)), _less("days", Less.DAYS, days_of(13), refused=True)),
        (open_for(EARLY), _less("until", Less.UNTIL, EARLY.day, refused=True)),
        (open_for(LATE), _less("until", Less.UNTIL, LATE.day)),
        (
            open_for(Days(30), gives=EXCHANGE),
            _less("gives", Less.NO_MONEY, (Phrase("terms.outcome.exchange"),)),
        ),
        (open_for(Days(30), percent=99), _less("percent", Less.PERCENT, Decimal(99))),
        (
            open_for(Days(30), accepts=Accepts.UNOPENED),
            _less("conditions", Less.UNOPENED, ""),
        ),
        (
            open_for(Days(14), counted_from=CountedFrom.SHIPPING),
            _less("counted_from", Less.COUNTED, days_of(14)),
        ),
        (
            open_for(Days(43), counted_from=CountedFrom.PURCHASE),
            _less("counted_from", Less.COUNTED, days_of(43)),
        ),
        (
            open_for(Days(13), counted_from=CountedFrom.PURCHASE),
            _less("days", Less.DAYS, days_of(13), refused=True),
        ),
    ),
)
def test_that_an_open_purchase_is_told_with_what_it_promises(
    promise: OpenPurchase, found: Undercut
) -> None:
    expected = replace(found, key=f"open_purchase.{found.key}")

    assert _found(some(open_purchase=promise)) == (expected,)


@pytest.mark.parametrize(
    "promise",
    (
        open_for(Days(14), counted_from=CountedFrom.RECEIPT),
        open_for(Days(14)),
        open_for(Days(44), counted_from=CountedFrom.SHIPPING),
        open_for(Months(1), counted_from=CountedFrom.PURCHASE),
        open_for(Days(13), Months(1)),
        replace(open_for(Days(14)), accepts=frozenset({Accepts.UNOPENED, Accepts.OPENED})),
    ),
)
def test_that_an_open_purchase_that_gives_the_law_its_own_is_not_told(
    promise: OpenPurchase,
) -> None:
    assert _found(some(open_purchase=promise)) == ()


@pytest.mark.parametrize(
    ("rule", "found"),
    (
        (replace(ANY_RULE, gives=()), _less("gives", Less.LEFT_OUT, "")),
        (
            replace(ANY_RULE, gives=EXCHANGE),
            _less("gives", Less.NO_MONEY, (Phrase("terms.outcome.exchange"),)),
        ),
        (
            replace(ANY_RULE, period=Days(13)),
            _less("days", Less.DAYS, days_of(13), refused=True),
        ),
        (replace(ANY_RULE, period=LATE), _less("until", Less.UNTIL, LATE.day)),
        (replace(ANY_RULE, percent=Decimal(99)), _less("percent", Less.PERCENT, Decimal(99))),
        (
            replace(ANY_RULE, accepts=frozenset({Accepts.UNOPENED})),
            _less("conditions", Less.UNOPENED, ""),
        ),
        (
            replace(ANY_RULE, return_fee=Decimal("0.5")),
            _less("return_fee", Less.FEE, Money(50, "SEK")),
        ),
        (
            replace(ANY_RULE, restocking_percent=Decimal("0.5")),
            _less("restocking_percent", Less.RESTOCKING, Decimal("0.5")),
        ),
    ),
)
def test_that_a_rule_is_told_with_what_it_promises(rule: Rule, found: Undercut) -> None:
    fine = Rule("hats", gives=(Outcome.REFUND,), percent=ALL, period=Days(14))
    first, second = (replace(found, key=f"rules.{nr}.{found.key}") for nr in (1, 2))

    assert _found(some(rules=(rule,))) == (first,)
    assert _found(some(rules=(fine, rule))) == (second,)


def test_that_rules_after_an_excepted_or_a_silent_one_are_still_told() -> None:
    excepted = Rule(trait=Trait.PERISHABLE, period=Days(1))
    silent = Rule("hats", gives=(), return_fee=Decimal(9))
    short = Rule("shoes", period=Days(10))

    assert _found(some(rules=(excepted, silent, short))) == (
        _less("rules.2.gives", Less.LEFT_OUT, ""),
        _less("rules.3.days", Less.DAYS, days_of(10), refused=True),
    )


def test_that_a_season_without_an_open_purchase_gives_the_days_of_the_law_to_its_last_buyer() -> (
    None
):
    enough = Season(NOVEMBER, CHRISTMAS, Until(date(2027, 1, 7)))
    short = Season(NOVEMBER, CHRISTMAS, Until(date(2027, 1, 6)))
    days = Season(NOVEMBER, CHRISTMAS, Days(13))

    found = _found(some(open_purchase=None, seasons=(enough, short, days)))

    assert found == (
        _less("seasons.2.return_by", Less.UNTIL, date(2027, 1, 6), refused=True),
        _less("seasons.3.days", Less.DAYS, days_of(13), refused=True),
    )


def test_that_fees_of_all_goods_are_told_in_the_currency_or_bare() -> None:
    terms = some(return_fee=Decimal(49), restocking_percent=Decimal(10))
    kept = _less("restocking_percent", Less.RESTOCKING, Decimal(10))

    assert _found(terms) == (_less("return_fee", Less.FEE, Money(4900, "SEK")), kept)
    assert undercuts(terms, SWEDEN) == (_less("return_fee", Less.FEE, Decimal(49)), kept)


@pytest.mark.parametrize(("refused", "sort"), ((True, "refused"), (False, "note")))
def test_that_a_finding_is_said_by_its_sort_with_the_figure_and_the_paragraph(
    *, refused: bool, sort: str
) -> None:
    found = _less("open_purchase.days", Less.DAYS, days_of(10), refused=refused)

    assert found.said("2:12") == Phrase(
        f"terms.undercut.{sort}.days",
        {"promised": days_of(10), "minimum": days_of(14), "paragraph": "2:12"},
    )


def test_that_terms_are_refused_for_one_finding_of_many() -> None:
    note = _less("return_fee", Less.FEE, Decimal(49))

    assert not is_refused(())
    assert not is_refused((note, note))
    assert is_refused((note, replace(note, refused=True)))
