"""At the door: one word counts, the later one holds, and the new goes in before the old comes."""

from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest

from returns_station.adapters.speech import speech
from returns_station.pickup.booking import Failure
from returns_station.pickup.door_scan import AtDoor, DoorScan
from tests.ui.rooms.runs.a_day import DAY, NOW, a_run, taken_of
from ui.rooms.runs.state import door
from ui.rooms.runs.state.at_door import door_said, last_said, waiting_said
from ui.rooms.runs.state.doing import Do, green
from ui.rooms.runs.state.door import Door
from ui.rooms.runs.state.runs import Page, Runs, heard_at_door

SAY = speech("sv")


def at_first() -> Door:
    return door.at_next(Door(taken_of(a_run())))


def word(nr: int, what: AtDoor = AtDoor.PICKED_UP, *, minutes: int = 0, id_: str = "") -> DoorScan:
    at = NOW + timedelta(minutes=minutes)
    return DoorScan(id_ or f"s{nr}-{minutes}", "K-2611", f"b{nr}", what, at, "Maja")


def shown(taken: Door) -> Runs:
    return Runs(DAY, DAY, taken=taken, page=Page.DOOR)


def test_that_the_new_is_handed_in_before_the_old_is_picked_up() -> None:
    first = at_first()

    before, after = green(shown(first)), green(shown(door.handed_in(first)))

    assert before is not None
    assert after is not None
    assert first.waits_for_swap
    assert (before.do, after.do) == (Do.HAND_IN, Do.PICK_UP)


def test_that_a_word_leads_to_the_next_door() -> None:
    taken = door.said(at_first(), word(6))

    assert (taken.stop, len(taken.left), taken.handed_in) == ("b7", 8, False)


def test_that_after_the_last_door_there_is_none_in_hand_and_all_is_brought_in() -> None:
    taken = at_first()
    for nr in range(6, 15):
        taken = door.said(taken, word(nr, minutes=nr))

    waits, brought = shown(taken), shown(door.brought_in(taken, [s.id for s in taken.scans]))

    assert (taken.here, door_said(taken, DAY)) == (None, None)
    assert [deed.do for deed in (green(waits), green(brought)) if deed] == [Do.BRING_IN, Do.BACK]
    assert SAY.say(waiting_said(taken)) == "9 besked inte inlästa än"


@pytest.mark.parametrize("order", tuple(permutations(range(3))))
def test_that_the_later_word_holds_in_whatever_order_they_are_read(order: tuple[int, ...]) -> None:
    words = (
        word(6, AtDoor.PICKED_UP, minutes=1),
        word(6, AtDoor.REFUSED, minutes=2),
        word(6, AtDoor.NOBODY_HOME, minutes=3),
    )

    run = door.as_said(a_run(), [words[nr] for nr in order])

    assert (run.stops[5].fetched, run.stops[5].failure) == (False, Failure.NOBODY_HOME)
    assert door.standing([words[nr] for nr in order]) == (words[2],)


def test_that_the_latest_word_can_be_said_anew_while_it_is_not_brought_in() -> None:
    taken = door.said(door.handed_in(at_first()), replace(word(6), swapped=True))

    again = door.mended(taken)
    brought = door.mended(door.brought_in(taken, ["s6-0"]))

    assert (again.stop, again.mending, again.handed_in) == ("b6", True, True)
    assert brought.stop == "b7"
    assert again.scans == taken.scans


def test_that_a_word_said_anew_counts_as_one_that_waits() -> None:
    taken = door.said(at_first(), word(6))
    taken = door.said(door.mended(taken), word(6, AtDoor.REFUSED, minutes=1))
    last = last_said(taken, NOW.tzinfo)

    assert SAY.say(waiting_said(taken)) == "1 besked inte inläst än"
    assert last is not None
    assert SAY.say(last) == "14:33 Sami Laine: ville inte"


def test_that_the_door_says_what_one_must_know_and_nothing_that_is_not_so() -> None:
    said = door_said(at_first(), DAY)
    bare = replace(at_first().run.stops[0], code="", floor=0, phone="", note="")
    plain = door_said(Door(replace(at_first().run, stops=(bare,)), stop="b6"), DAY)

    assert said is not None
    assert plain is not None
    told = [SAY.say(each.words) if not isinstance(each.words, str) else each.words
            for each in said.facts]  # fmt: skip
    assert told == ["Lovat 15–16", "Portkod 1815", "Våning 2, hiss", "070-174 06 05"]
    assert (said.street, said.town) == ("Odengatan 4", "753 10 Uppsala")
    assert (said.swap, said.goods) == (("Kokare, Stål",), ("Kokare",))
    assert len(plain.facts) == 1


@pytest.mark.parametrize(
    ("code", "stop", "handed_in", "is_word", "is_told"),
    (
        ("SKU-NEW", "b6", True, False, False),  # the new goods
        ("SKU-6", "b6", False, False, False),  # the old ones, too early
        ("SKU-9", "b9", False, False, False),  # another door's
        ("RS000000007", "b7", False, False, False),
        ("4006-88-XX", "b6", False, False, True),
        ("", "b6", False, False, True),
    ),
)
def test_that_a_code_at_the_door_does_what_it_is_for(
    code: str, stop: str, handed_in: bool, is_word: bool, is_told: bool  # noqa: FBT001 - a table
) -> None:  # fmt: skip
    state, word_ = heard_at_door(shown(at_first()), at_first(), code)

    assert state.taken is not None
    assert (state.taken.stop, state.taken.handed_in, word_) == (stop, handed_in, is_word)
    assert (state.told is not None) == is_told


def test_that_the_slip_is_the_word_itself_where_nothing_is_swapped() -> None:
    taken = door.at_stop(at_first(), "b7")

    _, by_slip = heard_at_door(shown(taken), taken, "RS000000007")
    _, by_goods = heard_at_door(shown(taken), taken, "SKU-7")

    assert (by_slip, by_goods) == (True, True)
