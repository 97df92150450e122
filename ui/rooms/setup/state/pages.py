"""What stands on each section and on each step of the guide, and which thing is green there."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from returns_station.phrase import Phrase
from ui.rooms.setup.state import slip
from ui.rooms.setup.state.choice import Words
from ui.rooms.setup.state.choices import GROUPS, group
from ui.rooms.setup.state.paper_ways import any_printer
from ui.rooms.setup.state.printing import sought
from ui.rooms.setup.state.setup import LAST_STEP, SOUGHT, Page, Sales, Setup

LEARN, CAMERA, SOUNDS, TRIAL, BRING = "learn", "camera", "sounds", "trial", "bring"
TRAINING, FULL = "training", "full"
MANAGER: Final = "manager"
LOGO, PREVIEW = "logo", "preview"
KNOWN, FOUND, STANDS, REMOVE = "known", "found", "stands", "remove"
PARTS: Final = {
    Page.LOOK: (
        "desk.language", "look.theme", "look.text_percent", "look.motion", "look.key_caps", FULL,
    ),
    Page.SCANNER: (LEARN, "scanner.serial", CAMERA, "sound.volume", SOUNDS),
    Page.PRINTER: (
        "desk.printer", "desk.paper", TRIAL, "desk.label_printer", "desk.list_printer",
        "desk.spare_printer", KNOWN,
    ),
    Page.SLIP: (
        "view.language", *slip.WORDS, LOGO, "slip.colour", slip.OWN_COLOUR, "slip.long",
        "view.paper", PREVIEW,
    ),
    Page.SCREEN: ("second_screen.shown", "second_screen.name"),
    Page.SHOP: (
        "shop.name", "shop.address", "shop.organisation_number", "shop.market", "shop.language",
        MANAGER, TRAINING,
    ),
}  # fmt: skip
ADDING: Final = (SOUGHT, FOUND)
BESIDE: Final = frozenset(("view.paper", PREVIEW))
"""What stands beside the rest, where there is room."""
SETTING_UP: Final = (
    STANDS, "printer.speaks", "printer.paper", "printer.dpi", "printer.drawer", TRIAL,
    "printer.name", "printer.at", REMOVE,
)  # fmt: skip
STEPS: Final = (
    ("shop.name", "shop.market", "desk.language"),
    (BRING,),
    ("desk.printer", "desk.paper", TRIAL),
    (LEARN,),
    (MANAGER,),
)
ICONS: Final = {
    Page.LOOK: "chat-circle-text",
    Page.SCANNER: "barcode",
    Page.PRINTER: "printer",
    Page.SLIP: "receipt",
    Page.SCREEN: "user-circle",
    Page.SHOP: "storefront",
}
_SAID: Final = {
    "desk.spare_printer": "setup.printer.spare_what",
    SOUGHT: "setup.printer.sought_what",
}
assert len(STEPS) == LAST_STEP


class Then(Enum):
    """What the green button does."""

    ON = auto()
    BRING_IN = auto()
    LISTEN = auto()
    USE = auto()
    SEEK = auto()
    MANAGER = auto()


@dataclass(frozen=True, slots=True)
class Green:
    """The next action in words, or what is missing before it."""

    then: Then
    words: Phrase
    missing: bool = False


def title(state: Setup) -> Phrase:
    """What the open page is called; a printer by its own name."""
    if FOUND in parts(state):
        return Phrase("setup.printer.add")
    if STANDS in parts(state):
        return Phrase("setup.printer.named", {"name": state.printing.open})
    return Phrase(f"setup.page.{state.page.value}")


def parts(state: Setup) -> tuple[str, ...]:
    """What stands on what lies open, in its order."""
    here = _here(state)
    return tuple(part for part in _all(state) if here.get(part, True))


def _all(state: Setup) -> tuple[str, ...]:
    if state.guiding:
        return STEPS[state.step - 1]
    if state.page is Page.PRINTER and state.printing.adding:
        return ADDING
    if state.page is Page.PRINTER and state.printing.open in state.settings.printers:
        return SETTING_UP
    return PARTS[state.page]


def _here(state: Setup) -> dict[str, bool]:
    """What is shown only where it can mean something."""
    machine, settings = state.machine, state.settings
    printer = settings.printers.get(state.printing.open)
    can_print = any_printer(state)
    return {
        CAMERA: machine.camera,
        TRAINING: machine.can_train,
        MANAGER: machine.staffed is not None,
        FULL: machine.can_fill_screen,
        # A printer that is set up knows its own paper.
        "desk.paper": settings.desk.printer not in settings.printers,
        "desk.label_printer": can_print,
        "desk.list_printer": can_print,
        "desk.spare_printer": bool(settings.desk.printer) and can_print,
        "printer.dpi": printer is not None and printer.speaks != "pdf",
        "printer.drawer": printer is not None and printer.speaks == "escpos",
    }


def note(state: Setup, name: str) -> Phrase | None:
    """What else is to be said of a choice: what this machine has, or lacks."""
    if name in slip.DRAFTS:
        return slip.note(name, state.written(name))
    if name in _SAID:
        return Phrase(_SAID[name])
    of = {"desk.printer": _of_printers, "printer.at": _of_address, "scanner.serial": _of_scanner}
    return of[name](state) if name in of else None


def is_wrong(state: Setup, name: str) -> bool:
    """Whether what is written in a field can't be kept."""
    text = state.written(name)
    if name in slip.DRAFTS:
        return bool(slip.wrong(name, text))
    return name == "printer.at" and not sought(text)


