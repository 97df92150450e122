"""What is seen of questions, and what each key does to the answer; no window."""

from dataclasses import replace

from returns_station.desk.ruling.commands import NotThisTime, SayYes
from returns_station.desk.ruling.views import AnswersToday, WaySeen
from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome
from returns_station.policy.ruling import Why, WhyNot
from tests.builders import NOW, kronor
from tests.ui.rooms.approvals.questions import a_question, another
from ui.rooms.approvals.state import approvals, telling
from ui.rooms.approvals.state.approvals import Approvals

NOBODY = AnswersToday()


def _read(*queue: object) -> Approvals:
    return approvals.read(Approvals(), queue, NOBODY, NOW)  # type: ignore[arg-type]  # questions


def test_that_the_wish_and_a_reason_stand_ready_so_that_enter_says_yes() -> None:
    state = approvals.said(_read(a_question()), "k1")

    assert state.sends == SayYes("k1", "A00001", Outcome.REFUND, Why.NEAR_THE_LIMIT)


def test_that_one_press_is_one_answer() -> None:
    state = approvals.said(_read(a_question()), "k1")

    assert approvals.said(state, "k2").sends == state.sends


def test_that_a_no_is_not_said_without_words_and_offers_the_nearest_yes() -> None:
    state = approvals.picked(_read(a_question()), 3)
    wordless = approvals.said(state, "k1")

    said = approvals.said(approvals.written(state, "Sulan är sliten."), "k1")

    assert wordless.sends is None
    assert said.sends == NotThisTime(
        "k1", "A00001", WhyNot.WORN, "Sulan är sliten.", Outcome.STORE_CREDIT
    )


def test_that_a_reason_of_ones_own_is_written() -> None:
    state = approvals.reasoned(_read(a_question()), 4)

    assert state.answering is not None
    assert state.answering.writes
    assert approvals.said(state, "k1").sends is None


def test_that_a_yes_above_her_limits_is_not_hers_to_say_and_the_next_one_stands_ready() -> None:
    barred = Phrase("ruling.above_amount", {"amount": kronor(500)})
    refund = WaySeen(Outcome.REFUND, kronor(1299), kronor(1299), may_not=barred)
    credit = WaySeen(Outcome.STORE_CREDIT, kronor(1299), kronor(1299))
    state = _read(a_question(ways=(refund, credit)))

    first = approvals.picked(state, 1)

    assert approvals.said(first, "k1").sends is None
    said = approvals.said(state, "k1").sends
    assert isinstance(said, SayYes)
    assert said.outcome is Outcome.STORE_CREDIT


def test_that_her_own_question_is_seen_and_not_answered() -> None:
    own = a_question(may=False, may_not=Phrase("ruling.own"))

    assert approvals.said(_read(own), "k1").sends is None


def test_that_what_is_read_anew_leaves_the_answer_that_was_begun() -> None:
    state = approvals.written(approvals.picked(_read(a_question()), 3), "Sliten")

    again = approvals.read(state, (another(), a_question()), NOBODY, NOW)

    assert again.at == "A00001"
    assert again.answering is not None
    assert again.answering.note == "Sliten"


def test_that_who_was_slower_is_told_so_and_answers_no_other_question_by_it() -> None:
    state = _read(a_question())

    later = approvals.read(state, (another(),), NOBODY, NOW)

    assert later.told is not None
    assert later.told.key == "approvals.gone"
    assert later.at == "A00002"


def test_that_a_refusal_keeps_what_was_written() -> None:
    state = approvals.written(approvals.picked(_read(a_question()), 3), "Sliten")

    refused = approvals.refused(approvals.said(state, "k1"), Phrase("ruling.own"))

    assert not refused.busy
    assert refused.answering is not None
    assert refused.answering.note == "Sliten"


def test_that_the_question_says_how_late_it_is() -> None:
    asked = telling.question(a_question())

    assert asked.key == "approvals.asks.refund_late"
    assert asked.args["count"] == 9


def test_that_each_ground_is_told_once_and_what_ran_out_first() -> None:
    told = telling.trace(a_question())

    assert told[0].entitlement is not None
    assert len({each.ground for each in told}) == len(told)


def test_that_facts_are_told_and_nothing_of_who_is_not_known() -> None:
    assert telling.known(a_question()) is not None
    assert telling.known(another()) is None


def test_that_esc_puts_away_what_lies_on_top_before_it_leaves() -> None:
    state = replace(approvals.picked(_read(a_question()), 3), told=Phrase("ruling.own"))

    one = approvals.left(state)

    assert one is not None
    assert one.told is None
    two = approvals.left(one)
    assert two is not None
    assert not (two.answering and two.answering.writes)
    assert approvals.left(two) is None
