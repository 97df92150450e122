"""Who may do what: every door tried by everybody; who may not leaves a trace and nothing else."""

import json
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Final, get_args

import pytest

from db.unit_of_work import StoreRoom
from returns_station.case import Who
from returns_station.desk.auditing.auditing import Auditing
from returns_station.desk.bench.bench import Bench
from returns_station.desk.dialogue.feedback import Feedback
from returns_station.desk.dialogue.letters import Letters
from returns_station.desk.dialogue.wording import Wordings
from returns_station.desk.errors import NotAllowedError
from returns_station.desk.people.commands import LetGo, SetRole, StaffCommand
from returns_station.desk.people.rights_for import RIGHT_FOR
from returns_station.desk.people.staffing import Staffing
from returns_station.desk.people.upkeep import by_itself
from returns_station.desk.pickup.fetching import Fetching
from returns_station.desk.pickup.vans import Vans
from returns_station.desk.privacy.keeping import Keeping
from returns_station.desk.ruling.ruling import RIGHT_TO_SAY, Ruling
from returns_station.desk.service.surprising import Surprising
from returns_station.desk.station import Asked, Station
from returns_station.desk.trust.trust import Trust
from returns_station.people.rights import Right
from returns_station.people.roles import MANAGER, SHIPPED, STATION_RIGHTS, Role
from returns_station.phrase import Phrase
from tests import doors
from tests.builders import a_sale
from tests.canaries import NAME
from tests.door import DoorOf
from tests.doors import PERFORMED, every_door, rights_table
from tests.returns_station.desk.counter import a_station
from tests.staff import Crew, staffed

OWN: Final = Role("weekend", frozenset({Right.SEE, Right.TAKE_BACK, Right.PRINT}))
DESK: Final = "Disk 1"
# What stands in the journal is looked at apart; who signs in counts her tries.
TOLD_APART: Final = ("journal", "staff_try", "sqlite_")
QUIET: Final = {"stands", "count", "market", "picture", "rules", "suggest"}
"""What says nothing, or asks for no one's data: a question of every second leaves no trace."""


@pytest.fixture(scope="module")
def crew(tmp_path_factory: pytest.TempPathFactory) -> Crew:
    folder = tmp_path_factory.mktemp("rights")
    crew = staffed(a_station(folder, a_sale(customer=NAME)), folder, manager=NAME)
    crew.station.staffing(crew.manager).do(SetRole("own", OWN))
    return crew


@pytest.fixture(scope="module")
def everybody(crew: Crew) -> dict[str, tuple[Who, frozenset[Right]]]:
    """Each kind of person with the rights she should have."""
    found = {
        role: (crew.take_in(f"{NAME} {role}", role), SHIPPED[role].rights)
        for role in SHIPPED
        if role != MANAGER
    }
    left = crew.take_in("Leaver", MANAGER)
    crew.station.staffing(crew.manager).do(LetGo("left", left.staff))
    nothing = frozenset[Right]()
    return found | {
        MANAGER: (crew.manager, SHIPPED[MANAGER].rights),
        OWN.name: (crew.take_in("Wille", OWN.name), OWN.rights),
        "nobody": (Who("Maja", DESK), nothing),
        "leaver": (left, nothing),
        "stranger": (Who("Maja", DESK, "made-up"), nothing),
        "station": (by_itself(DESK), STATION_RIGHTS),
    }


EVERYBODY: Final = (*SHIPPED, OWN.name, "nobody", "leaver", "stranger", "station")


