"""Nothing is cut off, nothing lies on anything else, and nothing goes unheard, on any page."""

from typing import Final

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from returns_station.adapters.pseudo import PSEUDO
from tests.ui.fits import faults_of, misfits, out_of_sight
from tests.ui.hearing import reachable
from tests.ui.made import open_window
from tests.ui.pages import GALLERIES, Look
from ui.widgets.button import Action, Button
from ui.widgets.label import PlainLabel
from ui.widgets.scrolled import scrolled

pytestmark = pytest.mark.usefixtures("wears")
SMALL: Final = Look("fi", 100, (1024, 700))
LARGE: Final = Look(PSEUDO, 200)
LONG: Final = Look(PSEUDO)
# A scene costs most of its time: what is seen all day is looked at in every language.
COMMON: Final = tuple(Look(language) for language in ("sv", "nb", "da", "en"))
# Tab goes from value to value before it comes to the buttons, as the room's own help says.
OWN_ORDER: Final = "terms"


@pytest.mark.parametrize("look", (SMALL, LARGE), ids=str)
@pytest.mark.parametrize("gallery", GALLERIES)
def test_that_all_of_every_page_is_seen_and_heard(gallery: str, look: Look) -> None:
    faults = {}
    for page in GALLERIES[gallery](look):
        if gallery == "second_screen":  # its keyboard is the clerk's
            found = misfits(page.window)
        else:
            found = faults_of(page.window, in_order=gallery != OWN_ORDER)
        if found:
            faults[page.name] = found

    assert faults == {}


@pytest.mark.parametrize("look", (LONG, *COMMON), ids=str)
@pytest.mark.parametrize("gallery", ("counter", "second_screen"))
def test_that_what_is_open_all_day_is_seen_in_every_language(gallery: str, look: Look) -> None:
    faults = {
        page.name: found for page in GALLERIES[gallery](look) if (found := misfits(page.window))
    }

    assert faults == {}


def _faults(qtbot: QtBot, *things: QWidget, size: tuple[int, int] = (200, 100)) -> list[str]:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    for each in things:
        row.addWidget(each)
    window.setFixedSize(*size)
    window.show()
    return [fault.partition(":")[0] for fault in misfits(window)]


def test_that_a_text_that_is_cut_would_be_seen(qtbot: QtBot) -> None:
    words = "Pengarna syns på kortet senast måndag 30 november."

    assert _faults(qtbot, PlainLabel(words)) == ["cut"]
    assert _faults(qtbot, PlainLabel(words, cut=True)) == []
    assert _faults(qtbot, PlainLabel(words, wrap=True), size=(200, 60)) == ["too low by 34"]
    assert _faults(qtbot, PlainLabel("Käyttöohjepalautus", wrap=True), size=(90, 120)) == [
        "a word broken"
    ]
    assert _faults(qtbot, Button(Action("Betala tillbaka till kortet", "Enter")))[:1] == ["cut"]


def test_that_texts_on_each_other_under_things_and_outside_would_be_seen(qtbot: QtBot) -> None:
    window, words = QWidget(), [PlainLabel("Tack, Elin.") for _ in range(3)]
    qtbot.addWidget(window)
    window.resize(400, 300)
    for each in words:
        each.setParent(window)
        each.resize(each.sizeHint())
    words[1].move(10, 5)
    words[2].move(350, 200)
    field = QLineEdit(window)
    field.setGeometry(340, 190, 100, 60)
    window.show()

    assert [fault.partition(":")[0] for fault in misfits(window)] == [
        "outside QWidget",
        "on each other",
        "under QLineEdit",
    ]


def test_that_what_the_keyboard_leads_to_is_scrolled_into_sight(qtbot: QtBot) -> None:
    held, window = QWidget(), QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(held)
    for nr in range(20):
        column.addWidget(Button(Action(f"Knapp {nr}")))
    QVBoxLayout(window).addWidget(scrolled(held))
    window.resize(300, 200)
    open_window(window, qtbot)

    stops = reachable(window)

    assert len(stops) == 20
    assert out_of_sight(stops) == []
