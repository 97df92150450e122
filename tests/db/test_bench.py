"""The shelf of parcels on both databases: by whatever number, at two desks, whatever is done."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from db.engine import open_engine, reading
from returns_station.case import Who
from returns_station.desk.bench.bench import Bench
from returns_station.desk.bench.commands import (
    GradePiece,
    NothingToUndoError,
    ParcelMissingError,
    PieceLockedError,
)
from returns_station.desk.bench.views import ParcelSeen
from returns_station.desk.station import Station
from returns_station.desk.stock import NewCount
from returns_station.goods.grade import Grade
from tests.builders import NOW, taking
from tests.campaigns.bench import announced, engine_of
from tests.campaigns.bench_ledger import bench_faults
from tests.campaigns.house import WHO, campaign, claim_on, inbox_on, new_sale, station_on
from tests.campaigns.postgres import programs
from tests.marks import NO_POSTGRES

OTHER = Who("Bo", "Disk 9")
SSCC = "340123450000000012"
SALES = 1_000
PRESSES = map(str, count())


@pytest.fixture(params=("sqlite", "postgres"))
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A new store-room on each database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'station.db'}"
    if programs() is None:
        pytest.skip(NO_POSTGRES)
    opened: str = request.getfixturevalue("postgres")
    return opened


@pytest.fixture
def told(url: str) -> Iterator[tuple[Station, list[tuple[str, str]], dict[str, int]]]:
    """A shop with four returns of three pieces each that were told of."""
    slips, counted = announced(url, 4, 3)
    station = station_on(url)
    yield station, slips, counted

    engine_of(station).dispose()
    engine = open_engine(url)
    with reading(engine) as connection:
        found = [*bench_faults(connection, counted)]
    engine.dispose()
    assert found == []


Told = tuple[Station, list[tuple[str, str]], dict[str, int]]


def test_that_a_parcel_goes_its_way_on_both_databases(told: Told) -> None:
    station, slips, _ = told
    (slip, sku), bench = slips[0], station.bench(WHO)
    parcel = bench.open(slip)
    for grade in (Grade.A, Grade.B, Grade.A):
        graded(bench, bench.scan(parcel.id, sku), grade)
    bench.undo(parcel.id)
    graded(bench, bench.see(parcel.id), Grade.A)

    closed = bench.close(parcel.id)
    bench.open("NOBODY-KNOWS-IT")

    assert closed.closed
    assert closed.received
    assert (bench.day().done, bench.day().waiting) == (1, 1)
    assert [row.grade for row in closed.rows] == [Grade.A, Grade.B, Grade.A]


def test_that_two_desks_have_one_parcel_of_a_slip(told: Told) -> None:
    station, slips, _ = told
    (slip, sku) = slips[0]
    one, other = station.bench(WHO), station.bench(OTHER)

    first, second = one.open(slip), other.open(slip)
    one.scan(first.id, sku)
    other.scan(second.id, sku)

    assert first.id == second.id
    assert [row.standing.value for row in one.see(first.id).rows] == ["here", "here", "awaited"]


def test_that_desks_that_scan_at_once_tick_each_piece_once(told: Told) -> None:
    station, slips, _ = told
    slip, sku = slips[0]

    def at_a_desk(nr: int) -> str:
        bench = station.bench(Who("Bo", f"Disk {nr}"))
        parcel = bench.open(slip).id
        bench.scan(parcel, sku)
        return parcel

    with ThreadPoolExecutor(6) as desks:
        opened = set(desks.map(at_a_desk, range(6)))

    (parcel,) = opened
    standings = sorted(row.standing.value for row in station.bench(WHO).see(parcel).rows)
    assert standings == ["extra", "extra", "extra", "here", "here", "here"]


def test_that_a_parcel_is_found_by_its_pickup_and_by_the_number_on_its_label(told: Told) -> None:
    station, slips, _ = told
    (slip, _), (other, _) = slips[0], slips[1]
    store = station.store
    with store.work() as work:
        connection = work._connection  # type: ignore[attr-defined]  # noqa: SLF001 - rows of other rooms
        case = connection.execute(
            text("SELECT min(id) FROM return_case WHERE slip = :slip"), {"slip": slip}
        ).scalar()
        connection.execute(
            text(
                "INSERT INTO booking (id, case_id, slip, carrier, state, reference, at) "
                "VALUES ('BK-1', :case, :slip, 'budbee', 'fetched', 'RR123456785SE', :at)"
            ),
            {"case": case, "slip": slip, "at": NOW.isoformat()},
        )
        connection.execute(
            text("INSERT INTO parcel_number (sscc, slip, nr) VALUES (:sscc, :slip, 1)"),
            {"sscc": SSCC, "slip": other},
        )
        work.commit()
    bench = station.bench(WHO)

    waiting = [(one.id, one.slip) for one in bench.waiting()]
    found = [bench.open(code).slip for code in ("BK-1", "RR 123 456 785 SE", f"]C100{SSCC}")]

    assert waiting == [("", slip)]
    assert found == [slip, slip, other]


def graded(bench: Bench, parcel: ParcelSeen, grade: Grade) -> None:
    assert parcel.now is not None
    bench.grade(GradePiece(next(PRESSES), parcel.id, parcel.now.row, grade))


DEEDS = st.sampled_from(("open", "scan", "scan", "A", "A", "C", "undo", "close", "other", "again"))


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(deeds=st.lists(st.tuples(DEEDS, st.integers(0, 1)), max_size=25))
def test_that_no_more_is_for_sale_than_was_received_and_sellable(
    deeds: list[tuple[str, int]],
    shared: tuple[Station, dict[str, int], Iterator[int]],
) -> None:
    station, counted, made = shared
    slips = [a_return(station, made) for _ in range(2)]
    bench = station.bench(WHO)
    open_: dict[int, str] = {}

    for deed, which in deeds:
        try:
            done = do(bench, deed, slips[which], open_.get(which))
        except (PieceLockedError, NothingToUndoError, ParcelMissingError):
            continue
        if done is not None:
            open_[which] = done

    with station.store.views() as views:
        connection = views._connection  # type: ignore[attr-defined]  # noqa: SLF001 - it asks all
        assert [*bench_faults(connection, counted)] == []


@pytest.fixture(scope="module")
def shared(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Station, dict[str, int], Iterator[int]]:
    """One shop for all examples: each has returns of its own in it."""
    url = f"sqlite:///{tmp_path_factory.mktemp('bench') / 'station.db'}"
    inbox = inbox_on(url)
    inbox.put([new_sale(nr, 2) for nr in range(1, SALES + 1)], ())
    counted = {f"A{nr + 1}": nr % 3 for nr in range(1, SALES + 1)}
    inbox.count([NewCount(sku, many) for sku, many in counted.items()])
    return station_on(url), counted, count(1)


def a_return(station: Station, made: Iterator[int]) -> tuple[str, str]:
    """A return of its own: its slip and article number."""
    nr = next(made)
    with station.store.views() as views:
        sale_id = views.by_number(f"c{nr:06}")[0].sale_id
    claim = replace(claim_on("1", quantity=2), goods_at_home=True)
    done = station.perform(taking(f"told-{nr}", sale_id, claim), WHO)
    return done.slip, f"A{nr + 1}"


def do(bench: Bench, deed: str, told: tuple[str, str], parcel: str | None) -> str | None:
    """One deed at the bench; gives the parcel that is on it."""
    slip, sku = told
    if deed == "open" or parcel is None:
        return bench.open(slip).id
    if deed == "scan":
        bench.scan(parcel, sku)
    elif deed == "other":
        bench.scan(parcel, "NOBODY")
    elif deed == "undo":
        bench.undo(parcel)
    elif deed == "close":
        bench.close(parcel)
    else:
        seen = bench.see(parcel)
        row = seen.now.row if seen.now else 1
        grade = Grade.A if deed == "again" else Grade(deed)
        key = f"{parcel}:{row}" if deed == "again" else next(PRESSES)
        bench.grade(GradePiece(key, parcel, row, grade))
    return None


def test_that_a_bench_killed_at_any_moment_loses_and_doubles_no_unit() -> None:
    """The same as `python -m tests.campaigns.bench_kills 40`, shorter."""
    report = campaign("bench_kills", "4")

    assert report["faults"] == []
    assert report["restocked"] > 0


def test_that_three_hundred_parcels_an_hour_leave_the_time_to_the_hands() -> None:
    """The same as `python -m tests.campaigns.bench 300`, shorter: it counts, and times nothing."""
    report = campaign("bench", "20")

    assert report["faults"] == []
    assert (report["inputs a parcel"], report["done"]) == (3.0, 20)
