"""Which paper goes where, and what a printer is: the likely one first, few of each."""

from collections.abc import Callable
from typing import Final

from returns_station.phrase import Phrase
from ui.rooms.setup.state.choice import Choice
from ui.rooms.setup.state.printing import papers_of
from ui.rooms.setup.state.setup import PRINTER, Setup

_SHEETS: Final = frozenset({"a4", "a5", "a6"})
_LABELS: Final = frozenset({"label4x6", "label100x60"})
_FOR_SLIPS: Final = ("roll80", "roll58", "a4", "a5")
_SPEAKS: Final = ("escpos", "zpl", "pdf")
_DPI: Final = (203, 300)


def any_printer(state: Setup) -> bool:
    """Whether there is anything to print with at all."""
    return bool(_names(state, ""))


def _names(state: Setup, now: str) -> tuple[str, ...]:
    """Those that are set up, the system's own that are not, and the chosen one though it is gone.

    A queue that is set up under a name of its own is not shown twice.
    """
    printers = state.settings.printers
    queues = {
        each.at.removeprefix("system:")
        for each in printers.values()
        if each.at.startswith("system:")
    }
    others = (name for name in state.machine.printers or () if name not in queues or name == now)
    return tuple(dict.fromkeys((*printers, *others, *((now,) if now else ()))))


def _is(state: Setup, name: str, *, speaks: str = "", papers: frozenset[str] = frozenset()) -> bool:
    printer = state.settings.printers.get(name)
    return printer is not None and (printer.speaks == speaks or printer.paper in papers)


def _slips(state: Setup, entry: str) -> tuple[Choice, ...]:
    """What a slip can come out of; a file is what always works, and stands last."""
    now = state.settings.desk.printer
    names = (
        name for name in _names(state, now) if name == now or not _is(state, name, speaks="zpl")
    )
    return (
        *(Choice(name, ((entry, name),)) for name in names),
        Choice(Phrase("setup.printer.pdf"), ((entry, ""),)),
    )


def _labels(state: Setup, entry: str) -> tuple[Choice, ...]:
    """Label printers stand first."""
    names = _names(state, state.settings.desk.label_printer)
    likely = sorted(names, key=lambda name: not _is(state, name, speaks="zpl", papers=_LABELS))
    return _or_a_file(likely, entry)


def _lists(state: Setup, entry: str) -> tuple[Choice, ...]:
    """Printers with sheets in them stand first; what has labels in it prints no list."""
    now = state.settings.desk.list_printer
    names = [
        name
        for name in _names(state, now)
        if name == now or not _is(state, name, speaks="zpl", papers=_LABELS)
    ]
    return _or_a_file(sorted(names, key=lambda name: not _is(state, name, papers=_SHEETS)), entry)


def _or_a_file(names: list[str], entry: str) -> tuple[Choice, ...]:
    return (
        *(Choice(name, ((entry, name),)) for name in names),
        Choice(Phrase("setup.printer.as_pdf"), ((entry, ""),)),
    )


def _spares(state: Setup, entry: str) -> tuple[Choice, ...]:
    """Any other than the one that it stands in for."""
    desk = state.settings.desk
    names = (
        name
        for name in _names(state, desk.spare_printer)
        if name == desk.spare_printer
        or (name != desk.printer and not _is(state, name, speaks="zpl"))
    )
    return (
        *(Choice(name, ((entry, name),)) for name in names),
        Choice(Phrase("setup.printer.no_spare"), ((entry, ""),)),
    )


def _papers(state: Setup, entry: str) -> tuple[Choice, ...]:
    now = state.settings.desk.paper
    names = _FOR_SLIPS if now in _FOR_SLIPS else (*_FOR_SLIPS, now)
    return _of_paper(names, entry)


def _its_papers(state: Setup, entry: str) -> tuple[Choice, ...]:
    """What fits in it, and first what it says lies in it."""
    printer = state.settings.printers[state.printing.open]
    told = state.printing.told.get(printer.at)
    fitting = papers_of(printer.speaks)
    said = tuple(paper for paper in (told.papers if told else ()) if paper in fitting)
    if printer.paper not in said:
        said = (*said, printer.paper) if said else fitting
    return _of_paper(said, entry)


def _of_paper(names: tuple[str, ...], entry: str) -> tuple[Choice, ...]:
    return tuple(Choice(Phrase(f"setup.paper.{name}"), ((entry, name),)) for name in names)


def _languages(_state: Setup, entry: str) -> tuple[Choice, ...]:
    return tuple(Choice(Phrase(f"setup.speaks.{name}"), ((entry, name),)) for name in _SPEAKS)


def _dots(_state: Setup, entry: str) -> tuple[Choice, ...]:
    return tuple(
        Choice(Phrase("setup.printer.dpi", {"dots": dots}), ((entry, dots),)) for dots in _DPI
    )


def _drawers(_state: Setup, entry: str) -> tuple[Choice, ...]:
    return (
        Choice(Phrase("setup.drawer.none"), ((entry, False),)),
        Choice(Phrase("setup.drawer.opens"), ((entry, True),)),
    )


PAPER_WAYS: Final[dict[str, Callable[[Setup, str], tuple[Choice, ...]]]] = {
    "desk.printer": _slips,
    "desk.paper": _papers,
    "desk.label_printer": _labels,
    "desk.list_printer": _lists,
    "desk.spare_printer": _spares,
    f"{PRINTER}.speaks": _languages,
    f"{PRINTER}.paper": _its_papers,
    f"{PRINTER}.dpi": _dots,
    f"{PRINTER}.drawer": _drawers,
}
