"""Pieces graded: where they go, what is for sale again, what is a question, and the way back."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from db.unit_of_work import StoreRoom
from returns_station.adapters.photos import PhotoFolder
from returns_station.desk.bench.commands import (
    GradePiece,
    LetGo,
    NothingToUndoError,
    NotSupplierGoodsError,
    PieceLockedError,
    SettleQuestion,
)
from returns_station.desk.bench.house import BenchHouse
from returns_station.desk.bench.views import Standing
from returns_station.desk.commands import UndoReturn
from returns_station.desk.undoing import CannotUndoError
from returns_station.goods.grade import Grade, Lane
from returns_station.listing import ListingKind
from returns_station.payout import PayoutState
from returns_station.phrase import Phrase
from returns_station.policy.claim import ClaimLine
from returns_station.sale import Trait
from returns_station.slip import SlipKind
from tests.builders import a_sale
from tests.returns_station.adapters.test_photos import a_photo
from tests.returns_station.desk.bench.at_the_bench import (
    JUMPER,
    RULES,
    SOCKS,
    a_bench_station,
    bench_of,
    counted,
    faulty,
    goods_of,
    graded,
    jumpers,
    on_hand,
    socks,
    told_of,
)
from tests.returns_station.desk.counter import MAJA


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


def test_that_money_that_waited_is_let_go_when_all_of_it_is_here(tmp_path: Path) -> None:
    station = a_bench_station(tmp_path, a_sale(jumpers(), socks()), money_waits=True)
    slip, bench = told_of(station, ClaimLine("1"), ClaimLine("2")), bench_of(station)
    first = bench.open(slip)
    waits = graded(bench, bench.scan(first.id, JUMPER)).parcel.money
    bench.close(first.id)
    with station.store.views() as views:
        half = {one.state for one in views.payouts.of_slip(slip)}

    second = bench.open(slip)
    graded(bench, bench.scan(second.id, SOCKS))
    closed = bench.close(second.id)

    with station.store.views() as views:
        all_here = {one.state for one in views.payouts.of_slip(slip)}
    assert waits is not None
    assert closed.money is not None
    assert (waits.key, closed.money.key) == ("parcel.money.waits", "parcel.money.promised")
    assert (half, all_here) == ({PayoutState.WAITING}, {PayoutState.PROMISED})


def test_that_a_received_parcel_is_told_of_on_a_slip_of_its_own(tmp_path: Path) -> None:
    station = a_bench_station(tmp_path, a_sale(jumpers()))
    slip, bench = told_of(station), bench_of(station)
    parcel = bench.open(slip)
    graded(bench, bench.scan(parcel.id, JUMPER))

    closed = bench.close(parcel.id)
    again = bench.close(parcel.id)

    with station.store.views() as views:
        written = views.slip(closed.received)
        waiting = views.waiting_slips()
    assert written is not None
    assert (written.kind, len(written.lines)) == (SlipKind.GOODS_RECEIVED, 1)
    assert again.received == closed.received
    assert closed.received not in waiting
    assert bench.open(closed.received).id == parcel.id


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


def test_that_a_visit_whose_goods_are_at_the_bench_is_not_undone(tmp_path: Path) -> None:
    station = a_bench_station(tmp_path, a_sale(jumpers()))
    slip, bench = told_of(station), bench_of(station)
    bench.scan(bench.open(slip).id, JUMPER)

    with pytest.raises(CannotUndoError):
        station.perform(UndoReturn("undo", slip), MAJA)


def test_that_goods_kept_for_her_leave_with_her_when_hers_are_here(tmp_path: Path) -> None:
    station = a_bench_station(tmp_path, a_sale(jumpers(quantity=2)))
    slip, bench = told_of(station, ClaimLine("1", 2)), bench_of(station)
    parcel = bench.open(slip)
    bench.scan(parcel.id, JUMPER)
    bench.scan(parcel.id, JUMPER)

    seen = bench.close(parcel.id)

    assert [row.standing for row in seen.rows] == [Standing.HERE, Standing.HERE]
    assert goods_of(station, slip) == {1: "here"}


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


def test_that_goods_leave_for_their_supplier_once_and_stay_traceable(tmp_path: Path) -> None:
    station = a_bench_station(tmp_path, a_sale(jumpers(quantity=2)))
    slip = told_of(station, replace(faulty(), quantity=2))
    bench = bench_of(station)
    parcel = bench.open(slip)
    for _ in range(2):
        graded(bench, bench.scan(parcel.id, JUMPER), Grade.D)
    ids = [one.id for one in bench.supplier_goods()]

    listing = bench.send_to_supplier(ids, "press")
    again = bench.send_to_supplier(ids, "press")

    assert (listing.kind, len(listing.parts[0].rows)) == (ListingKind.SUPPLIER_RETURN, 2)
    assert again.number == listing.number
    assert {one.sent_on for one in bench.supplier_goods()} == {listing.made_at.date()}
    with pytest.raises(NotSupplierGoodsError):
        bench.send_to_supplier(ids, "another")
    with pytest.raises(NothingToUndoError):
        bench.undo(parcel.id)


def test_that_a_lot_that_was_called_back_is_locked(tmp_path: Path) -> None:
    station = a_bench_station(
        tmp_path, a_sale(jumpers()), rules=replace(RULES, recalled=frozenset({"KNIT-M/L42"}))
    )
    slip, bench = told_of(station), bench_of(station)

    seen = bench.scan(bench.open(slip).id, f"]d201{JUMPER}10L42")

    assert seen.rows[0].standing is Standing.RECALLED


def test_that_a_set_is_asked_part_by_part(tmp_path: Path) -> None:
    rules = replace(RULES, sets={"KNIT-M": ("Tröja", "Mössa")})
    station = a_bench_station(tmp_path, a_sale(jumpers()), rules=rules)
    slip, bench = told_of(station), bench_of(station)

    seen = bench.scan(bench.open(slip).id, JUMPER)

    assert seen.now is not None
    assert [check.key for check in seen.now.checks][:2] == ["part_1", "part_2"]


def test_that_the_story_of_a_visit_tells_of_the_bench(tmp_path: Path) -> None:
    station = a_bench_station(tmp_path, a_sale(jumpers()))
    slip, bench = told_of(station), bench_of(station)
    parcel = bench.open(slip)
    graded(bench, bench.scan(parcel.id, JUMPER), Grade.C)
    closed = bench.close(parcel.id)
    station.print_slip(closed.received, str(tmp_path / "slip.pdf"), MAJA)

    told = station.story(slip)

    assert [one.what.key for one in told][-5:] == [
        "story.parcel.opened",
        "story.parcel.graded",
        "story.arrived",
        "story.parcel.closed",
        "story.paper.done",
    ]
    paper = told[-1].what.args["paper"]
    assert isinstance(paper, Phrase)
    assert paper.key == "story.paper.received"


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


def test_that_a_list_for_a_supplier_and_a_put_away_label_are_drawn(tmp_path: Path) -> None:
    station = a_bench_station(tmp_path, a_sale(jumpers()))
    slip, bench = told_of(station, faulty()), bench_of(station)
    parcel = bench.scan(bench.open(slip).id, JUMPER)
    label = graded(bench, parcel, Grade.D).label
    listing = bench.send_to_supplier([one.id for one in bench.supplier_goods()], "press")

    station.put_out(label, str(tmp_path / "label.pdf"))
    station.put_out(listing, str(tmp_path / "list.pdf"))

    drawn = [(tmp_path / name).read_bytes()[:4] for name in ("label.pdf", "list.pdf")]
    assert drawn == [b"%PDF", b"%PDF"]


def test_that_what_happens_at_the_bench_names_nobody(tmp_path: Path) -> None:
    station = a_bench_station(tmp_path, a_sale(jumpers()))
    slip, bench = told_of(station), bench_of(station)
    parcel = bench.open("SOME PARCEL OF ELIN SANDBERG")
    bench.scan(parcel.id, "ELIN SANDBERG")
    graded(bench, bench.scan(bench.open(slip).id, JUMPER))
    bench.close(parcel.id)

    with station.store.views() as views:
        bodies = [entry.body for entry in views.journal()]
    assert [body for body in bodies if "ELIN" in body.upper()] == []
