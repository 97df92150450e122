"""The door: a badge and a PIN let in, wrong ones are counted first, and leavers are out at once."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from db.engine import reading
from db.unit_of_work import StoreRoom
from returns_station.adapters.secrets import Cost
from returns_station.case import Who
from returns_station.desk.errors import NotAllowedError
from returns_station.desk.people.commands import GiveBadge, LetGo, RevokeBadge, TakeIn
from returns_station.desk.people.errors import (
    BadgeWaitedError,
    NoSecretError,
    PepperLostError,
    SecretRefusedError,
    ShutOutError,
    StaffRefusedError,
    UnknownBadgeError,
    WrongSecretError,
)
from returns_station.people.granted import NOTHING, OPEN_HOUSE
from returns_station.people.rights import Right
from tests.builders import NOW
from tests.returns_station.desk.counter import a_station
from tests.staff import (
    OTHER_PIN,
    PIN,
    WRONG,
    Crew,
    a_people_house,
    journal_of,
    staffed,
    wrong_tries,
)


@pytest.fixture
def crew(tmp_path: Path) -> Crew:
    return staffed(a_station(tmp_path), tmp_path)


def test_that_the_house_is_open_until_somebody_is_staff(tmp_path: Path) -> None:
    station = a_station(tmp_path)
    nobody = Who("Maja", "Disk 2")

    assert not station.doorkeeper.needed()
    assert station.doorkeeper.grants(nobody) == OPEN_HOUSE

    crew = staffed(station, tmp_path)

    assert station.doorkeeper.needed()
    assert station.doorkeeper.grants(nobody) == NOTHING
    assert Right.STAFF in station.doorkeeper.grants(crew.manager)


def test_that_a_shop_has_one_first_manager(crew: Crew) -> None:
    with pytest.raises(StaffRefusedError):
        crew.station.doorkeeper.first_manager("Ali", PIN, "Disk 2")


def test_that_a_badge_greets_and_a_pin_lets_in(crew: Crew) -> None:
    crew.take_in("Maja")

    greeted = crew.station.doorkeeper.badge(crew.badges["Maja"].lower(), "Disk 2")
    let_in = crew.sign_in("Maja", desk="Disk 2")

    assert (greeted.name, greeted.has_secret, greeted.shut_until) == ("Maja", True, None)
    assert let_in.who == Who("Maja", "Disk 2", greeted.staff)
    assert Right.TAKE_BACK in let_in.granted
    assert Right.STAFF not in let_in.granted


def test_that_the_old_pin_is_asked_and_counted_when_it_is_changed(crew: Crew) -> None:
    door = crew.station.doorkeeper
    for _ in range(5):
        with pytest.raises(WrongSecretError):
            door.set_secret(crew.manager, WRONG, OTHER_PIN)
    with pytest.raises(ShutOutError):
        crew.sign_in("Siv")
    crew.steady.now += 30_000

    door.set_secret(crew.manager, PIN, OTHER_PIN)

    assert crew.sign_in("Siv", OTHER_PIN).who.actor == "Siv"
    with pytest.raises(SecretRefusedError):
        door.set_secret(crew.manager, OTHER_PIN, "123456")


def test_that_a_first_pin_is_chosen_once_and_within_a_week(crew: Crew) -> None:
    staffing, door = crew.station.staffing(crew.manager), crew.station.doorkeeper
    her = staffing.do(TakeIn("k1", "Maja", "clerk")).staff
    assert her is not None
    badge = staffing.do(GiveBadge("k2", her.id)).badge
    assert badge is not None
    with pytest.raises(NoSecretError):
        door.sign_in(badge.code, PIN, "Disk 1")
    crew.station.clock = lambda: NOW + timedelta(days=8)
    with pytest.raises(BadgeWaitedError):
        crew.station.doorkeeper.first_secret(badge.code, PIN, "Disk 1")
    crew.station.clock = lambda: NOW + timedelta(days=6)

    crew.station.doorkeeper.first_secret(badge.code, PIN, "Disk 1")

    with pytest.raises(NoSecretError):
        crew.station.doorkeeper.first_secret(badge.code, OTHER_PIN, "Disk 1")


def test_that_a_leaver_is_out_at_once(crew: Crew) -> None:
    maja = crew.take_in("Maja")
    door = crew.station.doorkeeper
    assert door.stands(maja) is not None

    crew.station.staffing(crew.manager).do(LetGo("k9", maja.staff))

    assert door.grants(maja) == NOTHING
    assert door.stands(maja) is None
    with pytest.raises(UnknownBadgeError):
        crew.sign_in("Maja")
    with pytest.raises(NotAllowedError):
        crew.station.staffing(maja).people()


def test_that_a_lost_badge_opens_nothing(crew: Crew) -> None:
    maja = crew.take_in("Maja")
    crew.station.staffing(crew.manager).do(RevokeBadge("k9", maja.staff))

    with pytest.raises(UnknownBadgeError):
        crew.sign_in("Maja")


def test_that_a_code_on_paper_lets_in_once_with_a_new_badge(crew: Crew) -> None:
    wrong_tries(crew, "Siv", 5)
    door, code = crew.station.doorkeeper, crew.first.recovery[3]

    again = door.recover(f" {code.lower().replace('-', ' ')}", OTHER_PIN, "Disk 1")

    assert again.codes_left == 9
    assert door.sign_in(again.badge.code, OTHER_PIN, "Disk 1").who == crew.manager
    with pytest.raises(UnknownBadgeError):
        crew.sign_in("Siv", OTHER_PIN)
    with pytest.raises(UnknownBadgeError):
        door.recover(code, OTHER_PIN, "Disk 1")


def test_that_a_code_misread_is_told_and_costs_no_try(crew: Crew) -> None:
    door, code = crew.station.doorkeeper, crew.first.recovery[0]
    last = "1" if code[-1] == "0" else "0"
    for _ in range(7):
        with pytest.raises(StaffRefusedError):
            door.recover(code[:-1] + last, OTHER_PIN, "Disk 1")

    assert door.recover(code, OTHER_PIN, "Disk 1").codes_left == 9


def test_that_a_lost_pepper_shuts_nobody_out_and_a_code_on_paper_makes_a_new_one(
    crew: Crew, tmp_path: Path
) -> None:
    maja = crew.take_in("Maja")
    station = crew.station
    elsewhere = a_people_house(tmp_path / "another computer", crew.steady)
    station.house = replace(station.house, people=elsewhere)
    for _ in range(7):
        with pytest.raises(PepperLostError):
            crew.sign_in("Maja")
    with pytest.raises(PepperLostError):
        station.doorkeeper.recover(crew.first.recovery[0], OTHER_PIN, "Disk 1")

    again = station.doorkeeper.recover(crew.first.recovery[0], OTHER_PIN, "Disk 1", new_pepper=True)
    manager = station.doorkeeper.sign_in(again.badge.code, OTHER_PIN, "Disk 1").who
    new = station.staffing(manager).do(GiveBadge("k9", maja.staff, new_secret=True)).badge

    assert new is not None
    assert station.doorkeeper.first_secret(new.code, PIN, "Disk 1").who == maja
    assert again.join


def test_that_a_join_code_lets_another_computer_read_the_shop_s_pins(
    crew: Crew, tmp_path: Path
) -> None:
    elsewhere = a_people_house(tmp_path / "another computer", crew.steady)
    crew.station.house = replace(crew.station.house, people=elsewhere)

    joined = crew.station.doorkeeper.join(crew.first.join.lower())

    assert joined
    assert crew.sign_in("Siv").who == crew.manager


def test_that_a_secret_is_kept_anew_when_more_work_is_asked(crew: Crew, tmp_path: Path) -> None:
    def kept() -> str:
        with crew.station.store.views() as views:
            return views.people.secret(crew.manager.staff)

    before = kept()
    dearer = a_people_house(tmp_path, crew.steady, Cost(passes=2, memory_kib=16, lanes=1))
    crew.station.house = replace(crew.station.house, people=dearer)
    crew.sign_in("Siv")

    assert "m=8,t=1" in before
    assert "m=16,t=2" in kept()
    assert crew.sign_in("Siv").who == crew.manager


def test_that_no_name_badge_or_pin_is_in_the_journal_and_no_code_in_the_store(
    crew: Crew,
) -> None:
    crew.take_in("Gunhild")
    wrong_tries(crew, "Gunhild", 5)
    store = crew.station.store
    assert isinstance(store, StoreRoom)
    with reading(store.engine) as connection:
        rows = str(
            [
                connection.exec_driver_sql(f"SELECT * FROM {table}").all()  # noqa: S608 - our names
                for table in (
                    "journal",
                    "staff",
                    "staff_try",
                    "staff_code",
                    "staff_fact",
                    "staff_deed",
                )
            ]
        )

    told = journal_of(crew.station)
    secrets = (PIN, *crew.badges.values(), *crew.first.recovery, crew.first.join)
    assert "Gunhild" not in told
    assert "Siv" not in told
    assert not [secret for secret in secrets if secret in rows]
    assert not [secret for secret in secrets if secret in repr(crew.first)]


def test_that_what_opens_the_door_is_in_no_repr(crew: Crew) -> None:
    shown = (
        repr(crew.first),
        repr(crew.station.doorkeeper.badge(crew.badges["Siv"], "Disk 1")),
        repr(crew.sign_in("Siv")),
        repr(crew.station.staffing(crew.manager).do(GiveBadge("k1", crew.manager.staff))),
    )

    assert not [text for text in shown if crew.badges["Siv"][2:12] in text or PIN in text]
