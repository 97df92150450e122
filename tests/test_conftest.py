"""What conftest.py promises, seen to break."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1]
# By kind: a test that must not pass, and what is said of it.
CAUGHT = {
    "log": "import logging\ndef test(): logging.getLogger('x').warning('logged unseen')",
    "warning": "import warnings\ndef test(): warnings.warn('warned unseen')",
    "qt": "from PySide6.QtCore import qWarning\ndef test(qtbot): qWarning('told by Qt unseen')",
    "slot": "from PySide6.QtCore import QTimer\n"
    "def test(qtbot):\n    QTimer.singleShot(0, lambda: 1 / 0)\n    qtbot.wait(20)",
    "canary": "from tests.canaries import CARDS\n"
    "def test(tmp_path): (tmp_path / 'own.log').write_text(CARDS[0])",
    "elsewhere": "from tests.canaries import CARDS\n"
    "def test(tmp_path_factory):\n"
    "    (tmp_path_factory.mktemp('else') / 'shared.log').write_text(CARDS[0])",
    "marker": "import pytest\n@pytest.mark.mistyped\ndef test(): pass",
}
SAID = {
    "log": "logged unseen",
    "warning": "UserWarning: warned unseen",
    "qt": "told by Qt unseen",
    "slot": "ZeroDivisionError",
    "canary": "own.log: 4111111111111111",
    "elsewhere": "else0/shared.log: 4111111111111111",
    "marker": "'mistyped' not found in `markers`",
}
# The last look of a run is told of whichever test was its last.
BY_THE_RUN = "elsewhere"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What a pytest of its own says of them all, under the house's settings."""
    folder = tmp_path_factory.mktemp("caught")
    for kind, code in CAUGHT.items():
        (folder / f"test_{kind}.py").write_text(code + "\n")
    (folder / "test_harmless.py").write_text("def test(): pass\n")
    (folder / "conftest.py").write_text((HOUSE / "tests/conftest.py").read_text())
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-c", HOUSE / "pyproject.toml", "--rootdir", folder,
         "-p", "no:cacheprovider", "-p", "no:randomly", "--continue-on-collection-errors", folder],
        capture_output=True, text=True, cwd=folder, check=False,
        env={**os.environ, "PYTHONPATH": str(HOUSE)},
    )  # fmt: skip
    assert run.returncode == pytest.ExitCode.TESTS_FAILED, run.stdout + run.stderr
    return run.stdout


@pytest.mark.parametrize("kind", CAUGHT)
def test_that_no_warning_passes_unseen(kind: str, told: str) -> None:
    all_of_it, _, summary = told.partition("short test summary info")

    assert SAID[kind] in all_of_it
    assert kind == BY_THE_RUN or f"test_{kind}.py" in summary


def test_that_a_test_that_does_none_of_it_passes(told: str) -> None:
    assert "test_harmless.py" not in told.partition("short test summary info")[2]


def test_that_an_expected_log_warning_may_be_read(caplog: pytest.LogCaptureFixture) -> None:
    """The way for a test that makes one: read it, then clear it."""
    import logging

    logging.getLogger("printer").warning("out of paper")

    assert caplog.messages == ["out of paper"]
    caplog.clear()
