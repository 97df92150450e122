"""How a pickup moves, and that words come to the same in any order."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns_station.pickup.booking import Answer, Booking, BookingState, Failure, Told, Word
from returns_station.pickup.booking_events import (
    BookingBooked,
    BookingFailed,
    BookingFetched,
    BookingMoved,
)
from returns_station.pickup.bookings import (
    BookingMoveError,
    answered,
    booked,
    code,
    kept,
    let_go,
    overdue,
    send,
    untouched,
)
from returns_station.pickup.slot import Span
from returns_station.pickup.waiting import Forfeit, forfeit, is_missed
from returns_station.pickup.words import heard
from tests.bookings import BEGINS, LATER, SPAN, a_booking
from tests.builders import NOW

SENT = a_booking(BookingState.SENT)
UNKNOWN = a_booking(BookingState.UNKNOWN)


def hear(booking: Booking, answer: Answer, *, can_repeat: bool = False) -> Booking:
    return answered(booking, answer, tries=1, at=NOW, can_repeat=can_repeat)[0]


@pytest.mark.parametrize(
    ("told", "stands"),
    (
        (Told.BOOKED, BookingState.BOOKED),
        (Told.MOVED, BookingState.BOOKED),
        (Told.DECLINED, BookingState.DECLINED),
        (Told.NO_WORD, BookingState.UNKNOWN),
        (Told.FETCHED, BookingState.FETCHED),
        (Told.FAILED, BookingState.FAILED),
        (Told.CANCELLED, BookingState.FAILED),
    ),
)
def test_that_an_answer_moves_what_was_sent(told: Told, stands: BookingState) -> None:
    assert hear(SENT, Answer(told, "C1")).state is stands
    assert hear(UNKNOWN, Answer(told, "C1")).state is stands


def test_that_nobody_is_sent_twice_what_nobody_knows_the_end_of() -> None:
    with pytest.raises(BookingMoveError):
        send(UNKNOWN, NOW, can_repeat=False)

    again, (event,) = send(UNKNOWN, NOW, can_repeat=True)

    assert (again.state, again.tries) == (BookingState.SENT, 2)
    assert event.booking == UNKNOWN.id


def test_that_what_was_never_heard_of_is_sent_again_only_where_twice_is_once() -> None:
    assert hear(UNKNOWN, Answer(Told.NOT_HEARD)).state is BookingState.DECLINED
    again = hear(UNKNOWN, Answer(Told.NOT_HEARD), can_repeat=True)
    assert again.state is BookingState.WISHED


def test_that_a_yes_of_any_try_is_a_yes() -> None:
    second = replace(SENT, tries=2)

    assert hear(second, Answer(Told.BOOKED)).state is BookingState.BOOKED
    assert hear(second, Answer(Told.DECLINED)) == second
    assert hear(a_booking(BookingState.DECLINED), Answer(Told.BOOKED)).state is BookingState.BOOKED


def test_that_what_was_not_sent_stands_as_before() -> None:
    wish, unknown = a_booking(BookingState.WISHED), replace(UNKNOWN, tries=0)
    busy = Answer(Told.BUSY, wait_seconds=60)

    waits, _ = untouched(SENT, wish, busy, tries=1, at=NOW)
    stays, _ = untouched(SENT, unknown, Answer(Told.NOT_SENT), tries=1, at=NOW)

    assert (waits.state, waits.wait_until) == (BookingState.WISHED, NOW + timedelta(seconds=60))
    assert (stays.state, stays.wait_until) == (BookingState.UNKNOWN, None)


def test_that_a_day_that_they_came_up_with_is_told_as_moved() -> None:
    moved, events = booked(SENT, Answer(Told.MOVED, "C9", span=LATER), NOW)

    assert (moved.span, moved.first_span, moved.reference) == (LATER, SPAN, "C9")
    assert [type(event) for event in events] == [BookingBooked, BookingMoved]


def test_that_what_was_sent_and_never_heard_of_is_overdue_after_the_deadline() -> None:
    deadline = timedelta(seconds=90)

    assert not overdue(SENT, NOW + deadline, deadline)
    assert overdue(SENT, NOW + deadline * 2, deadline)
    assert not overdue(UNKNOWN, NOW + deadline * 2, deadline)


def test_that_what_cannot_be_taken_back_is_not_let_go() -> None:
    with pytest.raises(BookingMoveError):
        let_go(replace(a_booking(), final=True), NOW)

    going, _ = let_go(a_booking(), NOW)
    assert (going.state, going.letting_go, going.holds) == (BookingState.BOOKED, True, False)
    assert kept(going, "too_late", NOW)[0].holds


def test_that_a_carrier_s_own_words_are_not_kept() -> None:
    assert [code("too_late"), code("Ring Elin på 070-1740605"), code("")] == [
        *("too_late", "other", ""),
    ]


def at(hour: int, day: int = 28) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=UTC)


def a_word(
    nr: int, told: Told, moment: datetime, failure: Failure | None = None, span: Span | None = None
) -> Word:
    return Word("courier", f"w{nr}", "C1", told, moment, failure, span)


def after(booking: Booking, words: Sequence[Word]) -> Booking:
    for word in words:
        booking, _ = heard(booking, word)
    return booking


def final(booking: Booking) -> tuple[object, ...]:
    return booking.state, booking.failure, booking.span, booking.reference, booking.fetched_at


@pytest.mark.parametrize(
    "start", (a_booking(), UNKNOWN, SENT, replace(a_booking(), letting_go=True))
)
def test_that_late_doubled_and_mixed_words_end_alike(start: Booking) -> None:
    words = (
        a_word(1, Told.BOOKED, at(8)),
        a_word(2, Told.MOVED, at(9), span=LATER),
        a_word(3, Told.FAILED, at(12, 29), Failure.NOBODY_HOME),
        a_word(4, Told.FETCHED, at(15, 29)),
    )

    for some in (words, words[:3], (*words[:3], a_word(5, Told.CANCELLED, at(14, 29)))):
        ends = {final(after(start, (*order, order[0]))) for order in permutations(some)}

        assert len(ends) == 1


A_WORD = st.builds(
    a_word,
    st.integers(0, 9),
    st.sampled_from((Told.BOOKED, Told.MOVED, Told.DECLINED, Told.CANCELLED, *(Told.FAILED,) * 2)),
    st.integers(0, 5).map(lambda hour: at(8 + hour)),
    st.sampled_from((None, Failure.NOBODY_HOME, Failure.NEVER_CAME)),
    st.sampled_from((None, LATER, Span(date(2026, 11, 29), 480, 600))),
)
FETCHED = st.integers(0, 5).map(lambda hour: a_word(10 + hour, Told.FETCHED, at(8 + hour)))


@given(
    words=st.lists(st.one_of(A_WORD, FETCHED), max_size=7),
    letting_go=st.booleans(),
    data=st.data(),
)
def test_that_any_words_in_any_order_end_alike(
    words: list[Word], data: st.DataObject, *, letting_go: bool
) -> None:
    start = replace(a_booking(), letting_go=letting_go)

    one, other = after(start, words), after(start, data.draw(st.permutations(words + words)))

    assert final(one) == final(other)


def test_that_fetched_outside_the_window_is_not_kept() -> None:
    early, late = at(8), at(12)

    kept_ = [heard(a_booking(), a_word(1, Told.FETCHED, when))[1][0] for when in (BEGINS, early)]
    assert [isinstance(one, BookingFetched) and one.kept for one in kept_] == [True, False]
    (event,) = heard(a_booking(), a_word(1, Told.FETCHED, late))[1]
    assert event == BookingFetched("RS000000013", "b1", kept=False)


def test_that_they_try_again_when_they_say_so() -> None:
    failed, (event,) = heard(a_booking(), a_word(1, Told.FAILED, at(11), Failure.NOBODY_HOME))
    again, _ = heard(failed, a_word(2, Told.MOVED, at(13), span=LATER))

    assert event == BookingFailed("RS000000013", "b1", Failure.NOBODY_HOME)
    assert (again.state, again.span) == (BookingState.BOOKED, LATER)


@pytest.mark.parametrize(
    ("market", "today", "stands"),
    (
        ("NO", date(2026, 12, 11), Forfeit.FAR),
        ("NO", date(2026, 12, 12), Forfeit.NEAR),
        ("NO", date(2027, 1, 12), Forfeit.NEAR),
        ("NO", date(2027, 1, 13), Forfeit.HERS),
        ("SE", date(2027, 6, 1), Forfeit.FAR),
    ),
)
def test_that_goods_nobody_fetched_in_three_months_are_hers_in_norway(
    market: str, today: date, stands: Forfeit
) -> None:
    """NO-ANG 24 st. 5, from the notice on 12 October."""
    assert forfeit(market, date(2026, 10, 12), today) is stands


def test_that_a_window_is_missed_only_when_no_word_can_be_on_its_way() -> None:
    ends = BEGINS + timedelta(hours=2)

    assert not is_missed(a_booking(), ends + timedelta(hours=2))
    assert is_missed(a_booking(), ends + timedelta(hours=3))
    assert not is_missed(a_booking(carrier="own"), ends + timedelta(hours=3))
    assert not is_missed(UNKNOWN, ends + timedelta(days=3))
