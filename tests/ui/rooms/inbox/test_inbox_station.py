"""The letters room over a real station: what she wrote is answered, and a letter is written."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication

from returns_station.dialogue.answering import ItemKind, NewItem
from returns_station.dialogue.letter import Address, Channel, LetterKind
from tests.builders import NOW, a_claim, taking
from tests.returns_station.desk.counter import a_station
from tests.ui.pictures import settle
from tests.ui.rooms import shop
from ui.app import App
from ui.desk import Desk
from ui.rooms.inbox.room import InboxRoom


def test_that_an_answer_in_the_room_is_a_letter_to_her(qapp: QApplication, tmp_path: Path) -> None:
    station = a_station(tmp_path, *shop.sales())
    slip = station.perform(taking("back", 1, a_claim()), shop.MAJA).slip
    elin = Address(Channel.EMAIL, "elin@example.org", "Elin Sandberg", "sv")
    asked = NewItem(
        "mail-1", ItemKind.MESSAGE, slip, elin, "Pengarna", "Var är de?", NOW - timedelta(hours=1)
    )
    station.inbox(shop.MAJA).bring(asked)
    desk = Desk(shop.MAJA, "sv", "SE", tmp_path, theme="light", motion=False)
    app = App(qapp, desk, clock=lambda: NOW)
    app.window.show()
    app.open(lambda: station)
    settle()
    waits = app.rooms.written.said()
    app.window.enter("inbox")
    settle()
    room = app.rooms.room("inbox")
    assert isinstance(room, InboxRoom)
    screen = app.window.stack.currentWidget()
    assert screen is room._screen  # noqa: SLF001 - the room lies open

    room.pressed("1", "1")
    room.confirm()
    settle()

    letters = station.letters(shop.MAJA).of_slip(slip)
    after = app.rooms.written.said()
    app.close()
    app.window.close()
    app.window.deleteLater()
    settle()
    answers = [one.letter for one in letters if one.letter.kind is LetterKind.ANSWER]
    assert [each.says.args["words"] for each in answers] == ["Tack för att du skriver till oss."]
    assert station.inbox(shop.MAJA).items() == ()
    assert (waits, after) == ("1", "")
