"""What is shown anew leaves nothing behind: no widget, and nothing that held one."""

import gc

import pytest
import shiboken6
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QWidget, QWidgetItem
from pytestqt.qtbot import QtBot

from ui.widgets.emptied import emptied
from ui.widgets.flow import Flow


@pytest.mark.parametrize("make", (QHBoxLayout, lambda: Flow(4)))
def test_that_what_held_a_widget_is_let_go(qtbot: QtBot, make: "type[QLayout]") -> None:
    host, layout = QWidget(), make()
    qtbot.addWidget(host)
    host.setLayout(layout)
    shown = [QWidget(), QWidget()]
    for widget in shown:
        layout.addWidget(widget)
    held = [layout.itemAt(0), layout.itemAt(1)]

    given = list(emptied(layout))

    assert given == shown
    assert layout.count() == 0
    assert [shiboken6.isValid(item) for item in held] == [False, False]


def test_that_a_layout_of_our_own_lets_go_of_what_held_its_widgets(qtbot: QtBot) -> None:
    host, layout, before = QWidget(), Flow(4), _items()
    qtbot.addWidget(host)
    host.setLayout(layout)
    for _ in range(5):
        layout.addWidget(QWidget())
    during = _items()

    for widget in emptied(layout):
        widget.deleteLater()

    assert (during - before, _items() - before) == (5, 0)


def test_that_a_widget_that_goes_by_itself_leaves_its_layout(qtbot: QtBot) -> None:
    host, layout, widget = QWidget(), Flow(4), QWidget()
    qtbot.addWidget(host)
    host.setLayout(layout)
    layout.addWidget(widget)

    shiboken6.delete(widget)

    assert layout.count() == 0


def _items() -> int:
    gc.collect()
    kinds = (QLayoutItem, QWidgetItem)
    return sum(type(each) in kinds and shiboken6.isValid(each) for each in gc.get_objects())
