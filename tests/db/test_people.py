"""Staff on both databases: tries held one at a time, one last manager, one use of a code."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier

from returns_station.desk.errors import StationError
from returns_station.desk.people.commands import LetGo
from returns_station.desk.people.errors import ShutOutError, WrongSecretError
from returns_station.people.roles import MANAGER
from tests.db.word_shop import WordShop
from tests.staff import OTHER_PIN, PIN, WRONG, Crew, a_people_house, staffed

AT_ONCE = 12


def a_crew(shop: WordShop, folder: Path) -> Crew:
    return staffed(shop.station, folder)


def test_that_a_dozen_tries_at_once_get_five(shop: WordShop, tmp_path: Path) -> None:
    crew = a_crew(shop, tmp_path)
    ready = Barrier(AT_ONCE)

    def guess(nr: int) -> type[StationError]:
        ready.wait()
        try:
            crew.sign_in("Siv", WRONG, desk=f"Disk {nr % 3}")
        except StationError as error:
            return type(error)
        raise AssertionError("a wrong PIN let in")

    with ThreadPoolExecutor(AT_ONCE) as pool:
        told = list(pool.map(guess, range(AT_ONCE)))

    assert told.count(WrongSecretError) == 5
    assert told.count(ShutOutError) == AT_ONCE - 5


def test_that_two_managers_cannot_let_each_other_go_at_once(shop: WordShop, tmp_path: Path) -> None:
    crew = a_crew(shop, tmp_path)
    both = (crew.manager, crew.take_in("Ali", MANAGER))
    ready = Barrier(2)

    def let_go(nr: int) -> bool:
        staffing = crew.station.staffing(both[nr])
        ready.wait()
        try:
            staffing.do(LetGo(f"k{nr}", both[1 - nr].staff))
        except StationError:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(let_go, range(2)))

    assert sorted(done) == [False, True]


def test_that_a_code_on_paper_is_used_once_by_many_at_once(shop: WordShop, tmp_path: Path) -> None:
    crew = a_crew(shop, tmp_path)
    ready = Barrier(4)

    def recover(nr: int) -> bool:
        ready.wait()
        try:
            crew.station.doorkeeper.recover(crew.first.recovery[0], OTHER_PIN, f"Disk {nr}")
        except StationError:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(recover, range(4)))

    assert done.count(True) == 1


def test_that_staff_roles_and_tries_are_read_as_they_were_kept(
    shop: WordShop, tmp_path: Path
) -> None:
    crew = a_crew(shop, tmp_path)
    maja = crew.take_in("Maja Å")

    with shop.station.store.views() as views:
        people = views.people.every()
        steady = views.people.steady(7)

    assert [(one.name, one.role, one.has_badge, one.has_secret) for one in people] == [
        ("Maja Å", "clerk", True, True),
        ("Siv", MANAGER, True, True),
    ]
    assert people[0].id == maja.staff
    assert steady == 7 or steady > 1_700_000_000_000


def test_that_desks_of_one_database_share_pins_by_the_join_code(
    shop: WordShop, tmp_path: Path
) -> None:
    crew = a_crew(shop, tmp_path)
    other = a_people_house(tmp_path / "desk 2", crew.steady)
    shop.station.house = replace(shop.station.house, people=other)

    shop.station.doorkeeper.join(crew.first.join)

    assert crew.sign_in("Siv", PIN, "Disk 2").who == replace(crew.manager, desk="Disk 2")