def _of_address(state: Setup) -> Phrase | None:
    known = sought(state.written("printer.at"))
    return None if known else Phrase("setup.printer.no_address")


def _of_scanner(state: Setup) -> Phrase | None:
    machine = state.machine
    if not state.settings.scanner.serial:
        return None
    if not machine.scanner:
        return Phrase("setup.serial.none")
    return Phrase(
        "setup.serial.lost" if machine.lost else "setup.serial.hears", {"name": machine.scanner}
    )


def _of_printers(state: Setup) -> Phrase | None:
    if state.machine.printers is None:
        return Phrase("setup.printer.looking")
    if not any_printer(state):
        return Phrase("setup.printer.none")
    return None


def green(state: Setup) -> Green | None:
    """The one green thing, where there is a next action at all."""
    if FOUND in parts(state):
        return _seek(state)
    if LEARN in parts(state):
        return _listen(state)
    return _go_on(state) if state.guiding else None


def _seek(state: Setup) -> Green:
    if state.printing.asking:
        return Green(Then.SEEK, Phrase("setup.printer.seeking"), missing=True)
    if not sought(state.written(SOUGHT)):
        return Green(Then.SEEK, Phrase("setup.printer.address_first"), missing=True)
    return Green(Then.SEEK, Phrase("setup.printer.seek"))


def _listen(state: Setup) -> Green:
    listening = state.listening
    if listening.learned is not None:
        return Green(Then.USE, Phrase("setup.scanner.use"))
    if listening.on:
        more = Phrase("setup.scanner.more", {"count": listening.left})
        return Green(Then.USE, more, missing=True)
    return Green(Then.LISTEN, Phrase("setup.scanner.listen"))


def _go_on(state: Setup) -> Green:
    if state.step == 1 and not state.written("shop.name").strip():
        return Green(Then.ON, Phrase("setup.guide.name_first"), missing=True)
    if BRING in parts(state) and state.sales is Sales.FILLING:
        return Green(Then.ON, Phrase("setup.guide.filling"), missing=True)
    if BRING in parts(state) and state.sales is Sales.NONE and state.machine.can_bring_in:
        return Green(Then.BRING_IN, Phrase("setup.guide.bring_in"))
    if MANAGER in parts(state) and not state.machine.staffed:
        return Green(Then.MANAGER, Phrase("setup.manager.make"))
    return Green(Then.ON, Phrase("setup.guide.on"))


def summary(state: Setup, page: Page) -> tuple[Words, ...]:
    """What is chosen in a section, for the card that leads to it."""
    if page is Page.SHOP:
        name = state.written("shop.name").strip()
        said: Words = name or Phrase("setup.summary.nameless")
        market = group(state, "shop.market").now
        return (said, market.words) if market else (said,)
    if page is Page.SLIP:
        has_logo = bool(state.settings.slip.logo)
        logo = Phrase("setup.summary.logo" if has_logo else "setup.summary.no_logo")
        length = group(state, "slip.long").now
        return (logo, length.words) if length else (logo,)
    if page is Page.SCANNER:
        scanner = state.settings.scanner
        loud = group(state, "sound.volume").now
        known = Phrase(f"setup.summary.{scanner.ends_with}")
        return (known, loud.words) if loud else (known,)
    printer = state.settings.printers.get(state.settings.desk.printer)
    if page is Page.PRINTER and printer is not None:
        return (state.settings.desk.printer, Phrase(f"setup.paper.{printer.paper}"))
    names = [name for name in PARTS[page] if name in GROUPS][:2]
    shown = (group(state, name).now for name in names)
    return tuple(choice.words for choice in shown if choice is not None)
