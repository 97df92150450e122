"""What is wrong is told where it stands, and keeps a draft from being promised."""

from dataclasses import replace
from datetime import date

from returns_station.desk.terms_views import BrokenCase, OwnCases, Tried
from returns_station.phrase import Phrase
from returns_station.policy.promise.sense import nonsense
from returns_station.policy.promise.words import months_of
from returns_station.policy.terms import Terms
from tests.ui.rooms.terms.drafts import ALL_SAID, a_writing
from ui.rooms.terms.state.chip import Draft
from ui.rooms.terms.state.doing import Do, green
from ui.rooms.terms.state.sentence import about
from ui.rooms.terms.state.writing import Page, Writing, sentences, stepped_at, typed_at, wrote
from ui.rooms.terms.state.wrong import by_sentence, findings, hindrance, may_be_kept


def with_days(count: str, *, at_a_distance: bool = True) -> Writing:
    state = a_writing(at_a_distance=at_a_distance)
    for letter in count:
        state = typed_at(state, "open_purchase.period", letter)
        state = replace(state, at="open_purchase.period")
    return state


def test_that_less_than_the_law_is_told_at_its_sentence_with_number_and_paragraph() -> None:
    state = with_days("10")

    placed = by_sentence(findings(state), sentences(state))
    (finding,) = placed["open_purchase"]

    assert (finding.words.key, finding.stops) == ("terms.undercut.refused.days", True)
    assert finding.words.args["paragraph"] == "SFS 2005:59 2:12"
    assert finding.advice is not None


def test_that_less_than_the_law_cannot_be_promised_nor_kept() -> None:
    state = with_days("10")

    deed = green(state)

    assert (deed.do, deed.missing and deed.missing.key) == (
        Do.PROMISE,
        "terms_room.cannot.below_law",
    )
    assert not may_be_kept(state)


def test_that_a_shop_that_sells_over_the_counter_may_promise_less() -> None:
    state = with_days("10", at_a_distance=False)

    assert hindrance(state, findings(state)) is None


def test_that_store_credit_shorter_than_the_law_is_told_at_its_sentence_in_any_shop() -> None:
    short = replace(ALL_SAID, credit_months=24)
    state = wrote(a_writing(at_a_distance=False), Draft(short, date(2026, 12, 7)))

    (finding,) = by_sentence(findings(state), sentences(state))["credit"]

    assert (finding.words.key, finding.stops) == ("terms.undercut.refused.credit", True)
    assert finding.words.args["paragraph"] == "SFS 1981:130 2 §; malmo.se"
    assert finding.advice == Phrase("terms_room.at_least", {"minimum": months_of(120)})


def test_that_what_makes_no_sense_has_a_sentence_to_be_told_at() -> None:
    wrong = replace(
        ALL_SAID,
        member_days=(("", 10), ("Guld", 0)),
        seasons=(replace(ALL_SAID.seasons[0], bought_to=date(2020, 1, 1)),),
        rules=(replace(ALL_SAID.rules[1], category=" "), *ALL_SAID.rules[:1] * 1),
    )
    state = wrote(a_writing(), Draft(wrong, date(2026, 12, 7)))

    faults = nonsense(wrong)
    placed = [about(sentences(state), fault.key) for fault in faults]

    assert len(faults) >= 4
    assert None not in placed
    assert hindrance(state, findings(state)) is not None


def test_that_nothing_is_promised_where_nothing_is_new() -> None:
    state = a_writing()
    there_and_back = stepped_at(stepped_at(state, "open_purchase.period", 1), "open_purchase.period", -1)  # fmt: skip # noqa: E501 - one line says it

    missing = green(there_and_back).missing

    assert missing is not None
    assert missing.key == "terms_room.cannot.nothing_new"


def test_that_a_broken_example_keeps_the_draft_from_a_promise() -> None:
    state = stepped_at(a_writing(), "open_purchase.period", 1)
    own = OwnCases(31, (BrokenCase("julbyte", "", ("answer",)),))

    missing = green(replace(state, tried=Tried((), own))).missing

    assert missing is not None
    assert (missing.key, missing.args) == ("terms_room.cannot.own", {"count": 1})


def test_that_two_eyes_ask_first() -> None:
    state = stepped_at(a_writing(), "open_purchase.period", 1)
    assert state.known is not None

    two = replace(state, known=replace(state.known, two_to_promise=True))

    assert green(two).do is Do.ASK
    assert green(replace(two, asked=True)).missing is not None


def test_that_an_empty_promise_is_none() -> None:
    state = a_writing(Terms("x"))

    assert (state.page, findings(state)) == (Page.WRITING, ())
    assert hindrance(state, ()) is None
