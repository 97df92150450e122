"""A screen reader is told what each thing is, what it is called, how it stands, what changes."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.hearing import ROLE, Voice, heard, reachable, spoken_of, unheard
from tests.ui.made import made
from ui.tokens import Role
from ui.widgets.answer_card import Answer, AnswerCard
from ui.widgets.button import Action, Button
from ui.widgets.choice import Choice
from ui.widgets.field import Field
from ui.widgets.glyph import Glyph, Picture
from ui.widgets.group_chip import GroupChip
from ui.widgets.hint import Advice, Hint
from ui.widgets.label import PlainLabel
from ui.widgets.line_row import Line, LineRow
from ui.widgets.offer_card import Choice as Offer
from ui.widgets.offer_card import OfferCard
from ui.widgets.rail import Door, Rail
from ui.widgets.reason_card import ReasonCard, Why
from ui.widgets.status_line import Fact, StatusLine
from ui.widgets.stepper import Count
from ui.widgets.toast import Toast
from ui.widgets.total_bar import Total, TotalBar
from ui.widgets.value_line import Valued, ValueLine

pytestmark = pytest.mark.usefixtures("wears")


@pytest.fixture
def voice() -> Iterator[Voice]:
    """What is said during the test."""
    listening = Voice()
    yield listening
    listening.stop()


@pytest.fixture(autouse=True)
def listening() -> Iterator[None]:
    """A screen reader runs: things are asked what they are while they are being made."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def _states(widget: QWidget) -> set[str]:
    state = spoken_of(widget).state()
    names = ("checkable", "checked", "selectable", "selected", "disabled", "busy", "focusable")
    return {name for name in names if getattr(state, name)}


def test_that_each_thing_one_presses_has_a_role_a_name_and_its_key(qtbot: QtBot) -> None:
    things = made()
    for each in things:
        qtbot.addWidget(each)

    told = {(each.role.name, each.name.split(",")[0], each.description)
            for each in map(heard, things)}  # fmt: skip

    assert told == {
        ("Button", "Betala tillbaka", "Enter"),
        ("Button", "Ångra", "Esc"),
        ("CheckBox", "Stickad tröja Fjäll", "Storlek M, 499 kr"),
        ("CheckBox", "Passar inte", "2"),
        ("RadioButton", "Pengarna tillbaka", "Q"),
        ("Button", "Med hem nu", "1"),
        ("Button", "Varorna är hemma", "F4"),
    }


def test_that_ticked_chosen_busy_and_impossible_are_told(qtbot: QtBot) -> None:
    row = LineRow(Line("1", "Tröja", "M", "499 kr", ticked=True))
    card = ReasonCard(Why("size", "Passar inte", "ruler", "2"))
    offer = OfferCard(Offer("refund", "Pengarna", "499 kr", "i dag", "Q", chosen=True))
    closed = LineRow(Line("2", "Jacka", "38", "9 kr", closed="Redan lämnad"))
    busy = Button(Action("Betala"))
    for each in (row, card, offer, closed, busy):
        qtbot.addWidget(each)

    busy.work(True)

    assert _states(row) >= {"checkable", "checked"}
    assert _states(card) & {"checkable", "checked"} == {"checkable"}
    assert _states(offer) >= {"checkable", "checked"}
    assert "disabled" in _states(closed)
    assert "Redan lämnad" in heard(closed).description
    assert "busy" in _states(busy)


def test_that_what_one_turns_to_tells_which_is_open(qtbot: QtBot) -> None:
    rail = Rail(
        (Door("counter", "Disken", "storefront", here=True), Door("terms", "Löften", "scroll")),
        (Door("help", "Hjälp", "question"),),
    )
    chip, choice = GroupChip("Köp 3"), Choice("Mörkt")
    for each in (rail, chip, choice):
        qtbot.addWidget(each)
    chip.choose(True)
    choice.choose(True)

    here, there, help_ = (heard(door) for door in rail.findChildren(QWidget)
                          if heard(door).role in (ROLE.PageTab, ROLE.Button))  # fmt: skip

    assert [here.name, there.name, help_.name] == ["Disken", "Löften", "Hjälp"]
    assert [each.role for each in (here, there, help_)] == [ROLE.PageTab] * 2 + [ROLE.Button]
    assert "selected" in _states(here.widget)
    assert "selected" not in _states(there.widget)
    assert "selected" in _states(chip)
    assert (heard(choice).role, "checked" in _states(choice)) == (ROLE.RadioButton, True)


