"""A crash is written down without anybody's data, and the window can say so."""

import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from returns_station.phrase import Phrase
from ui.crash import report, watch

PERSONAL = "Elin Sandberg 4242"


def _failed() -> BaseException:
    """An error that knows too much, caused by another that does."""
    try:
        dict[str, int]()[PERSONAL]
    except KeyError as cause:
        try:
            _fail_elsewhere(cause)
        except ValueError as error:
            return error
    pytest.fail("nothing went wrong")


def _fail_elsewhere(cause: Exception | None = None) -> None:
    raise ValueError(PERSONAL) from cause


@pytest.fixture
def clock() -> Iterator[datetime]:
    return (datetime(2026, 11, 26, 14, 32, n % 60, tzinfo=UTC) for n in count())


def test_that_a_report_holds_places_and_versions_but_no_words_of_the_error() -> None:
    written = report(_failed())

    assert PERSONAL not in written
    assert "builtins.KeyError" in written
    assert "builtins.ValueError" in written
    assert "tests/ui/test_crash.py:" in written
    assert str(Path.home()) not in written


def test_that_an_uncaught_error_is_kept_and_told(tmp_path: Path, clock: Iterator[datetime]) -> None:
    told: list[Phrase] = []
    before = sys.excepthook
    stop = watch(tmp_path / "reports", now=lambda: next(clock), tell=told.append)
    error = _failed()

    sys.excepthook(type(error), error, error.__traceback__)
    thread = threading.Thread(target=_fail_elsewhere)
    thread.start()
    thread.join()
    stop()

    assert [phrase.key for phrase in told] == ["crash.happened", "crash.happened"]
    assert len(list((tmp_path / "reports").iterdir())) == 2
    assert sys.excepthook is before


def test_that_only_the_newest_reports_are_kept(tmp_path: Path, clock: Iterator[datetime]) -> None:
    stop = watch(tmp_path, now=lambda: next(clock), tell=str)
    error = _failed()

    for _ in range(25):
        sys.excepthook(type(error), error, error.__traceback__)
    stop()

    kept = sorted(path.name for path in tmp_path.iterdir())
    assert (len(kept), kept[0]) == (20, "crash-20261126-143205-000000.txt")


def test_that_a_full_disk_does_not_make_it_worse(
    tmp_path: Path, clock: Iterator[datetime], capsys: pytest.CaptureFixture[str]
) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("in the way")
    told: list[Phrase] = []
    stop = watch(blocked / "reports", now=lambda: next(clock), tell=told.append)
    error = _failed()

    sys.excepthook(type(error), error, error.__traceback__)
    stop()

    assert len(told) == 1
    assert "builtins.ValueError" in capsys.readouterr().err
