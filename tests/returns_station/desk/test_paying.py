"""A payout is written down, sent once, and asked about when nobody knows its end."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from db.engine import open_engine
from returns_station.desk.errors import StationError
from returns_station.desk.paying import (
    LONGEST_CALL,
    Paying,
    PayoutByHandError,
    PayoutMissingError,
    PayoutStandsError,
    ask,
    pay,
    pay_all,
)
from returns_station.desk.payout_by_hand import PayoutWordsError, carry_out
from returns_station.desk.payout_commands import (
    ConfirmPayout,
    ConfirmTill,
    FailPayout,
    PayoutCommand,
    PayoutDone,
)
from returns_station.payout import Answer, Payout, PayoutState, PayoutVia, Told, issue
from tests.builders import NOW
from tests.db.made_ready import made_ready
from tests.payouts import MAJA, SLIP, FarEnd, Room, a_payout, paying

OPERATION = "visit:1:card"
DONE = Answer(Told.DONE, "T-17")
SILENT = Answer(Told.NO_WORD, reason="no_answer")
NOT_HEARD = Answer(Told.NOT_HEARD)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """A room with one payout by the terminal."""
    engine = open_engine(f"sqlite:///{tmp_path / 'station.db'}")
    made_ready(engine)
    made = Room(engine)
    made.put(a_payout())
    yield made
    engine.dispose()


def say(room: Room, command: PayoutCommand, now: int = 0) -> PayoutDone:
    """Let Maja say it, so many minutes later."""
    with room.work() as work:
        done = carry_out(command, work, payers={}, now=NOW + timedelta(minutes=now), who=MAJA)
        work.commit()
    return done


def test_that_it_is_written_down_as_sent_before_it_is_sent(room: Room) -> None:
    end = FarEnd([DONE])
    seen: list[Payout] = []
    end.meanwhile = lambda: seen.append(room.load())

    paid = pay(paying(room, end), OPERATION)

    assert [(each.state, each.sent_to, each.tries) for each in seen] == [
        (PayoutState.ISSUED, "terminal 1", 1)
    ]
    assert (paid.state, paid.reference) == (PayoutState.CONFIRMED, "T-17")
    assert room.load() == paid


def test_that_no_transaction_is_open_while_the_far_end_takes_its_time(room: Room) -> None:
    end = FarEnd([DONE])
    other = a_payout("other:1:card")
    # SQLite has one writer: this would wait for ten seconds and fail.
    end.meanwhile = lambda: room.put(other)

    assert pay(paying(room, end), OPERATION).state is PayoutState.CONFIRMED


def test_that_what_is_paid_is_not_sent_again(room: Room) -> None:
    end = FarEnd([DONE])
    pay(paying(room, end), OPERATION)

    again = pay(paying(room, end), OPERATION)

    assert (again.state, len(end.paid)) == (PayoutState.CONFIRMED, 1)


def test_that_two_runners_on_one_payout_make_one_call(room: Room) -> None:
    end = FarEnd([DONE])
    standing: list[PayoutState] = []
    end.meanwhile = lambda: standing.append(pay(paying(room, end), OPERATION).state)

    pay(paying(room, end), OPERATION)

    assert (standing, len(end.paid)) == ([PayoutState.ISSUED], 1)


def test_that_silence_is_unknown_and_asked_about_not_repeated(room: Room) -> None:
    end = FarEnd([SILENT], [DONE])

    unknown = pay(paying(room, end), OPERATION)
    found = ask(paying(room, end), OPERATION)

    assert (unknown.state, unknown.reason) == (PayoutState.UNKNOWN, "no_answer")
    assert (found.state, len(end.paid)) == (PayoutState.CONFIRMED, 1)


def test_that_a_second_press_asks_before_it_pays(room: Room) -> None:
    end = FarEnd([SILENT], [DONE])
    pay(paying(room, end), OPERATION)

    again = pay(paying(room, end), OPERATION)

    assert (again.state, len(end.paid)) == (PayoutState.CONFIRMED, 1)


def test_that_it_is_sent_again_only_when_the_far_end_has_never_heard_of_it(room: Room) -> None:
    end = FarEnd([SILENT, DONE], [SILENT, NOT_HEARD])
    pay(paying(room, end), OPERATION)

    still = pay(paying(room, end), OPERATION)
    paid = pay(paying(room, end), OPERATION)

    assert (still.state, paid.state) == (PayoutState.UNKNOWN, PayoutState.CONFIRMED)
    assert [each.operation for each in end.paid] == [OPERATION, OPERATION]


def test_that_a_far_end_that_cannot_be_asked_leaves_it_to_a_person(room: Room) -> None:
    end = FarEnd([SILENT], can_ask=False)
    pay(paying(room, end), OPERATION)

    pay_all(paying(room, end), room.waiting())

    assert [each.state for each in room.waiting()] == [PayoutState.UNKNOWN]
    assert len(end.paid) == 1


def test_that_another_far_end_is_not_asked_about_it(room: Room) -> None:
    """Another desk's terminal has never heard of it: that says nothing."""
    pay(paying(room, FarEnd([SILENT])), OPERATION)
    other = FarEnd([DONE], [NOT_HEARD], name="terminal 2")

    pay_all(paying(room, other), room.waiting())

    assert (room.load().state, other.paid) == (PayoutState.UNKNOWN, [])


