"""Paper: a target is `printer:NAME`, or a file (`.escpos`, `.zpl` for a printer's own bytes)."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from returns_station.adapters.settings import PrinterSettings
from returns_station.adapters.speech import speech
from returns_station.desk.errors import StationError
from returns_station.desk.ports import Printed
from returns_station.label import Label
from returns_station.phrase import Phrase
from returns_station.slip import Slip

PRINTER: Final = "printer:"
_SYSTEM: Final = "system:"
_FILES: Final = {".escpos": "escpos", ".zpl": "zpl"}


class SlipFileError(StationError):
    """The slip's file cannot be written; the slip waits and can be sent again."""


class SlipPaper:
    """Delivers to the desk's printers, the system's own, and files."""

    def __init__(self, paper: str, printers: Mapping[str, PrinterSettings] | None = None) -> None:
        """Files and printers that are not set up by name are drawn for this paper."""
        self._paper, self._printers = paper, printers or {}

    def deliver(self, printed: Printed, target: str, /) -> None:
        """Print or save; raises PrintUnknownError when it may have come out, or a StationError."""
        if target.startswith(PRINTER):
            name = target.removeprefix(PRINTER)
            _print(printed, self._printers.get(name) or self._of_the_system(name))
            return
        speaks = _FILES.get(Path(target).suffix, "pdf")
        _save(Path(target), _content(printed, speaks, self._paper))

    def _of_the_system(self, name: str) -> PrinterSettings:
        """One that nobody set up here: a queue by its name, or a printer by its own door."""
        at = name if name.startswith("ipp:") else f"{_SYSTEM}{name}"
        return PrinterSettings.model_validate({"at": at, "paper": self._paper})


def _print(printed: Printed, printer: PrinterSettings) -> None:
    from returns_station.adapters.printing import system  # lazy, as below

    content = _content(printed, printer.speaks, printer.paper)
    system.print_pdf(content, printer.at.removeprefix(_SYSTEM), _title(printed))


def _content(printed: Printed, speaks: str, paper: str) -> bytes:
    """The bytes as the printer wants them."""
    # Drawing costs a third of a second to import: only what is printed pays for it.
    from returns_station.adapters.printing import escpos, pdf

    voice = speech(printed.language)
    if speaks == "escpos":
        assert isinstance(printed, Slip)
        return escpos.encode(printed, voice)
    return pdf.draw(printed, pdf.Paper(paper), voice)


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
