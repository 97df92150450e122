"""What conftest.py promises, seen to break."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1]
CAUGHT = {
    "log": "import logging\ndef test(): logging.getLogger('x').warning('unseen')",
    "warning": "import warnings\ndef test(): warnings.warn('unseen')",
    "qt": "from PySide6.QtCore import qWarning\ndef test(qtbot): qWarning('unseen')",
    "slot": "from PySide6.QtCore import QTimer\n"
    "def test(qtbot):\n    QTimer.singleShot(0, lambda: 1 / 0)\n    qtbot.wait(20)",
    "canary": "from tests.canaries import CARDS as unseen\n"
    "def test(tmp_path): (tmp_path / 'a.log').write_text(unseen[0])",
    "marker": "import pytest\n@pytest.mark.mistyped\ndef test(): pass",
}


@pytest.mark.parametrize("kind", CAUGHT)
def test_that_no_warning_passes_unseen(kind: str, tmp_path: Path) -> None:
    """Each kind in a pytest of its own, under the house's settings."""
    (tmp_path / "test_it.py").write_text(CAUGHT[kind] + "\n")
    (tmp_path / "conftest.py").write_text((HOUSE / "tests/conftest.py").read_text())

    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-c", HOUSE / "pyproject.toml", "--rootdir", tmp_path,
         "-p", "no:cacheprovider", tmp_path],
        capture_output=True, text=True, cwd=tmp_path, check=False,
        env={**os.environ, "PYTHONPATH": str(HOUSE)},
    )  # fmt: skip

    assert run.returncode != 0, run.stdout
    assert "unseen" in run.stdout or "ZeroDivisionError" in run.stdout or "mistyped" in run.stdout


def test_that_an_expected_log_warning_may_be_read(caplog: pytest.LogCaptureFixture) -> None:
    """The way for a test that makes one: read it, then clear it."""
    import logging

    logging.getLogger("printer").warning("out of paper")

    assert caplog.messages == ["out of paper"]
    caplog.clear()
