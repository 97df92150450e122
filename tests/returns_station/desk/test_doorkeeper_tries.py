"""Wrong PINs: counted before they are judged, waited for by a clock that nobody can set."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from returns_station.desk.people.commands import Unlock
from returns_station.desk.people.errors import (
    ShutOutError,
    UnknownBadgeError,
)
from returns_station.desk.people.house import NoSecrets
from returns_station.people.badge import badge_from
from tests.builders import NOW
from tests.returns_station.desk.counter import a_station
from tests.staff import (
    PIN,
    Crew,
    journal_of,
    staffed,
    wrong_tries,
)


@pytest.fixture
def crew(tmp_path: Path) -> Crew:
    return staffed(a_station(tmp_path), tmp_path)


def test_that_nobody_s_badge_opens_nothing(crew: Crew) -> None:
    strange = badge_from(bytes(16))

    with pytest.raises(UnknownBadgeError):
        crew.station.doorkeeper.badge(strange, "Disk 1")
    for _ in range(8):
        with pytest.raises(UnknownBadgeError):
            crew.station.doorkeeper.sign_in(strange, PIN, "Disk 1")

    assert journal_of(crew.station).count("StrangeBadges") == 2


def test_that_the_fifth_wrong_pin_waits_and_the_right_one_works_afterwards(crew: Crew) -> None:
    crew.take_in("Maja")
    wrong_tries(crew, "Maja", 5)

    with pytest.raises(ShutOutError) as shut:
        crew.sign_in("Maja")
    crew.steady.now += 30_000
    let_in = crew.sign_in("Maja")

    assert shut.value.until == NOW + timedelta(seconds=30)
    assert let_in.who.actor == "Maja"
    assert let_in.wrong_before == 5
    assert '"wrong_before":5' in journal_of(crew.station)


def test_that_waits_double_to_a_quarter_of_an_hour(crew: Crew) -> None:
    wrong_tries(crew, "Siv", 5)
    waits = []
    for _ in range(7):
        with pytest.raises(ShutOutError) as shut:
            crew.sign_in("Siv")
        waits.append(shut.value.seconds)
        crew.steady.now += 1000 * shut.value.seconds
        wrong_tries(crew, "Siv", 1)

    assert waits == [30, 60, 120, 240, 480, 900, 900]


def test_that_one_person_s_wrong_tries_shut_nobody_else_out(crew: Crew) -> None:
    crew.take_in("Maja")
    wrong_tries(crew, "Siv", 5)

    assert crew.sign_in("Maja").who.actor == "Maja"


def test_that_another_desk_gives_no_tries_more(crew: Crew) -> None:
    wrong_tries(crew, "Siv", 3, "Disk 1")
    wrong_tries(crew, "Siv", 2, "Disk 2")

    with pytest.raises(ShutOutError):
        crew.sign_in("Siv", desk="Disk 3")


def test_that_a_desk_slows_down_when_many_badges_are_tried_at_it(crew: Crew) -> None:
    for name in ("A", "B", "C", "D", "E"):
        crew.take_in(name)
    for name in ("A", "B", "C", "D"):
        wrong_tries(crew, name, 5)

    with pytest.raises(ShutOutError) as shut:
        crew.sign_in("E")
    assert crew.sign_in("E", desk="Disk 2").who.actor == "E"
    crew.steady.now += 1000 * shut.value.seconds

    assert shut.value.seconds == 180
    assert crew.sign_in("E").who.actor == "E"
    assert "StationShut" in journal_of(crew.station)


def test_that_a_machine_started_anew_begins_the_whole_wait_again(crew: Crew) -> None:
    wrong_tries(crew, "Siv", 5)
    crew.steady.now = 10
    with pytest.raises(ShutOutError):
        crew.sign_in("Siv")
    crew.steady.now += 29_000
    with pytest.raises(ShutOutError):
        crew.sign_in("Siv")
    crew.steady.now += 1_000

    assert crew.sign_in("Siv").who.actor == "Siv"


@pytest.mark.parametrize("jump", (timedelta(days=-400), timedelta(days=400)))
def test_that_setting_the_clock_changes_no_wait(crew: Crew, jump: timedelta) -> None:
    wrong_tries(crew, "Siv", 5)
    crew.station.clock = lambda: NOW + jump

    with pytest.raises(ShutOutError):
        crew.sign_in("Siv")
    crew.steady.now += 30_000

    assert crew.sign_in("Siv").who.actor == "Siv"


def test_that_a_try_counts_though_the_plug_is_pulled_before_it_was_judged(crew: Crew) -> None:
    class Pulled(Exception):  # noqa: N818 - the plug, not an error of ours
        """The plug was pulled."""

    class Plug(NoSecrets):
        def holds(self, kept: str, secret: str) -> bool:
            raise Pulled(kept, secret)

    station, house = crew.station, crew.station.house.people
    door = replace(station.doorkeeper, house=replace(house, secrets=Plug()))
    for _ in range(5):
        with pytest.raises(Pulled):
            door.sign_in(crew.badges["Siv"], PIN, "Disk 1")

    with pytest.raises(ShutOutError):
        crew.sign_in("Siv")


def test_that_a_right_pin_forgets_the_wrong_ones(crew: Crew) -> None:
    for _ in range(4):
        wrong_tries(crew, "Siv", 4)
        crew.sign_in("Siv")


def test_that_a_manager_opens_the_door_for_who_is_shut_out(crew: Crew) -> None:
    maja = crew.take_in("Maja")
    wrong_tries(crew, "Maja", 5)

    crew.station.staffing(crew.manager).do(Unlock("k9", maja.staff))

    assert crew.sign_in("Maja").who == maja


def test_that_showing_the_badge_begins_the_wait_on_a_machine_started_anew(crew: Crew) -> None:
    wrong_tries(crew, "Siv", 5)
    crew.steady.now = 10
    greeted = crew.station.doorkeeper.badge(crew.badges["Siv"], "Disk 1")
    crew.steady.now += 30_000

    assert greeted.shut_until == NOW + timedelta(seconds=30)
    assert crew.sign_in("Siv").who.actor == "Siv"


def test_that_trying_while_shut_out_writes_nothing(crew: Crew) -> None:
    wrong_tries(crew, "Siv", 5)
    crew.steady.now += 29_000
    with crew.station.store.views() as views:
        before = [views.people.tries(door) for door in (f"who:{crew.manager.staff}", "at:Disk 1")]
    told = journal_of(crew.station)

    for _ in range(3):
        with pytest.raises(ShutOutError):
            crew.sign_in("Siv")

    with crew.station.store.views() as views:
        after = [views.people.tries(door) for door in (f"who:{crew.manager.staff}", "at:Disk 1")]
    assert after == before
    assert journal_of(crew.station) == told
