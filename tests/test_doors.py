"""Nothing writes to the store but through a door that asks for a right: every way in, by name."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1]
PACKAGES = ("returns_station", "ui", "db")
PEOPLE = "returns_station/desk/people/"
GUARD = "returns_station/desk/people/guard.py"
# What may stand before `.work()`: a store that `Station.behind` gave, by the name it has there.
GUARDED = {
    "returns_station/desk/auditing/signing.py": {"store"},
    "returns_station/desk/bench/bench.py": {"self.store"},
    "returns_station/desk/dialogue/bringing.py": {"self.store"},
    "returns_station/desk/dialogue/feedback.py": {"self.store"},
    "returns_station/desk/dialogue/fetching_mail.py": {"self.store"},
    "returns_station/desk/dialogue/sending.py": {"self.store"},
    "returns_station/desk/dialogue/wording.py": {"self.store"},
    "returns_station/desk/paying.py": {"self.store"},
    "returns_station/desk/people/staffing.py": {"self.store"},
    "returns_station/desk/pickup/booking.py": {"self.store"},
    "returns_station/desk/pickup/fetching.py": {"self._store"},
    "returns_station/desk/pickup/replanning.py": {"store"},
    "returns_station/desk/pickup/settling.py": {"booker.store"},
    "returns_station/desk/pickup/vans.py": {"self.store"},
    "returns_station/desk/pickup/wishing.py": {"booker.store"},
    "returns_station/desk/printing.py": {"printer.store"},
    "returns_station/desk/privacy/keeping.py": {"self.store"},
    "returns_station/desk/service/surprising.py": {"self.store"},
    "ui/rooms/counter/errands.py": {"store"},
}
# The store-room itself, and why nobody is asked.
BARE = {
    (GUARD, "self.store.work"): "it is the guard",
    (f"{PEOPLE}doorkeeper.py", "self.store.work"): "who signs in has no right yet",
    (f"{PEOPLE}staffing.py", "self.store.store.work"): "writes a refusal down, which undid its own",
    (f"{PEOPLE}opening.py", "door.store.work"): "as above: the first manager, and her recovery",
    ("returns_station/__main__.py", "store.work"): "tells the store this machine's key, at opening",
}
# Who may hold a whole store: it reads, or it is filled before anybody works there.
HOLDERS = {
    ("returns_station/desk/doors.py", "self.store"): "the one door, which wraps it",
    ("returns_station/desk/auditing/closing.py", "station.store"): "lets go of it at the end",
    ("returns_station/adapters/demo/filling.py", "station.store"): "makes Stations of other days",
}
# Only a Station makes these, over a guarded store.
HANDS = {"Paying", "Printer", "Fetching", "Vans", "Bench", "Guarded", "StoreRoom", "Inbox"}
MADE_IN = {
    "returns_station/desk/doors.py",
    "returns_station/desk/station.py",
    "returns_station/desk/pickup/fetching.py",
    "returns_station/__main__.py",
    "db/imports.py",
    "db/benchmark_shop.py",
    # Its own Inbox is what that room shows, and holds no store.
    "ui/rooms/inbox/screen/inbox.py",
    "ui/rooms/inbox/state/inbox.py",
}
ENGINE = {
    "returns_station/__main__.py",
    "db/benchmark_shop.py",
    "db/floor.py",
    "db/engine.py",
    "db/opening.py",
}
# A file in whose text none of these stands has nothing that is looked for here.
ASKED = (b"work", b"store", b"_engine", *(one.encode() for one in HANDS))


@cache
def sources() -> tuple[tuple[str, ast.Module], ...]:
    """Every file of the product, read once; with what is asked of it somewhere in its text."""
    paths = [path for one in PACKAGES for path in sorted((HOUSE / one).rglob("*.py"))]
    texts = ((path, path.read_bytes()) for path in paths if "migrations" not in path.parts)
    return tuple(
        (path.relative_to(HOUSE).as_posix(), ast.parse(text))
        for path, text in texts
        if any(word in text for word in ASKED)
    )


def calls(tree: ast.Module, method: str) -> Iterator[str]:
    """What stands before a call of a method, as it is written."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == method
        ):
            yield ast.unparse(node.func.value)


def unguarded(file: str, tree: ast.Module) -> list[str]:
    """The writing transactions of a file that no right was asked for."""
    return [
        before
        for before in calls(tree, "work")
        if before.rpartition(".")[2].lstrip("_") == "store"
        and before not in GUARDED.get(file, ())
        and (file, f"{before}.work") not in BARE
    ]


def carried_off(file: str, tree: ast.Module) -> list[str]:
    """Where a Station's whole store is handed on, not just asked for a reading."""
    found = []
    pairs = ((node, child) for node in ast.walk(tree) for child in ast.iter_child_nodes(node))
    for parent, node in pairs:
        if isinstance(node, ast.Attribute) and node.attr == "store":
            text = ast.unparse(node)
            reads = isinstance(parent, ast.Attribute) and parent.attr != "work"
            is_station = text.removesuffix(".store").rpartition(".")[2].lstrip("_") == "station"
            if is_station and not reads and (file, text) not in HOLDERS:
                found.append(ast.unparse(parent))
    return found


def test_that_every_writing_transaction_asks_for_a_right() -> None:
    assert {file: found for file, tree in sources() if (found := unguarded(file, tree))} == {}


def test_that_nobody_carries_a_store_off() -> None:
    assert {file: found for file, tree in sources() if (found := carried_off(file, tree))} == {}


def test_that_the_hands_of_the_desk_are_made_behind_a_right() -> None:
    """Who pays, prints, fetches or drives gets the store from the one door, or not at all."""
    made = {
        (file, node.func.id)
        for file, tree in sources()
        if file not in MADE_IN
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in HANDS
    }

    assert made == set()


def test_that_the_engine_is_opened_by_the_front_door_alone() -> None:
    opened = {
        file
        for file, tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and node.id in {"open_engine", "create_engine"}
    }

    assert opened <= ENGINE


def test_that_every_exception_is_still_needed() -> None:
    """A name on these lists that nothing uses any more would hide the next one."""
    trees = dict(sources())
    written = {(file, before) for file, tree in trees.items() for before in calls(tree, "work")}

    assert {(file, one) for file, names in GUARDED.items() for one in names} <= written
    assert {(file, text.removesuffix(".work")) for file, text in BARE} <= written


@pytest.mark.parametrize(
    "wrong",
    ("station.store.work()", "self._station.store.work()", "context.open_station().store.work()"),
)  # fmt: skip
def test_that_a_way_round_the_door_is_seen(wrong: str) -> None:
    assert unguarded("ui/rooms/wrong.py", ast.parse(wrong))


def test_that_a_store_in_other_hands_is_seen() -> None:
    assert carried_off("ui/rooms/wrong.py", ast.parse("fill(self._station.store)"))
    assert not carried_off("ui/rooms/right.py", ast.parse("station.store.views()"))
