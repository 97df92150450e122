"""What is said of a van's day is true, and no more than is known."""

from dataclasses import replace
from datetime import timedelta

import pytest

from returns_station.adapters.speech import speech
from returns_station.desk.pickup.views import Joining, RunSeen
from returns_station.pickup.booking import Failure
from returns_station.pickup.door_scan import AtDoor, DoorScan
from tests.ui.rooms.runs.a_day import DAY, NOW, a_joining, a_run, missed, taken_of
from ui.rooms.runs.state import runs
from ui.rooms.runs.state.doing import Do, green, second
from ui.rooms.runs.state.door import Door
from ui.rooms.runs.state.measures import kilometres, length, on_bar
from ui.rooms.runs.state.runs import Runs, learnt
from ui.rooms.runs.state.telling import (
    new_said,
    rows_done,
    rows_left,
    sentence,
    sums,
    tab_said,
    tally,
    unplaced,
)

SAY = speech("sv")


def seen(*of: RunSeen, new: tuple[Joining, ...] = ()) -> Runs:
    return learnt(Runs(DAY, DAY), DAY, of, new)


def test_that_the_sentence_says_where_the_van_is() -> None:
    told = [
        SAY.say(sentence(state))
        for state in (
            seen(a_run()),
            seen(a_run(done=0, out=False)),
            seen(a_run(done=14)),
            seen(),
            Runs(DAY, DAY),
            runs.on_day(seen(), 1),
        )
    ]

    assert told == [
        "Bil 1 är på väg till stopp 6 av 14.",
        "Bil 1 står vid lagret med 14 stopp framför sig.",
        "Bil 1 har varit vid alla sina stopp.",
        "Ingen hämtning i dag.",
        "Vi ser efter var dagens bilar är.",
        "Vi ser efter var dagens bilar är.",
    ]
    tomorrow = learnt(runs.on_day(seen(), 1), DAY + timedelta(1), (), ())
    assert SAY.say(sentence(tomorrow)) == "Ingen hämtning fredag 27 november."


def test_that_only_what_is_left_is_listed_and_what_is_behind_lies_below() -> None:
    state = seen(missed(a_run(), 3))

    assert [row.nr for row in rows_left(state)] == [6, 7, 8, 9, 10, 11, 12, 13, 14]
    assert [row.nr for row in rows_done(state)] == [5, 4, 3, 2, 1]
    assert SAY.say(tally(missed(a_run(), 3))) == "4 klara, 1 missade"
    assert [SAY.say(row.mark) for row in rows_done(state)[1:3]] == ["Hämtat", "Ingen hemma"]


def test_that_a_late_one_says_what_she_was_told_and_when_or_that_nobody_did() -> None:
    run = a_run()
    late = rows_left(seen(run))[2]
    stops = [replace(stop, told_at=None, told_for=None) for stop in run.stops]
    silent = rows_left(seen(replace(run, stops=tuple(stops))))[2]

    assert late.told is not None
    assert silent.told is not None
    assert (SAY.say(late.mark), late.knows) == ("Sen 6 min", True)
    assert SAY.say(late.told) == "Omar Haddad fick besked 14:20: omkring 15:36."
    assert (SAY.say(silent.told), silent.knows) == ("Omar Haddad har inte fått besked än.", False)
    assert [row.told for row in rows_left(seen(run)) if not row.late] == [None] * 8


def test_that_the_new_stop_says_where_it_fits_and_what_it_costs() -> None:
    new = new_said(seen(a_run(), new=(a_joining(),)))

    assert new is not None
    assert SAY.say(new.what) == "Ny: Nils Berg, Björkgatan 12, 16–18"
    assert SAY.say(new.fits) == "Passar mellan 9 och 10."
    assert SAY.say(new.further) == "300 meter till, inget löfte ändras."


@pytest.mark.parametrize(
    ("after", "metres", "told"),
    (
        (14, 0, "Passar efter 14, som sista stopp. Ingen omväg, inget löfte ändras."),
        (5, 1_260, "Passar mellan 5 och 6. 1,3 km till."),
    ),
)
def test_that_no_promise_is_praised_that_is_broken_already(
    after: int, metres: int, told: str
) -> None:
    new = new_said(seen(a_run(), new=(a_joining(after=after, metres=metres),)))

    assert new is not None
    assert f"{SAY.say(new.fits)} {SAY.say(new.further)}" == told


def test_that_no_stop_is_offered_before_one_that_was_driven_past() -> None:
    assert new_said(seen(a_run(), new=(a_joining(after=4),))) is None


def test_that_the_first_is_the_one_of_the_least_way_and_the_rest_are_counted() -> None:
    far = replace(a_joining(metres=900), booking=replace(a_joining().booking, id="b21"))
    state = seen(a_run(), new=(far, a_joining()))

    new = new_said(state)

    assert new is not None
    assert (new.booking, new.more) == ("b20", 1)
    words = tab_said(state, "Bil 1")
    assert not isinstance(words, str)
    assert SAY.say(words) == "Bil 1, 2 nya"


def test_that_a_van_without_a_run_is_shown_where_a_booking_fits_into_it() -> None:
    state = seen(new=(a_joining(after=0),))

    new = new_said(state)

    assert new is not None
    assert SAY.say(sentence(state)) == "Bil 1 har ingenstans att åka än."
    assert SAY.say(new.fits) == "Blir det enda stoppet för Bil 1."
    deed = green(state)
    assert deed is not None
    assert deed.do is Do.JOIN