def rows(station: Station) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but the journal's.

    By the store's own driver: a second SQLite in one process would let go of the first one's locks.
    """
    assert isinstance(station.store, StoreRoom)
    with station.store.engine.connect() as connection:
        listed = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
        names = [name for (name,) in listed if not name.startswith(TOLD_APART)]
        return {
            name: [tuple(row) for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"')]  # noqa: S608 - its own
            for name in names
        }


# What is kept long enough the station lets go of by itself, by its own right.
BY_ITSELF: Final = frozenset({"Keeping.due", "Keeping.thin_out"})


def attempts(station: Station) -> Counter[tuple[str, str]]:
    """The refused attempts in the journal, by who and for want of which right."""
    with station.store.views() as views:
        return Counter(
            (entry.actor, str(facts["right"]))
            for entry in views.journal()
            for name, facts in json.loads(entry.body)
            if name == "AttemptRefused"
        )


@pytest.mark.parametrize("who", EVERYBODY)
def test_that_everybody_gets_in_where_she_may_and_nowhere_else(
    crew: Crew, everybody: dict[str, tuple[Who, frozenset[Right]]], who: str
) -> None:
    """Refused: every table stands as it stood, and one attempt for each door in the journal."""
    her, rights = everybody[who]
    closed = {
        name: door
        for name, door in every_door().items()
        if door.right not in rights and not (who == "station" and name in BY_ITSELF)
    }
    before, told = rows(crew.station), attempts(crew.station)

    refused = Counter[str]()
    got_in = []
    for name, door in closed.items():
        try:
            door.knock(crew.station, her)
        except NotAllowedError as error:
            refused[_right_of(error)] += 1
        except Exception as error:  # noqa: BLE001 - whatever went wrong behind it, she was in
            got_in.append((name, repr(error)))
        else:
            got_in.append((name, "done"))

    assert got_in == []
    assert rows(crew.station) == before
    new = attempts(crew.station) - told
    assert new == Counter({(her.staff or her.actor, right): n for right, n in refused.items()})


def _right_of(error: NotAllowedError) -> str:
    named = error.advice.args["right"]
    assert isinstance(named, Phrase)
    return named.key.removeprefix("right.")


@pytest.mark.parametrize("who", EVERYBODY)
def test_that_a_right_opens_its_door(
    crew: Crew, everybody: dict[str, tuple[Who, frozenset[Right]]], who: str
) -> None:
    """What lies behind may not be there; but nobody says that she may not."""
    her, rights = everybody[who]
    shut = []
    for name, door in every_door().items():
        if door.right in rights and name != "look_after":
            # What is knocked for is not there, and comes to all kinds of errors.
            with suppress(Exception):
                shut.append((name, _turned_away(door, crew.station, her)))

    assert [name for name, away in shut if away] == []


def _turned_away(door: DoorOf, station: Station, her: Who) -> bool:
    try:
        door.knock(station, her)
    except NotAllowedError:
        return True
    return False


def test_that_no_command_is_without_its_right() -> None:
    assert set(get_args(Asked)) <= {*RIGHT_FOR}
    assert set(PERFORMED) == {*RIGHT_FOR}
    knocks = every_door()
    assert {f"Staffing.{kind.__name__}" for kind in get_args(StaffCommand)} <= knocks.keys()
    said = {f"Ruling.say({kind.__name__})" for kind in RIGHT_TO_SAY}
    assert said - {"Ruling.say(AskForYes)"} <= knocks.keys()


@pytest.mark.parametrize(
    "hand",
    (
        Fetching,
        Vans,
        Bench,
        Ruling,
        Auditing,
        Trust,
        Staffing,
        Keeping,
        Wordings,
        Letters,
        Feedback,
        Surprising,
    ),
)
def test_that_no_hand_of_the_desk_has_a_door_that_nobody_tried(hand: type) -> None:
    """A new public method needs a row in tests/doors.py."""
    table = getattr(doors, hand.__name__.upper())
    methods = {name for name, made in vars(hand).items() if name[0] != "_" and callable(made)}

    assert methods - table.keys() - QUIET <= {"do", "say"}


def test_that_what_is_written_of_rights_is_what_holds() -> None:
    """`python -m tests.doors` prints the table anew."""
    written = (Path(__file__).parents[3] / "docs" / "security.md").read_text("utf-8")

    assert rights_table() in written
