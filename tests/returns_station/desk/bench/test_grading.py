"""Pieces graded: where they go, what is for sale again, and what is a question."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from db.unit_of_work import StoreRoom
from returns_station.adapters.photos import PhotoFolder
from returns_station.desk.bench.commands import (
    GradePiece,
    PieceLockedError,
    SettleQuestion,
)
from returns_station.desk.bench.house import BenchHouse
from returns_station.desk.bench.views import Standing
from returns_station.goods.grade import Grade, Lane
from returns_station.policy.claim import ClaimLine
from tests.builders import a_sale
from tests.returns_station.adapters.test_photos import a_photo
from tests.returns_station.desk.bench.at_the_bench import (
    JUMPER,
    RULES,
    a_bench_station,
    bench_of,
    counted,
    faulty,
    graded,
    jumpers,
    on_hand,
    told_of,
)


def test_that_what_is_opened_is_not_for_sale_as_new(tmp_path: Path) -> None:
    station = a_bench_station(tmp_path, a_sale(jumpers()))
    counted(station, KNIT_M=3)
    bench = bench_of(station)
    told_of(station)

    done = graded(bench, bench.scan(bench.open("2041-1187").id, JUMPER), Grade.B)

    assert (done.parcel.rows[0].lane, done.label.large) == (Lane.OUTLET, "O")
    assert on_hand(station) == 3


def test_that_goods_nobody_counts_are_received_and_counted_by_nobody(tmp_path: Path) -> None:
    """Peers: the unit becomes returned, and the stock is unchanged (C09)."""
    station = a_bench_station(tmp_path, a_sale(jumpers()))
    slip, bench = told_of(station), bench_of(station)
    parcel = bench.open(slip)

    done = graded(bench, bench.scan(parcel.id, JUMPER))
    undone = bench.undo(parcel.id)

    assert done.parcel.rows[0].standing is Standing.GRADED
    assert (on_hand(station), undone.rows[0].standing) == (None, Standing.HERE)


def test_that_the_same_press_twice_changes_nothing(tmp_path: Path) -> None:
    station = a_bench_station(tmp_path, a_sale(jumpers(quantity=2)))
    counted(station, KNIT_M=0)
    slip, bench = told_of(station, ClaimLine("1", 2)), bench_of(station)
    parcel = bench.scan(bench.open(slip).id, JUMPER)

    first = graded(bench, parcel, key="press")
    again = graded(bench, parcel, key="press")

    assert again == first
    assert on_hand(station) == 1


def test_that_a_piece_is_graded_once(tmp_path: Path) -> None:
    station = a_bench_station(tmp_path, a_sale(jumpers()))
    slip, bench = told_of(station), bench_of(station)
    parcel = bench.scan(bench.open(slip).id, JUMPER)
    graded(bench, parcel, key="one")

    with pytest.raises(PieceLockedError):
        graded(bench, parcel, Grade.D, key="two")


def test_that_a_fault_she_told_of_is_there_until_somebody_has_looked(tmp_path: Path) -> None:
    station = a_bench_station(tmp_path, a_sale(jumpers()))
    slip, bench = told_of(station, faulty()), bench_of(station)

    seen = bench.scan(bench.open(slip).id, JUMPER)

    assert seen.now is not None
    assert seen.now.suggested is Grade.C
    assert [check.key for check in seen.now.checks if not check.ticked] == ["no_fault"]
    assert seen.now.places[2].lane is Lane.SUPPLIER


def test_that_goods_worn_though_told_unused_are_a_question_and_take_no_money(
    tmp_path: Path,
) -> None:
    station = a_bench_station(tmp_path, a_sale(jumpers()))
    slip, bench = told_of(station), bench_of(station)
    parcel = bench.open(slip)
    with station.store.views() as views:
        before = views.payouts.of_slip(slip)

    graded(bench, bench.scan(parcel.id, JUMPER), Grade.C)
    bench.close(parcel.id)

    with station.store.views() as views:
        assert views.payouts.of_slip(slip) == before
    assert [(seen.id, row) for seen, row in bench.questions()] == [(parcel.id, 1)]

    bench.settle(SettleQuestion("press", parcel.id, 1, "Washed, and sold as new"))
    bench.settle(SettleQuestion("press", parcel.id, 1, "Washed, and sold as new"))

    assert bench.questions() == ()


def test_that_a_set_is_asked_part_by_part(tmp_path: Path) -> None:
    rules = replace(RULES, sets={"KNIT-M": ("Tröja", "Mössa")})
    station = a_bench_station(tmp_path, a_sale(jumpers()), rules=rules)
    slip, bench = told_of(station), bench_of(station)

    seen = bench.scan(bench.open(slip).id, JUMPER)

    assert seen.now is not None
    assert [check.key for check in seen.now.checks][:2] == ["part_1", "part_2"]


@pytest.mark.parametrize(
    "wrong",
    (
        "UPDATE bench_piece SET lane = 'shelf' WHERE grade = 'C'",
        "UPDATE bench_piece SET standing = 'recalled'",
        (
            "INSERT INTO restock (piece_id, sku, grade, lane) "
            "SELECT id, sku, 'A', 'shelf' FROM bench_piece"
        ),
        (
            "INSERT INTO restock (piece_id, sku, grade, lane) "
            "SELECT id, sku, grade, lane FROM bench_piece"
        ),
    ),
)
def test_that_the_database_itself_puts_nothing_on_the_shelf_that_was_not_graded_so(
    tmp_path: Path, wrong: str
) -> None:
    station = a_bench_station(tmp_path, a_sale(jumpers()))
    slip, bench = told_of(station), bench_of(station)
    graded(bench, bench.scan(bench.open(slip).id, JUMPER), Grade.C)
    store = station.store
    assert isinstance(store, StoreRoom)

    with pytest.raises(IntegrityError), store.engine.begin() as connection:
        connection.execute(text(wrong))


def test_that_pictures_of_a_piece_come_with_its_grade(tmp_path: Path) -> None:
    house = BenchHouse(RULES, PhotoFolder(tmp_path))
    station = a_bench_station(tmp_path, a_sale(jumpers()), house=house)
    slip, bench = told_of(station), bench_of(station)
    parcel = bench.scan(bench.open(slip).id, JUMPER)
    photo = a_photo()

    bench.photo(parcel.id, 1, photo)
    done = bench.grade(GradePiece("press", parcel.id, 1, Grade.C, photos=(photo,)))

    (name,) = bench.pictures(parcel.id, 1)
    assert done.parcel.photos == 1
    assert bench.picture(name).startswith(b"\xff\xd8")
