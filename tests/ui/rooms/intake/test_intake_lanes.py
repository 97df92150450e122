"""The lanes behind the bench: goods leave to their supplier on a list, and from quarantine."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from returns_station.desk.station import Station
from returns_station.goods.grade import Lane
from tests.ui.intake_pictures import faulty_goods
from tests.ui.rooms.intake.shop import HAT, HEATER, KERSTIN, LAMP_ORDER, PIOTR, a_shop
from tests.ui.rooms.intake.window import AtBench
from ui.rooms.intake.state.aside import open_one, ways
from ui.rooms.intake.state.intake import Page


def with_faulty_goods(qtbot: QtBot, folder: Path) -> tuple[AtBench, Station]:
    station = a_shop(folder)
    faulty_goods(station)
    bench = AtBench.of(qtbot, folder, station)
    bench.press(Qt.Key.Key_F6)
    bench.settled(qtbot)
    return bench, station


def test_that_what_is_ticked_leaves_on_one_printed_list(qtbot: QtBot, tmp_path: Path) -> None:
    bench, station = with_faulty_goods(qtbot, tmp_path)

    bench.screen.supplier.list.rows()[0].click()
    bench.press(Qt.Key.Key_Return, "\r")
    bench.settled(qtbot)
    listing = bench.intake.state.supplier.listing
    qtbot.waitUntil(lambda: bool(list((tmp_path / "lists").glob("*.pdf"))))
    qtbot.waitUntil(lambda: "Redan skickat" in bench.words())

    goods = station.bench(PIOTR).supplier_goods()
    assert listing is not None
    assert sorted(one.sent_on is not None for one in goods) == [False, True]
    assert f"Listan {listing.number} är gjord." in bench.words()


def test_that_nothing_ticked_sends_nothing_and_says_what_is_missing(
    qtbot: QtBot, tmp_path: Path
) -> None:
    bench, station = with_faulty_goods(qtbot, tmp_path)
    for row in bench.screen.supplier.list.rows():
        row.click()

    bench.press(Qt.Key.Key_Return, "\r")
    bench.settled(qtbot)

    assert "Bocka någon vara" in bench.words()
    assert {one.sent_on for one in station.bench(PIOTR).supplier_goods()} == {None}


def test_that_two_presses_of_enter_send_once(qtbot: QtBot, tmp_path: Path) -> None:
    bench, station = with_faulty_goods(qtbot, tmp_path)

    bench.press(Qt.Key.Key_Return, "\r")
    bench.press(Qt.Key.Key_Return, "\r")
    bench.settled(qtbot)

    assert bench.intake.state.trouble is None
    assert all(one.sent_on for one in station.bench(PIOTR).supplier_goods())


def test_that_goods_in_quarantine_go_on_with_one_key_and_a_reason(
    qtbot: QtBot, tmp_path: Path
) -> None:
    bench = AtBench.of(qtbot, tmp_path)
    bench.scan(KERSTIN)
    bench.scan(HAT)
    bench.settled(qtbot)
    parcel = bench.parcel.id
    bench.press(Qt.Key.Key_F7)
    bench.settled(qtbot)
    said = bench.words()

    bench.press(Qt.Key.Key_1, "1")
    bench.settled(qtbot)

    (hat,) = (row for row in bench.station.bench(PIOTR).see(parcel).rows if row.nr == 4)
    assert "Fråga Kerstin Vall om den." in said
    assert hat.lane is Lane.TO_HER
    assert "Inget väntar på att någon tittar." in bench.words()


def test_that_recalled_goods_have_no_way_on(qtbot: QtBot, tmp_path: Path) -> None:
    bench = AtBench.of(qtbot, tmp_path)
    bench.scan(LAMP_ORDER)
    bench.scan(HEATER)
    bench.settled(qtbot)

    bench.press(Qt.Key.Key_F7)
    bench.settled(qtbot)

    one = open_one(bench.intake.state.aside)
    assert one is not None
    assert ways(one) == ()
    assert "Den förblir inlåst." in bench.words()


def test_that_the_label_of_a_piece_in_quarantine_is_printed_on_asking(
    qtbot: QtBot, tmp_path: Path
) -> None:
    bench = AtBench.of(qtbot, tmp_path)
    bench.scan(KERSTIN)
    bench.scan(HAT)
    bench.settled(qtbot)
    bench.press(Qt.Key.Key_F7)
    bench.settled(qtbot)

    bench.press(Qt.Key.Key_F5)
    bench.settled(qtbot)

    assert len(bench.labels()) == 1


def test_that_esc_leads_from_a_lane_to_the_parcel_that_lay_open(
    qtbot: QtBot, tmp_path: Path
) -> None:
    bench = AtBench.of(qtbot, tmp_path)
    bench.scan(KERSTIN)
    bench.press(Qt.Key.Key_F6)
    bench.settled(qtbot)

    bench.press(Qt.Key.Key_Escape)
    bench.settled(qtbot)

    assert bench.intake.state.page is Page.BENCH
    assert bench.parcel.called == "Kerstin Vall"