def test_that_the_sums_say_when_it_is_back_and_how_far_is_left() -> None:
    told = [[SAY.say(part) for part in each] for each in sums(a_run())]

    assert told == [["Åter vid lagret", "17:50"], ["Kvar att köra", "19 km"]]


@pytest.mark.parametrize(
    ("metres", "told"),
    ((4, "10 meter"), (304, "300 meter"), (944, "940 meter"), (951, "1 km"), (1_349, "1,3 km"),
     (9_940, "9,9 km"), (19_040, "19 km"), (100_400, "100 km")),
)  # fmt: skip
def test_that_lengths_are_said_as_one_says_them(metres: int, told: str) -> None:
    assert SAY.say(length(metres)) == told


def test_that_lengths_are_said_in_the_clerks_language() -> None:
    assert speech("en").say(kilometres(1_349)) == "1.3 km"
    assert [SAY.say(on_bar(each)) for each in (200, 1_000, 20_000)] == ["200 m", "1 km", "20 km"]


def test_that_a_stop_nobody_knows_the_place_of_is_counted_and_listed() -> None:
    run = a_run()
    stops = list(run.stops)
    stops[8] = replace(stops[8], booking=replace(stops[8].booking, point=None))
    lost = replace(run, stops=tuple(stops))

    assert unplaced(lost) == 1
    assert len(rows_left(seen(lost))) == 9


def test_that_what_was_said_here_shows_before_it_is_brought_in() -> None:
    scan = DoorScan("s1", "K-2611", "b6", AtDoor.NOBODY_HOME, NOW, "Maja")
    state = replace(seen(a_run()), taken=Door(taken_of(a_run()), (scan,)))

    run = runs.run_of(state)

    assert run is not None
    assert run.stops[5].failure is Failure.NOBODY_HOME
    assert SAY.say(sentence(state)) == "Bil 1 är på väg till stopp 7 av 14."


def test_that_the_hand_goes_on_with_the_van_but_stays_where_one_put_it() -> None:
    state = seen(a_run())
    on_ninth = runs.with_stop(state, "b9")

    moved = learnt(state, DAY, (a_run(done=6),), ())
    stayed = learnt(on_ninth, DAY, (a_run(done=6),), ())

    assert (state.stop, moved.stop, stayed.stop) == ("b6", "b7", "b9")


def test_that_up_and_down_walk_the_stops_and_end_at_the_ends() -> None:
    state = seen(a_run(count=7))

    walked = [runs.stepped(state, 1).stop, runs.stepped(runs.stepped(state, -1), -1).stop]
    last = state
    for _ in range(20):
        last = runs.stepped(last, 1)

    assert walked == ["b7", "b6"]
    assert last.stop == "b1"


def test_that_a_label_jumps_to_its_stop_in_whichever_van() -> None:
    other = replace(a_run(done=0, count=3), number="K-2", van="Bil 2")
    renamed = tuple(
        replace(each, booking=replace(each.booking, id=f"x{each.nr}", slip=f"RS8{each.nr}"))
        for each in other.stops
    )
    state = seen(a_run(), replace(other, stops=renamed))

    by_slip, by_goods = runs.jumped(state, "RS82"), runs.jumped(state, "SKU-11")
    unknown = runs.jumped(state, "4006-88-XX")

    assert (by_slip.van, by_slip.stop) == ("Bil 2", "x2")
    assert (by_goods.van, by_goods.stop) == ("Bil 1", "b11")
    assert (unknown.stop, unknown.told is not None) == ("b6", True)


def test_that_another_day_is_not_shown_as_this_one() -> None:
    state = runs.on_day(seen(a_run()), 1)

    late_answer = learnt(state, DAY, (a_run(),), ())

    assert late_answer.runs is None


def test_that_what_was_known_stays_while_the_store_is_away() -> None:
    state = seen(a_run())

    away = runs.not_read(state, SAYS)
    back = learnt(away, DAY, (a_run(),), ())

    assert (away.runs, away.away, away.told is not None) == (state.runs, True, True)
    assert (back.away, back.told) == (False, None)


SAYS = sentence(Runs(DAY, DAY))


def test_that_enter_adds_first_and_f8_leads_to_the_door_meanwhile() -> None:
    new, plain = seen(a_run(), new=(a_joining(),)), seen(a_run())
    at_dock, done = seen(a_run(done=0, out=False)), seen(a_run(done=14))

    first, other = green(new), second(new)
    deeds = [green(state) for state in (plain, at_dock, done)]

    assert first is not None
    assert other is not None
    assert (first.do, SAY.say(first.words), other.do) == (Do.JOIN, "Lägg in Nils", Do.DOOR)
    assert [deed.do if deed else None for deed in deeds] == [Do.DOOR, Do.START, None]
    assert [second(state) for state in (plain, at_dock, done)] == [None] * 3


def test_that_a_van_is_not_sent_off_on_another_day() -> None:
    tomorrow = DAY + timedelta(1)
    run = replace(a_run(done=0, out=False), day=tomorrow)
    state = learnt(runs.on_day(seen(), 1), tomorrow, (run,), ())

    assert green(state) is None
