"""Today as values: what will not hold first, and what is said of it."""

from dataclasses import replace
from datetime import timedelta

from returns_station.phrase import Phrase
from returns_station.service.board import Share
from returns_station.service.promise import PromiseKind, PromiseState
from tests.builders import NOW
from tests.ui.rooms.day.ledger import a_board, a_day, a_promise
from ui.models import board as boards
from ui.rooms.day.state import day, telling
from ui.rooms.day.state.day import Day, DayRead, Part, part_of

READ = day.came(Day(), a_day(), NOW)


def test_that_what_will_not_hold_stands_first_and_what_is_done_last() -> None:
    parts = [part_of(one, NOW) for one in READ.rows]

    assert parts == sorted(parts)
    assert parts.count(Part.LATE) == 2
    assert READ.in_hand == READ.rows[0]


def test_that_a_promise_done_too_late_is_done_and_stays_late() -> None:
    late = replace(a_promise(1, state=PromiseState.MISSED, hours=-3), fulfilled_at=NOW)

    assert part_of(late, NOW) is Part.DONE
    assert telling.badge(late, NOW)[0] == Phrase("day.badge.done_late")


def test_that_it_is_said_whether_she_knows_of_what_will_not_hold() -> None:
    told, untold = a_promise(1, told=True), a_promise(2, hours=-1)

    said = telling.she_knows(told, NOW)

    assert said is not None
    assert said.key == "day.told_time_new"
    assert telling.she_knows(untold, NOW) == Phrase("day.not_told")
    assert telling.she_knows(a_promise(3), NOW) is None


def test_that_a_promise_leads_where_it_is_mended() -> None:
    ask = a_promise(1, PromiseKind.ANSWER)
    ask = replace(ask, promise=replace(ask.promise, says=Phrase("promise.ask")))

    led = [day.leads(a_promise(2, kind)) for kind in PromiseKind]

    assert led == ["counter", "counter", "pickup", "inbox", "counter"]
    assert day.leads(ask) == "approvals"


def test_that_the_promise_in_hand_stays_in_hand_and_a_gone_one_gives_way() -> None:
    walked = day.walked(day.walked(READ, 1), 1)
    at = walked.at

    same = day.came(walked, a_day(), NOW + timedelta(minutes=1))
    gone = day.came(walked, DayRead((a_promise(1),)), NOW)

    assert same.at == at != READ.at
    assert gone.at == "p1"


def test_that_the_other_kind_of_board_is_not_shown_for_this_one() -> None:
    state = day.turned(day.board_toggled(READ))

    late = day.board_came(state, a_board("week"))
    here = day.board_came(state, a_board("desk"))

    assert (late.board, state.by) == (None, "desk")
    assert here.board is not None


def test_that_esc_goes_one_step_at_a_time() -> None:
    state = day.said(day.board_toggled(READ), Phrase("day.none"), well=False)

    first = day.left(state)
    assert first is not None
    second = day.left(first)

    assert second is not None
    assert (first.shows_board, second.shows_board) == (True, False)
    assert day.left(second) is None


def test_that_of_too_few_no_share_is_drawn_or_said() -> None:
    board = a_board()

    bars = boards.shown(board).bars

    assert [bar.percent is None for bar in bars].index(True) == 6
    assert boards.kept(Share(24, 29, 60, 90)) == Phrase("board_room.few", {"count": 29})
    assert boards.kept(Share(0, 0, 0, 100)) == Phrase("board_room.nothing")
    assert boards.kept(Share(29, 30, 80, 99)).key == "board_room.kept"


def test_that_a_share_is_never_rounded_up_to_all() -> None:
    row = replace(a_board().rows[0], kept=Share(999, 1000, 99, 100))

    (bar,) = boards.shown(replace(a_board(), rows=(row,))).bars

    assert bar.percent == 99
