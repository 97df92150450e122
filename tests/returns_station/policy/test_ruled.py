"""A person's yes in the decision: it only ever adds, gives no more than was paid, and is traced."""

from dataclasses import replace
from decimal import Decimal
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from returns_station.adapters.law.book import law_for
from returns_station.canonical import dumps
from returns_station.days import Days
from returns_station.phrase import Phrase
from returns_station.policy.claim import Earlier, Outcome, Ruling
from returns_station.policy.decision import Accepted, LineDecision, decide
from returns_station.policy.entitlement import Basis, Ground
from returns_station.policy.telling import for_clerk, for_customer
from returns_station.policy.terms import ALL, OpenPurchase, Promise, Stage, Terms
from returns_station.resolution.offers import offers
from returns_station.resolution.unproven import brings
from returns_station.trace import differs_at, read_trace, trace_of
from tests.builders import NOW, a_claim, a_sale
from tests.returns_station.policy.compared import offered, takes_nothing_away
from tests.returns_station.policy.generated import Situation, situations

_USUAL: Final = settings(max_examples=120, deadline=None)
_RULINGS: Final = st.builds(
    Ruling,
    st.just("A00001"),
    st.lists(st.sampled_from(Outcome), min_size=1, max_size=2, unique=True).map(tuple),
    st.booleans(),
)


@_USUAL
@given(situations(), _RULINGS)
def test_that_a_yes_only_ever_adds(situation: Situation, ruling: Ruling) -> None:
    ruled = situation.with_claim(ruling=ruling)

    takes_nothing_away(situation, ruled)
    for line in ruled.decision.lines:
        assert isinstance(line.answer, Accepted)
        assert {outcome for outcome, _ in line.answer.best_for} >= set(ruling.gives)


@_USUAL
@given(situations(), _RULINGS)
def test_that_no_yes_gives_more_than_was_paid(situation: Situation, ruling: Ruling) -> None:
    for offer in offered(situation.with_claim(ruling=ruling)):
        settled = offer.settlement
        paid = 0
        for line in settled.lines:
            hers = line.paid.minor + sum(each.paid.minor for each in line.drawn)
            assert line.refund.minor <= hers
            paid += hers
        assert brings(settled).minor <= paid
        assert sum(tender.amount.minor for tender in settled.tenders) <= (
            paid + settled.delivery.minor
        )


@settings(max_examples=40, deadline=None)
@given(situations(), _RULINGS)
def test_that_a_ruled_case_is_decided_again_from_its_trace(
    situation: Situation, ruling: Ruling
) -> None:
    asked = situation.with_claim(ruling=ruling)
    sale, claim, promise, earlier = asked.sale, asked.claim, asked.promise, asked.earlier
    decision = decide(sale, claim, promise, earlier)
    given_ = offers(sale, claim, decision, promise, earlier)
    if not given_:
        return
    text = dumps(trace_of(sale, claim, earlier, promise, decision, given_[0].settlement))
    told = read_trace(text)

    assert differs_at(told, promise.law) == ""
    without = replace(told, claim=replace(told.claim, ruling=None))
    assert differs_at(without, promise.law) != ""


LATE: Final = Terms(
    "late",
    OpenPurchase((Stage((Days(30),), (Outcome.REFUND,), Decimal(80)),)),
    restocking_percent=Decimal(10),
)


def ruled_line(*, whole: bool) -> LineDecision:
    """Goods of a promise that ran out ten days ago, and a yes to money."""
    sale = a_sale()
    ruling = Ruling("A00001", (Outcome.REFUND,), whole)
    claim = replace(a_claim(days_old=40), ruling=ruling)
    (line,) = decide(sale, claim, Promise(LATE, LATE, law_for(sale)), Earlier()).lines
    return line


@pytest.mark.parametrize(
    ("whole", "percent", "fee"), ((False, Decimal(80), Decimal(10)), (True, ALL, Decimal(0)))
)
def test_that_a_yes_is_as_in_time_and_a_whole_one_keeps_nothing(
    whole: bool,  # noqa: FBT001 - a parameter of the table
    percent: Decimal,
    fee: Decimal,
) -> None:
    answer = ruled_line(whole=whole).answer

    assert isinstance(answer, Accepted)
    best = answer.best
    assert (best.ground, best.basis, best.last_day) == (Ground.GOODWILL, Basis.RULING, None)
    assert (best.percent, best.fees.restocking_percent) == (percent, fee)


def test_that_both_are_told_that_a_person_looked() -> None:
    line = ruled_line(whole=False)

    assert for_clerk(line, NOW.date()) == Phrase("until.ruled")
    assert for_customer(line) == Phrase("customer.accepted", {"why": Phrase("slip.why.ruled")})
    assert line.trace[-1].because == Phrase("asked.ruled")
