"""What comes in: as told of, more, less, other, unknown; nothing is lost and nobody did wrong."""

from pathlib import Path

from returns_station.desk.bench.views import Standing
from tests.builders import a_sale
from tests.returns_station.desk.bench.at_the_bench import (
    JUMPER,
    a_bench_station,
    bench_of,
    counted,
    goods_of,
    graded,
    jumpers,
    on_hand,
    told_of,
)


def test_that_a_parcel_of_one_piece_takes_three_inputs(tmp_path: Path) -> None:
    station = a_bench_station(tmp_path, a_sale(jumpers()))
    counted(station, KNIT_M=3)
    slip, bench = told_of(station), bench_of(station)

    opened = bench.open(slip)
    scanned = bench.scan(opened.id, JUMPER)
    done = graded(bench, scanned)

    assert (opened.slip, opened.called) == (slip, "Elin Sandberg")
    assert [row.standing for row in opened.rows] == [Standing.AWAITED]
    assert [row.standing for row in scanned.rows] == [Standing.HERE]
    assert [row.standing for row in done.parcel.rows] == [Standing.GRADED]
    assert (done.label.large, done.label.mark) == ("B1-12", "A")
    assert done.label.codes[0].text == f"{slip}/1"
    assert on_hand(station) == 4
    assert goods_of(station, slip) == {1: "here"}