def test_that_what_one_far_end_may_still_do_is_sent_to_no_other(room: Room) -> None:
    first = FarEnd([SILENT], [NOT_HEARD])
    pay(paying(room, first), OPERATION)
    ask(paying(room, first), OPERATION)
    other = paying(room, FarEnd([DONE], name="terminal 2"))

    assert pay_all(other, room.waiting()) == ()
    with pytest.raises(PayoutStandsError) as refused:
        pay(other, OPERATION)

    assert refused.value.advice.key == "payout.sent_elsewhere"


def test_that_a_declined_one_waits_for_a_person_and_keeps_its_operation(room: Room) -> None:
    end = FarEnd([Answer(Told.DECLINED, reason="card_expired"), DONE])
    pay(paying(room, end), OPERATION)

    assert pay_all(paying(room, end), room.waiting()) == ()
    assert room.load().state is PayoutState.FAILED
    paid = pay(paying(room, end), OPERATION)

    assert (paid.state, paid.tries) == (PayoutState.CONFIRMED, 2)
    assert {each.operation for each in end.paid} == {OPERATION}


def test_that_what_was_not_sent_can_go_to_any_far_end(room: Room) -> None:
    pay(paying(room, FarEnd([Answer(Told.NOT_SENT, reason="unreachable")])), OPERATION)
    assert (room.load().state, room.load().reason) == (PayoutState.PROMISED, "unreachable")

    (paid,) = pay_all(paying(room, FarEnd([DONE], name="terminal 2")), room.waiting())

    assert paid.state is PayoutState.CONFIRMED


def test_that_a_call_that_died_is_asked_about_once_it_cannot_be_under_way(room: Room) -> None:
    with room.work() as work:
        work.payouts.move(room.load(), issue(room.load(), "terminal 1", NOW)[0])
        work.commit()
    end = FarEnd([], [DONE])

    young = pay(paying(room, end, NOW + end.deadline), OPERATION)
    old = pay(paying(room, end, NOW + end.deadline + timedelta(seconds=1)), OPERATION)

    assert (young.state, old.state) == (PayoutState.ISSUED, PayoutState.CONFIRMED)


def test_that_an_answer_that_comes_when_others_have_given_up_still_counts(room: Room) -> None:
    end = FarEnd([DONE])
    much_later = NOW + timedelta(hours=1)
    end.meanwhile = lambda: ask(paying(room, FarEnd([], [SILENT]), much_later), OPERATION)

    assert pay(paying(room, end), OPERATION).state is PayoutState.CONFIRMED


