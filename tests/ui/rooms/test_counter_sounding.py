"""What a scan led to: yes, look, or nothing that is known; one verdict a scan, in order."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from returns_station.adapters.settings import SoundSettings
from returns_station.desk.views import NothingFound, SaleFound, SlipFound
from returns_station.phrase import Phrase
from tests.builders import NOW, a_sale
from tests.returns_station.desk.counter import a_station
from tests.ui.rooms.shop import (
    BOOTS,
    JUMPER,
    LAMP,
    MAJA,
    RECEIPT,
    SOCKS,
    Counter,
    a_counter,
    goods,
    sales,
)
from tests.ui.rooms.states import LATER, a_view, answered, at_rest, on_the_counter, scanned
from ui.desk import Desk
from ui.models.verdict import Verdict
from ui.rooms.counter.ear import Ear
from ui.rooms.counter.state.counter import Counter as State
from ui.rooms.counter.state.counter import Page
from ui.rooms.counter.state.hearing import found, heard
from ui.rooms.counter.state.sounding import settled, verdict

OLD = a_sale(goods("1", BOOTS, "Vinterkänga Tind", "39", 1299), bought_on=date(2025, 9, 18))
UNKNOWN = NothingFound("4006-88-XX", Phrase("find.unknown"))


def _came_of(state: State, code: str) -> Verdict | None:
    return verdict(state, scanned(state, code, at=LATER))


def test_that_goods_that_are_ticked_are_a_yes() -> None:
    assert _came_of(on_the_counter(), JUMPER) is Verdict.YES


def test_that_a_receipt_that_opens_is_a_yes() -> None:
    before = at_rest()
    asked = heard(before, RECEIPT, NOW)

    after = found(asked, SaleFound(a_view(), ""), key="k", now=NOW)

    assert not settled(before, asked)
    assert verdict(before, after) is Verdict.YES


def test_that_a_receipt_of_which_all_has_come_back_is_looked_at() -> None:
    view = a_view(a_sale(goods("1", JUMPER, "Tröja", "M", 499)), l1=1)

    after = found(heard(at_rest(), RECEIPT, NOW), SaleFound(view, ""), key="k", now=NOW)

    assert verdict(at_rest(), after) is Verdict.LOOK


@pytest.mark.parametrize(
    "state",
    (
        pytest.param(scanned(on_the_counter(), JUMPER), id="ticked before"),
        pytest.param(on_the_counter(a_view(l1=1)), id="returned before"),
    ),
)
def test_that_goods_that_cannot_be_ticked_again_are_looked_at(state: State) -> None:
    assert _came_of(state, JUMPER) is Verdict.LOOK


def test_that_goods_that_a_person_must_look_at_are_no_yes() -> None:
    before = on_the_counter(a_view(OLD))
    ticked = heard(before, BOOTS, LATER)

    assert not settled(before, ticked)
    assert verdict(before, answered(ticked)) is Verdict.LOOK


def test_that_what_nobody_knows_is_unreadable() -> None:
    after = found(heard(at_rest(), UNKNOWN.raw, NOW), UNKNOWN, key="k", now=NOW)

    assert verdict(at_rest(), after) is Verdict.UNREADABLE
    assert verdict(at_rest(), heard(at_rest(), "", NOW)) is Verdict.UNREADABLE


def test_that_the_same_unknown_code_is_heard_each_time() -> None:
    first = found(heard(at_rest(), UNKNOWN.raw, NOW), UNKNOWN, key="k", now=NOW)

    second = found(heard(first, UNKNOWN.raw, LATER), UNKNOWN, key="k", now=LATER)

    assert verdict(first, second) is Verdict.UNREADABLE


def test_that_a_scanner_that_stutters_is_not_heard_twice() -> None:
    before = on_the_counter()
    ticked = heard(before, JUMPER, NOW)

    assert verdict(ticked, heard(ticked, JUMPER, NOW)) is None


def test_that_a_slip_is_a_yes_once_it_is_shown() -> None:
    asks = found(heard(at_rest(), "R000000017", NOW), SlipFound("R000000017", 1), key="k", now=NOW)

    assert not settled(at_rest(), asks)


def test_that_each_scan_has_one_verdict_even_when_the_next_comes_before_its_answer() -> None:
    told: list[Verdict] = []
    ear = Ear(told.append)
    state = on_the_counter()
    for code in (JUMPER, SOCKS):
        ear.take(code)
        text = ear.next(state)
        assert text == code
        state = heard(state, text, LATER)
        ear.follow(state)

    before_the_answer = tuple(told)
    ear.follow(answered(state))
    ear.follow(replace(answered(state), why=True))

    assert before_the_answer == (Verdict.YES,)
    assert told == [Verdict.YES, Verdict.YES]


def test_that_scans_of_a_real_window_are_heard_in_order(qtbot: QtBot, tmp_path: Path) -> None:
    counter = a_counter(qtbot, tmp_path)
    told: list[Verdict] = []
    counter.room.sounded.connect(told.append)

    for code in (RECEIPT, JUMPER, "4006-88-XX", JUMPER, "1988-0412", BOOTS, LAMP):
        counter.scan(code)
    qtbot.waitUntil(lambda: len(told) == 7)

    yes, look, unknown = Verdict.YES, Verdict.LOOK, Verdict.UNREADABLE
    assert told[:4] == [yes, yes, unknown, look]
    assert told[4] is yes
    assert counter.state.page in (Page.VISIT, Page.SEEK)


def test_that_a_window_lets_its_scans_be_heard_as_loud_as_its_desk_asks(
    qtbot: QtBot, tmp_path: Path
) -> None:
    station = a_station(tmp_path, *sales())
    desk = Desk(MAJA, "sv", "SE", tmp_path, motion=False, sound=SoundSettings(volume=35))
    counter = Counter(tmp_path, station, desk=desk)
    qtbot.addWidget(counter.window, before_close_func=lambda _: counter.close())
    counter.open(qtbot)

    counter.scan(RECEIPT)
    qtbot.waitUntil((tmp_path / "sounds" / "yes-35.wav").is_file)
