"""The set-up room leads to training and to the whole screen, where they are offered."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from returns_station.adapters.settings import Settings
from returns_station.adapters.speech import speech
from tests.builders import NOW
from tests.ui.made import press
from tests.ui.rooms.shop import MAJA
from ui.rooms.setup.errands import Setting
from ui.rooms.setup.room import SetupRoom
from ui.rooms.setup.state.setup import Machine, Page
from ui.widgets.button import Button


def test_that_training_and_the_whole_screen_are_asked_for_where_they_are_offered(
    qtbot: QtBot, tmp_path: Path
) -> None:
    machine = Machine(can_train=True, can_fill_screen=True)
    room = SetupRoom(Setting(Settings(), MAJA, tmp_path, lambda: NOW, machine=machine))
    screen = room.screen(speech("sv"), wide=False)
    qtbot.addWidget(screen)
    offered = {}
    for page, name in ((Page.SHOP, "Öva"), (Page.LOOK, "Hela skärmen")):
        room.show_page(page)
        buttons = {each.accessibleName(): each for each in screen.findChildren(Button)}
        offered[name] = buttons[name]
        with qtbot.waitSignal(room.training_asked if page is Page.SHOP else room.full_asked):
            press(offered[name])
    room.finish()

    assert set(offered) == {"Öva", "Hela skärmen"}