def test_that_nothing_is_paid_here_by_what_is_wired_elsewhere(room: Room) -> None:
    nobody = Paying(room, {}, lambda: NOW, MAJA)

    with pytest.raises(PayoutByHandError):
        pay(nobody, OPERATION)
    with pytest.raises(PayoutMissingError):
        pay(nobody, "none:1:card")

    assert pay_all(nobody, room.waiting()) == ()


def test_that_a_person_confirms_once(room: Room) -> None:
    first = say(room, ConfirmPayout("a", OPERATION, "K-17"))
    again = say(room, ConfirmPayout("a", OPERATION, "K-17"), 1)

    assert (first.again, again.again) == (False, True)
    assert again.payouts[0].reference == "K-17"
    with pytest.raises(PayoutStandsError) as refused:
        say(room, ConfirmPayout("b", OPERATION, "K-18"))
    assert refused.value.advice.key == "payout.stands.confirmed"


def test_that_a_person_does_not_speak_while_a_call_is_under_way(room: Room) -> None:
    with room.work() as work:
        work.payouts.move(room.load(), issue(room.load(), "terminal 1", NOW)[0])
        work.commit()

    with pytest.raises(PayoutStandsError) as refused:
        say(room, ConfirmPayout("a", OPERATION, "K-17"))
    after_all = int(LONGEST_CALL.total_seconds() / 60) + 1
    say(room, ConfirmPayout("a", OPERATION, "K-17"), after_all)

    assert refused.value.advice.key == "payout.stands.issued"
    assert room.load().state is PayoutState.CONFIRMED


def test_that_what_a_person_calls_failed_is_kept_with_her_words(room: Room) -> None:
    say(room, FailPayout("a", OPERATION, "Kortet är spärrat"))

    assert (room.load().state, room.load().reason) == (PayoutState.FAILED, "Kortet är spärrat")
    assert not any("spärrat" in body for body in room.journal())


def test_that_one_number_of_the_till_confirms_all_that_a_slip_sends_there(room: Room) -> None:
    room.put(
        a_payout("visit/2:1:cash", via=PayoutVia.TILL),
        a_payout("visit/3:2:swish", via=PayoutVia.TILL),
        replace(a_payout("gone:1:cash", via=PayoutVia.TILL), state=PayoutState.CANCELLED),
    )

    done = say(room, ConfirmTill("a", SLIP, "R 1187"))
    again = say(room, ConfirmTill("b", SLIP, "R 1187"))

    assert [each.operation for each in done.payouts] == ["visit/2:1:cash", "visit/3:2:swish"]
    assert (done.again, again.again) == (False, True)
    assert room.load().state is PayoutState.PROMISED
    assert room.load("gone:1:cash").state is PayoutState.CANCELLED
    with pytest.raises(PayoutStandsError):
        say(room, ConfirmTill("c", SLIP, "R 9999"))
    with pytest.raises(PayoutMissingError):
        say(room, ConfirmTill("d", "RS000000026", "R 1187"))


@pytest.mark.parametrize(
    ("words", "key"),
    (("", "payout.nothing_said"), ("4111 1111 1111 1111", "payout.card_number")),
)
def test_that_some_words_are_not_kept(room: Room, words: str, key: str) -> None:
    with pytest.raises(PayoutWordsError) as refused:
        say(room, ConfirmPayout("a", OPERATION, words))

    assert refused.value.advice.key == key
    assert isinstance(refused.value, StationError)


def test_that_the_journal_tells_every_step_by_its_operation(room: Room) -> None:
    end = FarEnd([SILENT, DONE], [NOT_HEARD])
    pay(paying(room, end), OPERATION)
    pay(paying(room, end), OPERATION)

    told = [body.partition('",')[0] for body in room.journal()]

    assert told == [
        '[["PayoutIssued',
        '[["PayoutUnknown',
        '[["PayoutNotHeard',
        '[["PayoutIssued',
        '[["PayoutConfirmed',
    ]
    assert all(f'"operation":"{OPERATION}"' in body for body in room.journal())
