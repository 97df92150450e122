"""Staff for a manager: nobody gives what she has not, changes herself, or leaves the house shut."""

from dataclasses import replace
from pathlib import Path

import pytest

from returns_station.case import Who
from returns_station.desk.errors import NotAllowedError
from returns_station.desk.people.commands import (
    ChangeStaff,
    GiveBadge,
    LetGo,
    RevokeBadge,
    SetRole,
    StaffCommand,
    TakeIn,
    Unlock,
)
from returns_station.desk.people.errors import StaffRefusedError, TooMuchError
from returns_station.desk.people.naming import LONGEST_NAME
from returns_station.people.rights import Right
from returns_station.people.roles import MANAGER, SHIPPED, SUPERVISOR, Limits, Role
from tests.returns_station.desk.counter import a_station
from tests.staff import PIN, Crew, a_people_house, journal_of, staffed

LEADER = Role("leader", frozenset({Right.SEE, Right.TAKE_BACK, Right.STAFF}))


@pytest.fixture
def crew(tmp_path: Path) -> Crew:
    return staffed(a_station(tmp_path), tmp_path)


def do(crew: Crew, command: StaffCommand, who: Who | None = None) -> None:
    crew.station.staffing(who or crew.manager).do(command)


def test_that_only_who_may_looks_after_staff(crew: Crew) -> None:
    maja = crew.take_in("Maja", SUPERVISOR)

    for command in (
        TakeIn("k", "Eve", "clerk"),
        ChangeStaff("k", maja.staff, role=MANAGER),
        GiveBadge("k", crew.manager.staff),
        RevokeBadge("k", crew.manager.staff),
        LetGo("k", crew.manager.staff),
        SetRole("k", LEADER),
        Unlock("k", maja.staff),
    ):
        with pytest.raises(NotAllowedError):
            do(crew, command, maja)

    assert journal_of(crew.station).count("AttemptRefused") == 7


def test_that_an_open_house_takes_nobody_in_before_its_first_manager(tmp_path: Path) -> None:
    station = a_station(tmp_path)
    station.house = replace(station.house, people=a_people_house(tmp_path))

    with pytest.raises(StaffRefusedError):
        station.staffing(Who("Maja", "Disk 2")).do(TakeIn("k", "Maja", "clerk"))
    with pytest.raises(StaffRefusedError):
        station.staffing(Who("Maja", "Disk 2")).new_codes()


@pytest.mark.parametrize("command", (LetGo, RevokeBadge))
def test_that_the_last_manager_stays(crew: Crew, command: type[LetGo] | type[RevokeBadge]) -> None:
    with pytest.raises(StaffRefusedError):
        do(crew, command("k", crew.manager.staff))


def test_that_a_manager_goes_when_another_can_come_in(crew: Crew) -> None:
    ali = crew.take_in("Ali", MANAGER)

    do(crew, LetGo("k", crew.manager.staff), ali)

    assert crew.station.doorkeeper.stands(crew.manager) is None
    with pytest.raises(StaffRefusedError):
        do(crew, LetGo("k2", ali.staff), ali)


def test_that_a_manager_without_a_pin_does_not_count_as_another(crew: Crew) -> None:
    do(crew, TakeIn("k", "Ali", MANAGER))

    with pytest.raises(StaffRefusedError):
        do(crew, LetGo("k2", crew.manager.staff))


def test_that_nobody_changes_her_own_role(crew: Crew) -> None:
    crew.take_in("Ali", MANAGER)

    with pytest.raises(StaffRefusedError):
        do(crew, ChangeStaff("k", crew.manager.staff, role=SUPERVISOR))
    with pytest.raises(StaffRefusedError):
        do(crew, Unlock("k", crew.manager.staff))


