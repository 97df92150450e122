"""Every ground and every outcome at the counter: offered in order, named, and never a crash."""

from dataclasses import replace
from datetime import date

import pytest

from returns_station.adapters.catalogue import catalogue
from returns_station.adapters.law.book import promise_for
from returns_station.adapters.speech import speech
from returns_station.days import Days
from returns_station.phrase import Phrase
from returns_station.policy.claim import Bringer, Outcome, Reason
from returns_station.policy.terms import Accepts, OpenPurchase, Promise, Stage, Terms
from returns_station.sale import Sale
from tests.builders import a_sale, kronor
from tests.ui.rooms.shop import JUMPER
from tests.ui.rooms.states import a_view, answered, at, on_the_counter, part, scanned, the_visit
from ui.rooms.counter.state import outcomes, steps, sums, words
from ui.rooms.counter.state.answers import ways_given
from ui.rooms.counter.state.counter import Commit, Counter, Page
from ui.rooms.counter.state.finishing import confirmed
from ui.rooms.counter.state.keys import OFFER_KEYS, REASONS, Do
from ui.rooms.counter.state.moves import moved
from ui.rooms.counter.state.visit import because

_GIVES = (Outcome.REFUND, Outcome.EXCHANGE, Outcome.STORE_CREDIT)
_TERMS = Terms(
    "test",
    OpenPurchase((Stage((Days(60),), _GIVES),), frozenset({Accepts.ANY})),
    gift=(Outcome.EXCHANGE, Outcome.STORE_CREDIT),
)


def seen(state: Counter, terms: Terms = _TERMS) -> Counter:
    """The answer to what is ticked has come, by these terms."""
    law = promise_for(the_visit(state).first).law
    return answered(state, Promise(terms, terms, law))


def because_of(reason: Reason, sale: Sale | None = None) -> Counter:
    """A jumper lies on the counter for this reason."""
    state = on_the_counter(a_view(sale) if sale else None)
    state = moved(state, Do.TICK, at("1")) if sale else scanned(state, JUMPER)
    return seen(replace(state, visit=because(the_visit(state), reason)))


def chose(state: Counter, outcome: Outcome) -> Counter:
    """She chose this."""
    return seen(moved(state, Do.OFFER, outcome))


def offered(state: Counter) -> list[Outcome]:
    """What may be chosen, in order."""
    return [given.outcome for given in ways_given(state)]


def test_that_faulty_goods_are_made_good_before_money_and_all_has_a_key() -> None:
    state = because_of(Reason.FAULTY)

    assert offered(state) == [
        Outcome.REPLACEMENT,
        Outcome.REPAIR,
        Outcome.REFUND,
        Outcome.EXCHANGE,
        Outcome.STORE_CREDIT,
    ]
    assert len(set(OFFER_KEYS)) >= len(Outcome)
    assert sums.summed(state).do == Phrase("counter.do.new")


def test_that_who_got_a_gift_is_not_called_by_the_name_of_who_bought_it() -> None:
    state = because_of(Reason.UNWANTED_GIFT)

    visit = the_visit(state)
    assert (visit.by, visit.first_name) == (Bringer.GIFT_RECEIVER, "")
    assert offered(state) == [Outcome.EXCHANGE, Outcome.STORE_CREDIT]


def test_that_enter_on_an_open_exchange_goes_on_to_choose_the_goods() -> None:
    state = because_of(Reason.UNWANTED_GIFT)

    entered = confirmed(state)

    assert not isinstance(entered.asks, Commit)
    assert entered.page is Page.SWAP
    assert sums.summed(seen(entered)).missing == Phrase("counter.missing.new_goods")


def test_that_a_person_who_looks_is_told_the_nearest_yes_by_its_own_name() -> None:
    old = replace(a_sale(bought_on=date(2022, 3, 1)), market="FI")

    state = because_of(Reason.FAULTY, old)

    told = words.answer(state)
    assert told is not None
    assert told.sentence == Phrase("review.expected_life")
    assert words.nearest_name(state) == "new"


def test_that_only_a_reason_that_would_be_a_yes_is_asked_for() -> None:
    late = a_sale(bought_on=date(2026, 9, 1))
    gone = a_sale(bought_on=date(2019, 9, 1))

    now, never = because_of(Reason.CHANGED_MIND, late), because_of(Reason.CHANGED_MIND, gone)

    assert [reason for reason, _ in words.would_do(now)] == [Reason.WRONG_ITEM, Reason.FAULTY]
    assert [reason for reason, _ in words.would_do(never)] == [Reason.WRONG_ITEM]


@pytest.mark.parametrize("reason", [reason for reason, _ in REASONS])
@pytest.mark.parametrize("days", (1, 100, 3000))
def test_that_every_answer_has_its_words(reason: Reason, days: int) -> None:
    bought_on = date.fromordinal(date(2026, 11, 26).toordinal() - days)
    state = because_of(reason, a_sale(bought_on=bought_on))
    every = [state, *(chose(state, outcome) for outcome in offered(state))]

    for each in every:
        told, preview = words.answer(each), part(each).preview
        assert told is not None
        summed = sums.summed(each)
        phrases = [told.sentence, told.more, summed.label, summed.do, summed.missing, summed.quiet]
        phrases += [one for step in steps.steps(each) for one in (step.first, step.second)]
        phrases += [outcomes.means(offer) for offer in preview.offers]
        phrases += [meant for _, meant in words.would_do(each)]
        for phrase in filter(None, phrases):
            assert phrase.key in catalogue("sv"), phrase
            assert speech("sv").say(phrase)
        for offer in preview.offers:
            name = outcomes.name_of(offer, preview.decision)
            for family in ("counter.offer", "counter.do", "counter.done"):
                known = f"{family}.{name}" in catalogue("sv")
                assert known or (family == "counter.done" and name == outcomes.NEW)
            assert f"counter.outcome.{offer.outcome}" in catalogue("sv") or (
                offer.outcome is Outcome.REFUND
            )


def test_that_credit_is_the_sum_under_the_perforation() -> None:
    state = chose(because_of(Reason.UNWANTED_GIFT), Outcome.STORE_CREDIT)

    summed = sums.summed(state)

    assert (summed.amount, summed.label) == (kronor(499), Phrase("slip.total.store_credit"))
    assert summed.do == Phrase("counter.do.store_credit")
