"""The things on the counter: named, reachable by key, heard once, never cut, never markup."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.made import LINE, LONG, made, press
from ui.theme import Theme, theme
from ui.tokens import TEXT_SCALES, Role
from ui.widgets.button import Action, Button
from ui.widgets.label import PlainLabel
from ui.widgets.line_row import Line, LineList, LineRow
from ui.widgets.offer_card import Choice, OfferCard
from ui.widgets.option_row import Option, OptionRow
from ui.widgets.pressable import Pressable, Shape
from ui.widgets.reason_card import ReasonCard, Why
from ui.widgets.stepper import Count, Stepper
from ui.widgets.total_bar import Total, TotalBar

pytestmark = pytest.mark.usefixtures("wears")


def test_that_everything_pressable_tells_a_screen_reader_its_name(qtbot: QtBot) -> None:
    for thing in made():
        qtbot.addWidget(thing)
        told = QAccessible.queryAccessibleInterface(thing)
        assert told is not None
        assert told.text(QAccessible.Text.Name), type(thing)


def test_that_a_thing_without_a_name_is_our_mistake() -> None:
    with pytest.raises(AssertionError):
        Pressable("\u202e")


def test_that_space_presses_and_enter_is_left_to_the_room(qtbot: QtBot) -> None:
    for thing in made():
        qtbot.addWidget(thing)
        heard: list[bool] = []
        thing.clicked.connect(lambda _=False, heard=heard: heard.append(True))

        QTest.keyClick(thing, Qt.Key.Key_Return)
        QTest.keyClick(thing, Qt.Key.Key_Enter)
        assert heard == []
        QTest.keyClick(thing, Qt.Key.Key_Space)
        assert len(heard) == 1


def test_that_the_whole_of_a_card_is_its_target(qtbot: QtBot) -> None:
    card = OfferCard(Choice("refund", "Pengarna tillbaka", "499 kr", "På kortet", "Q", "Föreslås"))
    qtbot.addWidget(card)
    card.resize(240, 168)
    card.show()
    picked: list[str] = []
    card.picked.connect(picked.append)

    for place in (QPoint(3, 3), QPoint(60, 30), QPoint(230, 160)):
        window = card.childAt(place) or card
        assert window is card
        QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=place)

    assert picked == ["refund"] * 3


def test_that_a_busy_button_hears_no_second_press_and_keeps_its_width(qtbot: QtBot) -> None:
    button = Button(Action("Betala tillbaka", "Enter", "arrow-u-up-left"), Shape.PRIMARY)
    qtbot.addWidget(button)
    width, heard = button.sizeHint().width(), list[bool]()
    button.clicked.connect(lambda: heard.append(True))

    button.work(True)
    press(button)
    QTest.keyClick(button, Qt.Key.Key_Space)

    assert (heard, button.sizeHint().width()) == ([], width)
    button.work(False)
    press(button)
    assert len(heard) == 1


def test_that_what_cannot_be_pressed_yet_says_what_is_missing(qtbot: QtBot) -> None:
    bar = TotalBar()
    qtbot.addWidget(bar)
    confirmed: list[bool] = []
    bar.confirmed.connect(lambda: confirmed.append(True))

    bar.tell(Total("", "0,00 kr", Action("Betala", "Enter", missing="Bocka en vara")))
    bar.confirm()
    assert (confirmed, bar.primary.accessibleName()) == ([], "Bocka en vara")

    bar.tell(Total("Tillbaka", "499,00 kr", Action("Betala", "Enter")))
    bar.confirm()
    assert (confirmed, bar.primary.accessibleName()) == ([True], "Betala")


def test_that_enter_while_busy_confirms_nothing(qtbot: QtBot) -> None:
    bar = TotalBar()
    qtbot.addWidget(bar)
    confirmed: list[bool] = []
    bar.confirmed.connect(lambda: confirmed.append(True))

    bar.tell(Total("", "1 kr", Action("Betala", "Enter"), busy=True))
    bar.confirm()

    assert confirmed == []


def test_that_a_row_is_ticked_as_a_whole_and_counted_by_its_small_keys(qtbot: QtBot) -> None:
    lines = LineList()
    qtbot.addWidget(lines)
    ticked: list[str] = []
    counted: list[tuple[str, int]] = []
    lines.ticked.connect(ticked.append)
    lines.count_changed.connect(lambda line, count: counted.append((line, count)))
    count = Count(2, 3, "2 av 3", "en färre", "en fler")
    lines.tell((LINE, Line("2", "Socka", "", "149 kr", count=count)))
    lines.resize(432, 200)
    lines.show()

    press(lines.rows()[0])
    for small in lines.rows()[1].findChildren(Pressable):
        press(small)

    assert ticked == ["1"]
    assert counted == [("2", 1), ("2", 3)]


def test_that_a_count_ends_at_what_was_bought(qtbot: QtBot) -> None:
    row = LineRow(Line("2", "Socka", "", "149 kr", count=Count(3, 3, "3 av 3", "-", "+")))
    qtbot.addWidget(row)

    less, more = row.findChildren(Stepper)[0].findChildren(Pressable)

    assert (less.isEnabled(), more.isEnabled()) == (True, False)


def test_that_rows_that_stay_are_the_same_rows(qtbot: QtBot) -> None:
    lines = LineList()
    qtbot.addWidget(lines)
    lines.tell((LINE,))
    before = lines.rows()

    lines.tell((Line("1", "Stickad tröja Fjäll", "Storlek M", "499 kr", ticked=True),))

    assert lines.rows() == before
    assert lines.rows()[0].isChecked()


def test_that_a_line_that_is_closed_cannot_be_ticked(qtbot: QtBot) -> None:
    row = LineRow(Line("3", "Jacka", "", "1 249 kr", closed="Redan lämnad"))
    qtbot.addWidget(row)
    heard: list[str] = []
    row.ticked.connect(heard.append)

    press(row)

    assert heard == []
    assert "Redan lämnad" in row.accessibleDescription()


def test_that_a_name_is_never_markup_and_turns_nothing_round(qtbot: QtBot) -> None:
    label = PlainLabel("<b>Eva</b> <img src='/etc/hostname'>\u202eabc\x07")
    qtbot.addWidget(label)

    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == "<b>Eva</b> <img src='/etc/hostname'>abc"


def test_that_a_sentence_is_balanced_without_more_lines(qtbot: QtBot) -> None:
    text = "Ja – 499 kr tillbaka till kortet som slutar på 4242."
    plain, balanced = (PlainLabel(text, Role.SAY, wrap=True, balanced=b) for b in (False, True))
    for label in (plain, balanced):
        qtbot.addWidget(label)
        label.resize(700, 100)

    heights = {label.heightForWidth(700) for label in (plain, balanced)}

    assert heights == {2 * theme().line(Role.SAY)}


@pytest.mark.usefixtures("wears")
@pytest.mark.parametrize("role", (Role.POSTER, Role.SAY))
def test_that_a_tight_line_keeps_the_ring_of_a_capital(qtbot: QtBot, role: Role) -> None:
    label = PlainLabel("Tack, Åsa", role)
    qtbot.addWidget(label)
    hint = label.sizeHint()

    inks = []
    for more in (0, 40):
        label.resize(hint.width(), hint.height() + more)
        picture = label.grab().toImage()
        ground = picture.pixel(0, picture.height() - 1)
        spots = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
        inks.append(sum(picture.pixel(x, y) != ground for x, y in spots))

    assert inks[0] == inks[1] > 0


def test_that_a_label_that_may_be_cut_ends_with_an_ellipsis_and_others_keep_all(
    qtbot: QtBot,
) -> None:
    cut, whole = PlainLabel(LONG, cut=True), PlainLabel(LONG)
    qtbot.addWidget(cut)
    qtbot.addWidget(whole)

    assert cut.minimumSizeHint().width() < 120
    assert whole.minimumSizeHint().width() == whole.sizeHint().width() > 400


@pytest.mark.parametrize("scale", TEXT_SCALES)
def test_that_the_longest_words_get_the_lines_they_need(
    scale: float, qtbot: QtBot, wears: Callable[[Theme], None]
) -> None:
    wears(Theme(scale=scale, motion=False))
    for thing in (
        ReasonCard(Why("x", LONG, "question", "6")),
        OfferCard(Choice("x", LONG, "1 299,50 kr", LONG, "Q", "Föreslås")),
        OptionRow(Option("x", LONG, LONG, "1 299,50 kr", "1", "gift")),
        LineRow(Line("x", "Kort", LONG, "1 299,50 kr")),
        Button(Action(LONG, "Enter"), Shape.PRIMARY),
    ):
        ground = QWidget()
        qtbot.addWidget(ground)
        column = QVBoxLayout(ground)
        column.addWidget(thing)
        column.addStretch(1)
        ground.resize(round(460 * scale), 1600)
        ground.show()
        for label in thing.findChildren(PlainLabel):
            if label.isVisible() and label.hasHeightForWidth():
                assert label.height() >= label.heightForWidth(label.width()), (type(thing), scale)
