"""All that terms hold stands in a sentence, truly, and can be changed there and nowhere else."""

from dataclasses import fields, replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns_station.adapters.catalogue import LANGUAGES
from returns_station.adapters.speech import speech
from returns_station.canonical import dumps
from returns_station.days import Days, Months, Unlimited, Until
from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome
from returns_station.policy.terms import Terms
from tests.builders import a_sale
from tests.returns_station.policy.generated_terms import terms as made_by_chance
from tests.ui.rooms.terms.drafts import ALL_SAID, a_writing, the_chip, the_terms
from ui.rooms.terms.state.adding import may_add
from ui.rooms.terms.state.chip import Chip, Day, Number, Words, a_month, stepped, typed
from ui.rooms.terms.state.sentence import pieces
from ui.rooms.terms.state.writing import (
    picked,
    removed,
    sentences,
    stepped_at,
    typed_at,
    undone,
    written_at,
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_every_sentence_is_whole_in_every_language(language: str) -> None:
    say = speech(language)

    for sentence in sentences(a_writing(ALL_SAID)):
        told = list(pieces(say.say(sentence.phrase), sentence))
        chips = [each.key for each in told if isinstance(each, Chip)]
        words = "".join(each for each in told if isinstance(each, str))

        assert sorted(chips) == sorted(chip.key for chip in sentence.chips)
        assert "terms_room." not in words


@given(st.data())
def test_that_no_value_changes_by_being_shown_or_said_again(data: st.DataObject) -> None:
    terms = made_by_chance(data.draw, a_sale())
    state = a_writing(terms)

    for sentence in sentences(state):
        for chip in sentence.chips:
            assert _said_again(chip) in (None, state.draft), chip.key
            if not chip.many:
                chosen = [choice.then for choice in chip.choices if choice.chosen]
                assert chosen in ([], [state.draft]), chip.key
    assert the_terms(state) == terms


def _said_again(chip: Chip) -> object:
    match chip.value:
        case Number(now=now):
            return typed(chip, str(now))
        case Day(now=day):
            return typed(chip, f"{day.day}.{day.month}.{day.year}")
        case Words(now=words):
            return typed(chip, words)
        case None:
            return None


def test_that_every_part_of_terms_can_be_changed() -> None:
    state = a_writing(ALL_SAID)

    changed = {
        field.name
        for sentence in sentences(state)
        for chip in sentence.chips
        for draft in (stepped(chip, 1), *(choice.then for choice in chip.choices))
        if draft is not None
        for field in fields(Terms)
        if getattr(draft.terms, field.name) != getattr(ALL_SAID, field.name)
    }

    assert changed == {field.name for field in fields(Terms)} - {"version"}


def test_that_a_step_changes_its_own_value_alone() -> None:
    state = a_writing(ALL_SAID)

    new = stepped_at(state, "member_days.2.days", 1)

    assert the_terms(new) == replace(ALL_SAID, member_days=(("Guld", 30), ("Silver", 11)))


def test_that_digits_are_the_value_and_backspace_takes_the_last() -> None:
    state = a_writing()
    for letter in "45":
        state = typed_at(state, "open_purchase.period", letter)
        state = replace(state, at="open_purchase.period")
    typed_ = the_terms(state).open_purchase

    state = typed_at(state, "open_purchase.period", "")

    assert typed_ is not None
    assert typed_.stages[0].periods == (Days(45),)
    promise = the_terms(state).open_purchase
    assert promise is not None
    assert promise.stages[0].periods == (Days(4),)


def test_that_a_day_is_typed_as_one_writes_it_here() -> None:
    state = a_writing(ALL_SAID)
    chip = the_chip(state, "seasons.1.to")

    days = [typed(chip, text) for text in ("6", "6.1", "6/1/2027", "31.2", "x")]

    told = [draft and draft.terms.seasons[0].bought_to.isoformat() for draft in days]
    assert told == ["2026-12-06", "2026-01-06", "2027-01-06", None, None]


def test_that_a_month_more_keeps_the_day_where_it_can() -> None:
    state = a_writing(ALL_SAID)

    more = a_month(the_chip(state, "seasons.1.period"), 1)

    assert more is not None
    assert more.terms.seasons[0].period == Until(ALL_SAID.seasons[0].bought_to.replace(2027, 2, 28))


def test_that_a_promise_may_be_told_in_another_way() -> None:
    state = a_writing()
    chip = the_chip(state, "open_purchase.period")

    kinds = [
        choice.then.terms.open_purchase.stages[0].periods[0]
        for choice in chip.choices
        if choice.then.terms.open_purchase
    ]

    assert [type(kind) for kind in kinds] == [Days, Months, Until, Unlimited]
    assert kinds[1] == Months(2)


def test_that_a_sentence_is_taken_away_and_comes_back_whole() -> None:
    state = a_writing(ALL_SAID)

    without = removed(state, "rules.2")
    back = undone(without)

    assert the_terms(without).rules == (ALL_SAID.rules[0], ALL_SAID.rules[2])
    assert dumps(the_terms(back)) == dumps(ALL_SAID)


def test_that_all_may_be_taken_away_but_what_always_holds() -> None:
    state = a_writing(ALL_SAID)

    while gone := [each.key for each in sentences(state) if each.without is not None]:
        state = removed(state, gone[0])

    said = [each.key for each in sentences(state)]
    assert said == [
        "open_purchase",
        "fees",
        "delivery_on_part_return",
        "promotion_on_part_return",
        "credit",
        "trust_days",
        "tender_order",
        "ours",
    ]
    assert the_terms(state).open_purchase is None


def test_that_whatever_may_be_added_asks_for_its_first_value() -> None:
    state = a_writing(Terms("x"))

    for nr in range(len(the_chip(state, "add").choices)):
        new = picked(state, "add", nr)

        assert the_terms(new) != the_terms(state)
        assert the_chip(new, new.at).key == new.at


def test_that_no_two_tiers_have_one_name() -> None:
    state = a_writing(ALL_SAID)

    same = written_at(state, "member_days.2.tier", "Guld")
    other = written_at(state, "member_days.2.tier", "Brons")

    assert same.draft == state.draft
    assert the_terms(other).member_days == (("Guld", 30), ("Brons", 10))


def test_that_what_may_be_chosen_is_ticked_one_by_one() -> None:
    state = a_writing()
    nr = list(Outcome).index(Outcome.STORE_CREDIT)

    more = picked(state, "open_purchase.gives", nr)
    back = picked(more, "open_purchase.gives", nr)

    promise = the_terms(more).open_purchase
    assert promise is not None
    assert promise.stages[0].gives == (Outcome.REFUND, Outcome.EXCHANGE, Outcome.STORE_CREDIT)
    assert the_terms(back) == the_terms(state)


def test_that_a_sum_keeps_its_parts_of_a_crown() -> None:
    state = a_writing(ALL_SAID)

    draft = typed(the_chip(state, "return_fee"), "39,50")

    assert draft is not None
    assert draft.terms.return_fee == Decimal("39.50")


def test_that_store_credit_holds_as_long_as_the_law_says_or_so_many_months() -> None:
    state = a_writing()
    by_law = the_chip(state, "credit_months")

    told = picked(state, "credit_months", 0)
    longer = stepped_at(told, "credit_months", 1)

    assert by_law.said == Phrase("terms.credit.by_law")
    assert the_terms(told).credit_months == 120
    assert the_terms(longer).credit_months == 121
    assert the_terms(picked(longer, "credit_months", 1)).credit_months is None


def test_that_goods_that_stay_at_home_are_a_sentence_that_comes_and_goes() -> None:
    state = a_writing()
    keys = [begun.name for begun in may_add(state.draft)] if state.draft else []

    added = picked(state, "add", keys.index("keep"))
    gone = removed(added, "keep_up_to")

    assert the_terms(added).keep_up_to == 100
    assert the_terms(gone) == the_terms(state)
