"""What comes in: as told of, more, less, other, unknown; nothing is lost and nobody did wrong."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from returns_station.desk.bench.commands import GradePiece, ParcelMissingError, PieceLockedError
from returns_station.desk.bench.views import BenchDay, ParcelSeen
from returns_station.goods.grade import Grade, Lane
from returns_station.policy.claim import ClaimLine
from returns_station.sale import Trait
from tests.builders import NOW, a_claim, a_line, a_sale, taking
from tests.returns_station.desk.bench.at_the_bench import (
    JUMPER,
    SOCKS,
    a_bench_station,
    bench_of,
    counted,
    goods_of,
    graded,
    jumpers,
    on_hand,
    socks,
    told_of,
)
from tests.returns_station.desk.counter import MAJA


def standings(parcel: ParcelSeen) -> list[str]:
    return [row.standing.value for row in parcel.rows]


def test_that_a_parcel_of_one_piece_takes_three_inputs(tmp_path: Path) -> None:
    station = a_bench_station(tmp_path, a_sale(jumpers()))
    counted(station, KNIT_M=3)
    slip, bench = told_of(station), bench_of(station)

    opened = bench.open(slip)
    scanned = bench.scan(opened.id, JUMPER)
    done = graded(bench, scanned)

    assert (opened.slip, opened.called) == (slip, "Elin Sandberg")
    assert [standings(one) for one in (opened, scanned, done.parcel)] == [
        ["awaited"],
        ["here"],
        ["graded"],
    ]
    assert (done.label.large, done.label.mark) == ("B1-12", "A")
    assert done.label.codes[0].text == f"{slip}/1"
    assert on_hand(station) == 4
    assert goods_of(station, slip) == {1: "here"}


def test_that_the_next_parcel_receives_the_one_before_it(tmp_path: Path) -> None:
    station = a_bench_station(tmp_path, a_sale(jumpers()))
    slip, bench = told_of(station), bench_of(station)
    first = bench.open(slip)
    graded(bench, bench.scan(first.id, JUMPER))

    bench.open("UNKNOWN-4711")

    assert bench.see(first.id).closed
    assert bench.day() == BenchDay(done=1, waiting=1)


def test_that_less_than_told_of_is_received_and_the_rest_stays_awaited(tmp_path: Path) -> None:
    """Peers refuse nine of ten (C15)."""
    station = a_bench_station(tmp_path, a_sale(jumpers(quantity=10)))
    slip, bench = told_of(station, ClaimLine("1", 10)), bench_of(station)
    parcel = bench.open(slip)
    for _ in range(9):
        graded(bench, bench.scan(parcel.id, JUMPER))

    closed = bench.close(parcel.id)

    with station.store.views() as views:
        (awaited,) = views.awaited()
    assert closed.closed
    assert standings(closed) == ["graded"] * 9 + ["awaited"]
    assert (awaited.slip, awaited.quantity) == (slip, 1)
    assert goods_of(station, slip) == {1: "awaited"}


def test_that_the_rest_comes_in_a_parcel_of_its_own(tmp_path: Path) -> None:
    station = a_bench_station(tmp_path, a_sale(jumpers(quantity=2), socks()))
    lines = (ClaimLine("1", 2), ClaimLine("2"))
    slip, bench = told_of(station, *lines), bench_of(station)
    first = bench.open(slip)
    graded(bench, bench.scan(first.id, JUMPER))
    bench.close(first.id)

    second = bench.open(slip)
    graded(bench, bench.scan(second.id, SOCKS))
    done = graded(bench, bench.scan(second.id, JUMPER)).parcel

    assert second.id != first.id
    assert standings(second) == ["awaited", "awaited"]
    assert standings(done) == ["graded", "graded"]
    assert goods_of(station, slip) == {1: "here", 2: "here"}


def test_that_more_than_told_of_lies_in_quarantine_with_a_row_of_its_own(tmp_path: Path) -> None:
    station = a_bench_station(tmp_path, a_sale(jumpers(), socks()))
    counted(station, KNIT_M=0)
    slip, bench = told_of(station), bench_of(station)
    parcel = bench.open(slip)
    graded(bench, bench.scan(parcel.id, JUMPER))

    once_more = bench.scan(parcel.id, JUMPER)
    of_hers = bench.scan(parcel.id, SOCKS)

    assert standings(once_more) == ["graded", "extra"]
    assert standings(of_hers) == ["graded", "extra", "extra"]
    assert {row.lane for row in of_hers.rows[1:]} == {Lane.QUARANTINE}
    assert on_hand(station) == 1
    assert [nr for _, nr in bench.quarantine()] == [2, 3]


def test_that_what_nobody_told_of_cannot_be_put_on_a_shelf(tmp_path: Path) -> None:
    station = a_bench_station(tmp_path, a_sale(jumpers()))
    slip, bench = told_of(station), bench_of(station)
    parcel = bench.open(slip)
    bench.scan(parcel.id, JUMPER)
    bench.scan(parcel.id, JUMPER)

    with pytest.raises(PieceLockedError):
        bench.grade(GradePiece("press", parcel.id, 2, Grade.A))


def test_that_other_goods_and_unknown_goods_are_ordinary(tmp_path: Path) -> None:
    other = a_sale(a_line(sku="HAT-RIM", gtin=SOCKS), number="9-1", customer="Bo Ek")
    station = a_bench_station(tmp_path, a_sale(jumpers()), other)
    slip, bench = told_of(station), bench_of(station)
    parcel = bench.open(slip)

    bench.scan(parcel.id, SOCKS)
    seen = bench.scan(parcel.id, "NOBODY-KNOWS")

    assert standings(seen) == ["awaited", "other", "unknown"]
    assert [row.sku for row in seen.rows[1:]] == ["HAT-RIM", ""]
    assert seen.rows[2].title == "NOBODY-KNOWS"
    assert seen.now is None


def test_that_a_parcel_nobody_knows_opens_and_the_paper_in_it_says_whose_it_is(
    tmp_path: Path,
) -> None:
    station = a_bench_station(tmp_path, a_sale(jumpers()))
    slip, bench = told_of(station), bench_of(station)

    opened = bench.open("JJSE12345678901234")
    again = bench.open("JJSE12345678901234")
    bound = bench.scan(opened.id, slip)

    assert (opened.slip, opened.rows) == ("", ())
    assert again.id == opened.id
    assert (bound.slip, standings(bound)) == (slip, ["awaited"])


def test_that_goods_in_a_parcel_nobody_knows_are_goods_though_a_receipt_has_their_number(
    tmp_path: Path,
) -> None:
    other = a_sale(jumpers(), number=JUMPER, customer="Bo Ek")
    station = a_bench_station(tmp_path, a_sale(jumpers()), other)
    bench = bench_of(station)
    parcel = bench.open("NOBODY-KNOWS")

    seen = bench.scan(parcel.id, JUMPER)

    assert (seen.called, standings(seen)) == ("", ["other"])


def test_that_an_order_number_leads_to_what_was_told_of(tmp_path: Path) -> None:
    station = a_bench_station(tmp_path, a_sale(jumpers(), number="2041-1187"))
    slip, bench = told_of(station), bench_of(station)

    opened = bench.open("2041-1187")

    assert opened.slip == slip


def test_that_goods_of_an_order_nobody_told_of_are_set_aside(tmp_path: Path) -> None:
    station = a_bench_station(tmp_path, a_sale(jumpers(), number="2041-1187"))
    bench = bench_of(station)

    opened = bench.open("2041-1187")
    seen = bench.scan(opened.id, JUMPER)

    assert (opened.slip, opened.called) == ("", "Elin Sandberg")
    assert standings(seen) == ["extra"]


def test_that_goods_from_the_counter_are_looked_over_too(tmp_path: Path) -> None:
    station = a_bench_station(tmp_path, a_sale(jumpers()))
    slip = station.perform(taking("counter", 1, a_claim()), MAJA).slip
    bench = bench_of(station)

    done = graded(bench, bench.scan(bench.open(slip).id, JUMPER))

    assert standings(done.parcel) == ["graded"]


def test_that_the_slip_of_a_parcel_that_is_done_shows_it_and_opens_no_other(
    tmp_path: Path,
) -> None:
    station = a_bench_station(tmp_path, a_sale(jumpers()))
    slip, bench = told_of(station), bench_of(station)
    first = bench.open(slip)
    graded(bench, bench.scan(first.id, JUMPER))
    bench.close(first.id)

    again = bench.open(slip)
    reopened = bench.scan(first.id, JUMPER)

    assert (again.id, again.closed) == (first.id, True)
    assert standings(reopened) == ["graded", "extra"]
    assert not reopened.closed


def test_that_the_order_of_a_parcel_that_is_done_shows_it_and_opens_no_other(
    tmp_path: Path,
) -> None:
    station = a_bench_station(tmp_path, a_sale(jumpers(), number="2041-1187"))
    slip, bench = told_of(station), bench_of(station)
    first = bench.open(slip)
    graded(bench, bench.scan(first.id, JUMPER))

    before = bench.open("2041-1187")
    bench.close(first.id)
    after = bench.open("2041-1187")

    assert (before.id, before.closed) == (first.id, False)
    assert (after.id, after.closed) == (first.id, True)
    assert bench.day().done == 1


def test_that_the_order_of_a_parcel_that_came_in_part_opens_one_for_the_rest(
    tmp_path: Path,
) -> None:
    station = a_bench_station(tmp_path, a_sale(jumpers(quantity=2), number="2041-1187"))
    slip, bench = told_of(station, ClaimLine("1", 2)), bench_of(station)
    first = bench.open(slip)
    graded(bench, bench.scan(first.id, JUMPER))
    bench.close(first.id)

    rest = bench.open("2041-1187")

    assert (rest.slip, rest.id != first.id) == (slip, True)
    assert standings(rest) == ["awaited"]


def test_that_recalled_goods_are_locked_away_whoever_grades_them(tmp_path: Path) -> None:
    recalled = replace(jumpers(), traits=frozenset({Trait.RECALLED}))
    station = a_bench_station(tmp_path, a_sale(recalled))
    slip, bench = told_of(station), bench_of(station)

    seen = bench.scan(bench.open(slip).id, JUMPER)

    assert standings(seen) == ["recalled"]
    assert (seen.rows[0].lane, seen.now) == (Lane.QUARANTINE, None)
    with pytest.raises(PieceLockedError):
        bench.grade(GradePiece("press", seen.id, 1, Grade.A))


def test_that_a_parcel_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    bench = bench_of(a_bench_station(tmp_path, a_sale(jumpers())))

    with pytest.raises(ParcelMissingError):
        bench.scan("IN000000018", JUMPER)


def test_that_a_whole_parcel_is_received_by_itself_when_nobody_touches_it(tmp_path: Path) -> None:
    hour = [NOW]
    station = a_bench_station(tmp_path, a_sale(jumpers()), clock=lambda: hour[0])
    slip, bench = told_of(station), bench_of(station)
    parcel = bench.open(slip)
    graded(bench, bench.scan(parcel.id, JUMPER))

    early = bench.tidy()
    hour[0] += timedelta(minutes=11)
    late = bench.tidy()

    assert (early, late) == (0, 1)
    assert bench.see(parcel.id).closed
