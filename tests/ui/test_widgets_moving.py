"""The things on the counter: announced once, ringed where the focus is, still where asked."""

from collections.abc import Callable

import pytest
import shiboken6
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.gallery import small_things
from tests.ui.gallery_scenes import rest, visit
from tests.ui.gallery_tools import room
from tests.ui.made import open_window, press
from ui.theme import Theme
from ui.widgets.answer_card import Answer, AnswerCard
from ui.widgets.button import Action, Button
from ui.widgets.focus_ring import FocusRing
from ui.widgets.forest import Forest
from ui.widgets.glyph import Picture
from ui.widgets.keycap import KeyCap
from ui.widgets.pressable import Pressable
from ui.widgets.rail import Door, Rail
from ui.widgets.reason_card import ReasonCard, Why
from ui.widgets.toast import Toast

pytestmark = pytest.mark.usefixtures("wears")


def test_that_an_answer_is_announced_once_when_its_sentence_changes(qtbot: QtBot) -> None:
    card = AnswerCard()
    qtbot.addWidget(card)

    card.tell(Answer(yes=False, sentence="Låt oss titta.", more="Sista dag var tisdag."))

    assert card.accessibleName() == "Låt oss titta. Sista dag var tisdag."


def test_that_the_ring_lies_around_what_has_the_focus_and_follows_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    area, inner = QScrollArea(), QWidget()
    column = QVBoxLayout(inner)
    cards = [ReasonCard(Why(str(n), f"Skäl {n}", "gift", str(n))) for n in range(12)]
    for card in cards:
        column.addWidget(card)
    area.setWidget(inner)
    row.addWidget(area)
    window.resize(300, 400)
    open_window(window, qtbot)

    cards[1].setFocus()
    ring = FocusRing.over(window)
    around = cards[1].rect().translated(cards[1].mapTo(window, QPoint(0, 0)))
    assert ring.isVisible()
    assert ring.geometry() == around.adjusted(-5, -5, 5, 5)

    area.verticalScrollBar().setValue(40)
    assert ring.geometry().top() == around.top() - 5 - 40
    cards[1].clearFocus()
    assert not ring.isVisible()


def test_that_the_ring_survives_the_end_of_what_it_lay_around(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    card = ReasonCard(Why("1", "Skäl", "gift", "1"))
    card.setParent(window)
    open_window(window, qtbot)
    ring = FocusRing.over(window)
    ring.follow(card, 12)

    shiboken6.delete(card)
    window.resize(500, 300)
    ring.leave()

    assert not ring.isVisible()


def test_that_goods_nobody_drew_are_a_parcel(qtbot: QtBot) -> None:
    unknown, parcel = Picture("../../etc/passwd"), Picture("parcel")
    for picture in (unknown, parcel):
        qtbot.addWidget(picture)
        picture.resize(64, 64)

    assert unknown.grab().toImage() == parcel.grab().toImage()


def test_that_key_caps_hide_as_a_set_where_a_shop_works_by_touch(
    qtbot: QtBot, wears: Callable[[Theme], None]
) -> None:
    button = Button(Action("Ångra", "Esc"))
    qtbot.addWidget(button)
    button.show()
    cap = button.findChild(KeyCap)
    assert isinstance(cap, KeyCap)
    assert cap.isVisible()

    wears(Theme(keys=False))

    assert not cap.isVisible()


def test_that_the_rail_says_where_one_goes(qtbot: QtBot) -> None:
    rail = Rail((Door("counter", "Disken", "storefront", here=True), Door("day", "I dag", "clock")))
    qtbot.addWidget(rail)
    entered: list[str] = []
    rail.entered.connect(entered.append)

    for door in rail.findChildren(Pressable):
        press(door)

    assert entered == ["counter", "day"]


def test_that_a_toast_stays_within_its_window_and_acts_once(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    toast = Toast(window, left=136, above=56)
    acted: list[bool] = []
    toast.acted.connect(lambda: acted.append(True))

    toast.tell("Läste 4006-88-XX", "Det känner vi inte igen.", "barcode", Action("Sök", "F3"))
    assert window.rect().contains(toast.geometry())
    press(toast.findChildren(Pressable)[0])

    assert (acted, toast.isVisible()) == ([True], False)


def test_that_a_toast_finds_its_place_once_its_window_has_its_size(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    toast = Toast(window, left=136, above=56)
    toast.tell("Läste 4006-88-XX")

    window.resize(900, 600)
    window.show()

    assert window.height() - 80 < toast.geometry().bottom() < window.height()


def test_that_nothing_moves_where_less_motion_is_asked_for(qtbot: QtBot) -> None:
    forest = Forest()
    qtbot.addWidget(forest)
    forest.resize(300, 200)
    before = forest.grab().toImage()

    forest.scan()

    assert forest.grab().toImage() == before


@pytest.mark.parametrize("build", (small_things, visit, rest))
def test_that_nothing_opens_a_window_of_its_own(
    build: Callable[[QVBoxLayout], None], qtbot: QtBot
) -> None:
    ground = room(build, 1180)
    qtbot.addWidget(ground)

    ground.show()

    strays = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not ground]
    assert strays == []
