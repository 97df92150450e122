"""The journal room in pictures: the list, one entry, the check and what it finds, trust.

Run `python -m tests.ui.journal_pictures FOLDER [WIDTHxHEIGHT] [LANGUAGE] [PERCENT] [THEME]`.
"""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication

from returns_station.case import Who
from returns_station.desk.auditing.views import Finding, Verified
from returns_station.desk.commands import GoodsCame, UndoReturn
from returns_station.desk.station import Station
from returns_station.desk.trust.views import (
    Budget,
    Given,
    Honesty,
    OnTrust,
    Pattern,
    PatternKind,
)
from returns_station.desk.trust.views import Verified as Ver
from returns_station.phrase import Phrase
from returns_station.policy.claim import ClaimLine
from tests.builders import NOW, a_claim, kronor, taking
from tests.returns_station.desk.counter import a_station
from tests.ui.every_walks import Place
from tests.ui.pictures import SIZE, settle
from tests.ui.rooms import shop
from ui.app import App
from ui.desk import Desk
from ui.rooms.journal.room import JournalRoom
from ui.rooms.journal.state import journal as moves
from ui.rooms.journal.state.acts import Do

EVA: Final = Who("Eva Lund", "Kontoret")
HONESTY: Final = Honesty(date(2025, 11, 26), held=97, not_held=1, unchecked=23)
PATTERNS: Final = (
    Pattern(PatternKind.NO_RECEIPT, "Kim Ek", 6, 1, threshold=4, customer=7,
            slips=("RS000000427", "RS000000435", "RS000000443")),
    Pattern(PatternKind.CLERK_UNDONE, "Nils Berg", 9, 2, of=61, threshold=5,
            slips=("RS000000518", "RS000000526")),
    Pattern(PatternKind.SAME_NAME, "Nils Berg", 2, 0, threshold=2, slips=("RS000000534",)),
)  # fmt: skip
BUDGET: Final = Budget(7, "", tuple(
    Given(f"S{nr}", NOW, kronor(120), OnTrust.NO_RECEIPT, stands)
    for nr, stands in enumerate((*[Ver.SALE_FOUND] * 2, *[Ver.NOT_YET] * 4))
))  # fmt: skip
_WELL: Final = Verified(entries=41_207, marks=9_804, rows=9_804, checkpoints=312, anchors=312)
_FOUND: Final = (
    Finding(Phrase("audit.entry_changed"), Phrase("audit.at.entry", {"entry": 31_288})),
    Finding(
        Phrase("audit.entries_missing"),
        Phrase("audit.at.entries", {"first": 40_010, "last": 40_013}),
    ),
)


def a_written_shop(folder: Path) -> Station:
    """A shop where a few returns were made, one undone, one awaited."""
    station = a_station(folder, *shop.sales())
    home = replace(a_claim(), goods_at_home=True)
    fetched = station.perform(taking("home", 1, home), shop.MAJA)
    station.perform(GoodsCame("came", fetched.slip), Who("Piotr Nowak", "Lagret"))
    done = station.perform(taking("back", 1, a_claim(ClaimLine("2"))), shop.MAJA)
    station.print_slip(done.slip, str(folder / "slip.pdf"), shop.MAJA)
    wrong = station.perform(taking("wrong", 1, a_claim(ClaimLine("3"))), shop.MAJA)
    station.perform(UndoReturn("undo", wrong.slip), shop.MAJA)
    return station


def room_of(app: App) -> JournalRoom:
    """The room in a window."""
    room = app.rooms.room("journal")
    assert isinstance(room, JournalRoom)
    return room


def walk(place: Place) -> Iterator[str]:
    """As the pictures of all pages are made."""
    return scenes(place.stage.app)


def scenes(app: App) -> Iterator[str]:
    """Set one scene after the other; each yields its name."""
    room = room_of(app)
    app.window.enter("journal")
    settle()
    yield "journal"
    room.act(Do.WALK, "1")
    room.act(Do.WALK, "1")
    settle()
    yield "journal-entry"
    room.act(Do.ONLY_SLIP)
    settle()
    yield "journal-slip"
    room.act(Do.BACK)
    settle()
    head = room.state.head
    assert head is not None
    room._move(moves.come_so_far(moves.begun(room.state), 0.41))  # noqa: SLF001 - the moment between
    settle()
    yield "journal-checking"
    room._move(moves.checked(room.state, replace(_WELL, findings=_FOUND), head))  # noqa: SLF001 - as above
    settle()
    yield "journal-found"
    room._move(moves.checked(room.state, _WELL, head))  # noqa: SLF001 - as above
    settle()
    yield "journal-holds"
    room.act(Do.BACK)
    room.act(Do.TRUST)
    settle()
    yield "journal-trust-new"
    room._move(moves.told(room.state, HONESTY, PATTERNS, (BUDGET,)))  # noqa: SLF001 - a year's counts
    settle()
    yield "journal-trust"


@contextmanager
def a_reader(
    size: tuple[int, int], language: str, percent: int = 100, theme: str = "light"
) -> Iterator[App]:
    """A window over a shop where a few things happened."""
    qt = QApplication.instance() or QApplication([])
    assert isinstance(qt, QApplication)
    with tempfile.TemporaryDirectory() as data:
        station = a_written_shop(Path(data))
        desk = Desk(
            EVA, language, "SE", Path(data), theme=theme, text_percent=percent, motion=False
        )
        app = App(qt, desk, clock=lambda: NOW)
        app.window.resize(*size)
        app.window.show()
        app.open(lambda: station)
        settle()
        yield app
        settle()
        app.close()
        app.window.close()
        app.window.deleteLater()


def main(arguments: list[str]) -> None:
    """Draw every scene."""
    given = dict(enumerate(arguments))
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    wide, high = map(int, given.get(1, SIZE).split("x"))
    language, percent, theme = given.get(2, "sv"), int(given.get(3, "100")), given.get(4, "light")
    with a_reader((wide, high), language, percent, theme) as app:
        for name in scenes(app):
            settle()
            app.window.grab().save(str(folder / f"{name}.png"))


if __name__ == "__main__":
    main(sys.argv[1:])
