"""A payout moves only as money can: never confirmed twice, never forgotten."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns_station.payout import (
    Answer,
    CardNumberError,
    NothingSaidError,
    Payout,
    PayoutConfirmed,
    PayoutEvent,
    PayoutMoveError,
    PayoutState,
    PayoutVia,
    Told,
    answered,
    cancel,
    confirmed_by_hand,
    documented,
    failed_by_hand,
    issue,
    last_four,
    masked,
    overdue,
    unsent,
    via_for,
)
from returns_station.sale import Channel, TenderKind
from tests.builders import NOW, kronor
from tests.payouts import a_payout

DONE = Answer(Told.DONE, "T-17")
OPEN = {PayoutState.PROMISED, PayoutState.ISSUED, PayoutState.UNKNOWN, PayoutState.FAILED}
# What each verb may be used on; on anything else it changes nothing and says so.
MAY = {
    "issue": {PayoutState.PROMISED, PayoutState.FAILED},
    "confirm": {
        *(PayoutState.WAITING, PayoutState.PROMISED),
        *(PayoutState.FAILED, PayoutState.UNKNOWN),
    },
    "fail": {PayoutState.PROMISED, PayoutState.UNKNOWN},
    "cancel": {PayoutState.WAITING, PayoutState.PROMISED, PayoutState.FAILED},
}
Moved = tuple[Payout, PayoutEvent | None]
VERBS: dict[str, Callable[[Payout], Moved]] = {
    "issue": lambda payout: issue(payout, "terminal 1", NOW),
    "confirm": lambda payout: confirmed_by_hand(payout, "K-1", NOW),
    "fail": lambda payout: failed_by_hand(payout, "Kortet var fel", NOW),
    "cancel": lambda payout: (cancel(payout, NOW), None),
}
LEGAL = [(verb, state) for verb, states in MAY.items() for state in sorted(states)]
ILLEGAL = [(verb, state) for verb, state in product(MAY, PayoutState) if state not in MAY[verb]]


def issued(payout: Payout | None = None, to: str = "terminal 1") -> Payout:
    return issue(payout or a_payout(), to, NOW)[0]


def hear(payout: Payout, told: Told, reason: str = "") -> Payout:
    return answered(payout, Answer(told, "T-17", reason), tries=payout.tries, at=NOW)[0]


@pytest.mark.parametrize(("verb", "state"), LEGAL)
def test_that_a_payout_moves_where_it_may(verb: str, state: PayoutState) -> None:
    VERBS[verb](a_payout(state=state))


@pytest.mark.parametrize(("verb", "state"), ILLEGAL)
def test_that_a_payout_moves_nowhere_else_and_says_where_it_stands(
    verb: str, state: PayoutState
) -> None:
    with pytest.raises(PayoutMoveError) as refused:
        VERBS[verb](replace(a_payout(state=state), reference="T-9", reason="declined"))

    assert refused.value.state is state


def test_that_each_try_is_counted_under_the_same_operation() -> None:
    declined = hear(issued(), Told.DECLINED)

    again, event = issue(declined, "terminal 2", NOW)

    assert (again.operation, again.tries, again.sent_to) == ("visit:1:card", 2, "terminal 2")
    assert (event.operation, event.tries, event.amount) == ("visit:1:card", 2, kronor(499))


@pytest.mark.parametrize(
    ("told", "state"),
    (
        (Told.DONE, PayoutState.CONFIRMED),
        (Told.DECLINED, PayoutState.FAILED),
        (Told.NOT_HEARD, PayoutState.PROMISED),
        (Told.NO_WORD, PayoutState.UNKNOWN),
        (Told.NOT_SENT, PayoutState.UNKNOWN),
    ),
)
def test_that_an_answer_says_where_it_stands(told: Told, state: PayoutState) -> None:
    assert hear(issued(), told).state is state


def test_that_asking_in_vain_leaves_it_unknown_since_when_it_was() -> None:
    unknown = hear(issued(), Told.NO_WORD)
    later = NOW + timedelta(hours=1)

    after, event = answered(unknown, Answer(Told.NO_WORD), tries=1, at=later)

    assert (after, event) == (unknown, None)


def test_that_what_was_not_sent_stands_as_before_and_is_bound_to_nobody() -> None:
    before = a_payout()

    after, _ = unsent(issued(before), before, "unreachable", tries=1, at=NOW)

    assert (after.state, after.tries, after.sent_to) == (PayoutState.PROMISED, 1, "")
    assert cancel(after, NOW).state is PayoutState.CANCELLED


def test_that_what_a_far_end_has_not_heard_of_goes_to_no_other_and_is_not_let_go() -> None:
    """The first may still be on its way: two far ends would both pay it."""
    not_heard = hear(issued(), Told.NOT_HEARD)

    assert issue(not_heard, "terminal 1", NOW)[0].tries == 2
    with pytest.raises(PayoutMoveError):
        issue(not_heard, "terminal 2", NOW)
    with pytest.raises(PayoutMoveError):
        cancel(not_heard, NOW)


def test_that_a_late_yes_is_a_yes_and_a_late_no_is_not_for_the_next_try() -> None:
    again = issued(hear(issued(), Told.NOT_HEARD))

    late_yes, _ = answered(again, DONE, tries=1, at=NOW)
    late_no, event = answered(again, Answer(Told.DECLINED), tries=1, at=NOW)

    assert late_yes.state is PayoutState.CONFIRMED
    assert (late_no, event) == (again, None)


def test_that_only_what_is_older_than_any_call_is_given_up_on() -> None:
    sent, deadline = issued(), timedelta(seconds=90)

    assert not overdue(sent, NOW + deadline, deadline)
    assert overdue(sent, NOW + deadline + timedelta(seconds=1), deadline)
    assert not overdue(a_payout(), NOW + timedelta(days=1), deadline)


def test_that_the_same_word_of_a_person_twice_changes_nothing() -> None:
    paid, _ = confirmed_by_hand(a_payout(), " K 17 ", NOW)
    failed, _ = failed_by_hand(a_payout(), "Kortet spärrat", NOW)

    assert confirmed_by_hand(paid, "K 17", NOW + timedelta(1)) == (paid, None)
    assert failed_by_hand(failed, "Kortet spärrat", NOW + timedelta(1)) == (failed, None)
    with pytest.raises(PayoutMoveError):
        confirmed_by_hand(paid, "K 18", NOW)


def test_that_a_person_s_words_stay_out_of_the_journal() -> None:
    _, event = failed_by_hand(a_payout(), "Elin kom inte", NOW)

    assert event is not None
    assert "Elin" not in repr(event)


def test_that_a_document_of_ours_is_its_own_proof() -> None:
    credit = a_payout("visit:0:store_credit", via=PayoutVia.DOCUMENT)

    paid, event = documented(credit, "TG-1", NOW)

    assert (paid.state, paid.reference, event.reference) == (PayoutState.CONFIRMED, "TG-1", "TG-1")


@pytest.mark.parametrize("number", ("4111111111111111", "4111 1111-1111.1111", "378282246310005"))
def test_that_no_card_number_is_kept(number: str) -> None:
    assert masked(f"ref {number}") == f"ref *{number[-4:]}"
    assert last_four(number) == ""
    for refused in (confirmed_by_hand, failed_by_hand):
        with pytest.raises(CardNumberError):
            refused(a_payout(), f"kort {number}", NOW)


def test_that_other_long_numbers_are_kept() -> None:
    assert masked("4111111111111112") == "4111111111111112"
    assert confirmed_by_hand(a_payout(), "20261126133200017", NOW)[0].reference


def test_that_nothing_is_no_reference() -> None:
    with pytest.raises(NothingSaidError):
        confirmed_by_hand(a_payout(), " \n\x07", NOW)


def test_that_a_far_end_s_own_words_are_kept_as_a_code_only() -> None:
    failed = hear(issued(), Told.DECLINED, "Elin Sandberg har inget kort")

    assert failed.reason == "other"
    assert hear(issued(), Told.DECLINED, "card_expired").reason == "card_expired"


ALL = frozenset(PayoutVia)


@pytest.mark.parametrize(
    ("kind", "channel", "via"),
    (
        (TenderKind.CARD, Channel.STORE, PayoutVia.TERMINAL),
        (TenderKind.CARD, Channel.DISTANCE, PayoutVia.GATEWAY),
        (TenderKind.SWISH, Channel.DISTANCE, PayoutVia.GATEWAY),
        (TenderKind.VIPPS, Channel.DISTANCE, PayoutVia.GATEWAY),
        (TenderKind.MOBILEPAY, Channel.DISTANCE, PayoutVia.GATEWAY),
        (TenderKind.INVOICE, Channel.DISTANCE, PayoutVia.GATEWAY),
        (TenderKind.CASH, Channel.DISTANCE, PayoutVia.TILL),
        (TenderKind.SWISH, Channel.STORE, PayoutVia.TILL),
        (TenderKind.CARD, Channel.OFF_PREMISES, PayoutVia.TILL),
        (TenderKind.STORE_CREDIT, Channel.STORE, PayoutVia.DOCUMENT),
        (TenderKind.GIFT_CARD, Channel.DISTANCE, PayoutVia.DOCUMENT),
    ),
)
def test_that_each_tender_has_its_payer(kind: TenderKind, channel: Channel, via: PayoutVia) -> None:
    assert via_for(kind, channel, ALL) is via


@pytest.mark.parametrize("kind", TenderKind)
@pytest.mark.parametrize("channel", Channel)
def test_that_with_nothing_wired_a_person_or_a_document_pays(
    kind: TenderKind, channel: Channel
) -> None:
    assert via_for(kind, channel, frozenset()) in {PayoutVia.TILL, PayoutVia.DOCUMENT}


ANSWERS = st.builds(
    Answer, st.sampled_from(Told), st.sampled_from(("A", "B")), st.sampled_from(("", "declined"))
)
STEPS = st.one_of(
    st.tuples(st.just("hear"), ANSWERS, st.integers(0, 3)),
    st.tuples(st.sampled_from(sorted(VERBS)), st.none(), st.none()),
)


def _step(payout: Payout, verb: str, answer: Answer | None, back: int | None) -> Moved:
    if answer is not None and back is not None:
        return answered(payout, answer, tries=payout.tries - back, at=NOW)
    try:
        return VERBS[verb](payout)
    except PayoutMoveError:
        return payout, None


@given(st.lists(STEPS, max_size=40))
def test_that_whatever_is_heard_in_any_order_it_is_confirmed_at_most_once_and_never_lost(
    steps: list[tuple[str, Answer | None, int | None]],
) -> None:
    payout = start = a_payout()
    confirmed: list[PayoutConfirmed] = []

    for step in steps:
        before = payout
        payout, event = _step(payout, *step)
        confirmed += [event] if isinstance(event, PayoutConfirmed) else []
        # What is over stays as it is; tries are only ever counted up.
        assert before.state in OPEN or payout == before
        assert before.tries <= payout.tries <= before.tries + 1

    assert len(confirmed) == (payout.state is PayoutState.CONFIRMED)
    assert payout.state in OPEN | {PayoutState.CONFIRMED, PayoutState.CANCELLED}
    assert (payout.operation, payout.to_pay) == (start.operation, start.to_pay)
    assert all(event.amount == start.to_pay for event in confirmed)
