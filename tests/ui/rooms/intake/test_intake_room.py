"""Parcels opened, ticked, graded and received in the window, over a real store-room."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from returns_station.goods.grade import Grade, Lane
from tests.ui.rooms.intake.shop import (
    HAT,
    HEATER,
    JACKET,
    JOHAN,
    JUMPER,
    KERSTIN,
    LAMP_ORDER,
    PIOTR,
    SOCKS,
)
from tests.ui.rooms.intake.window import AtBench
from ui.rooms.intake.state.acts import Do
from ui.rooms.intake.state.intake import Page, grade_of, in_hand


def test_that_an_announced_parcel_of_one_piece_takes_three_inputs(
    qtbot: QtBot, tmp_path: Path
) -> None:
    bench = AtBench.of(qtbot, tmp_path)

    bench.scan(JOHAN)
    bench.scan(SOCKS)
    bench.press(Qt.Key.Key_Return, "\r")
    bench.settled(qtbot)

    assert bench.standings() == ["graded"]
    assert bench.inputs == 3
    assert len(bench.labels()) == 1


def test_that_it_is_received_by_itself_with_the_next_parcels_scan(
    qtbot: QtBot, tmp_path: Path
) -> None:
    bench = AtBench.of(qtbot, tmp_path)
    bench.scan(JOHAN)
    bench.scan(SOCKS)
    bench.press(Qt.Key.Key_Return, "\r")
    bench.settled(qtbot)
    first = bench.parcel.id

    bench.scan(KERSTIN)
    bench.settled(qtbot)

    assert bench.station.bench(PIOTR).see(first).closed
    assert bench.parcel.called == "Kerstin Vall"
    assert bench.intake.state.day is not None
    assert bench.intake.state.day.done == 1


def test_that_a_whole_parcel_is_received_by_itself_where_none_follows(
    qtbot: QtBot, tmp_path: Path
) -> None:
    bench = AtBench.of(qtbot, tmp_path)
    bench.intake.steps._rest.setInterval(0)  # noqa: SLF001 - a test has no twenty seconds

    bench.scan(JOHAN)
    bench.scan(SOCKS)
    bench.press(Qt.Key.Key_Return, "\r")
    qtbot.waitUntil(lambda: bench.parcel.closed)

    assert "Mottaget." in bench.words()


def test_that_the_next_goods_grade_the_piece_in_hand(qtbot: QtBot, tmp_path: Path) -> None:
    bench = AtBench.of(qtbot, tmp_path)

    for code in (KERSTIN, JUMPER, SOCKS, JACKET):
        bench.scan(code)
    bench.press(Qt.Key.Key_Return, "\r")
    bench.settled(qtbot)

    assert [row.grade for row in bench.parcel.rows] == [Grade.A] * 3
    assert [row.shelf for row in bench.parcel.rows] == ["A3-07", "B1-12", "C2-01"]
    assert len(bench.labels()) == 3
    assert bench.inputs == 5


def test_that_what_does_not_hold_changes_the_grade_and_its_place(
    qtbot: QtBot, tmp_path: Path
) -> None:
    bench = AtBench.of(qtbot, tmp_path)
    bench.scan(KERSTIN)
    bench.scan(SOCKS)
    bench.settled(qtbot)
    assert grade_of(bench.intake.state) is Grade.A

    bench.press(Qt.Key.Key_2, "2")
    followed = grade_of(bench.intake.state)
    bench.press(Qt.Key.Key_C, "c")
    bench.press(Qt.Key.Key_Return, "\r")
    bench.settled(qtbot)

    row = bench.parcel.rows[1]
    assert followed is Grade.B
    assert (row.grade, row.lane) == (Grade.C, Lane.REPAIR)


def test_that_a_tap_on_a_card_and_a_check_does_the_same(qtbot: QtBot, tmp_path: Path) -> None:
    bench = AtBench.of(qtbot, tmp_path)
    bench.scan(KERSTIN)
    bench.scan(SOCKS)
    bench.settled(qtbot)
    looking = bench.screen.parcel.looking

    looking._checks["band"].click()  # noqa: SLF001 - as a finger would
    ticked = looking._checks["band"].isChecked()  # noqa: SLF001
    looking._cards[Grade.D].click()  # noqa: SLF001

    assert not ticked
    assert grade_of(bench.intake.state) is Grade.D
    assert looking._cards[Grade.D].chosen  # noqa: SLF001


def test_that_esc_takes_back_the_last_step_and_no_more(qtbot: QtBot, tmp_path: Path) -> None:
    bench = AtBench.of(qtbot, tmp_path)
    for code in (KERSTIN, JUMPER):
        bench.scan(code)
    bench.press(Qt.Key.Key_Return, "\r")
    bench.settled(qtbot)
    after = []

    for _ in range(3):
        bench.press(Qt.Key.Key_Escape)
        bench.settled(qtbot)
        parcel = bench.intake.state.parcel
        after.append([row.standing.value for row in parcel.rows][:1] if parcel else None)

    assert after == [["here"], ["awaited"], None]


def test_that_more_and_unknown_goods_go_to_quarantine_and_say_where(
    qtbot: QtBot, tmp_path: Path
) -> None:
    bench = AtBench.of(qtbot, tmp_path)

    bench.scan(KERSTIN)
    bench.scan(HAT)
    bench.settled(qtbot)
    said = bench.words()
    bench.scan("HITTEGODS-7")
    bench.settled(qtbot)

    assert "Mössa Rim: till fack Q." in said
    assert " | Q | " in said
    assert bench.standings() == ["awaited"] * 3 + ["extra", "unknown"]
    assert in_hand(bench.intake.state) is None


def test_that_recalled_goods_cannot_be_graded_and_say_so(qtbot: QtBot, tmp_path: Path) -> None:
    bench = AtBench.of(qtbot, tmp_path)

    bench.scan(LAMP_ORDER)
    bench.scan(HEATER)
    bench.settled(qtbot)

    assert bench.standings() == ["recalled"]
    assert "Vattenkokare Ånga är återkallad" in bench.words()
    assert bench.labels() == []


def test_that_goods_without_a_code_are_ticked_by_their_row(qtbot: QtBot, tmp_path: Path) -> None:
    bench = AtBench.of(qtbot, tmp_path)
    bench.scan(KERSTIN)
    bench.settled(qtbot)

    bench.screen.parcel.pieces.rows()[2].click()
    bench.settled(qtbot)

    assert bench.standings() == ["awaited", "awaited", "here"]


def test_that_less_than_told_of_is_received_with_one_key(qtbot: QtBot, tmp_path: Path) -> None:
    bench = AtBench.of(qtbot, tmp_path)
    bench.scan(KERSTIN)
    bench.scan(JUMPER)
    bench.press(Qt.Key.Key_Return, "\r")
    bench.settled(qtbot)
    offered = bench.words()

    bench.press(Qt.Key.Key_F8)
    bench.settled(qtbot)

    assert "Ta emot så" in offered
    assert bench.parcel.closed
    assert bench.standings() == ["graded", "awaited", "awaited"]


def test_that_a_parcel_put_aside_waits_and_opens_again(qtbot: QtBot, tmp_path: Path) -> None:
    bench = AtBench.of(qtbot, tmp_path)
    bench.scan(KERSTIN)
    bench.scan(JUMPER)
    bench.scan(JOHAN)
    bench.settled(qtbot)
    left = bench.intake.state.left
    said = bench.words()

    bench.scan(KERSTIN)
    bench.settled(qtbot)

    assert left is not None
    assert "Paket från Kerstin Vall väntar" in said
    assert bench.standings() == ["graded", "awaited", "awaited"]


def test_that_goods_with_no_parcel_open_are_ticked_nowhere(qtbot: QtBot, tmp_path: Path) -> None:
    bench = AtBench.of(qtbot, tmp_path)

    bench.scan(SOCKS)
    bench.settled(qtbot)

    assert bench.intake.state.parcel is None
    assert bench.intake.state.untaken == (SOCKS,)
    assert "Skanna paketet först" in bench.words()


def test_that_the_paper_in_a_parcel_nobody_knows_says_whose_it_is(
    qtbot: QtBot, tmp_path: Path
) -> None:
    bench = AtBench.of(qtbot, tmp_path)
    bench.scan("JJSE12345678901234")
    bench.settled(qtbot)
    asked = bench.words()

    bench.scan(KERSTIN)
    bench.settled(qtbot)

    assert "Vems är det?" in asked
    assert bench.parcel.called == "Kerstin Vall"
    assert len(bench.parcel.rows) == 3


def test_that_a_scan_leads_from_the_lanes_back_to_the_bench(qtbot: QtBot, tmp_path: Path) -> None:
    bench = AtBench.of(qtbot, tmp_path)
    bench.press(Qt.Key.Key_F6)
    bench.settled(qtbot)

    bench.scan(JOHAN)
    bench.settled(qtbot)

    assert bench.intake.state.page is Page.BENCH
    assert bench.parcel.called == "Johan Nyström"


def test_that_a_number_that_is_typed_opens_the_parcel(qtbot: QtBot, tmp_path: Path) -> None:
    bench = AtBench.of(qtbot, tmp_path)
    bench.press(Qt.Key.Key_F3)
    field = bench.screen.idle.field.edit

    field.setText(JOHAN)
    field.returnPressed.emit()
    bench.settled(qtbot)

    assert bench.parcel.called == "Johan Nyström"


def test_that_an_answer_elsewhere_reads_the_day_anew(qtbot: QtBot, tmp_path: Path) -> None:
    bench = AtBench.of(qtbot, tmp_path)
    other = bench.station.bench(PIOTR)
    other.open(JOHAN)

    bench.window.tell_all((object(),))
    bench.settled(qtbot)

    assert [one.called for one in bench.intake.state.waiting] == ["Johan Nyström"]


def test_that_closing_the_window_receives_what_is_whole(qtbot: QtBot, tmp_path: Path) -> None:
    bench = AtBench.of(qtbot, tmp_path)
    bench.scan(JOHAN)
    bench.scan(SOCKS)
    bench.press(Qt.Key.Key_Return, "\r")
    bench.settled(qtbot)
    parcel = bench.parcel.id

    bench.close()

    assert bench.station.bench(PIOTR).see(parcel).closed


def test_that_esc_at_rest_leads_to_the_counter(qtbot: QtBot, tmp_path: Path) -> None:
    bench = AtBench.of(qtbot, tmp_path)

    bench.intake.act(Do.UNDO)

    assert bench.window.open_room == "counter"
