"""The status line tells how the store answers: quietly, and only what somebody would notice."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from returns_station.adapters.catalogue import LANGUAGES
from returns_station.adapters.speech import speech
from returns_station.case import Who
from ui.models.standing import Standing
from ui.status import Status, facts

NOW = datetime(2026, 11, 26, 14, 32, tzinfo=ZoneInfo("Europe/Stockholm"))
SINCE = datetime(2026, 11, 26, 13, 20, tzinfo=UTC)


def left(standing: Standing, *, scans: int = 0, opening: bool = False) -> list[tuple[str, bool]]:
    """What stands at the left in Swedish, and whether it is amber."""
    status = Status(Who("", ""), NOW, standing=standing, scans=scans, opening=opening)
    return [(fact.text, fact.amber) for fact in facts(status, speech("sv"))[0]]


@pytest.mark.parametrize(
    ("standing", "scans", "said"),
    (
        (Standing(), 0, []),
        (Standing(seconds=0), 0, [("Ett ögonblick", False)]),
        (Standing(seconds=1), 0, [("Ett ögonblick", False)]),
        (Standing(seconds=2), 0, [("Databasen svarar långsamt, 2 s", True)]),
        (Standing(SINCE), 0, [("Databasen svarar inte sedan 14:20", True)]),
        (Standing(SINCE, 9), 1, [("Databasen svarar inte sedan 14:20; 1 skanning väntar", True)]),
        (Standing(SINCE), 2, [("Databasen svarar inte sedan 14:20; 2 skanningar väntar", True)]),
    ),
)
def test_that_the_store_is_told_of_by_one_quiet_fact(
    standing: Standing, scans: int, said: list[tuple[str, bool]]
) -> None:
    assert left(standing, scans=scans) == said


def test_that_a_station_that_opens_is_not_called_slow_too() -> None:
    assert [amber for _, amber in left(Standing(seconds=5), opening=True)] == [False]
    assert len(left(Standing(SINCE), opening=True)) == 2


def test_that_every_language_tells_since_when_and_how_many_wait() -> None:
    status = Status(Who("Maja", "Disk 2"), NOW, standing=Standing(SINCE), scans=3)

    for language in LANGUAGES:
        (_, away), (_, clock) = facts(status, speech(language))
        assert "3" in away.text
        assert "20" in away.text
        assert "32" in clock.text
