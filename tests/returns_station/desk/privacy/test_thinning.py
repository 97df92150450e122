"""What was kept long enough goes by itself, once a day; what is not over yet stays."""

import os
from datetime import timedelta
from pathlib import Path

from returns_station.case import Who
from returns_station.desk.looking_after import look_after
from returns_station.people.granted import THE_STATION
from returns_station.privacy.retention import Kind
from tests.builders import NOW
from tests.campaigns.erasing import SIV, VOUCHERS, a_station, asked
from tests.staff import journal_of, staffed

ITSELF = Who("Disk 1", "Disk 1", THE_STATION)


def test_that_names_and_addresses_leave_the_visits_that_are_over(tmp_path: Path) -> None:
    station = a_station(tmp_path)
    assert station.keeping(SIV).thin_out().count == 0
    before = [asked(station, query) for query in VOUCHERS]
    later = NOW + timedelta(days=130)
    station.clock = lambda: later

    told = station.keeping(SIV).thin_out()

    assert told.counts[Kind.CONTACT] > 0
    assert asked(station, "SELECT count(*) FROM slip WHERE body LIKE '%slip.thanks\"%'") == [(0,)]
    assert asked(station, "SELECT count(*) FROM slip WHERE body LIKE '%fetch_at%'") == [(0,)]
    assert asked(station, "SELECT count(*) FROM booking WHERE contact LIKE '%@%'") == [(0,)]
    assert asked(station, "SELECT count(*) FROM customer WHERE name <> ''") == [(350,)]
    assert [asked(station, query) for query in VOUCHERS] == before
    assert station.auditing(SIV).verify().findings == ()
    assert station.keeping(SIV).thin_out().count == 0


def test_that_the_station_does_it_by_itself_once_a_day(tmp_path: Path) -> None:
    station = a_station(tmp_path)
    staffed(station, tmp_path)
    old = tmp_path / "crashes" / "crash-20260101-101010-000000.txt"
    old.parent.mkdir()
    old.write_text("returns-station 0.1.0", "utf-8")
    os.utime(old, (1_700_000_000, 1_700_000_000))

    look_after(station, ITSELF)
    look_after(station, ITSELF)

    assert not old.exists()
    assert journal_of(station).count("DataThinnedOut") == 1
    assert not station.keeping(ITSELF).due()
