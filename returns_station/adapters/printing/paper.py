"""Paper: a target is `printer:NAME`, or a file (`.escpos`, `.zpl` for a printer's own bytes)."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from returns_station.adapters.printing.painted import page_printer
from returns_station.adapters.settings import PrinterSettings
from returns_station.adapters.speech import speech
from returns_station.desk.errors import StationError
from returns_station.desk.ports import Printed
from returns_station.label import Label
from returns_station.phrase import Argument, Phrase
from returns_station.slip import Slip

if TYPE_CHECKING:
    from returns_station.adapters.printing.drawing import Page
    from returns_station.adapters.printing.look import Dress

PRINTER: Final = "printer:"
_SYSTEM: Final = "system:"
_IPP: Final = "ipp:"
_PDF: Final = "pdf"
_FILES: Final = {".escpos": "escpos", ".zpl": "zpl"}


class SlipFileError(StationError):
    """The slip's file cannot be written; the slip waits and can be sent again."""


class PrinterMisfitError(StationError):
    """The printer does not take what it is said to speak; nothing was sent."""


class SlipPaper:
    """Delivers to the desk's printers, the system's own, and files."""

    def __init__(
        self,
        paper: str,
        printers: Mapping[str, PrinterSettings] | None = None,
        dress: "Dress | None" = None,
    ) -> None:
        """Files and printers that are not set up by name are drawn for this paper.

        `dress` is what of a slip is the shop's own.
        """
        self._paper, self._printers, self._dress = paper, printers or {}, dress

    def deliver(self, printed: Printed, target: str, /) -> None:
        """Print or save; raises PrintUnknownError when it may have come out, or a StationError."""
        if target.startswith(PRINTER):
            name = target.removeprefix(PRINTER)
            printer = self._printers.get(name) or self._of_the_system(name)
            _print(printed, name, printer, self._dress)
            return
        speaks = _FILES.get(Path(target).suffix, _PDF)
        settings = {"at": _SYSTEM + _PDF, "speaks": speaks, "paper": self._paper}
        _save(
            Path(target), _content(printed, PrinterSettings.model_validate(settings), self._dress)
        )

    def _of_the_system(self, name: str) -> PrinterSettings:
        """One that nobody set up here: a queue by its name, or a printer by its own door."""
        at = name if name.startswith(_IPP) else f"{_SYSTEM}{name}"
        return PrinterSettings.model_validate({"at": at, "paper": self._paper})


def _print(printed: Printed, name: str, printer: PrinterSettings, dress: "Dress | None") -> None:
    """By the printer's own door, the one that its address leads to."""
    from returns_station.adapters.printing import raw, system  # lazy, as below

    by_system = printer.at.startswith((_SYSTEM, _IPP))
    told: dict[str, Argument] = {"printer": name, "at": printer.at}
    if printer.speaks != _PDF and printer.at.startswith(_IPP):
        raise PrinterMisfitError(Phrase("print.takes_only_pdf", told))
    if printer.speaks == _PDF and not by_system:
        raise PrinterMisfitError(Phrase("print.takes_no_pdf", told))
    paints = page_printer()
    if paints and printer.speaks == _PDF and printer.at.startswith(_SYSTEM):
        paints(_pages(printed, printer, dress), printer.at.removeprefix(_SYSTEM), _title(printed))
        return
    content = _content(printed, printer, dress)
    if not by_system:
        raw.print_raw(content, printer.at, printer.speaks, name=name, answers=printer.answers)
        return
    form = system.PDF if printer.speaks == _PDF else system.OWN_BYTES
    system.print_pdf(content, printer.at.removeprefix(_SYSTEM), _title(printed), form=form)


def _content(printed: Printed, printer: PrinterSettings, dress: "Dress | None") -> bytes:
    """The bytes as the printer wants them."""
    # Drawing costs a third of a second to import: each language pays for what it needs.
    match printer.speaks:
        case "zpl":
            from returns_station.adapters.printing import zpl

            return zpl.encode(_pages(printed, printer, dress), printer.dpi)
        case "escpos":
            return _for_a_roll(printed, printer, dress)
        case _:
            from returns_station.adapters.printing import pdf

            paper, voice = pdf.Paper(printer.paper), speech(printed.language)
            return pdf.draw(printed, paper, voice, dress, printer.dpi)


def _for_a_roll(printed: Printed, printer: PrinterSettings, dress: "Dress | None") -> bytes:
    """Words and commands for a slip, a picture for all else; of a sheet the edges would be lost."""
    from returns_station.adapters.printing import escpos

    paper = escpos.roll_for(printer.paper)
    if isinstance(printed, Slip):
        voice, drawer = speech(printed.language), printer.drawer
        return escpos.encode(printed, voice, paper, dress, dpi=printer.dpi, drawer=drawer)
    on_roll = printer.model_copy(update={"paper": paper.value})
    return escpos.pictured(_pages(printed, on_roll, dress), paper, printer.dpi)


def _pages(printed: Printed, printer: PrinterSettings, dress: "Dress | None") -> tuple["Page", ...]:
    from returns_station.adapters.printing import pdf

    return pdf.pages_of(printed, pdf.Paper(printer.paper), speech(printed.language), dress)


def _title(printed: Printed) -> str:
    """What the printer's own list calls it."""
    return printed.codes[0].text if isinstance(printed, Label) else printed.number


def _save(path: Path, content: bytes) -> None:
    """Write beside and rename, so that no half slip is ever found under the name."""
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise SlipFileError(Phrase("slip.not_saved", {"file": path.name})) from error
