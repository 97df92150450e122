"""Printers by name: they come, go and are renamed; every paper that went there follows."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import urlsplit

from pydantic import ValidationError

from returns_station.adapters.printing.addresses import places
from returns_station.adapters.printing.found import Found
from returns_station.adapters.settings import PrinterSettings, Settings
from returns_station.phrase import Phrase

PLACES: Final = ("printer", "label_printer", "list_printer", "spare_printer")
"""The entries of a desk that name a printer."""
_PAPERS: Final[Mapping[str, tuple[str, ...]]] = {
    "escpos": ("roll80", "roll58"),
    "zpl": ("label4x6", "label100x60"),
    "pdf": ("a4", "a5", "a6", "roll80", "roll58", "label4x6", "label100x60"),
}
_LONGEST: Final = 40


@dataclass(frozen=True, slots=True)
class Printing:
    """What lies open of the printers: one that is being set up, or one that is looked for.

    `found` is who answered at the address that was typed, None before anybody was asked; `devices`
    are at this machine's own sockets; `told` is what each said of itself, by its address.
    """

    open: str = ""
    adding: bool = False
    asking: bool = False
    found: tuple[Found, ...] | None = None
    devices: tuple[Found, ...] = ()
    told: Mapping[str, Found] = field(default_factory=dict)


def sought(text: str) -> tuple[str, ...]:
    """What a typed address may mean, as far as a printer can be set up by it."""
    return tuple(at for at in places(text) if _is_address(at))


def papers_of(speaks: str) -> tuple[str, ...]:
    """What can lie in a printer of this kind."""
    return _PAPERS[speaks]


def set_up(settings: Settings, name: str, entries: Mapping[str, object]) -> Settings:
    """A printer with other entries; one that speaks otherwise gets a paper that fits."""
    printer = settings.printers[name].model_copy(update=dict(entries))
    if printer.paper not in papers_of(printer.speaks):
        printer = printer.model_copy(update={"paper": papers_of(printer.speaks)[0]})
    if printer.speaks != "escpos":
        printer = printer.model_copy(update={"drawer": False})
    return _with(settings, {**settings.printers, name: printer})


def added(settings: Settings, found: Found) -> tuple[Settings, str]:
    """A printer that was found, under a name of its own; the first one is used at once."""
    raw = found.at.startswith(("tcp:", "serial:", "usb:"))
    speaks = found.speaks or ("escpos" if raw else "pdf")
    fitting = [paper for paper in found.papers if paper in papers_of(speaks)]
    printer = PrinterSettings.model_validate(
        {
            "at": found.at,
            "speaks": speaks,
            "paper": (*fitting, *papers_of(speaks))[0],
            "dpi": found.dpi or 203,
        }
    )
    name = _free(settings, (found.called or called_by(found.at))[:_LONGEST])
    settings = _with(settings, {**settings.printers, name: printer})
    place = "label_printer" if speaks == "zpl" else "printer"
    if not getattr(settings.desk, place):
        settings = _at_desk(settings, {place: name})
    return settings, name


def renamed(settings: Settings, old: str, new: str) -> Settings:
    """A printer is called otherwise; a name that is taken or empty changes nothing."""
    if not new or new in settings.printers or old not in settings.printers:
        return settings
    printers = {new if name == old else name: each for name, each in settings.printers.items()}
    places = {place: new for place in PLACES if getattr(settings.desk, place) == old}
    return _at_desk(_with(settings, printers), places)


def removed(settings: Settings, name: str) -> Settings:
    """A printer is there no more, and nothing of this desk goes there."""
    printers = {each: printer for each, printer in settings.printers.items() if each != name}
    places = {place: "" for place in PLACES if getattr(settings.desk, place) == name}
    return _at_desk(_with(settings, printers), places)


def changes(before: Settings, after: Settings) -> dict[str, object]:
    """What to save of the printers: a name that is gone, one that is new, entries that changed."""
    old, new = before.printers, after.printers
    gone = [name for name in old if name not in new]
    come = [name for name in new if name not in old]
    if len(gone) == len(come) == 1 and old[gone[0]] == new[come[0]]:
        return {gone[0]: come[0]}
    found: dict[str, object] = dict.fromkeys(gone)
    for name, printer in new.items():
        if old.get(name) != printer:
            # Whole: a later change of the same printer may be saved without this one.
            found[name] = printer.model_dump()
    return found


def called_by(at: str) -> str:
    """What an address is called by people: the host, the queue, the socket."""
    if at.startswith(("ipp:", "tcp:")):
        return urlsplit(at).hostname or at
    return at.partition(":")[2].rpartition("/")[2]


def where(at: str) -> Phrase:
    """Where a printer is, as people say it."""
    door, _, place = at.partition(":")
    known = {"system": "system", "usb": "usb", "serial": "serial"}
    return Phrase(f"setup.at.{known.get(door, 'network')}", {"place": place.removeprefix("//")})


def stands(printing: Printing, at: str) -> tuple[Phrase, ...]:
    """How a printer stands, in sentences: what it says, or that it says nothing."""
    found = printing.told.get(at)
    if found is None:
        return (Phrase("setup.printer.asking"),)
    if not found.there:
        return (Phrase("setup.printer.silent"),)
    if not found.answers:
        return (Phrase("setup.printer.untold"),)
    said = [Phrase("setup.printer.ready")]
    if found.stops:
        said = [Phrase("setup.printer.stops", {"why": Phrase(f"print.why.{found.stops}")})]
    if found.called not in ("", printing.open):
        said.insert(0, Phrase("setup.printer.is", {"name": found.called}))
    if found.papers:
        papers = tuple(Phrase(f"setup.paper.{paper}") for paper in found.papers)
        said.append(Phrase("setup.printer.papers", {"papers": papers}))
    return (*said, *(() if found.takes_pdf else (Phrase("setup.printer.no_pdf"),)))


def heard(printing: Printing, found: Found) -> Printing:
    """A printer said how it stands."""
    return replace(printing, asking=False, told={**printing.told, found.at: found})


def _is_address(at: str) -> bool:
    try:
        PrinterSettings(at=at)
    except ValidationError:
        return False
    return True


def _free(settings: Settings, name: str) -> str:
    """The name, with a number after it where it is taken."""
    names = (name, *(f"{name} {nr}" for nr in range(2, len(settings.printers) + 3)))
    return next(each for each in names if each not in settings.printers)


def _with(settings: Settings, printers: dict[str, PrinterSettings]) -> Settings:
    return settings.model_copy(update={"printers": printers})


def _at_desk(settings: Settings, entries: Mapping[str, object]) -> Settings:
    return settings.model_copy(update={"desk": settings.desk.model_copy(update=dict(entries))})
