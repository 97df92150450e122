"""Parcels received: her slip, the money that waited, the story, and goods for suppliers."""

from dataclasses import replace
from pathlib import Path

import pytest

from returns_station.desk.bench.commands import (
    NothingToUndoError,
    NotSupplierGoodsError,
)
from returns_station.desk.bench.views import Standing
from returns_station.goods.grade import Grade
from returns_station.listing import ListingKind
from returns_station.payout import PayoutState
from returns_station.phrase import Phrase
from returns_station.policy.claim import ClaimLine
from returns_station.slip import SlipKind
from tests.builders import a_sale
from tests.returns_station.desk.bench.at_the_bench import (
    JUMPER,
    SOCKS,
    a_bench_station,
    bench_of,
    faulty,
    goods_of,
    graded,
    jumpers,
    socks,
    told_of,
)
from tests.returns_station.desk.counter import MAJA


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


def test_that_goods_kept_for_her_leave_with_her_when_hers_are_here(tmp_path: Path) -> None:
    station = a_bench_station(tmp_path, a_sale(jumpers(quantity=2)))
    slip, bench = told_of(station, ClaimLine("1", 2)), bench_of(station)
    parcel = bench.open(slip)
    bench.scan(parcel.id, JUMPER)
    bench.scan(parcel.id, JUMPER)

    seen = bench.close(parcel.id)

    assert [row.standing for row in seen.rows] == [Standing.HERE, Standing.HERE]
    assert goods_of(station, slip) == {1: "here"}


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
    assert station.story(closed.received) == told


def test_that_a_list_for_a_supplier_and_a_put_away_label_are_drawn(tmp_path: Path) -> None:
    station = a_bench_station(tmp_path, a_sale(jumpers()))
    slip, bench = told_of(station, faulty()), bench_of(station)
    parcel = bench.scan(bench.open(slip).id, JUMPER)
    label = graded(bench, parcel, Grade.D).label
    listing = bench.send_to_supplier([one.id for one in bench.supplier_goods()], "press")

    station.put_out(label, str(tmp_path / "label.pdf"), MAJA)
    station.put_out(listing, str(tmp_path / "list.pdf"), MAJA)

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
