"""Slips on paper: a target is `printer:NAME`, or a file (`.escpos` for a roll printer's bytes)."""

from pathlib import Path
from typing import Final

from returns_station.adapters.speech import speech
from returns_station.desk.errors import StationError
from returns_station.phrase import Phrase
from returns_station.slip import Slip

PRINTER: Final = "printer:"


class SlipFileError(StationError):
    """The slip's file cannot be written; the slip waits and can be sent again."""


class SlipPaper:
    """Delivers slips to the system's printers and to files, drawn for one kind of paper."""

    def __init__(self, paper: str) -> None:
        """Draw for "roll80" or "a4"."""
        self._paper = paper

    def deliver(self, slip: Slip, target: str) -> None:
        """Print or save; raises PrintUnknownError when it may have come out, or a StationError."""
        # Drawing costs a third of a second to import: only a slip pays for it.
        from returns_station.adapters.printing import escpos, pdf, system

        voice, paper = speech(slip.language), pdf.Paper(self._paper)
        if target.startswith(PRINTER):
            name = target.removeprefix(PRINTER)
            system.print_pdf(pdf.draw(slip, paper, voice), name, slip.number)
        elif target.endswith(".escpos"):
            _save(Path(target), escpos.encode(slip, voice))
        else:
            _save(Path(target), pdf.draw(slip, paper, voice))


def _save(path: Path, content: bytes) -> None:
    """Write beside and rename, so that no half slip is ever found under the name."""
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise SlipFileError(Phrase("slip.not_saved", {"file": path.name})) from error
