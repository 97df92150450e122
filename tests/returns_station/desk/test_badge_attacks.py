"""The badge as an attack: copied, out of date, somebody else's, or made to give orders."""

from pathlib import Path

import pytest

from returns_station.desk.errors import NotAllowedError, StationError
from returns_station.desk.people.commands import GiveBadge, LetGo
from returns_station.desk.people.errors import (
    ShutOutError,
    UnknownBadgeError,
    WrongSecretError,
)
from returns_station.people.badge import badge_from
from returns_station.scan import Badge, Unreadable, read
from tests.builders import a_sale
from tests.returns_station.desk.counter import a_station
from tests.staff import PIN, Crew, journal_of, staffed

CODE = badge_from(bytes(range(16)))


@pytest.fixture
def crew(tmp_path: Path) -> Crew:
    return staffed(a_station(tmp_path, a_sale()), tmp_path)


def test_that_a_photo_of_a_badge_tells_a_name_and_opens_nothing(crew: Crew) -> None:
    """It is shown to a scanner as well as the badge itself: what it lacks is her PIN."""
    photo = crew.badges["Siv"]

    seen = crew.station.doorkeeper.badge(photo, "Disk 1")
    with pytest.raises(WrongSecretError):
        crew.station.doorkeeper.sign_in(photo, "", "Disk 1")

    assert seen.name == "Siv"
    assert photo not in repr(seen) + journal_of(crew.station)


def test_that_who_guesses_with_a_photo_is_shut_out_with_the_right_pin_too(crew: Crew) -> None:
    photo = crew.badges["Siv"]
    for guess in range(5):
        with pytest.raises(WrongSecretError):
            crew.station.doorkeeper.sign_in(photo, f"11122{guess}", "Disk 1")

    with pytest.raises(ShutOutError):
        crew.station.doorkeeper.sign_in(photo, PIN, "Disk 1")


def test_that_a_photo_ends_with_the_badge_it_is_of(crew: Crew) -> None:
    maja = crew.take_in("Maja")
    photo = crew.badges["Maja"]
    staffing = crew.station.staffing(crew.manager)

    staffing.do(GiveBadge("new", maja.staff))

    with pytest.raises(UnknownBadgeError):
        crew.station.doorkeeper.sign_in(photo, PIN, "Disk 1")


def test_that_the_badge_of_who_left_is_nobodys(crew: Crew) -> None:
    """Also for her who is signed in still: the next thing she asks for is refused."""
    maja = crew.take_in("Maja")
    crew.station.staffing(crew.manager).do(LetGo("left", maja.staff))

    with pytest.raises(UnknownBadgeError):
        crew.station.doorkeeper.badge(crew.badges["Maja"], "Disk 1")
    with pytest.raises(NotAllowedError):
        crew.station.fetching(maja).settle()


@pytest.mark.parametrize("code", ("RS000000013", "TG000000427", "7310865004703", "2041-1187"))
def test_that_no_other_paper_is_a_badge(crew: Crew, code: str) -> None:
    assert not crew.station.doorkeeper.is_badge(code)
    with pytest.raises(StationError):
        crew.station.doorkeeper.sign_in(code, PIN, "Disk 1")


@pytest.mark.parametrize("sign", [chr(n) for n in range(128)])
def test_that_a_sign_among_its_letters_makes_another_code_or_none(sign: str) -> None:
    """All of ASCII, control characters too, at each place: nothing of it is looked for or shown."""
    # A letter between its first two makes it no badge at all: no scanner reads that of a badge.
    for place in (place for place in range(len(CODE) + 1) if place != 1 or not sign.isalnum()):
        scan = read(CODE[:place] + sign + CODE[place:])

        assert isinstance(scan, Badge | Unreadable), (place, scan)
        assert CODE[4:20] not in repr(scan)
