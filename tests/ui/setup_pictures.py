"""The set-up room and the guide in pictures, for looking at them.

Run `python -m tests.ui.setup_pictures FOLDER [WIDTHxHEIGHT] [LANGUAGE] [PERCENT] [THEME]`.
"""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from returns_station.adapters.printing.found import Found
from returns_station.phrase import Phrase
from tests.builders import NOW
from tests.returns_station.desk.counter import a_station
from tests.ui.pictures import SIZE, settle
from tests.ui.rooms import shop
from ui.app import App
from ui.desk import Desk
from ui.rooms.imports.state import Brought
from ui.rooms.setup.room import SetupRoom
from ui.rooms.setup.state.keys import Do
from ui.rooms.setup.state.printers import found
from ui.rooms.setup.state.printing import added
from ui.rooms.setup.state.setup import SOUGHT, Page, Sales, not_saved
from ui.rooms.setup.state.slip_view import SlipView
from ui.wedge.learning import Stroke

EAN = "7310865004703"
ROLL = Found("tcp://192.168.1.50:9100", "TM-T20III", "escpos", there=True, answers=True)
OFFICE = Found(
    "ipp://192.168.1.60:631/ipp/print", "Kontoret", "pdf", ("a4", "a5"), 300,
    there=True, answers=True,
)  # fmt: skip
LABELS = Found(
    "usb:/dev/usb/lp0", "ZD421", "zpl", dpi=203, stops="media_empty", there=True, answers=True
)


def typed(code: str, *, each_ms: int = 2, ending: str = "Enter") -> tuple[Stroke, ...]:
    """A burst of keys."""
    letters = (Stroke(nr * each_ms, each, each) for nr, each in enumerate(code))
    end = (Stroke(len(code) * each_ms, "", "", ending),) if ending else ()
    return (*letters, *end)


def sections(room: SetupRoom) -> Iterator[str]:
    """Each section, as it is and as it becomes."""
    machine = replace(
        room.state.machine,
        printers=("Kassaskrivaren", "Kontoret_HP_LaserJet"),
        ports=("/dev/ttyACM0",),
        monitors=("HDMI-1",),
    )
    room.state = replace(room.state, machine=machine)
    for page in Page:
        room.act(Do.OPEN, page.value)
        yield page.value
        settle()
    yield from slips(room)
    yield from printers(room)
    room.act(Do.OPEN, "look")
    room.act(Do.PICK, "look.motion", "0")
    yield "undo"
    room.state = not_saved(room.state, Phrase("settings.not_saved", {"file": "settings.toml"}))
    room.act(Do.OPEN, "printer")
    yield "not-saved"
    room.state = replace(room.state, trouble=None)
    room.act(Do.TRIAL, "")
    settle()
    yield "trial"
    room.act(Do.OPEN, "scanner")
    room.act(Do.GREEN, "")
    yield "listening"
    room.overheard(typed("hejsan", each_ms=180))
    yield "typing"
    for _ in range(2):
        room.overheard(typed(f"\x02{EAN}"))
    yield "heard"
    room.overheard(typed(f"\x02{EAN}"))
    yield "learned"
    room.act(Do.GREEN, "")
    yield "used"


def slips(room: SetupRoom) -> Iterator[str]:
    """The slip's words as they are typed, then one that is wrong, then its colour on a sheet."""
    before = room.state.settings
    room.act(Do.OPEN, "slip")
    room.act(Do.TYPE, "wording.thanks", "Tack för besöket, {name}!")
    settle()
    yield "slip-typed"
    room.act(Do.TYPE, "wording.closing", "Öppet till 19, även {dag}.")
    settle()
    yield "slip-wrong"
    room.act(Do.PICK, "slip.colour", "1")
    settle()
    yield "slip-colour"
    shown = replace(room.state, settings=before, slip=SlipView(), drafts={}, undo=None)
    room._move(shown)  # noqa: SLF001 - as if nothing had been chosen


def printers(room: SetupRoom) -> Iterator[str]:
    """A roll printer, an office printer and a label printer, found and set up."""
    before = settings = room.state.settings
    room.act(Do.OPEN, "printer")
    room.act(Do.ADD, "")
    settle()
    room.act(Do.TYPE, SOUGHT, ROLL.at.removeprefix("tcp://"))
    machine = replace(room.state.machine, printers=("Kontoret_HP_LaserJet",))
    lies = replace(room.state.printing, devices=(LABELS,))
    room.state = found(replace(room.state, machine=machine, printing=lies), (ROLL,))
    room.act(Do.KEEP, "")
    yield "printer-found"
    for each in (ROLL, OFFICE, LABELS):
        settings, _ = added(settings, each)
    desk = settings.desk.model_copy(update={"list_printer": OFFICE.called})
    settings = settings.model_copy(update={"desk": desk})
    told = {each.at: each for each in (ROLL, OFFICE, LABELS)}
    pages = {"": "printers", ROLL.called: "printer-roll", LABELS.called: "printer-labels"}
    for name, page in pages.items():
        # Not asked: no machine that makes pictures has them.
        lies = replace(room.state.printing, told=told, adding=False, open=name)
        room._move(  # noqa: SLF001 - as if it had been chosen
            replace(room.state, settings=settings, printing=lies, drafts={})
        )
        yield page
    lies = replace(room.state.printing, open="")
    room._move(replace(room.state, settings=before, printing=lies))  # noqa: SLF001 - as above


def steps(room: SetupRoom) -> Iterator[str]:
    """Each step of the guide."""
    room.act(Do.TYPE, "shop.name", "")
    yield "guide-1"
    room.act(Do.TYPE, "shop.name", "Fjäll & Vik")
    yield "guide-1-named"
    room.act(Do.GREEN, "")
    yield "guide-2"
    room.state = replace(room.state, sales=Sales.IN)
    room.act(Do.KEEP, "")
    yield "guide-2-in"
    room.act(Do.GREEN, "")
    yield "guide-3"
    room.act(Do.GREEN, "")
    yield "guide-4"
    for _ in range(3):
        room.overheard(typed(EAN))
    yield "guide-4-learned"
    room.act(Do.GREEN, "")
    settle()
    yield "guide-5"
    room.act(Do.SKIP, "")
    settle()
    yield "guide-done"


def main(arguments: list[str]) -> None:
    """Draw every scene."""
    folder, given = Path(arguments[0]), dict(enumerate(arguments))
    wide, high = map(int, given.get(1, SIZE).split("x"))
    folder.mkdir(parents=True, exist_ok=True)
    qt = QApplication.instance() or QApplication([])
    assert isinstance(qt, QApplication)
    for sold, scenes in ((shop.sales(), sections), ((), steps)):
        with tempfile.TemporaryDirectory() as data:
            station = a_station(Path(data), *sold)
            desk = Desk(
                shop.MAJA, given.get(2, "sv"), "SE", Path(data),
                theme=given.get(4, "light"), text_percent=int(given.get(3, "100")), motion=False,
                shop="Granlöv" if sold else "",
            )  # fmt: skip
            app = App(
                qt, desk, lambda _file, _told: Brought(0, 0), lambda _s, _t: None, clock=lambda: NOW
            )
            app.window.resize(wide, high)
            app.window.show()
            app.open(lambda opened=station: opened)  # type: ignore[misc] # bound now
            settle()
            if sold:
                app.window.enter("setup")
                settle()
            for name in scenes(app.fitting.room):
                app.fitting.room.found("", lost=False)
                settle()
                app.window.grab().save(str(folder / f"{name}.png"))
            app.close()
            app.window.close()


if __name__ == "__main__":
    main(sys.argv[1:])
