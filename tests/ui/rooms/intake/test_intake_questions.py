"""Goods that are less than was told: a question for a person, answered on the page of F7."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from returns_station.desk.bench.commands import GradePiece, SettleQuestion
from returns_station.desk.bench.events import QuestionSettled
from returns_station.desk.station import Station
from returns_station.goods.grade import Grade
from returns_station.payout import Payout
from tests.ui.rooms.intake.shop import HAT, JACKET, JUMPER, KERSTIN, PIOTR, a_shop
from tests.ui.rooms.intake.test_intake_burst import Flaky
from tests.ui.rooms.intake.window import AtBench
from ui.rooms.intake.state.aside import Answer, open_one
from ui.rooms.intake.state.keys import help_for


def worn(station: Station, *codes: str) -> str:
    """Kerstin's parcel, in which these are worn though she told of them as unused."""
    bench = station.bench(PIOTR)
    parcel = bench.open(KERSTIN)
    for code in codes:
        parcel = bench.scan(parcel.id, code)
        assert parcel.now is not None
        told = GradePiece(f"worn {code}", parcel.id, parcel.now.row, Grade.C)
        parcel = bench.grade(told).parcel
    return parcel.id


def looking(qtbot: QtBot, folder: Path, station: Station) -> AtBench:
    """The page of what a person has to look at lies open."""
    bench = AtBench.of(qtbot, folder, station)
    bench.press(Qt.Key.Key_F7)
    bench.settled(qtbot)
    return bench


def heard_again(bench: AtBench, qtbot: QtBot) -> None:
    """Wait until the page hears an answer again."""
    qtbot.waitUntil(lambda: not bench.intake.state.aside.sending)


def questions(station: Station) -> list[int]:
    return [row for _, row in station.bench(PIOTR).questions()]


def paid(station: Station, parcel: str) -> tuple[Payout, ...]:
    slip = station.bench(PIOTR).see(parcel).slip
    with station.store.views() as views:
        return views.payouts.of_slip(slip)


def test_that_a_worn_piece_stands_behind_those_in_quarantine_and_says_why(
    qtbot: QtBot, tmp_path: Path
) -> None:
    station = a_shop(tmp_path)
    parcel = worn(station, JUMPER)
    station.bench(PIOTR).scan(parcel, HAT)
    bench = looking(qtbot, tmp_path, station)
    held = bench.intake.state.aside.held

    bench.press(Qt.Key.Key_Down)
    one = open_one(bench.intake.state.aside)

    assert held is not None
    assert [(each.row.title, each.worn) for each in held] == [
        ("Mössa Rim", False),
        ("Stickad tröja Fjäll", True),
    ]
    assert one is held[1]
    assert "Kerstin Vall sa att den var oanvänd; när vi tittade var den C: Sliten" in bench.words()
    assert ("answer_worn", ("1", "3")) in help_for(bench.intake.state)


@pytest.mark.parametrize("nr", range(1, len(Answer) + 1))
def test_that_each_answer_is_one_key_leaves_the_list_and_takes_no_money(
    qtbot: QtBot, tmp_path: Path, nr: int
) -> None:
    station = a_shop(tmp_path)
    parcel = worn(station, JUMPER)
    before = paid(station, parcel)
    bench = looking(qtbot, tmp_path, station)
    told: list[object] = []
    bench.intake.happened.connect(told.extend)

    bench.press(Qt.Key(Qt.Key.Key_0 + nr), str(nr))
    bench.settled(qtbot)

    seen = station.bench(PIOTR).see(parcel)
    assert questions(station) == []
    assert "Inget väntar på att någon tittar." in bench.words()
    assert told == [QuestionSettled(seen.slip, parcel, 1)]
    assert paid(station, parcel) == before
    assert seen.rows[0].grade is Grade.C


def test_that_the_kindest_answer_is_first_and_all_say_that_nothing_is_deducted(
    qtbot: QtBot, tmp_path: Path
) -> None:
    station = a_shop(tmp_path)
    worn(station, JUMPER)
    bench = looking(qtbot, tmp_path, station)

    one = bench.screen.aside.one
    shown = [card.accessibleName() for card in one.answers.values() if card.isVisible()]

    assert shown[0].startswith("Bra som den är")
    assert len(shown) == len(Answer)
    assert all("Inget dras av" in name for name in shown)
    assert not any(card.isVisible() for card in one.ways.values())


def test_that_a_doubled_press_answers_one_question_and_leaves_the_next(
    qtbot: QtBot, tmp_path: Path
) -> None:
    station = a_shop(tmp_path)
    worn(station, JUMPER, JACKET)
    bench = looking(qtbot, tmp_path, station)
    deaf = bench.intake.lanes._deaf  # noqa: SLF001 - a test has its own time
    deaf.setInterval(60_000)
    card = bench.screen.aside.one.answers[Answer.AS_IS]

    card.click()
    card.click()
    bench.settled(qtbot)
    card.click()
    bench.settled(qtbot)
    left = questions(station)
    deaf.setInterval(0)
    heard_again(bench, qtbot)
    card.click()
    bench.settled(qtbot)

    assert (left, questions(station)) == ([3], [])
    assert bench.intake.state.trouble is None


def test_that_a_piece_in_quarantine_and_in_question_is_looked_at_once(
    qtbot: QtBot, tmp_path: Path
) -> None:
    station = a_shop(tmp_path)
    of = station.bench(PIOTR)
    parcel = of.scan(of.open(KERSTIN).id, JUMPER)
    of.grade(GradePiece("press", parcel.id, 1, Grade.C, unticked=("serial",)))
    bench = looking(qtbot, tmp_path, station)
    held = bench.intake.state.aside.held

    bench.press(Qt.Key.Key_1, "1")
    bench.settled(qtbot)

    assert held is not None
    assert [one.worn for one in held] == [False]
    assert (of.quarantine(), of.questions()) == ((), ())


def test_that_an_answer_whose_answer_was_lost_is_given_once(qtbot: QtBot, tmp_path: Path) -> None:
    station = a_shop(tmp_path)
    worn(station, JUMPER)
    flaky = Flaky(station.store)
    station.store = flaky
    bench = looking(qtbot, tmp_path, station)
    bench.intake.carried.errands.patience.writing._again_ms = (5, 10)  # noqa: SLF001 - a test has no five seconds

    flaky.lost = 1
    bench.press(Qt.Key.Key_1, "1")
    bench.settled(qtbot)

    assert flaky.lost == 0
    assert questions(station) == []
    assert bench.intake.state.trouble is None


def test_that_one_another_desk_has_answered_says_so_and_leaves_the_list(
    qtbot: QtBot, tmp_path: Path
) -> None:
    station = a_shop(tmp_path)
    parcel = worn(station, JUMPER)
    bench = looking(qtbot, tmp_path, station)
    station.bench(PIOTR).settle(SettleQuestion("elsewhere", parcel, 1, "Tvättad"))

    bench.press(Qt.Key.Key_2, "2")
    bench.settled(qtbot)

    assert "Inget om den här varan väntar på svar." in bench.words()
    assert bench.intake.state.aside.held == ()
