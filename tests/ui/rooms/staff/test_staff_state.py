"""What can be done with staff, and what is asked for twice."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

import pytest

from returns_station.adapters.speech import speech
from returns_station.desk.people.commands import (
    ChangeStaff,
    GiveBadge,
    LetGo,
    RevokeBadge,
    SetRole,
    TakeIn,
    Unlock,
)
from returns_station.desk.people.views import StaffDone, StaffSeen
from returns_station.people.rights import Right
from returns_station.people.roles import SHIPPED, Limits, Role
from returns_station.phrase import Phrase
from tests.builders import NOW
from ui.rooms.staff import state as moves
from ui.rooms.staff.state import Do, Open, Staffs
from ui.rooms.staff.words import about, offered

ME: Final = StaffSeen("s", "Siv", "manager", "sv", NOW, None, True, True, None, True)
MAJA: Final = StaffSeen("m", "Maja", "clerk", "sv", NOW, None, True, True)
NORA: Final = StaffSeen("n", "Nora", "clerk", "sv", NOW)
GONE: Final = replace(MAJA, id="g", name="Anna", left_at=NOW)
OWN: Final = Role("Helgkassa", frozenset({Right.SEE, Right.RULE}), Limits(amount=50_000))
ALL: Final = moves.learnt(Staffs(), (GONE, NORA, ME, MAJA), (*SHIPPED.values(), OWN))


def test_that_who_works_here_stands_before_who_left_and_one_begins_with_oneself() -> None:
    assert [one.name for one in ALL.people] == ["Maja", "Nora", "Siv", "Anna"]
    assert ALL.person is ME


@pytest.mark.parametrize(
    ("do", "command"),
    (
        (Do.BADGE, GiveBadge("k", "m")),
        (Do.NEW_SECRET, GiveBadge("k", "m", new_secret=True)),
        (Do.REVOKE, RevokeBadge("k", "m")),
        (Do.UNLOCK, Unlock("k", "m")),
        (Do.LET_GO, LetGo("k", "m")),
        (Do.GIVE_ROLE, ChangeStaff("k", "m", role="auditor")),
    ),
)
def test_that_each_deed_is_one_command_and_none_for_who_has_left(do: Do, command: object) -> None:
    assert moves.command(moves.picked(ALL, "m"), do, "k", "auditor") == command
    assert moves.command(moves.picked(ALL, "g"), do, "k", "auditor") is None


def test_that_one_does_nothing_to_oneself_but_a_badge_and_codes() -> None:
    mine = [do for do, _, _ in offered(ALL, NOW)]

    assert mine == [Do.BADGE, Do.CODES]
    assert offered(moves.picked(ALL, "g"), NOW) == ()


def test_that_who_waits_after_wrong_pins_can_be_let_in_sooner() -> None:
    until = NOW + timedelta(minutes=2)
    state = moves.learnt(Staffs(), (ME, replace(MAJA, shut_until=until)), ())
    maja = moves.picked(state, "m")

    assert Do.UNLOCK in [do for do, _, _ in offered(maja, NOW)]
    assert Do.UNLOCK not in [do for do, _, _ in offered(maja, until)]


def test_that_somebody_is_taken_in_with_a_name_and_a_role() -> None:
    state = moves.taking_in(ALL)
    assert (state.missing, moves.command(state, Do.GREEN, "k")) == (
        Phrase("staff.name_first"),
        None,
    )

    state = moves.written(moves.written(state, "name", "Ida"), "role", "warehouse")

    assert moves.command(state, Do.GREEN, "k") == TakeIn("k", "Ida", "warehouse")
    ida = replace(NORA, id="i", name="Ida")
    done = moves.done(state, StaffDone(ida), TakeIn("k", "Ida", "warehouse"))
    assert (done.page, done.chosen) == (Open.PERSON, "i")


def test_that_a_shipped_role_keeps_its_rights_and_takes_limits() -> None:
    state = moves.turned(moves.role_picked(ALL, "supervisor"), Right.STAFF)
    state = moves.written(moves.written(state, "amount", "2 000 kr"), "four_eyes", "")

    limits = Limits(amount=200_000, a_day=40)
    kept = Role("supervisor", SHIPPED["supervisor"].rights, limits)
    assert moves.command(state, Do.GREEN, "k") == SetRole("k", kept)


def test_that_a_role_of_the_shops_own_is_made_of_named_rights() -> None:
    state = moves.written(moves.role_picked(ALL, ""), "name", " Helg ")
    state = moves.turned(moves.turned(state, Right.BENCH), Right.SEE)

    assert moves.command(state, Do.GREEN, "k") == SetRole(
        "k", Role("Helg", frozenset({Right.BENCH}))
    )
    assert moves.role_picked(ALL, "Helgkassa").drafts["amount"] == "500"


def test_that_esc_undoes_a_question_then_a_page_then_leaves() -> None:
    state = moves.asked_once(moves.picked(ALL, "m"), Do.LET_GO)

    assert moves.went_back(state) == moves.picked(ALL, "m")
    assert moves.went_back(moves.taking_in(ALL)) == moves.picked(ALL, "s")
    assert moves.went_back(ALL) is None


def test_that_arrows_walk_the_list_and_stop_at_its_ends() -> None:
    assert moves.walked(moves.picked(ALL, "m"), -1).chosen == "m"
    assert moves.walked(moves.picked(ALL, "m"), 1).chosen == "n"


def test_that_how_she_stands_is_said_in_one_line() -> None:
    say = speech("sv")

    said = [about(one, say, NOW) for one in (ME, NORA, GONE)]
    assert said[0] == "Du · chef · bricka och kod klara"
    assert said[1] == "Kassa · ingen bricka"
    assert said[2].startswith("Kassa · slutade ")
