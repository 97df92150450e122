"""What holds for the files themselves: short, locked by hash, bound to no place, ready to start."""

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1]
LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-camera.txt")
LONGEST_FILE = 300
# Put together here, so that this file does not hold what it looks for.
INDEX_HOSTS = tuple("".join(parts) for parts in (
    ("pypi", ".org"), ("python", "hosted.org"), ("deb.", "debian.org"), ("npmjs", ".org"),
))  # fmt: skip
LOCKED = re.compile(
    r"(?P<name>[a-z0-9-]+)==\S+( ; [^\\]+)? \\\n(    --hash=sha256:[0-9a-f]{64}( \\)?\n)+"
)


def tracked(suffix: str = "") -> list[Path]:
    """The files that git knows, or that stand ready for it."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=HOUSE, capture_output=True, check=True, text=True).stdout
    paths = (HOUSE / name for name in names.split("\0") if name.endswith(suffix))
    return [path for path in paths if path.is_file()]


def test_that_no_file_is_two_ideas() -> None:
    """No Python file is longer than 300 lines; a migration is a picture of its day, not an idea."""
    written = (path for path in tracked(".py") if "versions" not in path.parts)
    lengths = {str(path): len(path.read_bytes().splitlines()) for path in written}

    assert lengths
    assert {path: length for path, length in lengths.items() if length > LONGEST_FILE} == {}


@pytest.mark.parametrize("lock", LOCKS)
def test_that_every_library_is_locked_by_hash_and_nothing_else_is_said(lock: str) -> None:
    """A lock holds names, versions, markers and hashes: no address, no option, no local path."""
    text = "".join(
        line + "\n"
        for line in (HOUSE / lock).read_text().splitlines()
        if not line.lstrip().startswith("#")
    )

    assert LOCKED.sub("", text) == ""


def test_that_the_lock_holds_what_the_station_asks_for() -> None:
    """Every dependency of pyproject.toml is in its lock file."""
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    asked = {
        "requirements.txt": [*project["dependencies"], *extras["postgres"]],
        "requirements-dev.txt": [*project["dependencies"], *extras["postgres"], *extras["dev"]],
        "requirements-camera.txt": [*project["dependencies"], *extras["camera"]],
        "requirements-encrypted.txt": [*project["dependencies"], *extras["encrypted"]],
    }

    for lock, wanted in asked.items():
        names = {re.split(r"[\[><=]", one)[0].lower() for one in wanted}
        locked = {match["name"] for match in LOCKED.finditer((HOUSE / lock).read_text())}
        assert names <= locked, lock


def test_that_the_locks_agree() -> None:
    """The checks run on the very libraries that the shop runs on, with a camera or without."""
    runtime, checks, camera = (
        set(re.findall(r"^[a-z].*==\S+", (HOUSE / lock).read_text(), re.MULTILINE))
        for lock in LOCKS
    )

    assert runtime < checks
    assert runtime < camera


def test_that_the_repository_is_bound_to_no_package_index() -> None:
    """Where packages come from is the machine's affair: no file names a host."""
    found = [
        (str(path), host)
        for path in tracked()
        for host in INDEX_HOSTS
        if host.encode() in path.read_bytes()
    ]

    assert found == []


def test_that_the_station_can_be_started() -> None:
    """The start script is executable and a plain shell can read it."""
    assert os.access(HOUSE / "station", os.X_OK)
    subprocess.run(["sh", "-n", HOUSE / "station"], check=True)  # noqa: S607 - sh is found by PATH