def test_that_a_screen_reader_presses_too_but_not_what_is_busy(qtbot: QtBot) -> None:
    button = Button(Action("Betala"))
    qtbot.addWidget(button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    actions = spoken_of(button).actionInterface()
    assert actions is not None

    for busy in (False, True):
        button.work(busy)
        for name in actions.actionNames()[:1]:
            actions.doAction(name)

    assert pressed == [True]


def test_that_the_green_button_tells_what_it_comes_to(qtbot: QtBot) -> None:
    bar = TotalBar()
    qtbot.addWidget(bar)

    bar.tell(Total("Tillbaka till Elin", "499,00 kr", Action("Betala", "Enter")))
    said = heard(bar.primary).description
    bar.tell(Total("", "", Action("Betala", "Enter", missing="Bocka en vara")))

    assert said == "Tillbaka till Elin, 499,00 kr, Enter"
    assert (heard(bar.primary).name, "disabled" in _states(bar.primary)) == ("Bocka en vara", True)


def test_that_one_fewer_and_one_more_say_of_what(qtbot: QtBot) -> None:
    row = LineRow(Line("1", "Raggsocka", "", "9 kr", count=Count(2, 3, "2 av 3", "färre", "fler")))
    qtbot.addWidget(row)

    steps = [heard(each) for each in row.findChildren(QWidget) if heard(each).name in
             ("färre", "fler")]  # fmt: skip

    assert [each.description for each in steps] == ["Raggsocka, 2 av 3"] * 2


def test_that_large_words_are_headings_and_a_sentence_with_values_is_read_whole(
    qtbot: QtBot,
) -> None:
    line = ValueLine()
    line.tell(["Öppet köp i ", Valued("days", "Dagar", "60 dagar"), "."])
    title, body = PlainLabel("Elin Sandberg", Role.TITLE), PlainLabel("Kvitto")
    for each in (line, title, body):
        qtbot.addWidget(each)

    assert (heard(title).role, heard(title).name) == (ROLE.Heading, "Elin Sandberg")
    assert heard(body).role is ROLE.StaticText
    assert heard(line).name == "Öppet köp i 60 dagar."
    assert [heard(chip).name for chip in line.order] == ["Dagar: 60 dagar"]


def test_that_an_answer_trouble_and_a_toast_are_said_once_each(qtbot: QtBot, voice: Voice) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    card, hint, toast = AnswerCard(), Hint(), Toast(window, left=0, above=0)
    column = QVBoxLayout(window)
    column.addWidget(card)
    column.addWidget(hint)
    window.show()
    yes = Answer(yes=True, sentence="Ja – 499 kr tillbaka.")
    unknown = Advice("Läste 4006.", "Det känner vi inte igen.")

    for _ in range(2):
        card.tell(yes)
        hint.tell(unknown)
    toast.tell("Returen är klar")
    card.hide()
    card.tell(yes)

    assert voice.said == [
        "Ja – 499 kr tillbaka.",
        "Läste 4006. Det känner vi inte igen.",
        "Returen är klar",
        "Ja – 499 kr tillbaka.",
    ]
    roles = {heard(each).role for each in (card, hint, toast)}
    assert roles == {ROLE.Notification, ROLE.AlertMessage}


def test_that_a_field_says_what_came_of_the_words(qtbot: QtBot, voice: Voice) -> None:
    field = Field("Namn, nummer, vara", "F3")
    qtbot.addWidget(field)

    field.tell("3 träffar")
    field.tell("3 träffar")

    assert voice.said == ["3 träffar"]
    assert heard(field.edit).role is ROLE.EditableText
    assert heard(field.edit).name == "Namn, nummer, vara"


def test_that_the_status_line_is_read_whole_also_where_large_text_leaves_some_out(
    qtbot: QtBot,
) -> None:
    line = StatusLine()
    qtbot.addWidget(line)

    line.tell((Fact("Maja Lind"), Fact("Kunden: svenska")), (Fact("Utan nät", amber=True),))

    told = heard(line)
    assert (told.role, told.name) == (ROLE.StatusBar, "Maja Lind, Kunden: svenska, Utan nät")


def test_that_a_nameless_stop_and_two_alike_would_be_seen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    nameless = Field("-")
    nameless.edit.setAccessibleName("")
    nameless.edit.setPlaceholderText("")
    for each in (Button(Action("Ja")), Button(Action("Ja")), nameless):
        column.addWidget(each)
    window.show()

    faults = unheard(window, reachable(window))

    assert [each.partition(":")[0] for each in faults] == ["no name", "twice", "twice"]


def test_that_pictures_are_passed_over(qtbot: QtBot) -> None:
    pictures = (Glyph("check"), Picture("jumper"))
    for each in pictures:
        qtbot.addWidget(each)

    assert [(heard(each).role, heard(each).name) for each in pictures] == [(ROLE.Client, "")] * 2
