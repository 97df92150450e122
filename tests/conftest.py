"""What holds for every test: no real screen, no one's own data, and no warning passes unseen."""

import gc
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from hypothesis import settings

_MEMORY: Final = Path("/dev/shm")  # noqa: S108 - the system's own folder in memory
_ENOUGH: Final = 3 << 29

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# No test leaves a key in the keyring of whoever runs it.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"


def _has_room(folder: Path) -> bool:
    """Whether a run fits there, its scripts can be started there and nobody said otherwise."""
    return (
        "TMPDIR" not in os.environ
        and os.access(folder, os.W_OK)
        and not os.statvfs(folder).f_flag & os.ST_NOEXEC
        and shutil.disk_usage(folder).free > _ENOUGH
    )


# Every store syncs each commit: thousands of them in memory spare a slow disk minutes.
if _has_room(_MEMORY):
    os.environ["TMPDIR"] = str(_MEMORY)
    tempfile.tempdir = None  # to be asked for anew: pytest has asked already

# Two cores are shared by many: how long an example took says nothing about the station.
settings.register_profile(
    "house", settings.get_profile(settings.get_current_profile_name()), deadline=None
)
settings.load_profile("house")
# What takes longest is begun first: begun last it would leave all workers but one idle.
_LONGEST: Final = (
    "tests/ui/test_every_picture.py",
    "tests/ui/test_fits.py",
    "tests/test_kill9.py",
    "tests/ui/rooms/intake/test_intake_fits.py",
    "tests/ui/test_real_",
    "tests/returns_station/adapters/test_demo_filling.py",
    "tests/campaigns/",
)


def _rank(item: pytest.Item) -> int:
    """How soon a test is begun: those that are not named here as they were shuffled, after all."""
    found = (nr for nr, name in enumerate(_LONGEST) if item.nodeid.startswith(name))
    return next(found, len(_LONGEST))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest files; within each the order stays what it was."""
    items.sort(key=_rank)


def pytest_collection_finish() -> None:
    """What is there before the first test stays to the last: no look for garbage goes over it."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _no_canary_got_away(tmp_path: Path) -> Iterator[None]:
    """No file that a test leaves holds a card's number, a PIN or a name; then it is taken away."""
    yield
    from tests.canaries import found_in

    assert found_in(tmp_path) == (), "kept unseen"


@pytest.fixture(scope="session", autouse=True)
def _no_canary_got_away_elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The same of what was no single test's own, of each worker's run its own."""
    yield
    from tests.canaries import found_in

    told = found_in(tmp_path_factory.getbasetemp())
    assert told == (), "kept unseen, by any test of this run"


@pytest.fixture(autouse=True)
def _nobody_s_own_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, _no_canary_got_away: None
) -> None:
    """A test that forgets to say where its data lies must not find the user's."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))


@pytest.fixture(autouse=True)
def _no_log_warning_passes_unseen(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A logged warning fails the test; one that expects it reads it from caplog, then clears it."""
    yield

    records = (*caplog.get_records("setup"), *caplog.get_records("call"))
    unseen = [record.getMessage() for record in records if record.levelno >= logging.WARNING]
    assert unseen == [], "logged, and the test did not ask for it"
