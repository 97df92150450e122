"""The whole story beside what is done: shown for earlier returns, read anew when more happens."""

from dataclasses import replace
from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

from returns_station.desk.story_views import Happened
from returns_station.phrase import Phrase
from returns_station.slip import NextStep
from tests.builders import NOW
from tests.ui.rooms.after_states import BY_TILL, a_slip, is_done
from tests.ui.rooms.states import at_rest
from ui.rooms.counter.state import story
from ui.rooms.counter.state.counter import Counter, Finished, Printing
from ui.rooms.counter.state.finishing import slip_shown
from ui.rooms.counter.state.keys import Do
from ui.rooms.counter.state.moves import moved
from ui.rooms.counter.state.undoing import undone

CAME = Happened(NOW, "Maja", "Disk 2", Phrase("story.taken_back"))


def done(state: Counter) -> Finished:
    """What is done."""
    assert state.done is not None
    return state.done


def test_that_an_earlier_return_shows_its_story_and_a_new_one_its_slip() -> None:
    earlier, new = slip_shown(at_rest(), a_slip(), "RS1"), is_done(BY_TILL)

    assert (done(earlier).whole, done(new).whole) == (True, False)
    assert story.wanted(at_rest(), earlier) == (a_slip().number, False)
    assert story.wanted(at_rest(), new) is None


def test_that_f9_changes_between_story_and_slip() -> None:
    whole = moved(is_done(BY_TILL), Do.STORY)

    assert done(whole).whole
    assert story.wanted(is_done(BY_TILL), whole) is not None
    assert not done(moved(whole, Do.STORY)).whole
    assert moved(at_rest(), Do.STORY) == at_rest()


def test_that_the_story_is_read_once_and_anew_when_more_has_happened() -> None:
    earlier = slip_shown(at_rest(), a_slip(), "RS1")
    told = story.known(earlier, a_slip().number, (CAME,))
    printed = replace(told, done=replace(done(told), printing=Printing.PRINTED))

    assert done(told).story == (CAME,)
    assert story.wanted(earlier, told) is None
    assert story.wanted(told, printed) is not None
    assert story.wanted(told, undone(told)) is not None


def test_that_a_story_of_another_slip_is_not_shown() -> None:
    earlier = slip_shown(at_rest(), a_slip(), "RS1")

    assert story.known(earlier, "RS000000075", (CAME,)) == earlier


def test_that_the_story_of_a_gift_leaves_the_payers_sums_out() -> None:
    to_payer = replace(a_slip(), next_steps=(NextStep(Phrase("slip.next.payer"), None),))

    assert story.wanted(at_rest(), slip_shown(at_rest(), to_payer, "RS1")) == (
        to_payer.number,
        True,
    )


def test_that_a_day_is_said_once_and_by_the_shops_clock() -> None:
    late = replace(CAME, at=NOW.replace(hour=23, minute=30, tzinfo=UTC))
    next_ = replace(CAME, at=late.at + timedelta(hours=1))
    zone = ZoneInfo("Europe/Stockholm")

    assert [story.when(one, last, zone)[1] for one, last in ((late, None), (next_, late))] == [
        True,
        False,
    ]


def test_that_each_thing_has_its_mark_and_who_did_it() -> None:
    copied, paid = (
        replace(CAME, what=Phrase(f"story.{key}")) for key in ("paper.done", "paid.denied")
    )

    assert [story.icon(one) for one in (CAME, copied, paid)] == [
        "arrow-u-up-left", "printer", "coins",
    ]  # fmt: skip
    assert story.by_whom(CAME) == Phrase("story.by", {"who": "Maja", "desk": "Disk 2"})
    assert story.by_whom(replace(CAME, actor="", desk="")) is None
