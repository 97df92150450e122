"""How printers are looked for, taken, set up and put away; decided without Qt."""

from collections.abc import Iterator
from dataclasses import replace

from returns_station.adapters.printing.found import Found
from returns_station.adapters.settings import Settings
from returns_station.phrase import Phrase
from ui.rooms.setup.state import printing
from ui.rooms.setup.state.setup import Page, Setup, Trial, kept, settled


def lies_open(state: Setup) -> bool:
    """Whether one printer is being set up, or a new one looked for."""
    lies = state.printing
    return state.page is Page.PRINTER and (lies.adding or lies.open in state.settings.printers)


def opened(state: Setup, name: str) -> Setup:
    """One printer lies open, and is asked how it stands."""
    return _at(kept(state), name, adding=False)


def adding(state: Setup) -> Setup:
    """A new one is looked for."""
    return _at(kept(state), "", adding=True)


def shut(state: Setup) -> Setup:
    """Back to all of them."""
    return _at(kept(state), "", adding=False)


def seeking(state: Setup) -> Setup:
    """An address is being asked."""
    return replace(state, printing=replace(state.printing, asking=True, found=None))


def found(state: Setup, answers: tuple[Found, ...]) -> Setup:
    """Who answered there; they are remembered as they stand."""
    told = {each.at: each for each in answers}
    lies = replace(state.printing, asking=False, found=answers)
    return replace(state, printing=replace(lies, told={**lies.told, **told}))


def offered(state: Setup) -> tuple[Found, ...]:
    """What can be added: who answered, then what this machine has that is not set up."""
    taken = {each.at for each in state.settings.printers.values()}
    lies = state.printing
    here = (*lies.devices, *_queues(state))
    every = dict.fromkeys((*(lies.found or ()), *here))
    return tuple(each for each in every if each.at not in taken)


def taken(state: Setup, at: str) -> Setup:
    """What was found is set up, and lies open to be looked at."""
    one = next((each for each in offered(state) if each.at == at), None)
    if one is None:
        return state
    after, name = printing.added(state.settings, one)
    state = settled(state, after, Phrase("setup.printer.added", {"name": name}))
    return _at(state, name, adding=False)


def removed(state: Setup) -> Setup:
    """The open one is there no more; it can be had again."""
    name = state.printing.open
    after = printing.removed(state.settings, name)
    return settled(shut(state), after, Phrase("setup.printer.removed", {"name": name}))


def note(state: Setup) -> Phrase | None:
    """What is to be said of the search."""
    lies = state.printing
    if lies.asking:
        return Phrase("setup.printer.seeking_there")
    if lies.found == ():
        return Phrase("setup.printer.nobody")
    return None


def told(settings: Settings, name: str) -> tuple[Phrase, ...]:
    """What a printer is in short: what it speaks, and what lies in it."""
    printer = settings.printers[name]
    return (
        Phrase(f"setup.speaks.{printer.speaks}"),
        Phrase(f"setup.paper.{printer.paper}"),
    )


def _queues(state: Setup) -> Iterator[Found]:
    for name in state.machine.printers or ():
        yield Found(f"system:{name}", name, "pdf", there=True)


def _at(state: Setup, name: str, *, adding: bool) -> Setup:
    lies = replace(state.printing, open=name, adding=adding, found=None)
    return replace(state, printing=lies, drafts={}, trial=Trial.NONE, trial_advice=None)
