"""Deciding by the million: the same answers, without their traces."""

from hypothesis import given, settings

from returns_station.cli.bench_claims import Part, invented
from returns_station.policy.decision import answers, decide
from tests.returns_station.policy.generated import Situation, situations


@settings(max_examples=100, deadline=None)
@given(situations())
def test_that_the_answers_are_those_of_the_decision(situation: Situation) -> None:
    asked = (situation.sale, situation.claim, situation.promise, situation.earlier)

    decision = decide(*asked)

    assert answers(*asked) == tuple(line.answer for line in decision.lines)


def test_that_an_invented_claim_is_always_the_same_for_its_number() -> None:
    first, again = invented(Part(7, 3)), invented(Part(8, 1))

    assert list(first)[1] == next(again)
