"""The directions of import in pyproject.toml hold, and each contract has been seen to break."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1]
PACKAGES = ("returns_station", "ui", "db")

# By contract: a file with a wrong import, the import, and what the contract says of it.
WRONG = {
    "1 desk": ("returns_station/desk/wrong.py", "returns_station.adapters",
               "returns_station.desk.wrong -> returns_station.adapters"),
    "1 adapters": ("returns_station/adapters/wrong.py", "returns_station.cli.wrong",
                   "returns_station.adapters.wrong -> returns_station.cli.wrong"),
    "1 cli": ("returns_station/cli/wrong.py", "db.wrong", "returns_station.cli.wrong -> db.wrong"),
    "1 db": ("db/wrong.py", "ui", "db.wrong -> ui"),
    "2 back": ("returns_station/policy/wrong.py", "returns_station.resolution",
               "returns_station.policy.wrong -> returns_station.resolution"),
    "2 money": ("returns_station/money.py", "returns_station.sale",
                "returns_station.money -> returns_station.sale"),
    "2 attic": ("returns_station/attic.py", "json", "- returns_station.attic"),
    "3 qt": ("returns_station/adapters/wrong_qt.py", "PySide6.QtCore",
             "returns_station.adapters.wrong_qt -> PySide6"),
    "3 sql": ("returns_station/resolution/wrong.py", "sqlalchemy",
              "returns_station.resolution.wrong -> sqlalchemy"),
    "3 alembic": ("returns_station/cli/wrong_alembic.py", "alembic",
                  "returns_station.cli.wrong_alembic -> alembic"),
    "3 window": ("returns_station/cli/wrong_window.py", "ui.rooms",
                 "returns_station.cli.wrong_window -> ui.rooms"),
    "3 store": ("returns_station/cli/wrong_store.py", "db",
                "returns_station.cli.wrong_store -> db"),
    "4 back": ("ui/widgets/wrong.py", "ui.rooms", "ui.widgets.wrong -> ui.rooms"),
    "4 attic": ("ui/attic.py", "json", "- ui.attic"),
    "5 rooms": ("ui/rooms/wrong/room.py", "ui.rooms.counter",
                "ui.rooms.wrong.room -> ui.rooms.counter"),
    "6 state": ("ui/rooms/wrong/state.py", "PySide6.QtCore",
                "ui.rooms.wrong.state -> PySide6"),
    "7 qt": ("db/wrong_qt.py", "PySide6.QtCore", "db.wrong_qt -> PySide6"),
    "7 adapters": ("db/wrong_adapter.py", "returns_station.adapters",
                   "db.wrong_adapter -> returns_station.adapters"),
}  # fmt: skip


def lint(house: Path) -> str:
    """What import-linter says of the house that stands in this folder."""
    command = "from importlinter.cli import lint_imports_command as lint; lint()"
    arguments = ("--no-cache", "--no-logo", "--config", str(HOUSE / "pyproject.toml"))
    run = subprocess.run(
        [sys.executable, "-c", command, *arguments],
        capture_output=True, text=True, cwd=house, check=False,
        env={**os.environ, "PYTHONPATH": str(house), "COLUMNS": "300"},
    )  # fmt: skip
    return run.stdout + run.stderr


@pytest.fixture(scope="module")
def verdict_on_a_wrong_house(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A copy of the house with every wrong import in it, linted once."""
    house = tmp_path_factory.mktemp("house")
    for package in PACKAGES:
        shutil.copytree(
            HOUSE / package, house / package, ignore=shutil.ignore_patterns("__pycache__")
        )
    (house / "ui/rooms/wrong").mkdir()
    (house / "ui/rooms/wrong/__init__.py").touch()
    for path, module, _evidence in WRONG.values():
        with (house / path).open("a") as file:
            file.write(f"\nimport {module}\n")
    return lint(house)


def test_that_data_flows_one_way() -> None:
    """Every contract is kept."""
    verdict = lint(HOUSE)

    assert "Contracts: 7 kept, 0 broken." in verdict, verdict


@pytest.mark.parametrize("case", WRONG)
def test_that_a_wrong_import_is_seen(case: str, verdict_on_a_wrong_house: str) -> None:
    """Its contract is named as broken, with the import that broke it."""
    number = case.split(maxsplit=1)[0]
    _path, _module, evidence = WRONG[case]

    _kept, _heading, broken = verdict_on_a_wrong_house.partition("Broken contracts")
    section = broken.partition(f"\n{number} ")[2].partition(f"\n{int(number) + 1} ")[0]

    assert evidence in section, verdict_on_a_wrong_house
