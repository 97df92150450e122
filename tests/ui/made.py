"""Things of the counter for a test, and the hand that opens and presses them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.button import Action, Button
from ui.widgets.chip import Chip
from ui.widgets.line_row import Line, LineRow
from ui.widgets.offer_card import Choice, OfferCard
from ui.widgets.option_row import Option, OptionRow
from ui.widgets.pressable import Pressable, Shape
from ui.widgets.reason_card import ReasonCard, Why

LINE = Line("1", "Stickad tröja Fjäll", "Storlek M", "499 kr", "jumper")
LONG = "Kestokulutustavararyhmäpäällikkö ei vastannut kuvausta lainkaan"


def made() -> list[Pressable]:
    return [
        Button(Action("Betala tillbaka", "Enter", "arrow-u-up-left"), Shape.PRIMARY),
        Button(Action("Ångra", "Esc")),
        LineRow(LINE),
        ReasonCard(Why("size", "Passar inte", "ruler", "2")),
        OfferCard(Choice("refund", "Pengarna tillbaka", "499 kr", "På kortet", "Q", "Föreslås")),
        OptionRow(Option("now", "Med hem nu", "Hylla C4", "0 kr", "1", "storefront")),
        Chip("Varorna är hemma", "F4", "package"),
    ]


def open_window(window: QWidget, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()


def press(thing: QWidget) -> None:
    QTest.mouseClick(thing, Qt.MouseButton.LeftButton)
