"""Steps taken back, and what lies in quarantine."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from db.unit_of_work import StoreRoom
from returns_station.desk.bench.commands import (
    LetGo,
    NothingToUndoError,
    PieceLockedError,
)
from returns_station.desk.bench.views import Standing
from returns_station.desk.commands import UndoReturn
from returns_station.desk.undoing import CannotUndoError
from returns_station.goods.grade import Lane
from returns_station.sale import Trait
from tests.builders import a_sale
from tests.returns_station.desk.bench.at_the_bench import (
    JUMPER,
    RULES,
    a_bench_station,
    bench_of,
    counted,
    goods_of,
    graded,
    jumpers,
    on_hand,
    told_of,
)
from tests.returns_station.desk.counter import MAJA


def test_that_the_last_step_is_undone_and_the_one_before_it(tmp_path: Path) -> None:
    station = a_bench_station(tmp_path, a_sale(jumpers()))
    counted(station, KNIT_M=3)
    slip, bench = told_of(station), bench_of(station)
    parcel = bench.open(slip)
    graded(bench, bench.scan(parcel.id, JUMPER))

    ungraded = bench.undo(parcel.id)
    restocked = on_hand(station)
    unticked = bench.undo(parcel.id)

    assert ungraded.rows[0].standing is Standing.HERE
    assert (restocked, unticked.rows[0].standing) == (3, Standing.AWAITED)
    assert goods_of(station, slip) == {1: "awaited"}
    with pytest.raises(NothingToUndoError):
        bench.undo(parcel.id)


def test_that_a_row_nobody_told_of_goes_with_its_undo(tmp_path: Path) -> None:
    station = a_bench_station(tmp_path, a_sale(jumpers()))
    slip, bench = told_of(station), bench_of(station)
    parcel = bench.open(slip)
    bench.scan(parcel.id, "NOBODY")

    assert len(bench.undo(parcel.id).rows) == 1


def test_that_a_piece_promised_to_somebody_stays_on_its_shelf(tmp_path: Path) -> None:
    station = a_bench_station(tmp_path, a_sale(jumpers()))
    counted(station, KNIT_M=0)
    slip, bench = told_of(station), bench_of(station)
    parcel = bench.open(slip)
    graded(bench, bench.scan(parcel.id, JUMPER))
    store = station.store
    assert isinstance(store, StoreRoom)
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE stock SET held = on_hand"))

    with pytest.raises(NothingToUndoError):
        bench.undo(parcel.id)
    assert on_hand(station) == 0
    assert bench.see(parcel.id).rows[0].standing is Standing.GRADED


def test_that_goods_of_a_visit_that_was_undone_are_set_aside(tmp_path: Path) -> None:
    station = a_bench_station(tmp_path, a_sale(jumpers()))
    slip, bench = told_of(station), bench_of(station)
    parcel = bench.open(slip)
    station.perform(UndoReturn("undo", slip), MAJA)

    seen = bench.scan(parcel.id, JUMPER)

    assert [row.standing for row in seen.rows] == [Standing.EXTRA]


def test_that_a_visit_whose_goods_are_at_the_bench_is_not_undone(tmp_path: Path) -> None:
    station = a_bench_station(tmp_path, a_sale(jumpers()))
    slip, bench = told_of(station), bench_of(station)
    bench.scan(bench.open(slip).id, JUMPER)

    with pytest.raises(CannotUndoError):
        station.perform(UndoReturn("undo", slip), MAJA)


def test_that_a_person_sends_on_what_lies_in_quarantine_and_says_why(tmp_path: Path) -> None:
    station = a_bench_station(tmp_path, a_sale(jumpers()))
    slip, bench = told_of(station), bench_of(station)
    parcel = bench.open(slip)
    bench.scan(parcel.id, JUMPER)
    bench.scan(parcel.id, JUMPER)

    seen = bench.let_go(LetGo("press", parcel.id, 2, Lane.TO_HER, "She wants it back"))

    assert seen.rows[1].lane is Lane.TO_HER
    assert bench.quarantine() == ()


def test_that_nothing_recalled_leaves_quarantine(tmp_path: Path) -> None:
    recalled = replace(jumpers(), traits=frozenset({Trait.RECALLED}))
    station = a_bench_station(tmp_path, a_sale(recalled))
    slip, bench = told_of(station), bench_of(station)
    parcel = bench.scan(bench.open(slip).id, JUMPER)

    with pytest.raises(PieceLockedError):
        bench.let_go(LetGo("press", parcel.id, 1, Lane.OUTLET, "Looks fine"))


def test_that_a_lot_that_was_called_back_is_locked(tmp_path: Path) -> None:
    station = a_bench_station(
        tmp_path, a_sale(jumpers()), rules=replace(RULES, recalled=frozenset({"KNIT-M/L42"}))
    )
    slip, bench = told_of(station), bench_of(station)

    seen = bench.scan(bench.open(slip).id, f"]d201{JUMPER}10L42")

    assert seen.rows[0].standing is Standing.RECALLED