def test_that_nobody_gives_or_takes_a_right_that_she_has_not(crew: Crew) -> None:
    do(crew, SetRole("k", LEADER))
    leader = crew.take_in("Leif", LEADER.name)
    clerk = crew.take_in("Maja")
    wider = replace(LEADER, name="wider", rights=LEADER.rights | {Right.PUBLISH})

    for command in (
        TakeIn("k1", "Eve", MANAGER),
        ChangeStaff("k2", clerk.staff, role=SUPERVISOR),
        GiveBadge("k3", crew.manager.staff, new_secret=True),
        LetGo("k4", crew.manager.staff),
        SetRole("k5", wider),
        SetRole("k6", SHIPPED[SUPERVISOR]),
    ):
        with pytest.raises(TooMuchError):
            do(crew, command, leader)

    assert journal_of(crew.station).count("AttemptRefused") == 6


def test_that_nobody_sets_the_role_she_bears_but_a_manager_s_limits(crew: Crew) -> None:
    do(crew, SetRole("k", LEADER))
    leader = crew.take_in("Leif", LEADER.name)

    with pytest.raises(StaffRefusedError):
        do(crew, SetRole("k1", replace(LEADER, limits=Limits(amount=1))), leader)
    do(crew, SetRole("k2", replace(SHIPPED[MANAGER], limits=Limits(four_eyes=5))))

    assert crew.station.doorkeeper.grants(crew.manager).limits == Limits(four_eyes=5)


@pytest.mark.parametrize(
    "role",
    (
        replace(SHIPPED[MANAGER], rights=frozenset({Right.SEE})),
        replace(LEADER, rights=frozenset({Right.LOOK_AFTER})),
        replace(LEADER, limits=Limits(amount=-1)),
        replace(LEADER, name="a\nb"),
        replace(LEADER, name=""),
        replace(LEADER, name="x" * 41),
    ),
)
def test_that_what_is_no_role_is_not_kept(crew: Crew, role: Role) -> None:
    with pytest.raises((StaffRefusedError, TooMuchError)):
        do(crew, SetRole("k", role))


@pytest.mark.parametrize("name", ("", " \t", "x" * (LONGEST_NAME + 1), "\x00\x1b"))
def test_that_what_is_no_name_is_not_kept(crew: Crew, name: str) -> None:
    with pytest.raises(StaffRefusedError):
        do(crew, TakeIn("k", name, "clerk"))


def test_that_nobody_is_called_by_a_badge(crew: Crew) -> None:
    with pytest.raises(StaffRefusedError):
        do(crew, TakeIn("k", crew.first.badge.code, "clerk"))


def test_that_a_command_is_carried_out_once_and_its_badge_told_once(crew: Crew) -> None:
    staffing = crew.station.staffing(crew.manager)
    first = staffing.do(TakeIn("k", "Maja", "clerk"))
    again = staffing.do(TakeIn("k", "Maja", "clerk"))
    assert first.staff is not None

    badge = staffing.do(GiveBadge("k2", first.staff.id))
    told = staffing.do(GiveBadge("k2", first.staff.id))

    assert again.staff == first.staff
    assert (again.again, told.again, told.badge) == (True, True, None)
    assert badge.badge is not None
    assert len(staffing.people()) == 2


def test_that_a_changed_role_holds_from_the_next_transaction(crew: Crew) -> None:
    maja = crew.take_in("Maja")

    do(crew, ChangeStaff("k", maja.staff, role=SUPERVISOR, name="Maja B"))

    stands = crew.station.doorkeeper.stands(maja)
    assert stands is not None
    assert (stands.role, stands.who.actor) == (SUPERVISOR, "Maja B")
    assert Right.RULE in stands.granted


def test_that_a_forgotten_pin_is_chosen_anew_with_a_new_badge_alone(crew: Crew) -> None:
    maja = crew.take_in("Maja")
    staffing, old = crew.station.staffing(crew.manager), crew.badges["Maja"]

    new = staffing.do(GiveBadge("k", maja.staff, new_secret=True)).badge

    assert new is not None
    with pytest.raises(NotAllowedError):
        crew.station.doorkeeper.first_secret(old, PIN, "Disk 1")
    assert crew.station.doorkeeper.first_secret(new.code, PIN, "Disk 1").who == maja
