"""The start script sets up once, heals, waits for its turn and says in a line what is missing."""

import fcntl
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1]
TOOLS = ("sh", "readlink", "cksum", "uname", "grep", "tail", "rm", "mkdir", "id", "cat", "cp")
MISSING = 69
# A Python that makes environments, fetches nothing, and says how it was called.
STAND_IN = """#!/bin/sh
case "$*" in
    "-m venv "*) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
    "-m pip "*) [ ! -e "$OFFLINE" ] || { echo "Temporary failure in name resolution"; exit 1; } ;;
    "-m returns_station"*) printf '%s\\n' "$PWD" "$PYTHONPATH" "$@"; exit 7 ;;
    *) exec "$REAL" "$@" ;;
esac
"""
TOO_OLD = """#!/bin/sh
[ "$1" != -V ] || echo "Python 3.9.2"
[ "$1" = -V ]
"""


@dataclass(frozen=True, slots=True)
class Machine:
    """A machine with the tools of a bare system, one checkout, and this python3 or none."""

    folder: Path

    @property
    def house(self) -> Path:
        """The checkout; its path has a space in it."""
        return self.folder / "a house"

    @property
    def offline(self) -> Path:
        """While this file is there, nothing can be fetched."""
        return self.folder / "offline"

    def give(self, python: str) -> None:
        """Put this python3 on the machine."""
        path = self.folder / "bin/python3"
        path.write_text(python)
        path.chmod(0o755)

    def start(self, *arguments: str, **environment: str) -> subprocess.Popen[str]:
        """Start the script from the machine's own folder."""
        return subprocess.Popen(
            [self.house / "station", *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=self.folder,
            env={"PATH": str(self.folder / "bin"), "REAL": sys.executable,
                 "OFFLINE": str(self.offline), **environment},
        )  # fmt: skip

    def run(self, *arguments: str, **environment: str) -> tuple[int, str, str]:
        """Run the script to its end: exit code, standard output, standard error."""
        process = self.start(*arguments, **environment)
        out, err = process.communicate()
        return process.returncode, out, err


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine without Python."""
    machine = Machine(tmp_path)
    (tmp_path / "bin").mkdir()
    for tool in TOOLS:
        (tmp_path / "bin" / tool).symlink_to(shutil.which(tool) or tool)
    machine.house.mkdir()
    for name in ("station", "requirements.txt", "requirements-dev.txt"):
        shutil.copy(HOUSE / name, machine.house)
    return machine


def test_that_a_command_is_passed_on_as_it_was_given(machine: Machine) -> None:
    """Its words and the caller's folder; back come its exit code and its output, nothing else."""
    machine.give(STAND_IN)

    code, out, _err = machine.run("import", "my sales.csv")

    said = [str(machine.folder), str(machine.house), "-m", "returns_station", "import"]
    assert (code, out.splitlines()) == (7, [*said, "my sales.csv"])


def test_that_the_second_run_sets_nothing_up(machine: Machine) -> None:
    """It does not even look at the network, and says nothing of its own."""
    machine.give(STAND_IN)
    machine.run("find", "1")
    machine.offline.touch()

    code, _out, err = machine.run("find", "1")

    assert (code, err) == (7, "")


def test_that_a_changed_lock_file_is_taken_in(machine: Machine) -> None:
    """The stamp holds what the environment was made from."""
    machine.give(STAND_IN)
    machine.run("find", "1")
    with (machine.house / "requirements.txt").open("a") as lock:
        lock.write("# changed\n")

    _code, _out, err = machine.run("find", "1")

    assert "Setting up" in err


def test_that_a_half_made_environment_heals(machine: Machine) -> None:
    """What a killed run left behind is thrown away, and what another tool made is kept."""
    machine.give(STAND_IN)
    machine.offline.touch()
    broken, _out, _err = machine.run("find", "1")
    (machine.house / ".venv/left_behind").touch()
    machine.offline.unlink()

    healed, _out, _err = machine.run("find", "1")

    assert (broken, healed) == (MISSING, 7)
    assert not (machine.house / ".venv/left_behind").exists()


def test_that_a_second_station_waits_for_the_first(machine: Machine) -> None:
    """Two at once in one folder: one sets up, the other says that it waits."""
    machine.give(STAND_IN)
    with (machine.house / ".station.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        second = machine.start("find", "1")
        assert second.stderr is not None

        waiting = second.stderr.readline()
        fcntl.flock(lock, fcntl.LOCK_UN)
        second.communicate()

    assert "waiting" in waiting
    assert second.returncode == 7


def test_that_a_machine_without_python_is_told(machine: Machine) -> None:
    """One line, with what to do."""
    code, out, err = machine.run("find", "1")

    assert (code, out, err.count("\n")) == (MISSING, "", 1)
    assert "there is no python3" in err


def test_that_a_python_too_old_is_told(machine: Machine) -> None:
    """One line, with what was found and what is needed."""
    machine.give(TOO_OLD)

    code, out, err = machine.run("find", "1")

    assert (code, out, err.count("\n")) == (MISSING, "", 1)
    assert "3.11 to 3.14 is needed; found only Python 3.9.2" in err


def test_that_a_missing_network_is_told(machine: Machine) -> None:
    """After the line that says it sets up, one line."""
    machine.give(STAND_IN)
    machine.offline.touch()

    code, out, err = machine.run("find", "1")

    assert (code, out, err.count("\n")) == (MISSING, "", 2)
    assert "no network" in err


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems need no DISPLAY")
def test_that_a_missing_screen_is_told_before_anything_is_set_up(machine: Machine) -> None:
    """The window needs a screen; commands do not."""
    machine.give(STAND_IN)

    code, out, err = machine.run()

    assert (code, out, err.count("\n")) == (MISSING, "", 1)
    assert "no screen" in err
    assert not (machine.house / ".venv").exists()


def test_that_the_window_opens_where_a_screen_is(machine: Machine) -> None:
    """Without a word, the station starts with no command."""
    machine.give(STAND_IN)

    code, out, _err = machine.run(DISPLAY=":0")

    assert (code, out.splitlines()[-1]) == (7, "returns_station")
